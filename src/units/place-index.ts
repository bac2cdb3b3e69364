/** Every name a unit has or had, as people type it; built once for a tree. */
import { foldText } from '../platform/text/fold.ts'
import words from './place-words.json' with { type: 'json' }
import type { UnitNow, UnitTree } from './unit-tree.ts'

type Kind = keyof typeof words.kinds

/**
 * How a unit came to a name, the surest first: it is called so today; it, or an ended unit, was called so; it is
 * another name of today; it was another name of something before.
 */
export type Standing = 'now' | 'before' | 'alias' | 'former alias'

export interface NamedUnit {
  readonly unitId: number
  readonly standing: Standing
  readonly kind: Kind | null
}

export interface PlaceIndex {
  /** Units called so, whatever their kind unless the text names it. */
  named(name: string): readonly NamedUnit[]
  /** Ids of residential groups by number that were under a unit at any time. */
  groups(unitId: number, number: number): readonly number[]
  /** Ids of the units that have a street named in a text, the longest name first. */
  streets(text: string): readonly number[]
}

const indexes = new WeakMap<UnitTree, PlaceIndex>()

/** The index of a tree; a tree that was read again has another one. */
export function placeIndex(tree: UnitTree): PlaceIndex {
  const known = indexes.get(tree)
  if (known) return known
  const built = buildIndex(tree)
  indexes.set(tree, built)
  return built
}

const kindWords = Object.entries(words.kinds).flatMap(([kind, list]) =>
  list.map((written) => ({ written, word: foldText(written), kind: kind as Kind })),
)

/**
 * A name without the word for its kind, numbers without leading zeros; the kind when it was said. A word with other
 * marks than the word for a kind is part of the name.
 */
export function bareName(name: string): { bare: string; kind: Kind | null } {
  const folded = foldNumbers(name)
  const said = name.normalize('NFC').toLowerCase().trim()
  for (const { written, word, kind } of kindWords) {
    const plain = said.startsWith(written) || said.startsWith(word)
    if (plain && folded.startsWith(`${word} `)) return { bare: folded.slice(word.length + 1), kind }
    if (folded.endsWith(` ${word}`) && said.endsWith(written))
      return { bare: folded.slice(0, -word.length - 1), kind }
  }
  return { bare: folded, kind: null }
}

const foldNumbers = (name: string): string => foldText(name).replace(/\b0+(?=\d)/g, '')

/** The number of a residential group; null for a ward, even a numbered one. */
export function groupNumber({ name }: Pick<UnitNow, 'name'>): number | null {
  const { bare, kind } = bareName(name)
  const digits = kind === null ? /(?:^|\D)(\d{1,3})$/.exec(bare)?.[1] : undefined
  return digits === undefined ? null : Number(digits)
}

function buildIndex(tree: UnitTree): PlaceIndex {
  const names = new Map<string, NamedUnit[]>()
  const groups = new Map<string, number[]>()
  for (const unit of tree.all) {
    for (const version of [...tree.earlier(unit.id), unit]) {
      const current = version === unit && !unit.endedOn
      const number = groupNumber(version)
      if (number !== null) {
        const key = `${version.parentId}:${number}`
        groups.set(key, [...new Set([...(groups.get(key) ?? []), unit.id])])
        continue
      }
      const own = bareName(version.name)
      addName(names, { ...own, unitId: unit.id, standing: current ? 'now' : 'before' })
      for (const alias of version.aliases) {
        const other = bareName(alias)
        if (other.bare !== own.bare)
          addName(names, {
            bare: other.bare,
            kind: other.kind ?? own.kind,
            unitId: unit.id,
            standing: current ? 'alias' : 'former alias',
          })
      }
    }
  }
  return {
    named(name) {
      const whole = names.get(foldNumbers(name))
      if (whole) return whole
      const { bare, kind } = bareName(name)
      const called = names.get(bare) ?? []
      return kind === null ? called : called.filter((each) => each.kind === kind)
    },
    groups: (unitId, number) => groups.get(`${unitId}:${number}`) ?? [],
    streets: streetFinder(tree, names),
  }
}

function addName(names: Map<string, NamedUnit[]>, { bare, ...unit }: NamedUnit & { bare: string }): void {
  const list = names.get(bare)
  if (!list) names.set(bare, [unit])
  else if (!list.some(({ unitId, standing }) => unitId === unit.unitId && standing === unit.standing))
    list.push(unit)
}

const streetKinds = new Set(words.streetKinds)
const longestStreet = 10

/** Streets are found by their whole name; by the name alone when it has two words and no unit is called so. */
function streetFinder(tree: UnitTree, names: ReadonlyMap<string, unknown>): PlaceIndex['streets'] {
  const streets = new Map<string, Set<number>>()
  const add = (key: string, unitId: number) => {
    const units = streets.get(key) ?? new Set()
    streets.set(key, units.add(unitId))
  }
  for (const { folded, unitId } of tree.streets) {
    add(folded, unitId)
    const [first = '', ...rest] = folded.split(' ')
    const bare = rest.join(' ')
    if (streetKinds.has(first) && rest.length > 1 && !names.has(bare)) add(bare, unitId)
  }
  return (text) => {
    if (streets.size === 0) return []
    const tokens = foldText(text).split(' ')
    for (let length = Math.min(longestStreet, tokens.length); length > 0; length -= 1)
      for (let at = 0; at + length <= tokens.length; at += 1) {
        const units = streets.get(tokens.slice(at, at + length).join(' '))
        if (units) return [...units]
      }
    return []
  }
}
