/** Changing the units on a day: what a change would do, and doing it. The past keeps the tree of its date. */
import { record } from '../audit/record.ts'
import { type Right, reach, type Viewer } from '../people/viewer.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ForbiddenError, NotFoundError } from '../platform/errors.ts'
import { type ChangePlan, planChange, type UnitRef } from './change-plan.ts'
import {
  type ChangePreview,
  nothingStanding,
  type RoleThere,
  type Standing,
  type UnitChange,
} from './change-types.ts'
import { undoOf, writeChange } from './change-writing.ts'
import { createComing } from './coming.ts'
import { lockUnits } from './lock.ts'
import { countStanding, findRoles, followMergers, type Merger, moveRoles } from './mergers.ts'
import { readPast, type UnitDirectory } from './unit-directory.ts'
import { buildTree, type UnitPast, type UnitTree } from './unit-tree.ts'
import { asDay } from './versions.ts'

interface Applied {
  /** The units that began, else those that took over or changed. */
  readonly unitIds: readonly number[]
  /** What followed at once; all zero when the day is still to come. */
  readonly moved: Standing
  /** Under which it is kept, and can be taken back until its day. */
  readonly changeId: number
}

export function createChanges({
  database,
  directory,
  clock,
}: {
  database: Database
  directory: UnitDirectory
  clock: Clock
}) {
  /**
   * What a change would do on a day, without doing it.
   * @throws InvalidError, NotFoundError, ConflictError as `planChange` does
   * @throws ForbiddenError when a unit it changes is managed from outside the viewer's reach
   */
  async function preview(viewer: Viewer, change: UnitChange, date: string): Promise<ChangePreview> {
    const past = await readPast(database)
    const today = dateOf(clock.now())
    const plan = planChange(change, { past, date, today })
    demandManaged(viewer, { tree: buildTree(past, today), change, plan })
    const ended = plan.ends.map(({ id }) => id)
    const whole = change.kind === 'merge'
    const standing = await countStanding(database, ended)
    return {
      date,
      later: date > today,
      ...describe(plan, past),
      moved: whole ? standing : nothingStanding,
      stays: whole ? nothingStanding : standing,
      roles: await findRoles(database, ended),
    }
  }

  return {
    ...createComing({ database, directory, clock }),

    preview,

    /**
     * Does what `preview` showed: at once for a day that has come, else on that day. Errors as there; of two
     * administrators who change one unit, the second is refused.
     */
    async apply(viewer: Viewer, change: UnitChange, date: string): Promise<Applied> {
      const now = clock.now()
      const today = dateOf(now)
      const applied = await database.transaction(async (tx) => {
        await tx.query(lockUnits, [])
        const past = await readPast(tx)
        const plan = planChange(change, { past, date, today })
        demandManaged(viewer, { tree: buildTree(past, today), change, plan })
        const ended = plan.ends.map(({ id }) => id)
        const roleIds = movedRoles(change, await findRoles(tx, ended))
        const moved = change.kind === 'merge' && date <= today ? await countStanding(tx, ended) : undefined
        const begun = await writeChange(tx, plan, now)
        const idOf = (ref: UnitRef) => ('id' in ref ? ref.id : (begun[ref.begun] ?? 0))
        if (moved) {
          const mergers: Merger[] = plan.links.map(({ from, to }) => ({ from, to: idOf(to) }))
          await moveRoles(tx, { mergers, roleIds, now })
          const codes = await followMergers(tx, { mergers, now, actorId: viewer.personId })
          tx.afterCommit(() => {
            for (const code of codes) database.publish('ticket', code)
          })
        }
        const touched = [
          ...plan.links.map(({ to }) => idOf(to)),
          ...plan.revisions.map(({ before }) => before.id),
        ]
        const unitIds = [...new Set([...begun, ...touched])]
        const { id: changeId } = await tx.orm.unitChange.create({
          data: {
            kind: change.kind,
            date: asDay(date),
            change: change as unknown as Prisma.InputJsonObject,
            shown: shownOf(plan, past),
            unitIds: [...new Set([...ended, ...unitIds])],
            managedFrom: [...new Set(plan.managedFrom)],
            undo: undoOf(plan, begun),
            enteredById: viewer.personId,
            enteredAt: now,
          },
          select: { id: true },
        })
        await record(
          tx,
          (ended.length > 0 ? ended : unitIds.slice(0, 1)).map((unitId) => ({
            at: now,
            actorId: viewer.personId,
            action: `unit.${change.kind}`,
            unitId,
            entity: 'unit',
            entityId: unitId,
            data: { date, into: unitIds, roles: roleIds, change: changeId },
          })),
        )
        return { unitIds, moved: moved ?? nothingStanding, changeId }
      })
      await directory.changed()
      return applied
    },
  }
}

/** Only a merger moves roles, and only those that may move. */
function movedRoles(change: UnitChange, roles: readonly RoleThere[]): number[] {
  const asked = change.kind === 'merge' ? (change.moveRoles ?? []) : []
  return roles.filter(({ id, movable }) => movable && asked.includes(id)).map(({ id }) => id)
}

function demandManaged(
  viewer: Viewer,
  { tree, change, plan }: { tree: UnitTree; change: UnitChange; plan: ChangePlan },
): void {
  const reaches = (right: Right, id: number) => {
    const tops = reach(viewer, right)
    return tree.path(id).some((unit) => tops.includes(unit.id))
  }
  const changed = [...plan.ends.map(({ id }) => id), ...plan.revisions.map(({ before }) => before.id)]
  if (!changed.every((id) => reaches('units.read', id))) throw new NotFoundError('unit')
  if (!plan.managedFrom.every((id) => reaches('units.manage', id))) throw new ForbiddenError('units.manage')
  const movesRoles = change.kind === 'merge' && (change.moveRoles ?? []).length > 0
  if (movesRoles && !plan.managedFrom.every((id) => reaches('staff.manage', id)))
    throw new ForbiddenError('staff.manage')
}

/** What is kept of it for the list of what is to come. */
function shownOf(plan: ChangePlan, past: UnitPast) {
  const { ends, begins, revised } = describe(plan, past)
  return { ends, begins, revised }
}

/** The plan in names. */
function describe(plan: ChangePlan, past: UnitPast) {
  const { ends, begins, revisions, date } = plan
  const newest = new Map(past.versions.map((version) => [version.id, version]))
  const nameOf = (ref: UnitRef | null) =>
    ref === null ? null : 'id' in ref ? (newest.get(ref.id)?.name ?? null) : (begins[ref.begun]?.name ?? null)
  const codes = [
    ...begins.map(({ code }) => code),
    ...revisions.flatMap(({ before, code }) => (code && code !== before.code ? [code] : [])),
  ]
  return {
    ends: ends.map(({ name }) => name),
    begins: begins.map(({ name }) => name),
    revised: revisions.map(({ before, name, code, parent }) => ({
      from: before.name,
      to: name,
      code,
      parent: isElsewhere(before.parentId, parent) ? nameOf(parent) : null,
    })),
    codesReused: codes.flatMap((code) => {
      const former = past.versions.findLast((version) => version.code === code)
      return former ? [{ code, name: former.name }] : []
    }),
    sameNames: sameNames(plan, buildTree(past, date)),
  }
}

const isElsewhere = (before: number | null, after: UnitRef | null): boolean =>
  after !== null && ('begun' in after || after.id !== before)

/** Names that two units below one parent would have after the change. */
function sameNames({ revisions, begins, ends }: ChangePlan, tree: UnitTree): string[] {
  const below = new Map<string, string[]>()
  const put = (parent: UnitRef, name: string) => {
    const key = JSON.stringify(parent)
    below.set(key, [...(below.get(key) ?? []), name])
  }
  const gone = new Set([...ends.map(({ id }) => id), ...revisions.map(({ before }) => before.id)])
  for (const { parent, name } of revisions) if (parent) put(parent, name)
  for (const { parentId, name } of begins) put({ id: parentId }, name)
  for (const key of [...below.keys()]) {
    const parent = JSON.parse(key) as UnitRef
    if (!('id' in parent)) continue
    for (const { id, name } of tree.children(parent.id)) if (!gone.has(id)) put(parent, name)
  }
  const twice = [...below.values()].flatMap((names) => names.filter((name, at) => names.indexOf(name) !== at))
  return [...new Set(twice)]
}
