/** What residents answer to announcements: which one their words are about, and those words that become no ticket. */
import type { Choice } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { readCampaign } from './campaign-reading.ts'
import type { Writing } from './content.ts'

/** So long after an announcement reached somebody, what they write without more is taken for an answer, in milliseconds. */
const soonMs = 2 * 60 * 60_000
/** A word that stands under an announcement is taken for it so long. */
const labelMs = 3 * 24 * 60 * 60_000
const mostReplies = 100

/** Whoever answers a message that is known and no announcement's answers none; without one it is the newest. */
const answeredCampaign = {
  name: 'answered_campaign',
  text: `SELECT campaign_id AS "campaignId" FROM campaign_recipient
    WHERE person_id = $1 AND (
      (identity_id = $2 AND $3::text = ANY (string_to_array(platform_id, ' ')))
      OR (($3::text IS NULL OR platform_id IS NULL) AND state IN ('sent', 'unknown', 'in_flight')
        AND COALESCE(settled_at, $5::timestamptz) > $4::timestamptz))
    ORDER BY (identity_id = $2 AND $3::text = ANY (string_to_array(platform_id, ' '))) DESC NULLS LAST, settled_at DESC NULLS FIRST, id DESC
    LIMIT 1`,
}
/** The announcement that came to this chat last, or the one that is answered: its numbers are typed. */
const offeringCampaign = {
  name: 'offering_campaign',
  text: `SELECT campaign_id AS "campaignId" FROM campaign_recipient
    WHERE person_id = $1 AND identity_id = $2 AND (
      $3::text = ANY (string_to_array(platform_id, ' '))
      OR (($3::text IS NULL OR platform_id IS NULL) AND state IN ('sent', 'unknown', 'in_flight')
        AND COALESCE(settled_at, $5::timestamptz) > $4::timestamptz))
    ORDER BY $3::text = ANY (string_to_array(platform_id, ' ')) DESC NULLS LAST, settled_at DESC NULLS FIRST, id DESC
    LIMIT 1`,
}
/** The newest first, without who wrote them. */
export const repliesTo = (source: Database | Tx, campaignId: number) =>
  source.orm.campaignReply.findMany({
    where: { campaignId },
    orderBy: { id: 'desc' },
    take: mostReplies,
    select: { id: true, text: true, createdAt: true },
  })

export function createAnswers({
  announce,
  writing,
}: {
  announce: (campaignId: number) => void
  writing: Writing
}) {
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

  async function offers(turn: Turn, since: Date): Promise<readonly Choice[] | null> {
    const { writer, event, now } = turn
    if (writer.personId === null) return null
    const [found] = await turn.tx.query<{ campaignId: number }>(offeringCampaign, [
      writer.personId,
      writer.identityId,
      event.replyTo ?? null,
      new Date(Math.max(since.getTime(), now.getTime() - labelMs)),
      now,
    ])
    const campaign = found ? await readCampaign(turn.tx, found.campaignId) : null
    if (!campaign) return null
    const reader = { language: turn.language, name: null, unitId: campaign.unitId }
    return writing.messageFor(campaign, { id: campaign.id, reader }).choices ?? null
  }

  const campaignOf = (turn: Turn) => lastWithin(turn, soonMs)

  return {
    campaignOf,
    offers,

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
