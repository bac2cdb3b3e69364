/** The clocks of requests and breaches reach those who handle them: on the home page, and in their own chats. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Office, openOffice } from '../console/office.ts'

let office: Office
let admin: Viewer

beforeAll(async () => {
  office = await openOffice()
  admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
  await linked(admin, 'quan')
})
afterAll(() => office?.close())

async function linked({ personId }: Viewer, externalId: string) {
  await office.database.orm.identity.create({
    data: { personId, externalId, accountId: office.telegram.id, lastInboundAt: office.clock.now() },
  })
}

async function told(chat = 'quan') {
  const before = (await office.said(office.telegram, chat)).length
  await office.personalData.tellClocks()
  return (await office.said(office.telegram, chat)).slice(before)
}

it('a request is told of once at its arrival and once before each limit, without a name', async () => {
  const elsewhere = await office.member('Ngô Văn Khác', 'ward-b', 'admin')
  await linked(elsewhere, 'khac')
  const { id } = await office.personalData.requests.take(admin, {
    ...{ kind: 'correct', unitId: office.unitId('a-1'), name: 'Đỗ Thị Bưởi', check: 'vneid' },
    ...{ detail: 'Sửa họ tên', ticket: '' },
  })
  const [arrived = '', ...more] = await told()
  expect(more).toEqual([])
  expect(arrived).toContain(`/console/personal-data/${id}`)
  expect(arrived).not.toMatch(/Bưởi|Sửa họ tên/)
  expect(await told('khac')).toEqual([])
  expect(await told()).toEqual([])
  // Friday 9:00; two working days end on Tuesday.
  office.passMinutes(3 * 24 * 60)
  expect(await told()).toEqual([])
  office.passMinutes(16 * 60)
  expect((await told()).join('\n')).toContain('sắp đến hạn')
  expect(await told()).toEqual([])
  await office.personalData.requests.step(admin, id, { step: 'acknowledge' })
  expect(await told()).toEqual([])
  office.passMinutes(6 * 24 * 60)
  expect((await told()).join('\n')).toContain('sắp đến hạn')
  expect(await told()).toEqual([])

  const home = (await (await office.desk(admin)).get('/console')).html
  expect(home).toMatch(/1 yêu cầu cần trả lời[\s\S]{0,600}Còn/)
  expect((await (await office.desk(elsewhere)).get('/console')).html).not.toContain('privacy-home')
  await office.personalData.requests.step(admin, id, { step: 'done', note: 'Đã sửa' })
  expect((await (await office.desk(admin)).get('/console')).html).not.toContain('privacy-home')
})

it('a breach is told of once when it is noted and once when twelve of its 72 hours are left', async () => {
  const { id } = await office.personalData.breaches.note(admin, {
    unitId: office.unitId('a-1'),
    noticedAt: office.clock.now(),
    ...{ nature: 'Mất điện thoại', affected: 'Bà Lê Thị Lan', measures: 'Đã khóa máy' },
  })
  const [arrived = '', ...more] = await told()
  expect(more).toEqual([])
  expect(arrived).toContain(`/console/personal-data/breaches/${id}`)
  expect(arrived).not.toContain('Lan')
  expect((await (await office.desk(admin)).get('/console')).html).toMatch(
    /1 sự cố cần báo cơ quan chuyên trách[\s\S]{0,600}Còn/,
  )
  office.passMinutes(59 * 60)
  expect(await told()).toEqual([])
  office.passMinutes(2 * 60)
  expect((await told()).join('\n')).toContain('sắp hết 72 giờ')
  expect(await told()).toEqual([])
  await office.personalData.breaches.step(admin, id, 'reported')
  expect((await (await office.desk(admin)).get('/console')).html).toContain('1 sự cố đã báo, chưa đóng')
})
