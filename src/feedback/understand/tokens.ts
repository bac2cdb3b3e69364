import { foldText } from '../../platform/text/fold.ts'
import { isNumberWord } from './numbers.ts'
import shorthand from './shorthand.json' with { type: 'json' }

/** One word or number of a message, with where it stood in the normalised text. */
export interface Token {
  /** as written, or as its short form was written out */
  word: string
  /** letters with their marks, tone mark moved to the end: old and new tone placement read alike */
  spelled: string
  folded: string
  /** carries a Vietnamese mark */
  marked: boolean
  capital: boolean
  value: number | undefined
  /** how many tokens an amount of money that begins here takes; 0 when none does */
  money: number
  start: number
  end: number
  sentence: number
  /** punctuation stands between this token and the one before */
  apart: boolean
}

/** A message cut up, with what must be known to read its words. */
export interface Reading {
  tokens: readonly Token[]
  /** typed with Vietnamese marks */
  marked: boolean
  language: 'vi' | 'en'
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const PIECES =
  /\d+(?:[.,:/-]\d+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*|[.!?;\n\u2026]+|[,:()"\u201c\u201d\u2013-]/gu
const MONEY_SUFFIX = /^(k|tr|trieu|d|vnd|dong|cu|nghin|ngan|ng|ty|ti|lit|usd|million|thousand|dollars)\d*$/
/** Behind a number said in words, only what can be nothing else. */
const SAID_SUFFIX = /^(trieu|nghin|ngan|ty)$/
const GROUPED = /^\d{1,3}([.,]\d{3})+$/
const JOINED = /^(to|tdp|p|kp|phuong|ngo|ngach|hem|kiet|so|sn|khu|thon|ap|group|ward)(\d{1,4})$/
const expansions = new Map(Object.entries(shorthand as Record<string, string>))

/** Letters with their quality marks and the tone as a trailing mark, so that both ways of placing a tone compare equal. */
export function spellWord(word: string): string {
  const open = word.toLowerCase().normalize('NFD')
  const tone = open.match(TONES)?.join('') ?? ''
  const bare = open.replace(TONES, '').normalize('NFC')
  return bare.replace(/(?<=^[hklmst])y$/, 'i') + tone
}

/** Cuts normalised text into tokens; short forms are written out when `expand` is set. */
export function tokenise(text: string, expand: boolean): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let apart = true
  for (const piece of text.matchAll(PIECES)) {
    const word = piece[0]
    const start = piece.index
    if (/^[.!?;\n\u2026]/.test(word)) {
      if (!(word === '.' && isShortForm(tokens.at(-1)))) sentence += 1
      apart = true
      continue
    }
    if (/^[,:()"\u201c\u201d\u2013-]/.test(word)) {
      apart = true
      continue
    }
    for (const part of cut(word)) {
      const at = start + part.offset
      for (const one of expand ? writeOut(part.word, text[at - 1]) : [part.word]) {
        tokens.push(makeToken({ word: one, start: at, end: at + part.word.length, sentence, apart }))
        apart = false
      }
    }
  }
  markMoney(tokens)
  return tokens
}

/** A lexicon phrase with its short forms and dialect words written out, as those of a message are. */
export function writeOutPhrase(phrase: string): string {
  const words = phrase.split(' ')
  if (!words.some((word) => expansions.has(word))) return phrase
  return words.map((word) => expansions.get(word) ?? word).join(' ')
}

/** Whether the text is typed with Vietnamese marks: of its words, at least a quarter carry one. */
export function isMarked(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => /^\p{L}/u.test(token.folded))
  return (
    words.filter((token) => token.marked).length >= words.length / 4 && words.some((token) => token.marked)
  )
}

function isShortForm(last: Token | undefined): boolean {
  return last !== undefined && (last.folded === 'p' || last.folded === 'q' || last.folded === 'tp')
}

function cut(word: string): { word: string; offset: number }[] {
  if (!/\d$/.test(word)) return [{ word, offset: 0 }]
  const joined = foldText(word).match(JOINED)
  if (joined?.[1] === undefined || joined[2] === undefined || !word.endsWith(joined[2])) {
    return [{ word, offset: 0 }]
  }
  const head = word.length - joined[2].length
  return [
    { word: word.slice(0, head), offset: 0 },
    { word: word.slice(head), offset: head },
  ]
}

function writeOut(word: string, before: string | undefined): string[] {
  if (before !== undefined && /\d/.test(before)) return [word]
  return expansions.get(word.toLowerCase())?.split(' ') ?? [word]
}

interface Piece {
  word: string
  start: number
  end: number
  sentence: number
  apart: boolean
}

function makeToken({ word, start, end, sentence, apart }: Piece): Token {
  const { spelled, folded, marked, capital, value } = lookOf(word)
  return { word, spelled, folded, marked, capital, value, money: 0, start, end, sentence, apart }
}

type Look = Pick<Token, 'spelled' | 'folded' | 'marked' | 'capital' | 'value'>

/** People use the same few thousand syllables: the looks of short words without digits are kept. */
const looks = new Map<string, Look>()
const mostLooks = 20_000
const longestKept = 8

/** How a word looks, whatever stands around it. */
export function lookOf(word: string): Look {
  const kept = looks.get(word)
  if (kept) return kept
  const spelled = spellWord(word)
  const look = {
    spelled,
    folded: foldText(word),
    marked: /[^\p{ASCII}]/u.test(spelled),
    capital: word[0] !== undefined && word[0] !== word[0].toLowerCase(),
    value: /^\d{1,9}$/.test(word) ? Number(word) : undefined,
  }
  if (looks.size < mostLooks && word.length <= longestKept && !/\d/.test(word)) looks.set(word, look)
  return look
}

function markMoney(tokens: Token[]): void {
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (token !== undefined) token.money = moneyLength(tokens, at)
  }
}

/** Digits or number words, then a unit of money (and what follows it: half, five hundred); grouped digits alone will do. */
function moneyLength(tokens: readonly Token[], at: number): number {
  const first = tokens[at]
  if (first === undefined || !(/^\d/.test(first.folded) || isNumberWord(first.folded))) return 0
  let to = at + 1
  while (isNumberWord(tokens[to]?.folded ?? '') && !tokens[to]?.apart) to += 1
  const unit = tokens[to]
  const suffix = /^\d/.test(first.folded) ? MONEY_SUFFIX : SAID_SUFFIX
  if (unit !== undefined && suffix.test(unit.folded) && !unit.apart) {
    const next = tokens[to + 1]
    const more = next !== undefined && (/^(ruoi|dong)$/.test(next.folded) || MONEY_SUFFIX.test(next.folded))
    return to + (more ? 2 : 1) - at
  }
  return GROUPED.test(first.word) ? 1 : 0
}
