/** The calls an app may make in a minute (OpenAPI, "rate limit"), shared by its OAs and by all processes. */
import type { Clock } from '../../platform/clock.ts'
import { ZaloRefusal } from './refusal.ts'

export interface CallBudget {
  /** Before each call. @throws ZaloRefusal(-32), as Zalo would answer, when nothing is left of this minute */
  take(): void
  /** What Zalo says is left: it counts the other processes too. */
  heard(remain: string | undefined): void
}

export const callsAMinute = 4_000
const minuteMs = 60_000
const limitReached = -32

export function createCallBudget(clock: Clock, most: number = callsAMinute): CallBudget {
  let minute = 0
  let left = most

  const turnPage = () => {
    const now = Math.floor(clock.now().getTime() / minuteMs)
    if (now !== minute) left = most
    minute = now
  }

  return {
    take() {
      turnPage()
      if (left <= 0) throw new ZaloRefusal(limitReached, 'the calls of this minute are used up')
      left -= 1
    },
    heard(remain) {
      turnPage()
      const said = Number(remain ?? Number.NaN)
      if (said >= 0) left = Math.min(left, said)
    },
  }
}

/** One for each app of a process. */
export function callBudgets(clock: Clock): (appId: string) => CallBudget {
  const budgets = new Map<string, CallBudget>()
  return (appId) => {
    const known = budgets.get(appId) ?? createCallBudget(clock)
    budgets.set(appId, known)
    return known
  }
}
