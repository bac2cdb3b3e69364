/** What midnight in Viet Nam changes: units whose day has come begin and end, and what follows them follows. */
import { z } from 'zod'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import { lockUnits } from './lock.ts'
import { followMergers, moveRoles, orderedRoles, wholeMergers } from './mergers.ts'
import { readUnits, type UnitDirectory } from './unit-directory.ts'
import { refreshAncestors } from './versions.ts'

const job = defineJob({ name: 'units-new-day', payload: z.object({}), retries: 5, retryDelay: 60 })

interface NewDay {
  readonly database: Database
  readonly directory: UnitDirectory
  readonly clock: Clock
}

/** Brings everything in line with the units of today; doing it again changes nothing. Also after a start. */
export async function beginUnitDay({ database, directory, clock }: NewDay): Promise<void> {
  const now = clock.now()
  const codes = await database.transaction(async (tx) => {
    await tx.query(lockUnits, [])
    await refreshAncestors(tx, now)
    const mergers = wholeMergers(await readUnits(tx, now))
    await moveRoles(tx, { mergers, roleIds: await orderedRoles(tx, dateOf(now)), now })
    return followMergers(tx, { mergers, now, actorId: null })
  })
  for (const code of codes) database.publish('ticket', code)
  await directory.changed()
}

/** Does so every day just after midnight. */
export function keepUnitDays({ jobs, ...parts }: NewDay & { jobs: Jobs }): void {
  jobs.handle(job, () => beginUnitDay(parts))
  jobs.every('1 0 * * *', job, {})
}
