import data from './intents.json' with { type: 'json' }
import { KINDS, type Kind } from './labels.ts'
import { PhraseBook } from './phrases.ts'
import type { Reading } from './tokens.ts'

/** Things noticed beside the kind: tone, other people, danger words, connectives. */
export type Cue = keyof typeof data.cues

/** What speaks for each kind, and the cues with the places they were found at. */
export interface Signals {
  kinds: Map<Kind, { score: number; hits: { word: string; weight: number; at: number }[] }>
  cues: Map<Cue, { word: string; at: number }[]>
}

const kindBook = buildKinds()
const cueBook = buildCues()

/** Finds the phrases that speak for a kind or are a cue. */
export function readSignals(reading: Reading): Signals {
  const signals: Signals = { kinds: new Map(), cues: new Map() }
  const seen = new Set<string>()
  for (const { entry, at } of kindBook.find(reading)) {
    const key = `${entry.label} ${entry.phrase}`
    if (seen.has(key)) continue
    seen.add(key)
    const known = signals.kinds.get(entry.label) ?? { score: 0, hits: [] }
    known.hits.push({ word: entry.phrase, weight: entry.weight, at: at[0] ?? 0 })
    signals.kinds.set(entry.label, known)
  }
  for (const known of signals.kinds.values()) known.score = addUp(known.hits.map((hit) => hit.weight))
  for (const { entry, at } of cueBook.find(reading)) {
    signals.cues.set(entry.label, [
      ...(signals.cues.get(entry.label) ?? []),
      { word: entry.phrase, at: at[0] ?? 0 },
    ])
  }
  return signals
}

/** The strongest counts whole, each further one less: saying a thing twice is not meaning it twice. */
function addUp(weights: number[]): number {
  const ordered = weights.toSorted((a, b) => b - a)
  return ordered.reduce((sum, weight, rank) => sum + weight * 0.4 ** rank, 0)
}

function buildKinds(): PhraseBook<Kind> {
  const built = new PhraseBook<Kind>()
  for (const [name, byWeight] of Object.entries(data.kinds as Record<string, Record<string, string[]>>)) {
    const kind = KINDS.find((known) => known === name)
    if (kind === undefined) throw new Error(`intents.json names an unknown kind: ${name}`)
    for (const [weight, phrases] of Object.entries(byWeight)) built.add(kind, Number(weight), phrases)
  }
  return built
}

function buildCues(): PhraseBook<Cue> {
  const built = new PhraseBook<Cue>()
  for (const [cue, phrases] of Object.entries(data.cues)) built.add(cue as Cue, 1, phrases)
  return built
}
