/**
 * The pace of bulk messages: at most so many in any second, as the platform sees it. A message arrives somewhere between
 * its start and its answer; so a new one may start a second after the answer of the one that many before it, and no
 * second ever holds more, however long the way is.
 */

export interface SendingWindow {
  /** How many may start by then. */
  freeBy(moment: number): number
  /** When the next one may start; infinite while every place is taken. */
  readonly nextAt: number
  /** Takes the next place; answers the moment from which it may start. */
  take(): number
  /** Its answer came, or its failure. */
  ended(now: number): void
}

export function createSendingWindow(perSecond: number): SendingWindow {
  const most = Math.max(1, Math.floor(perSecond))
  const spanMs = (1_000 * most) / perSecond
  /** When each free place may be used again, the earliest first. */
  const ready: number[] = new Array<number>(most).fill(0)
  return {
    freeBy(moment) {
      const later = ready.findIndex((at) => at > moment)
      return later < 0 ? ready.length : later
    },
    get nextAt() {
      return ready[0] ?? Number.POSITIVE_INFINITY
    },
    take: () => ready.shift() ?? Number.POSITIVE_INFINITY,
    ended: (now) => void ready.push(now + spanMs),
  }
}
