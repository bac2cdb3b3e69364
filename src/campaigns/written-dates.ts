/** Days written in an announcement, and what is wrong with them. */
import { dateOf } from '../platform/calendar/deadlines.ts'
import { anyOf, notLetter } from './spelling-patterns.ts'
import words from './spelling-words.json' with { type: 'json' }

export interface WrongDate {
  readonly kind: 'date' | 'weekday' | 'past'
  /** The day that is meant. */
  readonly date?: Date
  readonly excerpt: string
  /** Where it stands in the text. */
  readonly at: number
}

const weekdays = words.weekdays.flatMap((names, day) => names.map((name) => [name, day] as const))
const weekdayNames = anyOf(weekdays.map(([name]) => name))
const weekdayBefore = `(?:(?<weekday>${weekdayNames})\\s*[,(]?\\s*)?`
const dayBefore = `(?:(?<said>${anyOf(words.day)})\\s+)?`
const months = words.months.flatMap((names, at) => names.map((name) => [name, at + 1] as const))
const monthName = `(?<name>${anyOf(months.map(([name]) => name))})\\.?`
/** `30/11-2/12`: the stroke between two days belongs to neither. */
const notAfterNumber = '(?<![\\p{L}\\p{N}.,/:]|(?<!\\d[/.]\\d{1,4}\\s?)-)'
const notBeforeNumber = '(?![\\p{L}\\p{N}/]|-(?!\\s?\\d{1,2}[/.]\\d)|[.,]\\d)'
const notLunar = `(?!\\s*\\(?(?:${anyOf(words.lunar)})${notLetter})`
const fullYear = `(?:\\s*,?\\s*(?:(?:${anyOf(words.year)})\\s+)?(?<year>\\d{4}))?`
const ordinal = '(?:st|nd|rd|th)?'

const patterns = [
  // `23/11`, `ngay 23-11-2026`, `30-31/11/26`
  `${notAfterNumber}${weekdayBefore}${dayBefore}(?:(?<first>\\d{1,2})\\s?[-\u2013]\\s?(?=\\d{1,2}[/.]))?` +
    `(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})(?:\\k<mark>(?<year>\\d{4}|\\d{2}))?${notBeforeNumber}`,
  // `23 thang 11`, `23rd of November 2026`
  `${notAfterNumber}${weekdayBefore}${dayBefore}(?<day>\\d{1,2})${ordinal}\\s+(?:of\\s+)?` +
    `(?:(?:${anyOf(words.month)})\\s+(?<month>\\d{1,2})|${monthName})${fullYear}${notLetter}`,
  // `November 23rd, 2026`
  `${notAfterNumber}${weekdayBefore}${monthName}\\s+(?:the\\s+)?(?<day>\\d{1,2})${ordinal}${fullYear}${notBeforeNumber}`,
].map((pattern) => new RegExp(`${pattern}${notLunar}`, 'giu'))

const notADate = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf(words.notDates)})\\s*\\.?\\s*$`, 'iu')
const counted = new RegExp(`^\\s+(?:${anyOf(words.counted)})${notLetter}`, 'iu')
/** `23/11 (thu Hai)`, `23/11, thu Hai tai nha`: the day's own, and not the beginning of the next day or of every week's. */
const weekdayAfter = new RegExp(
  `^(?:\\s*\\(\\s*(?<inside>${weekdayNames})\\s*[,)]|\\s*,?\\s+(?<weekday>${weekdayNames})(?=\\s*(?:$|[.;!?)\\n]|,(?!\\s*(?:${weekdayNames}|\\d))|\\s(?:${anyOf(words.afterWeekday)})${notLetter})))`,
  'iu',
)

interface Written {
  readonly day: number
  readonly month: number
  readonly year: number | null
  readonly weekday: number | null
  /** A word before it says that it is a day. */
  readonly surely: boolean
}

/** Every day that no calendar has, that has another weekday, or that is over. */
export const wrongDates = (text: string, now: Date): WrongDate[] =>
  patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): WrongDate[] => {
      const read = readDate(match, { text, thisYear: yearOf(now) })
      const found = read && wrongIn(read.written, now)
      return found ? [{ ...found, excerpt: read.excerpt, at: match.index }] : []
    }),
  )

function readDate(
  match: RegExpExecArray,
  { text, thisYear }: { text: string; thisYear: number },
): { written: Written; excerpt: string } | null {
  const { weekday, said, first, day, name, year, mark } = match.groups ?? {}
  const surely = weekday !== undefined || said !== undefined || mark === undefined
  if (!surely && isOther(match, text)) return null
  // Without a year and a word, only a stroke makes a day: `2.5` and `3-5` are numbers.
  if (!surely && mark !== '/' && year?.length !== 4) return null
  const month = name === undefined ? Number(match.groups?.month) : monthNamed(name)
  if (month === null) return null
  const full = fullYearOf(year, thisYear)
  // The third of three small numbers is a year when it is one of these years: `15/13/40` is a house.
  if (year?.length === 2 && !surely && (full === null || month > 12 || Math.abs(full - thisYear) > 1))
    return null
  const after = first === undefined ? weekdayAfter.exec(text.slice(match.index + match[0].length)) : null
  const named = first === undefined ? (weekday ?? after?.groups?.inside ?? after?.groups?.weekday) : undefined
  const written = { day: Number(day), month, year: full, weekday: weekdayNamed(named), surely }
  return { written, excerpt: weekday === undefined && after ? `${match[0]}${after[0]}` : match[0] }
}

/** A house, a part of all (`7/8 ho`), or day and night (`24/7`). */
function isOther({ 0: excerpt, index }: RegExpExecArray, text: string): boolean {
  const after = text.slice(index + excerpt.length)
  return excerpt === '24/7' || notADate.test(text.slice(0, index)) || counted.test(after)
}

/** A short name counts with its capital: `31 Nov`, and not a word that looks like one. */
function monthNamed(name: string): number | null {
  const isCapital = name[0] !== name[0]?.toLowerCase()
  return isCapital || name.length > 4
    ? (months.find(([each]) => each === name.toLowerCase())?.[1] ?? null)
    : null
}

const weekdayNamed = (name: string | undefined): number | null =>
  weekdays.find(([each]) => each === name?.toLowerCase())?.[1] ?? null

function fullYearOf(year: string | undefined, thisYear: number): number | null {
  if (year === undefined) return null
  return year.length === 2 ? Math.floor(thisYear / 100) * 100 + Number(year) : Number(year)
}

const dayMs = 86_400_000
/** A day of longer ago is history; one without a year further ahead than the other way round was meant for this year. */
const yearDays = 366
const halfYearDays = 183

const yearOf = (now: Date): number => Number(dateOf(now).slice(0, 4))

function wrongIn(written: Written, now: Date): Pick<WrongDate, 'kind' | 'date'> | null {
  const { day, month, year, weekday, surely } = written
  const today = Date.parse(`${dateOf(now)}T00:00:00+07:00`)
  if (month < 1 || month > 12 || day < 1 || day > 31) return surely || year !== null ? { kind: 'date' } : null
  const thisYear = yearOf(now)
  const candidates = year === null ? [thisYear, thisYear + 1, thisYear - 1] : [year]
  const days = candidates.flatMap((each) => dayOf(each, month, day) ?? [])
  const distance = (at: Date) => Math.abs(at.getTime() - today) / dayMs
  const date = [...days].sort((a, b) => distance(a) - distance(b))[0]
  if (!date) return { kind: 'date' }
  if (weekday !== null && weekdayOf(date) !== weekday) return { kind: 'weekday', date }
  const ago = (today - date.getTime()) / dayMs
  return ago > 0 && ago < (year === null ? halfYearDays : yearDays) ? { kind: 'past', date } : null
}

/** Midnight of a day in Viet Nam; null when there is no such day. */
function dayOf(year: number, month: number, day: number): Date | null {
  const asUtc = new Date(Date.UTC(year, month - 1, day))
  return asUtc.getUTCDate() === day ? new Date(asUtc.getTime() - 7 * 3_600_000) : null
}

const weekdayOf = (date: Date): number => new Date(date.getTime() + 7 * 3_600_000).getUTCDay()
