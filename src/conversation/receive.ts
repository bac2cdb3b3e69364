/**
 * From an inbound event to a reply: one transaction claims the event by its key, locks the conversation, routes,
 * and writes state, rows, messages and jobs together. What fails is rolled back, kept and tried again. Events of
 * several chats that wait share a transaction; when it fails, each has its own.
 */
import type { InboundEvent, Inbox } from '../channels/channel.ts'
import { UnavailableError } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { isRetryable, isUnavailable, TransactionTooLongError } from '../platform/database/errors.ts'
import { sqlFile, storableJson } from '../platform/database/statement.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { createChatQueue } from './chat-queue.ts'
import type { Subject } from './dialogue.ts'
import { keepFailedEvent } from './failed-events.ts'
import { claimGroupEvent, type GroupRoom } from './group-events.ts'
import { createRouter } from './router.ts'
import { type ClaimedRow, openTurn, saveAtCommit } from './turn.ts'

const claimEvents = sqlFile(import.meta.url, 'claim-events.sql')

/** Transactions at once in a process: connections of the pool stay free for delivery and the console. */
const atOnce = 4
/** Chats in one transaction. */
const together = 12
/** What waits beyond this is not handled within a fraction of a second. */
const soonHandled = atOnce * together
/** Events that may wait in a process before the platform is asked to come back later. */
const mostWaiting = 5_000
const conflictAttempts = 3

export interface ReceiveParts {
  readonly database: Database
  readonly clock: Clock
  readonly texts: Texts
  readonly log: Log
  readonly metrics: Metrics
  readonly subjects: readonly Subject[]
  /** What happens in groups; without it nothing does. */
  readonly groups?: GroupRoom
  /** Answers a press in words, once its effects are stored. */
  readonly acknowledge?: (event: InboundEvent, words: string) => void
  /** Called after the commit with the account that has something to send. */
  readonly nudge: (accountId: number) => void
}

export interface Conversation extends Inbox {
  /** Handles an event that failed before; throws when it fails again. */
  retry(event: InboundEvent): Promise<void>
  /** Takes nothing more; resolves when no event is being handled any more, or after `ms`. */
  drain(ms: number): Promise<void>
}

/** An event that waits, and how it is handled by itself. */
interface Waiting {
  readonly event: InboundEvent
  readonly alone: () => Promise<void>
}

type Handled = 'done' | 'duplicate'

const done: PromiseSettledResult<void> = { status: 'fulfilled', value: undefined }

export function createConversation(parts: ReceiveParts): Conversation {
  const { database, clock, texts, log, metrics, nudge, groups } = parts
  const queue = createChatQueue<Waiting>({
    atOnce: database.kind === 'embedded' ? 1 : atOnce,
    together,
    work: handleWaiting,
  })
  const router = createRouter(parts.subjects)
  const dialogues = new Map(
    parts.subjects.flatMap((subject) =>
      subject.dialogue ? [[subject.name, subject.dialogue] as const] : [],
    ),
  )

  /** Events of private chats, each of another chat. */
  async function handleInPrivate(events: readonly InboundEvent[]): Promise<void> {
    const stop = metrics.transaction.startTimer()
    const outcomes = await database.transaction((tx) => converse(tx, inLockOrder(events)))
    stop()
    for (const [event, outcome] of outcomes) count(event, outcome)
  }

  async function converse(tx: Tx, events: readonly InboundEvent[]): Promise<Map<InboundEvent, Handled>> {
    const now = clock.now()
    const rows = await tx.query<ClaimedRow>(claimEvents, [storableJson(events.map(asClaim)), now])
    const outcomes = new Map<InboundEvent, Handled>(events.map((event) => [event, 'duplicate']))
    const turns = rows.flatMap((row) => {
      const event = events[row.place]
      if (!event || row.event_id === null) return []
      outcomes.set(event, 'done')
      return [openTurn({ tx, now, event, row, texts, dialogues })]
    })
    const endings = await allOf(
      turns.map(async (turn) => {
        await router.route(turn)
        return turn.ending()
      }),
    )
    if (endings.length > 0) saveAtCommit(tx, endings, now)
    return outcomes
  }

  async function handleInGroup(event: InboundEvent): Promise<void> {
    if (!groups) return
    const stop = metrics.transaction.startTimer()
    const words = await database.transaction(async (tx) => {
      const turn = await claimGroupEvent(tx, event, clock.now())
      return turn && ((await groups.receive(turn)) ?? '')
    })
    stop()
    if (words) parts.acknowledge?.(event, words)
    count(event, words === null ? 'duplicate' : 'done')
  }

  function count({ account, body }: InboundEvent, outcome: Handled) {
    metrics.updates.inc({ platform: account.platform, kind: body.kind, outcome })
    if (outcome === 'done') nudge(account.id)
  }

  async function handleWithRetries(event: InboundEvent): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await (event.group ? handleInGroup(event) : handleInPrivate([event]))
      } catch (error) {
        if (!isRetryable(error) || attempt >= conflictAttempts) throw error
      }
    }
  }

  async function receive(event: InboundEvent): Promise<void> {
    try {
      await handleWithRetries(event)
    } catch (error) {
      metrics.updates.inc({ platform: event.account.platform, kind: event.body.kind, outcome: 'failed' })
      if (isUnavailable(error)) throw new UnavailableError(2_000, { cause: error })
      log.error(
        { err: error, account: event.account.slug, event: event.key },
        'event failed, kept to be tried again',
      )
      await keepFailedEvent({ database, event, error, now: clock.now() }).catch((cause) => {
        throw new UnavailableError(2_000, { cause })
      })
    }
  }

  async function handleWaiting(items: readonly Waiting[]): Promise<readonly PromiseSettledResult<void>[]> {
    const inPrivate = items.flatMap(({ event }) => (event.group ? [] : [event]))
    const shared = new Set(inPrivate.length > 1 && (await areHandled(inPrivate)) ? inPrivate : [])
    const outcomes: PromiseSettledResult<void>[] = []
    for (const { event, alone } of items)
      outcomes.push(...(shared.has(event) ? [done] : await Promise.allSettled([alone()])))
    return outcomes
  }

  /** False: nothing happened, and whatever it was may concern one of them alone. */
  async function areHandled(events: readonly InboundEvent[]): Promise<boolean> {
    try {
      await handleInPrivate(events)
      return true
    } catch (error) {
      if (isUnavailable(error) && !(error instanceof TransactionTooLongError))
        throw new UnavailableError(2_000, { cause: error })
      log.warn({ err: error, events: events.length }, 'events are handled one by one')
      return false
    }
  }

  let closing = false
  const chat = (event: InboundEvent) => `${event.account.id}/${event.from}`
  return {
    async receive(event) {
      if (closing) throw new UnavailableError(1_000)
      if (queue.size >= mostWaiting) throw new UnavailableError(5_000)
      await queue.add(chat(event), { event, alone: () => receive(event) })
    },
    get isBehind() {
      return queue.size > soonHandled
    },
    retry: (event) => queue.add(chat(event), { event, alone: () => handleWithRetries(event) }),
    async drain(ms) {
      closing = true
      const until = Date.now() + ms
      while (queue.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}

/** Processes that handle events of the same chats wait for each other instead of in a circle. */
const inLockOrder = (events: readonly InboundEvent[]) =>
  [...events].sort((a, b) => a.account.id - b.account.id || (a.from < b.from ? -1 : 1))

const asClaim = ({ account, key, raw, from }: InboundEvent, place: number) => ({
  place,
  account: account.id,
  key,
  payload: raw,
  sender: from,
})

/** Waits for all, also when one failed: they share a connection, which must be at rest before it is rolled back. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(works)
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}
