/**
 * Money, dates and addresses in an announcement that look like a slip of the hand: said to the writer and the approver, never a
 * refusal, for a text may mean what it says.
 */
import { dateOf } from '../platform/calendar/deadlines.ts'
import { type CampaignContent, variables } from './campaign-types.ts'
import { linkDoubts, linkDoubtsOf } from './links.ts'
import words from './spelling-words.json' with { type: 'json' }

/**
 * grouping   an amount whose thousands are not three digits each: `1.000.00`
 * plain      a large amount without marks, hard to read: `5000000`
 * date       a day that no calendar has: `31/02`
 * weekday    another weekday than the date's; `date` is the right one
 * past       a day that is over; `date` is that day
 * time       a time that no clock shows: `25:00`
 * variable   something in braces that is no variable, and would go out as it stands: `{tên}`
 * begin      the time to begin is over already
 * link-…     an address that may not lead where a reader thinks
 */
export const warningKinds = [
  'grouping',
  'plain',
  'date',
  'weekday',
  'past',
  'time',
  'variable',
  'begin',
  ...linkDoubts.map((each) => `link-${each}` as const),
] as const

export interface Warning {
  readonly kind: (typeof warningKinds)[number]
  readonly path: 'text.vi' | 'text.en' | 'notBefore' | 'buttons'
  /** As it was written. */
  readonly excerpt: string
  readonly date?: Date
}

/** What might be wrong with money, dates and times, in the order of the text. */
export function warningsOf(content: CampaignContent, now: Date): Warning[] {
  const { text, notBefore } = content
  const late = notBefore !== null && notBefore < now
  return [
    ...linkDoubtsOf(content),
    ...within('text.vi', text.vi, now),
    ...(text.en === null ? [] : within('text.en', text.en, now)),
    ...(late ? [{ kind: 'begin', path: 'notBefore', excerpt: '', date: notBefore } as const] : []),
  ]
}

type Found = Omit<Warning, 'path'> & { readonly at: number }

function within(path: 'text.vi' | 'text.en', text: string, now: Date): Warning[] {
  const shown = text.normalize('NFC').replace(address, (found) => ' '.repeat(found.length))
  return [...amounts(shown), ...dates(shown, now), ...times(shown), ...unknownVariables(shown)]
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...found }) => ({ ...found, path }))
}

const braces = /\{+[^{}\n]{0,40}\}+|\[\[[^[\]\n]{1,40}\]\]/gu
function unknownVariables(text: string): Found[] {
  return [...text.matchAll(braces)].flatMap((match): Found[] => {
    const [excerpt] = match
    return variables.some((each) => excerpt === `{${each}}`)
      ? []
      : [{ kind: 'variable', excerpt, at: match.index }]
  })
}

const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')
/** Pages and places of post say nothing about days and sums. */
const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+/giu
const notLetter = '(?![\\p{L}\\p{N}])'
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(\\d[\\d.,]*\\d|\\d)\\s?(${anyOf(words.currency)})${notLetter}`,
  'giu',
)
const bareAmount = /(?<![\p{L}\p{N}.,/:-])(\d{1,3}(?:\.\d+){2,})(?![\p{L}\p{N}/:-])/giu
const grouped = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?:,\d{3})+$|^\d+$/
const dayWithDots = /^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$/

function amounts(text: string): Found[] {
  const withUnit = [...text.matchAll(amount)].flatMap((match): Found[] => {
    const [excerpt, number = ''] = match
    const kind = !grouped.test(number) ? 'grouping' : /^\d{6,}$/.test(number) ? 'plain' : null
    return kind ? [{ kind, excerpt, at: match.index }] : []
  })
  const known = new Set(withUnit.map(({ at }) => at))
  const bare = [...text.matchAll(bareAmount)].flatMap((match): Found[] => {
    const [excerpt] = match
    const odd = !grouped.test(excerpt) && !dayWithDots.test(excerpt) && !excerpt.startsWith('0')
    return odd && !known.has(match.index) ? [{ kind: 'grouping', excerpt, at: match.index }] : []
  })
  return [...withUnit, ...bare]
}

const weekdays = words.weekdays.flatMap((names, day) => names.map((name) => [name, day] as const))
const weekdayBefore = `(?:(?<weekday>${anyOf(weekdays.map(([name]) => name))})\\s*[,(]?\\s*)?`
const dayBefore = `(?:(?<said>${anyOf(words.day)})\\s+)?`
const notAfterNumber = '(?<![\\p{L}\\p{N}.,/:-])'
const numeric = new RegExp(
  `${notAfterNumber}${weekdayBefore}${dayBefore}(?<day>\\d{1,2})(?<mark>[/.-])(?<month>\\d{1,2})(?:\\k<mark>(?<year>\\d{4}))?(?![\\p{L}\\p{N}/-]|[.,]\\d)`,
  'giu',
)
const spelled = new RegExp(
  `${notAfterNumber}${weekdayBefore}${dayBefore}(?<day>\\d{1,2})\\s+(?:(?:${anyOf(words.month)})\\s+(?<month>\\d{1,2})|(?<name>${anyOf(words.months)}))(?:\\s*,?\\s*(?:(?:${anyOf(words.year)})\\s+)?(?<year>\\d{4}))?${notLetter}`,
  'giu',
)
const notADate = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf(words.notDates)})\\s*\\.?\\s*$`, 'iu')

interface Written {
  readonly day: number
  readonly month: number
  readonly year: number | null
  readonly weekday: number | null
  /** A word before it says that it is a day. */
  readonly surely: boolean
}

function dates(text: string, now: Date): Found[] {
  return [...text.matchAll(numeric), ...text.matchAll(spelled)].flatMap((match): Found[] => {
    const { weekday, said, day, month, name, year, mark } = match.groups ?? {}
    const written = {
      day: Number(day),
      month: name ? words.months.indexOf(name.toLowerCase()) + 1 : Number(month),
      year: year === undefined ? null : Number(year),
      weekday: weekdays.find(([each]) => each === weekday?.toLowerCase())?.[1] ?? null,
      surely: weekday !== undefined || said !== undefined || mark === undefined,
    }
    const before = text.slice(0, match.index)
    if (!written.surely && notADate.test(before)) return []
    // Without a year and a word, only a stroke makes a day: `2.5` and `3-5` are numbers.
    if (!written.surely && written.year === null && mark !== '/') return []
    const found = wrongIn(written, now)
    return found ? [{ ...found, excerpt: match[0], at: match.index }] : []
  })
}

const dayMs = 86_400_000
/** A day of longer ago is history; one without a year further ahead than the other way round was meant for this year. */
const yearDays = 366
const halfYearDays = 183

function wrongIn(written: Written, now: Date): Pick<Found, 'kind' | 'date'> | null {
  const { day, month, year, weekday, surely } = written
  const today = Date.parse(`${dateOf(now)}T00:00:00+07:00`)
  const thisYear = Number(dateOf(now).slice(0, 4))
  if (month < 1 || month > 12 || day < 1 || day > 31) return surely || year !== null ? { kind: 'date' } : null
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

const time = /(?<![\p{L}\p{N}.,/:-])(\d{1,2})\s?([:hg])\s?(\d{2})(?![\p{L}\p{N}:])/giu

function times(text: string): Found[] {
  return [...text.matchAll(time)].flatMap((match): Found[] => {
    const [excerpt, hours, , minutes] = match
    const known = Number(hours) <= 24 && Number(minutes) <= 59
    return known ? [] : [{ kind: 'time', excerpt, at: match.index }]
  })
}
