/** Writes a planned change: versions that end, go on and begin, and the links between units. */
import { z } from 'zod'
import { addDays } from '../platform/calendar/calendar.ts'
import type { Tx } from '../platform/database/database.ts'
import type { ChangePlan, Revision, UnitRef } from './change-plan.ts'
import type { UnitVersion } from './unit-tree.ts'
import { asDay, refreshAncestors, searchKey } from './versions.ts'

/** What a change wrote, so that it can be taken back before its day. */
export const undoShape = z.object({
  ended: z.array(z.int()),
  begun: z.array(z.int()),
  /** Units that go on in a version of their own, and those whose version of that very day was rewritten. */
  wentOn: z.array(z.int()),
  rewritten: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      code: z.string().nullable(),
      parentId: z.int().nullable(),
      households: z.int().nullable(),
      aliases: z.array(z.string()),
    }),
  ),
  links: z.array(z.object({ from: z.int(), to: z.int() })),
})
export type Undo = z.infer<typeof undoShape>

export function undoOf({ date, ends, revisions, links }: ChangePlan, begun: readonly number[]): Undo {
  const idOf = (ref: UnitRef): number => ('id' in ref ? ref.id : (begun[ref.begun] ?? 0))
  const isOld = ({ before }: Revision) => before.validFrom < date
  return {
    ended: ends.map(({ id }) => id),
    begun: [...begun],
    wentOn: revisions.filter(isOld).map(({ before }) => before.id),
    rewritten: revisions
      .filter((revision) => !isOld(revision))
      .map(({ before: { id, name, code, parentId, households, aliases } }) => ({
        id,
        name,
        code,
        parentId,
        households,
        aliases: [...aliases],
      })),
    links: links.map(({ from, to }) => ({ from, to: idOf(to) })),
  }
}

/** Writes back what was before; nobody has built upon it. Part of the transaction that made sure of that. */
export async function undoChange(tx: Tx, { date, undo }: { date: string; undo: Undo }): Promise<void> {
  const first = asDay(date)
  const last = asDay(addDays(date, -1))
  for (const { from, to } of undo.links)
    await tx.orm.unitLink.deleteMany({ where: { predecessorId: from, successorId: to, date: first } })
  await tx.orm.unitVersion.deleteMany({
    where: { unitId: { in: [...undo.begun, ...undo.wentOn] }, validFrom: first },
  })
  await tx.orm.unit.deleteMany({ where: { id: { in: undo.begun } } })
  await tx.orm.unitVersion.updateMany({
    where: { unitId: { in: [...undo.ended, ...undo.wentOn] }, validTo: last },
    data: { validTo: null },
  })
  for (const { id, ...before } of undo.rewritten)
    await tx.orm.unitVersion.updateMany({
      where: { unitId: id, validFrom: first },
      data: { ...before, folded: searchKey(before) },
    })
}

/** Part of the transaction that planned it. Answers the ids of the units that begin, in their order. */
export async function writeChange(tx: Tx, plan: ChangePlan, now: Date): Promise<number[]> {
  const { date, ends, begins, revisions, links } = plan
  const before = asDay(addDays(date, -1))
  const ended = ends.map(({ id }) => id)
  const goneOn = revisions.filter((revision) => revision.before.validFrom < date)
  await tx.orm.unitVersion.updateMany({
    where: { unitId: { in: [...ended, ...goneOn.map((revision) => revision.before.id)] }, validTo: null },
    data: { validTo: before },
  })
  const units =
    begins.length === 0
      ? []
      : await tx.orm.unit.createManyAndReturn({ data: begins.map(() => ({ createdAt: now })) })
  const begun = units.map(({ id }) => id)
  const idOf = (ref: UnitRef): number => ('id' in ref ? ref.id : (begun[ref.begun] ?? 0))
  await tx.orm.unitVersion.createMany({
    data: begins.map((unit, index) => ({
      ...unit,
      unitId: begun[index] ?? 0,
      folded: searchKey({ name: unit.name, aliases: [] }),
      aliases: [],
      validFrom: asDay(date),
    })),
  })
  await tx.orm.unitVersion.createMany({
    data: goneOn.map((revision) => ({
      ...wentOn(revision.before),
      ...revised(revision, idOf),
      validFrom: asDay(date),
    })),
  })
  for (const revision of revisions)
    if (!goneOn.includes(revision))
      await tx.orm.unitVersion.updateMany({
        where: { unitId: revision.before.id, validFrom: asDay(date) },
        data: revised(revision, idOf),
      })
  await tx.orm.unitLink.createMany({
    data: links.map(({ from, to, part }) => ({
      predecessorId: from,
      successorId: idOf(to),
      part,
      date: asDay(date),
    })),
  })
  await refreshAncestors(tx, now)
  return begun
}

const wentOn = ({ id, level, aliases, latitude, longitude }: UnitVersion) => ({
  unitId: id,
  level,
  aliases: [...aliases],
  latitude,
  longitude,
})

const revised = (revision: Revision, idOf: (ref: UnitRef) => number) => ({
  name: revision.name,
  code: revision.code,
  folded: searchKey({ name: revision.name, aliases: revision.before.aliases }),
  parentId: revision.parent === null ? null : idOf(revision.parent),
  households: revision.households,
})
