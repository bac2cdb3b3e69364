/** The place of a draft: the unit its words and its position lead to, or the units to ask about. */
import type { Turn } from '../../conversation/dialogue.ts'
import { foldText } from '../../platform/text/fold.ts'
import { followers, presentUnit } from '../../units/followers.ts'
import { nearestUnits, unitsWithin } from '../../units/nearest.ts'
import { bareName } from '../../units/place-index.ts'
import { type NamedPlace, type ResolvedPlace, resolvePlace } from '../../units/resolving.ts'
import type { UnitNow, UnitTree } from '../../units/unit-directory.ts'
import { unitWords } from '../../units/unit-words.ts'
import { type Draft, draftText, understood } from '../draft.ts'
import type { Understanding } from '../understand/understand.ts'

/** The draft with what its words mean now, its unit, and what is unclear about it. */
export function placed(
  turn: Turn,
  draft: Draft,
  { tree, meaning }: { tree: UnitTree; meaning: Understanding },
): Draft {
  const left = leaveEndedHome(turn, tree)
  const text = draftText(draft)
  const found = resolvePlace(tree, { ...meaning.place, ...whose(turn, draft), text })
  const resolved = found.kind === 'none' ? (left ?? found) : found
  const { unclear: before, outside: _, ...rest } = draft
  const outside = resolved.kind === 'none' ? outsideOf(turn, { tree, meaning, text }) : undefined
  const unitId = resolved.kind === 'one' ? resolved.unitId : null
  const next = { ...understood(rest, meaning, unitId), ...(outside ? { outside } : {}) }
  if (draft.chosen.includes('unit')) return next
  if (resolved.kind === 'several')
    return { ...next, unclear: { ...resolved, unitIds: [...resolved.unitIds] } }
  const fromHome = resolved.kind === 'none' && before?.because === 'home_split' ? before : undefined
  return fromHome ? { ...next, unclear: fromHome } : next
}

/** Where a ward that was named is now, when none of the units this chat is for holds it. */
function outsideOf(
  turn: Turn,
  { tree, meaning, text }: { tree: UnitTree; meaning: Understanding; text: string },
): Draft['outside'] {
  const named = meaning.place.ward
  if (named === undefined) return undefined
  const found = resolvePlace(tree, { ...meaning.place, text, scope: tree.root.id, home: null })
  const ids = found.kind === 'one' ? [found.unitId] : found.kind === 'several' ? found.unitIds : []
  const units = ids.filter((id) => id !== turn.account.unitId).map((id) => unitWords(tree, id))
  return units.length > 0 ? { named, units } : undefined
}

const whose = ({ account, writer }: Turn, draft: Draft): Pick<NamedPlace, 'scope' | 'home' | 'position'> => ({
  scope: account.unitId,
  home: writer.unitId,
  position: draft.place,
})

type Left = { kind: 'several'; unitIds: readonly number[]; because: 'home_split'; of: number }

/** The unit remembered of the writer may have ended: they follow it, or are asked where it was split. */
function leaveEndedHome(turn: Turn, tree: UnitTree): Left | null {
  const { writer, account } = turn
  const home = writer.unitId
  if (home === null || !tree.byId(home)?.endedOn) return null
  writer.unitId = presentUnit(tree, home)
  if (writer.unitId !== null) return null
  const scope = new Set(unitsWithin(tree, account.unitId))
  const unitIds = followers(tree, home).flatMap((unit) => (scope.has(unit) ? [unit.id] : []))
  return unitIds.length > 1 ? { kind: 'several', unitIds, because: 'home_split', of: home } : null
}

/** The draft with its unit settled by the resident; null: they do not know, and it stays with the account's unit. */
export function settled(turn: Turn, draft: Draft, unitId: number | null): Draft {
  if (unitId !== null) turn.writer.unitId = unitId
  const { unclear: _, ...rest } = draft
  const chosen: Draft['chosen'] = [...new Set([...draft.chosen, 'unit' as const])]
  return { ...rest, unitId: unitId ?? turn.account.unitId, chosen }
}

/** Words typed while the place is asked: the unit they mean, or null when they are more of the matter. */
export function typedPlace(
  turn: Turn,
  draft: Draft,
  { tree, meaning, text }: { tree: UnitTree; meaning: Understanding; text: string },
): number | null {
  const asked = unitsOf(tree, draft)
  const typed = foldText(text)
  const named = asked.filter(({ name }) => [foldText(name), bareName(name).bare].includes(typed))
  if (named.length === 1 && named[0]) return named[0].id
  if (meaning.place.ward === undefined) return null
  const resolved = resolvePlace(tree, { ...meaning.place, ...whose(turn, draft), text })
  return resolved.kind === 'one' ? resolved.unitId : null
}

/** The unit a shared position answers the question with; null when no centre is near it. */
export function positionPlace(
  turn: Turn,
  draft: Draft,
  { tree, place }: { tree: UnitTree; place: NonNullable<Draft['place']> },
): number | null {
  const near = nearestUnits(tree, unitsOf(tree, draft), place)[0]
  if (near) return near.id
  const resolved: ResolvedPlace = resolvePlace(tree, { ...whose(turn, draft), position: place })
  return resolved.kind === 'one' && resolved.unitId !== turn.writer.unitId ? resolved.unitId : null
}

const unitsOf = (tree: UnitTree, { unclear }: Draft): UnitNow[] =>
  (unclear?.unitIds ?? []).flatMap((id) => tree.byId(id) ?? [])
