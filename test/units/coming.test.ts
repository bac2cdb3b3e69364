/** Changes of units that are entered for a day to come: listed, taken back, and what the place finder knows of a unit. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/platform/calendar/calendar.ts'
import { dateOf } from '../../src/platform/calendar/deadlines.ts'
import type { UnitChange } from '../../src/units/change-types.ts'
import { beginUnitDay } from '../../src/units/new-day.ts'
import { placeIndex } from '../../src/units/place-index.ts'
import { type Office, openOffice } from '../console/office.ts'
import { type Served, serveApi } from '../support/api.ts'

const day = 24 * 60

let world: Office
let round = 0
let later = ''

const coded = (code: string) => `${code}-s${round}`
const id = (code: string) => world.unitId(coded(code))

beforeAll(async () => {
  world = await openOffice()
})
afterAll(() => world.close())
beforeEach(async () => {
  round += 1
  const unit = (code: string, name: string, parent: string, level = 'xa') => ({
    code: coded(code),
    name,
    level,
    parentCode: coded(parent),
    households: 100,
  })
  await world.units.upsert(world.owner, [
    { code: coded('city'), name: `Thành phố ${round}`, level: 'tinh' },
    unit('ward-a', 'Phường Thanh Xuân', 'city'),
    unit('ward-b', 'Phường Khương Đình', 'city'),
    unit('ward-c', 'Phường Kim Giang', 'city'),
    unit('a-1', 'Tổ dân phố số 1', 'ward-a', 'to_dan_pho'),
    unit('b-1', 'Tổ dân phố số 1', 'ward-b', 'to_dan_pho'),
  ])
  world.passMinutes(10 * day)
  await beginUnitDay(world)
  later = addDays(dateOf(world.clock.now()), 5)
})

const { apply, coming, takeBack } = {
  apply: (change: UnitChange, date = later, viewer = world.owner) =>
    world.units.changes.apply(viewer, change, date),
  coming: (viewer = world.owner) => world.units.changes.coming(viewer),
  takeBack: (change: number, viewer = world.owner) => world.units.changes.takeBack(viewer, change),
}

/** Everything the units are now and are going to be. */
async function everything(): Promise<string> {
  const { orm } = world.database
  const versions = await orm.unitVersion.findMany({ orderBy: [{ unitId: 'asc' }, { validFrom: 'asc' }] })
  return JSON.stringify({
    versions: versions.map(({ id: _, ...version }) => version),
    units: await orm.unit.count(),
    links: await orm.unitLink.findMany({ orderBy: { predecessorId: 'asc' } }),
    ancestors: await orm.unitAncestor.findMany({ orderBy: [{ unitId: 'asc' }, { ancestorId: 'asc' }] }),
  })
}

const mergeIntoNew = (): UnitChange => ({
  kind: 'merge',
  from: [id('ward-a'), id('ward-b')],
  into: { create: { code: coded('new'), name: 'Phường Mới', level: 'xa', parentId: id('city') } },
})

describe('a change to come', () => {
  test.each([
    ['a merger into a new unit', mergeIntoNew],
    [
      'a merger into one that is there',
      (): UnitChange => ({ kind: 'merge', from: [id('ward-a')], into: { unitId: id('ward-b') } }),
    ],
    [
      'a split',
      (): UnitChange => ({
        kind: 'split',
        unit: id('ward-a'),
        parts: [
          { into: { unitId: id('ward-b') }, children: [id('a-1')] },
          {
            into: { create: { code: coded('half'), name: 'Nửa', level: 'xa', parentId: id('city') } },
            children: [],
          },
        ],
      }),
    ],
    [
      'a new name and code',
      (): UnitChange => ({ kind: 'rename', unit: id('ward-a'), name: 'Tên mới', code: coded('other') }),
    ],
    ['another parent', (): UnitChange => ({ kind: 'move', unit: id('a-1'), parentId: id('ward-b') })],
    ['an end', (): UnitChange => ({ kind: 'end', unit: id('a-1') })],
  ])('is listed, and taken back nothing of it is left: %s', async (_what, change) => {
    const before = await everything()
    const { changeId } = await apply(change())
    const listed = await coming()
    expect(listed.find((each) => each.id === changeId)).toMatchObject({ date: later, own: true })
    await takeBack(changeId)
    expect(await everything()).toBe(before)
    expect((await coming()).some((each) => each.id === changeId)).toBe(false)
    world.passMinutes(6 * day)
    await beginUnitDay(world)
    expect(world.directory.now.byId(id('ward-a'))?.name).toBe('Phường Thanh Xuân')
    await expect(takeBack(changeId)).rejects.toThrow('unit-change')
  })

  test('taken back can be entered anew, and then happens on its day', async () => {
    const { changeId } = await apply(mergeIntoNew())
    await takeBack(changeId)
    await apply(mergeIntoNew())
    world.passMinutes(5 * day)
    await beginUnitDay(world)
    expect(world.directory.now.byId(id('new'))?.name).toBe('Phường Mới')
    expect(await coming()).toEqual([])
  })

  test('moves no role that it was to move once it was taken back', async () => {
    const officer = await world.member('Trần Đức Minh', coded('ward-a'), 'officer')
    const role = await world.database.orm.role.findFirstOrThrow({ where: { personId: officer.personId } })
    const { changeId } = await apply({ ...mergeIntoNew(), moveRoles: [role.id] } as UnitChange)
    await takeBack(changeId)
    await apply(mergeIntoNew())
    world.passMinutes(5 * day)
    await beginUnitDay(world)
    const now = await world.database.orm.role.findUniqueOrThrow({ where: { id: role.id } })
    expect(now).toMatchObject({ unitId: role.unitId, endedAt: null })
  })

  test('on which another was built is taken back after that one', async () => {
    const first = await apply({ kind: 'rename', unit: id('ward-a'), name: 'Tên giữa' })
    const second = await apply({ kind: 'rename', unit: id('ward-a'), name: 'Tên cuối' }, addDays(later, 3))
    await expect(takeBack(first.changeId)).rejects.toThrow('unit-change-used')
    await takeBack(second.changeId)
    await takeBack(first.changeId)
    expect(await coming()).toEqual([])
  })

  test('whose code somebody else is to have is not taken back', async () => {
    const first = await apply({ kind: 'end', unit: id('a-1') })
    await apply(
      { kind: 'rename', unit: id('b-1'), name: 'Tổ dân phố số 1', code: coded('a-1') },
      addDays(later, 1),
    )
    await expect(takeBack(first.changeId)).rejects.toThrow('unit-change-used')
  })

  test('whose day has come stays', async () => {
    const { changeId } = await apply(mergeIntoNew())
    world.passMinutes(5 * day)
    await expect(takeBack(changeId)).rejects.toThrow('unit-change')
  })

  test('is taken back once, however many try at the same moment, and noted', async () => {
    const { changeId } = await apply(mergeIntoNew())
    const tried = await Promise.allSettled([takeBack(changeId), takeBack(changeId), takeBack(changeId)])
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const entries = await world.database.orm.auditEntry.findMany({ where: { action: 'unit.take-back' } })
    const mine = entries.filter(({ data }) => (data as { change?: number }).change === changeId)
    expect(mine).toMatchObject([{ actorId: world.ownerId, data: { kind: 'merge', date: later } }])
  })

  test('is taken back by whoever may make it, seen by readers of all it touches, and by nobody else', async () => {
    const { changeId } = await apply({ kind: 'rename', unit: id('ward-a'), name: 'Tên mới' })
    const admin = await world.member('Quản trị', coded('city'), 'admin')
    const own = await world.member('Quản trị phường', coded('ward-a'), 'admin')
    const stranger = await world.member('Phường bên', coded('ward-b'), 'admin')
    expect(await coming(stranger)).toEqual([])
    await expect(takeBack(changeId, stranger)).rejects.toThrow('unit-change')
    expect(await coming(own)).toMatchObject([{ id: changeId, own: false }])
    await expect(takeBack(changeId, own)).rejects.toThrow('units.manage')
    await takeBack(changeId, admin)
  })
})

describe('in the console', () => {
  test('the list leads to a question, the question to the units as they are', async () => {
    const { changeId } = await apply(mergeIntoNew())
    const desk = await world.desk(await world.member('Quản trị', coded('city'), 'admin'))
    expect((await desk.get('/console/units')).html).toContain('Thay đổi sắp tới: 1')
    const list = (await desk.get('/console/units/changes')).html
    for (const words of ['Kết thúc: Phường Thanh Xuân', 'Lập mới: Phường Mới', 'Rút lại'])
      expect(list).toContain(words)
    const path = `/console/units/changes/${changeId}/take-back`
    expect((await desk.post(path, {})).html).toContain('Các đơn vị sẽ giữ nguyên')
    expect(await coming()).toHaveLength(1)
    const done = await desk.post(path, { confirmed: 'yes' })
    expect((await desk.get(done.location ?? '')).html).toContain('Đã rút lại thay đổi.')
    expect((await desk.post(path, { confirmed: 'yes' })).status).toBe(404)
  })
})

describe('the places of a unit', () => {
  const save = (fields: Record<string, string>, who = coded('city')) =>
    world
      .member('Quản trị', who, 'admin')
      .then((admin) => world.desk(admin))
      .then((desk) => desk.post(`/console/units/${id('ward-a')}/places`, fields))

  test('are found at once by what was saved, and no more by what was taken away', async () => {
    const street = `Ngõ Cây Sấu ${round}`
    await save({ centre: '20.9937, 105.8142', streets: `${street}\n\nPhố Cũ ${round}` })
    const tree = () => world.directory.now
    expect(tree().byId(id('ward-a'))).toMatchObject({ latitude: 20.9937, longitude: 105.8142 })
    expect(placeIndex(tree()).streets(`den hong o ngo cay sau ${round}`)).toEqual([id('ward-a')])
    const again = await save({ centre: '', streets: street })
    expect(again.location).toContain('done=unit-saved')
    expect(tree().byId(id('ward-a'))).toMatchObject({ latitude: null, longitude: null })
    expect(placeIndex(tree()).streets(`pho cu ${round}`)).toEqual([])
    const entries = await world.database.orm.auditEntry.findMany({
      where: { action: 'unit.places', entityId: String(id('ward-a')) },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ data }) => data)).toEqual([
      { fields: ['centre', 'streets'], added: 2, removed: 0 },
      { fields: ['centre', 'streets'], added: 0, removed: 1 },
    ])
  })

  test('stay with a unit whose new name is to come', async () => {
    await apply({ kind: 'rename', unit: id('ward-a'), name: 'Tên mới' })
    await save({ centre: '20.9937, 105.8142', streets: '' })
    world.passMinutes(5 * day)
    await beginUnitDay(world)
    expect(world.directory.now.byId(id('ward-a'))).toMatchObject({ name: 'Tên mới', latitude: 20.9937 })
  })

  test.each([
    ['centre', '20.99'],
    ['centre', 'ở giữa phường'],
    ['centre', '95.1, 105.8'],
    ['centre', '20.9, 181'],
    ['streets', 'x'.repeat(121)],
    ['streets', Array.from({ length: 2_001 }, (_, index) => `Ngõ ${index}`).join('\n')],
  ])('that cannot be are given back with the field named: %s', async (field, typed) => {
    const before = await everything()
    const back = await save({ centre: '', streets: '', [field]: typed })
    expect(back.status).toBe(422)
    expect(back.html).toContain(`id="field-${field}-error"`)
    expect(await everything()).toBe(before)
  })

  test('are changed from above alone', async () => {
    expect((await save({ centre: '', streets: 'Ngõ 1' }, coded('ward-a'))).status).toBe(403)
    expect((await save({ centre: '', streets: 'Ngõ 1' }, coded('ward-b'))).status).toBe(404)
  })
})

describe('the API', () => {
  let served: Served
  let api: Served['asOwner']
  beforeAll(async () => {
    served = await serveApi()
    api = served.asOwner
    await api('POST', '/units', [
      { code: 'k', name: 'Thành phố', level: 'tinh' },
      { code: 'k-1', name: 'Phường Một', level: 'xa', parentCode: 'k' },
      { code: 'k-2', name: 'Phường Hai', level: 'xa', parentCode: 'k' },
    ])
  })
  afterAll(() => served.close())

  const merger = (date: string) => ({
    kind: 'merge',
    date,
    from: ['k-1', 'k-2'],
    into: { create: { code: 'k-3', name: 'Phường Ba', level: 'xa', parent: 'k' } },
  })

  test('says what a change would do, enters it, lists it and takes it back', async () => {
    const date = addDays(dateOf(served.world.clock.now()), 30)
    const tried = await api('POST', '/units/changes?dryRun=true', merger(date))
    expect(tried.body).toMatchObject({
      applied: false,
      id: null,
      later: true,
      ends: ['Phường Một', 'Phường Hai'],
      begins: ['Phường Ba'],
      moved: { residents: 0 },
    })
    expect((await api('GET', '/units/changes')).body).toEqual({ items: [], nextCursor: null })
    const entered = await api('POST', '/units/changes', merger(date))
    expect(entered.body).toMatchObject({ applied: true, date })
    const { id: changeId } = entered.body as { id: number }
    expect((await api('GET', '/units/changes')).body).toMatchObject({
      items: [{ id: changeId, kind: 'merge', date }],
    })
    expect((await api('POST', '/units/changes', merger(date))).status).toBe(409)
    expect((await api('DELETE', `/units/changes/${changeId}`)).status).toBe(200)
    expect((await api('DELETE', `/units/changes/${changeId}`)).status).toBe(404)
    expect((await api('GET', '/units/changes')).body).toMatchObject({ items: [] })
  })

  test('names the field of what it does not know', async () => {
    const wrong = await api('POST', '/units/changes', { ...merger('2027-02-30'), from: ['k-1', 'nowhere'] })
    expect(wrong.status).toBe(422)
    expect(JSON.stringify(wrong.body)).toContain('from.1')
    expect((await api('POST', '/units/changes', merger('2027-02-30'))).status).toBe(422)
    expect((await api('POST', '/units/changes', { kind: 'vanish', date: '2027-01-01' })).status).toBe(422)
  })
})
