/** What a change of the units asks for, held against the units at all times: nothing is written here. */
import { addDays } from '../platform/calendar/calendar.ts'
import { ConflictError, InvalidError, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { foldText } from '../platform/text/fold.ts'
import type { NewUnit, Target, UnitChange } from './change-types.ts'
import { codeShape, longest, mostHouseholds } from './plan.ts'
import { buildTree, type UnitPast, type UnitTree, type UnitVersion } from './unit-tree.ts'

/** A unit that is there, by id, or one that begins with the change, by its place among those. */
export type UnitRef = { readonly id: number } | { readonly begun: number }

export interface Revision {
  /** The version that holds until the change. */
  readonly before: UnitVersion
  readonly name: string
  readonly code: string | null
  readonly parent: UnitRef | null
  readonly households: number | null
}

export interface ChangePlan {
  readonly date: string
  /** The last versions of the units that end. */
  readonly ends: readonly UnitVersion[]
  readonly begins: readonly (NewUnit & { readonly households: number | null })[]
  readonly revisions: readonly Revision[]
  readonly links: readonly { readonly from: number; readonly to: UnitRef; readonly part: 'whole' | 'part' }[]
  /** Units from which the change is managed: the parents, before and after. */
  readonly managedFrom: readonly number[]
}

export interface Planning {
  readonly past: UnitPast
  readonly date: string
  /** Today in Viet Nam. */
  readonly today: string
}

/** A change is entered at most this long before its day. */
const mostDaysAhead = 730

/**
 * @throws InvalidError naming the field: date, from, into, parts, name, code, level, parentId, households
 * @throws NotFoundError for a unit that is not there
 * @throws ConflictError('unit-ended') for one that has ended, or is going to by a change entered before
 */
export function planChange(change: UnitChange, planning: Planning): ChangePlan {
  const sight = openSight(planning)
  switch (change.kind) {
    case 'merge':
      return planMerge(sight, change)
    case 'split':
      return planSplit(sight, change)
    case 'rename':
      return planRename(sight, change)
    case 'move':
      return planMove(sight, change)
    case 'end':
      return planEnd(sight, change.unit)
    default:
      return change satisfies never
  }
}

interface Sight extends Planning {
  readonly tree: UnitTree
  /** The last version of a unit that goes on and began by the day of the change. */
  last(id: number, field: string): UnitVersion
}

const refuse = (path: string, message: string): never => {
  throw new InvalidError([{ path, message }])
}

function openSight(planning: Planning): Sight {
  const { past, date, today } = planning
  const real = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))
  if (!real || new Date(date).toISOString().slice(0, 10) !== date) refuse('date', 'units-error-date')
  if (date > addDays(today, mostDaysAhead)) refuse('date', 'units-error-date-far')
  const newest = new Map(past.versions.map((version) => [version.id, version]))
  return {
    ...planning,
    tree: buildTree(past, today),
    last(id, field) {
      const version = newest.get(id)
      if (!version) throw new NotFoundError('unit')
      if (version.validTo !== null) throw new ConflictError('unit-ended')
      if (version.validFrom > date) refuse(field, 'units-error-date-before')
      return version
    },
  }
}

/** A unit that ends must have been there the day before. */
function ending({ last, date }: Sight, id: number): UnitVersion {
  const version = last(id, 'date')
  if (version.parentId === null) refuse('from', 'error-unit-root')
  return version.validFrom < date ? version : refuse('date', 'units-error-date-before')
}

function planMerge(sight: Sight, change: Extract<UnitChange, { kind: 'merge' }>): ChangePlan {
  const from = [...new Set(change.from)]
  if (from.length === 0) refuse('from', 'error-too-few')
  const ends = from.map((id) => ending(sight, id))
  const known = ends.flatMap(({ households }) => households ?? [])
  const sum = known.length > 0 ? known.reduce((a, b) => a + b, 0) : null
  const taken = takeOver(sight, { target: change.into, ends, households: sum })
  const grown = 'begun' in taken.ref ? [] : grow(sight, taken.ref.id, sum)
  const children = from.flatMap((id) => sight.tree.children(id)).filter(({ id }) => !from.includes(id))
  return {
    date: sight.date,
    ends,
    begins: taken.begins,
    revisions: [...grown, ...children.map(({ id }) => moveBelow(sight, id, taken.ref))],
    links: from.map((id) => ({ from: id, to: taken.ref, part: 'whole' as const })),
    managedFrom: [...ends.map(({ parentId }) => parentId ?? 0), taken.managedFrom],
  }
}

/** A unit that takes others over has their households too. */
function grow(sight: Sight, id: number, more: number | null): Revision[] {
  const before = sight.last(id, 'into')
  if (more === null || before.households === null) return []
  return [{ ...unchanged(before), households: before.households + more }]
}

function planSplit(sight: Sight, change: Extract<UnitChange, { kind: 'split' }>): ChangePlan {
  const ends = [ending(sight, change.unit)]
  if (change.parts.length < 2) refuse('parts', 'units-error-parts')
  const begins: ChangePlan['begins'][number][] = []
  const parts = change.parts.map(({ into, children }) => {
    const taken = takeOver(sight, { target: into, ends, households: null })
    const place = begins.push(...taken.begins) - 1
    return { ...taken, children, ref: 'begun' in taken.ref ? { begun: place } : taken.ref }
  })
  const ids = parts.map(({ ref }) => ('id' in ref ? ref.id : begins[ref.begun]?.code))
  if (new Set(ids).size < ids.length) refuse('parts', 'error-unit-twice')
  const children = sight.tree.children(change.unit).map(({ id }) => id)
  const placed = parts.flatMap((part) => part.children)
  const all = placed.length === children.length && children.every((id) => placed.includes(id))
  if (!all) refuse('children', 'units-error-children')
  return {
    date: sight.date,
    ends,
    begins,
    revisions: parts.flatMap(({ ref, children: ids }) => ids.map((id) => moveBelow(sight, id, ref))),
    links: parts.map(({ ref }) => ({ from: change.unit, to: ref, part: 'part' as const })),
    managedFrom: [ends[0]?.parentId ?? 0, ...parts.map(({ managedFrom }) => managedFrom)],
  }
}

function planRename(sight: Sight, change: Extract<UnitChange, { kind: 'rename' }>): ChangePlan {
  const before = sight.last(change.unit, 'date')
  const name = usableName(change.name)
  const code = change.code === undefined ? before.code : usableCode(sight, change.code, [before.id])
  if (name === before.name && code === before.code) refuse('name', 'units-error-same')
  return {
    ...nothing(sight),
    revisions: [{ ...unchanged(before), name, code }],
    managedFrom: [before.parentId ?? before.id],
  }
}

function planMove(sight: Sight, change: Extract<UnitChange, { kind: 'move' }>): ChangePlan {
  const before = sight.last(change.unit, 'date')
  if (before.parentId === null) refuse('parentId', 'error-unit-root')
  const parent = sight.last(change.parentId, 'parentId')
  if (parent.id === before.parentId) refuse('parentId', 'units-error-same')
  if (isBelow(sight.tree, parent.id, [before.id])) refuse('parentId', 'error-unit-cycle')
  return {
    ...nothing(sight),
    revisions: [{ ...unchanged(before), parent: { id: parent.id } }],
    managedFrom: [before.parentId ?? 0, parent.id],
  }
}

function planEnd(sight: Sight, unit: number): ChangePlan {
  const last = ending(sight, unit)
  if (sight.tree.children(unit).length > 0) refuse('from', 'units-error-below')
  return { ...nothing(sight), ends: [last], managedFrom: [last.parentId ?? 0] }
}

const nothing = ({ date }: Sight) => ({ date, ends: [], begins: [], revisions: [], links: [] })

const unchanged = (before: UnitVersion): Revision => ({
  before,
  name: before.name,
  code: before.code,
  parent: before.parentId === null ? null : { id: before.parentId },
  households: before.households,
})

const moveBelow = (sight: Sight, id: number, parent: UnitRef): Revision => ({
  ...unchanged(sight.last(id, 'date')),
  parent,
})

const isBelow = (tree: UnitTree, id: number, tops: readonly number[]): boolean =>
  tree.path(id).some((unit) => tops.includes(unit.id))

/** Whoever takes over is neither among those that end nor below them. */
function takeOver(
  sight: Sight,
  given: { target: Target; ends: readonly UnitVersion[]; households: number | null },
) {
  const { target, ends, households } = given
  const ending = ends.map(({ id }) => id)
  if ('unitId' in target) {
    const { id, parentId } = sight.last(target.unitId, 'into')
    if (isBelow(sight.tree, id, ending)) refuse('into', 'error-unit-cycle')
    return { ref: { id } as UnitRef, begins: [], managedFrom: parentId ?? id }
  }
  const { create } = target
  const parent = sight.last(create.parentId, 'parentId')
  if (isBelow(sight.tree, parent.id, ending)) refuse('parentId', 'error-unit-cycle')
  const level = oneLine(create.level)
  if (!level || [...level].length > longest.level) refuse('level', 'error-required')
  const begun = {
    code: usableCode(sight, create.code, ending),
    name: usableName(create.name),
    level,
    parentId: parent.id,
    households: usableCount(create.households === undefined ? households : create.households),
  }
  return { ref: { begun: 0 } as UnitRef, begins: [begun], managedFrom: parent.id }
}

const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ')

function usableName(given: string): string {
  const name = oneLine(given)
  if (!foldText(name)) refuse('name', 'error-required')
  return [...name].length <= longest.name ? name : refuse('name', 'error-too-long')
}

function usableCount(count: number | null): number | null {
  if (count === null) return null
  const usable = Number.isInteger(count) && count >= 0 && count <= mostHouseholds
  return usable ? count : refuse('households', 'error-unknown-value')
}

/** A code is one unit's at a time; those that end, or change it, leave theirs to be used again. */
function usableCode({ past, date }: Sight, given: string, leaving: readonly number[]): string {
  const code = cleanText(given)
  if (!codeShape.test(code)) refuse('code', 'error-unit-code')
  const used = past.versions.some(
    (version) =>
      version.code === code &&
      !leaving.includes(version.id) &&
      (version.validTo === null || version.validTo >= date),
  )
  return used ? refuse('code', 'units-error-code-taken') : code
}
