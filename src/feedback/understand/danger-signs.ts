import data from './danger.json' with { type: 'json' }
import { type Hit, PhraseBook } from './phrases.ts'
import type { Reading } from './tokens.ts'

/** A kind of harm whose words add up with those of victims and urgency around them. */
export interface HarmSign {
  id: string
  category: string
  acute: boolean
  lasting?: boolean
  words: Record<string, string[] | undefined>
}

/** A harm that no fixed phrase names, but that enough words together speak of. */
export interface SignedHarm {
  sign: HarmSign
  /** the heaviest of its words */
  word: string
  at: number[]
}

type Slot = HarmSign | 'support'

/** What the harm's own words, and all of them with the support, must weigh. */
const LEAST_HARM = 4
const LEAST_SUM = 6
const MOST_SUPPORT = 4
const REACH = 22
const signs: HarmSign[] = data.signs
const harmBook = buildHarms()
const supportBook = buildSupport()

/** The harms whose words, with those of people, fear and urgency near them, weigh enough; heaviest first. */
export function findSignedHarms(reading: Reading): SignedHarm[] {
  const harms = harmBook.find(reading)
  if (harms.length === 0) return []
  const support = supportBook.find(reading)
  return signs
    .map((sign) =>
      weighSign(
        harms.filter((hit) => hit.entry.label === sign),
        support,
      ),
    )
    .filter((found) => found !== undefined)
    .sort((a, b) => b.weight - a.weight)
}

function weighSign(own: Hit<Slot>[], support: Hit<Slot>[]): (SignedHarm & { weight: number }) | undefined {
  const heaviest = own.toSorted((a, b) => b.entry.weight - a.entry.weight)[0]
  const sign = heaviest?.entry.label
  if (heaviest === undefined || sign === undefined || sign === 'support') return undefined
  const centre = heaviest.at[0] ?? 0
  const near = (hit: Hit<Slot>) => Math.abs((hit.at[0] ?? 0) - centre) <= REACH
  const harm = sumOfWords(own.filter(near))
  const weight = harm + Math.min(MOST_SUPPORT, sumOfWords(support.filter(near)))
  if (harm < LEAST_HARM || weight < LEAST_SUM) return undefined
  return { sign, word: heaviest.entry.phrase, at: heaviest.at, weight }
}

/** Each stretch of text counts once, by its heaviest word. */
function sumOfWords(hits: readonly Hit<Slot>[]): number {
  const used = new Set<number>()
  let sum = 0
  for (const hit of hits.toSorted((a, b) => b.entry.weight - a.entry.weight)) {
    if (hit.at.some((at) => used.has(at))) continue
    for (const at of hit.at) used.add(at)
    sum += hit.entry.weight
  }
  return sum
}

function buildHarms(): PhraseBook<Slot> {
  const built = new PhraseBook<Slot>()
  for (const sign of signs) {
    for (const [weight, words] of Object.entries(sign.words)) built.add(sign, Number(weight), words ?? [])
  }
  return built
}

function buildSupport(): PhraseBook<Slot> {
  const built = new PhraseBook<Slot>()
  for (const [weight, words] of Object.entries(data.support)) built.add('support', Number(weight), words)
  return built
}
