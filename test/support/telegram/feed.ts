import type { Update } from 'grammy/types'
import { conflict } from './refusal.ts'

/** An update not yet confirmed by the bot; `until` in milliseconds, after which the platform drops it. */
export interface PendingUpdate {
  update: Update
  /** Updates of one queue are delivered in order, those of different queues at will. */
  queue: string
  until: number
}

export type UpdateKind = Exclude<keyof Update, 'update_id'>

/** Kinds nobody gets without asking for them by name. */
const onlyIfAsked = new Set<string>(['chat_member', 'message_reaction', 'message_reaction_count'])

const day = 24 * 3600_000
/** The platform forgets a pressed button after 150 seconds, everything else after a day. */
const lifetimes: Record<string, number> = { callback_query: 150_000 }

interface Poller {
  finish: (result: Update[]) => void
  fail: (error: Error) => void
}

/** Numbers updates, keeps them until confirmed or expired, and serves long polling. */
export class UpdateFeed {
  private readonly now: () => number
  private readonly pendingById = new Map<number, PendingUpdate>()
  private readonly sent = new Map<number, PendingUpdate>()
  private readonly keep: number
  private repeated: Update[] = []
  private lastId = 700_000_000
  private allowed: ReadonlySet<string> | undefined
  private poller: Poller | undefined
  /** Set while a webhook is: takes each new update instead of the pollers. */
  push: ((pending: PendingUpdate) => void) | undefined

  constructor(now: () => number, keep: number) {
    this.now = now
    this.keep = keep
  }

  /** Updates waiting for the bot, oldest first, expired ones dropped. */
  pending(): PendingUpdate[] {
    for (const [id, entry] of this.pendingById) if (this.now() >= entry.until) this.pendingById.delete(id)
    return [...this.pendingById.values()]
  }

  get pendingCount(): number {
    return this.pendingById.size
  }

  get allowedKinds(): string[] | undefined {
    return this.allowed && [...this.allowed]
  }

  /** An empty list means the default: all kinds but the three that must be asked for. */
  allow(kinds: readonly string[]): void {
    this.allowed = kinds.length > 0 ? new Set(kinds) : undefined
  }

  /** Gives an update its number and offers it to the bot, unless the bot did not ask for its kind. */
  emit(kind: string, queue: string, content: Omit<Update, 'update_id'>): Update {
    const update: Update = { update_id: ++this.lastId, ...content }
    const wanted = this.allowed ? this.allowed.has(kind) : !onlyIfAsked.has(kind)
    if (wanted) this.offer({ update, queue, until: this.now() + (lifetimes[kind] ?? day) })
    return update
  }

  /** Offers an update as it is. */
  offer(entry: PendingUpdate): void {
    const id = entry.update.update_id
    this.pendingById.set(id, entry)
    this.sent.set(id, entry)
    if (this.sent.size > this.keep) this.sent.delete(this.sent.keys().next().value!)
    if (this.push) this.push(entry)
    else this.wake()
  }

  /** Sends an earlier update once more, as the platform does when it missed the answer. */
  repeat(updateId: number): void {
    const entry = this.sent.get(updateId)
    if (!entry) throw new Error(`no update ${updateId} was ever sent, or it is too old`)
    if (this.push) this.push({ ...entry, until: this.now() + day })
    else {
      this.repeated.push(entry.update)
      this.wake()
    }
  }

  nextId(): number {
    return ++this.lastId
  }

  confirm(updateId: number): void {
    this.pendingById.delete(updateId)
  }

  dropPending(): void {
    this.pendingById.clear()
  }

  /** The next batch for a poller; waits up to `seconds`. A newer poller or a webhook ends the wait with 409. */
  poll(options: { offset: number; limit: number; seconds: number; signal: AbortSignal }): Promise<Update[]> {
    this.poller?.fail(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    )
    this.confirmBelow(options.offset)
    const batch = this.batch(options.limit)
    if (batch.length > 0 || options.seconds <= 0) return Promise.resolve(batch)
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        if (this.poller === poller) this.poller = undefined
        act()
      }
      const poller: Poller = {
        finish: (result) => settle(() => resolve(result)),
        fail: (error) => settle(() => reject(error)),
      }
      const timer = setTimeout(() => poller.finish([]), options.seconds * 1000)
      options.signal.addEventListener('abort', () => poller.finish([]), { once: true })
      this.poller = poller
      this.waitingLimit = options.limit
    })
  }

  /** Ends a running long poll with 409, as setting a webhook does. */
  endPolling(why: string): void {
    this.poller?.fail(conflict(why))
  }

  private waitingLimit = 100

  private wake(): void {
    const poller = this.poller
    if (!poller) return
    const batch = this.batch(this.waitingLimit)
    if (batch.length > 0) poller.finish(batch)
  }

  /** A negative offset keeps only that many of the newest; a positive one confirms everything below it. */
  private confirmBelow(offset: number): void {
    if (offset < 0) {
      const ids = [...this.pendingById.keys()]
      for (const id of ids.slice(0, Math.max(0, ids.length + offset))) this.pendingById.delete(id)
      return
    }
    if (offset > 0) for (const id of this.pendingById.keys()) if (id < offset) this.pendingById.delete(id)
  }

  private batch(limit: number): Update[] {
    const repeated = this.repeated.splice(0, limit)
    const fresh: Update[] = []
    for (const entry of this.pendingById.values()) {
      if (repeated.length + fresh.length >= limit) break
      if (this.now() < entry.until) fresh.push(entry.update)
      else this.pendingById.delete(entry.update.update_id)
    }
    return [...repeated, ...fresh]
  }
}
