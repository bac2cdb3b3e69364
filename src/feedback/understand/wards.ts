import { foldText } from '../../platform/text/fold.ts'
import type { Group } from './groups.ts'
import places from './places.json' with { type: 'json' }
import { type Run, readRuns, runAfter, runAt, runBefore } from './sequence.ts'
import { type Reading, type Token, tokenise } from './tokens.ts'

/** Names of wards a resident may write: today's, former and colloquial ones. */
export interface Gazetteer {
  wards: readonly { name: string; aliases?: readonly string[] }[]
}

/** A ward named in a text: the name as the gazetteer spells it and the tokens that name it. */
export interface WardMention {
  name: string
  from: number
  to: number
}

interface Name {
  name: string
  run: Run
  /** given by the caller: recognised anywhere, not only beside a word for a unit */
  given: boolean
}

const prefixes = readRuns(places.namePrefixes)
const unitRuns = readRuns(places.unitWords)
const laneRuns = {
  vi: readRuns(places.laneWords),
  en: readRuns([...places.laneWords, ...places.laneWordsEnglish]),
}
const siteRuns = readRuns(places.siteWords)
const siteAfterRuns = readRuns(places.siteWordsAfter)
const nearRuns = readRuns(places.nearWords)
const notNames = new Set(places.notNames.map((word) => foldText(word)))
const notNamesSpelled = new Set(readRuns(places.notNames).flatMap((run) => run.spelled))

/** A name of so many letters is known without its spaces too. */
const LEAST_GLUED = 7

/** Builds the finder once; each call names the ward the text is most clearly about, if any. */
export function createWardFinder(gazetteer: Gazetteer) {
  const names = indexNames(gazetteer)
  return (reading: Reading, groups: readonly Group[]): WardMention | undefined => {
    const { tokens } = reading
    let best: (WardMention & { score: number }) | undefined
    for (let at = 0; at < tokens.length; at += 1) {
      const known = longestName(tokens, at, names)
      const score = known === undefined ? 0 : scoreName({ reading, at, name: known, groups })
      if (known !== undefined && score > (best?.score ?? 0)) {
        best = { name: known.name, from: at, to: at + known.run.folded.length, score }
      }
      const unknown = score >= 5 ? undefined : readUnknown(tokens, at, known)
      if (unknown !== undefined && (best?.score ?? 0) < 4.5) best = { ...unknown, score: 4.5 }
    }
    return best && { name: best.name, from: best.from, to: best.to }
  }
}

function indexNames({ wards }: Gazetteer): Map<string, Name[]> {
  const names = new Map<string, Name[]>()
  const add = (written: string, given: boolean) => {
    const name = stripPrefix(written.normalize('NFC').trim())
    const [run] = readRuns([name.replace(/\s*-\s*/g, ' ')])
    const first = run?.folded[0]
    if (run === undefined || first === undefined || first === '' || /^\d/.test(first)) return
    names.set(first, [...(names.get(first) ?? []), { name, run, given }])
    const glued = run.folded.join('')
    if (!given || run.folded.length < 2 || glued.length < LEAST_GLUED) return
    const whole = { spelled: [run.spelled.join('')], folded: [glued], strict: false }
    names.set(glued, [...(names.get(glued) ?? []), { name, run: whole, given }])
  }
  for (const ward of wards) for (const name of [ward.name, ...(ward.aliases ?? [])]) add(name, true)
  for (const name of places.wards) add(name, false)
  return names
}

function stripPrefix(written: string): string {
  const tokens = tokenise(written, false)
  const length = runAfter(tokens, 0, prefixes)
  return written.slice(tokens[length]?.start ?? 0)
}

function longestName(tokens: readonly Token[], at: number, names: Map<string, Name[]>): Name | undefined {
  let longest: Name | undefined
  for (const name of names.get(tokens[at]?.folded ?? '') ?? []) {
    const longer = name.run.folded.length > (longest?.run.folded.length ?? 0)
    const better =
      longer || (name.given && !longest?.given && name.run.folded.length === longest?.run.folded.length)
    if (better && runAt(tokens, at, name.run)) longest = name
  }
  return longest
}

interface Candidate {
  reading: Reading
  at: number
  name: Name
  groups: readonly Group[]
}

/** 0 when the name is here a street, a lake, a district or a person; the higher, the surer it is the unit. */
function scoreName({ reading, at, name, groups }: Candidate): number {
  const { tokens, language } = reading
  const { run, given } = name
  const to = at + run.folded.length
  const next = tokens[to]
  if (runBefore(tokens, at, unitRuns) > 0) return 6
  if (next?.folded === 'ward' && !next.apart) return 6
  if (next?.folded === 'district' || next?.folded === 'city') return 0
  if (groups.some((group) => group.to === at || (group.from < at && to < group.to))) return 5
  if (!given || (run.folded.length === 1 && !isSureSyllable(tokens[at], name))) return 0
  const touching = tokens[at]?.apart !== true
  const isStreet = isNumbered(tokens, at) || runBefore(tokens, at, laneRuns[language]) > 0
  if (touching && (isStreet || runBefore(tokens, at, siteRuns) > 0)) return 0
  if (runAfter(tokens, to, siteAfterRuns) > 0 && !next?.apart) return 0
  return touching && runBefore(tokens, at, nearRuns) > 0 ? 3 : 2
}

/** A name of one syllable is a common word unless written as a name, capital and marks. */
function isSureSyllable(token: Token | undefined, { name, run }: Name): boolean {
  if (name.includes(' ')) return true
  return token?.capital === true && token.marked && token.spelled === run.spelled[0]
}

function isNumbered(tokens: readonly Token[], at: number): boolean {
  return /^\d/.test(tokens[at - 1]?.folded ?? '')
}

/** A unit word with a number or with a name nobody listed. */
function readUnknown(tokens: readonly Token[], at: number, known: Name | undefined): WardMention | undefined {
  const length = runBefore(tokens, at, unitRuns)
  const token = tokens[at]
  if (length === 0 || token === undefined || known !== undefined) return undefined
  const word = tokens[at - 1]
  if (
    token.value !== undefined &&
    token.money === 0 &&
    token.value >= 1 &&
    token.value <= 34 &&
    word?.folded !== 'xa'
  ) {
    return { name: String(token.value), from: at, to: at + 1 }
  }
  if (!/^\p{L}/u.test(token.folded)) return undefined
  let to = at
  while (to < at + 4 && isNamePart(tokens, to, at)) to += 1
  if (to - at < 2 && !(to - at === 1 && token.capital && token.marked)) return undefined
  const name = tokens.slice(at, to).map((part) => part.word)
  return { name: name.join(' '), from: at, to }
}

function isNamePart(tokens: readonly Token[], index: number, at: number): boolean {
  const token = tokens[index]
  if (token === undefined || !/^\p{L}/u.test(token.folded)) return false
  if (index > at && token.apart) return false
  if (token.marked ? notNamesSpelled.has(token.spelled) : notNames.has(token.folded)) return false
  return token.capital && !isAllCapitals(tokens)
}

function isAllCapitals(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => /^\p{L}/u.test(token.folded))
  return words.length > 4 && words.every((token) => token.capital)
}
