import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Desk, type Office, openOffice } from '../console/office.ts'

let office: Office
let admin: Viewer
let desk: Desk

beforeAll(async () => {
  office = await openOffice({ startAt: '2026-11-20T09:00:00+07:00' })
  admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
  desk = await office.desk(admin)
})
afterAll(() => office?.close())

const fields = () => ({
  unitId: String(office.unitId('ward-a')),
  noticedAt: '2026-11-20T08:00',
  nature: 'Gửi nhầm bảng danh sách cho một nhóm',
  affected: '12 hộ: tên và số điện thoại',
  measures: 'Đã xóa tin, đã nhắc nhóm',
})
const path = '/console/personal-data/breaches'

it('runs 72 hours from when it was noticed, days off included, and says how much is left', async () => {
  const { location } = await desk.post(path, fields())
  const id = Number(/breaches\/(\d+)/.exec(location ?? '')?.[1])
  const breach = await office.database.orm.dataBreach.findUniqueOrThrow({ where: { id } })
  expect(breach.reportDueAt.toISOString()).toBe('2026-11-23T01:00:00.000Z')
  expect(breach.recordedById).toBe(admin.personId)
  const page = await desk.get(`${path}/${id}`)
  expect(page.html).toMatch(/08:00 thứ Hai, 23\/11\/2026[\s\S]{0,60}Còn 2 ngày/)
  office.passMinutes(73 * 60)
  const late = await (await office.desk(admin)).get(path)
  expect(late.html).toMatch(/mark-alarm[\s\S]{0,400}Trễ/)
})

it('notes each step once, with its moment, in the audit', async () => {
  const here = await office.desk(admin)
  const { location } = await here.post(path, fields())
  const address = (location ?? '').split('?')[0] ?? ''
  for (const step of ['reported', 'told', 'closed']) {
    expect((await here.post(`${address}/${step}`, {})).status).toBe(303)
    expect((await here.post(`${address}/${step}`, {})).status).toBe(409)
  }
  const id = address.split('/').at(-1) ?? ''
  const breach = await office.database.orm.dataBreach.findUniqueOrThrow({ where: { id: Number(id) } })
  expect([breach.reportedAt, breach.peopleToldAt, breach.closedAt]).not.toContain(null)
  const entries = await office.database.orm.auditEntry.findMany({
    where: { entity: 'data_breach', entityId: id },
  })
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['privacy.breach', 'privacy.breach-reported', 'privacy.breach-told']),
  )
})

it('takes no moment to come and no empty field, and gives the form back as it was typed', async () => {
  const here = await office.desk(admin)
  const refused = await here.post(path, { ...fields(), noticedAt: '2030-01-01T08:00', affected: '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('Thời điểm này chưa đến')
  expect(refused.html).toContain('Gửi nhầm bảng danh sách')
})

it('is seen by nobody of another unit', async () => {
  const { location } = await (await office.desk(admin)).post(path, fields())
  const theirs = await office.desk(await office.member('Ngô Văn Khác', 'ward-b', 'admin'))
  expect((await theirs.get((location ?? '').split('?')[0] ?? '')).status).toBe(404)
  expect((await theirs.get(path)).html).toContain('Chưa ghi sự cố nào')
  expect((await theirs.post(path, fields())).status).toBe(404)
})
