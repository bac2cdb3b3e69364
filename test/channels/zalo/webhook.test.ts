/** Signed events are taken, and nothing else is. */
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { UnavailableError } from '../../../src/channels/channel.ts'
import { eventSignature } from '../../support/zalo/signature.ts'
import { standIn, webhookOf } from './parts.ts'

const vector = {
  body: '{"app_id":"1122334455667788990","event_name":"user_send_text","sender":{"id":"7001"},"recipient":{"id":"9001"},"message":{"msg_id":"m1","text":"Đường hỏng"},"timestamp":"1780000000000"}',
  digest: '156edc2b670b1c921f998cfe6e6fc09245b7d638393c52cc50a25f005d55871d',
}
const signed = { 'x-zevent-signature': `mac=${vector.digest}` }

describe('the signature', () => {
  it('is right for the vector of the reference, with mac= and without', async () => {
    const { post, received } = webhookOf(await standIn())
    expect(await post(vector.body, signed)).toBe(200)
    expect(await post(vector.body, { 'x-zevent-signature': vector.digest })).toBe(200)
    expect(received[0]).toMatchObject({
      key: 'm:m1',
      from: '7001',
      body: { kind: 'text', text: 'Đường hỏng' },
    })
  })

  it.each([
    ['missing', vector.body, {}],
    ['empty', vector.body, { 'x-zevent-signature': '' }],
    ['of other bytes', vector.body, { 'x-zevent-signature': `mac=${'0'.repeat(64)}` }],
    ['cut short', vector.body, { 'x-zevent-signature': `mac=${vector.digest.slice(0, 60)}` }],
    ['of a body written anew', JSON.stringify(JSON.parse(vector.body), null, 1), signed],
    ['of a body cut short', vector.body.slice(0, -2), signed],
    ['of a changed body', vector.body.replace('7001', '7002'), signed],
    ['on a probe', '{}', signed],
    ['missing on a sample', '{"event_name":"follow"}', {}],
  ])('is refused with 401 when it is %s', async (_what, body, headers) => {
    const { post, received } = webhookOf(await standIn())
    expect(await post(body, headers as Record<string, string>)).toBe(401)
    expect(received).toEqual([])
  })

  it('may be over the timestamp of the header, which is tried after that of the body', async () => {
    const zalo = await standIn()
    const { post, received } = webhookOf(zalo)
    const body = vector.body
    const other = eventSignature({
      first: zalo.appId,
      body,
      timestamp: '1780000000999',
      secret: zalo.oaSecret,
    })
    const headers = { 'x-zevent-signature': other, 'x-zevent-timestamp': '1780000000999' }
    expect(await post(body, headers)).toBe(200)
    expect(await post(body, { 'x-zevent-signature': other })).toBe(401)
    expect(received).toHaveLength(1)
  })

  it('may begin with the OA only where the settings say so', async () => {
    const zalo = await standIn()
    const { body } = vector
    const byOa = eventSignature({ first: '9001', body, timestamp: '1780000000000', secret: zalo.oaSecret })
    const headers = { 'x-zevent-signature': byOa }
    expect(await webhookOf(zalo).post(body, headers)).toBe(401)
    expect(await webhookOf(zalo, { signatureStart: 'oa_id' }).post(body, headers)).toBe(200)
  })
})

describe('the body', () => {
  it('of the unsigned probe gets 200 and does nothing', async () => {
    const { post, received } = webhookOf(await standIn())
    expect(await post('{}')).toBe(200)
    expect(received).toEqual([])
  })

  it('above one megabyte gets 413', async () => {
    const { post } = webhookOf(await standIn())
    expect(await post('x'.repeat(1024 * 1024 + 1), signed)).toBe(413)
  })

  it('that is signed and no object gets 400', async () => {
    const zalo = await standIn()
    const timestamp = '1'
    const body = 'no json'
    const signature = eventSignature({ first: zalo.appId, body, timestamp, secret: zalo.oaSecret })
    const headers = { 'x-zevent-signature': signature, 'x-zevent-timestamp': timestamp }
    expect(await webhookOf(zalo).post(body, headers)).toBe(400)
  })
})

describe('the answer', () => {
  it('comes well within two seconds though handling takes longer: the event is kept as it is', async () => {
    const { post, kept } = webhookOf(await standIn(), {
      receive: () => new Promise((resolve) => setTimeout(resolve, 3_000).unref()),
    })
    const began = performance.now()
    expect(await post(vector.body, signed)).toBe(200)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(kept.map(({ key }) => key)).toEqual(['m:m1'])
  })

  it('does not wait for the handling at all when much is waiting already', async () => {
    const { post, kept } = webhookOf(await standIn(), {
      isBehind: true,
      receive: () => new Promise(() => undefined),
    })
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    expect(await post(vector.body, signed)).toBe(200)
    expect(kept.map(({ key }) => key)).toEqual(['m:m1'])
  })

  it('is 200 when nothing can be handled but the event is kept, and 503 when not even that', async () => {
    const busy = async () => {
      throw new UnavailableError(1000)
    }
    const { post, kept, state } = webhookOf(await standIn(), { receive: busy })
    expect(await post(vector.body, signed)).toBe(200)
    expect(kept).toHaveLength(1)
    state.keeps = false
    expect(await post(vector.body, signed)).toBe(503)
  })

  it('to a repeated delivery raises an alert', async () => {
    const { post, lines } = webhookOf(await standIn())
    await post(vector.body, { ...signed, num_retry: '2' })
    expect(lines()).toContain('"level":50')
    expect(lines()).toContain('Zalo had to deliver an event again')
  })

  it('to a withdrawn permission is 200, with an alert; delivered again it stops nothing', async () => {
    const zalo = await standIn()
    const { post, state, lines } = webhookOf(zalo)
    const body = `{"app_id":"${zalo.appId}","event_name":"permission_revoked","oa_id":"1","timestamp":"5"}`
    expect(await post(body, zalo.webhook.signed(body, '5'))).toBe(200)
    expect(await post(body, zalo.webhook.signed(body, '5'))).toBe(200)
    expect(state.revoked).toBe(1)
    expect(lines()).toContain('"level":50')
  })
})

describe('an event that nobody knows', () => {
  it('is kept as it came, and harms nothing; what cannot be kept is delivered again', async () => {
    const zalo = await standIn()
    const { post, received, bare, state } = webhookOf(zalo)
    const body = JSON.stringify({
      app_id: zalo.appId,
      event_name: 'oaa_dances',
      x: { y: [1] },
      timestamp: '5',
    })
    expect(await post(body, zalo.webhook.signed(body, '5'))).toBe(200)
    expect(bare).toEqual([JSON.parse(body)])
    expect(received).toEqual([])
    state.keeps = false
    expect(await post(body, zalo.webhook.signed(body, '5'))).toBe(503)
  })
})

describe('one address for several OAs of an app', () => {
  it('gives each event to the account whose OA it is for', async () => {
    const second = { id: 8, platform: 'zalo', slug: 'second', unitId: 2 } as const
    const { post, received } = webhookOf(await standIn(), {
      accountOf: (oaIds) => (oaIds.includes('9001') ? second : undefined),
    })
    await post(vector.body, signed)
    expect(received[0]?.account).toEqual(second)
  })
})

describe('a reply typed in the OA’s own console', () => {
  it('is told apart from the echo of what the program sent', async () => {
    const zalo = await standIn()
    const { post, received, outside } = webhookOf(zalo)
    const echo = (sender: object, event_name = 'oa_send_text') =>
      JSON.stringify({
        app_id: zalo.appId,
        event_name,
        sender,
        recipient: { id: '7001' },
        message: { msg_id: 'e1', text: 'Đã nhận' },
        timestamp: '5',
      })
    for (const body of [
      echo({ id: '9001' }),
      echo({ id: '9001', admin_id: '3' }),
      echo({ id: '9001', admin_id: '3' }, 'oa_send_other'),
    ])
      expect(await post(body, zalo.webhook.signed(body, '5'))).toBe(200)
    expect(outside).toMatchObject([{ to: '7001', messageId: 'e1', text: 'Đã nhận', what: 'text' }])
    expect(received).toEqual([])
  })
})
