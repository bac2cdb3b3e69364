/** When a unit's residents are left in peace, and how often they are written to at most: the nearest unit above that says so. */
import { record } from '../audit/record.ts'
import { demandOver } from '../people/rights.ts'
import type { Viewer } from '../people/viewer.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Querying } from '../platform/database/statement.ts'

export interface CampaignRule {
  /** Minutes after midnight in Viet Nam; equal: no quiet hours. */
  readonly quietFrom: number
  readonly quietTo: number
  /** Announcements a person gets at most; null: as many as are approved. */
  readonly perDay: number | null
  readonly perWeek: number | null
}

/** From 21:30 to 06:30, as long as nobody says otherwise. */
const usualRule: CampaignRule = { quietFrom: 21 * 60 + 30, quietTo: 6 * 60 + 30, perDay: null, perWeek: null }

const nearestRule = {
  name: 'nearest_campaign_rule',
  text: `SELECT rule.quiet_from AS "quietFrom", rule.quiet_to AS "quietTo", rule.per_day AS "perDay", rule.per_week AS "perWeek"
    FROM campaign_rule rule JOIN unit_ancestor ON unit_ancestor.ancestor_id = rule.unit_id
    WHERE unit_ancestor.unit_id = $1 ORDER BY unit_ancestor.depth LIMIT 1`,
}

const dayMinutes = 24 * 60
const minuteMs = 60_000

export async function ruleOf(source: Querying, unitId: number): Promise<CampaignRule> {
  const [rule] = await source.query<CampaignRule>(nearestRule, [unitId])
  return rule ?? usualRule
}

interface QuietHours {
  readonly from: Date
  /** Not included. */
  readonly until: Date
}

/** The quiet hours that `now` lies in, or the next ones; null where there are none. */
export function quietHours({ quietFrom, quietTo }: CampaignRule, now: Date): QuietHours | null {
  const length = (quietTo - quietFrom + dayMinutes) % dayMinutes
  if (length === 0) return null
  const midnight = Date.parse(`${dateOf(now)}T00:00:00+07:00`)
  const minute = Math.floor((now.getTime() - midnight) / minuteMs)
  const sinceBegin = (minute - quietFrom + dayMinutes) % dayMinutes
  const from = minute - sinceBegin + (sinceBegin < length ? 0 : dayMinutes)
  return {
    from: new Date(midnight + from * minuteMs),
    until: new Date(midnight + (from + length) * minuteMs),
  }
}

/** The end of the quiet hours that `now` lies in; null when it lies in none. */
export function quietUntil(rule: CampaignRule, now: Date): Date | null {
  const quiet = quietHours(rule, now)
  return quiet && quiet.from <= now ? quiet.until : null
}

/** When what is running rests: the columns of its row. */
export async function restOf(
  source: Querying,
  { unitId, atNight }: { unitId: number; atNight: boolean },
  now: Date,
): Promise<{ restsFrom: Date | null; restsUntil: Date | null }> {
  const quiet = atNight ? null : quietHours(await ruleOf(source, unitId), now)
  return { restsFrom: quiet?.from ?? null, restsUntil: quiet?.until ?? null }
}

export function createCampaignRules({ database, clock }: { database: Database; clock: Clock }) {
  return {
    /** What holds for a unit. */
    async find(viewer: Viewer, unitId: number): Promise<CampaignRule> {
      await demandOver(database, viewer, { right: 'campaigns.read', unitId })
      return ruleOf(database, unitId)
    },

    /** Sets what holds for a unit and everything below it that says nothing of its own. */
    async set(viewer: Viewer, unitId: number, rule: CampaignRule): Promise<CampaignRule> {
      const now = clock.now()
      await database.transaction(async (tx) => {
        await demandOver(tx, viewer, { right: 'campaigns.approve', unitId })
        const data = { ...rule, updatedAt: now }
        await tx.orm.campaignRule.upsert({ where: { unitId }, create: { unitId, ...data }, update: data })
        await record(tx, {
          at: now,
          actorId: viewer.personId,
          action: 'campaign.rule',
          unitId,
          entity: 'unit',
          entityId: unitId,
          data: { ...rule },
        })
      })
      return rule
    },
  }
}
