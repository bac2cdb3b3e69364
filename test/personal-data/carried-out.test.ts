/** What staff carry out for somebody at the office: it really happens, is written down, and the resident is told. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import type { RequestKind } from '../../src/personal-data/request-types.ts'
import { type Desk, type Office, openOffice } from '../console/office.ts'

let office: Office
let admin: Viewer
let desk: Desk
let sent = 0
const page = '/console/personal-data'

beforeAll(async () => {
  office = await openOffice()
  admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
  desk = await office.desk(admin)
})
afterAll(() => office?.close())

/** A resident at the office, known by their ticket, who agreed to everything. */
async function asked(kind: RequestKind) {
  const { orm } = office.database
  sent += 1
  const from = `wisher-${sent}`
  const [ticket = ''] = await office.write(office.telegram, from, 'a-1: Đèn đường hỏng')
  const identity = await office.identity(office.telegram, from)
  const personId = identity.personId ?? 0
  for (const purpose of ['feedback', 'announcements', 'phone']) {
    const given = { personId, purpose, identityId: identity.id, textVersion: 'x' }
    const is = await orm.consent.count({ where: { personId, purpose } })
    if (is === 0) await orm.consent.create({ data: given })
  }
  await orm.person.update({ where: { id: personId }, data: { name: 'Lê Thị Lam', phone: '0912345678' } })
  const dialogue = { v: 1, memory: { consent: true, phone: { kept: true }, other: 1 } }
  await orm.identity.update({ where: { id: identity.id }, data: { dialogue } })
  const unitId = office.unitId('a-1')
  const given = { kind, unitId, name: 'Lê Thị Lan', check: 'vneid', detail: '', ticket }
  const { id } = await office.personalData.requests.take(admin, given)
  return {
    id,
    personId,
    identityId: identity.id,
    path: `${page}/${id}`,
    person: () => orm.person.findUniqueOrThrow({ where: { id: personId }, include: { household: true } }),
    open: async () =>
      (await orm.consent.findMany({ where: { personId, withdrawnAt: null } })).map(({ purpose }) => purpose),
    told: async () => (await office.said(office.telegram, from)).at(-1),
    audited: async (action: string) =>
      (
        await orm.auditEntry.findFirstOrThrow({
          where: { action, entityId: String(id), actorId: admin.personId },
        })
      ).data,
  }
}

it.each(['restrict', 'object'] as const)('%s: the data is used no more', async (kind) => {
  const { path, person, told, audited } = await asked(kind)
  if (kind === 'restrict') {
    const words = await desk.post(`${path}/done`, { note: 'Đã làm' })
    expect([words.status, words.html.includes('Yêu cầu này chưa được thực hiện')]).toEqual([409, true])
  }
  expect((await person()).restrictedAt).toBeNull()
  const done = await desk.post(`${path}/run`, {})
  expect(done.location).toContain('done=carried-out')
  expect((await person()).restrictedAt).not.toBeNull()
  expect(await told()).toContain('Đã hạn chế')
  expect(await audited('privacy.run')).toEqual({ kind, changed: ['restricted'] })
  const shown = (await desk.get(done.location ?? '')).html
  expect(shown).toContain('Đã làm xong và báo người dân')
  expect(shown).toMatch(/Đã thay đổi[\s\S]{0,60}hạn chế xử lý/)
  expect((await desk.post(`${path}/run`, {})).status).toBe(409)
})

it('withdraw: one consent, or all that are given, and no chat remembers them', async () => {
  const one = await asked('withdraw')
  expect((await desk.get(one.path)).html).toContain('<option value="phone"')
  await desk.post(`${one.path}/run`, { purpose: 'phone' })
  expect((await one.open()).toSorted()).toEqual(['announcements', 'feedback'])
  expect((await one.person()).phone).toBeNull()
  expect(await one.told()).toContain('đã rút đồng ý: được cán bộ gọi điện')
  const memory = async (id: number) =>
    (await office.database.orm.identity.findUniqueOrThrow({ where: { id } })).dialogue
  expect(await memory(one.identityId)).toMatchObject({ memory: { consent: true, other: 1 } })
  expect(JSON.stringify(await memory(one.identityId))).not.toContain('kept')

  const all = await asked('withdraw')
  expect((await desk.post(`${all.path}/done`, { note: 'Đã làm' })).status).toBe(409)
  await desk.post(`${all.path}/run`, { purpose: '' })
  expect(await all.open()).toEqual([])
  expect(await memory(all.identityId)).toEqual({ v: 1, memory: { other: 1 } })
  const changed = ['announcements', 'feedback', 'phone']
  expect(await all.audited('privacy.run')).toEqual({ kind: 'withdraw', changed })
  const { status, outcome } = await office.personalData.requests.find(admin, all.id)
  expect({ status, outcome }).toEqual({ status: 'done', outcome: { changed } })
})

it('withdraw: what nobody agreed to is not said to be withdrawn', async () => {
  const { id, path, personId } = await asked('withdraw')
  const now = office.clock.now()
  await office.database.orm.consent.updateMany({ where: { personId }, data: { withdrawnAt: now } })
  expect((await desk.post(`${path}/run`, { purpose: 'announcements' })).status).toBe(409)
  expect((await office.personalData.requests.find(admin, id)).status).toBe('received')
})

it('correct: name, number, unit and address are written, with what was changed and not the values', async () => {
  const { path, person, told, audited, identityId } = await asked('correct')
  const values = {
    ...{ name: ' Lê  Thị Lan ', phone: '0987 654 321', address: 'Số 12 ngõ 5' },
    unitId: String(office.unitId('a-2')),
  }
  const done = await desk.post(`${path}/correct`, values)
  expect(done.location).toContain('done=correct')
  const unitId = office.unitId('a-2')
  expect(await person()).toMatchObject({
    ...{ name: 'Lê Thị Lan', phone: '0987 654 321', unitId },
    household: { address: 'Số 12 ngõ 5', unitId },
  })
  expect((await office.database.orm.identity.findUniqueOrThrow({ where: { id: identityId } })).unitId).toBe(
    unitId,
  )
  expect(await told()).toContain('đã sửa: tên, số điện thoại, nơi ở, địa chỉ')
  const changed = ['name', 'phone', 'unit', 'address']
  expect(await audited('privacy.correct')).toEqual({ kind: 'correct', changed })
})

it('correct: an address moves one person, not those they lived with', async () => {
  const { path, personId, person } = await asked('correct')
  const { orm } = office.database
  const unitId = office.unitId('a-1')
  const { id } = await orm.household.create({ data: { unitId, address: 'Số 1 ngõ 1' } })
  await orm.person.create({ data: { name: 'Người nhà', householdId: id } })
  await orm.person.update({ where: { id: personId }, data: { householdId: id } })
  await desk.post(`${path}/correct`, { name: '', phone: '', unitId: '', address: 'Số 2 ngõ 2' })
  expect(await person()).toMatchObject({ name: 'Lê Thị Lam', household: { address: 'Số 2 ngõ 2' } })
  expect((await orm.household.findUniqueOrThrow({ where: { id } })).address).toBe('Số 1 ngõ 1')
})

it('correct: refuses what cannot be used, and changes nothing', async () => {
  const { path, person, personId } = await asked('correct')
  const { orm } = office.database
  const empty = { name: '', phone: '', unitId: '', address: '' }
  for (const [wrong, status] of [
    [{}, 422],
    [{ phone: 'nhà tôi' }, 422],
    [{ name: 'x'.repeat(81) }, 422],
    [{ name: 'Mới', unitId: String(office.unitId('b-1')) }, 404],
  ] as const)
    expect((await desk.post(`${path}/correct`, { ...empty, ...wrong })).status).toBe(status)
  await orm.consent.updateMany({ where: { personId, purpose: 'phone' }, data: { withdrawnAt: new Date() } })
  const back = await desk.post(`${path}/correct`, { ...empty, name: 'Mới', phone: '0987654321' })
  expect([back.status, back.html.includes('id="field-phone-error"')]).toEqual([422, true])
  await orm.role.create({ data: { personId, unitId: office.unitId('city'), role: 'admin' } })
  expect((await desk.post(`${path}/correct`, { ...empty, name: 'Mới' })).status).toBe(409)
  expect((await person()).name).toBe('Lê Thị Lam')
})

it('of somebody known by the request alone nothing is changed but by hand', async () => {
  const given = { kind: 'restrict' as const, unitId: office.unitId('a-1'), name: 'Đỗ Thị Bưởi' }
  const more = { check: 'vneid', detail: '', ticket: '' }
  const { id } = await office.personalData.requests.take(admin, { ...given, ...more })
  expect((await desk.get(`${page}/${id}`)).html).not.toContain(`${page}/${id}/run`)
  expect((await desk.post(`${page}/${id}/run`, {})).status).toBe(409)
  expect((await desk.post(`${page}/${id}/done`, { note: 'Không có dữ liệu' })).status).toBe(303)
})
