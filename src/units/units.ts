/** What can be done with units: creating and changing them, reading the part of the tree one may see. */
import { demand, type Right, reach, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { ForbiddenError, NotFoundError } from '../platform/errors.ts'
import { createChanges } from './changes.ts'
import { type ImportReport, readUnitsCsv, reportImport, writeUnitsCsv } from './csv.ts'
import { followers } from './followers.ts'
import { lockUnits } from './lock.ts'
import { createPlaces } from './places.ts'
import { type PlannedUnit, planUnits, type UnitInput } from './plan.ts'
import { readUnits, type UnitDirectory, type UnitNow, type UnitTree } from './unit-directory.ts'

import { applyPlans } from './versions.ts'

export type { ImportReport } from './csv.ts'
export type { UnitInput } from './plan.ts'
export type Units = ReturnType<typeof createUnits>

export interface UnitParts {
  readonly database: Database
  readonly directory: UnitDirectory
  readonly clock: Clock
}

/** A unit as the tree shows it. */
export interface TreeUnit extends UnitNow {
  readonly parentCode: string | null
  /** 0 at the top of what the viewer sees. */
  readonly depth: number
}

export interface UpsertedUnit {
  readonly unit: UnitNow
  readonly outcome: 'created' | 'changed' | 'unchanged'
}

/** A unit between two dates, both included. */
export interface UnitPeriod {
  readonly code: string | null
  readonly name: string
  readonly level: string
  readonly parent: string | null
  readonly households: number | null
  readonly validFrom: string
  readonly validTo: string | null
}

/** A unit it came from or went to; `date` is the first day of that. */
export interface HistoryLink {
  readonly unitId: number
  readonly name: string
  /** whole | part */
  readonly part: string
  readonly date: string
}

/** Newest first; what is entered for a day to come is in it. */
export interface UnitHistory {
  readonly periods: readonly UnitPeriod[]
  readonly predecessors: readonly HistoryLink[]
  readonly successors: readonly HistoryLink[]
}

export function createUnits({ database, directory, clock }: UnitParts) {
  const reaches = (tree: UnitTree, tops: readonly number[], id: number) =>
    tree.path(id).some((above) => tops.includes(above.id))

  /** Within reach on the day of the tree, or by what it became since. */
  function sees(viewer: Viewer, tree: UnitTree, id: number): boolean {
    const tops = reach(viewer, 'units.read')
    const { now } = directory
    return reaches(tree, tops, id) || followers(now, id).some((unit) => reaches(now, tops, unit.id))
  }

  function seenBy(viewer: Viewer, tree: UnitTree): TreeUnit[] {
    const walk = (unit: UnitNow, depth: number): TreeUnit[] => {
      const parent = unit.parentId === null ? undefined : tree.byId(unit.parentId)
      const shown = sees(viewer, tree, unit.id) ? [{ ...unit, depth, parentCode: parent?.code ?? null }] : []
      const below = tree.children(unit.id).flatMap((child) => walk(child, depth + shown.length))
      return [...shown, ...below]
    }
    return walk(tree.root, 0)
  }

  return {
    /** Changes with a date: mergers, splits, new names. */
    changes: createChanges({ database, directory, clock }),

    /** What the place finder knows of a unit beside its names. */
    places: createPlaces({ database, directory, clock }),

    /**
     * Creates or updates units by their present code, all or none. A change of name, level or parent begins a new
     * version today; households and aliases are edited in place.
     * @throws InvalidError with paths such as `0.parentCode`
     * @throws ForbiddenError when a parent, before or after, is outside the viewer's reach
     */
    async upsert(viewer: Viewer, inputs: readonly UnitInput[]): Promise<UpsertedUnit[]> {
      demand(viewer, 'units.manage')
      const now = clock.now()
      const outcomes = await database.transaction(async (tx) => {
        await tx.query(lockUnits, [])
        const tree = await readUnits(tx, now)
        const plans = planUnits(tree, inputs)
        if (plans.some((plan) => !mayApply(viewer, tree, plan))) throw new ForbiddenError('units.manage')
        return applyPlans(tx, { viewer, tree, plans, now })
      })
      if (outcomes.some(({ outcome }) => outcome !== 'unchanged')) await directory.changed()
      return outcomes.flatMap(({ unitId, outcome }) => {
        const unit = directory.now.byId(unitId)
        return unit ? [{ unit, outcome }] : []
      })
    },

    /** The units the viewer may see, parents before children, in Vietnamese order; `at` a day, `YYYY-MM-DD`. */
    async tree(viewer: Viewer, at?: string): Promise<TreeUnit[]> {
      return seenBy(viewer, at === undefined ? directory.now : directory.at(at))
    },

    /** A unit of today or an ended one. @throws NotFoundError */
    async find(viewer: Viewer, id: number): Promise<TreeUnit> {
      const tree = directory.now
      const unit = tree.byId(id)
      if (!unit || !sees(viewer, tree, id)) throw new NotFoundError('unit')
      const parent = unit.parentId === null ? undefined : tree.byId(unit.parentId)
      return { ...unit, depth: 0, parentCode: parent?.code ?? null }
    },

    /** What a unit was over time, newest first. @throws NotFoundError */
    async history(viewer: Viewer, id: number): Promise<UnitHistory> {
      if (!sees(viewer, directory.now, id)) throw new NotFoundError('unit')
      const link = {
        select: { id: true, versions: { orderBy: { validFrom: 'desc' }, take: 1, select: { name: true } } },
      } as const
      const unit = await database.orm.unit.findFirst({
        where: { id },
        select: {
          versions: { orderBy: { validFrom: 'desc' } },
          predecessors: { select: { part: true, date: true, predecessor: link } },
          successors: { select: { part: true, date: true, successor: link } },
        },
      })
      if (!unit) throw new NotFoundError('unit')
      return {
        periods: unit.versions.map((version) => ({
          code: version.code,
          name: version.name,
          level: version.level,
          parent: version.parentId === null ? null : (directory.now.byId(version.parentId)?.name ?? null),
          households: version.households,
          validFrom: version.validFrom.toISOString().slice(0, 10),
          validTo: version.validTo?.toISOString().slice(0, 10) ?? null,
        })),
        predecessors: unit.predecessors.map(({ predecessor, ...link }) => linked(link, predecessor)),
        successors: unit.successors.map(({ successor, ...link }) => linked(link, successor)),
      }
    },

    /** The visible tree as a table that `importCsv` reads back. */
    async exportCsv(viewer: Viewer): Promise<string> {
      return writeUnitsCsv(seenBy(viewer, directory.now))
    },

    /** Reads a table of units; with `dryRun`, or when any line is wrong, nothing is written. */
    async importCsv(viewer: Viewer, text: string, { dryRun }: { dryRun: boolean }): Promise<ImportReport> {
      demand(viewer, 'units.manage')
      const tree = directory.now
      const read = readUnitsCsv(text)
      const report = reportImport({ tree, read, allowed: (plan) => mayApply(viewer, tree, plan) })
      if (dryRun || report.errors.length > 0) return report
      await this.upsert(
        viewer,
        read.rows.map(({ input }) => input),
      )
      return { ...report, applied: true }
    },
  }
}

type LinkedUnit = { id: number; versions: { name: string }[] }
const linked = ({ part, date }: { part: string; date: Date }, unit: LinkedUnit): HistoryLink => ({
  unitId: unit.id,
  name: unit.versions[0]?.name ?? '',
  part,
  date: date.toISOString().slice(0, 10),
})

/** Managing a unit means managing it from above: its parent, before and after, is within reach. What stays as it is, is seen. */
function mayApply(viewer: Viewer, tree: UnitTree, plan: PlannedUnit): boolean {
  const { present, parentCode, changed } = plan
  const reaches = (right: Right, id: number) =>
    tree.path(id).some((unit) => reach(viewer, right).includes(unit.id))
  const reached = (id: number) => reaches('units.manage', id)
  if (present && changed.length === 0) return reaches('units.read', present.id)
  if (present?.parentId === null) return reached(present.id)
  const after = parentCode === null ? undefined : tree.byCode(parentCode)
  const parents = [present?.parentId, changed.includes('parentCode') || !present ? after?.id : undefined]
  return parents.filter((id) => id != null).every(reached)
}
