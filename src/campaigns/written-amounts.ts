/** Sums of money written in an announcement that look wrong, or are hard to read. */

import { anyOf, notLetter } from './spelling-patterns.ts'
import words from './spelling-words.json' with { type: 'json' }

export interface OddAmount {
  readonly kind: 'grouping' | 'plain'
  readonly excerpt: string
  /** Where it stands in the text. */
  readonly at: number
}

const number = '(?<number>\\d[\\d.,]*\\d|\\d)'
const notAfterNumber = '(?<![\\p{L}\\p{N}.,])'
const { currency, currencyBefore, thousand, million } = words
const withUnit = new RegExp(`${notAfterNumber}${number}\\s?(?:${anyOf(currency)})${notLetter}`, 'giu')
const unitBefore = new RegExp(
  `(?<!\\p{L})(?<!\\d\\s?)(?:${anyOf(currencyBefore)})\\s?${number}(?![\\p{L}\\p{N}])`,
  'giu',
)
const scaled = new RegExp(
  `${notAfterNumber}${number}\\s?(?:(?<small>${anyOf(thousand)})|(?:${anyOf(million)}))${notLetter}`,
  'giu',
)
const bare = /(?<![\p{L}\p{N}.,/:-])(?<number>\d{1,3}(?:\.\d+){2,})(?![\p{L}\p{N}/:-])/giu

const grouped = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^\d+$/
const dayWithDots = /^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$/
/** `2,5`, `1.25`, `1.250,5`: before a million or more a part of it is usual; `500.00` thousand is none. */
const partOfMillion = /^\d+[.,]\d{1,2}$|^\d{1,3}(?:\.\d{3})+,\d{1,3}$/
const partOfThousand = /^\d{1,2}[.,]\d{1,2}$/

/** Each sum once, as it was found first. */
export function oddAmounts(text: string): OddAmount[] {
  const found = [
    ...[withUnit, unitBefore].flatMap((pattern) => [...text.matchAll(pattern)].flatMap(oddSum)),
    ...[...text.matchAll(scaled)].flatMap(oddScaled),
    ...[...text.matchAll(bare)].flatMap(oddNumber),
  ]
  const endOf = ({ at, excerpt }: OddAmount) => at + excerpt.length
  return found.filter(
    (each, index) => !found.slice(0, index).some((other) => other.at < endOf(each) && each.at < endOf(other)),
  )
}

const numberIn = (match: RegExpExecArray): string => match.groups?.number ?? ''
const as = (kind: OddAmount['kind'], match: RegExpExecArray): OddAmount[] => [
  { kind, excerpt: match[0], at: match.index },
]

function oddSum(match: RegExpExecArray): OddAmount[] {
  if (!grouped.test(numberIn(match))) return as('grouping', match)
  return /^\d{6,}$/.test(numberIn(match)) ? as('plain', match) : []
}

function oddScaled(match: RegExpExecArray): OddAmount[] {
  const usual = match.groups?.small === undefined ? partOfMillion : partOfThousand
  return grouped.test(numberIn(match)) || usual.test(numberIn(match)) ? [] : as('grouping', match)
}

function oddNumber(match: RegExpExecArray): OddAmount[] {
  const written = numberIn(match)
  const isSection = !/\.\d{2}/.test(written)
  const isUsual = isSection || grouped.test(written) || dayWithDots.test(written) || written.startsWith('0')
  return isUsual ? [] : as('grouping', match)
}
