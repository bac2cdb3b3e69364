/** Requests about personal data, and masked numbers, in the API. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Served, serveApi } from '../support/api.ts'

let served: Served
let requestId = 0
beforeAll(async () => {
  served = await serveApi()
  const { world } = served
  const account = await world.account('telegram')
  await world.write(account, 'ba-tu', 'a-1: Gọi tôi 0912345678, đèn hỏng từ 20/11/2026')
  const { personId, id: identityId } = await world.identity(account, 'ba-tu')
  const now = world.clock.now()
  const clocks = { receivedAt: now, acknowledgeDueAt: now, dueAt: now }
  const asked = { personId: personId ?? 0, identityId, unitId: world.unitId('a-1'), kind: 'correct' }
  requestId = (
    await world.database.orm.dataRequest.create({ data: { ...asked, ...clocks, detail: 'sửa tên' } })
  ).id
})
afterAll(() => served?.close())

it('lists requests within reach and takes steps, with the errors of the other routes', async () => {
  const admin = await served.staff('Quản', 'ward-a', 'admin')
  const listed = await admin('GET', '/data-requests')
  expect(listed.body).toMatchObject({
    items: [{ id: requestId, kind: 'correct', status: 'received', unit: 'a-1', detail: 'sửa tên' }],
    nextCursor: null,
  })
  const path = `/data-requests/${requestId}/steps`
  expect((await admin('POST', path, { step: 'done' })).status).toBe(422)
  expect((await admin('POST', path, { step: 'run' })).status).toBe(409)
  expect((await admin('POST', path, { step: 'acknowledge' })).body).toMatchObject({ status: 'acknowledged' })
  expect((await admin('POST', path, { step: 'done', note: 'Đã sửa' })).body).toMatchObject({ status: 'done' })
  expect((await admin('GET', '/data-requests')).body).toMatchObject({ items: [] })
  expect((await admin('GET', '/data-requests?all=true')).body).toMatchObject({ items: [{ id: requestId }] })
})

it('carries out and corrects as the console does', async () => {
  const { world } = served
  const { orm } = world.database
  const { personId } = await orm.identity.findFirstOrThrow({ where: { externalId: 'ba-tu' } })
  const admin = await served.staff('Quản hai', 'ward-a', 'admin')
  const [ticket] = ((await admin('GET', '/tickets')).body as { items: { code: string }[] }).items
  const wish = { unit: 'a-1', name: 'Bà Tư', identityCheck: 'vneid', ticket: ticket?.code }
  const asked = async (kind: string, step: object) => {
    const { body } = await admin('POST', '/data-requests', { ...wish, kind })
    return admin('POST', `/data-requests/${body.id}/steps`, step)
  }
  const values = { name: 'Trần Thị Tư', unit: 'a-2', address: 'Số 4 ngõ 4' }
  const corrected = await asked('correct', { step: 'correct', corrections: values })
  const changed = ['name', 'unit', 'address']
  expect(corrected.body).toMatchObject({
    status: 'done',
    outcome: { changed },
    person: { name: values.name },
  })
  const unknown = await asked('correct', { step: 'correct', corrections: { unit: 'nowhere' } })
  expect(unknown.status).toBe(422)
  expect((await asked('restrict', { step: 'done', note: 'Đã làm' })).status).toBe(409)
  expect((await asked('restrict', { step: 'run' })).body).toMatchObject({ status: 'done' })
  const person = await orm.person.findUniqueOrThrow({ where: { id: personId ?? 0 } })
  expect(person).toMatchObject({ name: values.name, unitId: world.unitId('a-2') })
  expect(person.restrictedAt).not.toBeNull()
  expect((await asked('withdraw', { step: 'run', purpose: 'nothing' })).status).toBe(422)
})

it('gives nothing to an administrator of another unit, and refuses those without the right', async () => {
  const other = await served.staff('Khác', 'ward-b', 'admin')
  expect((await other('GET', '/data-requests?all=true')).body).toMatchObject({ items: [] })
  expect((await other('POST', `/data-requests/${requestId}/steps`, { step: 'acknowledge' })).status).toBe(404)
  const officer = await served.staff('Cán bộ', 'ward-a', 'officer')
  expect((await officer('GET', '/data-requests')).status).toBe(403)
})

it('masks numbers of people in lists, and shows them on the ticket itself', async () => {
  const { items } = (await served.asOwner('GET', '/tickets')).body as {
    items: { code: string; text: string }[]
  }
  const [item] = items
  expect(item?.text).toBe('Gọi tôi •••••• 678, đèn hỏng từ 20/11/2026')
  const ticket = await served.asOwner('GET', `/tickets/${item?.code}`)
  expect(ticket.body.text).toContain('0912345678')
})
