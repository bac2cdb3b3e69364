import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import { newFileKey } from '../../src/platform/files/store.ts'
import { type Caller, type Served, serveApi } from '../support/api.ts'

let api: Served
let account: Account
let officerA: Caller & { id: number }
let officerB: Caller & { id: number }
let leadA: Caller & { id: number }
let inA = ''

beforeAll(async () => {
  api = await serveApi()
  account = await api.world.account('telegram', 'ward-a')
  officerA = await api.staff('Nguyễn Cán Bộ', 'ward-a', 'officer')
  officerB = await api.staff('Lê Cán Bộ', 'ward-b', 'officer')
  leadA = await api.staff('Tổ trưởng', 'a-1', 'lead')
  inA = await file('a-1: Đèn đường ngõ 15 hỏng')
})
afterAll(() => api.close())

async function file(text: string, from = 'resident'): Promise<string> {
  const [code = ''] = await api.world.write(account, from, text)
  return code
}
const codesOf = async (call: Caller, query = '') => {
  const { body } = await call('GET', `/tickets${query}`)
  return (body.items as { code: string }[]).map(({ code }) => code)
}

test('an item has the shape of the contract', async () => {
  const { body } = await officerA('GET', `/tickets/${inA}`)
  const list = await officerA('GET', '/tickets')
  const moment = expect.stringMatching(/^2026-\d\d-\d\dT[\d:.]+\+07:00$/)
  const item = {
    code: inA,
    kind: 'phan_anh',
    category: 'chieu_sang_dien',
    urgency: 'thuong',
    status: 'received',
    unit: 'a-1',
    text: 'Đèn đường ngõ 15 hỏng',
    channel: 'telegram',
    createdAt: '2026-11-20T09:00:00.000+07:00',
    lookDueAt: moment,
    dueAt: moment,
    attachments: 0,
    supporters: 0,
  }
  expect(list.body).toEqual({ items: [item], nextCursor: null })
  expect(body).toMatchObject({
    ...item,
    history: [{ at: item.createdAt, type: expect.any(String) }],
    forwards: [],
    files: [],
  })
  expect(body).not.toHaveProperty('location')
  expect(body).not.toHaveProperty('mergedInto')
})

test('a ticket is there for its own unit and those above, not beside or below', async () => {
  const wardLevel = await file('ward-a: việc của phường', 'another')
  expect(await codesOf(leadA)).toEqual([inA])
  expect(await codesOf(officerA)).toEqual([wardLevel, inA])
  expect(await codesOf(officerB)).toEqual([])
  expect((await leadA('GET', `/tickets/${wardLevel}`)).status).toBe(404)
  expect((await officerB('GET', `/tickets/${inA}`)).status).toBe(404)
  expect((await officerB('POST', `/tickets/${inA}/replies`, { text: 'x' })).status).toBe(404)
  expect((await leadA('POST', `/tickets/${inA}/replies`, { text: 'x' })).status).toBe(403)
  expect(await codesOf(api.asOwner, '?unit=ward-b')).toEqual([])
  expect(await codesOf(api.asOwner, '?unit=a-1')).toEqual([inA])
  expect(await codesOf(officerB, '?unit=root')).toEqual([])
  expect((await api.asOwner('GET', '/tickets?unit=zzz')).status).toBe(422)
})

test('a treasurer, who may not read tickets, is told so', async () => {
  const treasurer = await api.staff('Thủ quỹ', 'ward-a', 'treasurer')
  expect((await treasurer('GET', '/tickets')).status).toBe(403)
  expect((await treasurer('GET', `/tickets/${inA}`)).status).toBe(404)
})

test('search ignores diacritics; filters narrow; hostile words find nothing', async () => {
  expect(await codesOf(officerA, '?q=den duong')).toEqual([inA])
  expect(await codesOf(officerA, `?q=${inA.toLowerCase().replace('-', '')}`)).toEqual([inA])
  expect(await codesOf(officerA, '?status=closed,declined')).toEqual([])
  expect((await codesOf(officerA, '?status=received,closed&kind=phan_anh')).length).toBe(2)
  expect((await officerA('GET', '/tickets?status=lost')).status).toBe(422)
  expect((await officerA('GET', '/tickets?kind=lost')).status).toBe(422)
  for (const q of ["'; DROP TABLE ticket; --", '%25%25', '\u0000', '!:*&|()', '💡', '\\'])
    expect((await officerA('GET', `/tickets?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
})

test('pages neither repeat nor miss a ticket while new ones come in', async () => {
  for (let index = 0; index < 7; index += 1) {
    await file(`a-2: việc ${index}`, `page-${index}`)
    if (index % 2) api.world.passMinutes(1)
  }
  const before = await codesOf(officerA)
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await officerA(
      'GET',
      `/tickets?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    seen.push(...(body.items as { code: string }[]).map(({ code }) => code))
    cursor = (body.nextCursor as string | null) ?? ''
    if (seen.length === 4) await file('a-2: chen ngang', 'between')
  } while (cursor)
  expect(seen).toEqual(before)
  expect((await officerA('GET', '/tickets?cursor=%00nonsense')).status).toBe(200)
})

test('a filter without a value is none', async () => {
  const { status, body } = await officerA('GET', '/tickets?unit=&status=&kind=&q=&limit=&cursor=')
  expect([status, body]).toEqual([200, (await officerA('GET', '/tickets')).body])
})

test('a reply is told to the resident, and a ticket changed meanwhile is not overwritten', async () => {
  const code = await file('a-1: rác đầu ngõ', 'reply')
  const text = 'Đã nhận, cán bộ đang xem <b>ngay</b>.'
  const replied = await officerA('POST', `/tickets/${code}/replies`, { text, version: 1 })
  expect(replied.status).toBe(200)
  expect(replied.body).toMatchObject({ status: 'in_progress', version: 2 })
  expect(replied.body.history).toContainEqual(
    expect.objectContaining({ type: 'reply', text, by: { id: officerA.id, name: 'Nguyễn Cán Bộ' } }),
  )
  expect((await api.world.said(account, 'reply')).at(-1)).toContain(text)
  const late = await officerA('POST', `/tickets/${code}/replies`, { text: 'muộn', version: 1 })
  expect([late.status, late.body.type]).toEqual([409, 'urn:cau-noi:problem:ticket-changed'])
  expect(
    (await officerA('POST', `/tickets/${code}/replies`, { text: ' \u200B ' })).body.issues,
  ).toMatchObject([{ path: 'text' }])
})

test('moves follow the rules; a forward carries its authority and number', async () => {
  const code = await file('a-1: cống tắc', 'moves')
  const forbidden = await officerA('POST', `/tickets/${code}/transitions`, { to: 'closed' })
  expect([forbidden.status, forbidden.body.type]).toEqual([409, 'urn:cau-noi:problem:ticket-move'])
  expect(
    (await officerA('POST', `/tickets/${code}/transitions`, { to: 'forwarded' })).body.issues,
  ).toMatchObject([{ path: 'authority' }])
  expect((await officerA('POST', `/tickets/${code}/transitions`, { to: 'nowhere' })).status).toBe(422)
  const forward = { to: 'forwarded', authority: 'Công ty Thoát nước', documentNumber: '125/MTTQ-BTT' }
  const moved = await officerA('POST', `/tickets/${code}/transitions`, forward)
  expect(moved.body).toMatchObject({
    status: 'forwarded',
    forwards: [{ at: expect.any(String), authority: 'Công ty Thoát nước', documentNumber: '125/MTTQ-BTT' }],
  })
})

test('notes stay inside; tickets are given to colleagues and other units', async () => {
  const code = await file('a-1: nhờ phân loại', 'inside')
  const said = (await api.world.said(account, 'inside')).length
  expect((await officerA('POST', `/tickets/${code}/notes`, { text: 'nội bộ' })).status).toBe(200)
  expect(await api.world.said(account, 'inside')).toHaveLength(said)
  const assigned = await officerA('POST', `/tickets/${code}/assignments`, { personId: officerA.id })
  expect(assigned.body.assignee).toEqual({ id: officerA.id, name: 'Nguyễn Cán Bộ' })
  expect((await officerA('POST', `/tickets/${code}/assignments`, { personId: officerB.id })).status).toBe(422)
  const labels = { category: 've_sinh_moi_truong', unit: 'a-2' }
  expect((await officerA('POST', `/tickets/${code}/classification`, labels)).body).toMatchObject({
    category: 've_sinh_moi_truong',
    unit: 'a-2',
  })
  expect((await officerA('POST', `/tickets/${code}/classification`, { unit: 'ward-b' })).status).toBe(403)
})

test('a file leaves as a download, for those alone who see its ticket', async () => {
  const key = newFileKey(randomBytes, 'jpg')
  await api.store.put(key, Buffer.from('bytes of a picture'))
  const row = { state: 'ready', kind: 'image', mime: 'image/jpeg', name: 'ảnh\r\nX-Evil: 1.html', key }
  const { id } = await api.world.database.orm.storedFile.create({ data: row })
  const ticket = await api.world.database.orm.ticket.findUniqueOrThrow({ where: { code: inA } })
  await api.world.database.orm.attachment.create({ data: { ticketId: ticket.id, fileId: id } })
  const got = await officerA('GET', `/tickets/${inA}/files/${id}`)
  expect([got.status, got.text, got.headers.get('x-evil')]).toEqual([200, 'bytes of a picture', null])
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; /)
  expect((await officerB('GET', `/tickets/${inA}/files/${id}`)).status).toBe(404)
  expect((await officerA('GET', `/tickets/${inA}/files/${id + 1}`)).status).toBe(404)
})

test('reply templates are made, changed and removed by an administrator, each noted; a stale change is refused', async () => {
  const admin = await api.staff('Quản Trị Mẫu', 'ward-a', 'admin')
  const given = { title: 'Đã nhận', textVi: 'Đã nhận {code}, trả lời trước {due}.' }
  const made = await admin('POST', '/templates', { ...given, unit: 'a-1', category: 've_sinh_moi_truong' })
  const { id } = made.body as { id: number }
  expect(made.status).toBe(201)
  expect(made.body).toEqual({
    ...given,
    id,
    unit: 'a-1',
    category: 've_sinh_moi_truong',
    textEn: null,
    version: 1,
    own: true,
  })
  const change = { ...given, textEn: 'Received {code}.', version: 1 }
  expect((await admin('POST', `/templates/${id}`, change)).body).toMatchObject({ version: 2, category: null })
  expect((await admin('POST', `/templates/${id}`, change)).status).toBe(409)
  const strange = await admin('POST', '/templates', { ...given, unit: 'a-1', textVi: 'Chào {name}' })
  expect([strange.status, JSON.stringify(strange.body)]).toEqual([422, expect.stringContaining('textVi')])
  expect((await admin('DELETE', `/templates/${id}`)).status).toBe(200)
  expect((await admin('GET', `/templates/${id}`)).status).toBe(404)
  const noted = await api.world.database.orm.auditEntry.findMany({
    where: { entity: 'reply_template', entityId: String(id), actorId: admin.id },
    orderBy: { id: 'asc' },
  })
  expect(noted.map(({ action }) => action)).toEqual(['template.create', 'template.save', 'template.remove'])
})

test('the centre and the streets of a unit are read and replaced from above it', async () => {
  const admin = await api.staff('Quản Trị Nơi', 'ward-a', 'admin')
  const places = { centre: { latitude: 20.9937, longitude: 105.8142 }, streets: ['Ngõ 10', 'Ngõ 9'] }
  const saved = await admin('POST', '/units/a-1/places', places)
  expect([saved.status, saved.body]).toEqual([200, { ...places, streets: ['Ngõ 9', 'Ngõ 10'] }])
  expect((await officerA('GET', '/units/a-1/places')).body).toEqual(saved.body)
  expect((await officerA('POST', '/units/a-1/places', places)).status).toBe(403)
  expect((await admin('POST', '/units/ward-a/places', places)).status).toBe(403)
  const wrong = await admin('POST', '/units/a-1/places', {
    ...places,
    centre: { latitude: 95, longitude: 1 },
  })
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([422, expect.stringContaining('centre')])
})
