/** Where ended units went, over any number of mergers and splits. */
import { byUnitName, type UnitNow, type UnitTree } from './unit-tree.ts'

/**
 * The present units that hold what a unit was, in Vietnamese order; a present unit itself.
 * A unit that ended without a link (a district) is followed through what was below it.
 */
export function followers(tree: UnitTree, unitId: number): UnitNow[] {
  const found = new Map<number, UnitNow>()
  const seen = new Set<number>()
  const walk = (id: number): void => {
    const unit = tree.byId(id)
    if (!unit || seen.has(id)) return
    seen.add(id)
    if (!unit.endedOn) return void found.set(id, unit)
    const links = tree.successors(id)
    if (links.length > 0) for (const link of links) walk(link.to)
    else for (const child of below(tree, id)) walk(child)
  }
  walk(unitId)
  return [...found.values()].sort(byUnitName)
}

/** A remembered unit as it is now: the one unit that took it over whole or alone; null when that is not one. */
export function presentUnit(tree: UnitTree, unitId: number | null): number | null {
  if (unitId === null) return null
  const [only, ...others] = followers(tree, unitId)
  return only && others.length === 0 ? only.id : null
}

const lowerUnits = new WeakMap<UnitTree, Map<number, number[]>>()

/** Ids of the units that were directly under a unit at any time. */
function below(tree: UnitTree, id: number): readonly number[] {
  let lower = lowerUnits.get(tree)
  if (!lower) {
    lower = new Map()
    for (const unit of tree.all)
      for (const { parentId } of [...tree.earlier(unit.id), unit])
        if (parentId !== null) lower.set(parentId, [...(lower.get(parentId) ?? []), unit.id])
    lowerUnits.set(tree, lower)
  }
  return lower.get(id) ?? []
}
