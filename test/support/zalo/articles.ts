/** Articles: made in the background, known by a token until they have an id (§6.8). */
import { invalid, Refusal } from './refusal.ts'
import { newMessageId, type World } from './world.ts'

type Json = Record<string, unknown>

const limits = { title: 150, author: 50, description: 300 }

/** `POST /v2.0/article/create`. */
export function createArticle(world: World, article: Json): Json {
  for (const [name, limit] of Object.entries(limits)) {
    const text = article[name]
    if (typeof text !== 'string' || text.length > limit) throw invalid(name)
  }
  if (article.type !== 'normal' || !Array.isArray(article.body)) throw invalid('body')
  const token = newMessageId()
  world.articles.set(token, { id: newMessageId(), readyAt: world.now() + world.articleMs })
  return { token }
}

/** `POST /v2.0/article/verify`. */
export function verifyArticle(world: World, { token }: Json): Json {
  const article = world.articles.get(String(token))
  if (!article) throw invalid('token')
  if (article.readyAt > world.now()) throw new Refusal(-214, 'Article is being processed')
  return { id: article.id }
}

/** An article that can be broadcast. */
export function isArticle(world: World, id: unknown): boolean {
  return [...world.articles.values()].some((article) => article.id === id && article.readyAt <= world.now())
}
