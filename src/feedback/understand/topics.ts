import { CATEGORIES, type Category } from './labels.ts'
import { type Hit, PhraseBook } from './phrases.ts'
import places from './places.json' with { type: 'json' }
import { type Run, readRuns, runBefore } from './sequence.ts'
import type { Reading } from './tokens.ts'
import data from './topics.json' with { type: 'json' }

/** A topic's share of the text and the phrases it came from. */
export interface TopicScore {
  category: Category
  score: number
  hits: TopicHit[]
}

export interface TopicHit {
  word: string
  weight: number
  /** position of its first token */
  at: number
}

/** Under this name the lexicon lists phrases that speak for no topic. */
const NONE = '-'
const VENUE = 2
const AT_A_VENUE = 0.35
const book = buildBook()
const prepositions: Run[] = readRuns(places.placePrepositions)

interface Topic {
  /** undefined: the phrase only keeps its words from meaning something else */
  category: Category | undefined
  venue: boolean
}

/** Scores every topic with at least one phrase in the text, best first. A place named only as a place counts little. */
export function scoreTopics(reading: Reading): TopicScore[] {
  const scores = new Map<Category, TopicScore>()
  for (const hit of firstOfEach(book.find(reading))) {
    const { category, venue } = hit.entry.label
    if (category === undefined) continue
    const at = hit.at[0] ?? 0
    const asPlace = venue && runBefore(reading.tokens, at, prepositions) > 0
    const weight = hit.entry.weight * (asPlace ? AT_A_VENUE : 1)
    const known = scores.get(category) ?? { category, score: 0, hits: [] }
    known.score += known.hits.length === 0 ? weight : weight * 0.7
    known.hits.push({ word: hit.entry.phrase, weight, at })
    scores.set(category, known)
  }
  return [...scores.values()].sort((a, b) => b.score - a.score)
}

function buildBook(): PhraseBook<Topic> {
  const built = new PhraseBook<Topic>()
  for (const [name, byWeight] of Object.entries(data as Record<string, Record<string, string[]>>)) {
    const category = CATEGORIES.find((known) => known === name)
    if (category === undefined && name !== NONE)
      throw new Error(`topics.json names an unknown category: ${name}`)
    for (const [weight, phrases] of Object.entries(byWeight)) {
      const venue = weight === 'venue'
      built.add({ category, venue }, venue ? VENUE : Number(weight), phrases)
    }
  }
  return built
}

/** A phrase counts once however often it is said. */
function firstOfEach(hits: Hit<Topic>[]): Hit<Topic>[] {
  const seen = new Set<string>()
  return hits.filter((hit) => {
    const key = `${hit.entry.label.category} ${hit.entry.phrase}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
