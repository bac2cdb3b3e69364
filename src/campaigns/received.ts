/** What a person got and answered, for themselves: a part of the copy of their data. */
import type { Database } from '../platform/database/database.ts'
import type { Language } from '../platform/i18n/texts.ts'

/** Filled in and chosen by language where it is said again. */
interface Told {
  readonly at: Date
  readonly channel: string
  readonly vi: string
  readonly en: string | null
  readonly language: Language
  readonly name: string | null
  readonly unitId: number
  readonly acknowledgedAt: Date | null
  readonly rsvp: string | null
  readonly pledgedAt: Date | null
  /** Whole dong. */
  readonly pledged: number | null
}

const announcementsTo = {
  name: 'announcements_to_person',
  text: `SELECT recipient.settled_at AS at, account.platform AS channel, campaign.text_vi AS vi, campaign.text_en AS en,
      CASE WHEN COALESCE(identity.language, person.language) = 'en' THEN 'en' ELSE 'vi' END AS language, person.name,
      COALESCE(identity.unit_id, person.unit_id, account.unit_id) AS "unitId",
      recipient.acknowledged_at AS "acknowledgedAt", rsvp.answer AS rsvp, pledge.pledged_at AS "pledgedAt",
      pledge.amount::float8 AS pledged
    FROM campaign_recipient recipient
    JOIN campaign ON campaign.id = recipient.campaign_id
    JOIN person ON person.id = recipient.person_id
    JOIN channel_account account ON account.id = recipient.account_id
    LEFT JOIN campaign_rsvp rsvp ON rsvp.campaign_id = campaign.id AND rsvp.person_id = person.id
    LEFT JOIN campaign_pledge pledge ON pledge.campaign_id = campaign.id AND pledge.person_id = person.id
    LEFT JOIN identity ON identity.id = recipient.identity_id
    WHERE recipient.person_id = $1 AND recipient.state IN ('sent', 'unknown') AND recipient.settled_at IS NOT NULL
    ORDER BY recipient.settled_at, recipient.id`,
}

export interface Received {
  /** `text` as it was written, in the person's language. */
  readonly announcements: readonly {
    readonly at: Date
    readonly channel: string
    readonly text: string
    readonly acknowledgedAt: Date | null
    readonly rsvp: string | null
    readonly pledge: { readonly at: Date; readonly amount: number | null } | null
  }[]
  readonly replies: readonly { readonly at: Date; readonly text: string }[]
}

export async function receivedBy(
  database: Database,
  { personId, fill }: { personId: number; fill: (text: string, told: Told) => string },
): Promise<Received> {
  const told = await database.query<Told>(announcementsTo, [personId])
  const replies = await database.orm.campaignReply.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
    select: { createdAt: true, text: true },
  })
  return {
    announcements: told.map((each) => ({
      at: each.at,
      channel: each.channel,
      text: fill((each.language === 'en' && each.en) || each.vi, each),
      acknowledgedAt: each.acknowledgedAt,
      rsvp: each.rsvp,
      pledge: each.pledgedAt && { at: each.pledgedAt, amount: each.pledged },
    })),
    replies: replies.map(({ createdAt, text }) => ({ at: createdAt, text })),
  }
}
