import { findFields } from './fields.ts'
import type { Reading, Token } from './tokens.ts'

/** How many numbers a feature may become. */
export const BUCKETS = 1 << 17
/** Of a longer message, so many words at either end are looked at. */
const MOST_WORDS = 160
const CHARACTERS = 4
/** So many words apart, two fields still speak of one scene. */
const SCENE = 12

/**
 * What a message shows to the learned model, each feature as a number below BUCKETS, none twice: its words
 * without and with marks, their neighbours, runs of letters (for slips and drawn-out words), and the fields of
 * words it touches, one by one and side by side.
 */
export function readFeatures(reading: Reading): number[] {
  const tokens = bothEnds(reading.tokens)
  const found = new Set<number>()
  const add = (feature: string) => found.add(bucketOf(feature))
  const words = tokens.map(wordOf)
  add('always')
  words.forEach((word, at) => {
    const [before, earlier] = [words[at - 1] ?? '^', words[at - 2] ?? '^']
    add(`2 ${before} ${word}`)
    add(`s ${earlier} ${word}`)
  })
  for (const token of tokens) for (const bucket of featuresOfWord(token)) found.add(bucket)
  add(`2 ${words.at(-1) ?? '^'} $`)
  const letters = ` ${words.join(' ')} `
  for (let at = 0; at + CHARACTERS <= letters.length; at += 1) {
    add(`c ${letters.slice(at, at + CHARACTERS)}`)
  }
  addFields(reading, add)
  return [...found]
}

function addFields(reading: Reading, add: (feature: string) => void): void {
  const fields = findFields(reading)
  fields.forEach((one, index) => {
    add(`f ${one.field}`)
    for (let next = index + 1; next < fields.length; next += 1) {
      const other = fields[next]
      if (other === undefined || other.at - one.at > SCENE) break
      if (other.field === one.field) continue
      const pair = [one.field, other.field].sort().join(' ')
      add(`p ${pair}`)
      if (other.at - one.at <= SCENE / 3) add(`n ${one.field} ${other.field}`)
    }
  })
}

function wordOf({ folded, value, money }: Token): string {
  return money > 0 ? '$' : value === undefined ? folded.replace(/(.)\1{2,}/gu, '$1') : '#'
}

function bothEnds(tokens: readonly Token[]): readonly Token[] {
  if (tokens.length <= 2 * MOST_WORDS) return tokens
  return [...tokens.slice(0, MOST_WORDS), ...tokens.slice(-MOST_WORDS)]
}

/** The words of a message, and its runs of words of one field, each with what it says by itself. */
export function readPieces(reading: Reading): { word: string; features: number[] }[] {
  const words = reading.tokens.map((token) => ({ word: token.word, features: featuresOfWord(token) }))
  const fields = findFields(reading).map(({ word, field }) => ({ word, features: [bucketOf(`f ${field}`)] }))
  return [...fields, ...words]
}

function featuresOfWord(token: Token): number[] {
  const bare = bucketOf(`1 ${wordOf(token)}`)
  return token.marked ? [bare, bucketOf(`m ${token.spelled}`)] : [bare]
}

/** FNV-1a, its high bits folded into the low ones. */
function bucketOf(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  }
  return (hash ^ (hash >>> 17)) & (BUCKETS - 1)
}
