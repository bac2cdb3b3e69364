/** A day of the solar calendar in Viet Nam, `YYYY-MM-DD`. */
export type CalendarDate = string

/**
 * A day that differs from its weekday: `off` is a holiday or the day given for one, `worked` a Saturday or
 * Sunday worked in exchange.
 */
export type CalendarDay = { date: CalendarDate; kind: 'off' | 'worked'; name: string }

/** Which days are worked. */
export type WorkCalendar = {
  isWorkingDay(date: CalendarDate): boolean
  /** False when nobody has entered the year yet: deadlines in it count no holidays. */
  hasYear(year: number): boolean
}

/** Builds a calendar from its days: Monday to Friday are worked unless a day says otherwise; of two entries for one date the later holds. */
export function createCalendar(days: readonly CalendarDay[]): WorkCalendar {
  const kinds = new Map(days.map((day) => [day.date, day.kind]))
  const years = new Set(days.map((day) => Number(day.date.slice(0, 4))))
  return {
    isWorkingDay: (date) => {
      const kind = kinds.get(date)
      return kind === undefined ? !isWeekend(date) : kind === 'worked'
    },
    hasYear: (year) => years.has(year),
  }
}

/** Saturday or Sunday, the weekly days off. */
export function isWeekend(date: CalendarDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The date a number of days later (earlier, if negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
