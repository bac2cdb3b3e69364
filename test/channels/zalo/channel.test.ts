/** Sending to the OA's API, and what each of its answers means. */
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { callsAMinute, createCallBudget } from '../../../src/channels/zalo/budget.ts'
import { readEvent } from '../../../src/channels/zalo/events.ts'
import { ZaloRefusal } from '../../../src/channels/zalo/refusal.ts'
import { plain } from '../../../src/platform/i18n/rich-text.ts'
import { account, channelTo, standIn, texts } from './parts.ts'

async function reached() {
  const zalo = await standIn()
  const person = zalo.user()
  person.follow()
  return { zalo, person }
}
const hello = { text: plain('Xin chào') }
const path = '/oa/message/cs'

describe('an error code', () => {
  it.each([
    [-32, { outcome: 'retry_after' }],
    [-230, { outcome: 'unreachable', reason: 'window' }],
    [-232, { outcome: 'unreachable', reason: 'window' }],
    [-213, { outcome: 'unreachable', reason: 'not_following' }],
    [-217, { outcome: 'unreachable', reason: 'blocked' }],
    [-227, { outcome: 'unreachable', reason: 'inactive' }],
    [-244, { outcome: 'unreachable', reason: 'restricted' }],
    [-211, { outcome: 'unreachable', reason: 'quota' }],
    [-218, { outcome: 'unreachable', reason: 'quota' }],
    [-201, { outcome: 'rejected', ourFault: true }],
    [-210, { outcome: 'rejected', ourFault: true }],
    [-233, { outcome: 'rejected', ourFault: true }],
    [-240, { outcome: 'rejected', ourFault: true }],
    [-248, { outcome: 'rejected', ourFault: false }],
    [-204, { outcome: 'account_fault' }],
    [-205, { outcome: 'account_fault' }],
    [-209, { outcome: 'account_fault' }],
    [-212, { outcome: 'account_fault' }],
    [-219, { outcome: 'account_fault' }],
    [-221, { outcome: 'account_fault' }],
    [-223, { outcome: 'account_fault' }],
    [-224, { outcome: 'account_fault' }],
    [-235, { outcome: 'account_fault' }],
    [-242, { outcome: 'account_fault' }],
    [-1241, { outcome: 'account_fault' }],
    [-320, { outcome: 'unreachable', reason: 'unpaid' }],
    [-321, { outcome: 'unreachable', reason: 'unpaid' }],
    [-137, { outcome: 'unreachable', reason: 'unpaid' }],
    [-234, { outcome: 'retry_after', alone: true }],
    [-237, { outcome: 'rejected', ourFault: true }],
    [-403, { outcome: 'rejected', ourFault: true }],
    [-238, { outcome: 'rejected', ourFault: true }],
    [-241, { outcome: 'rejected', ourFault: true }],
    [-249, { outcome: 'rejected', ourFault: true }],
    [-1340, { outcome: 'rejected' }],
    [-1341, { outcome: 'rejected' }],
    [-100, { outcome: 'unknown' }],
    [404, { outcome: 'account_fault' }],
    [-200, { outcome: 'unknown' }],
    [-214, { outcome: 'unknown' }],
    [-9999, { outcome: 'unknown' }],
  ])('%i has its meaning, and a fault says what to do', async (error, expected) => {
    const { zalo, person } = await reached()
    const { channel, lines } = channelTo(zalo)
    zalo.fault({ path, answer: { error, message: 'text is invalid!' } })
    const outcome = await channel.send(person.id, hello)
    expect(outcome).toMatchObject(expected)
    if (outcome.outcome !== 'account_fault') return
    for (const language of ['vi', 'en'] as const) expect(texts.has(language, outcome.reason)).toBe(true)
    expect(lines()).toContain(texts.say('en', outcome.reason).slice(0, 30))
  })

  it('about the person’s id makes them unreachable, not the message wrong', async () => {
    const { zalo } = await reached()
    expect(await channelTo(zalo).channel.send('1', hello)).toEqual({
      outcome: 'unreachable',
      reason: 'invalid',
    })
  })

  it('with another status than 200 counts all the same', async () => {
    const { zalo, person } = await reached()
    zalo.fault({ path, answer: { status: 400, body: { error: -230, message: 'x' } } })
    expect(await channelTo(zalo).channel.send(person.id, hello)).toMatchObject({ reason: 'window' })
  })

  it.each([[-216], [-220]])('%i is answered with a new token, once', async (error) => {
    const { zalo, person } = await reached()
    const { channel } = channelTo(zalo)
    zalo.fault({ path, answer: { error } })
    expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'sent' })
    zalo.fault({ path, count: 2, answer: { error } })
    expect(await channel.send(person.id, hello)).toEqual({
      outcome: 'account_fault',
      reason: 'zalo-fault-token',
    })
  })
})

it('that something cannot be paid for is an alert with what to do, and free answers go on', async () => {
  const { zalo, person } = await reached()
  const { channel, lines } = channelTo(zalo)
  zalo.fault({ path, answer: { error: -321 } })
  await channel.send(person.id, hello)
  expect(lines()).toContain(texts.say('en', 'zalo-fault-money'))
  expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'sent' })
})

it('that no call of this minute is left, as Zalo said, asks nothing more of it until the next', async () => {
  let now = Date.parse('2026-11-22T09:00:00Z')
  const zalo = await standIn({ perMinute: 3, now: () => now })
  const { channel } = channelTo(zalo, { now: () => now })
  const person = zalo.user()
  person.follow()
  for (let times = 0; times < 3; times += 1)
    expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'sent' })
  expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'retry_after' })
  expect(zalo.calls).toHaveLength(3)
  now += 60_000
  expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'sent' })
  const budget = createCallBudget({ now: () => new Date(now) })
  for (let calls = 0; calls < callsAMinute; calls += 1) budget.take()
  expect(() => budget.take()).toThrow(ZaloRefusal)
})

describe('no answer', () => {
  it.each([
    ['a closed connection', 'drop' as const],
    ['an answer that is lost', 'lost' as const],
    ['a page of a proxy', 'html' as const],
  ])('leaves the fate unknown: %s', async (_what, answer) => {
    const { zalo, person } = await reached()
    zalo.fault({ path, answer })
    expect(await channelTo(zalo).channel.send(person.id, hello)).toMatchObject({ outcome: 'unknown' })
  })

  it('in time leaves the fate unknown, and the next message goes', async () => {
    const { zalo, person } = await reached()
    const { channel } = channelTo(zalo, { callTimeoutMs: 200 })
    zalo.fault({ path, answer: { delayMs: 5_000 } })
    const begun = performance.now()
    expect(await channel.send(person.id, hello)).toEqual({ outcome: 'unknown', reason: 'timeout' })
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'sent' })
  })

  it('from a host that is not there makes the account wait', async () => {
    const { zalo, person } = await reached()
    const { channel } = channelTo(zalo)
    await zalo.close()
    expect(await channel.send(person.id, hello)).toMatchObject({ outcome: 'retry_after' })
  })
})

describe('files', () => {
  it('are shrunk under a megabyte, uploaded once, and uploaded anew when Zalo forgot them', async () => {
    const { zalo, person } = await reached()
    const noise = {
      width: 1500,
      height: 1500,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    } as const
    const bytes = await sharp({ create: { ...noise, background: '#fff' } })
      .png()
      .toBuffer()
    expect(bytes.length).toBeGreaterThan(1024 * 1024)
    const { channel } = channelTo(zalo, {
      files: new Map([[5, { bytes, mime: 'image/png', name: 'a.png' }]]),
    })
    const uploads = () => zalo.calls.filter((call) => call.path.endsWith('/upload/image')).length
    await channel.send(person.id, { ...hello, files: [5] })
    await channel.send(person.id, { ...hello, files: [5] })
    expect(uploads()).toBe(1)
    expect(person.inbox()[0]?.upload?.bytes.length).toBeLessThanOrEqual(1024 * 1024)
    zalo.uploads.expire()
    expect(await channel.send(person.id, { ...hello, files: [5] })).toMatchObject({ outcome: 'sent' })
    expect(uploads()).toBe(2)
  })

  it('that Zalo does not take keep no words back', async () => {
    const { zalo, person } = await reached()
    const sheet = { bytes: new Uint8Array(9), mime: 'application/vnd.ms-excel', name: 'a.xls' }
    const pdf = { bytes: Buffer.from('%PDF-1.7 x'), mime: 'application/pdf', name: 'a.pdf' }
    const { channel } = channelTo(zalo, {
      files: new Map([
        [1, sheet],
        [2, pdf],
      ]),
    })
    await channel.send(person.id, { ...hello, files: [1, 2, 3] })
    expect(person.inbox()).toMatchObject([{ text: 'Xin chào', upload: { name: 'a.pdf' } }])
  })

  it('are fetched from the platform alone', async () => {
    const { zalo } = await reached()
    const { channel } = channelTo(zalo)
    for (const url of [
      'http://127.0.0.1:1/a',
      'https://example.vn/a',
      'https://evilzdn.vn/a',
      'http://a.zdn.vn/a',
      'x',
    ])
      await expect(channel.fetchFile(url)).rejects.toMatchObject({ kind: 'forbidden_origin' })
    await expect(channel.fetchFile(`${new URL(zalo.apiRoot).origin}/media/none`)).rejects.toMatchObject({
      kind: 'expired',
    })
  })
})

describe('a file that somebody sent', () => {
  it('gets a thumb at once, words get none, and a refusal harms nothing', async () => {
    const { zalo, person } = await reached()
    const { channel } = channelTo(zalo)
    const events = (event: object) => {
      const read = readEvent({ account, event, receivedAt: new Date(0) })
      return read.kind === 'deeds' ? read.events : []
    }
    for (const event of [...events(person.say('a')), ...events(person.photo())])
      await channel.acknowledge(event)
    const reactions = zalo.calls.filter(({ path }) => path.endsWith('/v2.0/oa/message'))
    expect(reactions).toMatchObject([{ answer: { error: 0 } }])
    expect(JSON.parse(String(reactions[0]?.body))).toMatchObject({
      sender_action: { react_icon: '/-strong', react_message_id: expect.any(String) },
    })
    zalo.fault({ path: '/v2.0/oa/message', answer: { error: -32 } })
    for (const event of events(person.photo())) await channel.acknowledge(event)
  })
})

describe('a long message', () => {
  it('does not repeat its first part when the second failed', async () => {
    const { zalo, person } = await reached()
    const { channel } = channelTo(zalo)
    const long = { text: plain('Đường hỏng. '.repeat(250)) }
    zalo.fault({ path, answer: { delayMs: 1 } })
    zalo.fault({ path, answer: { error: -32 } })
    expect(await channel.send(person.id, long)).toMatchObject({ outcome: 'retry_after' })
    const outcome = await channel.send(person.id, long)
    expect(person.inbox()).toHaveLength(2)
    // Whoever quotes either part quotes the message.
    expect(outcome).toEqual({
      outcome: 'sent',
      platformId: person
        .inbox()
        .map(({ messageId }) => messageId)
        .join(' '),
    })
  })
})
