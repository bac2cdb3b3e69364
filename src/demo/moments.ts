/** When things happened: so long before now, at hours when people write and when an office works. */
import type { WorkCalendar } from '../platform/calendar/calendar.ts'
import { dateOf, dueAt } from '../platform/calendar/deadlines.ts'
import type { Chance } from './chance.ts'
import type { DemoStep, DemoTicket } from './data.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Younger tickets keep their exact age: what is due today depends on it. */
const exactDays = 3

export interface TimedStep extends DemoStep {
  readonly at: Date
}

export function createMoments({
  now,
  calendar,
  chance,
}: {
  now: Date
  calendar: WorkCalendar
  chance: Chance
}) {
  /** A resident writes between 06:30 and 21:30. */
  function written({ daysAgo, steps }: DemoTicket): Date {
    const exact = new Date(now.getTime() - daysAgo * day)
    const usual = new Date(
      midnight(exact) + 6.5 * hour + chance.upTo(15 * 60) * minute + chance.upTo(59) * 1000,
    )
    const lasted = (steps.at(-1)?.afterHours ?? 0) * hour
    return daysAgo >= exactDays && usual.getTime() + lasted < now.getTime() ? usual : exact
  }

  /** The office works from 08:00 to 17:00; residents sleep from 22:00 to 06:00. */
  function usual(at: Date, atOffice: boolean): number {
    const time = at.getTime() - midnight(at)
    if (!atOffice) return time < 6 * hour ? midnight(at) + 6.5 * hour + (time % hour) : at.getTime()
    const late = time >= 17 * hour
    if (calendar.isWorkingDay(dateOf(at)) && time >= 8 * hour && !late) return at.getTime()
    let opening = midnight(at) + 8 * hour + (late ? day : 0)
    while (!calendar.isWorkingDay(dateOf(new Date(opening)))) opening += day
    return opening + (time % hour)
  }

  return {
    written,

    /** The steps with their moments: in order, none before the ticket, none in the future. */
    steps(ticket: DemoTicket, createdAt: Date): TimedStep[] {
      let previous = createdAt.getTime()
      return ticket.steps.map((step) => {
        const planned = createdAt.getTime() + step.afterHours * hour
        const wished = Math.max(usual(new Date(planned), step.by !== undefined), previous + 3 * minute)
        const at = wished <= now.getTime() ? wished : Math.max(planned, previous + minute)
        previous = Math.min(at, now.getTime())
        return { ...step, at: new Date(previous) }
      })
    },

    /** The words of a step with the dates that stand in them. */
    words: (text: string, at: Date): string =>
      text.replace(/\{date(?:\+(\d+))?\}/g, (_, count?: string) =>
        shown(
          count ? dueAt({ from: at, rule: { amount: Number(count), unit: 'working_days' }, calendar }) : at,
        ),
      ),
  }
}

export type Moments = ReturnType<typeof createMoments>

const midnight = (at: Date) => Date.parse(`${dateOf(at)}T00:00:00+07:00`)
const shown = (at: Date) => dateOf(at).split('-').reverse().join('/')
