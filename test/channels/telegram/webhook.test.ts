import { request } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTelegramApi } from '../../../src/channels/telegram/api.ts'
import { createTelegramWebhook } from '../../../src/channels/telegram/webhook.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { account, channelTo, RecordingInbox, readableLog, telegram, until } from './parts.ts'

const secret = 'Webhook_secret-1'

/** The webhook where the program mounts it, and a stand-in that was told of it. */
async function connected() {
  const standIn = await telegram({ retryScale: 0.001 })
  const inbox = new RecordingInbox()
  const { log, lines } = readableLog()
  const channel = channelTo(standIn)
  const webhook = createTelegramWebhook({ account, secret, inbox, channel, clock: systemClock, log })
  const app = new Hono().route('/webhooks/telegram', webhook)
  const port = await new Promise<number>((resolve) => {
    const server: ServerType = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve(info.port),
    )
    onTestFinished(() => void server.close())
  })
  const publicUrl = `http://127.0.0.1:${port}`
  const api = createTelegramApi({ token: standIn.token, apiRoot: standIn.apiRoot, timeoutSeconds: 5 })
  await api.setWebhook(`${publicUrl}/webhooks/telegram`, { secret_token: secret })
  return { standIn, inbox, lines, url: `${publicUrl}/webhooks/telegram` }
}

function post(url: string, body: string, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'x-telegram-bot-api-secret-token': secret, ...headers },
  })
}

/** The status of the answer to a request whose body has begun and does not end. */
function unfinished(url: string, headers: Record<string, string>, begun = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const open = request(url, { method: 'POST', agent: false, headers }, (answer) => {
      resolve(answer.statusCode)
      open.destroy()
    })
    open.on('error', reject)
    open.flushHeaders()
    if (begun) open.write(begun)
  })
}

const update = (text: string, id = 1) =>
  JSON.stringify({
    update_id: id,
    message: { message_id: id, date: 1, chat: { id: 5, type: 'private' }, from: { id: 5 }, text },
  })

describe('what is let in', () => {
  it('is only what carries the secret: anything else gets 401', async () => {
    const { url, inbox } = await connected()
    for (const wrong of ['', 'Webhook_secret-', 'webhook_secret-1', `${secret}x`])
      expect((await post(url, update('a'), { 'x-telegram-bot-api-secret-token': wrong })).status).toBe(401)
    expect((await fetch(url, { method: 'POST', body: update('a') })).status).toBe(401)
    expect(inbox.calls).toEqual([])
  })

  it('is judged before the body is read', async () => {
    const { url } = await connected()
    expect(await unfinished(url, { 'content-length': '500' })).toBe(401)
  })

  it('is at most 1 MB, announced or not', async () => {
    const { url, inbox } = await connected()
    const known = { 'x-telegram-bot-api-secret-token': secret }
    const large = update('x'.repeat(1024 * 1024))
    expect(await unfinished(url, { ...known, 'content-length': String(large.length) })).toBe(413)
    expect(await unfinished(url, { ...known, 'transfer-encoding': 'chunked' }, large)).toBe(413)
    expect(inbox.calls).toEqual([])
    expect((await post(url, update('x'.repeat(1024 * 1024 - 300)))).status).toBe(200)
  })

  it('is JSON: anything else gets 400', async () => {
    const { url } = await connected()
    for (const body of ['', '{', 'update_id=1', '{"update_id":1}}'])
      expect((await post(url, body)).status).toBe(400)
  })

  it('may be of a kind nobody knows: 200 and no effect', async () => {
    const { standIn, inbox } = await connected()
    for (const strange of [null, [], {}, 7, { update_id: 1, future_kind: {} }])
      expect(await standIn.raw(strange)).toBe(200)
    expect(inbox.calls).toEqual([])
  })
})

describe('an update', () => {
  it('is answered 200 with an empty body only after it was stored', async () => {
    const { url, inbox } = await connected()
    const stored = Promise.withResolvers<void>()
    inbox.takes(() => stored.promise)
    let answered = false
    const answer = post(url, update('{"method":"sendMessage"}')).finally(() => (answered = true))
    await until(() => inbox.calls.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(answered).toBe(false)
    stored.resolve()
    expect((await answer).status).toBe(200)
    expect(await (await answer).text()).toBe('')
    expect(inbox.texts()).toEqual(['{"method":"sendMessage"}'])
  })

  it('that could not be stored gets 503 with Retry-After, and is stored when it comes again', async () => {
    const { standIn, inbox, url } = await connected()
    inbox.failNext(1)
    const refused = await post(url, update('a'))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    inbox.failNext(2)
    standIn.user().say('mất điện')
    await standIn.idle()
    expect(inbox.texts()).toEqual(['mất điện'])
    expect(standIn.deliveries.map((each) => each.status)).toEqual([503, 503, 200])
  })

  it('whose handling breaks in an unforeseen way gets 500, and the log says which', async () => {
    const { standIn, inbox, lines } = await connected()
    inbox.takes(() => Promise.reject(new Error('unforeseen')))
    const { update_id } = standIn.user().say('x').update
    await until(() => standIn.deliveries.length > 0)
    expect(standIn.deliveries[0]?.status).toBe(500)
    expect(lines()).toContain(`"event":"u${update_id}"`)
  })

  it('of each chat comes in its order, an album as its items', async () => {
    const { standIn, inbox } = await connected()
    inbox.takes(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 5)))
    const people = standIn.users(5)
    for (const text of ['1', '2', '3']) for (const person of people) person.say(`${person.id} ${text}`)
    people[0]!.album([{}, {}, {}])
    await standIn.idle()
    for (const { id } of people) {
      const own = inbox.texts().filter((text) => text.startsWith(`${id} `))
      expect(own).toEqual([`${id} 1`, `${id} 2`, `${id} 3`])
    }
    const items = inbox.stored.flatMap(({ body }) => (body.kind === 'file' ? [body.albumId] : []))
    expect([items.length, new Set(items).size]).toEqual([3, 1])
    expect(standIn.goneCount).toBe(0)
  })

  it('that is a press is acknowledged after it was stored, and not before', async () => {
    const { standIn, inbox } = await connected()
    const an = standIn.user()
    inbox.takes(async () => expect(standIn.unanswered()).toHaveLength(1))
    standIn.faults.next({ method: 'answerCallbackQuery', count: 1, answer: { delayMs: 300 } })
    an.pressData('f:1:send')
    await standIn.idle()
    expect(standIn.deliveries[0]?.ms).toBeLessThan(300)
    await until(() => standIn.unanswered().length === 0)
    expect(inbox.stored[0]?.body).toEqual({ kind: 'choice', value: 'f:1:send' })
  })
})
