import places from './places.json' with { type: 'json' }
import type { Token } from './tokens.ts'

const UNITS = new Map([
  ['mot', 1],
  ['hai', 2],
  ['ba', 3],
  ['bon', 4],
  ['tu', 4],
  ['nam', 5],
  ['lam', 5],
  ['sau', 6],
  ['bay', 7],
  ['tam', 8],
  ['chin', 9],
])
const SPOKEN = /^(mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|tram|chuc|ruoi|vai)$/

/** A marked word must be the number itself: its letters alone may be another word. */
const written = new Set(places.numberWords)

/** Whether a word can be part of a number said in words. */
export function isNumberWord(folded: string): boolean {
  return SPOKEN.test(folded)
}

/**
 * The whole number written at `at`, in digits or, when `words` allows, in Vietnamese words up to 99.
 * Of a span such as 5-6 or 5/7 it is the first part.
 */
export function readNumber(
  tokens: readonly Token[],
  at: number,
  words: boolean,
): { value: number; length: number } | undefined {
  const first = tokens[at]
  if (first === undefined) return undefined
  const digits = first.folded.match(/^(\d{1,3})(?:[-/.,]\d+)*$/)
  if (digits?.[1] !== undefined && first.money === 0) return { value: Number(digits[1]), length: 1 }
  if (!words || (first.marked && !written.has(first.word.toLowerCase()))) return undefined
  const unit = UNITS.get(first.folded)
  if (first.folded === 'muoi') {
    const rest = UNITS.get(tokens[at + 1]?.folded ?? '')
    return rest === undefined ? { value: 10, length: 1 } : { value: 10 + rest, length: 2 }
  }
  if (unit === undefined) return undefined
  if (tokens[at + 1]?.folded !== 'muoi') return { value: unit, length: 1 }
  const rest = UNITS.get(tokens[at + 2]?.folded ?? '')
  return rest === undefined ? { value: unit * 10, length: 2 } : { value: unit * 10 + rest, length: 3 }
}
