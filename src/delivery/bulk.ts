/**
 * What goes to many at once leaves here: behind the interactive messages of its account, under the same lease and the same
 * pauses, at the platform's pace. The rows are the source's own: each is marked in flight, sent at once and settled. What
 * a dead process had in flight is never sent again by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Channel, DeliveryOutcome, OutboundMessage } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { type Settlement, settlementOf } from './settlement.ts'
import { createSendingWindow } from './window.ts'

/** For platforms that ask for no pace. */
const usualPerSecond = 100
/** Rows are marked so long before they may leave, at most: asking the database must not cost any of the pace. */
const aheadMs = 40
/** Sends at once: three, as grammY advises, or what a paid pace needs at 100 ms an answer; and those about to leave. */
const inFlightMost = (perSecond: number) =>
  Math.max(3, Math.ceil(perSecond / 10)) + Math.ceil((perSecond * aheadMs) / 1_000)
/** Steps that found work are so far apart. */
const gatherMs = 8
/** How long an idle source is left alone. */
const idleMs = 500

export interface BulkMessage {
  readonly id: string
  readonly identity_id: number
  readonly chat_id: string
  readonly content: OutboundMessage
  readonly attempts: number
}

export type BulkOutcome = Settlement['row']

/** Where bulk messages come from, and where what became of them is written. */
export interface BulkSource {
  /** Marks the next of an account in flight, if `holder` has `lease`; more may be waiting when it says so. */
  claim(given: {
    accountId: number
    holder: string
    lease: string
    most: number
    now: Date
  }): Promise<{ readonly messages: readonly BulkMessage[]; readonly mayBeMore: boolean }>
  /** A row that `holder` lost meanwhile is left as it is. */
  settle(outcomes: readonly BulkOutcome[], given: { holder: string; now: Date }): Promise<void>
  /** Settles as unknown what others left in flight; `inHand` are those this process is sending. Answers how many. */
  recover(given: { accountId: number; holder: string; inHand: readonly string[]; now: Date }): Promise<number>
}

/** What the account's lane lets bulk messages do. */
export interface BulkGate {
  /** The lease is held, nothing is paused or broken, and replies to people leave as they come. */
  readonly isOpen: boolean
  readonly lease: string
  /** Nothing more leaves before then; to be kept as well. */
  hold(until: Date): void
  /** Writes down the pauses and faults that these mean for the account. */
  keep(settled: readonly Settlement[]): Promise<void>
}

export interface BulkParts {
  readonly channel: Channel
  readonly source: BulkSource
  readonly gate: BulkGate
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly holder: string
}

export interface Bulk {
  start(): void
  /** Rows may be marked in flight that nobody is sending. */
  doubt(): void
  /** Sends nothing new; resolves when what is in flight is settled. */
  stop(): Promise<void>
}

export function createBulk(parts: BulkParts): Bulk {
  const { channel, source, gate, clock, log, metrics, holder } = parts
  const { account, bulkPerSecond = usualPerSecond } = channel
  const window = createSendingWindow(bulkPerSecond)
  const most = inFlightMost(bulkPerSecond)
  const inFlight = new Set<string>()
  const outcomes: Settlement[] = []
  let unsure = true
  let stopping = false
  let nudged = true
  let wake: () => void = () => undefined
  let loop: Promise<void> = Promise.resolve()

  function rest(ms: number): Promise<void> {
    if (nudged) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function nudge() {
    nudged = true
    wake()
  }

  async function send(message: BulkMessage): Promise<void> {
    const early = window.take() - clock.now().getTime()
    if (early > 0) await sleep(early + 1)
    if (!gate.isOpen) return over(message, { row: { id: message.id, state: 'pending', uncounted: true } })
    const outcome = await channel
      .send(message.chat_id, message.content)
      .catch((error: unknown): DeliveryOutcome => {
        log.error(
          { err: error, account: account.slug, recipient: message.id },
          'sending failed in an unforeseen way',
        )
        return { outcome: 'unknown', reason: 'fault' }
      })
    metrics.outgoing.inc({ platform: account.platform, lane: 'bulk', outcome: outcome.outcome })
    const settlement = settlementOf({
      message: { ...message, lane: 'bulk', ticket_id: null },
      outcome,
      now: clock.now(),
    })
    if (settlement.pauseUntil) gate.hold(settlement.pauseUntil)
    if (settlement.alert)
      log.error({ account: account.slug, recipient: message.id, reason: settlement.reason }, settlement.alert)
    over(message, settlement)
  }

  function over({ id }: BulkMessage, settlement: Settlement): void {
    window.ended(clock.now().getTime())
    outcomes.push(settlement)
    inFlight.delete(id)
    nudge()
  }

  async function settle(): Promise<void> {
    if (outcomes.length === 0) return
    const batch = outcomes.splice(0)
    try {
      await gate.keep(batch)
      await source.settle(
        batch.map(({ row }) => row),
        { holder, now: clock.now() },
      )
    } catch (error) {
      outcomes.unshift(...batch)
      throw error
    }
  }

  async function makeSure(): Promise<void> {
    const inHand = [...inFlight, ...outcomes.map(({ row }) => row.id)]
    const given = { accountId: account.id, holder, inHand, now: clock.now() }
    unsure = false
    const recovered = await source.recover(given).catch((error: unknown) => {
      unsure = true
      throw error
    })
    if (recovered > 0)
      log.info({ account: account.slug, recipients: recovered }, 'bulk messages were interrupted')
  }

  async function step(): Promise<void> {
    await settle()
    if (stopping || !gate.isOpen) return rest(idleMs)
    if (unsure) await makeSure()
    const now = clock.now()
    const soon = now.getTime() + aheadMs
    const free = Math.min(most - inFlight.size, window.freeBy(soon))
    if (free <= 0) return rest(Math.max(1, Math.min(idleMs, window.nextAt - soon)))
    const claimed = await source.claim({
      accountId: account.id,
      holder,
      lease: gate.lease,
      most: free,
      now,
    })
    for (const message of claimed.messages) {
      inFlight.add(message.id)
      void send(message)
    }
    await (claimed.mayBeMore ? sleep(gatherMs) : rest(idleMs))
  }

  async function run(): Promise<void> {
    while (!stopping || inFlight.size > 0 || outcomes.length > 0) {
      nudged = false
      try {
        await step()
      } catch (error) {
        unsure = true
        log.warn({ err: error, account: account.slug }, 'bulk messages wait for the database')
        if (stopping && inFlight.size === 0) return
        await sleep(300)
      }
    }
  }

  return {
    start() {
      loop = run()
    },
    doubt() {
      unsure = true
    },
    async stop() {
      stopping = true
      nudge()
      await loop
    },
  }
}
