/** Reading the audit: only administrators, only what happened in their units. */
import { demandFactor } from '../people/factor-demands.ts'
import { demand, reach, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { foldText } from '../platform/text/fold.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { createReadings } from './reading.ts'
import { record } from './record.ts'

const listEntries = sqlFile(import.meta.url, 'list-entries.sql')
const actorNames = {
  name: 'audit_actor_names',
  text: 'SELECT id, name FROM person WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM role WHERE role.person_id = person.id)',
}

/** Rows of an export read at once. */
const slice = 1_000

export type Audit = ReturnType<typeof createAudit>

export interface AuditFilter {
  /** A unit and everything below it. */
  readonly unitId?: number | undefined
  readonly actorId?: number | undefined
  /** An action, or the beginning of several: `staff.`. */
  readonly action?: string | undefined
  readonly entity?: string | undefined
  readonly from?: Date | undefined
  /** Not included. */
  readonly until?: Date | undefined
  /** Found in the action, the id of what it is about, its data, or the name of who did it. */
  readonly q?: string | undefined
}

export interface AuditItem {
  readonly id: string
  readonly at: Date
  readonly actor: { readonly id: number; readonly name: string } | null
  readonly action: string
  readonly unitId: number | null
  readonly entity: string | null
  readonly entityId: string | null
  readonly data: Readonly<Record<string, unknown>>
  /** The name of the member of staff it is about. */
  readonly aboutName: string | null
}

interface Row extends Omit<AuditItem, 'actor'> {
  readonly actorId: number | null
  readonly actorName: string | null
}

export function createAudit({
  database,
  directory,
  clock,
}: {
  database: Database
  directory: UnitDirectory
  clock: Clock
}) {
  const recordRead = createReadings({ database, clock })

  async function read(viewer: Viewer, filter: AuditFilter, page: { limit: number; cursor?: string }) {
    const tops = reach(viewer, 'audit.read')
    const q = filter.q?.trim() || null
    const rows = await database.query<Row>(listEntries, [
      JSON.stringify(tops),
      tops.includes(directory.now.root.id),
      JSON.stringify(reach(viewer, 'tickets.restricted')),
      /^\d{1,18}$/.test(page.cursor ?? '') ? page.cursor : null,
      filter.unitId ?? null,
      filter.actorId ?? null,
      filter.action || null,
      filter.entity || null,
      filter.from ?? null,
      filter.until ?? null,
      q,
      JSON.stringify(q ? await actorsNamed(q) : []),
      page.limit + 1,
      viewer.personId,
    ])
    const items = rows.slice(0, page.limit).map(asItem)
    return { items, nextCursor: rows.length > page.limit ? (items.at(-1)?.id ?? null) : null }
  }

  async function actorsNamed(q: string): Promise<number[]> {
    const words = foldText(q)
    if (!words) return []
    const known = await database.query<{ id: number; name: string }>(actorNames, [])
    return known.filter(({ name }) => foldText(name).includes(words)).map(({ id }) => id)
  }

  const own = (viewer: Viewer) => reach(viewer, 'audit.read')[0] ?? null

  return {
    /** Notes that the viewer reads something protected; the same reading counts once in ten minutes. */
    recordRead,

    /** Entries within reach, newest first. @throws ForbiddenError for those who are no administrators */
    async list(viewer: Viewer, filter: AuditFilter, page: { limit: number; cursor?: string }) {
      demand(viewer, 'audit.read')
      await recordRead(viewer, { action: 'audit.read', unitId: own(viewer), entity: 'audit', entityId: null })
      return read(viewer, filter, page)
    },

    /**
     * Every entry that matches, newest first, in slices; noted as an export before the first.
     * @throws SecondFactorError until the second factor was given
     */
    async export(viewer: Viewer, filter: AuditFilter): Promise<AsyncIterable<readonly AuditItem[]>> {
      demand(viewer, 'audit.read')
      const now = clock.now()
      demandFactor(viewer, 'export', now)
      await database.transaction((tx) =>
        record(tx, {
          at: now,
          actorId: viewer.personId,
          action: 'audit.export',
          unitId: own(viewer),
          entity: 'audit',
          entityId: null,
          data: JSON.parse(JSON.stringify(filter)),
        }),
      )
      return slices(viewer, filter)
    },
  }

  async function* slices(viewer: Viewer, filter: AuditFilter) {
    let cursor: string | null | undefined
    while (cursor !== null) {
      const found = await read(viewer, filter, { limit: slice, ...(cursor ? { cursor } : {}) })
      yield found.items
      cursor = found.nextCursor
    }
  }
}

function asItem({ actorId, actorName, ...row }: Row): AuditItem {
  return { ...row, actor: actorId === null ? null : { id: actorId, name: actorName ?? '' } }
}
