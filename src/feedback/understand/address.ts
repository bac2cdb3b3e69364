import type { Group } from './groups.ts'
import places from './places.json' with { type: 'json' }
import { readRuns, runAfter } from './sequence.ts'
import type { Token } from './tokens.ts'
import type { WardMention } from './wards.ts'

export interface AddressSource {
  tokens: readonly Token[]
  ward: WardMention | undefined
  groups: readonly Group[]
  /** token positions at which words of another matter begin */
  matters: ReadonlySet<number>
}

type Taken = Omit<AddressSource, 'tokens'>

const LONGEST_NAME = 4
const LONGEST_SMALL_NAME = 3
const starts = readRuns(places.addressStarts)
const numbered = readRuns(places.addressNumbered)
const streets = readRuns(places.streetWords)
const ends = readRuns([...places.notNames, ...places.nameEnds])
const stops = new Set(readRuns(places.notNames).flatMap((run) => run.folded))

/**
 * The first run of house, lane, street or landmark words, as written; undefined when there is none. Behind a
 * numbered house or lane, the name of a street may be in small letters.
 */
export function findAddress({ text, ...source }: AddressSource & { text: string }): string | undefined {
  const [first] = addressSpans(source)
  if (first === undefined) return undefined
  return text.slice(source.tokens[first.from]?.start ?? 0, source.tokens[first.to - 1]?.end ?? 0)
}

/** Every run of words that is an address, as token positions. */
export function addressSpans({ tokens, ...taken }: AddressSource): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const to = endOfAddress(tokens, at, taken)
    if (to <= at) continue
    spans.push({ from: at, to })
    at = to - 1
  }
  return spans
}

function endOfAddress(tokens: readonly Token[], at: number, taken: Taken): number {
  let to = at
  for (;;) {
    const next = endOfPart(tokens, to, taken) || (to > at ? endOfStreet(tokens, to, taken) : to)
    if (next <= to) return to
    to = next
  }
}

/** One part: a numbered lane or house with its name, or a street or landmark with its name; 0 when none begins here. */
function endOfPart(tokens: readonly Token[], at: number, { ward, groups }: Taken): number {
  if (at === ward?.from || groups.some((group) => group.from === at)) return 0
  const byNumber = runAfter(tokens, at, numbered)
  if (byNumber > 0 && /^\d/.test(tokens[at + byNumber]?.folded ?? '')) {
    return endOfName(tokens, at + byNumber + 1, ward)
  }
  const byName = runAfter(tokens, at, starts)
  if (byName === 0) return 0
  const end = endOfName(tokens, at + byName, ward)
  return end > at + byName ? end : 0
}

function endOfName(tokens: readonly Token[], from: number, ward: WardMention | undefined): number {
  let to = from
  while (to < from + LONGEST_NAME && isNamePart(tokens[to]) && to !== ward?.from && tokens[to]?.capital)
    to += 1
  return to
}

/** A street whose name is in small letters: up to the next word that belongs to no name. */
function endOfStreet(tokens: readonly Token[], at: number, { ward, groups, matters }: Taken): number {
  const length = runAfter(tokens, at, streets)
  const from = at + length
  if (length === 0 || tokens[at]?.apart || from === ward?.from) return at
  let to = from
  while (to < from + LONGEST_SMALL_NAME && isNameWord(tokens[to])) {
    if (to === ward?.from || groups.some((group) => group.from === to)) break
    if (matters.has(to) || runAfter(tokens, to, ends) > 0) break
    to += 1
  }
  return to > from ? to : at
}

function isNamePart(token: Token | undefined): boolean {
  return isNameWord(token) && !stops.has(token?.folded ?? '')
}

function isNameWord(token: Token | undefined): boolean {
  return token !== undefined && !token.apart && /^\p{L}/u.test(token.folded)
}
