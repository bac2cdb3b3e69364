/** How a unit is named to people: itself and the unit above it, the root left out. */
import { foldText } from '../platform/text/fold.ts'
import type { UnitTree } from './unit-directory.ts'

export function unitWords(tree: UnitTree, unitId: number): string {
  const [unit, parent] = tree.path(unitId)
  if (!unit) return ''
  return parent && parent.id !== tree.root.id ? `${unit.name}, ${midSentence(parent.name)}` : unit.name
}

const kinds = new Set(['phuong', 'xa', 'quan', 'huyen', 'to', 'khu', 'thon', 'dac', 'cum'])

/** The kind of unit before a name is written small in mid-sentence; the name itself is not. */
function midSentence(name: string): string {
  const [kind = '', ...rest] = name.split(' ')
  return rest.length > 0 && kinds.has(foldText(kind).trim()) ? [kind.toLowerCase(), ...rest].join(' ') : name
}
