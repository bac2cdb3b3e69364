/** Changes of units that are entered and whose day has not come: they are listed, and can be taken back. */
import { z } from 'zod'
import { record } from '../audit/record.ts'
import { demand, type Right, reach, type Viewer } from '../people/viewer.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts'
import type { UnitChange } from './change-types.ts'
import { type Undo, undoChange, undoShape } from './change-writing.ts'
import { lockUnits } from './lock.ts'
import type { UnitDirectory } from './unit-directory.ts'
import { asDay, refreshAncestors } from './versions.ts'

const shownShape = z.object({
  ends: z.array(z.string()),
  begins: z.array(z.string()),
  revised: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      code: z.string().nullable(),
      parent: z.string().nullable(),
    }),
  ),
})

export interface ComingChange extends z.infer<typeof shownShape> {
  readonly id: number
  readonly kind: UnitChange['kind']
  /** Its first day, `YYYY-MM-DD`. */
  readonly date: string
  readonly enteredAt: Date
  readonly enteredBy: string
  /** Whether the viewer may take it back. */
  readonly own: boolean
}

const select = {
  id: true,
  kind: true,
  date: true,
  shown: true,
  unitIds: true,
  managedFrom: true,
  undo: true,
  enteredAt: true,
  enteredBy: { select: { name: true } },
} satisfies Prisma.UnitChangeSelect

type Row = Prisma.UnitChangeGetPayload<{ select: typeof select }>

export function createComing({
  database,
  directory,
  clock,
}: {
  database: Database
  directory: UnitDirectory
  clock: Clock
}) {
  const reaches = (viewer: Viewer, right: Right, ids: readonly number[]) => {
    const tops = reach(viewer, right)
    return ids.every((id) => directory.now.path(id).some((unit) => tops.includes(unit.id)))
  }

  /** Every unit of today that it touches is within reach. */
  const sees = (viewer: Viewer, { unitIds }: Row) =>
    reaches(
      viewer,
      'units.read',
      unitIds.filter((id) => directory.now.byId(id)),
    )
  const manages = (viewer: Viewer, { managedFrom }: Row) => reaches(viewer, 'units.manage', managedFrom)

  const coming = (): Prisma.UnitChangeWhereInput => ({
    takenBackAt: null,
    date: { gt: asDay(dateOf(clock.now())) },
  })

  return {
    /** The next day first. */
    async coming(viewer: Viewer): Promise<ComingChange[]> {
      demand(viewer, 'units.read')
      const rows = await database.orm.unitChange.findMany({
        where: coming(),
        orderBy: [{ date: 'asc' }, { id: 'asc' }],
        select,
      })
      return rows.filter((row) => sees(viewer, row)).map((row) => asComing(row, manages(viewer, row)))
    },

    /** @throws NotFoundError when there is none, or it is not to come any more */
    async findComing(viewer: Viewer, id: number): Promise<ComingChange> {
      const row = await database.orm.unitChange.findFirst({ where: { AND: [{ id }, coming()] }, select })
      if (!row || !sees(viewer, row)) throw new NotFoundError('unit-change')
      return asComing(row, manages(viewer, row))
    },

    /**
     * Undoes what was entered; nothing has followed it yet.
     * @throws NotFoundError when there is none, or its day has come
     * @throws ForbiddenError for who may not make such a change
     * @throws ConflictError('unit-change-used') when something entered later rests on it
     */
    async takeBack(viewer: Viewer, id: number): Promise<void> {
      const now = clock.now()
      await database.transaction(async (tx) => {
        await tx.query(lockUnits, [])
        const row = await tx.orm.unitChange.findFirst({ where: { AND: [{ id }, coming()] }, select })
        if (!row || !sees(viewer, row)) throw new NotFoundError('unit-change')
        if (!manages(viewer, row)) throw new ForbiddenError('units.manage')
        const undo = undoShape.parse(row.undo)
        if (await isUsed(tx, row, undo)) throw new ConflictError('unit-change-used')
        const date = dayOf(row.date)
        await undoChange(tx, { date, undo })
        await refreshAncestors(tx, now)
        await tx.orm.unitChange.update({
          where: { id },
          data: { takenBackAt: now, takenBackById: viewer.personId },
        })
        const unitId = undo.ended[0] ?? undo.wentOn[0] ?? undo.rewritten[0]?.id ?? null
        await record(tx, {
          at: now,
          actorId: viewer.personId,
          action: 'unit.take-back',
          unitId,
          entity: 'unit',
          entityId: unitId,
          data: { change: id, kind: row.kind, date },
        })
      })
      await directory.changed()
    },
  }
}

/** Another change was entered upon it, or a code it set free has another unit. */
async function isUsed(tx: Tx, { id, unitIds, date }: Row, undo: Undo): Promise<boolean> {
  const upon = await tx.orm.unitChange.count({
    where: { id: { gt: id }, takenBackAt: null, unitIds: { hasSome: unitIds } },
  })
  if (upon > 0) return true
  const freed = await tx.orm.unitVersion.findMany({
    where: {
      unitId: { in: [...undo.ended, ...undo.wentOn] },
      validFrom: { lt: date },
      validTo: { gte: new Date(date.getTime() - dayMs) },
      code: { not: null },
    },
    select: { code: true },
  })
  const codes = [...freed, ...undo.rewritten].flatMap(({ code }) => code ?? [])
  const taken = await tx.orm.unitVersion.count({
    where: { code: { in: codes }, unitId: { notIn: [...unitIds] }, validTo: null },
  })
  return taken > 0
}

const dayMs = 24 * 60 * 60_000
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

const asComing = ({ id, kind, date, shown, enteredAt, enteredBy }: Row, own: boolean): ComingChange => ({
  id,
  kind: kind as UnitChange['kind'],
  date: dayOf(date),
  ...shownShape.parse(shown),
  enteredAt,
  enteredBy: enteredBy.name ?? '',
  own,
})
