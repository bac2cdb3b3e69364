import { readNumber } from './numbers.ts'
import places from './places.json' with { type: 'json' }
import { readRuns, runAfter, runBefore } from './sequence.ts'
import type { Token } from './tokens.ts'

/** A residential group named in a text: its number and the tokens that name it. */
export interface Group {
  value: number
  from: number
  to: number
}

const HIGHEST = 400
const vietnamese = readRuns(places.groupWords)
const english = readRuns([...places.groupWordsEnglish])
const after = readRuns(places.notGroupAfter)
const before = readRuns(places.notGroupBefore)
/** Some wards call their groups by the ward's name and a number. */
const wards = readRuns(places.wards)
const shortWord = readRuns(places.shortGroupWord)

/** Residential groups in the order they are named; a team, a banknote or an item count is none. */
export function findGroups(tokens: readonly Token[], language: 'vi' | 'en'): Group[] {
  const words = language === 'en' ? english : vietnamese
  const groups: Group[] = []
  for (let at = 1; at < tokens.length; at += 1) {
    const length = runBefore(tokens, at, words)
    if (length === 0) continue
    const from = at - length
    const named = length > 1 ? nameAfter(tokens, at) : 0
    const read = readNumber(tokens, at + named, length > 1 || tokens[from]?.marked === true)
    if (read === undefined || read.value < 1 || read.value > HIGHEST) continue
    const to = at + named + read.length
    if ((length === 1 || named > 0) && runAfter(tokens, to, after) > 0 && tokens[to]?.apart !== true) continue
    if (length === 1 && !tokens[from]?.apart && runBefore(tokens, from, before) > 0) continue
    if (length === 1 && (tokens[from]?.money ?? 0) > 0) continue
    groups.push({ value: read.value, from, to })
  }
  return groups.filter((group) => !isBareClash(tokens, group))
}

/** How long a ward's name is that begins here, with the word for a number behind it. */
function nameAfter(tokens: readonly Token[], at: number): number {
  const length = runAfter(tokens, at, wards)
  return length > 0 && tokens[at + length]?.folded === 'so' ? length + 1 : length
}

/** In a text written with marks, a bare `to` is another word. */
function isBareClash(tokens: readonly Token[], group: Group): boolean {
  if (runBefore(tokens, group.from + 1, shortWord) === 0 || tokens[group.from]?.marked) return false
  const marked = tokens.filter((token) => token.marked).length
  return marked / tokens.length > 0.4
}
