import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import { type Served, serveApi } from '../support/api.ts'

let api: Served
let account: Account
let keys = 0

beforeAll(async () => {
  api = await serveApi()
  account = await api.world.account('telegram', 'ward-a')
})
afterAll(() => api.close())

const newKey = () => {
  keys += 1
  return { 'Idempotency-Key': `key-${keys}` }
}
const person = (name: string) => ({ name, unit: 'a-1', roles: ['lead'] })
const named = (name: string) => api.world.database.orm.person.count({ where: { name } })

test('the same request again gets the first answer and does nothing more', async () => {
  const header = newKey()
  const first = await api.asOwner('POST', '/staff', person('Một lần'), header)
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  const again = await api.asOwner('POST', '/staff', person('Một lần'), header)
  expect([again.status, again.body]).toEqual([first.status, first.body])
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(await named('Một lần')).toBe(1)
})

test('the same key with another body, or on another path, is refused', async () => {
  const header = newKey()
  await api.asOwner('POST', '/staff', person('Khóa'), header)
  const other = await api.asOwner('POST', '/staff', person('Khóa khác'), header)
  expect([other.status, other.body.type]).toEqual([422, 'urn:cau-noi:problem:idempotency-reused'])
  expect((await api.asOwner('POST', '/understand', person('Khóa'), header)).status).toBe(422)
  expect(await named('Khóa khác')).toBe(0)
})

test('of twenty at once one is done; the others get its answer or are asked to come again', async () => {
  const header = newKey()
  const code = (await api.world.write(account, 'resident', 'a-1: đèn hỏng'))[0]
  const before = (await api.world.said(account, 'resident')).length
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      api.asOwner('POST', `/tickets/${code}/replies`, { text: 'Đã nhận' }, header),
    ),
  )
  const done = answers.filter(({ status }) => status === 200)
  expect(done.filter(({ headers }) => headers.get('idempotent-replayed') === null)).toHaveLength(1)
  for (const { status, headers } of answers)
    if (status !== 200) expect([status, headers.get('retry-after')]).toEqual([409, '1'])
  expect((await api.world.said(account, 'resident')).length).toBe(before + 1)
  const late = await api.asOwner('POST', `/tickets/${code}/replies`, { text: 'Đã nhận' }, header)
  expect(late.body).toEqual(done[0]?.body)
})

test('a refused request leaves its key free', async () => {
  const header = newKey()
  expect((await api.asOwner('POST', '/staff', person(''), header)).status).toBe(422)
  expect((await api.asOwner('POST', '/staff', person('Lần hai'), header)).status).toBe(201)
})

test('keys of one person are nothing to another', async () => {
  const admin = await api.staff('Quản trị', 'ward-a', 'admin')
  const header = newKey()
  const mine = await api.asOwner('POST', '/staff', person('Trùng khóa'), header)
  const theirs = await admin('POST', '/staff', person('Trùng khóa'), header)
  expect(theirs.status).toBe(201)
  expect(theirs.body.id).not.toBe(mine.body.id)
})

test('a token is answered again, but stored only encrypted', async () => {
  const header = newKey()
  const path = `/staff/${api.world.ownerId}/tokens`
  const first = await api.asOwner('POST', path, undefined, header)
  expect((await api.asOwner('POST', path, undefined, header)).body).toEqual(first.body)
  const stored = JSON.stringify(await api.world.database.orm.idempotencyKey.findMany())
  expect(stored).not.toContain(first.body.token)
  expect(
    await api.world.database.orm.apiToken.count({ where: { personId: api.world.ownerId, endedAt: null } }),
  ).toBe(2)
})

test('what was answered before a ticket became a denunciation is answered to nobody who may not see it now', async () => {
  const officer = await api.staff('Cán bộ', 'ward-a', 'officer')
  const code = (await api.world.write(account, 'denouncer', 'a-1: ông tổ trưởng nhận phong bì'))[0]
  const header = newKey()
  const reply = () => officer('POST', `/tickets/${code}/replies`, { text: 'Đã nhận' }, header)
  expect((await reply()).text).toContain('phong bì')
  expect([(await reply()).status, (await reply()).headers.get('idempotent-replayed')]).toEqual([200, 'true'])
  await officer('POST', `/tickets/${code}/classification`, { kind: 'to_cao' })
  const late = await reply()
  expect([late.status, late.text.includes('phong bì')]).toEqual([404, false])
  expect((await api.world.said(account, 'denouncer')).length).toBe(2)
})

test('what was answered under other rights is answered no more', async () => {
  const admin = await api.staff('Quản trị cũ', 'ward-a', 'admin')
  const header = newKey()
  const hire = (call: typeof admin | ReturnType<typeof api.callAs>) =>
    call('POST', '/staff', person('Bí mật cũ'), header)
  expect((await hire(admin)).status).toBe(201)
  const { world } = api
  await world.staff.grant(world.owner, admin.id, { role: 'viewer', unitId: world.unitId('ward-b') })
  expect((await hire(admin)).status).toBe(401)
  const { token } = await world.staff.createToken(world.owner, admin.id)
  expect((await hire(api.callAs(token))).status).toBe(404)
  expect(await named('Bí mật cũ')).toBe(1)
})

test('a key is free again after a day, and after a request that never ended', async () => {
  const header = newKey()
  const first = await api.asOwner('POST', '/staff', person('Hôm qua'), header)
  api.world.passMinutes(24 * 60 + 1)
  const next = await api.asOwner('POST', '/staff', person('Hôm nay'), header)
  expect(next.status).toBe(201)
  expect(next.body.id).not.toBe(first.body.id)
  await api.world.database.orm.idempotencyKey.updateMany({ data: { status: null } })
  expect((await api.asOwner('POST', '/staff', person('Hôm nay'), header)).status).toBe(409)
  api.world.passMinutes(3)
  expect((await api.asOwner('POST', '/staff', person('Hôm nay'), header)).status).toBe(201)
})

test('a key of no length, or beyond measure, is refused', async () => {
  for (const key of ['', 'x'.repeat(256)])
    expect((await api.asOwner('POST', '/staff', person('X'), { 'Idempotency-Key': key })).status).toBe(400)
})
