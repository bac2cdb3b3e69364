/** Counts and lists the console shows beside the tickets themselves; the reader's reach is in each query. */

import type { Viewer } from '../../people/viewer.ts'
import type { Database } from '../../platform/database/database.ts'
import { ticketReach, ticketSql } from '../visibility.ts'

const weekNumbersSql = ticketSql(import.meta.url, 'week-numbers.sql')
const openByUnitSql = ticketSql(import.meta.url, 'open-by-unit.sql')
const knownAuthoritiesSql = ticketSql(import.meta.url, 'known-authorities.sql')

export interface WeekNumbers {
  readonly received: number
  readonly answered: number
  /** Half of the first looks came sooner, in seconds; null when there was none. */
  readonly lookSeconds: number | null
}

const none: WeekNumbers = { received: 0, answered: 0, lookSeconds: null }

/** The last seven days, and the seven before them. */
export async function weekNumbers(
  database: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<{ week: WeekNumbers; before: WeekNumbers }> {
  const [week, before] = await database.query<WeekNumbers>(weekNumbersSql, [ticketReach(viewer), now])
  return { week: week ?? none, before: before ?? none }
}

/** How many tickets are open in each unit and below it. */
export async function openByUnit(database: Database, viewer: Viewer): Promise<Map<number, number>> {
  const rows = await database.query<{ unitId: number; count: number }>(openByUnitSql, [ticketReach(viewer)])
  return new Map(rows.map(({ unitId, count }) => [unitId, count]))
}

/** Authorities that tickets were forwarded to before, to choose from while typing. */
export async function knownAuthorities(database: Database, viewer: Viewer): Promise<string[]> {
  const rows = await database.query<{ authority: string }>(knownAuthoritiesSql, [ticketReach(viewer)])
  return rows.map(({ authority }) => authority)
}
