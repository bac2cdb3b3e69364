/**
 * Whether a platform seems to be away. Each message to many that gets no usable answer is one a person must decide about,
 * so after a few in a row nothing more leaves for a while, longer each time; then one goes ahead of the others. So it is
 * while files cannot be read, too: everybody would be tried again and again.
 */
import type { DeliveryOutcome } from '../channels/channel.ts'

/** Without an answer, one after the other. */
const enough = 3
const firstRestMs = 2_000
const longestRestMs = 120_000

export interface Outage {
  /** Not known to be over: one message at a time. */
  readonly isDoubtful: boolean
  /** Until when nothing leaves; null once the platform has answered. */
  readonly until: Date | null
  /** How much longer nothing leaves, in milliseconds; never longer than the longest rest, whatever became of the clock. */
  restMs(now: Date): number
  /** What became of a message. @returns whether a rest begins with it */
  heard(outcome: DeliveryOutcome, now: Date): boolean
  /** The platform gave no answer. @returns whether a rest begins with it */
  unanswered(now: Date): boolean
  /** What was written down: it was away, and nothing was to leave before then. */
  goOn(until: Date): void
}

export function createOutage(): Outage {
  let inRow = 0
  let until: Date | null = null
  let nextRestMs = firstRestMs

  function restMs(now: Date): number {
    const left = until ? until.getTime() - now.getTime() : 0
    if (left > longestRestMs) until = new Date(now.getTime() + longestRestMs)
    return Math.max(0, Math.min(left, longestRestMs))
  }

  function unanswered(now: Date): boolean {
    inRow += 1
    // What was on its way when the rest began says nothing new.
    if (inRow < enough || restMs(now) > 0) return false
    until = new Date(now.getTime() + nextRestMs)
    nextRestMs = Math.min(longestRestMs, nextRestMs * 2)
    return true
  }

  return {
    get isDoubtful() {
      return until !== null
    },
    get until() {
      return until
    },
    restMs,
    unanswered,
    heard({ outcome }, now) {
      if (outcome === 'unknown' || outcome === 'unsent') return unanswered(now)
      // It may be that nobody could be asked.
      if (outcome === 'retry_after') return false
      inRow = 0
      until = null
      nextRestMs = firstRestMs
      return false
    },
    goOn(written) {
      inRow = enough
      until = written
    },
  }
}
