/** Mergers, splits and new names with a date: what they do is what they said, and the past stays. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '../../src/platform/calendar/calendar.ts'
import { dateOf } from '../../src/platform/calendar/deadlines.ts'
import type { UnitChange } from '../../src/units/change-types.ts'
import { beginUnitDay } from '../../src/units/new-day.ts'
import { type Office, openOffice } from '../console/office.ts'
import { serveApi } from '../support/api.ts'

const day = 24 * 60

let world: Office
let round = 0
/** The day of the changes, ten days after the units of the round began; the eve; and a day five days on. */
let today = ''
let eve = ''
let later = ''

/** Codes are of the round; names are the same in each. */
const coded = (code: string) => `${code}-r${round}`
const id = (code: string) => world.unitId(coded(code))

beforeAll(async () => {
  world = await openOffice()
})
afterAll(() => world.close())
beforeEach(async () => {
  round += 1
  const ward = (code: string, name: string) => ({
    code: coded(code),
    name,
    level: 'xa',
    parentCode: coded('city'),
    households: 900,
  })
  const group = (code: string, parent: string) => ({
    code: coded(code),
    name: `Tổ dân phố số ${code.slice(-1)}`,
    level: 'to_dan_pho',
    parentCode: coded(parent),
    households: 100,
  })
  await world.units.upsert(world.owner, [
    { code: coded('city'), name: `Thành phố ${round}`, level: 'tinh' },
    ward('ward-a', 'Phường Thanh Xuân'),
    ward('ward-b', 'Phường Khương Đình'),
    ward('ward-c', 'Phường Kim Giang'),
    ...['a-1', 'a-2'].map((code) => group(code, 'ward-a')),
    group('b-1', 'ward-b'),
    ...['c-1', 'c-2', 'c-3'].map((code) => group(code, 'ward-c')),
  ])
  world.passMinutes(10 * day)
  today = dateOf(world.clock.now())
  eve = addDays(today, -1)
  later = addDays(today, 5)
})

const preview = (change: UnitChange, date = today) => world.units.changes.preview(world.owner, change, date)
const apply = (change: UnitChange, date = today, viewer = world.owner) =>
  world.units.changes.apply(viewer, change, date)
const namesAt = (date?: string) =>
  world.units
    .tree(world.owner, date)
    .then((tree) =>
      tree
        .filter(({ code }) => code?.endsWith(`-r${round}`))
        .map(({ name, code }) => `${code?.split('-r')[0]} ${name}`),
    )
const create = (code: string, name: string) => ({
  create: { code: coded(code), name, level: 'xa', parentId: id('city') },
})
const fails = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => new Error('nothing failed'),
    (thrown: unknown) => thrown as Error,
  )
  return `${error.name} ${error.message}`
}
const mergeAB = (): UnitChange => ({
  kind: 'merge',
  from: [id('ward-a'), id('ward-b')],
  into: create('ward-new', 'Phường Mới'),
})

/** A resident of a unit, known by chat and as a person, with an open and a closed ticket. */
async function resident(code: string): Promise<{ open: string; closed: string }> {
  const account = await world.account('web', 'root')
  const [open = ''] = await world.write(account, `r-${code}`, `${coded(code)}: Đèn hỏng`)
  const [closed = ''] = await world.write(account, `r-${code}`, `${coded(code)}: Rác nhiều`)
  const { orm } = world.database
  await orm.ticket.update({ where: { code: closed }, data: { status: 'closed' } })
  const { personId } = await world.identity(account, `r-${code}`)
  await orm.identity.updateMany({ where: { accountId: account.id }, data: { unitId: id(code) } })
  await orm.person.update({ where: { id: personId ?? 0 }, data: { unitId: id(code) } })
  await orm.household.create({ data: { unitId: id(code) } })
  return { open, closed }
}
const unitOf = async (code: string) => {
  const { unitId } = await world.database.orm.ticket.findUniqueOrThrow({ where: { code } })
  return world.directory.now.byId(unitId)?.name
}

describe('a merger', () => {
  test('ends the units, takes what was below them along, and keeps the tree of the day before', async () => {
    await apply(mergeAB())
    const now = await namesAt()
    expect(now).toContain('ward-new Phường Mới')
    expect(now).not.toContain('ward-a Phường Thanh Xuân')
    expect(world.directory.now.children(id('ward-new')).map(({ code }) => code)).toEqual([
      coded('a-1'),
      coded('b-1'),
      coded('a-2'),
    ])
    const before = await namesAt(eve)
    expect(before).toContain('ward-a Phường Thanh Xuân')
    expect(before).not.toContain('ward-new Phường Mới')
    expect(world.directory.at(eve).path(id('a-1'))[1]?.code).toBe(coded('ward-a'))
  })

  test('moves exactly what the preview counted: residents, open tickets, and what the unit owned', async () => {
    const a = await resident('ward-a')
    const b = await resident('ward-b')
    await world.account('zalo', coded('ward-a'))
    const shown = await preview(mergeAB())
    expect(shown.moved).toEqual({
      residents: 2,
      households: 2,
      tickets: 2,
      accounts: 1,
      templates: 0,
      groups: 0,
      campaigns: 0,
    })
    const { moved, unitIds } = await apply(mergeAB())
    expect(moved).toEqual(shown.moved)
    const [unitId = 0] = unitIds
    const { orm } = world.database
    expect(await orm.identity.count({ where: { unitId } })).toBe(2)
    expect(await orm.person.count({ where: { unitId } })).toBe(2)
    expect(await orm.household.count({ where: { unitId } })).toBe(2)
    expect(await orm.channelAccount.count({ where: { unitId } })).toBe(1)
    expect([await unitOf(a.open), await unitOf(b.open)]).toEqual(['Phường Mới', 'Phường Mới'])
    expect(await unitOf(a.closed)).toBe('Phường Thanh Xuân')
    const { history } = await world.tickets.find(world.owner, a.open)
    expect(history.at(-1)).toMatchObject({ type: 'classified', data: { after: { unitId } } })
  })

  test('leaves restricted tickets and their custodian where they are', async () => {
    const { open } = await resident('ward-a')
    await world.database.orm.ticket.update({ where: { code: open }, data: { restricted: true } })
    const custodian = await world.member('Giữ Kín', coded('ward-a'), 'custodian')
    const shown = await preview(mergeAB())
    expect(shown.moved.tickets).toBe(0)
    const role = shown.roles.find(({ person }) => person === 'Giữ Kín')
    expect(role?.movable).toBe(false)
    await apply({ ...mergeAB(), moveRoles: [role?.id ?? 0] } as UnitChange)
    expect(await unitOf(open)).toBe('Phường Thanh Xuân')
    const viewer = await world.viewer(custodian.personId)
    expect(viewer.roles.map(({ unitId }) => world.directory.now.byId(unitId)?.code)).toEqual([
      coded('ward-a'),
    ])
  })

  test('moves only the roles that were ticked', async () => {
    const officer = await world.member('Cán Bộ Một', coded('ward-a'), 'officer')
    const other = await world.member('Cán Bộ Hai', coded('ward-b'), 'officer')
    const shown = await preview(mergeAB())
    expect(shown.roles.map(({ person }) => person)).toEqual(['Cán Bộ Một', 'Cán Bộ Hai'])
    const ticked = shown.roles.find(({ person }) => person === 'Cán Bộ Một')
    const { unitIds } = await apply({ ...mergeAB(), moveRoles: [ticked?.id ?? 0] } as UnitChange)
    expect((await world.viewer(officer.personId)).roles).toEqual([{ role: 'officer', unitId: unitIds[0] }])
    expect((await world.viewer(other.personId)).roles[0]?.unitId).not.toBe(unitIds[0])
  })

  test('into a unit that is there adds the households and keeps its code', async () => {
    const from = [id('c-1'), id('c-2')]
    const into = { unitId: id('c-3') }
    expect((await preview({ kind: 'merge', from, into })).begins).toEqual([])
    await apply({ kind: 'merge', from, into })
    expect(world.directory.now.byCode(coded('c-3'))?.households).toBe(300)
    expect(world.directory.at(eve).byCode(coded('c-3'))?.households).toBe(100)
    const history = await world.units.history(world.owner, id('c-3'))
    expect(history.predecessors.map(({ part, date }) => `${part} ${date}`)).toEqual([
      `whole ${today}`,
      `whole ${today}`,
    ])
  })

  test('may use the code of one of those that end, and says so', async () => {
    const change: UnitChange = {
      kind: 'merge',
      from: [id('ward-a'), id('ward-b')],
      into: create('ward-b', 'Phường Mới'),
    }
    expect((await preview(change)).codesReused).toEqual([
      { code: coded('ward-b'), name: 'Phường Khương Đình' },
    ])
    await apply(change)
    expect(world.directory.now.byCode(coded('ward-b'))?.name).toBe('Phường Mới')
    expect(world.directory.at(eve).byCode(coded('ward-b'))?.name).toBe('Phường Khương Đình')
  })

  test('warns of two units with one name below one parent', async () => {
    expect((await preview(mergeAB())).sameNames).toEqual(['Tổ dân phố số 1'])
  })
})

describe('a split', () => {
  const split = (): UnitChange => ({
    kind: 'split',
    unit: id('ward-c'),
    parts: [
      { into: { unitId: id('ward-b') }, children: [id('c-1'), id('c-2')] },
      { into: create('ward-d', 'Phường Thanh Liệt'), children: [id('c-3')] },
    ],
  })

  test('gives each unit below to its part and leaves people and tickets until they are asked', async () => {
    const { open } = await resident('ward-c')
    const wardC = id('ward-c')
    const shown = await preview(split())
    expect(shown.stays).toMatchObject({ residents: 1, households: 1, tickets: 1 })
    expect(shown.moved.residents).toBe(0)
    await apply(split())
    expect(await unitOf(open)).toBe('Phường Kim Giang')
    const { now } = world.directory
    expect(now.path(id('c-1'))[1]?.code).toBe(coded('ward-b'))
    expect(now.path(id('c-3'))[1]?.code).toBe(coded('ward-d'))
    const ended = now.byId(wardC)
    expect(ended?.endedOn).toBe(eve)
    const { successors } = await world.units.history(world.owner, ended?.id ?? 0)
    expect(successors.map(({ name, part }) => `${name} ${part}`).sort()).toEqual([
      'Phường Khương Đình part',
      'Phường Thanh Liệt part',
    ])
  })

  test('needs a part for every unit below', async () => {
    const change = split() as Extract<UnitChange, { kind: 'split' }>
    const lost = { ...change, parts: change.parts.map((part) => ({ ...part, children: [] })) }
    expect(await fails(apply(lost))).toContain('children')
    expect(await fails(apply({ ...change, parts: change.parts.slice(0, 1) }))).toContain('parts')
  })
})

describe('a new name, another parent, an end', () => {
  test('keep the old name and parent for the days before', async () => {
    await apply({ kind: 'rename', unit: id('ward-a'), name: 'Phường Tên Mới' }, addDays(today, -5))
    await apply({ kind: 'move', unit: id('a-1'), parentId: id('ward-b') })
    expect(world.directory.at(addDays(today, -6)).byId(id('ward-a'))?.name).toBe('Phường Thanh Xuân')
    expect(world.directory.at(addDays(today, -5)).byId(id('ward-a'))?.name).toBe('Phường Tên Mới')
    expect(world.directory.at(eve).path(id('a-1'))[1]?.code).toBe(coded('ward-a'))
    expect(world.directory.now.path(id('a-1'))[1]?.code).toBe(coded('ward-b'))
  })

  test('a unit with others below it does not end, nor does it go below itself', async () => {
    expect(await fails(apply({ kind: 'end', unit: id('ward-a') }))).toContain('units-error-below')
    expect(await fails(apply({ kind: 'move', unit: id('ward-a'), parentId: id('a-1') }))).toContain(
      'parentId',
    )
    await apply({ kind: 'end', unit: id('a-1') })
    expect(world.directory.now.byCode(coded('a-1'))).toBeUndefined()
  })
})

describe('the day', () => {
  test('to come changes nothing before it, and everything that follows on it', async () => {
    const { open } = await resident('ward-a')
    const officer = await world.member('Cán Bộ', coded('ward-a'), 'officer')
    const roles = (await preview(mergeAB(), later)).roles.map((role) => role.id)
    const { unitIds } = await apply({ ...mergeAB(), moveRoles: roles } as UnitChange, later)
    expect(await namesAt()).toContain('ward-a Phường Thanh Xuân')
    expect(await unitOf(open)).toBe('Phường Thanh Xuân')
    await beginUnitDay(world)
    expect(await unitOf(open)).toBe('Phường Thanh Xuân')

    world.passMinutes(5 * 24 * 60)
    expect(await namesAt()).toContain('ward-new Phường Mới')
    await beginUnitDay(world)
    await beginUnitDay(world)
    expect(await unitOf(open)).toBe('Phường Mới')
    expect((await world.viewer(officer.personId)).roles).toEqual([{ role: 'officer', unitId: unitIds[0] }])
    const reached = await world.database.orm.unitAncestor.findMany({ where: { unitId: id('a-1') } })
    expect(reached.map(({ ancestorId }) => ancestorId)).toContain(unitIds[0])
  })

  test('cannot be before a unit began or changed last, nor nonsense, nor far ahead', async () => {
    expect(await fails(apply(mergeAB(), addDays(today, -10)))).toContain('units-error-date-before')
    expect(await fails(apply(mergeAB(), '2026-02-30'))).toContain('date')
    expect(await fails(apply(mergeAB(), '2036-01-01'))).toContain('units-error-date-far')
  })

  test('of a change entered before keeps the unit from being changed again', async () => {
    await apply(mergeAB(), later)
    expect(await fails(apply({ kind: 'rename', unit: id('ward-a'), name: 'X' }))).toContain('unit-ended')
  })
})

describe('rights', () => {
  test('a unit is changed from above, and a stranger does not learn that it is there', async () => {
    const own = await world.member('Quản Trị A', coded('ward-a'), 'admin')
    const rename = (code: string): UnitChange => ({ kind: 'rename', unit: id(code), name: 'Tên Khác' })
    expect(await fails(apply(rename('ward-b'), today, own))).toMatch(/^NotFoundError/)
    expect(await fails(apply(rename('ward-a'), today, own))).toMatch(/^ForbiddenError/)
    expect(await fails(apply(mergeAB(), today, own))).toMatch(/^NotFoundError/)
    await apply(rename('a-1'), today, own)
    expect(world.directory.now.byCode(coded('a-1'))?.name).toBe('Tên Khác')
    const officer = await world.member('Cán Bộ', coded('city'), 'officer')
    expect(await fails(apply(rename('a-2'), today, officer))).toMatch(/^ForbiddenError/)
  })

  test('who reads a unit reads what it was made of', async () => {
    await apply(mergeAB())
    const reader = await world.member('Người Xem', coded('ward-new'), 'viewer')
    const codes = (await world.units.tree(reader, eve)).map(({ code }) => code)
    expect(codes).toEqual(['ward-b', 'b-1', 'ward-a', 'a-1', 'a-2'].map(coded))
  })
})

test('of two administrators who change one unit, the second is refused and nothing is half done', async () => {
  const done = await Promise.allSettled([
    apply(mergeAB()),
    apply({ kind: 'merge', from: [id('ward-a'), id('ward-c')], into: create('ward-x', 'Phường Khác') }),
  ])
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const links = await world.database.orm.unitLink.findMany({ where: { date: new Date(today) } })
  expect(links).toHaveLength(2)
  expect(new Set(links.map(({ successorId }) => successorId)).size).toBe(1)
})

test('every change is in the audit, with its day', async () => {
  await apply(mergeAB())
  const entries = await world.database.orm.auditEntry.findMany({
    where: { action: 'unit.merge', data: { path: ['date'], equals: today } },
  })
  expect(entries.map(({ data }) => (data as { date: string }).date)).toEqual([today, today])
  expect(entries[0]?.actorId).toBe(world.ownerId)
})

describe('in the console', () => {
  const change = (kind: string) => `/console/units/${id('ward-a')}/change/${kind}`
  const merging = () => ({
    with: [String(id('ward-b'))],
    into: '',
    name: 'Phường Mới',
    code: coded('ward-new'),
    date: today,
  })

  test('a merger is shown before it is done, and the history leads both ways', async () => {
    await resident('ward-b')
    const desk = await world.desk(await world.member('Quản Trị', coded('city'), 'admin'))
    const before = id('ward-a')
    expect((await desk.get(`/console/units/${before}`)).html).toContain('Sáp nhập')
    const shown = await desk.post(change('merge'), merging())
    expect(shown.status).toBe(200)
    for (const words of ['Kết thúc: Phường Khương Đình', 'Lập mới: Phường Mới', '1 cư dân', '1 việc đang mở'])
      expect(shown.html).toContain(words)
    expect(id('ward-new')).toBe(0)
    const done = await desk.post(change('merge'), { ...merging(), confirmed: 'yes' })
    expect(done.location).toBe(`/console/units/${id('ward-new')}?done=unit-saved`)
    expect((await desk.get(`/console/units/${id('ward-new')}`)).html).toContain(`/console/units/${before}"`)
    const ended = (await desk.get(`/console/units/${before}`)).html
    expect(ended).toContain(`/console/units/${id('ward-new')}"`)
    expect(ended).toContain('Kết thúc ngày')
  })

  test('a split says which part is missing and keeps what was typed', async () => {
    const desk = await world.desk(await world.member('Quản Trị', coded('city'), 'admin'))
    const typed = { 'name-1': 'Phường Một', 'code-1': coded('one'), date: today }
    const wrong = await desk.post(change('split'), typed)
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('ít nhất hai phần')
    expect(wrong.html).toContain('value="Phường Một"')
    const children = { [`child-${id('a-1')}`]: '1', [`child-${id('a-2')}`]: '2' }
    const whole = { ...typed, 'into-2': String(id('ward-b')), ...children, confirmed: 'yes' }
    expect((await desk.post(change('split'), whole)).status).toBe(303)
    expect(world.directory.now.path(id('a-2'))[1]?.code).toBe(coded('ward-b'))
  })

  test('the units page shows the tree of a day', async () => {
    await apply({ kind: 'rename', unit: id('ward-a'), name: `Phường Đổi ${round}` })
    const desk = await world.desk(await world.member('Quản Trị', coded('city'), 'admin'))
    expect((await desk.get('/console/units')).html).toContain(`Phường Đổi ${round}`)
    const before = (await desk.get(`/console/units?at=${eve}`)).html
    expect(before).toContain('Phường Thanh Xuân')
    expect(before).not.toContain(`Phường Đổi ${round}`)
  })

  test('offers and takes no change from somebody who may not', async () => {
    const desk = await world.desk(await world.member('Cán Bộ', coded('city'), 'officer'))
    expect((await desk.get(`/console/units/${id('ward-a')}`)).html).not.toContain('/change/')
    expect((await desk.get(change('merge'))).status).toBe(403)
    expect((await desk.post(change('merge'), { ...merging(), confirmed: 'yes' })).status).toBe(403)
    expect(id('ward-new')).toBe(0)
  })
})

test('the API answers with the tree of a day', async () => {
  const served = await serveApi()
  const { units, owner, unitId, passMinutes, clock } = served.world
  passMinutes(day)
  const rename: UnitChange = { kind: 'rename', unit: unitId('ward-a'), name: 'Phường Đổi' }
  await units.changes.apply(owner, rename, dateOf(clock.now()))
  const names = async (query: string) => {
    const { body } = await served.asOwner('GET', `/units${query}`)
    return (body.items as { name: string }[]).map(({ name }) => name)
  }
  expect(await names('')).toContain('Phường Đổi')
  expect(await names('?at=2026-11-20')).toContain('Phường Thanh Xuân')
  expect((await served.asOwner('GET', '/units?at=20-11-2026')).status).toBe(422)
  await served.close()
})
