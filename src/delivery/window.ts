/**
 * The pace of bulk messages: at most so many in any second, as the platform sees it. A message arrives somewhere between
 * its start and its answer; so a new one may start a second after the answer of the one that many before it, and no
 * second ever holds more, however long the way is. They leave one after the other, not all at the beginning of a second:
 * many at once would wait for each other. What the platform counts is calls: a message of several takes a place for each.
 */

export interface SendingWindow {
  /** How many messages of so many calls may start by then. */
  freeBy(moment: number, calls: number): number
  /** When the next one of so many calls may start; infinite while it has no places. */
  nextAt(calls: number): number
  /** Takes its places; answers the moment from which it may start, `now` or later, or null while it has no places. */
  take(now: number, calls: number): number | null
  /** The answer to its last call came, or a failure. */
  ended(now: number, calls: number): void
}

/** Messages leave no closer together than this share of an even pace: what fell behind may still catch up. */
const closest = 0.8

export function createSendingWindow(perSecond: number): SendingWindow {
  const most = Math.max(1, Math.floor(perSecond))
  const spanMs = (1_000 * most) / perSecond
  const gapMs = (closest * 1_000) / perSecond
  /** When each free place may be used again, the earliest first. */
  const ready: number[] = new Array<number>(most).fill(0)
  let last = 0
  /** One that has more calls than there are places takes them all, for longer. */
  const placesOf = (calls: number) => Math.min(calls, most)
  /** When the message after `before` others may start, each of so many calls: all of its places are free by then. */
  const startOf = (before: number, calls: number) =>
    Math.max(
      ready[(before + 1) * placesOf(calls) - 1] ?? Number.POSITIVE_INFINITY,
      last + (before * calls + 1) * gapMs,
    )
  return {
    freeBy(moment, calls) {
      let free = 0
      while (startOf(free, calls) <= moment) free += 1
      return free
    },
    nextAt: (calls) => startOf(0, calls),
    take(now, calls) {
      if (ready.length < placesOf(calls)) return null
      const start = Math.max(startOf(0, calls), now)
      ready.splice(0, placesOf(calls))
      last = start + (calls - 1) * gapMs
      return start
    },
    ended(now, calls) {
      const free = now + spanMs * Math.ceil(calls / most)
      for (let place = 0; place < placesOf(calls); place += 1) ready.push(free)
    },
  }
}
