import { isForeign } from './language.ts'
import plain from './plain-words.json' with { type: 'json' }
import { lookOf, type Reading, spellWord, type Token, writeOutPhrase } from './tokens.ts'

/**
 * A phrase as the lexicon writes it: words with their marks; `#` any number, `$` an amount of money,
 * `~` up to four words between; a leading `!` asks for the marks (folded, the phrase means too much else).
 */
export interface Entry<L> {
  label: L
  weight: number
  phrase: string
  strict: boolean
  /** for which language alone it counts, when its letters would mislead in the other */
  only: 'vi' | 'en' | undefined
  spelled: string[]
}

export interface Hit<L> {
  entry: Entry<L>
  /** token positions of the phrase's own words, ascending */
  at: number[]
}

/** There are tens of thousands, most with nothing behind. */
interface Node<L> {
  next: Map<string, Node<L>> | undefined
  entries: Entry<L>[]
}

const GAP = '~'
const LONGEST_GAP = 4

/** Phrases of one part of the lexicon, found in a token sequence in one pass. */
export class PhraseBook<L> {
  private readonly root: Node<L> = { next: undefined, entries: [] }

  add(label: L, weight: number, phrases: readonly string[]): this {
    for (const written of phrases) {
      const strict = written.startsWith('!')
      const phrase = strict ? written.slice(1) : written
      const full = writeOutPhrase(phrase)
      const only = languageOf(phrase)
      for (const form of full === phrase ? [phrase] : [phrase, full]) {
        const words = form.split(/[ '\u2019]/)
        const spelled = words.filter((word) => word !== GAP).map(spelledKey)
        this.nodeOf(words).entries.push({ label, weight, phrase, strict, only, spelled })
      }
    }
    return this
  }

  private nodeOf(words: readonly string[]): Node<L> {
    let node = this.root
    for (const word of words) node = step(node, foldedKey(word))
    return node
  }

  /** Every hit, without those whose words all lie inside a longer hit. */
  find(reading: Reading): Hit<L>[] {
    const search = { ...reading, hits: [] as Hit<L>[] }
    for (const [at, token] of reading.tokens.entries()) {
      if (this.mayBegin(token)) walk(search, this.root, at, [])
    }
    return dropContained(search.hits)
  }

  /** Most words begin no phrase. */
  private mayBegin({ folded, money }: Token): boolean {
    return this.root.next?.has(folded) === true || money > 0 || startsWithDigit(folded)
  }
}

interface Walk<L> extends Reading {
  hits: Hit<L>[]
}

const unmistakable = new Set(plain.unmistakable.map(spellWord))

/** Vietnamese marks belong to no English text; English words that are also syllables belong to no Vietnamese one. */
function languageOf(phrase: string): 'vi' | 'en' | undefined {
  if (/[^\p{ASCII}]/u.test(phrase)) return 'vi'
  return isForeign(phrase) ? 'en' : undefined
}

const spelledKey = (word: string) => (isSign(word) ? word : lookOf(word).spelled)
const foldedKey = (word: string) => (isSign(word) ? word : lookOf(word).folded)

function step<L>(node: Node<L>, key: string): Node<L> {
  node.next ??= new Map()
  let child = node.next.get(key)
  if (child === undefined) {
    child = { next: undefined, entries: [] }
    node.next.set(key, child)
  }
  return child
}

function isSign(word: string): boolean {
  return word === '#' || word === '$' || word === GAP
}

function walk<L>(search: Walk<L>, node: Node<L>, at: number, path: number[]): void {
  for (const entry of node.entries) {
    if (fits(entry, search, path)) search.hits.push({ entry, at: path })
  }
  const first = path[0] === undefined ? undefined : search.tokens[path[0]]
  const token = search.tokens[at]
  if (token === undefined || (first !== undefined && token.sentence !== first.sentence)) return
  const literal = node.next?.get(token.folded)
  if (literal !== undefined) walk(search, literal, at + 1, [...path, at])
  const number = startsWithDigit(token.folded) ? node.next?.get('#') : undefined
  if (number !== undefined) walk(search, number, at + 1, [...path, at])
  const money = token.money > 0 ? node.next?.get('$') : undefined
  if (money !== undefined) walk(search, money, at + token.money, [...path, at])
  const gap = path.length > 0 ? node.next?.get(GAP) : undefined
  if (gap !== undefined) leap(search, gap, at, path)
}

/** Asked for every word of every phrase book. */
function startsWithDigit(folded: string): boolean {
  const first = folded.charCodeAt(0)
  return first >= 0x30 && first <= 0x39
}

function leap<L>(search: Walk<L>, gap: Node<L>, at: number, path: number[]): void {
  for (let skipped = 0; skipped <= LONGEST_GAP; skipped += 1) {
    const token = search.tokens[at + skipped]
    if (token === undefined) return
    if (gap.next?.has(token.folded) || startsWithDigit(token.folded)) walk(search, gap, at + skipped, path)
  }
}

/** A bare word may stand for a marked one; a differently marked word may not, save one slip in a long phrase. */
function fits<L>(entry: Entry<L>, { tokens, marked, language }: Walk<L>, path: readonly number[]): boolean {
  if (entry.only !== undefined && entry.only !== language) return false
  let bare = 0
  let clashes = 0
  path.forEach((at, index) => {
    const token = tokens[at]
    const wanted = entry.spelled[index]
    if (token === undefined || wanted === undefined || isSign(wanted) || token.spelled === wanted) return
    if (token.marked) clashes += 1
    else bare += 1
  })
  if (clashes > (path.length >= 4 ? 1 : 0)) return false
  if (bare === 0) return true
  if (entry.strict) return false
  if (entry.spelled.length - entry.spelled.filter((word) => word === '#').length > 1) return true
  return !marked && unmistakable.has(entry.spelled[0] ?? '')
}

function dropContained<L>(hits: Hit<L>[]): Hit<L>[] {
  if (hits.length < 2) return hits
  const covering = new Map<number, Hit<L>[]>()
  for (const hit of hits) {
    for (const at of hit.at) {
      const list = covering.get(at)
      if (list === undefined) covering.set(at, [hit])
      else list.push(hit)
    }
  }
  return hits.filter((hit) => {
    const first = hit.at[0]
    const rivals = first === undefined ? undefined : covering.get(first)
    return !rivals?.some(
      (rival) => rival.at.length > hit.at.length && hit.at.every((at) => rival.at.includes(at)),
    )
  })
}
