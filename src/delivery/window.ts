/**
 * The pace of bulk messages: at most so many in any second, as the platform sees it. A message arrives somewhere between
 * its start and its answer; so a new one may start a second after the answer of the one that many before it, and no
 * second ever holds more, however long the way is. They leave one after the other, not all at the beginning of a second:
 * many at once would wait for each other.
 */

export interface SendingWindow {
  /** How many may start by then. */
  freeBy(moment: number): number
  /** When the next one may start; infinite while every place is taken. */
  readonly nextAt: number
  /** Takes the next place; answers the moment from which it may start, `now` or later. */
  take(now: number): number
  /** Its answer came, or its failure. */
  ended(now: number): void
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
  const startOf = (place: number) =>
    Math.max(ready[place] ?? Number.POSITIVE_INFINITY, last + (place + 1) * gapMs)
  return {
    freeBy(moment) {
      let free = 0
      while (startOf(free) <= moment) free += 1
      return free
    },
    get nextAt() {
      return startOf(0)
    },
    take(now) {
      last = Math.max(startOf(0), now)
      ready.shift()
      return last
    },
    ended: (now) => void ready.push(now + spanMs),
  }
}
