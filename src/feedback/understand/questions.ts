import data from './intents.json' with { type: 'json' }
import { readRuns, runAfter, runBefore } from './sequence.ts'
import type { Reading } from './tokens.ts'

const NEGATION_REACH = 7
const ends = readRuns(data.questionEnds.sure)
const openEnds = readRuns(data.questionEnds.open)
const after = readRuns(data.questionEnds.after)
const starts = readRuns(data.questionEnds.starts)
const negations = readRuns(data.negations)

/**
 * A question mark, an English sentence that begins with its question word, or a Vietnamese one that ends with
 * it (and a word of address; behind such a word a comma ends it too).
 */
export function isQuestion(written: string, { tokens, language }: Reading): boolean {
  if (/\?/.test(written)) return true
  if (language === 'en') {
    return tokens.some((token, at) => {
      const isFirst = token.sentence !== tokens[at - 1]?.sentence
      return isFirst && tokens.length > at + 2 && runAfter(tokens, at, starts) > 0
    })
  }
  return tokens.some((token, at) => {
    const next = tokens[at + 1]
    if (next !== undefined && next.sentence === token.sentence) {
      return next.apart && endsAsQuestion(tokens, at + 1, 1)
    }
    return endsAsQuestion(tokens, at + 1, 0)
  })
}

function endsAsQuestion(tokens: Reading['tokens'], end: number, leastTails: number): boolean {
  let at = end
  for (let tails = 0; tails < 3; tails += 1) {
    if (tails < leastTails) {
      const tail = runBefore(tokens, at, after)
      if (tail === 0) return false
      at -= tail
      continue
    }
    if (runBefore(tokens, at, ends) > 0) return tokens.length > 2
    if (runBefore(tokens, at, openEnds) > 0) return !isDenied(tokens, at - 1)
    const tail = runBefore(tokens, at, after)
    if (tail === 0) return false
    at -= tail
  }
  return false
}

/** After a negation, what, who and where mean nothing, nobody and nowhere. */
function isDenied(tokens: Reading['tokens'], at: number): boolean {
  for (let back = at; back > 0 && back > at - NEGATION_REACH; back -= 1) {
    if (runBefore(tokens, back, negations) > 0) return true
  }
  return false
}
