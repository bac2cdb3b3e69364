/** What an OA says to many: an article, its broadcast to followers, and messages to groups of its own. */
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { DeliveryOutcome } from '../channel.ts'
import type { ZaloClient } from './client.ts'
import { outcomeOf } from './outcome.ts'
import { ZaloRefusal } from './refusal.ts'
import { safeText } from './render.ts'

export interface Article {
  readonly title: string
  readonly author: string
  readonly description: string
  /** A picture the world can fetch. */
  readonly coverUrl: string
  readonly paragraphs: readonly string[]
}

/** Whom a broadcast is for; nothing is nearer than a province. Numbers as Zalo lists them, several by commas. */
export interface BroadcastTarget {
  readonly cities?: string
  readonly ages?: string
  readonly gender?: string
}

export interface Announcements {
  /**
   * Has an article made, which takes Zalo a while: answers the token to ask with.
   * @throws RangeError for what is too long; ZaloRefusal, NoAnswerError, TokenError
   */
  createArticle(article: Article): Promise<string>
  /** The article's id, or null while Zalo still works on it. */
  articleId(token: string): Promise<string | null>
  /** To all followers the target leaves over: one a day for each, and few a month by package. Not at night. */
  broadcast(articleId: string, target?: BroadcastTarget): Promise<DeliveryOutcome>
  /** To a group the OA owns: at any hour, free within its package. */
  tellGroup(groupId: string, text: string): Promise<DeliveryOutcome>
}

/** Characters ("article/create"). */
const limits = { title: 150, author: 50, description: 300 } as const
const groupTextLimit = 2000
const stillProcessing = -214
const broadcastHours = { first: 6, end: 22 }
const hourMs = 60 * 60_000
const vietnamMs = 7 * hourMs

const created = z.object({ token: z.string().min(1) })
const verified = z.object({ id: z.string().min(1) })
const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) })

export function createAnnouncements({ client, clock }: { client: ZaloClient; clock: Clock }): Announcements {
  async function perform(path: string, body: object): Promise<DeliveryOutcome> {
    try {
      return { outcome: 'sent', platformId: sent.parse(await client.post(path, body)).message_id }
    } catch (error) {
      return outcomeOf(error)
    }
  }

  return {
    async createArticle(article) {
      for (const [part, limit] of Object.entries(limits) as [keyof typeof limits, number][])
        if (article[part].normalize('NFC').length > limit)
          throw new RangeError(`${part} has more than ${limit} characters`)
      const { title, author, description, coverUrl, paragraphs } = article
      const answer = await client.post('/v2.0/article/create', {
        type: 'normal',
        title,
        author,
        description,
        cover: { cover_type: 'photo', photo_url: coverUrl, status: 'show' },
        body: paragraphs.map((content) => ({ type: 'text', content })),
        status: 'show',
        comment: 'hide',
      })
      return created.parse(answer).token
    },
    async articleId(token) {
      try {
        return verified.parse(await client.post('/v2.0/article/verify', { token })).id
      } catch (error) {
        if (error instanceof ZaloRefusal && error.code === stillProcessing) return null
        throw error
      }
    },
    async broadcast(articleId, target = {}) {
      const waitMs = untilMorningMs(clock.now())
      if (waitMs > 0) return { outcome: 'retry_after', ms: waitMs }
      const element = { media_type: 'article', attachment_id: articleId }
      const payload = { template_type: 'media', elements: [element] }
      return perform('/v2.0/oa/message', {
        recipient: { target },
        message: { attachment: { type: 'template', payload } },
      })
    },
    async tellGroup(groupId, text) {
      const said = safeText(text)
      if (said.length > groupTextLimit)
        return { outcome: 'rejected', reason: `more than ${groupTextLimit} characters`, ourFault: true }
      return perform('/v3.0/oa/group/message', { recipient: { group_id: groupId }, message: { text: said } })
    },
  }
}

/** Broadcasts are taken from 06:00 to 21:59 in Vietnam; how long until then, 0 when it is now. */
function untilMorningMs(now: Date): number {
  const sinceMidnight = (now.getTime() + vietnamMs) % (24 * hourMs)
  const { first, end } = broadcastHours
  if (sinceMidnight >= first * hourMs && sinceMidnight < end * hourMs) return 0
  return (first * hourMs - sinceMidnight + 24 * hourMs) % (24 * hourMs)
}
