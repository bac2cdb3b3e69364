/** Articles: made in the background, known by a token until they have an id (§6.8). */
import { invalid, Refusal } from './refusal.ts'
import { readyVideo } from './videos.ts'
import { type ArticleMade, newMessageId, type World } from './world.ts'

type Json = Record<string, unknown>

const limits = { title: 150, author: 50, description: 300 }
const mostListed = 10

/** `POST /v2.0/article/create`. */
export function createArticle(world: World, article: Json): Json {
  check(world, article)
  return process(world, newMessageId(), article)
}

/** `POST /v2.0/article/update`. */
export function updateArticle(world: World, article: Json): Json {
  check(world, article)
  if (!known(world, article.id)) throw invalid('id')
  return process(world, String(article.id), article)
}

/** `POST /v2.0/article/remove`. */
export function removeArticle(world: World, { id }: Json): Json {
  if (!known(world, id)) throw invalid('id')
  for (const [token, article] of world.articles) if (article.id === id) world.articles.delete(token)
  return {}
}

function check(world: World, { type, body, cover, ...article }: Json): void {
  for (const [name, limit] of Object.entries(limits)) {
    const { length } = String(article[name] ?? '')
    if (length < 1 || length > limit) throw new Refusal(-201, `${name} allow 1 to ${limit} characters`)
  }
  if (type !== 'normal' || !Array.isArray(body)) throw invalid('body')
  const { photo_url } = (cover ?? {}) as Json
  if (typeof photo_url !== 'string' || !/^https?:\/\/[!-~]+$/.test(photo_url)) throw invalid('photo_url')
  for (const { type: part, video_id } of body as Json[])
    if (part === 'video' && !readyVideo(world, video_id)) throw invalid('video_id')
}

function process(world: World, id: string, content: Json): Json {
  const token = newMessageId()
  const now = world.now()
  world.articles.set(token, { id, content, createdAt: now, readyAt: now + world.articleMs })
  return { token }
}

/** `POST /v2.0/article/verify`. */
export function verifyArticle(world: World, { token }: Json): Json {
  const article = world.articles.get(String(token))
  if (!article) throw invalid('token')
  if (article.readyAt > world.now()) throw new Refusal(-214, 'Article is being processed')
  return { id: article.id }
}

const known = (world: World, id: unknown) => [...world.articles.values()].find((each) => each.id === id)

/** What stands under an id now: of its versions the last one that is ready. */
const ready = (world: World, id: unknown) =>
  [...world.articles.values()].filter((each) => each.id === id && each.readyAt <= world.now()).at(-1)

/** The title of an article that can be broadcast, as it is now. */
export const articleTitle = (world: World, id: unknown): string | undefined => {
  const article = ready(world, id)
  return article && String(article.content.title)
}

/** `GET /v2.0/article/getslice`: its arguments stand in the query as they are. */
export function listArticles(world: World, asked: URLSearchParams): Json {
  const [offset, limit] = [Number(asked.get('offset') ?? 0), Number(asked.get('limit') ?? mostListed)]
  const type = asked.get('type')
  if (type !== 'normal' && type !== 'video')
    throw new Refusal(-201, 'type accept only 2 value normal and video.')
  if (limit > mostListed) throw new Refusal(-201, `maximum limit is ${mostListed}`)
  const ids = [...new Set([...world.articles.values()].map(({ id }) => id))].reverse()
  const all = ids.map((id) => ready(world, id)).filter((each) => each?.content.type === type)
  const medias = all.slice(offset, offset + limit).map((each) => each && shown(each))
  return { medias, total: all.length }
}

/** `GET /v2.0/article/getdetail`. */
export function articleDetail(world: World, asked: URLSearchParams): Json {
  const article = ready(world, asked.get('id'))
  if (!article) throw invalid('id')
  const { author, description, body, cover, comment } = article.content
  return { ...shown(article), author, description, body, cover, comment }
}

const shown = ({ id, content: { type, title, status = 'hide' }, createdAt }: ArticleMade): Json => ({
  id,
  type,
  title,
  status,
  total_view: 0,
  create_date: createdAt,
  link_view: `https://post.oa.zalo.me/d/1?id=${id}`,
})
