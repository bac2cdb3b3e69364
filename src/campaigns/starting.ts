/**
 * What time does to campaigns: they start, rest, end and expire; each change is one statement that only one process can win.
 * Whom a started one goes to is written down in portions, from the highest id of a person to the lowest: whoever holds the
 * campaign writes the next one, and nothing is sent before the last.
 */
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import { planBroadcast } from './broadcasts.ts'
import { holding, noteOwnDeed } from './by-itself.ts'
import type { Campaign } from './campaign-types.ts'
import { contentHash } from './content.ts'
import { wasThere } from './heartbeat.ts'
import { fixRecipients } from './reach.ts'
import { quietUntil, restOf, ruleOf } from './rules.ts'

const dueCampaigns = {
  name: 'due_campaigns',
  text: `SELECT id FROM campaign
    WHERE status = 'approved' AND stop_reason IS NULL AND (not_before IS NULL OR not_before <= $1)
      AND (not_after IS NULL OR not_after > $1)
    ORDER BY class = 'urgent' DESC, not_before, id`,
}
const beginCampaign = {
  name: 'begin_campaign',
  text: `UPDATE campaign SET status = 'running', started_at = $3, plan_left = (SELECT COALESCE(max(id), 0) FROM person)
    WHERE id = $1 AND status = 'approved' AND approved_hash = $2 AND stop_reason IS NULL AND ${wasThere('$3')} RETURNING id`,
}
const unplannedCampaigns = {
  name: 'unplanned_campaigns',
  text: `SELECT id FROM campaign WHERE status = 'running' AND plan_left IS NOT NULL
    ORDER BY class = 'urgent' DESC, started_at, id`,
}
/** The lowest id of the next portion; null when nobody is left. */
const nextPortion = {
  name: 'next_portion',
  text: `SELECT min(person_id) AS from FROM (
      SELECT DISTINCT person_id FROM identity WHERE person_id <= $1 ORDER BY person_id DESC LIMIT $2) portion`,
}
const planUpTo = { name: 'plan_up_to', text: 'UPDATE campaign SET plan_left = $2 WHERE id = $1' }
const expireCampaigns = {
  name: 'expire_campaigns',
  text: `UPDATE campaign SET status = 'expired', finished_at = $1
    WHERE status IN ('submitted', 'approved') AND not_after <= $1 RETURNING id, unit_id AS "unitId"`,
}
/** Pending recipients of campaigns that go on no more, some at a time. */
const closeRecipients = {
  name: 'close_recipients',
  text: `UPDATE campaign_recipient SET state = 'skipped', settled_at = $1,
      reason = CASE campaign.status WHEN 'cancelled' THEN 'cancelled' ELSE 'expired' END
    FROM campaign
    WHERE campaign.id = campaign_recipient.campaign_id AND campaign_recipient.id IN (
      SELECT recipient.id FROM campaign over JOIN campaign_recipient recipient ON recipient.campaign_id = over.id
      WHERE (over.status = 'cancelled' OR (over.status IN ('running', 'paused') AND over.not_after <= $1))
        AND recipient.settled_at IS NULL AND recipient.state = 'pending'
      LIMIT $2 FOR UPDATE OF recipient SKIP LOCKED)
    RETURNING campaign_recipient.id`,
}
const endCampaigns = {
  name: 'end_campaigns',
  text: `UPDATE campaign SET status = 'done', finished_at = $1
    WHERE (status = 'running' AND (plan_left IS NULL OR not_after <= $1) OR status = 'paused' AND not_after <= $1)
      AND NOT EXISTS (
        SELECT FROM campaign_recipient recipient WHERE recipient.campaign_id = campaign.id AND recipient.settled_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM campaign_broadcast broadcast WHERE broadcast.campaign_id = campaign.id AND broadcast.settled_at IS NULL)
    RETURNING id, unit_id AS "unitId"`,
}
const runningCampaigns = {
  name: 'running_campaigns',
  text: `SELECT id, unit_id AS "unitId", at_night AS "atNight", rests_from AS "restsFrom", rests_until AS "restsUntil"
    FROM campaign WHERE status = 'running'`,
}
const restCampaign = {
  name: 'rest_campaign',
  text: 'UPDATE campaign SET rests_from = $2, rests_until = $3 WHERE id = $1',
}

const isSame = (one: Date | null, other: Date | null): boolean => one?.getTime() === other?.getTime()

const slice = 20_000
/** People looked at in one transaction: few enough that nobody waits for it, on the embedded database either. */
const portionSize = 5_000

export function createStarting(parts: {
  database: Database
  clock: Clock
  log: Log
  announce: (campaignId: number) => void
}) {
  const { database, clock, log, announce } = parts

  /** Starts one that is due; whoever comes second finds it started. */
  async function start(id: number): Promise<void> {
    const now = clock.now()
    await holding(database, id, async (tx, campaign) => {
      if (campaign.status !== 'approved') return
      const { unitId, atNight } = campaign
      if (!atNight && quietUntil(await ruleOf(tx, unitId), now)) return
      const hash = contentHash(campaign)
      if (hash !== campaign.approvedHash) {
        log.error({ campaign: id }, 'a campaign is not what was approved: it was not started')
        await tx.orm.campaign.update({ where: { id }, data: { status: 'draft', approvedHash: null } })
        await noteOwnDeed(tx, [campaign], { action: 'void', at: now, data: { reason: 'hash' } })
        return
      }
      const begun = await tx.query(beginCampaign, [id, hash, now])
      if (begun.length === 0) return
      const { restsFrom, restsUntil } = await restOf(tx, campaign, now)
      await tx.query(restCampaign, [id, restsFrom, restsUntil])
      await planBroadcast(tx, campaign)
      await noteOwnDeed(tx, [campaign], { action: 'start', at: now, data: { hash } })
    })
    announce(id)
  }

  /** Writes down the next portion of the recipients. @returns whether there is more to do */
  const planPortion = (id: number): Promise<boolean | undefined> =>
    holding(database, id, async (tx, campaign) => {
      if (campaign.status !== 'running' || campaign.planLeft === null || !campaign.startedAt) return false
      const [portion] = await tx.query<{ from: number | null }>(nextPortion, [campaign.planLeft, portionSize])
      const from = portion?.from ?? null
      await tx.query(planUpTo, [id, from === null ? null : from - 1])
      if (from !== null) {
        const given = { campaignId: id, asked: campaign, portion: { from, to: campaign.planLeft } }
        await fixRecipients(tx, { ...given, now: campaign.startedAt })
        return true
      }
      const recipients = await tx.orm.campaignRecipient.count({ where: { campaignId: id } })
      await noteOwnDeed(tx, [campaign], { action: 'plan', at: clock.now(), data: { recipients } })
      return false
    })

  async function plan(id: number): Promise<void> {
    while (await planPortion(id)) announce(id)
    announce(id)
  }

  async function end(action: 'end' | 'expire', statement: typeof endCampaigns): Promise<void> {
    const now = clock.now()
    const over = await database.transaction(async (tx) => {
      const ended = await tx.query<{ id: number; unitId: number }>(statement, [now])
      await noteOwnDeed(tx, ended, { action, at: now })
      return ended
    })
    for (const { id } of over) announce(id)
  }

  /** Settles who is still waiting in a campaign that was cancelled or has passed its last moment. */
  async function closeRest(): Promise<void> {
    for (let closed = slice; closed === slice; )
      closed = (await database.query(closeRecipients, [clock.now(), slice])).length
  }

  const endDone = () => end('end', endCampaigns)

  /** The next quiet hours are written down before they begin, so that nothing leaves from their first moment on. */
  async function rest(): Promise<void> {
    type Resting = Pick<Campaign, 'id' | 'unitId' | 'atNight' | 'restsFrom' | 'restsUntil'>
    for (const { id, restsFrom, restsUntil, ...campaign } of await database.query<Resting>(
      runningCampaigns,
      [],
    )) {
      const next = await restOf(database, campaign, clock.now())
      if (isSame(next.restsFrom, restsFrom) && isSame(next.restsUntil, restsUntil)) continue
      await database.query(restCampaign, [id, next.restsFrom, next.restsUntil])
    }
  }

  async function startDue(): Promise<void> {
    const due = await database.query<{ id: number }>(dueCampaigns, [clock.now()])
    for (const { id } of due) await start(id)
    const begun = await database.query<{ id: number }>(unplannedCampaigns, [])
    for (const { id } of begun) await plan(id)
    if (begun.length > 0) await endDone()
  }

  return {
    startDue,
    closeRest,
    endDone,
    /** All that time does. */
    async look(): Promise<void> {
      await end('expire', expireCampaigns)
      await closeRest()
      await rest()
      await startDue()
      await endDone()
    },
  }
}
