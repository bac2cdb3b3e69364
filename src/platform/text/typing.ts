import { telexSyllable, vniSyllable } from './keystrokes.ts'
import ordinary from './ordinary-words.json' with { type: 'json' }

/** Parts of a text that are addresses of another kind and never Vietnamese words: links, e-mail, mentions. */
const ADDRESS = /^@|@\S|:\/\/|^www\.|\.(?:com|vn|net|org|edu|gov)\b/i

/** Letters and digits in small letters, with one capital first, or all in capitals; `IPs` is none of these. */
const PLAIN_CASE = /^(?:[A-Z]|DD|AA|EE|OO)?[a-z1-9]+$|^[A-Z][A-Z1-9]+$/

/** Foreign words and short forms that people use inside Vietnamese sentences. */
const borrowed: ReadonlySet<string> = new Set(ordinary.borrowed)

/** Other English words that would also be keystrokes. */
const english: ReadonlySet<string> = new Set(ordinary.english)

/** Nouns that a number follows in an address. */
const numbered: ReadonlySet<string> = new Set(ordinary.numbered)

/** A word that may be keystrokes: `sure` when it makes sense no other way, `english` when it is also an English word. */
type Token = {
  start: number
  written: string
  syllable: string
  keys: number
  sure: boolean
  english: boolean
}

/**
 * Turns keystrokes of the Telex and VNI input methods, left raw because the method was off, into the
 * Vietnamese words they stand for: letters doubled or followed by `w`, `dd`, tone letters `s f r x j`; or
 * the digits 1 to 9 in their place.
 *
 * Only tokens without diacritics change, only when they spell a possible syllable, and only in a message
 * that shows the method: two tokens that make sense no other way, or one with two keys, or one in a message
 * whose every word may be keystrokes. A word with digits only at its end changes beside two sure tokens; a word that is also English,
 * beside two that outnumber such words. Everything else stays as written.
 */
export function undoTyping(text: string): string {
  if (!/[a-z][sfrxjwaeod1-9]/i.test(text)) return text
  const words = wordsOf(text)
  const shouted = !/\p{Ll}/u.test(text)
  const tokens = words.flatMap((word) => readToken(word, shouted))
  const telex = tokens.filter((token) => !/\d/.test(token.written))
  const vni = tokens.filter((token) => /\d/.test(token.written))
  const changed = [telex, vni].flatMap((method) => chooseTokens(method, words.length))
  return replaceTokens(text, changed)
}

type Word = { start: number; written: string }

function wordsOf(text: string): Word[] {
  const chunks = [...text.matchAll(/\S+/gu)].filter(([chunk]) => !ADDRESS.test(chunk))
  return chunks.flatMap((chunk) =>
    [...chunk[0].matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((word) => ({
      start: chunk.index + word.index,
      written: word[0],
    })),
  )
}

function readToken({ start, written }: Word, shouted: boolean): Token[] {
  const lower = written.toLowerCase()
  if (!PLAIN_CASE.test(written) || borrowed.has(lower)) return []
  if (!shouted && written.length <= 4 && /^[A-Z]{2}/.test(written) && written === written.toUpperCase())
    return []
  const hasDigit = /\d/.test(lower)
  const typed = hasDigit ? vniSyllable(lower) : telexSyllable(lower)
  if (typed === null) return []
  if (hasDigit && (lower.length === 2 || numbered.has(lower.slice(0, -1)))) return []
  const isEnglish = english.has(lower)
  const sure = hasDigit ? /\d[a-z]|^d9/.test(lower) : !isEnglish
  return [{ start, written, syllable: typed.syllable, keys: typed.keys, sure, english: isEnglish }]
}

/** The tokens of one input method that are to change, in a message of so many words. */
function chooseTokens(tokens: Token[], words: number): Token[] {
  const sure = tokens.filter((token) => token.sure)
  const [first] = sure
  if (first === undefined) return []
  if (sure.length === 1 && words > 1 && tokens.length === words) return tokens
  if (sure.length === 1) return first.keys > 1 || words === 1 ? sure : []
  return tokens.filter((token) => token.sure || !token.english || 2 * sure.length > tokens.length)
}

function replaceTokens(text: string, tokens: Token[]): string {
  let result = ''
  let end = 0
  for (const token of tokens.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(end, token.start) + inCaseOf(token.written, token.syllable)
    end = token.start + token.written.length
  }
  return result + text.slice(end)
}

function inCaseOf(written: string, syllable: string): string {
  if (written === written.toUpperCase()) return syllable.toUpperCase()
  const isCapital = /^[A-Z]/.test(written)
  return isCapital ? syllable.charAt(0).toUpperCase() + syllable.slice(1) : syllable
}
