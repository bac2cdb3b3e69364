/** Times of the day written in an announcement that no clock shows: `25:00`, `19h75`, `luc 25 gio`. */

import { anyOf, notLetter } from './spelling-patterns.ts'
import words from './spelling-words.json' with { type: 'json' }

export interface WrongTime {
  readonly excerpt: string
  /** Where it stands in the text. */
  readonly at: number
}

/** `8h-25h`: the stroke between two times belongs to neither. */
const notAfterNumber = '(?<![\\p{L}\\p{N}.,/:]|(?<!\\d[:hg]\\d{0,2}\\s?)-)'
const hourWord = anyOf(words.hour)
const whole = new RegExp(
  `${notAfterNumber}(?<hours>\\d{1,2})(?:\\s?[:hg](?<gap>\\s?)|\\s?(?:${hourWord})(?<far>\\s))(?<minutes>\\d{2})(?![\\p{L}\\p{N}:])`,
  'giu',
)
/** Behind `19 gio 75` stands no thing that is counted: `8 gio 75 ho` are households. */
const notCounted = new RegExp(`^\\s*(?:$|[-\u2013.,;!?)\\n]|(?:${anyOf(words.afterDay)})${notLetter})`, 'iu')
const hourAlone = new RegExp(
  `${notAfterNumber}(?<hours>\\d{1,2})\\s?(?:h|${hourWord})(?!\\s?\\d|[\\p{L}\\p{N}/])`,
  'giu',
)
const ofClock = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf(words.beforeHour)})\\s+$`, 'iu')
const ofLength = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf(words.beforeLength)})\\s+$`, 'iu')
const lengthAfter = new RegExp(`^\\s*(?:${anyOf(words.afterLength)})${notLetter}`, 'iu')
/** Longer than a day, hours are usually how long something takes; by so few more, a slip of the hand for a time. */
const fewMoreHours = 29

const isTime = (hours: number, minutes: number): boolean =>
  minutes <= 59 && (hours < 24 || (hours === 24 && minutes === 0))

/** In the order of the text, those with minutes first. */
export const wrongTimes = (text: string): WrongTime[] => [...withMinutes(text), ...withoutMinutes(text)]

const withMinutes = (text: string): WrongTime[] =>
  [...text.matchAll(whole)].flatMap((match): WrongTime[] => {
    const [excerpt] = match
    const { hours, minutes, gap, far } = match.groups ?? {}
    if (isTime(Number(hours), Number(minutes))) return []
    const after = text.slice(match.index + excerpt.length)
    return (gap || far) && !notCounted.test(after) ? [] : [{ excerpt, at: match.index }]
  })

const withoutMinutes = (text: string): WrongTime[] =>
  [...text.matchAll(hourAlone)].flatMap((match): WrongTime[] => {
    const [excerpt] = match
    const hours = Number(match.groups?.hours)
    if (hours <= 24) return []
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + excerpt.length)
    const takes = ofLength.test(before) || lengthAfter.test(after)
    const wrong = ofClock.test(before) || (hours <= fewMoreHours && !takes)
    return wrong ? [{ excerpt, at: match.index }] : []
  })
