import { type Refusal, tooManyRequests } from './refusal.ts'

/** Flood limits of reference "Rates": bulk over all chats, one private chat, one group. */
export interface RateLimits {
  /** Messages in any second, over all chats that did not just write. */
  bulkPerSecond: number
  /** Messages one private chat takes at once before its one a second holds. */
  privateBurst: number
  privatePerSecond: number
  /** Messages, and separately edits, in any minute in one group. */
  groupPerMinute: number
}

/** What the Bots FAQ publishes. */
export const publishedLimits: RateLimits = {
  bulkPerSecond: 30,
  privateBurst: 5,
  privatePerSecond: 1,
  groupPerMinute: 20,
}

/** Answers to one act of a person that are not counted as bulk, and how long that holds, milliseconds. */
const repliesForOneAct = 3
const replyWindow = 60_000

interface Penalty {
  until: number
}

/** Counts sends and answers 429; a sender that goes on during a penalty has it lengthened. */
export class FloodControl {
  /** `limited`: 429 answers in all; `ignored`: those to senders that went on during a penalty. */
  readonly counts = { limited: 0, ignored: 0 }
  private readonly now: () => number
  private readonly limits: RateLimits | false
  private readonly bulk: SlidingWindow
  private readonly nextFree = new Map<number, number>()
  private readonly groups = new Map<string, SlidingWindow>()
  private readonly credits = new Map<number, { left: number; until: number }>()
  private readonly penalties = new Map<number | 'all', Penalty>()

  constructor(now: () => number, limits: RateLimits | false) {
    this.now = now
    this.limits = limits
    this.bulk = new SlidingWindow(limits ? limits.bulkPerSecond : 1, 1000)
  }

  /** Counts a send of `cost` messages (an album costs its items) or throws 429. */
  admitSend({ chat, isGroup, cost = 1 }: { chat: number; isGroup: boolean; cost?: number }): void {
    this.refuseDuringPenalty(chat)
    if (!this.limits) return
    const now = this.now()
    const wait = isGroup
      ? this.groupWindow(`send ${chat}`).wait(now)
      : (this.nextFree.get(chat) ?? 0) - (this.limits.privateBurst - 1) * this.spacing() - now
    if (wait > 0) throw this.begin(chat, wait)
    if (!this.useCredit(chat, cost)) {
      if (this.bulk.wait(now) > 0) throw this.begin('all', 2000)
      this.bulk.add(now, cost)
    }
    if (isGroup) this.groupWindow(`send ${chat}`).add(now, cost)
    else this.nextFree.set(chat, Math.max(now, this.nextFree.get(chat) ?? 0) + cost * this.spacing())
  }

  /** Counts an edit: only groups limit these (20 a minute). */
  admitEdit({ chat, isGroup }: { chat: number; isGroup: boolean }): void {
    this.refuseDuringPenalty(chat)
    if (!this.limits || !isGroup) return
    const window = this.groupWindow(`edit ${chat}`)
    const wait = window.wait(this.now())
    if (wait > 0) throw this.begin(chat, wait)
    window.add(this.now(), 1)
  }

  /** A person wrote or pressed: the next few answers to them do not count as bulk. */
  noteAct(chat: number): void {
    if (this.limits) this.credits.set(chat, { left: repliesForOneAct, until: this.now() + replyWindow })
  }

  /** Starts a penalty by hand, over all chats or one, whatever the limits; returns the 429 to answer. */
  punish(seconds: number, chat?: number): Refusal {
    return this.begin(chat ?? 'all', seconds * 1000)
  }

  /** Ends every penalty, as when a test's scene is over. */
  forgive(): void {
    this.penalties.clear()
  }

  private spacing(): number {
    return this.limits ? 1000 / this.limits.privatePerSecond : 0
  }

  private groupWindow(key: string): SlidingWindow {
    const known = this.groups.get(key)
    if (known) return known
    const window = new SlidingWindow(this.limits ? this.limits.groupPerMinute : 1, 60_000)
    this.groups.set(key, window)
    return window
  }

  private useCredit(chat: number, cost: number): boolean {
    const credit = this.credits.get(chat)
    if (!credit || credit.left <= 0 || credit.until < this.now()) return false
    credit.left -= cost
    return true
  }

  private refuseDuringPenalty(chat: number): void {
    for (const scope of ['all', chat] as const) {
      const penalty = this.penalties.get(scope)
      if (!penalty) continue
      if (this.now() >= penalty.until) this.penalties.delete(scope)
      else {
        penalty.until += 1000
        this.counts.ignored++
        throw this.limited(penalty.until)
      }
    }
  }

  private begin(scope: number | 'all', ms: number): Refusal {
    const until = this.now() + Math.max(1000, ms)
    this.penalties.set(scope, { until })
    return this.limited(until)
  }

  private limited(until: number): Refusal {
    this.counts.limited++
    return tooManyRequests(Math.ceil((until - this.now()) / 1000))
  }
}

/** At most `limit` entries in any `span` milliseconds; remembers only the last `limit` times. */
class SlidingWindow {
  private readonly times: Float64Array
  private readonly span: number
  private at = 0

  constructor(limit: number, span: number) {
    this.times = new Float64Array(limit).fill(Number.NEGATIVE_INFINITY)
    this.span = span
  }

  /** Milliseconds until one more entry is allowed; zero or less when it is now. */
  wait(now: number): number {
    return this.times[this.at]! + this.span - now
  }

  add(now: number, count: number): void {
    for (let i = 0; i < count; i++) {
      this.times[this.at] = now
      this.at = (this.at + 1) % this.times.length
    }
  }
}
