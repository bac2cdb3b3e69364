/** How much one sender may ask for: a token bucket a key, in memory of one process. */
import type { Clock } from '../clock.ts'

export interface RateLimitOptions {
  /** Requests at once after a pause. */
  readonly burst: number
  readonly perSecond: number
  readonly clock: Clock
}

export interface RateLimit {
  /** Takes one request of `key`: 0 when it may go on, else the milliseconds until it may. */
  take(key: string): number
}

interface Bucket {
  tokens: number
  at: number
}

/** Keys remembered at most; beyond it the one that was silent longest begins afresh. */
const mostKeys = 20_000

export function createRateLimit({ burst, perSecond, clock }: RateLimitOptions): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take(key) {
      const at = clock.now().getTime()
      const before = buckets.get(key) ?? { tokens: burst, at }
      const earned = (Math.max(0, at - before.at) / 1000) * perSecond
      const tokens = Math.min(burst, before.tokens + earned)
      const allowed = tokens >= 1
      buckets.delete(key)
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at })
      if (buckets.size > mostKeys) buckets.delete(buckets.keys().next().value ?? '')
      return allowed ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1000)
    },
  }
}
