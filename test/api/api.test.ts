import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveApi } from '../support/api.ts'

let api: Served

beforeAll(async () => {
  api = await serveApi()
})
afterAll(() => api.close())

describe('who calls', () => {
  test('without a token, or with one that is none, 401 says how to call', async () => {
    const missing = await api.callAs(null)('GET', '/units')
    expect(missing.status).toBe(401)
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="cau-noi"')
    expect(missing.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const wrong = await api.callAs("'OR/**/1=1--")('GET', '/units')
    expect(wrong.status).toBe(401)
    expect(wrong.headers.get('www-authenticate')).toContain('invalid_token')
    expect((await api.callAs('x'.repeat(5000))('POST', '/nowhere', {})).status).toBe(401)
  })

  test('a person whose role ended is told nothing any more', async () => {
    const lead = await api.staff('Tổ trưởng', 'a-1', 'lead')
    expect((await lead('GET', '/units')).status).toBe(200)
    await api.asOwner('POST', `/staff/${lead.id}/end`)
    expect((await lead('GET', '/units')).status).toBe(401)
  })
})

describe('problems', () => {
  test('have type, title, status and detail, in Vietnamese unless English is asked for first', async () => {
    const vi = await api.asOwner('GET', '/tickets/PA-0000000')
    expect(vi.body).toEqual({
      type: 'urn:cau-noi:problem:not-found',
      title: 'Không tìm thấy',
      status: 404,
      detail: 'Không có, hoặc không thuộc phạm vi được xem.',
    })
    const header = { 'Accept-Language': 'fr, en-GB;q=0.9, vi;q=0.8' }
    expect((await api.asOwner('GET', '/tickets/x', undefined, header)).body.title).toBe('Not found')
  })

  test('a body that is no JSON is 400, one that is too big 413, a wrong method 405', async () => {
    for (const body of ['{', 'null,', '', '[1', '\u0000'])
      expect((await api.asOwner('POST', '/staff', body)).status, JSON.stringify(body)).toBe(400)
    expect((await api.asOwner('POST', '/understand', { text: 'x'.repeat(1024 * 1024) })).status).toBe(413)
    const wrong = await api.asOwner('DELETE', '/units')
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST, GET'])
    expect((await api.asOwner('GET', '/nowhere')).status).toBe(404)
  })

  test('a body without a length is cut off at the limit too', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request(`${api.url}/api/v1/understand`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${'owner-token-of-the-tests-0123456789'}` },
      })
      sent.on('response', (response) => resolve(response.statusCode ?? 0))
      sent.on('error', reject)
      for (let part = 0; part < 20; part += 1) sent.write('x'.repeat(100_000))
      sent.end()
    })
    expect(status).toBe(413)
  })

  test('issues name the field and what is wanted', async () => {
    const wrong = await api.asOwner('POST', '/staff', { unit: 5, roles: ['king'] })
    expect(wrong.status).toBe(422)
    expect(wrong.body.issues).toEqual([
      { path: 'name', message: 'Cần điền mục này.' },
      { path: 'unit', message: 'Cần là một đoạn chữ.' },
      { path: 'roles.0', message: expect.stringContaining('admin, officer, chair') },
    ])
    expect((await api.asOwner('POST', '/staff', [])).body.issues).toEqual([
      { path: '', message: 'Cần là một đối tượng JSON.' },
    ])
    expect((await api.asOwner('GET', '/staff?limit=201')).body.issues).toEqual([
      { path: 'limit', message: 'Không quá 200.' },
    ])
  })

  test('unknown fields are no reason to refuse', async () => {
    const body = { name: 'X', unit: 'a-1', roles: ['lead'], __proto__: 1, colour: 'red' }
    expect((await api.asOwner('POST', '/staff', body)).status).toBe(201)
  })
})

describe('units', () => {
  test('one is answered as one, a list as a list; both by code', async () => {
    const one = await api.asOwner('POST', '/units', {
      code: 'n-1',
      name: 'Tổ 1',
      level: 'to',
      parentCode: 'ward-b',
    })
    expect(one.status).toBe(200)
    expect(one.body).toEqual({
      code: 'n-1',
      name: 'Tổ 1',
      level: 'to',
      parentCode: 'ward-b',
      households: null,
      aliases: [],
      outcome: 'created',
    })
    const list = await api.asOwner('POST', '/units', [
      { code: 'n-1', name: 'Tổ một', level: 'to', households: 9 },
    ])
    expect(list.body).toMatchObject({
      items: [{ code: 'n-1', name: 'Tổ một', households: 9, outcome: 'changed' }],
      nextCursor: null,
    })
  })

  test('issues name the field for one unit, and the place in a list', async () => {
    const lost = { code: 'l', name: 'L', level: 'to', parentCode: 'nowhere' }
    expect((await api.asOwner('POST', '/units', lost)).body.issues).toMatchObject([{ path: 'parentCode' }])
    expect((await api.asOwner('POST', '/units', [lost])).body.issues).toMatchObject([
      { path: '0.parentCode' },
    ])
    expect((await api.asOwner('POST', '/units', [{ name: 'L' }])).body.issues).toMatchObject([
      { path: '0.code' },
      { path: '0.level' },
    ])
    expect((await api.asOwner('POST', '/units', { name: 'L' })).body.issues).toMatchObject([
      { path: 'code' },
      { path: 'level' },
    ])
    expect((await api.asOwner('POST', '/units', [])).status).toBe(422)
  })

  test('the tree is what the caller may see, whole or by pages', async () => {
    const lead = await api.staff('Tổ trưởng', 'ward-a', 'viewer')
    const whole = await lead('GET', '/units')
    const codes = (whole.body.items as { code: string }[]).map(({ code }) => code)
    expect(codes).toEqual(['ward-a', 'a-1', 'a-2'])
    const first = await lead('GET', '/units?limit=2')
    const second = await lead('GET', `/units?limit=2&cursor=${first.body.nextCursor}`)
    expect([...(first.body.items as []), ...(second.body.items as [])]).toEqual(whole.body.items)
    expect(second.body.nextCursor).toBeNull()
    expect((await lead('POST', '/units', { code: 'a-1', name: 'X', level: 'x' })).status).toBe(403)
    expect((await lead('GET', '/units/b-1/history')).status).toBe(404)
    expect((await lead('GET', '/units/a-1/history')).body.periods).toMatchObject([
      { code: 'a-1', validTo: null },
    ])
  })

  test('a table goes out and comes back', async () => {
    const csv = await api.asOwner('GET', '/units.csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const header = { 'Content-Type': 'text/csv' }
    const preview = await api.asOwner(
      'POST',
      '/units.csv?dryRun=true',
      `${csv.text}c-1,Tổ mới,to,ward-b,,\r\n`,
      header,
    )
    expect(preview.body).toMatchObject({
      created: [{ code: 'c-1' }],
      changed: [],
      errors: [],
      applied: false,
    })
    expect(api.world.unitId('c-1')).toBe(0)
  })
})

describe('staff', () => {
  test('a new member gets a token, acts within their unit, and is listed', async () => {
    const created = await api.asOwner('POST', '/staff', {
      name: 'Lê Thị B',
      unit: 'ward-b',
      roles: ['officer', 'admin'],
    })
    expect(created).toMatchObject({ status: 201, body: { id: expect.any(Number) } })
    const id = created.body.id as number
    const made = await api.asOwner('POST', `/staff/${id}/tokens`)
    expect(made.status).toBe(201)
    const call = api.callAs(made.body.token as string)
    expect((await call('GET', `/staff/${id}`)).body).toMatchObject({
      name: 'Lê Thị B',
      roles: [{ unit: 'ward-b' }, { unit: 'ward-b' }],
    })
    expect((await call('POST', '/staff', { name: 'Bên cạnh', unit: 'ward-a', roles: ['lead'] })).status).toBe(
      404,
    )
    expect((await call('POST', '/staff', { name: 'Ở dưới', unit: 'b-1', roles: ['lead'] })).status).toBe(201)
    expect(
      (await call('POST', '/staff', { name: 'Không có', unit: 'zzz', roles: ['lead'] })).body.issues,
    ).toMatchObject([{ path: 'unit' }])
    expect((await call('GET', `/staff/${api.world.ownerId}`)).status).toBe(404)
    expect((await call('POST', `/staff/${api.world.ownerId}/tokens`)).status).toBe(404)
    for (const odd of ['abc', '0', '-1', '99999999999999999999', '1e3', '%00'])
      expect((await call('GET', `/staff/${odd}`)).status, odd).toBe(404)
  })

  test('login links and invites have the shape of the contract', async () => {
    const lead = await api.staff('Tổ trưởng', 'a-1', 'lead')
    const link = await api.asOwner('POST', `/staff/${lead.id}/login-links`)
    expect(link.body).toEqual({
      url: expect.stringMatching(/^http:\/\/cau-noi\.test\/console\/sign-in\/[\w-]{43}$/),
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/),
    })
    const invite = await api.asOwner('POST', `/staff/${lead.id}/invites`)
    expect(invite.body).toEqual({
      code: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      zaloText: expect.any(String),
    })
    expect((await lead('POST', `/staff/${lead.id}/login-links`)).status).toBe(403)
  })

  test('pages of staff follow each other while others are added', async () => {
    const seen: number[] = []
    let cursor = ''
    do {
      const page = await api.asOwner('GET', `/staff?limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...(page.body.items as { id: number }[]).map(({ id }) => id))
      cursor = (page.body.nextCursor as string | null) ?? ''
      if (seen.length === 2) await api.world.member('Chen ngang', 'ward-a', 'lead')
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength((await api.world.staff.list(api.world.owner)).length)
  })

  test('a role is given and ended', async () => {
    const lead = await api.staff('Hai vai', 'a-1', 'lead')
    const given = await api.asOwner('POST', `/staff/${lead.id}/roles`, { role: 'viewer', unit: 'ward-a' })
    const roles = given.body.roles as { id: number; role: string; unit: string }[]
    expect(roles.map(({ role, unit }) => `${role} ${unit}`)).toEqual(['lead a-1', 'viewer ward-a'])
    const again = await api.asOwner('POST', `/staff/${lead.id}/roles`, { role: 'viewer', unit: 'ward-a' })
    expect([again.status, again.body.type]).toEqual([409, 'urn:cau-noi:problem:role-present'])
    const ended = await api.asOwner('POST', `/staff/${lead.id}/roles/${roles[1]?.id}/end`)
    expect((ended.body.roles as { role: string }[]).map(({ role }) => role)).toEqual(['lead'])
  })
})

test('a message is understood with its place, and nothing is stored', async () => {
  const text = 'đèn đường ngõ 15 tổ 1 phường Thanh Xuân hỏng cả tuần nay'
  const answer = await api.asOwner('POST', '/understand', { text })
  expect(answer.status).toBe(200)
  expect(answer.body).toEqual({
    kind: 'phan_anh',
    category: 'chieu_sang_dien',
    urgency: expect.any(String),
    unit: { ward: 'Thanh Xuân', tdp: 1, unitCode: 'a-1' },
    confidence: expect.any(Number),
    emergency: false,
  })
  expect(await api.world.database.orm.ticket.count()).toBe(0)
  for (const odd of ['', '\u0000\u202E\uFFFD', '💡'.repeat(5000), 'a'.repeat(100_000), '{{7*7}}<script>'])
    expect((await api.asOwner('POST', '/understand', { text: odd })).status).toBe(200)
})

describe('the document', () => {
  test('lists every route there is, and is open', async () => {
    const { status, body } = await api.callAs(null)('GET', '/openapi.json')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      openapi: '3.1.0',
      components: { securitySchemes: { bearer: { scheme: 'bearer' } } },
    })
    const listed = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(listed.sort()).toEqual([...new Set(api.routes)].sort())
  })

  test('describes bodies, answers and parameters by schema', async () => {
    const { body } = await api.callAs(null)('GET', '/openapi.json')
    const paths = body.paths as Record<string, Record<string, Record<string, unknown>>>
    expect(paths['/tickets']?.get?.parameters).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'limit', in: 'query' })]),
    )
    expect(paths['/staff']?.post).toMatchObject({
      requestBody: {
        content: { 'application/json': { schema: { type: 'object', required: ['name', 'unit', 'roles'] } } },
      },
      responses: {
        201: { content: { 'application/json': { schema: { properties: { id: { type: 'integer' } } } } } },
      },
    })
    expect(paths['/tickets/{code}']?.get?.parameters).toMatchObject([
      { name: 'code', in: 'path', required: true },
    ])
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
