/**
 * From a place as people name it to a present unit: through names, other names, old names, and the links of mergers
 * and splits. Where several units could be meant, they are the choices of a question.
 */
import { foldText } from '../platform/text/fold.ts'
import { followers } from './followers.ts'
import { nearestUnits, type Position, unitsWithin } from './nearest.ts'
import { saysOld, tells } from './old-names.ts'
import { groupNumber, type NamedUnit, placeIndex, type Standing } from './place-index.ts'
import { byUnitName, type UnitNow, type UnitTree } from './unit-tree.ts'

export interface NamedPlace {
  /** The ward as named, with or without the word for its kind; a district too. */
  readonly ward?: string | undefined
  /** The number of the residential group. */
  readonly group?: number | undefined
  readonly address?: string | undefined
  /** The whole message: tells old names from present ones, and names streets and cities. */
  readonly text?: string | undefined
  readonly position?: Position | undefined
  /** The unit that owns the account: only it and what is below it can be meant. */
  readonly scope: number
  /** The unit the writer named before; null: none. */
  readonly home: number | null
}

/**
 * Why a place leads to several units: what it names was split; several units are called so; the number of a group is
 * of an old ward whose groups nobody listed; the position is about as near to each.
 */
export type Unclear = 'split' | 'same_name' | 'group_unknown' | 'near'

export type ResolvedPlace =
  | { readonly kind: 'one'; readonly unitId: number }
  | {
      readonly kind: 'several'
      /** In Vietnamese order. */
      readonly unitIds: readonly number[]
      readonly because: Unclear
      /** The unit that was named, mostly an ended one. */
      readonly of: number | null
    }
  | { readonly kind: 'none' }

/** More units than this are no choice but a guess. */
const mostChoices = 5

/** Deterministic: the same tree and words give the same answer. */
export function resolvePlace(tree: UnitTree, place: NamedPlace): ResolvedPlace {
  const scope = new Set(unitsWithin(tree, place.scope).map(({ id }) => id))
  const search: Search = { tree, place, scope, home: presentHome(tree, place.home, scope) }
  if (place.ward !== undefined) return resolveNamed(search, place.ward)
  return resolveUnnamed(search)
}

interface Search {
  readonly tree: UnitTree
  readonly place: NamedPlace
  readonly scope: ReadonlySet<number>
  /** The remembered unit as it is now. */
  readonly home: UnitNow | null
}

const none: ResolvedPlace = { kind: 'none' }
const one = (unitId: number): ResolvedPlace => ({ kind: 'one', unitId })

function presentHome(tree: UnitTree, home: number | null, scope: ReadonlySet<number>): UnitNow | null {
  const [only, ...others] = home === null ? [] : followers(tree, home)
  return only && others.length === 0 && scope.has(only.id) ? only : null
}

/** A unit that a name stands for, and the present units it leads to. */
interface Origin {
  readonly unit: UnitNow
  readonly standing: Standing
  readonly leadsTo: readonly UnitNow[]
}

function resolveNamed(search: Search, ward: string): ResolvedPlace {
  const origins = originsOf(search, ward)
  const units = [...new Set(origins.flatMap(({ leadsTo }) => leadsTo))].sort(byUnitName)
  const of = origins.at(-1)?.unit.id ?? null
  const [only, ...others] = units
  if (!only) return none
  const group = groupOf(search, origins)
  if (group.length === 1 && group[0]) return one(group[0].id)
  if (group.length > 1) return choose(search, { units: group, because: 'split', of: null })
  if (others.length === 0) return one((homeBelow(search, only) ?? only).id)
  if (isWide(origins) && units.length > mostChoices) return homeAmong(search, units) ?? none
  const shared = units.some((unit) => origins.every(({ leadsTo }) => leadsTo.includes(unit)))
  const split =
    shared && origins.every(({ standing }) => standing === 'before' || standing === 'former alias')
  const because = !split ? 'same_name' : search.place.group === undefined ? 'split' : 'group_unknown'
  return choose(search, { units, because, of })
}

const standings: readonly Standing[] = ['now', 'before', 'alias', 'former alias']

/**
 * What a name stands for within the account's reach. Who says a present ward's name means it as it is today, unless
 * they say that they mean the old one.
 */
function originsOf(search: Search, ward: string): Origin[] {
  const { tree, place, scope } = search
  const called = placeIndex(tree)
    .named(ward)
    .flatMap((named): (Origin & Pick<NamedUnit, 'kind'>)[] => {
      const unit = tree.byId(named.unitId)
      const leadsTo = followers(tree, named.unitId).filter(({ id }) => scope.has(id))
      return unit && leadsTo.length > 0 ? [{ ...named, unit, leadsTo }] : []
    })
  const old = saysOld(place.text ?? '', ward)
  const order = old ? (['before', ...standings.filter((each) => each !== 'before')] as const) : standings
  const best = order.find((standing) => called.some((each) => each.standing === standing))
  const equals = called.filter(({ standing }) => standing === best)
  const communes = equals.filter(({ kind }) => kind === 'commune')
  const likely = communes.length > 0 ? communes : equals
  const told = likely.filter(({ unit }) =>
    tree.path(unit.id).some((above) => above.id !== unit.id && tells(place.text ?? '', above)),
  )
  return likely.length > 1 && told.length > 0 ? told : likely
}

/** A district or a city stands for too much to ask about when it is followed by many wards. */
const isWide = (origins: readonly Origin[]): boolean =>
  origins.every(({ unit, leadsTo }) => unit.endedOn !== null && leadsTo.length > mostChoices)

/** The present units of the group with the number that was said, under what the name stands for. */
function groupOf({ tree, place, scope }: Search, origins: readonly Origin[]): UnitNow[] {
  if (place.group === undefined) return []
  const number = place.group
  const listed = origins.flatMap(({ unit }) => {
    const now = unit.endedOn ? [] : groupsBelow(tree, unit.id, number)
    if (now.length > 0) return now
    return placeIndex(tree)
      .groups(unit.id, number)
      .flatMap((id) => followers(tree, id))
  })
  return [...new Set(listed)].filter(({ id }) => scope.has(id)).sort(byUnitName)
}

const groupsBelow = (tree: UnitTree, unitId: number, number: number): UnitNow[] =>
  tree.subtree(unitId).filter((unit) => unit.id !== unitId && groupNumber(unit) === number)

/** Narrows several units by what else was said; what is left is asked. */
function choose(
  search: Search,
  { units, because, of }: { units: readonly UnitNow[]; because: Unclear; of: number | null },
): ResolvedPlace {
  const { tree, place } = search
  const streets = streetUnits(search).filter((street) =>
    tree.path(street.id).some((above) => units.includes(above)),
  )
  if (streets.length === 1 && streets[0]) return one(streets[0].id)
  const near = place.position ? nearestUnits(tree, units, place.position)[0] : undefined
  if (near) return one(near.id)
  return homeAmong(search, units) ?? { kind: 'several', unitIds: units.map(({ id }) => id), because, of }
}

/** The unit that is, or is above, the one the writer named before. */
function homeAmong({ tree, home }: Search, units: readonly UnitNow[]): ResolvedPlace | null {
  const above = home ? tree.path(home.id) : []
  const known = units.find((unit) => above.includes(unit))
  return known ? one(known.id) : null
}

/** Whoever names the city says nothing against the ward they named before. */
function homeBelow({ tree, home }: Search, unit: UnitNow): UnitNow | null {
  const ward = home && wardOf(tree, home)
  return home && ward && ward.id !== unit.id && tree.path(ward.id).includes(unit) ? home : null
}

/** A person of a group writes of the groups beside it. */
function wardOf(tree: UnitTree, unit: UnitNow): UnitNow {
  const parent = unit.parentId === null ? undefined : tree.byId(unit.parentId)
  return groupNumber(unit) !== null && parent ? parent : unit
}

/** No ward is named: the position, a street, or the number of a group beside the writer's own. */
function resolveUnnamed(search: Search): ResolvedPlace {
  const { tree, place, scope, home } = search
  const within = tree.all.filter(({ id }) => scope.has(id))
  const near = place.position ? nearestUnits(tree, within, place.position) : []
  const found = near.length > 0 ? near : streetUnits(search)
  const [only, ...others] = found
  if (only && others.length === 0) return one(groupIn(tree, only, place.group)?.id ?? only.id)
  if (only) {
    const because = near.length > 0 ? 'near' : 'same_name'
    const known = homeAmong(search, found)
    if (known) return known
    return found.length > mostChoices
      ? none
      : { kind: 'several', unitIds: found.map(({ id }) => id), because, of: null }
  }
  const ward = home ? wardOf(tree, home) : undefined
  const group = (ward ? [ward] : followers(tree, place.scope))
    .map((unit) => groupIn(tree, unit, place.group))
    .filter((unit) => unit !== null)
  return group.length === 1 && group[0] ? one(group[0].id) : none
}

/** The only group with a number below a unit. */
function groupIn(tree: UnitTree, unit: UnitNow, number: number | undefined): UnitNow | null {
  const [only, ...others] = number === undefined ? [] : groupsBelow(tree, unit.id, number)
  return only && others.length === 0 ? only : null
}

/** Present units with a street that the address or the message names, in Vietnamese order. */
function streetUnits({ tree, place, scope }: Search): UnitNow[] {
  const { streets } = placeIndex(tree)
  const ids = [place.address ?? '', place.text ?? ''].map((text) => streets(foldText(text)))
  const named = ids.find((list) => list.length > 0) ?? []
  const units = new Set(named.flatMap((id) => followers(tree, id)).filter(({ id }) => scope.has(id)))
  return [...units].sort(byUnitName)
}
