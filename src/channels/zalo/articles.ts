/** Articles of an OA (`/v2.0/article/*`): made in the background by Zalo, known by a token until they have an id. */
import { z } from 'zod'
import type { ZaloClient } from './client.ts'
import { ZaloRefusal } from './refusal.ts'

export interface Article {
  readonly title: string
  readonly author: string
  readonly description: string
  /** A picture the world can fetch. */
  readonly coverUrl: string
  readonly paragraphs: readonly string[]
}

/** Each call @throws ZaloRefusal, NoAnswerError, TokenError */
export interface Articles {
  /** Answers the token to ask with. @throws RangeError for what is too long */
  create(article: Article): Promise<string>
  /** The article's id, or null while Zalo still works on it. */
  idOf(token: string): Promise<string | null>
  /** Puts another in its place; answers a token, as `create`. @throws RangeError for what is too long */
  update(id: string, article: Article): Promise<string>
  remove(id: string): Promise<void>
}

/** Characters ("article/create"). */
const limits = { title: 150, author: 50, description: 300 } as const
const stillProcessing = -214

const created = z.object({ token: z.string().min(1) })
const verified = z.object({ id: z.string().min(1) })

export function createArticles(client: Pick<ZaloClient, 'post'>): Articles {
  return {
    async create(article) {
      return created.parse(await client.post('/v2.0/article/create', bodyOf(article))).token
    },
    async idOf(token) {
      try {
        return verified.parse(await client.post('/v2.0/article/verify', { token })).id
      } catch (error) {
        if (error instanceof ZaloRefusal && error.code === stillProcessing) return null
        throw error
      }
    },
    async update(id, article) {
      return created.parse(await client.post('/v2.0/article/update', { id, ...bodyOf(article) })).token
    },
    async remove(id) {
      await client.post('/v2.0/article/remove', { id })
    },
  }
}

/** Unsaid, Zalo hides an article. */
function bodyOf({ title, author, description, coverUrl, paragraphs }: Article): object {
  const named = { title, author, description }
  for (const [part, limit] of Object.entries(limits) as [keyof typeof limits, number][])
    if (named[part].normalize('NFC').length > limit)
      throw new RangeError(`${part} has more than ${limit} characters`)
  return {
    type: 'normal',
    ...named,
    cover: { cover_type: 'photo', photo_url: coverUrl, status: 'show' },
    body: paragraphs.map((content) => ({ type: 'text', content })),
    status: 'show',
    comment: 'hide',
  }
}
