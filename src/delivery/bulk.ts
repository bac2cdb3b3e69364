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
import { createWaker, type Waker } from './waker.ts'
import { createSendingWindow } from './window.ts'

/** For platforms that ask for no pace. */
const usualPerSecond = 100
/**
 * Rows are marked so long before they may leave: asking the database must not cost any of the pace. As long as it took of
 * late, within bounds: whatever is marked when the process dies is unknown.
 */
const aheadMs = { least: 40, most: 250 }
/** Sends at once: three, as grammY advises, or what a paid pace needs at 100 ms an answer. */
const sendsMost = (perSecond: number) => Math.max(3, Math.ceil(perSecond / 10))
/** Steps that found work are so far apart: what happens meanwhile shares a statement. */
const gatherMs = 8
/** How long a failure of the database is waited out. */
const mendMs = 300
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
  const claiming = createWaker()
  const settling = createWaker()
  /** What is marked in flight by this process and not settled yet. */
  const inHand = new Set<string>()
  const outcomes: Settlement[] = []
  let inFlight = 0
  let ahead = aheadMs.least
  let unsure = true
  let stopping = false
  let loops: Promise<unknown> = Promise.resolve()

  async function send(message: BulkMessage): Promise<void> {
    const now = clock.now().getTime()
    const early = Math.ceil(window.take(now) - now)
    if (early > 0) await sleep(early + 1)
    if (!gate.isOpen) return over({ row: { id: message.id, state: 'pending', uncounted: true } })
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
    over(settlement)
  }

  function over(settlement: Settlement): void {
    window.ended(clock.now().getTime())
    outcomes.push(settlement)
    inFlight -= 1
    settling.nudge()
    claiming.nudge()
  }

  async function settle(): Promise<void> {
    if (outcomes.length === 0) return settling.rest(idleMs)
    const batch = outcomes.splice(0)
    const rows = batch.map(({ row }) => row)
    try {
      await gate.keep(batch)
      await source.settle(rows, { holder, now: clock.now() })
    } catch (error) {
      outcomes.unshift(...batch)
      throw error
    }
    for (const { id } of rows) inHand.delete(id)
    await sleep(gatherMs)
  }

  async function makeSure(): Promise<void> {
    const given = { accountId: account.id, holder, inHand: [...inHand], now: clock.now() }
    unsure = false
    const recovered = await source.recover(given).catch((error: unknown) => {
      unsure = true
      throw error
    })
    if (recovered > 0)
      log.info({ account: account.slug, recipients: recovered }, 'bulk messages were interrupted')
  }

  /** How many may be marked now; if none, waits for that. */
  async function free(now: number): Promise<number> {
    const soon = now + ahead
    const most = sendsMost(bulkPerSecond) + Math.ceil((bulkPerSecond * ahead) / 1_000)
    const places = Math.min(most - inFlight, window.freeBy(soon))
    if (places <= 0) await claiming.rest(Math.max(1, Math.min(idleMs, window.nextAt - soon)))
    return places
  }

  async function claim(): Promise<void> {
    if (!gate.isOpen) return claiming.rest(idleMs)
    if (unsure) await makeSure()
    const now = clock.now()
    const most = await free(now.getTime())
    if (most <= 0) return
    const asked = performance.now()
    const given = { accountId: account.id, holder, lease: gate.lease, most, now }
    const { messages, mayBeMore } = await source.claim(given)
    const took = performance.now() - asked + gatherMs
    ahead = Math.max(aheadMs.least, Math.min(aheadMs.most, Math.max(took, ahead * 0.95)))
    for (const message of messages) {
      inHand.add(message.id)
      inFlight += 1
      void send(message)
    }
    await (mayBeMore ? sleep(gatherMs) : claiming.rest(idleMs))
  }

  async function run(given: {
    waker: Waker
    step: () => Promise<void>
    goesOn: () => boolean
  }): Promise<void> {
    while (given.goesOn()) {
      given.waker.begin()
      try {
        await given.step()
      } catch (error) {
        unsure = true
        log.warn({ err: error, account: account.slug }, 'bulk messages wait for the database')
        if (stopping && inFlight === 0) return
        await sleep(mendMs)
      }
    }
  }

  return {
    start() {
      let isClaiming = true
      const claimed = run({ waker: claiming, step: claim, goesOn: () => !stopping }).then(() => {
        isClaiming = false
        settling.nudge()
      })
      const goesOn = () => isClaiming || inFlight > 0 || outcomes.length > 0
      const settled = run({ waker: settling, step: settle, goesOn })
      loops = Promise.all([claimed, settled])
    },
    doubt() {
      unsure = true
    },
    async stop() {
      stopping = true
      claiming.nudge()
      settling.nudge()
      await loops
    },
  }
}
