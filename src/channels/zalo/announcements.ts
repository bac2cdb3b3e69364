/** The ways in which an OA says something to many: a broadcast article, groups of its own, approved templates. */
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { BroadcastStage, BroadcastStep } from '../announcing.ts'
import type { DeliveryOutcome } from '../channel.ts'
import { type Article, type Articles, createArticles } from './articles.ts'
import { type BroadcastHistory, type BroadcastTarget, capWait } from './broadcast-caps.ts'
import type { ZaloClient } from './client.ts'
import { createGroups, type Groups } from './groups.ts'
import { isNight, nextMonth, nextMorning } from './hours.ts'
import { outcomeOf } from './outcome.ts'
import { ZaloRefusal } from './refusal.ts'
import { safeText } from './render.ts'
import { sendByTemplate, type Template } from './templates.ts'

export interface Broadcast {
  readonly article: Article
  /** Nothing said: all followers. */
  readonly target?: BroadcastTarget
}

export interface Announcements {
  /** What was announced can be seen, corrected and taken back. */
  readonly articles: Articles
  /** The groups that can be told. */
  readonly groups: Groups
  /**
   * Takes one step of a broadcast: article made, article ready, article broadcast to the followers the target leaves.
   * From 06:00 to 21:59, once a day and a few times a month for each follower. Only the last step must not be taken
   * twice: what comes back `unknown` from stage `ready` is a person's to look into.
   */
  broadcast(asked: Broadcast, stage: BroadcastStage): Promise<BroadcastStep>
  /** To a group the OA owns: at any hour, free within its package, at most 2,000 characters. */
  tellGroup(groupId: string, text: string): Promise<DeliveryOutcome>
  /** To one person by an approved template, however long they were silent; each is paid for. */
  tellByTemplate(userId: string, template: Template): Promise<DeliveryOutcome>
}

export interface AnnouncementParts {
  readonly client: ZaloClient
  readonly history: BroadcastHistory
  readonly clock: Clock
}

const groupTextLimit = 2000
/** Zalo names no time; articles take it seconds to minutes. */
const processingPauseMs = 30_000
const outOfQuota = -211
const noArticleLeft = -223

const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) })

export function createAnnouncements({ client, history, clock }: AnnouncementParts): Announcements {
  const articles = createArticles(client)

  async function take(asked: Broadcast, stage: BroadcastStage): Promise<BroadcastStep> {
    switch (stage.stage) {
      case 'new':
        return reached({ stage: 'processing', token: await articles.create(asked.article) })
      case 'processing': {
        const articleId = await articles.idOf(stage.token)
        if (articleId) return reached({ stage: 'ready', articleId })
        return {
          kind: 'wait',
          until: new Date(clock.now().getTime() + processingPauseMs),
          why: 'processing',
        }
      }
      case 'ready':
        return send(asked.target ?? {}, stage.articleId)
      case 'sent':
        return reached(stage)
      default:
        return stage satisfies never
    }
  }

  async function send(target: BroadcastTarget, articleId: string): Promise<BroadcastStep> {
    const now = clock.now()
    if (isNight(now)) return { kind: 'wait', until: nextMorning(now), why: 'night' }
    const { earlier, cap } = await history.read()
    const wait = capWait(earlier, { target, cap, now })
    if (wait) return { kind: 'wait', ...wait }
    const element = { media_type: 'article', attachment_id: articleId }
    const payload = { template_type: 'media', elements: [element] }
    try {
      const answer = await client.post('/v2.0/oa/message', {
        recipient: { target },
        message: { attachment: { type: 'template', payload } },
      })
      await history.add({ at: now, target })
      return reached({ stage: 'sent', articleId, messageId: sent.parse(answer).message_id })
    } catch (error) {
      const step = failed(error, now)
      if (step.kind === 'unknown') await history.add({ at: now, target })
      return step
    }
  }

  return {
    articles,
    groups: createGroups(client),
    async broadcast(asked, stage) {
      try {
        return await take(asked, stage)
      } catch (error) {
        if (error instanceof RangeError) return { kind: 'refused', reason: error.message }
        return failed(error, clock.now())
      }
    },
    async tellGroup(groupId, text) {
      const said = safeText(text)
      if (said.length > groupTextLimit)
        return { outcome: 'rejected', reason: `more than ${groupTextLimit} characters`, ourFault: true }
      try {
        const body = { recipient: { group_id: groupId }, message: { text: said } }
        const { message_id } = sent.parse(await client.post('/v3.0/oa/group/message', body))
        return { outcome: 'sent', platformId: message_id }
      } catch (error) {
        return outcomeOf(error, clock.now())
      }
    },
    async tellByTemplate(userId, template) {
      try {
        return { outcome: 'sent', platformId: await sendByTemplate(client, userId, template) }
      } catch (error) {
        return outcomeOf(error, clock.now())
      }
    },
  }
}

const reached = (now: BroadcastStage): BroadcastStep => ({ kind: 'reached', now })

function failed(error: unknown, now: Date): BroadcastStep {
  if (isUsedUp(error)) return { kind: 'wait', until: nextMonth(now), why: 'month' }
  const outcome = outcomeOf(error, now)
  switch (outcome.outcome) {
    case 'retry_after':
      return {
        kind: 'wait',
        until: new Date(now.getTime() + outcome.ms),
        why: outcome.alone ? 'night' : 'limit',
      }
    case 'account_fault':
      return { kind: 'account_fault', reason: outcome.reason }
    case 'rejected':
    case 'unreachable':
      return { kind: 'refused', reason: outcome.reason }
    default:
      return { kind: 'unknown', reason: 'reason' in outcome ? outcome.reason : outcome.outcome }
  }
}

/** -223 says two things: no permission, or no article left this month. */
const isUsedUp = (error: unknown): boolean =>
  error instanceof ZaloRefusal &&
  (error.code === outOfQuota || (error.code === noArticleLeft && /quota/i.test(error.message)))
