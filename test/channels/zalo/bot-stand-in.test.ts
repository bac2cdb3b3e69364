/** The stand-in of the Bot Platform keeps to the reference. */
import { createServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startZaloBotStandIn, type ZaloBotOptions } from '../../support/zalo/bot.ts'

describe('the Bot Platform', () => {
  async function bot(options: ZaloBotOptions = {}) {
    const zalo = await startZaloBotStandIn(options)
    onTestFinished(() => zalo.close())
    const call = async (method: string, body: object = {}, token = zalo.token) => {
      const response = await fetch(`${zalo.root}/bot${token}/${method}`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
      return { status: response.status, body: (await response.json()) as BotAnswer }
    }
    return { zalo, call }
  }
  interface BotAnswer {
    ok: boolean
    result?: { message?: { text?: string } }
  }

  it('has its token in the path, and answers an idle poll with 408', async () => {
    const { call } = await bot()
    expect((await call('getMe')).body).toMatchObject({ ok: true, result: { account_type: 'BASIC' } })
    expect((await call('getMe', {}, '1:wrong')).status).toBe(401)
    expect((await call('getme')).status).toBe(400)
    expect(await call('getUpdates', { timeout: '0' })).toMatchObject({ status: 408, body: { ok: false } })
    expect((await call('getWebhookInfo')).status).toBe(404)
  })

  it.each([
    [true, ['a', 'a']],
    [false, ['a', undefined]],
  ])('gives an update that was read again: %s', async (replay, texts) => {
    const { zalo, call } = await bot({ replay })
    await zalo.user().say('a')
    const poll = async () => (await call('getUpdates', { timeout: '0' })).body.result?.message?.text
    expect([await poll(), await poll()]).toEqual(texts)
  })

  it.each([
    [true, { ok: true, result: { event_name: 'message.text.received' } }],
    [false, { event_name: 'message.text.received' }],
  ])('posts to a webhook with its secret, wrapped: %s', async (wrapped, expected) => {
    const { zalo, call } = await bot({ wrapped })
    const got: { secret: unknown; body: unknown }[] = []
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
        got.push({ secret: request.headers['x-bot-api-secret-token'], body })
        response.end()
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void receiver.close())
    const { port } = receiver.address() as { port: number }
    const asked = { url: `http://127.0.0.1:${port}/`, secret_token: 'a-secret-of-the-bot' }
    expect((await call('setWebhook', { ...asked, secret_token: 'short' })).status).toBe(400)
    await call('setWebhook', asked)
    expect(await zalo.user().say('a')).toBe(200)
    expect(got).toMatchObject([{ secret: asked.secret_token, body: expected }])
    expect((await call('getUpdates', { timeout: '0' })).status).toBe(400)
  })

  it('lets so many messages out in a month, to so many users', async () => {
    const { zalo, call } = await bot({ monthly: 1 })
    const { id, inbox } = zalo.user()
    expect((await call('sendMessage', { chat_id: id, text: 'a'.repeat(2001) })).status).toBe(400)
    expect((await call('sendMessage', { chat_id: id, text: 'a' })).status).toBe(200)
    expect((await call('sendMessage', { chat_id: id, text: 'b' })).status).toBe(429)
    expect(inbox).toEqual(['a'])
    for (let users = 1; users < 50; users += 1) zalo.user()
    expect(() => zalo.user()).toThrow('no room')
  })
})
