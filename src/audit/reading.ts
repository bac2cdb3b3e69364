/** Readings of protected data: noted before it is shown, the same reading once in ten minutes. */
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import type { Entry } from './record.ts'

const recordReadStatement = sqlFile(import.meta.url, 'record-read.sql')

const sameReadingMs = 10 * 60_000
/** Readings remembered at most; of those forgotten the database still knows. */
const mostRemembered = 10_000

export type Reading = Pick<Entry, 'action' | 'unitId' | 'entity' | 'entityId'>

export type RecordRead = (viewer: Viewer, reading: Reading) => Promise<void>

/** Pages ask for themselves again and again: what this process has just noted costs no question to the database. */
export function createReadings({ database, clock }: { database: Querying; clock: Clock }): RecordRead {
  const noted = new Map<string, number>()
  return async (viewer, { action, unitId, entity, entityId }) => {
    const now = clock.now()
    const since = now.getTime() - sameReadingMs
    const id = entityId === null ? null : String(entityId)
    const key = JSON.stringify([viewer.personId, action, entity, id])
    if ((noted.get(key) ?? 0) > since) return
    const fresh = await database.query(recordReadStatement, [
      now,
      viewer.personId,
      action,
      unitId,
      entity,
      id,
      new Date(since),
    ])
    if (fresh.length === 0) return
    noted.delete(key)
    noted.set(key, now.getTime())
    if (noted.size > mostRemembered) noted.delete(noted.keys().next().value ?? '')
  }
}
