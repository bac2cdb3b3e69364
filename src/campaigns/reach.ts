/** Whom a segment reaches, counted; and the same question asked once more to fix the recipients. */
import type { Tx } from '../platform/database/database.ts'
import { type Querying, type Statement, sqlFile } from '../platform/database/statement.ts'
import type { CampaignClass, CampaignContent, Reach } from './campaign-types.ts'
import { ruleOf } from './rules.ts'
import type { Segment } from './segment.ts'

const audience = sqlFile(import.meta.url, 'audience.sql').text

/** Planned anew each time: what of a segment is given decides the way to its people. */
const countAudience: Statement = {
  name: '',
  text: `SELECT platform, reason, count(*)::int AS count, count(*) FILTER (WHERE is_paid)::int AS paid
    FROM (${audience}) audience GROUP BY platform, reason`,
}
const fixRecipients: Statement = {
  name: '',
  text: `INSERT INTO campaign_recipient (campaign_id, person_id, identity_id, account_id)
    SELECT $14::int, person_id, identity_id, account_id FROM (${audience}) audience WHERE reason IS NULL
    ON CONFLICT (campaign_id, person_id) DO NOTHING`,
}

/** What Zalo bills for a message after 48 hours (reference of Zalo OA, price list of 2026). */
const dongAMessage = 55

type Asked = Pick<CampaignContent, 'class' | 'segment'>

interface Counted {
  readonly platform: string
  readonly reason: string | null
  readonly count: number
  readonly paid: number
}

/** Announcements need consent; notices to everybody and words among colleagues do not. */
export const needsConsent = ({ class: kind, segment }: { class: CampaignClass; segment: Segment }): boolean =>
  kind === 'ordinary' && !segment.roles

export async function countReach(source: Querying, asked: Asked, now: Date): Promise<Reach> {
  const rows = await source.query<Counted>(countAudience, await valuesOf(source, asked, now))
  const byChannel: Record<string, number> = {}
  const skipped: Record<string, number> = {}
  const skippedByChannel: Record<string, Record<string, number>> = {}
  let zaloPaid = 0
  for (const { platform, reason, count, paid } of rows) {
    if (reason === null) {
      byChannel[platform] = count
      zaloPaid += paid
    } else {
      skipped[reason] = (skipped[reason] ?? 0) + count
      skippedByChannel[platform] = { ...skippedByChannel[platform], [reason]: count }
    }
  }
  const total = Object.values(byChannel).reduce((sum, count) => sum + count, 0)
  return { total, byChannel, skipped, skippedByChannel, cost: { zaloPaid, dong: zaloPaid * dongAMessage } }
}

/** Writes one row for each person the segment reaches now. */
export async function fixAudience(tx: Tx, campaignId: number, asked: Asked, now: Date): Promise<void> {
  await tx.query(fixRecipients, [...(await valuesOf(tx, asked, now)), campaignId])
}

async function valuesOf(source: Querying, asked: Asked, now: Date): Promise<unknown[]> {
  const { segment } = asked
  const { perDay, perWeek } = await ruleOf(source, segment.unit)
  const list = (given: readonly unknown[] | undefined) => (given ? JSON.stringify(given) : null)
  return [
    segment.unit,
    list(segment.channels),
    list(segment.languages),
    list(segment.topics),
    list(segment.roles),
    segment.household?.registered ?? null,
    segment.household?.oneEach ?? false,
    list(segment.exclude?.units ?? []),
    list(segment.exclude?.campaigns ?? []),
    needsConsent(asked),
    perDay,
    perWeek,
    now,
  ]
}
