/** The updates of one answer to `getUpdates`, handled chat by chat. */
import type { Log } from '../../platform/log.ts'
import { type Account, type InboundEvent, type Inbox, UnavailableError } from '../channel.ts'
import type { TelegramChannel } from './channel.ts'
import { toInboundEvent } from './events.ts'

export interface BatchParts {
  readonly updates: readonly unknown[]
  readonly account: Account
  readonly receivedAt: Date
  readonly inbox: Inbox
  readonly channel: Pick<TelegramChannel, 'acknowledge'>
  readonly log: Log
}

export interface Batch {
  /** Handles what is left; true when all of it is stored. Begins no update after `signal`. */
  work(signal: AbortSignal): Promise<boolean>
  /** How long to wait before `work` again, when the last one answered false. */
  readonly retryAfterMs: number
}

/** Those that wait for the database share its transactions. */
const chatsAtOnce = 48
const unforeseenPauseMs = 2_000

/** Chats are handled side by side, the updates of a chat in order; what could not be stored stays and is tried again. */
export function createBatch({ updates, account, receivedAt, inbox, channel, log }: BatchParts): Batch {
  const chats = new Map<string, InboundEvent[]>()
  for (const update of updates) {
    const event = toInboundEvent({ account, update, receivedAt })
    if (event) chats.set(event.from, [...(chats.get(event.from) ?? []), event])
  }
  let retryAfterMs = 0
  let failed = false

  async function receive(event: InboundEvent): Promise<boolean> {
    try {
      await inbox.receive(event)
    } catch (error) {
      if (!(error instanceof UnavailableError))
        log.error({ err: error, account: account.slug, event: event.key }, 'an update could not be received')
      failed = true
      retryAfterMs = error instanceof UnavailableError ? error.retryAfterMs : unforeseenPauseMs
      return false
    }
    void channel.acknowledge(event)
    return true
  }

  async function workThrough(waiting: (readonly [string, InboundEvent[]])[], signal: AbortSignal) {
    for (let chat = waiting.shift(); chat; chat = waiting.shift()) {
      const [from, events] = chat
      for (let event = events[0]; event; event = events[0]) {
        if (signal.aborted || failed || !(await receive(event))) return
        events.shift()
      }
      chats.delete(from)
    }
  }

  return {
    get retryAfterMs() {
      return retryAfterMs
    },
    async work(signal) {
      failed = false
      const waiting = [...chats]
      await Promise.all(Array.from({ length: chatsAtOnce }, () => workThrough(waiting, signal)))
      return chats.size === 0
    },
  }
}
