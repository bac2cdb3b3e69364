/**
 * rsvp       whether a person comes to what an announcement is about; the last word counts
 * pledge     a person's wish to give, with the sum they have in mind if they say one: no money, no duty
 * Only who an announcement went to answers it, and only what it asks.
 */
import type { Tx } from '../platform/database/database.ts'
import type { Querying } from '../platform/database/statement.ts'
import { type RsvpAnswer, rsvpAnswers } from './campaign-types.ts'

const asked = (
  act: 'rsvp' | 'pledge',
) => `FROM campaign_recipient told JOIN campaign ON campaign.id = told.campaign_id
    WHERE told.campaign_id = $1 AND told.person_id = $2 AND told.state <> 'skipped'
      AND campaign.buttons @> '[{"act":"${act}"}]'`

const writeRsvp = {
  name: 'write_rsvp',
  text: `INSERT INTO campaign_rsvp (campaign_id, person_id, answer, answered_at)
    SELECT told.campaign_id, told.person_id, $3, $4::timestamptz ${asked('rsvp')}
    ON CONFLICT (campaign_id, person_id) DO UPDATE SET answer = EXCLUDED.answer, answered_at = EXCLUDED.answered_at
    RETURNING person_id`,
}
/** Pressed again, it keeps the sum until another one is named. */
const writePledge = {
  name: 'write_pledge',
  text: `INSERT INTO campaign_pledge (campaign_id, person_id, pledged_at)
    SELECT told.campaign_id, told.person_id, $3::timestamptz ${asked('pledge')}
    ON CONFLICT (campaign_id, person_id) DO UPDATE SET pledged_at = EXCLUDED.pledged_at
    RETURNING person_id`,
}
const writeAmount = {
  name: 'write_pledge_amount',
  text: `UPDATE campaign_pledge SET amount = $3::bigint, pledged_at = $4::timestamptz
    WHERE campaign_id = $1 AND person_id = $2 RETURNING person_id`,
}
const dropPledge = {
  name: 'drop_pledge',
  text: 'DELETE FROM campaign_pledge WHERE campaign_id = $1 AND person_id = $2',
}

/** One person and one campaign. */
export interface Participant {
  readonly campaignId: number
  readonly personId: number
}

/** @returns whether it was theirs to answer */
export async function recordRsvp(
  tx: Tx,
  { campaignId, personId, answer, now }: Participant & { answer: RsvpAnswer; now: Date },
): Promise<boolean> {
  return (await tx.query(writeRsvp, [campaignId, personId, answer, now])).length > 0
}

/** @returns whether it was theirs to answer */
export async function recordPledge(
  tx: Tx,
  { campaignId, personId, now }: Participant & { now: Date },
): Promise<boolean> {
  return (await tx.query(writePledge, [campaignId, personId, now])).length > 0
}

/** @param amount in whole dong; null: they do not say. @returns whether there is a pledge */
export async function recordAmount(
  tx: Tx,
  { campaignId, personId, amount, now }: Participant & { amount: number | null; now: Date },
): Promise<boolean> {
  return (await tx.query(writeAmount, [campaignId, personId, amount, now])).length > 0
}

export async function withdrawPledge(tx: Tx, { campaignId, personId }: Participant): Promise<void> {
  await tx.query(dropPledge, [campaignId, personId])
}

/** What is still there, and what is past its retention. */
const past = (what: string) => `COALESCE((past_answers ->> '${what}')::float8, 0)`
const counted = {
  name: 'count_participation',
  text: `SELECT
      ${rsvpAnswers.map((each) => `(SELECT count(*) FROM campaign_rsvp WHERE campaign_id = $1 AND answer = '${each}') + ${past(each)} AS ${each}`).join(', ')},
      (SELECT count(*) FROM campaign_pledge WHERE campaign_id = $1) + ${past('pledges')} AS pledges,
      (SELECT COALESCE(sum(amount), 0) FROM campaign_pledge WHERE campaign_id = $1) + ${past('amount')} AS amount
    FROM campaign WHERE id = $1`,
}

/** What people said to one campaign, counted. */
export interface ParticipationCounts {
  readonly rsvp: Readonly<Record<RsvpAnswer, number>>
  /** `amount`: in whole dong, of those who named a sum. */
  readonly pledges: { readonly count: number; readonly amount: number }
}

export async function countParticipation(source: Querying, campaignId: number): Promise<ParticipationCounts> {
  type Row = Record<RsvpAnswer | 'pledges' | 'amount', number>
  const [row] = await source.query<Row>(counted, [campaignId])
  const { yes = 0, no = 0, maybe = 0, pledges = 0, amount = 0 } = row ?? {}
  return { rsvp: { yes, no, maybe }, pledges: { count: pledges, amount } }
}
