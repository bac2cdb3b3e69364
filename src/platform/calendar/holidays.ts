import Holidays from 'date-holidays'
import { addDays, type CalendarDate, type CalendarDay, isWeekend } from './calendar.ts'

/**
 * A first fill of a year's days off, by the Labour Code 2019, articles 112 and 111(3): New Year, five days of
 * Tet (its eve and four days), the Hung Kings' day, 30 April, 1 May, National Day with one day beside it, and
 * a day given on the next working day for each that falls on a Saturday or Sunday.
 *
 * The Government decides each year which five days Tet takes, which day goes with National Day, and which days
 * are exchanged with Saturdays; the committee corrects the entries when it does.
 */
export function vietnamHolidays(year: number): CalendarDay[] {
  const holidays = legalHolidays(year)
  const taken = new Set(holidays.map((day) => day.date))
  const given = holidays
    .filter((day) => isWeekend(day.date))
    .map((day) => {
      const date = nextFreeDay(day.date, taken)
      taken.add(date)
      return { ...day, date }
    })
  return [...holidays, ...given].sort((a, b) => a.date.localeCompare(b.date))
}

/** New Year, Tet, the Hung Kings, reunification, labour and National Day, as the package's rules name them. */
const TET = 'vietnamese 1-0-1'
const NATIONAL_DAY = '09-02'
const ONE_DAY = ['01-01', 'vietnamese 3-0-10', '04-30', '05-01']

const almanac = new Holidays('VN', { languages: ['vi'], timezone: 'Asia/Ho_Chi_Minh', types: ['public'] })

function legalHolidays(year: number): CalendarDay[] {
  return almanac.getHolidays(year).flatMap(({ date: printed, name, rule }) => {
    const date = printed.slice(0, 10)
    if (rule === TET) return [-1, 0, 1, 2, 3].map((day) => off(addDays(date, day), name))
    if (rule === NATIONAL_DAY) return [date, besideNationalDay(date)].map((day) => off(day, name))
    return ONE_DAY.includes(rule) ? [off(date, name)] : []
  })
}

function off(date: CalendarDate, name: string): CalendarDay {
  return { date, kind: 'off', name }
}

/** The neighbour that makes one unbroken rest: the day after if National Day is a Sunday, Monday or Thursday, else the day before. */
function besideNationalDay(date: CalendarDate): CalendarDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return addDays(date, [0, 1, 4].includes(weekday) ? 1 : -1)
}

function nextFreeDay(from: CalendarDate, taken: ReadonlySet<CalendarDate>): CalendarDate {
  let date = addDays(from, 1)
  while (isWeekend(date) || taken.has(date)) date = addDays(date, 1)
  return date
}
