/** From the place a message names to a present unit, when exactly one fits. */
import { resolvePlace } from '../units/resolving.ts'
import type { UnitTree } from '../units/unit-directory.ts'
import type { Understanding } from './understand/understand.ts'

/** The wards a reader of messages should know: every unit that is not a numbered group, with all its names of any time. */
export function gazetteerOf(tree: UnitTree): { wards: { name: string; aliases: string[] }[] } {
  const named = tree.all.filter((unit) => !/\d\s*$/.test(unit.name))
  return {
    wards: named.map((unit) => {
      const earlier = tree.earlier(unit.id).flatMap(({ name, aliases }) => [name, ...aliases])
      return { name: unit.name, aliases: [...new Set([...unit.aliases, ...earlier])] }
    }),
  }
}

/**
 * @param scope the unit that owns the account: only it and what is below it can be meant
 * @param home the unit the writer named before; null: none
 * @returns null when nothing is named, or more than one unit could be meant
 */
export function unitNamed(
  tree: UnitTree,
  { place, scope, home }: { place: Understanding['place']; scope: number; home: number | null },
): number | null {
  const resolved = resolvePlace(tree, { ...place, scope, home })
  return resolved.kind === 'one' ? resolved.unitId : null
}
