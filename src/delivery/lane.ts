/**
 * The way of an account's messages to its platform. One process at a time drains it (a lease), interactive messages
 * before bulk ones, a chat's messages in order; pauses the platform asks for are in the database.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Account, Channel, DeliveryOutcome, OutboundMessage } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile, storableJson } from '../platform/database/statement.ts'
import { createLease, renewEveryMs } from '../platform/lease.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics.ts'
import { type BulkGate, createBulk } from './bulk.ts'
import type { BulkSource } from './bulk-source.ts'
import { createPace } from './pace.ts'
import { isToGroup, type Settlement, settlementOf } from './settlement.ts'
import { createWaker } from './waker.ts'

/** Without names they are planned anew each time: a plan from when few messages waited would read all of many. */
const claimMessages = { ...sqlFile(import.meta.url, 'claim-messages.sql'), name: '' }
const settleMessages = { ...sqlFile(import.meta.url, 'settle-messages.sql'), name: '' }
const recoverMessages = sqlFile(import.meta.url, 'recover-messages.sql')
const pauseAccount = {
  name: 'pause_account',
  text: 'UPDATE channel_account SET paused_until = GREATEST(paused_until, $2) WHERE id = $1',
}
const restBulk = {
  name: 'rest_bulk',
  text: 'UPDATE channel_account SET bulk_paused_until = $2 WHERE id = $1',
}
const accountState = {
  name: 'account_state',
  text: 'SELECT paused_until, bulk_paused_until, fault, revision FROM channel_account WHERE id = $1',
}
/** What a person has mended meanwhile is not broken by an answer to the tokens of before. */
const faultAccount = {
  name: 'fault_account',
  text: 'UPDATE channel_account SET fault = $2 WHERE id = $1 AND revision = $3',
}
const nextDue = {
  name: 'next_due',
  text: `SELECT min(not_before) AS at FROM outgoing_message
    WHERE account_id = $1 AND settled_at IS NULL AND state = 'pending' AND not_before > $2`,
}

/** Messages of an account in flight at once. */
const inFlightMost = 32
/** Steps that found work are so far apart: what happens meanwhile shares a statement. */
const gatherMs = 8
/** How long an idle lane waits before it looks by itself, in case a signal was lost. */
const idleMs = 1_000
/** How long stopping waits for answers of the platform: what is in flight then is the next holder's to judge. */
const stopMs = 4_000

interface AccountState {
  readonly paused_until: Date | null
  readonly bulk_paused_until: Date | null
  readonly fault: string | null
  readonly revision: number
}

export interface Claimed {
  readonly id: string
  readonly identity_id: number | null
  readonly chat_id: string
  readonly lane: 'interactive' | 'bulk'
  readonly content: OutboundMessage
  readonly attempts: number
  readonly ticket_id: number | null
}

/** What became of a message to a group. */
export interface ToGroup {
  readonly account: Account
  readonly message: Claimed
  readonly outcome: DeliveryOutcome
}

export interface Lane {
  /** Whether this process is the one that sends the account's messages. */
  readonly draining: boolean
  /** Something may be waiting. */
  nudge(): void
  start(): void
  /** Sends nothing new; resolves when what is in flight is settled, or after four seconds. */
  stop(): Promise<void>
}

export interface LaneParts {
  readonly channel: Channel
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** This lane of this process. */
  readonly holder: string
  /** Told what became of each message to a group, before that is settled: again when it fails. */
  readonly groupHears?: (told: ToGroup) => Promise<void>
  /** What goes to many at once. */
  readonly bulk?: BulkSource
}

export function createLane(parts: LaneParts): Lane {
  const { channel, database, clock, log, metrics, holder } = parts
  const account = channel.account
  const leaseName = `lane:${account.slug}`
  const lease = createLease({ database, clock, name: leaseName, holder })
  const pace = createPace()
  const inFlight = new Set<string>()
  const waker = createWaker()
  const settlements: Settlement[] = []
  const toGroups: ToGroup[] = []
  /** Messages may be marked in flight that nobody is sending. */
  let unsure = false
  let pausedUntil = 0
  let fault: string | null = null
  let revision = 1
  let stopping = false
  let renewing: NodeJS.Timeout | undefined
  let loop: Promise<void> = Promise.resolve()
  const isOpen = () => !stopping && !fault && lease.held && pausedUntil <= clock.now().getTime()
  const gate: BulkGate = {
    lease: leaseName,
    get isOpen() {
      return isOpen() && !unsure && inFlight.size < inFlightMost
    },
    hold(until) {
      pausedUntil = Math.max(pausedUntil, until.getTime())
    },
    keep,
    keepRest: async (until) => void (await database.query(restBulk, [account.id, until])),
  }
  const bulk = parts.bulk && createBulk({ ...parts, source: parts.bulk, gate })

  async function send(message: Claimed): Promise<void> {
    const outcome = await channel
      .send(message.chat_id, message.content)
      .catch((error: unknown): DeliveryOutcome => {
        log.error(
          { err: error, account: account.slug, message: message.id },
          'sending failed in an unforeseen way',
        )
        return { outcome: 'unknown', reason: 'fault' }
      })
    metrics.outgoing.inc({ platform: account.platform, lane: message.lane, outcome: outcome.outcome })
    const settlement = settlementOf({ message, outcome, now: clock.now() })
    if (settlement.pauseUntil) {
      pausedUntil = Math.max(pausedUntil, settlement.pauseUntil.getTime())
      pace.refused(message.chat_id, settlement.pauseUntil.getTime())
    }
    if (settlement.chatRestsUntil) pace.refused(message.chat_id, settlement.chatRestsUntil.getTime())
    if (isToGroup(message)) toGroups.push({ account, message, outcome })
    if (settlement.alert)
      log.error(
        { account: account.slug, message: message.id, ticket: message.ticket_id, reason: settlement.reason },
        settlement.alert,
      )
    settlements.push(settlement)
    inFlight.delete(message.id)
    waker.nudge()
  }

  /** Writes down how the account stands, so that a restart obeys it. */
  async function keep(settled: readonly Settlement[]): Promise<void> {
    const until = settled
      .flatMap((each) => each.pauseUntil ?? [])
      .sort((a, b) => b.getTime() - a.getTime())[0]
    if (until) await database.query(pauseAccount, [account.id, until])
    const broken = settled.find((each) => each.accountFault)?.accountFault
    if (broken) await database.query(faultAccount, [account.id, broken, revision])
    if (broken) fault = broken
  }

  async function settle(): Promise<void> {
    for (let told = toGroups[0]; told; told = toGroups[0]) {
      await parts.groupHears?.(told)
      toGroups.shift()
    }
    if (settlements.length === 0) return
    const batch = settlements.splice(0)
    try {
      await keep(batch)
      const rows = storableJson(batch.map((each) => each.row))
      await database.query(settleMessages, [rows, holder, clock.now(), batch.length])
    } catch (error) {
      settlements.unshift(...batch)
      throw error
    }
  }

  async function claim(): Promise<number> {
    const now = clock.now()
    if (!isOpen()) return 0
    const free = inFlightMost - inFlight.size
    if (free <= 0) return 0
    const resting = JSON.stringify(pace.resting(now.getTime()))
    const values = [account.id, holder, free, now, resting, leaseName]
    const claimed = await database.query<Claimed>(claimMessages, values)
    claimed.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
    for (const message of claimed) {
      inFlight.add(message.id)
      if (isToGroup(message)) pace.leavesToGroup(message.chat_id, now.getTime())
      else pace.leaves(message.chat_id, now.getTime())
      void send(message)
    }
    return claimed.length
  }

  async function idleTime(): Promise<number> {
    const now = clock.now().getTime()
    if (pausedUntil > now) return Math.min(idleMs, pausedUntil - now)
    const [row] = await database.query<{ at: Date | null }>(nextDue, [account.id, clock.now()])
    return row?.at ? Math.max(1, Math.min(idleMs, row.at.getTime() - now)) : idleMs
  }

  /** After the lease was taken, and after a failure: what is in flight without a sender, and how the account stands. */
  async function makeSure(): Promise<void> {
    const inHand = [...inFlight, ...settlements.map((each) => each.row.id)]
    const values = [account.id, holder, clock.now(), JSON.stringify(inHand)]
    const recovered = await database.query(recoverMessages, values)
    if (recovered.length > 0)
      log.info({ account: account.slug, messages: recovered.length }, 'messages taken over')
    const [state] = await database.query<AccountState>(accountState, [account.id])
    pausedUntil = Math.max(pausedUntil, state?.paused_until?.getTime() ?? 0)
    if (state?.bulk_paused_until) bulk?.goOnResting(state.bulk_paused_until)
    fault = state?.fault ?? null
    revision = state?.revision ?? revision
    unsure = false
  }

  async function step(): Promise<void> {
    await settle()
    if (!lease.held && !stopping) {
      unsure = true
      if (!(await lease.take())) return waker.rest(idleMs)
      bulk?.doubt()
    }
    if (unsure && lease.held) await makeSure()
    const claimed = await claim()
    if (claimed > 0 || settlements.length > 0) return void (await sleep(gatherMs))
    const idle = inFlight.size > 0 ? idleMs : await idleTime()
    await waker.rest(Math.min(idle, pace.restMs(clock.now().getTime())))
  }

  async function run(): Promise<void> {
    while (!stopping || inFlight.size > 0 || settlements.length > 0) {
      waker.begin()
      try {
        await step()
      } catch (error) {
        unsure = true
        log.warn({ err: error, account: account.slug }, 'lane waits for the database')
        if (stopping && inFlight.size === 0) return
        await sleep(300)
      }
    }
  }

  return {
    get draining() {
      return lease.held && !stopping
    },
    nudge: waker.nudge,
    start() {
      loop = run()
      bulk?.start()
      renewing = setInterval(() => lease.held && void lease.take().catch(() => undefined), renewEveryMs)
    },
    async stop() {
      stopping = true
      waker.nudge()
      await Promise.race([Promise.all([loop, bulk?.stop()]), sleep(stopMs, undefined, { ref: false })])
      inFlight.clear()
      waker.nudge()
      clearInterval(renewing)
      await lease.drop().catch(() => undefined)
    },
  }
}
