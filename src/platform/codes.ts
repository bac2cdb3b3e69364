/** What a reference names: a ticket, a pledge, an event registration. */
export const codePrefixes = ['PA', 'UH', 'SK'] as const
export type CodePrefix = (typeof codePrefixes)[number]

/** Crockford base 32: digits and letters without I, L, O, U. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_LENGTH = 6

/**
 * Weights of the six characters in GF(32) over x^5+x^4+x^2+x+1; the check character is their weighted sum
 * and has weight 1. No weight is 0, so one wrong character always shows; all seven differ, so any two
 * characters changing places show as well.
 */
const WEIGHTS = [23, 24, 25, 26, 27, 28]
const FIELD = 0b110111

/**
 * Draws a reference such as `PA-7K3M9QX`: six random characters (2^30 of them) and a check character.
 * Codes can repeat by chance; whoever stores one draws again when it is taken.
 */
export function newCode(prefix: CodePrefix, randomBytes: (size: number) => Uint8Array): string {
  const values = [...randomBytes(RANDOM_LENGTH)].map((byte) => byte & 31)
  return `${prefix}-${values.map(symbolOf).join('')}${symbolOf(checkOf(values))}`
}

/**
 * Reads a reference as people write it (any case, dashes, spaces, O for 0, I or L for 1) and returns its
 * one true spelling, or null when it is no reference or its check character is wrong.
 */
export function readCode(text: string): string | null {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const prefix = codePrefixes.find((known) => letters.startsWith(known))
  if (prefix === undefined) return null
  const body = letters.slice(prefix.length).replace(/O/g, '0').replace(/[IL]/g, '1')
  const values = [...body].map((symbol) => SYMBOLS.indexOf(symbol))
  if (values.length !== RANDOM_LENGTH + 1 || values.includes(-1)) return null
  if (checkOf(values.slice(0, RANDOM_LENGTH)) !== values[RANDOM_LENGTH]) return null
  return `${prefix}-${body}`
}

/** A prefix at the beginning of a word, then seven characters to the end of one; looked at from every word, so that a false start hides nothing. */
const IN_SENTENCE =
  /(?<![\p{L}\p{N}])(?=((?:PA|UH|SK)[\s\p{Pd}]{0,3}(?:[0-9A-TV-Z][\s\p{Pd}]{0,3}){6}[0-9A-TV-Z])(?![\p{L}\p{N}]))/giu

/** Finds the valid references in a sentence, each once, in their true spelling and in order. */
export function findCodes(text: string): string[] {
  const found = text.normalize('NFKC').matchAll(IN_SENTENCE)
  const codes = [...found].map(([, code = '']) => readCode(code)).filter((code) => code !== null)
  return [...new Set(codes)]
}

function symbolOf(value: number): string {
  return SYMBOLS.charAt(value)
}

function checkOf(values: number[]): number {
  return values.reduce((sum, value, at) => sum ^ multiply(WEIGHTS[at] ?? 0, value), 0)
}

/** The product of two elements of GF(32). */
function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 4; bit >= 0; bit--) {
    product <<= 1
    if (product & 32) product ^= FIELD
    if ((b >> bit) & 1) product ^= a
  }
  return product
}
