/** Whole trees with their past, loaded at once: for demonstrations, and for a committee's first day. */
import type { Tx } from '../platform/database/database.ts'
import { foldText } from '../platform/text/fold.ts'
import { asDay, refreshAncestors, searchKey } from './versions.ts'

/** A unit as a tree file has it: `key` is the file's own name for it, dates are `YYYY-MM-DD`, both included. */
export interface PlantedUnit {
  readonly key: string
  readonly versions: readonly {
    readonly code: string | null
    readonly name: string
    readonly level: string
    /** A key; null: directly under the root. */
    readonly parent: string | null
    readonly aliases: readonly string[]
    readonly households?: number | undefined
    /** About the middle of its area, in degrees. */
    readonly latitude?: number | undefined
    readonly longitude?: number | undefined
    readonly validFrom: string
    readonly validTo: string | null
  }[]
  readonly predecessors?: readonly { readonly key: string; readonly part: 'whole' | 'part' }[] | undefined
  /** Streets, alleys, estates that people name instead of the unit. */
  readonly streets?: readonly string[] | undefined
}

/**
 * Plants a tree under `rootId`; answers the id of each key.
 * The directory is to be told (`changed()`) after the commit.
 * @throws RangeError when a key is named that no unit has
 */
export async function plant(
  tx: Tx,
  { units, rootId, now }: { units: readonly PlantedUnit[]; rootId: number; now: Date },
): Promise<Map<string, number>> {
  const created = await tx.orm.unit.createManyAndReturn({ data: units.map(() => ({ createdAt: now })) })
  const ids = new Map(units.map((unit, index) => [unit.key, created[index]?.id ?? 0]))
  const idOf = (key: string) => {
    const id = ids.get(key)
    if (!id) throw new RangeError(`no unit has the key ${key}`)
    return id
  }
  await tx.orm.unitVersion.createMany({
    data: units.flatMap((unit) =>
      unit.versions.map(
        ({ parent, households, latitude, longitude, validFrom, validTo, aliases, ...version }) => ({
          ...version,
          aliases: [...aliases],
          unitId: idOf(unit.key),
          folded: searchKey({ name: version.name, aliases }),
          parentId: parent === null ? rootId : idOf(parent),
          households: households ?? null,
          latitude: latitude ?? null,
          longitude: longitude ?? null,
          validFrom: asDay(validFrom),
          validTo: validTo === null ? null : asDay(validTo),
        }),
      ),
    ),
  })
  await tx.orm.unitLink.createMany({
    data: units.flatMap((unit) =>
      (unit.predecessors ?? []).map(({ key, part }) => ({
        predecessorId: idOf(key),
        successorId: idOf(unit.key),
        part,
        date: asDay(unit.versions.map(({ validFrom }) => validFrom).sort()[0] ?? ''),
      })),
    ),
  })
  await tx.orm.unitStreet.createMany({
    data: units.flatMap((unit) =>
      (unit.streets ?? []).map((name) => ({ unitId: idOf(unit.key), name, folded: foldText(name) })),
    ),
  })
  await refreshAncestors(tx, now)
  return ids
}
