import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PlantedUnit, plant } from '../../src/units/planting.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

const units = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../src/demo/data/units.json'), 'utf8'),
) as PlantedUnit[]
let world: Committee
let ids: Map<string, number>

beforeAll(async () => {
  world = await openCommittee({ startAt: '2026-11-22T09:00:00+07:00' })
  const { database, rootId, clock } = world
  ids = await database.transaction((tx) => plant(tx, { units, rootId, now: clock.now() }))
  await world.directory.changed()
})
afterAll(() => world.close())

test('every unit of the file is there, under its present parent', () => {
  const tree = world.directory.now
  for (const unit of units) {
    const last = unit.versions.at(-1)
    const planted = tree.byId(ids.get(unit.key) ?? 0)
    expect(planted).toMatchObject({ name: last?.name, code: last?.code, endedOn: last?.validTo ?? null })
    expect(planted?.parentId).toBe(last?.parent == null ? world.rootId : ids.get(last.parent))
  }
})

test('a unit that was merged or split leads to those that followed', async () => {
  const linked = units.find((unit) => (unit.predecessors ?? []).length > 0)
  const first = linked?.predecessors?.[0]
  const history = await world.units.history(world.owner, ids.get(first?.key ?? '') ?? 0)
  expect(history.successors).toContainEqual(
    expect.objectContaining({ unitId: ids.get(linked?.key ?? ''), part: first?.part }),
  )
})

test('the closure reaches every unit from the root, ended ones too', async () => {
  const reached = await world.database.orm.unitAncestor.count({ where: { ancestorId: world.rootId } })
  expect(reached).toBe(world.directory.now.all.length)
})

test('a tree that names an unknown key is not planted', async () => {
  const lost = {
    key: 'lost',
    versions: [{ ...(units[0]?.versions[0] as PlantedUnit['versions'][0]), code: 'l', parent: 'no' }],
  }
  const { database, rootId, clock } = world
  const before = await database.orm.unit.count()
  await expect(
    database.transaction((tx) => plant(tx, { units: [lost], rootId, now: clock.now() })),
  ).rejects.toThrow(RangeError)
  expect(await database.orm.unit.count()).toBe(before)
})
