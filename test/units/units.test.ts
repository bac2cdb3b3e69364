import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ForbiddenError, InvalidError, NotFoundError } from '../../src/platform/errors.ts'
import { ensureRoot } from '../../src/units/root.ts'
import { type Committee, openCommittee, texts } from '../support/committee.ts'

let world: Committee

beforeAll(async () => {
  world = await openCommittee()
})
afterAll(() => world.close())

const upsert = (...inputs: Parameters<Committee['units']['upsert']>[1]) =>
  world.units.upsert(world.owner, inputs)
const issuesOf = async (work: Promise<unknown>) => {
  const error = await work.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(InvalidError)
  return (error as InvalidError).issues.map(({ path, message }) => `${path} ${message}`)
}
const ancestors = async (code: string) => {
  const rows = await world.database.orm.unitAncestor.findMany({
    where: { unitId: world.unitId(code) },
    orderBy: { depth: 'asc' },
  })
  return rows.map(({ ancestorId }) => world.directory.now.byId(ancestorId)?.code)
}
const versions = (code: string) =>
  world.database.orm.unitVersion.findMany({
    where: { unitId: world.unitId(code) },
    orderBy: { validFrom: 'asc' },
  })

describe('creating', () => {
  test('a list may name parents after their children', async () => {
    expect(await ancestors('a-1')).toEqual(['a-1', 'ward-a', 'city', 'root'])
  })

  test('without a parent a new unit is under the root', async () => {
    await upsert({ code: 'alone', name: 'Đơn vị riêng', level: 'xa' })
    expect(await ancestors('alone')).toEqual(['alone', 'root'])
  })

  test('an unknown parent is named by the place in the list and nothing is written', async () => {
    const lost = { code: 'lost', name: 'Lạc', level: 'xa', parentCode: 'nowhere' }
    const fine = { code: 'fine', name: 'Ổn', level: 'xa' }
    expect(await issuesOf(upsert(fine, lost))).toEqual(['1.parentCode error-unit-unknown'])
    expect(world.unitId('fine')).toBe(0)
  })

  test('one code twice in a list is refused', async () => {
    const twin = { code: 'twin', name: 'Một', level: 'xa' }
    expect(await issuesOf(upsert(twin, { ...twin, name: 'Hai' }))).toEqual(['0.code error-unit-twice'])
  })

  test('what cannot be stored is refused by field', async () => {
    const wrong = { code: '=cmd()', name: ' \u200B ', level: 'x'.repeat(61), households: -1 }
    expect(await issuesOf(upsert(wrong))).toEqual([
      '0.code error-unit-code',
      '0.name error-required',
      '0.level error-too-long',
      '0.households error-unknown-value',
    ])
  })

  test('names are cleaned of what nobody sees', async () => {
    await upsert({ code: 'clean', name: 'Pho\u0300ng\u0000 \u202Eba', level: 'xa', aliases: ['  x ', 'x'] })
    const unit = world.directory.now.byCode('clean')
    expect(unit?.name).toBe('Phòng ba')
    expect(unit?.aliases).toEqual(['x'])
  })
})

describe('changing', () => {
  test('a new name begins a version today and ends the former yesterday', async () => {
    await upsert({ code: 'renamed', name: 'Tên cũ', level: 'xa', parentCode: 'city' })
    world.passMinutes(3 * 24 * 60)
    const [done] = await upsert({ code: 'renamed', name: 'Tên mới', level: 'xa' })
    expect(done).toMatchObject({ outcome: 'changed', unit: { name: 'Tên mới' } })
    expect(
      (await versions('renamed')).map(({ name, validFrom, validTo }) => [
        name,
        validFrom.toISOString().slice(0, 10),
        validTo?.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      ['Tên cũ', '2026-11-20', '2026-11-22'],
      ['Tên mới', '2026-11-23', undefined],
    ])
    expect(await ancestors('renamed')).toEqual(['renamed', 'city', 'root'])
  })

  test('a second change on one day edits the version of that day', async () => {
    const before = await versions('renamed')
    await upsert({ code: 'renamed', name: 'Tên sau cùng', level: 'xa' })
    expect(await versions('renamed')).toHaveLength(before.length)
    expect(world.directory.now.byCode('renamed')?.name).toBe('Tên sau cùng')
  })

  test('households and aliases are edited in place, and what is left out stays', async () => {
    const before = await versions('a-1')
    await upsert({ code: 'a-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', aliases: ['Tổ 1'] })
    expect(await versions('a-1')).toHaveLength(before.length)
    expect(world.directory.now.byCode('a-1')).toMatchObject({ households: 210, aliases: ['Tổ 1'] })
  })

  test('the same list again changes nothing', async () => {
    const [done] = await upsert({
      code: 'a-2',
      name: 'Tổ dân phố số 2',
      level: 'to_dan_pho',
      parentCode: 'ward-a',
    })
    expect(done?.outcome).toBe('unchanged')
  })

  test('a moved unit takes everything below it along', async () => {
    await upsert(
      { code: 'from', name: 'Từ', level: 'xa', parentCode: 'city' },
      { code: 'middle', name: 'Giữa', level: 'khu', parentCode: 'from' },
      { code: 'leaf', name: 'Lá', level: 'to', parentCode: 'middle' },
    )
    await upsert({ code: 'middle', name: 'Giữa', level: 'khu', parentCode: 'ward-b' })
    expect(await ancestors('leaf')).toEqual(['leaf', 'middle', 'ward-b', 'city', 'root'])
  })

  test('a unit cannot come below itself, even through others in the list', async () => {
    expect(
      await issuesOf(upsert({ code: 'city', name: 'Thành phố Hà Nội', level: 'tinh', parentCode: 'a-1' })),
    ).toEqual(['0.parentCode error-unit-cycle'])
    const ring = [
      { code: 'ring-1', name: 'Một', level: 'x', parentCode: 'ring-2' },
      { code: 'ring-2', name: 'Hai', level: 'x', parentCode: 'ring-1' },
    ]
    expect(await issuesOf(upsert(...ring))).toEqual([
      '0.parentCode error-unit-cycle',
      '1.parentCode error-unit-cycle',
    ])
  })

  test('the root can be renamed but has no parent', async () => {
    await upsert({ code: 'root', name: 'Ủy ban MTTQ Việt Nam', level: 'goc' })
    expect(await issuesOf(upsert({ code: 'root', name: 'R', level: 'goc', parentCode: 'city' }))).toEqual([
      '0.parentCode error-unit-root',
    ])
  })

  test('a unit that ended stays below its last parent', async () => {
    await upsert({ code: 'ended', name: 'Đã hết', level: 'xa', parentCode: 'ward-b' })
    const id = world.unitId('ended')
    await world.database.orm.unitVersion.updateMany({
      where: { unitId: id },
      data: { validFrom: new Date('2020-01-01'), validTo: new Date('2025-06-30') },
    })
    await upsert({ code: 'later', name: 'Sau', level: 'xa' })
    expect(world.directory.now.byId(id)?.endedOn).toBe('2025-06-30')
    const kept = await world.database.orm.unitAncestor.findMany({ where: { unitId: id } })
    expect(kept.map(({ ancestorId }) => world.directory.now.byId(ancestorId)?.code).sort()).toEqual([
      'city',
      'ended',
      'root',
      'ward-b',
    ])
  })
})

describe('rights', () => {
  test('an administrator manages what is below their unit, and neither beside nor above', async () => {
    const admin = await world.member('Quản trị A', 'ward-a', 'admin')
    const under = { code: 'a-9', name: 'Tổ dân phố số 9', level: 'to_dan_pho', parentCode: 'ward-a' }
    await expect(world.units.upsert(admin, [under])).resolves.toMatchObject([{ outcome: 'created' }])
    const attempts = [
      { ...under, code: 'x-1', parentCode: 'ward-b' },
      { ...under, code: 'x-2', parentCode: 'city' },
      { ...under, code: 'x-3', parentCode: undefined },
      { code: 'b-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', parentCode: 'ward-a' },
      { code: 'a-9', name: 'Tổ dân phố số 9', level: 'to_dan_pho', parentCode: 'ward-b' },
      { code: 'ward-a', name: 'Đổi tên', level: 'xa' },
    ]
    for (const attempt of attempts)
      await expect(world.units.upsert(admin, [attempt]), attempt.code).rejects.toBeInstanceOf(ForbiddenError)
  })

  test('without the right nothing is changed, whatever the unit', async () => {
    const officer = await world.member('Cán bộ', 'ward-a', 'officer')
    const own = [{ code: 'a-1', name: 'Khác', level: 'to_dan_pho' }]
    await expect(world.units.upsert(officer, own)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(world.units.importCsv(officer, 'code,name,level', { dryRun: true })).rejects.toBeInstanceOf(
      ForbiddenError,
    )
  })

  test('the tree and the history end at the reach of the viewer', async () => {
    const lead = await world.member('Tổ trưởng', 'ward-b', 'lead')
    const seen = (await world.units.tree(lead)).map(({ code }) => code)
    expect(seen[0]).toBe('ward-b')
    expect(seen).toContain('b-1')
    expect(seen).not.toContain('ward-a')
    await expect(world.units.history(lead, world.unitId('a-1'))).rejects.toBeInstanceOf(NotFoundError)
    await expect(world.units.history(lead, world.unitId('b-1'))).resolves.toMatchObject({
      periods: [{ code: 'b-1' }],
    })
  })

  test('roles on a unit and on its ward show the ward once', async () => {
    const lead = await world.member('Kiêm nhiệm', 'a-1', 'lead')
    await world.staff.grant(world.owner, lead.personId, { role: 'viewer', unitId: world.unitId('ward-a') })
    const seen = (await world.units.tree(await world.viewer(lead.personId))).map(({ code }) => code)
    expect(seen.filter((code) => code === 'a-1')).toHaveLength(1)
  })
})

test('ten starts at once make one root', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => ensureRoot({ ...world, texts })))
  expect(new Set(ids)).toEqual(new Set([world.rootId]))
  expect(await world.database.orm.unitVersion.count({ where: { parentId: null } })).toBe(1)
})

test('two lists at once leave one tree', async () => {
  const lists = ['one', 'two', 'three', 'four'].map((word) =>
    upsert({ code: 'raced', name: `Đua ${word}`, level: 'xa', parentCode: 'city' }),
  )
  const outcomes = (await Promise.all(lists)).flat().map(({ outcome }) => outcome)
  expect(outcomes.filter((outcome) => outcome === 'created')).toHaveLength(1)
  expect(await versions('raced')).toHaveLength(1)
})
