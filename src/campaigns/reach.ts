/** Whom a segment reaches, counted; and the same question asked once more to fix the recipients. */
import type { Tx } from '../platform/database/database.ts'
import { type Querying, type Statement, sqlFile } from '../platform/database/statement.ts'
import type { CampaignClass, CampaignContent, Reach } from './campaign-types.ts'
import { type Segment, topicsOf } from './segment.ts'

const audience = sqlFile(import.meta.url, 'audience.sql').text

/** Planned anew each time: what of a segment is given decides the way to its people. */
const countAudience: Statement = {
  name: '',
  text: `SELECT platform, reason, count(*)::int AS count, count(*) FILTER (WHERE is_paid)::int AS paid,
      count(*) FILTER (WHERE by_template)::int AS templates
    FROM (${audience}) audience GROUP BY platform, reason`,
}
/** What Zalo bills for a message after 48 hours (reference of Zalo OA, price list of 2026). */
const dongAMessage = 55

export type Asked = Pick<CampaignContent, 'class' | 'segment' | 'beyondWindow'> &
  Partial<Pick<CampaignContent, 'fileId'>>

interface Counted {
  readonly platform: string
  readonly reason: string | null
  readonly count: number
  readonly paid: number
  readonly templates: number
}

/** What is sent beside the words is a message of its own on Zalo, and billed like one. */
const messagesOf = ({ fileId = null }: Asked): number => (fileId === null ? 1 : 2)

/** Announcements need consent; notices to everybody and words among colleagues do not. */
export const needsConsent = ({ class: kind, segment }: { class: CampaignClass; segment: Segment }): boolean =>
  kind === 'ordinary' && !segment.roles

export async function countReach(source: Querying, asked: Asked, now: Date): Promise<Reach> {
  const values = valuesOf(asked, { now, isCapped: await hasCaps(source) })
  const rows = await source.query<Counted>(countAudience, values)
  const byChannel: Record<string, number> = {}
  const skipped: Record<string, number> = {}
  const skippedByChannel: Record<string, Record<string, number>> = {}
  let zaloPaid = 0
  let zaloTemplates = 0
  for (const { platform, reason, count, paid, templates } of rows) {
    if (reason === null) {
      byChannel[platform] = count
      zaloPaid += paid * messagesOf(asked)
      zaloTemplates += templates
    } else {
      skipped[reason] = (skipped[reason] ?? 0) + count
      skippedByChannel[platform] = { ...skippedByChannel[platform], [reason]: count }
    }
  }
  const total = Object.values(byChannel).reduce((sum, count) => sum + count, 0)
  return {
    total,
    byChannel,
    skipped,
    skippedByChannel,
    cost: { zaloPaid, dong: zaloPaid * dongAMessage, zaloTemplates },
  }
}

/**
 * A portion is some thousand people. Where nothing was counted for the planner yet (the embedded engine never does it by
 * itself) it would expect few, and go through all of them again for each.
 */
const expectMany = { name: '', text: 'SET LOCAL enable_nestloop = off' }

/**
 * Two campaigns that are written down at once would both find that a person got nothing yet: where a unit says how often people
 * are written to, one portion waits for the other.
 */
const oneAtATime = {
  name: 'plan_one_at_a_time',
  text: "SELECT pg_advisory_xact_lock(hashtext('campaign_plan'))",
}

const anyCap = {
  name: 'any_campaign_cap',
  text: 'SELECT EXISTS (SELECT FROM campaign_rule WHERE per_day IS NOT NULL OR per_week IS NOT NULL) AS any',
}
const hasCaps = async (source: Querying): Promise<boolean> =>
  (await source.query<{ any: boolean }>(anyCap, []))[0]?.any ?? false

/** The people of a portion: those with an id from `from` to `to`. */
export interface Portion {
  readonly from: number
  readonly to: number
}

/**
 * Writes one row for each person of a portion whom the segment reaches. It asks the same question as the count, of tables
 * that hold no more than these people.
 */
export async function fixRecipients(
  tx: Tx,
  { campaignId, asked, portion, now }: { campaignId: number; asked: Asked; portion: Portion; now: Date },
): Promise<void> {
  const isCapped = await hasCaps(tx)
  if (needsConsent(asked) && isCapped) await tx.query(oneAtATime, [])
  await tx.query(expectMany, [])
  const values = valuesOf(asked, { now, isCapped })
  const nth = (place: number) => `$${values.length + place}::int`
  const some = (table: string, id: string) =>
    `${table} AS (SELECT * FROM ${table} WHERE ${id} BETWEEN ${nth(2)} AND ${nth(3)})`
  const text = `WITH everybody AS (SELECT id, household_id FROM person),
      ${some('person', 'id')}, ${some('identity', 'person_id')}, ${some('consent', 'person_id')}
    INSERT INTO campaign_recipient (campaign_id, person_id, identity_id, account_id, by_template)
    SELECT ${nth(1)}, person_id, identity_id, account_id, by_template FROM (${audience}) audience
    WHERE reason IS NULL ${asked.segment.household?.oneEach ? `AND ${noneOfHousehold(nth(1))}` : ''}
    ON CONFLICT (campaign_id, person_id) DO NOTHING`
  await tx.query({ name: '', text }, [...values, campaignId, portion.from, portion.to])
}

/** Of a household that lies in several portions, nobody was written down yet. */
const noneOfHousehold = (campaignId: string): string => `NOT EXISTS (
  SELECT FROM person JOIN everybody other ON other.household_id = person.household_id
  JOIN campaign_recipient told ON told.person_id = other.id AND told.campaign_id = ${campaignId}
  WHERE person.id = audience.person_id)`

function valuesOf(asked: Asked, { now, isCapped }: { now: Date; isCapped: boolean }): unknown[] {
  const { segment, beyondWindow } = asked
  const list = (given: readonly unknown[] | undefined) => (given ? JSON.stringify(given) : null)
  return [
    segment.unit,
    list(segment.channels),
    list(segment.languages),
    JSON.stringify(topicsOf(segment)),
    list(segment.roles),
    segment.household?.registered ?? null,
    segment.household?.oneEach ?? false,
    list(segment.exclude?.units ?? []),
    list(segment.exclude?.campaigns ?? []),
    needsConsent(asked),
    now,
    beyondWindow?.way === 'template' ? beyondWindow.account : null,
    segment.participation ? JSON.stringify(segment.participation) : null,
    isCapped,
  ]
}
