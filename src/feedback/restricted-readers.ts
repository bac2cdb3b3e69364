/**
 * Whether somebody may read each denunciation. One that names every custodian of its unit is for those above alone, who
 * are told so; one that nobody may read is told to whoever gives out roles at the top of the tree, in words that say
 * nothing of it, not even how many there are (Law on Denunciation 25/2018/QH14, art. 8.3 and 56).
 */
import { z } from 'zod'
import { type Right, reach, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import type { Readers } from './ticket-types.ts'
import { visibleTickets } from './visibility.ts'

const statement = sqlFile(import.meta.url, 'restricted-readers.sql')
const job = defineJob({ name: 'restricted-readers', payload: z.object({}), retries: 0, retryDelay: 1 })
const keeping: Right = 'staff.manage'
const unread = {
  restricted: true,
  readers: 'nobody',
  status: { notIn: ['closed', 'declined', 'merged'] },
}

interface Changed {
  readonly id: number
  readonly unitId: number
  readonly readers: Readers
  /** Levels from the unit up to the nearest who may read it. */
  readonly depth: number | null
}

/** Finds out who can read what, and tells those who must know; answers of how many tickets that changed. */
export type SeeToReaders = () => Promise<number>

export function createRestrictedReaders(parts: {
  database: Database
  clock: Clock
  alerts: StaffAlerts
}): SeeToReaders {
  const { database, clock, alerts } = parts

  /** Once for all that nobody may read: a second alert would count them. */
  async function tellKeepers(tx: Tx, found: readonly Changed[], now: Date): Promise<void> {
    const [first] = found
    if (!first) return
    const before = await tx.orm.ticket.count({
      where: { ...unread, id: { notIn: found.map(({ id }) => id) } },
    })
    if (before === 0) await alerts.unreadable(tx, { ticketId: first.id, unitId: first.unitId, now })
  }

  return () =>
    database.transaction(async (tx) => {
      const now = clock.now()
      const changed = await tx.query<Changed>(statement, [])
      for (const { id, unitId, readers, depth } of changed)
        if (depth !== null)
          await alerts.readable(tx, { ticketId: id, unitId, above: depth, alone: readers === 'above', now })
      const nobody = changed.filter(({ readers }) => readers === 'nobody')
      await tellKeepers(tx, nobody, now)
      return changed.length
    })
}

/** Looks every minute: roles come and go, and an author may name one more. */
export function watchRestrictedReaders({ jobs, see }: { jobs: Jobs; see: SeeToReaders }): void {
  jobs.handle(job, async () => {
    await see()
  })
  jobs.every('* * * * *', job, {})
}

/** Whether the viewer reads denunciations that nobody below may read. */
export async function readsAlone({ orm }: Database, viewer: Viewer): Promise<boolean> {
  if (reach(viewer, 'tickets.restricted').length === 0) return false
  const where = { AND: [{ ...unread, readers: 'above' }, visibleTickets(viewer)] }
  return (await orm.ticket.findFirst({ where, select: { id: true } })) !== null
}

/** Whether the viewer, who gives out roles at the top of the tree, is to find a reader for what nobody may read. */
export async function readerWanted(
  { orm }: Database,
  { viewer, units }: { viewer: Viewer; units: UnitDirectory['now'] },
): Promise<boolean> {
  if (!reach(viewer, keeping).includes(units.root.id)) return false
  const where = { ...unread, NOT: { concernedIds: { has: viewer.personId } } }
  return (await orm.ticket.findFirst({ where, select: { id: true } })) !== null
}
