/** Articles of an OA (`/v2.0/article/*`): made in the background by Zalo, known by a token until they have an id. */
import { z } from 'zod'
import type { AudienceArticle } from '../announcing.ts'
import { type ArticleVideos, createArticleVideos } from './article-videos.ts'
import type { ZaloClient } from './client.ts'
import { ZaloRefusal } from './refusal.ts'

export interface Article extends AudienceArticle {
  /** Shown above the words; `videos` makes it. */
  readonly videoId?: string
}

export type ArticleKind = 'normal' | 'video'

/** An article as Zalo lists it; null: it does not say. */
export interface ListedArticle {
  readonly id: string
  readonly title: string
  readonly isShown: boolean
  readonly views: number | null
  readonly createdAt: Date | null
  /** Where the world reads it. */
  readonly url: string | null
}

export interface FoundArticle extends ListedArticle {
  readonly author: string
  readonly description: string
  readonly paragraphs: readonly string[]
}

/** Each call @throws ZaloRefusal, NoAnswerError, TokenError */
export interface Articles {
  /** Answers the token to ask with. @throws RangeError for what is too long, or missing */
  create(article: Article): Promise<string>
  /** The article's id, or null while Zalo still works on it. @throws RangeError when it cannot make it */
  idOf(token: string): Promise<string | null>
  /** Puts another in its place; answers a token, as `create`. @throws RangeError as `create` */
  update(id: string, article: Article): Promise<string>
  remove(id: string): Promise<void>
  /** At most ten from `offset` on, the newest first, and how many there are. */
  list(asked?: { offset?: number; kind?: ArticleKind }): Promise<{ articles: ListedArticle[]; total: number }>
  find(id: string): Promise<FoundArticle>
  /** Videos that articles show. */
  readonly videos: ArticleVideos
}

/** Characters ("article/create": "allow 1 to 150 characters"). */
const limits = { title: 150, author: 50, description: 300 } as const
/** "maximum limit is 10" ("article/getslice"). */
const pageSize = 10
const stillProcessing = -214
/** "Upload media failed": a picture that Zalo cannot fetch shows only here. */
const cannotMake = -200

const text = z.string().catch('')
const created = z.object({ token: z.string().min(1) })
const verified = z.object({ id: z.string().min(1).optional() }).nullish()
const number = z.coerce.number().nonnegative().nullable().catch(null)
const listed = z.object({
  id: z.union([z.string().min(1), z.number()]).transform(String),
  title: text,
  status: text,
  total_view: number,
  /** Milliseconds since 1970. */
  create_date: number,
  link_view: z.string().nullable().catch(null),
})
const slice = z.object({ medias: z.array(listed).catch([]), total: number })
const found = listed.extend({
  author: text,
  description: text,
  body: z.array(z.object({ type: text, content: text })).catch([]),
})

export function createArticles(client: ZaloClient): Articles {
  return {
    async create(article) {
      return created.parse(await client.post('/v2.0/article/create', bodyOf(article))).token
    },
    async idOf(token) {
      try {
        return verified.parse(await client.post('/v2.0/article/verify', { token }))?.id ?? null
      } catch (error) {
        if (!(error instanceof ZaloRefusal)) throw error
        if (error.code === stillProcessing) return null
        throw error.code === cannotMake ? new RangeError(error.message) : error
      }
    },
    async update(id, article) {
      return created.parse(await client.post('/v2.0/article/update', { id, ...bodyOf(article) })).token
    },
    async remove(id) {
      await client.post('/v2.0/article/remove', { id })
    },
    async list({ offset = 0, kind = 'normal' } = {}) {
      const query = { offset, limit: pageSize, type: kind }
      const { medias, total } = slice.parse(await client.get('/v2.0/article/getslice', { query }))
      return { articles: medias.map(asListed), total: total ?? offset + medias.length }
    },
    async find(id) {
      const { author, description, body, ...rest } = found.parse(
        await client.get('/v2.0/article/getdetail', { query: { id } }),
      )
      const paragraphs = body.filter(({ type }) => type === 'text').map(({ content }) => content)
      return { ...asListed(rest), author, description, paragraphs }
    },
    videos: createArticleVideos(client),
  }
}

const asListed = ({ id, title, status, total_view, create_date, link_view }: z.infer<typeof listed>) => ({
  id,
  title,
  isShown: status === 'show',
  views: total_view,
  createdAt: create_date === null ? null : new Date(create_date),
  url: link_view,
})

/** Unsaid, Zalo hides an article. The picture's address is escaped: Zalo refuses one with other letters or spaces. */
function bodyOf({ title, author, description, coverUrl, paragraphs, videoId }: Article): object {
  const named = { title, author, description }
  for (const [part, limit] of Object.entries(limits) as [keyof typeof limits, number][]) {
    const { length } = named[part].normalize('NFC').trim()
    if (length < 1 || length > limit) throw new RangeError(`${part} has ${length} characters: 1 to ${limit}`)
  }
  if (!URL.canParse(coverUrl)) throw new RangeError('the picture has no address')
  const video = videoId === undefined ? [] : [{ type: 'video', video_id: videoId }]
  return {
    type: 'normal',
    ...named,
    cover: { cover_type: 'photo', photo_url: new URL(coverUrl).href, status: 'show' },
    body: [...video, ...paragraphs.map((content) => ({ type: 'text', content }))],
    status: 'show',
    comment: 'hide',
  }
}
