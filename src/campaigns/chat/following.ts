/**
 * How far a campaign is, in the chats of staff who asked or decided: where a platform lets a message change it goes on counting by
 * itself; when it is over, or stands still until a person acts, everybody who follows is told.
 */
import type { OutboundMessage } from '../../channels/channel.ts'
import { choice, type Turn } from '../../conversation/dialogue.ts'
import type { Address, Outbox } from '../../delivery/outbox.ts'
import { presentViewer } from '../../people/present-viewer.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { Language, Texts } from '../../platform/i18n/texts.ts'
import { formatNumber, formatTime } from '../../platform/text/numbers.ts'
import { figuresOf, findCampaign } from '../campaign-reading.ts'
import type { CampaignStatus } from '../campaign-types.ts'
import type { CountedCampaign } from '../exports.ts'
import { pageOf } from './parts.ts'
import { staffSubject } from './state.ts'

const follow = {
  name: 'follow_campaign',
  text: `INSERT INTO campaign_follower (campaign_id, identity_id, shown) VALUES ($1, $2, $3)
    ON CONFLICT (campaign_id, identity_id) DO UPDATE SET shown = EXCLUDED.shown`,
}
/** One of them at a time, held; with the message that goes on counting, where there is one, and whether it is still on its way. */
const nextFollower = {
  name: 'next_campaign_follower',
  text: `SELECT follower.campaign_id AS "campaignId", follower.shown, identity.person_id AS "personId",
      identity.id AS identity_id, identity.account_id, identity.external_id, COALESCE(identity.language, 'vi') AS language,
      account.platform, COALESCE(identity.last_interaction_at, identity.last_inbound_at) AS at,
      newest.platform_id AS "messageId", COALESCE(newest.state IN ('pending', 'in_flight'), false) AS "onItsWay"
    FROM campaign_follower follower
    JOIN identity ON identity.id = follower.identity_id
    JOIN channel_account account ON account.id = identity.account_id
    LEFT JOIN LATERAL (SELECT message.platform_id, message.state FROM outgoing_message message
      WHERE message.replace_key = 'campaign-progress:' || follower.campaign_id || ':' || identity.id
        AND message.replace_key LIKE 'campaign-%'
      ORDER BY message.id DESC LIMIT 1) newest ON true
    WHERE (follower.campaign_id, follower.identity_id) > ($1::int, $2::int)
    ORDER BY follower.campaign_id, follower.identity_id
    LIMIT 1 FOR UPDATE OF follower SKIP LOCKED`,
}
const unfollow = {
  name: 'unfollow_campaign',
  text: 'DELETE FROM campaign_follower WHERE campaign_id = $1 AND identity_id = $2',
}

interface Follower extends Address {
  readonly campaignId: number
  readonly shown: string
  readonly personId: number | null
  readonly messageId: string | null
  readonly onItsWay: boolean
}

const over: readonly CampaignStatus[] = ['done', 'cancelled', 'expired']
/** What a follower was shown, short: another one is news. */
const shownOf = ({ campaign, figures }: CountedCampaign): string => {
  const { recipients, sent, failed, skipped, unknown, pending } = figures
  const { status, stopReason } = campaign
  return [status, stopReason ? 'stopped' : '', recipients, sent, failed, skipped, unknown, pending].join(' ')
}
const isStopped = (shown: string): boolean => shown.split(' ')[1] === 'stopped'

export type Following = ReturnType<typeof createFollowing>

export function createFollowing(parts: {
  database: Database
  clock: Clock
  outbox: Outbox
  texts: Texts
  publicUrl: string
}) {
  const { database, clock, outbox, texts, publicUrl } = parts

  function progressOf(
    { campaign, figures }: CountedCampaign,
    language: Language,
    now: Date,
  ): OutboundMessage {
    const number = (count: number) => formatNumber(count, language)
    const { id, title, status } = campaign
    const { recipients, sent, failed, skipped, unknown, pending } = figures
    const counts = Object.entries({ recipients, sent, failed, skipped, unknown, pending })
    return {
      text: texts.rich(language, 'campaign-chat-progress', {
        ...Object.fromEntries(counts.map(([name, count]) => [name, number(count)])),
        title,
        status: texts.say(language, `campaign-status-${status}`),
        time: formatTime(now),
      }),
      choices: [
        choice(
          staffSubject,
          { instance: String(id), action: 'progress', argument: 'again' },
          texts.say(language, 'campaign-chat-choice-again'),
        ),
        {
          value: `${staffSubject}:${id}:open`,
          label: texts.say(language, 'campaign-chat-choice-open'),
          url: pageOf(publicUrl, campaign),
        },
      ],
    }
  }

  async function showNext(after: readonly [number, number]): Promise<readonly [number, number] | null> {
    return database.transaction(async (tx) => {
      const [follower] = await tx.query<Follower>(nextFollower, [...after])
      if (!follower) return null
      await show(tx, follower)
      return [follower.campaignId, follower.identity_id] as const
    })
  }

  async function show(tx: Tx, follower: Follower): Promise<void> {
    const { campaignId, identity_id } = follower
    const now = clock.now()
    const counted = await countedFor(tx, follower, now)
    if (!counted) return void (await tx.query(unfollow, [campaignId, identity_id]))
    const shown = shownOf(counted)
    if (shown === follower.shown || follower.onItsWay) return
    const message = progressOf(counted, follower.language, now)
    const isOver = over.includes(counted.campaign.status)
    const isNews = isOver || (isStopped(shown) && !isStopped(follower.shown))
    if (isNews) await outbox.add(tx, { to: follower, message, now })
    else if (follower.messageId && follower.platform === 'telegram')
      await outbox.add(tx, { to: follower, message: { ...message, edits: follower.messageId }, now })
    await tx.query(isOver ? unfollow : follow, [campaignId, identity_id, ...(isOver ? [] : [shown])])
  }

  /** Null for whoever may not see it any more. */
  async function countedFor(
    tx: Tx,
    { campaignId, personId }: Follower,
    now: Date,
  ): Promise<CountedCampaign | null> {
    const viewer = personId === null ? null : await presentViewer(tx, personId)
    if (!viewer) return null
    try {
      const campaign = await findCampaign(tx, viewer, campaignId)
      return { campaign, figures: await figuresOf(tx, campaign, now) }
    } catch (error) {
      if (error instanceof NotFoundError) return null
      throw error
    }
  }

  return {
    progressOf,

    /** Tells this chat what comes of it. */
    async follow({ tx, writer }: Turn, counted: CountedCampaign): Promise<void> {
      if (over.includes(counted.campaign.status)) return
      await tx.query(follow, [counted.campaign.id, writer.identityId, shownOf(counted)])
    },

    /** By which the message that goes on counting is found. */
    keyOf: ({ writer }: Turn, campaignId: number) => `campaign-progress:${campaignId}:${writer.identityId}`,

    async look(): Promise<void> {
      let at: readonly [number, number] | null = [0, 0]
      while (at) at = await showNext(at)
    },
  }
}
