/** By when a ticket is looked at and answered: dated rules and the work calendar, both data that an administrator edits. */
import { type CalendarDay, createCalendar } from '../platform/calendar/calendar.ts'
import { dateOf, dueAt } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'

type RuleName = 'first_look' | 'first_look_danger' | 'outcome'

/**
 * The first rules: 8 working hours for a first look and 4 in danger are the committee's own (the city's iHanoi uses
 * the same); 10 working days to say what became of it is article 28.1 of the Law on Citizen Reception 42/2013/QH13.
 */
const firstRules = [
  { name: 'first_look', amount: 8, unit: 'working_hours', source: 'committee' },
  { name: 'first_look_danger', amount: 4, unit: 'working_hours', source: 'committee' },
  { name: 'outcome', amount: 10, unit: 'working_days', source: 'Law 42/2013/QH13, art. 28.1' },
] as const

interface RuleRow {
  readonly name: RuleName
  readonly amount: number
  readonly unit: 'working_hours' | 'working_days' | 'days'
}

export interface TicketDeadlines {
  readonly lookDueAt: Date
  readonly dueAt: Date
}

export interface Deadlines {
  of(ticket: { from: Date; danger: boolean }): TicketDeadlines
  /** Reads rules and calendar again. */
  reread(): Promise<void>
  close(): void
}

const topic = 'deadlines'
const yearRows = {
  name: 'calendar_years',
  text: 'SELECT DISTINCT extract(year FROM date)::int AS year FROM calendar_day',
}
const ruleRows = {
  name: 'deadline_rules',
  text: `SELECT DISTINCT ON (name) name, amount, unit FROM deadline_rule
    WHERE valid_from <= $1::date AND (valid_to IS NULL OR valid_to >= $1::date) ORDER BY name, valid_from DESC`,
}
const calendarRows = {
  name: 'calendar_days',
  text: 'SELECT date::text AS date, kind, name FROM calendar_day',
}

export async function openDeadlines({
  database,
  clock,
}: {
  database: Database
  clock: Clock
}): Promise<Deadlines> {
  await fillFirst(database, clock.now())
  let current = await read(database, clock.now())
  const reread = async () => {
    current = await read(database, clock.now())
  }
  const unsubscribe = database.subscribe(topic, () => void reread().catch(() => undefined))
  return {
    of({ from, danger }) {
      const due = (name: RuleName) => dueAt({ from, rule: current.rule(name), calendar: current.calendar })
      return { lookDueAt: due(danger ? 'first_look_danger' : 'first_look'), dueAt: due('outcome') }
    },
    reread,
    close: unsubscribe,
  }
}

async function read(database: Database, now: Date) {
  const rules = new Map(
    (await database.query<RuleRow>(ruleRows, [dateOf(now)])).map((row) => [row.name, row]),
  )
  const calendar = createCalendar(await database.query<CalendarDay>(calendarRows, []))
  const rule = (name: RuleName) => {
    const found = rules.get(name) ?? firstRules.find((each) => each.name === name)
    if (!found) throw new Error(`no deadline rule ${name}`)
    return { amount: found.amount, unit: found.unit }
  }
  return { calendar, rule }
}

/** The first start fills in the rules and this year's and the next two years' holidays; later edits are never undone. */
async function fillFirst(database: Database, now: Date): Promise<void> {
  await fillCalendar(database, Number(dateOf(now).slice(0, 4)))
  await database.query(
    {
      name: 'fill_rules',
      text: `INSERT INTO deadline_rule (name, amount, unit, source, valid_from)
        SELECT rule.name, rule.amount, rule.unit, rule.source, '2014-07-01'
        FROM jsonb_to_recordset($1::jsonb) AS rule(name text, amount int, unit text, source text)
        WHERE NOT EXISTS (SELECT 1 FROM deadline_rule present WHERE present.name = rule.name)
        ON CONFLICT DO NOTHING`,
    },
    [JSON.stringify(firstRules)],
  )
}

async function fillCalendar(database: Database, thisYear: number): Promise<void> {
  const present = await database.query<{ year: number }>(yearRows, [])
  const years = [thisYear - 1, thisYear, thisYear + 1, thisYear + 2]
  const missing = years.filter((each) => !present.some(({ year }) => year === each))
  if (missing.length === 0) return
  // The almanac takes as long to load as the rest of the calendar's work together: once a year it is needed.
  const { vietnamHolidays } = await import('../platform/calendar/holidays.ts')
  const days = missing.flatMap((year) => vietnamHolidays(year))
  await database.query(
    {
      name: 'fill_calendar',
      text: `INSERT INTO calendar_day (date, kind, name, source)
        SELECT day.date, day.kind, day.name, 'Labour Code 45/2019/QH14, art. 112'
        FROM jsonb_to_recordset($1::jsonb) AS day(date date, kind text, name text)
        ON CONFLICT (date) DO NOTHING`,
    },
    [JSON.stringify(days)],
  )
}
