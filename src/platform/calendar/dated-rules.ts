/** How long something may take, by rules in the database that an administrator edits, each dated so that old cases keep theirs. */
import type { Database } from '../database/database.ts'
import { type CalendarDay, createCalendar } from './calendar.ts'
import { type DeadlineRule, dateOf, dueAt } from './deadlines.ts'

export interface FirstRule<Name extends string> extends DeadlineRule {
  readonly name: Name
  /** The article of the law, or `committee` for its own rule. */
  readonly source: string
}

export interface DatedRules<Name extends string> {
  /** By when something that began at `from` is to be done, by the rule of that day. */
  dueAt(name: Name, from: Date): Date
  close(): void
}

/** Published by whoever changes rules or the calendar. */
const topic = 'deadlines'

const ruleRows = {
  name: 'dated_rules',
  text: `SELECT name, amount, unit, valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM deadline_rule ORDER BY valid_from DESC`,
}
const calendarRows = {
  name: 'dated_rules_calendar',
  text: 'SELECT date::text AS date, kind, name FROM calendar_day',
}
const fillRules = {
  name: 'fill_dated_rules',
  text: `INSERT INTO deadline_rule (name, amount, unit, source, valid_from)
    SELECT rule.name, rule.amount, rule.unit, rule.source, $2::date
    FROM jsonb_to_recordset($1::jsonb) AS rule(name text, amount int, unit text, source text)
    WHERE NOT EXISTS (SELECT 1 FROM deadline_rule present WHERE present.name = rule.name)
    ON CONFLICT DO NOTHING`,
}

interface RuleRow extends DeadlineRule {
  readonly name: string
  readonly validFrom: string
  readonly validTo: string | null
}

/**
 * Fills in the first rules where none of their name is, and keeps what the database says in memory.
 * @param since the date from which the first rules hold, `YYYY-MM-DD`
 */
export async function openDatedRules<Name extends string>(parts: {
  database: Database
  first: readonly FirstRule<Name>[]
  since: string
}): Promise<DatedRules<Name>> {
  const { database, first, since } = parts
  await database.query(fillRules, [JSON.stringify(first), since])
  let current = await read(database)
  const unsubscribe = database.subscribe(
    topic,
    () =>
      void read(database)
        .then((fresh) => {
          current = fresh
        })
        .catch(() => undefined),
  )

  function ruleOf(name: Name, date: string): DeadlineRule {
    const found = current.rules.find(
      (rule) =>
        rule.name === name && rule.validFrom <= date && (rule.validTo === null || rule.validTo >= date),
    )
    const rule = found ?? first.find((each) => each.name === name)
    if (!rule) throw new Error(`no deadline rule ${name}`)
    return { amount: rule.amount, unit: rule.unit }
  }

  return {
    dueAt: (name, from) => dueAt({ from, rule: ruleOf(name, dateOf(from)), calendar: current.calendar }),
    close: unsubscribe,
  }
}

async function read(database: Database) {
  const [rules, days] = await Promise.all([
    database.query<RuleRow>(ruleRows, []),
    database.query<CalendarDay>(calendarRows, []),
  ])
  return { rules, calendar: createCalendar(days) }
}
