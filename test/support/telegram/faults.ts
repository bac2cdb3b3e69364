import type { FloodControl } from './rates.ts'
import type { Refusal } from './refusal.ts'

/**
 * What a forced fault answers:
 * a literal status and body; `drop`: connection closed, nothing done; `lost`: done, then connection closed
 * before the answer; `html`: a proxy's error page with 502; `delayMs`: the true answer, late.
 */
export type FaultAnswer = { status: number; body: unknown } | 'drop' | 'lost' | 'html' | { delayMs: number }

/** Which calls a fault hits (method name, or `file` for downloads; chat id) and how many of them. */
export interface Fault {
  method?: string
  chat?: number
  count: number
  answer: FaultAnswer
}

interface Scope {
  method?: string
  chat?: number
}

type Armed = Scope & { count: number; answer: FaultAnswer | { retryAfter: number } }

/** Forced failures, taken in the order they were asked for. */
export class Faults {
  private armed: Armed[] = []
  private readonly flood: FloodControl

  constructor(flood: FloodControl) {
    this.flood = flood
  }

  /** The next `count` matching calls get this answer. */
  next(fault: Fault): void {
    this.armed.push({ ...fault })
  }

  /**
   * The next matching call is answered 429 with `retryAfter` seconds, and a penalty starts with it: over the
   * whole token, or one chat when that is given. Every send before it ends is answered 429 and lengthens it.
   */
  failWith429(retryAfter: number, scope: Scope = {}): void {
    this.armed.push({ ...scope, count: 1, answer: { retryAfter } })
  }

  /** Forgets every fault not used yet and ends running penalties. */
  clear(): void {
    this.armed = []
    this.flood.forgive()
  }

  /** The fault for this call, if one is armed; throws when it is a 429. */
  take(call: { method: string; chat: number | undefined }): FaultAnswer | undefined {
    if (this.armed.length === 0) return undefined
    const fault = this.armed.find((armed) => hits(armed, call))
    if (!fault) return undefined
    fault.count--
    if (fault.count <= 0) this.armed = this.armed.filter((armed) => armed !== fault)
    if (typeof fault.answer === 'object' && 'retryAfter' in fault.answer)
      throw this.flood.punish(fault.answer.retryAfter, fault.chat) satisfies Refusal
    return fault.answer
  }
}

/** A fault without a method hits what the bot says, not its waiting for updates. */
function hits(armed: Armed, call: { method: string; chat: number | undefined }): boolean {
  if (armed.chat !== undefined && armed.chat !== call.chat) return false
  if (armed.method === undefined) {
    if (typeof armed.answer === 'object' && 'retryAfter' in armed.answer) return call.chat !== undefined
    return call.method !== 'getupdates' && call.method !== 'file'
  }
  return armed.method.toLowerCase() === call.method
}
