/**
 * What goes to many at once leaves here: behind the interactive messages of its account, under the same lease and the same
 * pauses, at the platform's pace. The rows are the source's own: who comes next is read ahead, which writes nothing; each is
 * marked in flight when its moment has come, sent at once and settled. What a dead process had in flight is never sent
 * again by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Channel, DeliveryOutcome } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { createBulkRest } from './bulk-rest.ts'
import type { BulkMessage, BulkSource } from './bulk-source.ts'
import { type Settlement, settlementOf } from './settlement.ts'
import { createWaker, type Waker } from './waker.ts'
import { createSendingWindow } from './window.ts'

/** For platforms that ask for no pace. */
const usualPerSecond = 100
/** Sends at once: three, as grammY advises, or what a paid pace needs at 100 ms an answer. */
const sendsMost = (perSecond: number) => Math.max(3, Math.ceil(perSecond / 10))
/**
 * Rows marked, or being marked, whose call has not begun: as many as leave in 60 ms. A process that is killed leaves no more
 * than these unknown without having sent them.
 */
const leavingMost = (perSecond: number) => Math.max(2, Math.ceil(perSecond * 0.06))
/** Marked and not settled: about to leave, on their way to the platform and back, or not written down yet. */
const inHandMost = (perSecond: number) => Math.ceil(sendsMost(perSecond) * 1.4)
/** A row is never marked longer before its moment, however slow the database is. */
const markMostMs = 100
/** So many are read ahead: what leaves in a second. */
const aheadMost = (perSecond: number) => Math.max(10, Math.ceil(perSecond))
/** Steps that found work are so far apart: what happens meanwhile shares a statement. */
const gatherMs = 8
/** How long a failure of the database is waited out. */
const mendMs = 300
/** How long an idle source is left alone. */
const idleMs = 500

/** What the account's lane lets bulk messages do. */
export interface BulkGate {
  /** The lease is held, nothing is paused or broken, and replies to people leave as they come. */
  readonly isOpen: boolean
  readonly lease: string
  /** Nothing more leaves before then; to be kept as well. */
  hold(until: Date): void
  /** Writes down the pauses and faults that these mean for the account. */
  keep(settled: readonly Settlement[]): Promise<void>
  /** Writes down until when bulk messages rest because the platform gives no answer; null: it has answered. */
  keepRest(until: Date | null): Promise<void>
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
  /** So it was written down: the platform gave no answer, and nothing was to leave before then. */
  goOnResting(until: Date): void
  /** Sends nothing new; resolves when what is in flight is settled. */
  stop(): Promise<void>
}

export function createBulk(parts: BulkParts): Bulk {
  const { channel, source, gate, clock, log, metrics, holder } = parts
  const { account, bulkPerSecond = usualPerSecond } = channel
  /** On a clock that nobody sets back. */
  const window = createSendingWindow(bulkPerSecond)
  const rest = createBulkRest({ channel, clock, log, keep: gate.keepRest })
  const reading = createWaker()
  const claiming = createWaker()
  const settling = createWaker()
  /** Read ahead: pending, and left to whoever holds the lease next if this process dies. */
  let waiting: string[] = []
  /** Marked since the last reading began: it may still have seen them pending. */
  const markedSince = new Set<string>()
  /** What is marked in flight by this process, or being marked, and not settled yet. */
  const inHand = new Set<string>()
  const outcomes: Settlement[] = []
  /** Of those in hand: not begun to be sent. */
  let leaving = 0
  let inFlight = 0
  /** How many calls a message takes, as of the last one. */
  let callsEach = 1
  /** How long marking takes of late. */
  let markMs = 5
  let unsure = true
  let stopping = false
  let loops: Promise<unknown> = Promise.resolve()
  const isOpen = () => gate.isOpen && rest.leftMs() === 0

  async function send(message: BulkMessage): Promise<void> {
    const calls = callsOf(message)
    callsEach = calls
    await turnOf(calls)
    leaving -= 1
    claiming.nudge()
    if (!isOpen()) return over({ row: { id: message.id, state: 'pending', uncounted: true } }, calls)
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
    rest.heard(outcome)
    const settlement = settlementOf({
      message: { ...message, lane: 'bulk', ticket_id: null },
      outcome,
      now: clock.now(),
    })
    if (settlement.pauseUntil) gate.hold(settlement.pauseUntil)
    if (settlement.alert)
      log.error({ account: account.slug, recipient: message.id, reason: settlement.reason }, settlement.alert)
    over(settlement, calls)
  }

  function callsOf({ content }: BulkMessage): number {
    try {
      return channel.callsOf?.(content) ?? 1
    } catch {
      return 1
    }
  }

  /** Waits for a message's turn. It has its places already, unless the messages before it were of fewer calls. */
  async function turnOf(calls: number): Promise<void> {
    const now = performance.now()
    const start = window.take(now, calls)
    if (start === null) return sleep(gatherMs).then(() => turnOf(calls))
    const early = Math.ceil(start - now)
    if (early > 0) await sleep(early + 1)
  }

  function over(settlement: Settlement, calls: number): void {
    window.ended(performance.now(), calls)
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
      await rest.keep()
      await source.settle(rows, { holder, now: clock.now() })
    } catch (error) {
      outcomes.unshift(...batch)
      throw error
    }
    for (const { id } of rows) inHand.delete(id)
    claiming.nudge()
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

  /** Anew each time: what is urgent comes first, and who was cancelled is gone. */
  async function readAhead(): Promise<void> {
    if (!gate.isOpen) return reading.rest(idleMs)
    const most = aheadMost(bulkPerSecond)
    markedSince.clear()
    const found = await source.ahead({ accountId: account.id, most, now: clock.now() })
    waiting = found.filter((id) => !inHand.has(id) && !markedSince.has(id))
    if (waiting.length > 0) claiming.nudge()
    await sleep(gatherMs)
    await reading.rest(idleMs)
  }

  /** How many may be marked now; if none, waits for that. */
  async function free(now: number): Promise<number> {
    // Until the step after this one has marked its own.
    const soon = now + 2 * markMs + gatherMs
    const places = Math.min(
      waiting.length,
      leavingMost(bulkPerSecond) - leaving,
      (rest.isDoubtful ? 1 : inHandMost(bulkPerSecond)) - inHand.size,
    )
    const open = Math.min(places, window.freeBy(soon, callsEach))
    if (open <= 0)
      await claiming.rest(
        places > 0 ? Math.max(1, Math.min(idleMs, window.nextAt(callsEach) - soon)) : idleMs,
      )
    return open
  }

  async function claim(): Promise<void> {
    if (!isOpen()) return claiming.rest(Math.min(idleMs, rest.leftMs() || idleMs))
    if (unsure) await makeSure()
    if (inHand.size === 0 && !(await rest.answersAgain())) return
    const now = clock.now()
    const places = await free(performance.now())
    if (places <= 0) return
    const messages = await mark(waiting.splice(0, places), now)
    if (waiting.length < aheadMost(bulkPerSecond) / 2) reading.nudge()
    inFlight += messages.length
    for (const message of messages) void send(message)
    await sleep(gatherMs)
  }

  async function mark(ids: readonly string[], now: Date): Promise<readonly BulkMessage[]> {
    for (const id of ids) {
      inHand.add(id)
      markedSince.add(id)
    }
    leaving += ids.length
    const asked = performance.now()
    let messages: readonly BulkMessage[] = []
    try {
      messages = await source.claim({ accountId: account.id, holder, lease: gate.lease, ids, now })
    } finally {
      const marked = new Set(messages.map(({ id }) => id))
      for (const id of ids) if (!marked.has(id)) inHand.delete(id)
      leaving -= ids.length - messages.length
    }
    const took = performance.now() - asked
    markMs = Math.min(markMostMs, markMs * 0.8 + took * 0.2)
    return messages
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
      const read = run({ waker: reading, step: readAhead, goesOn: () => !stopping })
      loops = Promise.all([read, claimed, settled])
    },
    doubt() {
      unsure = true
    },
    goOnResting: rest.goOn,
    async stop() {
      stopping = true
      reading.nudge()
      claiming.nudge()
      settling.nudge()
      await loops
    },
  }
}
