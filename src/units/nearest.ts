/** Which unit a shared position is in, as far as the middles of their areas tell. */
import { followers } from './followers.ts'
import type { UnitNow, UnitTree } from './unit-tree.ts'

export interface Position {
  /** Degrees. */
  readonly latitude: number
  readonly longitude: number
}

/** Farther than this from every centre, in kilometres, a position says nothing. */
const farthest = 3
/** A second unit that is at most this much farther could be meant as well. */
const closeCall = 1.2

/**
 * The nearest of some units, and those about as near, the nearest first; empty when none has a centre within 3 km.
 * Of a unit and one below it, the lower one is meant.
 */
export function nearestUnits(tree: UnitTree, units: readonly UnitNow[], position: Position): UnitNow[] {
  const near = units
    .flatMap((unit) => {
      const { latitude, longitude } = unit
      if (latitude === null || longitude === null) return []
      return [{ unit, distance: kilometres(position, { latitude, longitude }) }]
    })
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance || a.unit.id - b.unit.id)
  const above = new Set(near.flatMap(({ unit }) => tree.path(unit.id).slice(1)).map(({ id }) => id))
  const lowest = near.filter(({ unit }) => !above.has(unit.id))
  const reach = (lowest[0]?.distance ?? 0) * closeCall
  return lowest.filter(({ distance }) => distance <= reach).map(({ unit }) => unit)
}

/** Present units at or below a unit, or what it became. */
export const unitsWithin = (tree: UnitTree, scope: number): UnitNow[] =>
  followers(tree, scope).flatMap((unit) => tree.subtree(unit.id))

const earth = 6371

/** The great-circle distance (haversine). */
function kilometres(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const rise = Math.sin(radians(b.latitude - a.latitude) / 2)
  const turn = Math.sin(radians(b.longitude - a.longitude) / 2)
  const chord = rise ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * turn ** 2
  return 2 * earth * Math.asin(Math.min(1, Math.sqrt(chord)))
}
