/** The units on one day: who is under whom, what each was before, and where the ended ones went. */
import { foldText } from '../platform/text/fold.ts'

/** A unit on the day of its tree: its version of that day, or its last one when it has ended. */
export interface UnitNow {
  readonly id: number
  readonly code: string | null
  readonly name: string
  readonly level: string
  readonly parentId: number | null
  readonly households: number | null
  readonly aliases: readonly string[]
  /** About the middle of its area, in degrees. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** `YYYY-MM-DD`, its last day; set when the unit ended. */
  readonly endedOn: string | null
}

/** What a unit was between two days, both included. */
export interface UnitVersion extends Omit<UnitNow, 'endedOn'> {
  readonly validFrom: string
  readonly validTo: string | null
}

/** A unit went to another, whole or in part; `date` is the first day of that. */
export interface UnitLink {
  readonly from: number
  readonly to: number
  readonly part: string
  readonly date: string
}

/** Everything known of the units at all times. */
export interface UnitPast {
  /** Grouped by unit, the oldest first. */
  readonly versions: readonly UnitVersion[]
  readonly links: readonly UnitLink[]
  readonly streets: readonly { readonly unitId: number; readonly folded: string }[]
}

export interface UnitTree {
  /** The day it shows, `YYYY-MM-DD`. */
  readonly date: string
  readonly root: UnitNow
  byId(id: number): UnitNow | undefined
  byCode(code: string): UnitNow | undefined
  /** Present children, in Vietnamese order, numbers by value. */
  children(id: number): readonly UnitNow[]
  /** From the unit up to the root, itself first. */
  path(id: number): readonly UnitNow[]
  /** A unit and everything below it. */
  subtree(id: number): readonly UnitNow[]
  /** Ended units too. */
  readonly all: readonly UnitNow[]
  /** What the unit was before, the oldest first. */
  earlier(id: number): readonly UnitVersion[]
  /** The units that took it over, whole or in part; they may have ended since. */
  successors(id: number): readonly UnitLink[]
  predecessors(id: number): readonly UnitLink[]
  readonly streets: UnitPast['streets']
}

const order = new Intl.Collator('vi', { numeric: true })

/** In Vietnamese order, numbers by value. */
export const byUnitName = (a: UnitNow, b: UnitNow): number => order.compare(a.name, b.name) || a.id - b.id

/** The tree of a day. Units that begin later are not in it. */
export function buildTree({ versions, links, streets }: UnitPast, date: string): UnitTree {
  const units = new Map<number, UnitNow>()
  const earlier = new Map<number, UnitVersion[]>()
  const newest = new Map<number, UnitVersion>()
  for (const version of versions) {
    if (version.validFrom > date) continue
    const before = newest.get(version.id)
    if (before) append(earlier, version.id, before)
    newest.set(version.id, version)
  }
  for (const { validFrom: _, validTo, ...unit } of newest.values())
    units.set(unit.id, { ...unit, endedOn: validTo !== null && validTo < date ? validTo : null })
  const all = [...units.values()]
  const present = all.filter((unit) => !unit.endedOn)
  const byCode = new Map(present.flatMap((unit) => (unit.code ? [[unit.code, unit] as const] : [])))
  const children = new Map<number, UnitNow[]>()
  for (const unit of present) if (unit.parentId !== null) append(children, unit.parentId, unit)
  for (const list of children.values()) list.sort(byUnitName)
  const successors = new Map<number, UnitLink[]>()
  const predecessors = new Map<number, UnitLink[]>()
  for (const link of links) {
    if (link.date > date) continue
    append(successors, link.from, link)
    append(predecessors, link.to, link)
  }
  const root = present.find((unit) => unit.parentId === null)
  if (!root) throw new Error('the units have no root')

  const subtree = (id: number): UnitNow[] => {
    const unit = units.get(id)
    return unit ? [unit, ...(children.get(id) ?? []).flatMap((child) => subtree(child.id))] : []
  }
  return {
    date,
    root,
    all,
    streets,
    byId: (id) => units.get(id),
    byCode: (code) => byCode.get(code),
    children: (id) => children.get(id) ?? [],
    path(id) {
      const path: UnitNow[] = []
      for (
        let unit = units.get(id);
        unit;
        unit = unit.parentId === null ? undefined : units.get(unit.parentId)
      )
        path.push(unit)
      return path
    },
    subtree,
    earlier: (id) => earlier.get(id) ?? [],
    successors: (id) => successors.get(id) ?? [],
    predecessors: (id) => predecessors.get(id) ?? [],
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The present children a typed text names: by name, alias, or by the number in the name. */
export function childrenNamed(tree: UnitTree, parentId: number, text: string): UnitNow[] {
  const folded = foldText(text).trim()
  const number = /^(?:\D{0,20}\s)?0*(\d{1,3})$/.exec(folded)?.[1]
  return tree.children(parentId).filter((unit) => {
    if ([unit.name, ...unit.aliases].some((name) => foldText(name).trim() === folded)) return true
    return number !== undefined && new RegExp(`(?:^|\\D)0*${number}$`).test(foldText(unit.name).trim())
  })
}
