/** What residents answer to announcements: which one their words are about, and those words that become no ticket. */
import type { Turn } from '../conversation/dialogue.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Querying } from '../platform/database/statement.ts'

/** So long after an announcement reached somebody, what they write without more is taken for an answer, in milliseconds. */
const soonMs = 2 * 60 * 60_000
/** A word that stands under an announcement is taken for it so long. */
const labelMs = 3 * 24 * 60 * 60_000
const mostReplies = 100

/** The message that was answered goes before the newest one. */
const answeredCampaign = {
  name: 'answered_campaign',
  text: `SELECT campaign_id AS "campaignId" FROM campaign_recipient
    WHERE person_id = $1 AND (
      (identity_id = $2 AND platform_id = $3::text)
      OR (state IN ('sent', 'unknown', 'in_flight') AND COALESCE(settled_at, $5::timestamptz) > $4::timestamptz))
    ORDER BY (identity_id = $2 AND platform_id = $3::text) DESC NULLS LAST, settled_at DESC NULLS FIRST, id DESC
    LIMIT 1`,
}
const countAnswers = {
  name: 'count_campaign_answers',
  text: `SELECT (SELECT count(*)::int FROM ticket WHERE campaign_id = $1) AS tickets,
    (SELECT count(*)::int FROM campaign_reply WHERE campaign_id = $1) AS replies`,
}

/** How many tickets and other words a campaign was answered with. */
export interface AnswerCounts {
  readonly tickets: number
  readonly replies: number
}

export async function countAnswersTo(source: Querying, campaignId: number): Promise<AnswerCounts> {
  const [row] = await source.query<AnswerCounts>(countAnswers, [campaignId])
  return row ?? { tickets: 0, replies: 0 }
}

/** The newest first, without who wrote them. */
export const repliesTo = (source: Database | Tx, campaignId: number) =>
  source.orm.campaignReply.findMany({
    where: { campaignId },
    orderBy: { id: 'desc' },
    take: mostReplies,
    select: { id: true, text: true, createdAt: true },
  })

export function createAnswers({ announce }: { announce: (campaignId: number) => void }) {
  async function lastWithin(turn: Turn, ms: number): Promise<number | null> {
    const { writer, event, now } = turn
    if (writer.personId === null) return null
    const [found] = await turn.tx.query<{ campaignId: number }>(answeredCampaign, [
      writer.personId,
      writer.identityId,
      event.replyTo ?? null,
      new Date(now.getTime() - ms),
      now,
    ])
    return found?.campaignId ?? null
  }

  const campaignOf = (turn: Turn) => lastWithin(turn, soonMs)

  return {
    campaignOf,

    /** The announcement whose button a typed label may be. */
    labelledBy: (turn: Turn) => lastWithin(turn, labelMs),

    async note(turn: Turn, text: string): Promise<boolean> {
      const campaignId = await campaignOf(turn)
      const { personId, identityId } = turn.writer
      if (campaignId === null || personId === null) return false
      await turn.tx.orm.campaignReply.create({
        data: { campaignId, identityId, personId, text, createdAt: turn.now },
      })
      turn.tx.afterCommit(() => announce(campaignId))
      return true
    },
  }
}

export type Answers = ReturnType<typeof createAnswers>
