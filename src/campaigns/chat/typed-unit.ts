/** The unit that a member of staff means when they type for whom an announcement is. */
import { foldText } from '../../platform/text/fold.ts'
import { childrenNamed, type UnitNow, type UnitTree } from '../../units/unit-directory.ts'
import words from './unit-words.json' with { type: 'json' }

const whole = new RegExp(`^(?:${words.whole.map((each) => foldText(each)).join('|')})(?: |$)`)
/** `to 5 phuong X`: a group, and the unit it is in. */
const numbered = /^(\D{0,20}\d{1,3})\s*,?\s+(\D.*)$/

/**
 * The only unit within reach that is called so, whose name ends so, or that has the number; of `all of the ward`, the one
 * that is within reach as a whole.
 * @param tops the units the writer may write to, each with everything below it
 */
export function typedUnit(tree: UnitTree, tops: readonly number[], typed: string): number | null {
  const text = spaced(typed)
  const named = unitsCalled(tree, tops, text)
  if (named.length > 0) return onlyOf(named)
  const all = foldText(text)
  if (whole.test(all)) return wholeUnit(tree, tops, all.replace(whole, ''))
  const [, group, above] = numbered.exec(text) ?? []
  const top = group && above ? onlyOf(unitsCalled(tree, tops, above)) : null
  return top === null || !group ? null : onlyOf(childrenNamed(tree, top, group))
}

/** `TDP5` as `TDP 5`. */
const spaced = (typed: string): string => typed.trim().replace(/(?<=\p{L})(?=\d)/gu, ' ')

/** By the whole name; else by the number of a child; else by the end of a name. */
function unitsCalled(tree: UnitTree, tops: readonly number[], text: string): readonly UnitNow[] {
  const wanted = foldText(text)
  const all = tops.flatMap((id) => tree.subtree(id))
  const exact = all.filter(({ name }) => foldText(name) === wanted)
  if (exact.length > 0) return exact
  const children = tops.flatMap((id) => childrenNamed(tree, id, text))
  return children.length > 0
    ? children
    : all.filter(({ name }) => wanted !== '' && ` ${foldText(name)}`.endsWith(` ${wanted}`))
}

/** @param kind what was said behind `all`: a word for the kind of unit, its name, or nothing */
function wholeUnit(tree: UnitTree, tops: readonly number[], kind: string): number | null {
  const units = tops.flatMap((id) => tree.byId(id) ?? [])
  const meant = units.filter(({ name }) => kind === '' || foldText(name).startsWith(`${kind} `))
  return onlyOf(meant) ?? (kind === '' ? null : onlyOf(unitsCalled(tree, tops, kind)))
}

function onlyOf(units: readonly UnitNow[]): number | null {
  const [only, ...others] = new Set(units.map(({ id }) => id))
  return others.length === 0 ? (only ?? null) : null
}
