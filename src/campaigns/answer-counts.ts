/** What residents answered a campaign with, counted; also that of which only the number is kept. */
import type { Querying } from '../platform/database/statement.ts'
import { countParticipation, type ParticipationCounts } from './participation.ts'

const countAnswers = {
  name: 'count_campaign_answers',
  text: `SELECT (SELECT count(*)::int FROM ticket WHERE campaign_id = $1 AND NOT restricted) AS tickets,
    (SELECT count(*)::int FROM campaign_reply WHERE campaign_id = $1)
      + (SELECT COALESCE((past_answers ->> 'replies')::int, 0) FROM campaign WHERE id = $1) AS replies`,
}

/** What residents answered a campaign with: matters of their own, other words, and what it asked them. */
export interface AnswerCounts extends ParticipationCounts {
  readonly tickets: number
  readonly replies: number
}

export async function countAnswersTo(source: Querying, campaignId: number): Promise<AnswerCounts> {
  type Row = Pick<AnswerCounts, 'tickets' | 'replies'>
  const [row = { tickets: 0, replies: 0 }] = await source.query<Row>(countAnswers, [campaignId])
  return { ...row, ...(await countParticipation(source, campaignId)) }
}
