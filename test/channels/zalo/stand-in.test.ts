/** The stand-in keeps to the reference: what the adapter is tested against is itself tested. */
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startZaloStandIn, type ZaloStandInOptions } from '../../support/zalo/server.ts'
import { appSecretProof, eventSignature } from '../../support/zalo/signature.ts'

const hour = 3600_000
const day = 24 * hour

async function standIn(options: ZaloStandInOptions = {}) {
  const zalo = await startZaloStandIn(options)
  onTestFinished(() => zalo.close())
  const { access_token } = zalo.tokens.issue()
  async function call(
    method: string,
    path: string,
    sent: { body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const isForm = sent.body instanceof FormData
    const response = await fetch(`${zalo.apiRoot}${path}`, {
      method,
      headers: {
        access_token: zalo.tokens.issue().access_token,
        ...(isForm ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(sent.body === undefined
        ? {}
        : { body: isForm ? (sent.body as FormData) : JSON.stringify(sent.body) }),
    })
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer }
  }
  const send = async (user_id: string, message: unknown) =>
    (await call('POST', '/v3.0/oa/message/cs', { body: { recipient: { user_id }, message } })).body
  const refresh = async (token: string, secret = zalo.appSecret) => {
    const response = await fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: secret },
      body: new URLSearchParams({ app_id: zalo.appId, refresh_token: token, grant_type: 'refresh_token' }),
    })
    return (await response.json()) as Record<string, unknown>
  }
  return { zalo, call, send, refresh, access_token }
}

interface Answer {
  error: number
  message: string
  data?: Record<string, unknown>
}

describe('vectors of the reference', () => {
  it('signs an event as the reference does', () => {
    const body =
      '{"app_id":"1122334455667788990","event_name":"user_send_text","sender":{"id":"7001"},"recipient":{"id":"9001"},"message":{"msg_id":"m1","text":"Đường hỏng"},"timestamp":"1780000000000"}'
    expect(Buffer.byteLength(body)).toBe(191)
    const parts = { first: '1122334455667788990', body, timestamp: '1780000000000', secret: 'test-oa-secret' }
    expect(eventSignature(parts)).toBe('mac=156edc2b670b1c921f998cfe6e6fc09245b7d638393c52cc50a25f005d55871d')
  })

  it('proves a token as the reference does', () => {
    expect(appSecretProof('test-app-secret', 'test-access-token')).toBe(
      'c7a7a56a58d03b05def128144d755b6c5bd4ba6b88fbfd8a59a909c862e52d7b',
    )
  })
})

describe('tokens', () => {
  it('rotates a refresh token, which works once', async () => {
    const { zalo, refresh } = await standIn()
    const first = zalo.tokens.issue().refresh_token
    const pair = await refresh(first)
    expect(pair).toMatchObject({ expires_in: '90000', access_token: expect.any(String) })
    expect(pair.refresh_token).not.toBe(first)
    expect(await refresh(first)).toMatchObject({ error: -14020 })
    expect(await refresh(String(pair.refresh_token), 'wrong')).toMatchObject({ error: -14004 })
  })

  it('ends an access token after 25 hours', async () => {
    let now = Date.now()
    const { call, access_token } = await standIn({ now: () => now })
    const headers = { access_token }
    now += 25 * hour - 1000
    expect((await call('GET', '/v2.0/oa/getoa', { headers })).body.error).toBe(0)
    now += 2000
    expect(await call('GET', '/v2.0/oa/getoa', { headers })).toMatchObject({
      status: 200,
      body: { error: -220 },
    })
  })

  it('refuses an unknown token, and a wrong proof', async () => {
    const { call, access_token, zalo } = await standIn()
    expect((await call('GET', '/v2.0/oa/getoa', { headers: { access_token: 'x' } })).body.error).toBe(-216)
    const wrong = { access_token, appsecret_proof: appSecretProof('other', access_token) }
    expect((await call('GET', '/v2.0/oa/getoa', { headers: wrong })).body.error).toBe(-242)
    const right = { access_token, appsecret_proof: appSecretProof(zalo.appSecret, access_token) }
    expect((await call('GET', '/v2.0/oa/getoa', { headers: right })).body.error).toBe(0)
  })
})

describe('routing and rate', () => {
  it('answers unknown paths, old messages and arguments as Zalo does', async () => {
    const { call, zalo } = await standIn()
    const person = zalo.user()
    person.follow()
    expect((await call('POST', '/v3.0/oa/message', { body: {} })).body).toEqual({
      error: 404,
      message: 'You are accessing an empty or invalid API',
    })
    const old = { recipient: { user_id: person.id }, message: { text: 'a' } }
    expect((await call('POST', '/v2.0/oa/message', { body: old })).body.error).toBe(-240)
    const data = encodeURIComponent(JSON.stringify({ user_id: person.id }))
    const { body } = await call('GET', `/v3.0/oa/user/detail?data=${data}`)
    expect(body.data).toMatchObject({ user_id: person.id, user_is_follower: true })
    expect(person.id).toMatch(/^\d{19}$/)
  })

  it('limits calls in each minute and says how many are left', async () => {
    let now = 60_000 * 1000
    const { call } = await standIn({ perMinute: 2, now: () => now })
    expect((await call('GET', '/v2.0/oa/getoa')).headers.get('x-ratelimit-remain')).toBe('1')
    await call('GET', '/v2.0/oa/getoa')
    expect((await call('GET', '/v2.0/oa/getoa')).body.error).toBe(-32)
    now += 60_000
    expect((await call('GET', '/v2.0/oa/getoa')).body.error).toBe(0)
  })
})

describe('messages', () => {
  it('opens a window of seven days, free for 48 hours, billed after', async () => {
    let now = Date.now()
    const { zalo, send } = await standIn({ now: () => now, quota: 1 })
    const person = zalo.user()
    expect((await send(person.id, { text: 'a' })).error).toBe(-230)
    person.say('xin chào')
    expect(await send(person.id, { text: 'a' })).toMatchObject({ data: { quota: { quota_type: 'reply' } } })
    now += 3 * day
    expect(await send(person.id, { text: 'a' })).toMatchObject({
      data: { quota: { quota_type: 'sub_quota' } },
    })
    expect((await send(person.id, { text: 'a' })).error).toBe(-211)
    now += 5 * day
    expect((await send(person.id, { text: 'a' })).error).toBe(-230)
  })

  it('counts characters, buttons and titles', async () => {
    const { zalo, send } = await standIn()
    const person = zalo.user()
    person.follow()
    const button = { title: 'Gửi', type: 'oa.query.hide', payload: 'x' }
    const buttons = (list: unknown[]) => ({
      text: 'a',
      attachment: { type: 'template', payload: { buttons: list } },
    })
    expect((await send(person.id, { text: 'a'.repeat(2000) })).error).toBe(0)
    expect((await send(person.id, { text: 'a'.repeat(2001) })).error).toBe(-210)
    expect((await send('1', { text: 'a' })).error).toBe(-201)
    expect((await send(person.id, buttons(Array(5).fill(button)))).error).toBe(0)
    expect((await send(person.id, buttons(Array(6).fill(button)))).error).toBe(-201)
    expect((await send(person.id, buttons([{ ...button, title: 'a'.repeat(36) }]))).error).toBe(-201)
  })

  it('takes uploads by type and size, and forgets them after seven days', async () => {
    let now = Date.now()
    const { zalo, call, send } = await standIn({ now: () => now })
    const person = zalo.user()
    const upload = async (bytes: Uint8Array<ArrayBuffer>) => {
      const body = new FormData()
      body.set('file', new Blob([bytes]), 'a.jpg')
      return (await call('POST', '/v2.0/oa/upload/image', { body })).body
    }
    const picture = new Uint8Array(1024)
    picture.set([0xff, 0xd8, 0xff])
    expect((await upload(new Uint8Array(10))).error).toBe(-201)
    const { data } = await upload(picture)
    const element = { media_type: 'image', attachment_id: data?.attachment_id }
    const message = {
      attachment: { type: 'template', payload: { template_type: 'media', elements: [element] } },
    }
    person.follow()
    expect((await send(person.id, message)).error).toBe(0)
    now += 7 * day + 1
    person.follow()
    expect((await send(person.id, message)).error).toBe(-100)
  })

  it('sends no broadcast at night', async () => {
    let now = Date.parse('2026-11-22T22:30:00+07:00')
    const { call } = await standIn({ now: () => now })
    const cover = { cover_type: 'photo', photo_url: 'https://example.vn/a.jpg', status: 'show' }
    const article = { type: 'normal', title: 'a', author: 'b', description: 'c', cover, body: [] }
    const { token } = (await call('POST', '/v2.0/article/create', { body: article })).body.data ?? {}
    const { id } = (await call('POST', '/v2.0/article/verify', { body: { token } })).body.data ?? {}
    const elements = [{ media_type: 'article', attachment_id: id }]
    const attachment = { type: 'template', payload: { template_type: 'media', elements } }
    const broadcast = { recipient: { target: {} }, message: { attachment } }
    expect((await call('POST', '/v2.0/oa/message', { body: broadcast })).body.error).toBe(-234)
    now = Date.parse('2026-11-23T06:00:00+07:00')
    expect((await call('POST', '/v2.0/oa/message', { body: broadcast })).body.error).toBe(0)
  })
})

describe('webhook', () => {
  async function listener(answer: (request: { body: string; retry: string }) => number) {
    const bodies: { body: string; signature: string; retry: string }[] = []
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        const retry = String(request.headers.num_retry ?? '')
        bodies.push({ body, signature: String(request.headers['x-zevent-signature'] ?? ''), retry })
        const status = body === '{}' ? 200 : answer({ body, retry })
        // 0: nothing is ever answered.
        if (status > 0) response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      server.close()
      server.closeAllConnections()
    })
    const address = server.address()
    return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`, bodies }
  }

  it('probes, signs, repeats five times and then removes the address', async () => {
    const { zalo } = await standIn({ retryScale: 0.00001 })
    const { url, bodies } = await listener(() => 500)
    await zalo.webhook.register(url)
    expect(bodies[0]).toEqual({ body: '{}', signature: '', retry: '' })
    zalo.user().say('a')
    await expect.poll(() => zalo.webhook.removed).toBe(true)
    expect(bodies.slice(1).map(({ retry }) => retry)).toEqual(['', '1', '2', '3', '4', '5'])
    const { timestamp } = JSON.parse(bodies[1]!.body) as { timestamp: string }
    const parts = { first: zalo.appId, body: bodies[1]!.body, timestamp, secret: zalo.oaSecret }
    expect(bodies[1]?.signature).toBe(eventSignature(parts))
  })

  it('counts an answer that comes too late as none, and delivers again', async () => {
    const { zalo } = await standIn({ retryScale: 0.00001, deadlineMs: 200 })
    const { url, bodies } = await listener(({ retry }) => (retry ? 200 : 0))
    await zalo.webhook.register(url)
    zalo.user().say('a')
    await expect.poll(() => zalo.webhook.deliveries.map(({ status }) => status)).toEqual([0, 200])
    expect(bodies.map(({ retry }) => retry)).toEqual(['', '', '1'])
  })

  it('echoes what the OA sends, tells that it arrived and was seen, and turns a press into words', async () => {
    const { zalo, send, call } = await standIn()
    const { url, bodies } = await listener(() => 200)
    await zalo.webhook.register(url)
    const person = zalo.user()
    person.say('a')
    const payload = { buttons: [{ title: 'Gửi', type: 'oa.query.hide', payload: '#:x' }] }
    await send(person.id, { text: 'b', attachment: { type: 'template', payload } })
    person.press('Gửi')
    await zalo.webhook.idle()
    zalo.groups.set('g1', [])
    const told = { recipient: { group_id: 'g1' }, message: { text: 'c' } }
    await call('POST', '/v3.0/oa/group/message', { body: told })
    await zalo.webhook.idle()
    const sender_action = { react_icon: '/-heart', react_message_id: 'm1' }
    await call('POST', '/v2.0/oa/message', { body: { recipient: { user_id: person.id }, sender_action } })
    await zalo.webhook.idle()
    const events = bodies
      .slice(1)
      .map(({ body }) => JSON.parse(body) as { event_name: string; message: unknown })
    expect(events.map(({ event_name }) => event_name)).toEqual([
      'user_send_text',
      'oa_send_text',
      'user_received_message',
      'user_seen_message',
      'user_send_text',
      'oa_send_group_text',
      'oa_reacted_message',
    ])
    expect(events.find(({ message }) => JSON.stringify(message).includes('#:x'))).toMatchObject({
      event_name: 'user_send_text',
    })
  })
})
