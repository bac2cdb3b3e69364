/** The units with their past, held in memory: small, asked all the time, read again when they change. */
import { dateOf } from '../platform/calendar/deadlines.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { buildTree, type UnitLink, type UnitPast, type UnitTree, type UnitVersion } from './unit-tree.ts'

export { childrenNamed, type UnitNow, type UnitTree } from './unit-tree.ts'

const unitVersions = sqlFile(import.meta.url, 'unit-versions.sql')
const unitLinks = sqlFile(import.meta.url, 'unit-links.sql')
const unitStreets = sqlFile(import.meta.url, 'unit-streets.sql')
const topic = 'units'

export interface UnitDirectory {
  /** The tree of today in Viet Nam, as last read; another one when the day or the units change. */
  readonly now: UnitTree
  /** The tree of another day, `YYYY-MM-DD`: what was known of it when last read; none is older than the root. */
  at(date: string): UnitTree
  /** Reads it again; other processes hear of it. */
  changed(): Promise<void>
  close(): void
}

export async function openUnitDirectory(
  database: Database,
  clock: Clock = systemClock,
): Promise<UnitDirectory> {
  let past = await readPast(database)
  let tree = buildTree(past, dateOf(clock.now()))
  const reread = async () => {
    past = await readPast(database)
    tree = buildTree(past, dateOf(clock.now()))
  }
  const unsubscribe = database.subscribe(topic, () => void reread().catch(() => undefined))
  return {
    get now() {
      const today = dateOf(clock.now())
      if (tree.date !== today) tree = buildTree(past, today)
      return tree
    },
    at(date) {
      const first = firstDay(past)
      if (date < first) return buildTree(past, first)
      return buildTree(past, date)
    },
    async changed() {
      await reread()
      database.publish(topic, '')
    },
    close: unsubscribe,
  }
}

const firstDay = ({ versions }: UnitPast): string =>
  versions.find(({ parentId }) => parentId === null)?.validFrom ?? ''

/** Everything known of the units, also inside a transaction. */
export async function readPast(source: Querying): Promise<UnitPast> {
  return {
    versions: await source.query<UnitVersion>(unitVersions, []),
    links: await source.query<UnitLink>(unitLinks, []),
    streets: await source.query<UnitPast['streets'][number]>(unitStreets, []),
  }
}

/** The tree as it is at a moment, also inside a transaction. */
export async function readUnits(source: Querying, now: Date): Promise<UnitTree> {
  return buildTree(await readPast(source), dateOf(now))
}
