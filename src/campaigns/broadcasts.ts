/**
 * What campaigns say to an audience: everybody who follows an account, or a group of its own. One row a campaign and account,
 * marked in flight before each step and settled after it, by whichever process has the lease; what a dead one had in flight
 * is not repeated by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Announcer, BroadcastStage } from '../channels/announcing.ts'
import type { DeliveryOutcome } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { createLease, renewEveryMs } from '../platform/lease.ts'
import type { Log } from '../platform/log.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { articleFor, groupTextFor } from './beyond-words.ts'
import { readCampaign } from './campaign-reading.ts'
import type { Campaign } from './campaign-types.ts'
import type { Writing } from './content.ts'
import { wasThere } from './heartbeat.ts'

const leaseName = 'campaign-broadcasts'
/** How long stopping waits for the answer to a step. */
const stopMs = 4_000

const waitingBroadcasts = {
  name: 'waiting_broadcasts',
  text: 'SELECT id FROM campaign_broadcast WHERE settled_at IS NULL ORDER BY id LIMIT 100',
}
const closeBroadcasts = {
  name: 'close_broadcasts',
  text: `UPDATE campaign_broadcast SET state = 'skipped', settled_at = $1,
      reason = CASE campaign.status WHEN 'cancelled' THEN 'cancelled' ELSE 'expired' END
    FROM campaign
    WHERE campaign.id = campaign_broadcast.campaign_id AND campaign_broadcast.state = 'pending'
      AND (campaign.status = 'cancelled' OR campaign.not_after <= $1)`,
}
/** Zalo can be asked again how an article is getting on; nothing else can be done again unasked. */
const recoverBroadcasts = {
  name: 'recover_broadcasts',
  text: `UPDATE campaign_broadcast
    SET state = CASE stage ->> 'stage' WHEN 'processing' THEN 'pending' ELSE 'unknown' END, reason = 'interrupted',
      settled_at = CASE stage ->> 'stage' WHEN 'processing' THEN NULL ELSE $1::timestamptz END
    WHERE state = 'in_flight'`,
}
const markBroadcast = {
  name: 'mark_broadcast',
  text: `UPDATE campaign_broadcast broadcast SET state = 'in_flight', holder = $2
    FROM campaign running
    WHERE broadcast.id = $1 AND broadcast.state = 'pending' AND running.id = broadcast.campaign_id
      AND (broadcast.not_before IS NULL OR broadcast.not_before <= $3::timestamptz)
      AND running.status = 'running' AND (running.rests_until IS NULL OR NOT $3::timestamptz <@ tstzrange(running.rests_from, running.rests_until))
      AND (running.not_after IS NULL OR running.not_after > $3::timestamptz)
      AND EXISTS (SELECT FROM lease WHERE lease.name = $4 AND lease.holder = $2 AND lease.until > clock_timestamp())
      AND ${wasThere('$3')}
    RETURNING broadcast.campaign_id AS "campaignId", broadcast.account_id AS "accountId", broadcast.stage`,
}
const settleBroadcast = {
  name: 'settle_broadcast',
  text: `UPDATE campaign_broadcast
    SET state = $3, reason = $4, stage = COALESCE($5::jsonb, stage), not_before = $6, platform_id = $7,
      settled_at = CASE WHEN $3 = 'pending' THEN NULL ELSE $8::timestamptz END
    WHERE id = $1 AND holder = $2 AND (state = 'in_flight' OR state = 'unknown' AND reason = 'interrupted')`,
}

interface Marked {
  readonly campaignId: number
  readonly accountId: number
  readonly stage: BroadcastStage
}

interface Outcome {
  readonly state: 'pending' | 'sent' | 'failed' | 'unknown'
  readonly reason?: string
  readonly stage?: BroadcastStage
  readonly notBefore?: Date
  readonly platformId?: string
}

/** Inside the transaction that starts it. */
export async function planBroadcast(tx: Tx, { id, beyondWindow }: Campaign): Promise<void> {
  if (!beyondWindow || beyondWindow.way === 'template') return
  const { account, way } = beyondWindow
  await tx.orm.campaignBroadcast.create({ data: { campaignId: id, accountId: account, way } })
}

export interface BroadcastParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly units: UnitDirectory
  readonly writing: Writing
  /** This process. */
  readonly holder: string
  /** Of an account that is open here. */
  readonly announcerOf: (accountId: number) => Announcer | undefined
  /** Above every article: a picture the world can fetch. */
  readonly coverUrl: string
  readonly announce: (campaignId: number) => void
}

export function createBroadcasts(parts: BroadcastParts) {
  const { database, clock, log, writing, holder, announce } = parts
  const lease = createLease({ database, clock, name: leaseName, holder })
  let looking: Promise<void> | undefined
  let stopping = false

  async function take({ campaignId, accountId, stage }: Marked): Promise<Outcome> {
    const campaign = await readCampaign(database, campaignId)
    const announcer = parts.announcerOf(accountId)
    const { beyondWindow } = campaign ?? {}
    if (!campaign || !announcer || !beyondWindow || beyondWindow.way === 'template')
      return { state: 'failed', reason: 'no_account' }
    if (beyondWindow.way === 'group')
      return outcomeInGroup(
        await announcer.tellGroup(beyondWindow.groupId, groupTextFor(campaign, writing)),
        clock.now(),
      )
    return outcomeOfArticle(announcer, { article: articleFor(campaign, parts), stage })
  }

  /** Every step that can be taken now. */
  async function carryOn(id: number): Promise<void> {
    while (!stopping) {
      const now = clock.now()
      const [marked] = await database.query<Marked>(markBroadcast, [id, holder, now, leaseName])
      if (!marked) return
      const outcome = await take(marked).catch((error: unknown): Outcome => {
        log.error({ err: error, campaign: marked.campaignId }, 'a broadcast failed in an unforeseen way')
        return { state: 'unknown', reason: 'fault' }
      })
      const { state, reason = null, stage = null, notBefore = null, platformId = null } = outcome
      const values = [id, holder, state, reason, stage && JSON.stringify(stage), notBefore, platformId]
      await database.query(settleBroadcast, [...values, clock.now()])
      announce(marked.campaignId)
      if (state !== 'pending' || notBefore) return
    }
  }

  async function lookOnce(): Promise<void> {
    await database.query(closeBroadcasts, [clock.now()])
    const waiting = await database.query<{ id: number }>(waitingBroadcasts, [])
    if (waiting.length === 0 || !(await lease.take())) return
    const renewing = setInterval(() => void lease.take().catch(() => undefined), renewEveryMs)
    try {
      await database.query(recoverBroadcasts, [clock.now()])
      for (const { id } of waiting) await carryOn(id)
    } finally {
      clearInterval(renewing)
      await lease.drop()
    }
  }

  return {
    /** Takes every step that is due; one look at a time. */
    look(): Promise<void> {
      looking ??= lookOnce().finally(() => {
        looking = undefined
      })
      return looking
    },
    /** Takes no further step; resolves when the present one is settled, or after four seconds. */
    async stop(): Promise<void> {
      stopping = true
      await Promise.race([looking?.catch(() => undefined), sleep(stopMs, undefined, { ref: false })])
    },
  }
}

async function outcomeOfArticle(
  announcer: Announcer,
  { article, stage }: { article: Parameters<Announcer['broadcast']>[0]['article']; stage: BroadcastStage },
): Promise<Outcome> {
  const step = await announcer.broadcast({ article }, stage)
  switch (step.kind) {
    case 'reached':
      return step.now.stage === 'sent'
        ? { state: 'sent', stage: step.now, platformId: step.now.messageId }
        : { state: 'pending', stage: step.now }
    case 'wait':
      // Next month nobody expects it any more: a person decides.
      return step.why === 'month'
        ? { state: 'failed', reason: 'month' }
        : { state: 'pending', reason: step.why, notBefore: step.until }
    case 'refused':
    case 'account_fault':
      return { state: 'failed', reason: step.reason }
    case 'unknown':
      return { state: 'unknown', reason: step.reason }
    default:
      return step satisfies never
  }
}

function outcomeInGroup(outcome: DeliveryOutcome, now: Date): Outcome {
  switch (outcome.outcome) {
    case 'sent':
      return { state: 'sent', platformId: outcome.platformId }
    case 'retry_after':
      return { state: 'pending', reason: 'limit', notBefore: new Date(now.getTime() + outcome.ms) }
    case 'unknown':
      return { state: 'unknown', reason: outcome.reason }
    case 'moved':
      return { state: 'failed', reason: 'moved' }
    case 'unreachable':
    case 'rejected':
    case 'account_fault':
    case 'unsent':
      return { state: 'failed', reason: outcome.reason }
    default:
      return outcome satisfies never
  }
}
