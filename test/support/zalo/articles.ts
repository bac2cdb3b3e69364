/** Articles: made in the background, known by a token until they have an id (§6.8). */
import { invalid, Refusal } from './refusal.ts'
import { newMessageId, type World } from './world.ts'

type Json = Record<string, unknown>

const limits = { title: 150, author: 50, description: 300 }

/** `POST /v2.0/article/create`. */
export function createArticle(world: World, article: Json): Json {
  check(article)
  return process(world, newMessageId(), article)
}

/** `POST /v2.0/article/update`. */
export function updateArticle(world: World, article: Json): Json {
  check(article)
  if (!known(world, article.id)) throw invalid('id')
  return process(world, String(article.id), article)
}

/** `POST /v2.0/article/remove`. */
export function removeArticle(world: World, { id }: Json): Json {
  if (!known(world, id)) throw invalid('id')
  for (const [token, article] of world.articles) if (article.id === id) world.articles.delete(token)
  return {}
}

function check(article: Json): void {
  for (const [name, limit] of Object.entries(limits)) {
    const text = article[name]
    if (typeof text !== 'string' || text.length > limit) throw invalid(name)
  }
  if (article.type !== 'normal' || !Array.isArray(article.body)) throw invalid('body')
}

function process(world: World, id: string, { title }: Json): Json {
  const token = newMessageId()
  world.articles.set(token, { id, title: String(title), readyAt: world.now() + world.articleMs })
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

/** The title of an article that can be broadcast, as it is now. */
export function articleTitle(world: World, id: unknown): string | undefined {
  const ready = [...world.articles.values()].filter(
    (article) => article.id === id && article.readyAt <= world.now(),
  )
  return ready.at(-1)?.title
}
