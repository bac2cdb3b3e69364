/** Sums of money as people type them: `200k`, `2 tram nghin`, `1tr5`, `1,5 trieu`, `1.500.000d`, `2 million dong`. */
import { undoTyping } from './typing.ts'

const scales: Readonly<Record<string, number>> = {
  ...{ k: 1_000, ng: 1_000, ngan: 1_000, nghin: 1_000, ngin: 1_000, thousand: 1_000 },
  ...{ tr: 1_000_000, trieu: 1_000_000, cu: 1_000_000, million: 1_000_000 },
  ...{ ty: 1_000_000_000, ti: 1_000_000_000, billion: 1_000_000_000 },
}
const tens: Readonly<Record<string, number>> = { tram: 100, hundred: 100, chuc: 10, muoi: 10 }
const digits: Readonly<Record<string, number>> = {
  ...{ mot: 1, hai: 2, ba: 3, bon: 4, tu: 4, nam: 5, lam: 5, sau: 6, bay: 7, tam: 8, chin: 9 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
}
const currency: ReadonlySet<string> = new Set(['d', 'dong', 'vnd', 'dongs'])
/** Half of a whole one before it, half of one behind it, and a nought between digits. */
const half = { behind: 'ruoi', before: 'nua' } as const
const noughts: ReadonlySet<string> = new Set(['linh', 'le'])

/** What a number without a unit is taken to mean: nobody gives 200 dong. */
const meantThousandsBelow = 1_000
const least = 1_000
const most = 100_000_000_000

/**
 * The one sum a text names, in whole dong; a bare number counts when it is all there is, below a thousand as thousands.
 * @returns null for none, for more than one, and for what nobody gives (less than 1,000 or more than 100 billion dong)
 */
export function readMoney(text: string): number | null {
  return sumIn(text) ?? sumIn(undoTyping(text))
}

/** Whether a text is about sums at all, be they clear or not. */
export const namesMoney = (text: string): boolean => sumsOf(text).length > 0

function sumIn(text: string): number | null {
  const [only, ...more] = sumsOf(text)
  if (!only || more.length > 0) return null
  const sum = sumOf(only.words)
  return sum !== null && Number.isInteger(sum) && sum >= least && sum <= most ? sum : null
}

function sumsOf(text: string): Run[] {
  const runs = runsOf(text)
  const named = runs.filter(({ words }) => words.some((word) => word in scales || currency.has(word)))
  return named.length > 0 ? named : runs.filter(({ alone }) => alone)
}

interface Run {
  readonly words: readonly string[]
  /** The text says nothing else. */
  readonly alone: boolean
}

/** Words of money that stand together. */
function runsOf(text: string): Run[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u20ab]/g, 'd')
  const words = plain.match(/\d(?:[\d.,]*\d)?|\p{L}+/gu) ?? []
  const runs: string[][] = [[]]
  for (const word of words) {
    if (isOfMoney(word)) runs.at(-1)?.push(word)
    else if (runs.at(-1)?.length) runs.push([])
  }
  const full = runs.filter((run) => run.length > 0)
  return full.map((run) => ({ words: run, alone: run.length === words.length }))
}

const isOfMoney = (word: string): boolean =>
  /^\d/.test(word) ||
  [scales, tens, digits].some((known) => Object.hasOwn(known, word)) ||
  currency.has(word) ||
  noughts.has(word) ||
  word === half.behind ||
  word === half.before

/** What has been read: whole units so far, and what waits for its unit. */
interface Reading {
  total: number
  /** Hundreds and tens of the group that is being read. */
  group: number
  digit: number | null
  /** The last unit, of which what follows without one is a part. */
  scale: number
  hasCurrency: boolean
}

function sumOf(words: readonly string[]): number | null {
  const reading: Reading = { total: 0, group: 0, digit: null, scale: 0, hasCurrency: false }
  for (const word of words) if (!take(reading, word)) return null
  const { total, group, digit, scale, hasCurrency } = reading
  const rest = group + (digit ?? 0)
  if (rest === 0) return total
  if (scale > 0) return total + rest * partOf(scale, rest)
  return rest < meantThousandsBelow && !hasCurrency ? rest * 1_000 : rest
}

/** `1tr5` is a million and five tenths of one, `1 trieu 250` a million and 250 thousandths. */
const partOf = (scale: number, rest: number): number => scale / (rest < 10 ? 10 : rest < 100 ? 100 : 1_000)

function take(reading: Reading, word: string): boolean {
  const { group, digit } = reading
  if (reading.hasCurrency) return false
  if (noughts.has(word)) return group > 0 || reading.total > 0
  if (currency.has(word)) {
    reading.hasCurrency = true
    return reading.total > 0 || group > 0 || digit !== null
  }
  if (word === half.before) return takeDigit(reading, 0.5)
  if (word === half.behind) return takeHalf(reading)
  const scale = scales[word]
  if (scale !== undefined) {
    if (group === 0 && digit === null) return false
    reading.total += (group + (digit ?? 0)) * scale
    Object.assign(reading, { group: 0, digit: null, scale })
    return true
  }
  const ten = tens[word]
  if (ten !== undefined) {
    reading.group += (digit ?? 1) * ten
    reading.digit = null
    return true
  }
  const value = digits[word] ?? numberIn(word)
  return value !== null && takeDigit(reading, value)
}

function takeDigit(reading: Reading, value: number): boolean {
  if (reading.digit !== null) return false
  reading.digit = value
  return true
}

function takeHalf(reading: Reading): boolean {
  if (reading.digit !== null) return false
  if (reading.group > 0) reading.group += reading.group >= 100 ? 50 : 5
  else reading.total += reading.scale / 2
  return reading.group > 0 || reading.scale > 0
}

/** `200.000`, `1.5` and `1,5`; none for what begins like a phone number. */
function numberIn(written: string): number | null {
  if (/^0\d/.test(written)) return null
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(written)) return Number(written.replace(/[.,]/g, ''))
  return /^\d+(?:[.,]\d{1,2})?$/.test(written) ? Number(written.replace(',', '.')) : null
}
