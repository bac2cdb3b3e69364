import { addDays, type CalendarDate, type WorkCalendar } from './calendar.ts'

/** How long something may take: working hours, working days, or days of any kind. */
export type DeadlineRule = { amount: number; unit: 'working_hours' | 'working_days' | 'days' }

/** The office's hours, each a pair of `HH:MM` in Viet Nam, in order; the last one's end is the end of the day. */
export type Workday = readonly (readonly [start: string, end: string])[]

export const officeHours: Workday = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
]

/**
 * The moment by which something begun at `from` is to be done.
 *
 * `days` and `working_days` follow the Civil Code 2015, articles 147 and 148: the first day is not counted,
 * and a period of days ending on a day off ends on the next working day. The law lets the last day run to
 * 24:00; the moment returned is the end of that day's office hours, because it is what people are told.
 * `working_hours` count from the moment itself, through office hours only.
 *
 * @throws RangeError when the amount is not a positive whole number
 */
export function dueAt(period: {
  from: Date
  rule: DeadlineRule
  calendar: WorkCalendar
  workday?: Workday
}): Date {
  const { from, rule, calendar, workday = officeHours } = period
  if (!Number.isInteger(rule.amount) || rule.amount < 1)
    throw new RangeError(`a deadline needs a positive whole amount, not ${rule.amount}`)
  switch (rule.unit) {
    case 'days':
      return endOfWork(firstWorkingDay(addDays(dateOf(from), rule.amount), calendar), workday)
    case 'working_days':
      return endOfWork(workingDayAfter(dateOf(from), { count: rule.amount, calendar }), workday)
    case 'working_hours':
      return afterHours(from, { hours: rule.amount, calendar, workday })
  }
}

/** The date in Viet Nam at a moment. */
export function dateOf(moment: Date): CalendarDate {
  return new Date(moment.getTime() + UTC_OFFSET).toISOString().slice(0, 10)
}

const HOUR = 3_600_000

/** Viet Nam keeps UTC+7 all year. */
const UTC_OFFSET = 7 * HOUR

function momentAt(date: CalendarDate, time: string): Date {
  return new Date(`${date}T${time}:00+07:00`)
}

function endOfWork(date: CalendarDate, workday: Workday): Date {
  return momentAt(date, workday.at(-1)?.[1] ?? '24:00')
}

function firstWorkingDay(from: CalendarDate, calendar: WorkCalendar): CalendarDate {
  let date = from
  while (!calendar.isWorkingDay(date)) date = addDays(date, 1)
  return date
}

function workingDayAfter(
  start: CalendarDate,
  { count, calendar }: { count: number; calendar: WorkCalendar },
): CalendarDate {
  let date = start
  for (let counted = 0; counted < count; counted++) date = firstWorkingDay(addDays(date, 1), calendar)
  return date
}

function afterHours(
  from: Date,
  { hours, calendar, workday }: { hours: number; calendar: WorkCalendar; workday: Workday },
): Date {
  let left = hours * HOUR
  for (
    let date = firstWorkingDay(dateOf(from), calendar);
    ;
    date = workingDayAfter(date, { count: 1, calendar })
  ) {
    for (const [opens, closes] of workday) {
      const start = Math.max(from.getTime(), momentAt(date, opens).getTime())
      const length = momentAt(date, closes).getTime() - start
      if (length >= left) return new Date(start + left)
      if (length > 0) left -= length
    }
  }
}
