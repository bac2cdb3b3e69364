import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReadings } from '../../src/audit/reading.ts'
import { record } from '../../src/audit/record.ts'
import { auditTable } from '../../src/audit/table.ts'
import { verify } from '../../src/audit/verify.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { ForbiddenError, SecondFactorError } from '../../src/platform/errors.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

let world: Committee
let adminA: Viewer
let officerA: Viewer

beforeAll(async () => {
  world = await openCommittee()
  adminA = await world.member('Nguyễn Quản Trị', 'ward-a', 'admin')
  officerA = await world.member('Đặng Cán Bộ', 'ward-a', 'officer')
})
afterAll(() => world.close())

const note = (action: string, code = 'ward-a', entityId: string | null = null) =>
  world.database.transaction((tx) =>
    record(tx, {
      at: world.clock.now(),
      actorId: officerA.personId,
      action,
      unitId: code === '' ? null : world.unitId(code),
      entity: 'thing',
      entityId,
    }),
  )
const lastId = async () =>
  (await world.database.orm.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
const listed = async (viewer: Viewer, filter = {}) =>
  (await world.audit.list(viewer, filter, { limit: 200 })).items.map(({ action }) => action)

/** What somebody with every power over the database does behind our back. */
const behindOurBack = (sql: string) =>
  world.database.script(
    `ALTER TABLE audit_entry DISABLE TRIGGER USER; ${sql}; ALTER TABLE audit_entry ENABLE TRIGGER USER`,
  )

describe('the chain', () => {
  test.each([
    'UPDATE audit_entry SET action = action',
    'DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)',
    'TRUNCATE audit_entry',
    'TRUNCATE audit_entry CASCADE',
  ])('the database refuses %s', async (sql) => {
    await expect(world.database.script(sql)).rejects.toThrow(/append-only/)
  })

  test('is whole after any number of deeds, also those of one moment', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => note(`thing.${at}`)))
    const { entries, broken, head } = await verify(world.database)
    expect([entries > 20, broken]).toEqual([true, null])
    expect(head).toMatch(/^\d+:[0-9a-f]{64}$/)
  })

  test('a deed that is rolled back leaves no entry and no gap', async () => {
    const before = await verify(world.database)
    const failing = world.database.transaction(async (tx) => {
      await record(tx, { ...entry(), action: 'thing.undone' })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await note('thing.after')
    const after = await verify(world.database)
    expect([after.entries, after.broken]).toEqual([before.entries + 1, null])
  })

  test.each([
    ['at', "at + interval '1 second'"],
    ['actor_id', 'actor_id + 1'],
    ['actor_id', 'NULL'],
    ['action', "'thing.other'"],
    ['unit_id', 'unit_id + 1'],
    ['entity', "'other'"],
    ['entity_id', "'other'"],
    ['data', '\'{"roles": []}\'::jsonb'],
    ['hash', "repeat('0', 64)"],
    ['hash', 'NULL'],
  ])('a change of %s to %s behind our back is found at the entry', async (column, value) => {
    await note('thing.changed', 'ward-a', '7')
    const id = await lastId()
    await note('thing.next')
    await behindOurBack(`CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = ${id};
      UPDATE audit_entry SET ${column} = ${value} WHERE id = ${id}`)
    expect((await verify(world.database)).broken?.id).toBe(String(id))
    await behindOurBack(`DELETE FROM audit_entry WHERE id = ${id};
      INSERT INTO audit_entry SELECT * FROM kept; DROP TABLE kept`)
    expect((await verify(world.database)).broken).toBeNull()
  })

  test('an entry taken out is found at the next', async () => {
    await note('thing.out')
    const id = await lastId()
    await note('thing.next')
    const next = await lastId()
    await behindOurBack(`CREATE TABLE kept AS SELECT * FROM audit_entry WHERE id = ${id};
      DELETE FROM audit_entry WHERE id = ${id}`)
    expect((await verify(world.database)).broken?.id).toBe(String(next))
    await behindOurBack('INSERT INTO audit_entry SELECT * FROM kept; DROP TABLE kept')
  })

  test('an end cut off is found by an end that was kept elsewhere', async () => {
    await note('thing.last')
    const { head } = await verify(world.database)
    await note('thing.later')
    expect(await verify(world.database, head ?? '')).toMatchObject({ broken: null, cutOff: false })
    const id = await lastId()
    await behindOurBack(`DELETE FROM audit_entry WHERE id >= ${id} - 2`)
    expect(await verify(world.database, head ?? '')).toMatchObject({ broken: null, cutOff: true })
  })
})

const entry = () => ({
  at: world.clock.now(),
  actorId: officerA.personId,
  unitId: world.unitId('ward-a'),
  entity: 'thing',
  entityId: null,
})

describe('readings', () => {
  const reading = () => ({
    action: 'thing.read',
    unitId: world.unitId('ward-a'),
    entity: 'ticket',
    entityId: 'X-1',
  })
  const count = () => world.database.orm.auditEntry.count({ where: { action: 'thing.read' } })

  test('the same person reading the same thing within ten minutes counts once, in all processes together', async () => {
    const one = createReadings(world)
    const other = createReadings(world)
    for (const process of [one, one, other, other]) await process(officerA, reading())
    expect(await count()).toBe(1)
    await one(adminA, reading())
    await one(officerA, { ...reading(), entityId: 'X-2' })
    expect(await count()).toBe(3)
    world.passMinutes(11)
    await other(officerA, reading())
    await one(officerA, reading())
    expect(await count()).toBe(4)
  })

  test('a list of staff is noted', async () => {
    await world.staff.list(officerA)
    expect(await listed(adminA, { action: 'staff.list', actorId: officerA.personId })).toEqual(['staff.list'])
  })
})

describe('who reads the audit', () => {
  test('nobody but administrators', async () => {
    await expect(listed(officerA)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(world.audit.export(officerA, {})).rejects.toBeInstanceOf(ForbiddenError)
  })

  test('administrators read of their own subtree alone; what belongs to no unit is for the root', async () => {
    await note('reach.below', 'a-1')
    await note('reach.sibling', 'ward-b')
    await note('reach.above', 'city')
    await note('reach.nowhere', '')
    expect(await listed(adminA, { action: 'reach.' })).toEqual(['reach.below'])
    expect(await listed(world.owner, { action: 'reach.' })).toHaveLength(4)
    expect(await listed(world.owner, { action: 'reach.', unitId: world.unitId('ward-b') })).toEqual([
      'reach.sibling',
    ])
  })

  test('what was done to a restricted matter is for its custodians', async () => {
    const account = await world.account('telegram')
    const [code = ''] = await world.write(account, 'r-1', 'a-1: tố cáo')
    await world.database.orm.ticket.update({ where: { code }, data: { restricted: true } })
    const unitId = world.unitId('a-1')
    await world.database.transaction((tx) =>
      record(tx, [
        { ...entry(), unitId, action: 'sealed.read', entity: 'ticket', entityId: code },
        { ...entry(), unitId, action: 'sealed.file', entity: 'ticket', entityId: `${code}/3` },
      ]),
    )
    expect(await listed(adminA, { action: 'sealed.' })).toEqual([])
    const both = await world.member('Giữ Việc Kín', 'ward-a', 'admin', 'custodian')
    expect(await listed(both, { action: 'sealed.' })).toHaveLength(2)
  })

  test('entries are found by person, time, thing and words without diacritics, page by page', async () => {
    await note('find.one', 'ward-a', 'PA-1')
    world.passMinutes(60)
    const from = world.clock.now()
    for (const name of ['two', 'three', 'four']) await note(`find.${name}`, 'ward-a', 'PA-2')
    const only = { action: 'find.' }
    expect(await listed(adminA, { ...only, from })).toEqual(['find.four', 'find.three', 'find.two'])
    expect(await listed(adminA, { ...only, until: from })).toEqual(['find.one'])
    expect(await listed(adminA, { ...only, q: 'pa-1' })).toEqual(['find.one'])
    expect(await listed(adminA, { ...only, q: 'dang can bo' })).toHaveLength(4)
    expect(await listed(adminA, { ...only, q: 'nobody of that name' })).toEqual([])
    const first = await world.audit.list(adminA, only, { limit: 3 })
    const cursor = first.nextCursor ?? ''
    const second = await world.audit.list(adminA, only, { limit: 3, cursor })
    expect([first.items.length, second.items.map(({ action }) => action), second.nextCursor]).toEqual([
      3,
      ['find.one'],
      null,
    ])
  })
})

test('an entry names the member of staff it is about, and no resident', async () => {
  const resident = await world.database.orm.person.create({ data: { name: 'Người Dân' } })
  await world.database.transaction((tx) =>
    record(
      tx,
      [officerA.personId, resident.id].map((entityId) => ({
        ...entry(),
        action: 'about.person',
        entity: 'person',
        entityId,
      })),
    ),
  )
  const { items } = await world.audit.list(adminA, { action: 'about.' }, { limit: 2 })
  expect(items.map(({ aboutName }) => aboutName)).toEqual([null, 'Đặng Cán Bộ'])
})

describe('an export', () => {
  test('runs no formula in a spreadsheet', async () => {
    const sly = await world.member('=HYPERLINK("http://evil.example","x")', 'ward-a', 'officer')
    await world.database.transaction((tx) =>
      record(tx, { ...entry(), actorId: sly.personId, action: '@SUM(1)', entityId: '+1', data: {} }),
    )
    const table = auditTable(await world.audit.export(adminA, { actorId: sly.personId }), () => '-ward')
    const text = await new Response(table).text()
    const cells = text
      .split('\r\n')
      .slice(1)
      .flatMap((line) => line.split(','))
    expect(cells.length).toBeGreaterThan(5)
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
  })

  test('is itself noted, with what was asked for', async () => {
    await world.audit.export(adminA, { q: 'PA-1' })
    const [last] = (await world.audit.list(adminA, { action: 'audit.export' }, { limit: 1 })).items
    expect(last).toMatchObject({ actor: { id: adminA.personId }, data: { q: 'PA-1' } })
  })

  test('has every matching entry, however many slices it takes', async () => {
    await world.database.transaction((tx) =>
      record(
        tx,
        Array.from({ length: 2_100 }, () => ({ ...entry(), action: 'many.rows' })),
      ),
    )
    let rows = 0
    for await (const slice of await world.audit.export(adminA, { action: 'many.' })) rows += slice.length
    expect(rows).toBe(2_100)
    expect((await verify(world.database)).broken).toBeNull()
  })

  test('asks somebody signed in for their second factor', async () => {
    const access = { via: 'session', id: 1, factorEnrolled: true, factorGivenAt: null } as const
    await expect(world.audit.export({ ...adminA, access }, {})).rejects.toBeInstanceOf(SecondFactorError)
  })
})
