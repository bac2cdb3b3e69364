import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { InboundEvent, OutboundMessage } from '../../../src/channels/channel.ts'
import { createTelegramApi } from '../../../src/channels/telegram/api.ts'
import { createTelegramChannel } from '../../../src/channels/telegram/channel.ts'
import { toInboundEvent } from '../../../src/channels/telegram/events.ts'
import { outcomeOf } from '../../../src/channels/telegram/outcome.ts'
import { createUploads } from '../../../src/channels/telegram/uploads.ts'
import { smallJpeg } from '../../support/telegram/files.ts'
import { account, channelTo, readableLog, telegram, until, uploadsInMemory } from './parts.ts'

const hello: OutboundMessage = { text: { text: 'Chào bác' } }

const refusal = (error_code: number, description: string, parameters?: object) => ({
  status: error_code,
  body: { ok: false, error_code, description, ...(parameters ? { parameters } : {}) },
})

describe('the outcome of a send', () => {
  it.each([
    [
      '429',
      refusal(429, 'Too Many Requests', { retry_after: 10072 }),
      { outcome: 'retry_after', ms: 10_072_000 },
    ],
    ['429 that says no time', refusal(429, 'Too Many Requests'), { outcome: 'retry_after', ms: 5000 }],
    [
      '403 blocked',
      refusal(403, 'Forbidden: bot was blocked by the user'),
      { outcome: 'unreachable', reason: 'blocked' },
    ],
    [
      '403 deactivated',
      refusal(403, 'Forbidden: user is deactivated'),
      { outcome: 'unreachable', reason: 'deactivated' },
    ],
    [
      '403 never started',
      refusal(403, "Forbidden: bot can't initiate conversation with a user"),
      { outcome: 'unreachable', reason: 'never_started' },
    ],
    [
      '403 kicked',
      refusal(403, 'Forbidden: bot was kicked from the supergroup chat'),
      { outcome: 'unreachable', reason: 'removed' },
    ],
    [
      '403 not a member',
      refusal(403, 'Forbidden: bot is not a member of the supergroup chat'),
      { outcome: 'unreachable', reason: 'removed' },
    ],
    [
      '400 chat not found',
      refusal(400, 'Bad Request: chat not found'),
      { outcome: 'unreachable', reason: 'invalid' },
    ],
    [
      '400 with a new chat id',
      refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -1002 }),
      { outcome: 'moved', chatId: '-1002' },
    ],
    [
      "400 can't parse entities",
      refusal(400, "Bad Request: can't parse entities: x"),
      { outcome: 'rejected', reason: "can't parse entities: x", ourFault: true },
    ],
    [
      '400 message is too long',
      refusal(400, 'Bad Request: message is too long'),
      { outcome: 'rejected', reason: 'message is too long', ourFault: true },
    ],
    [
      '400 BUTTON_DATA_INVALID',
      refusal(400, 'Bad Request: BUTTON_DATA_INVALID'),
      { outcome: 'rejected', reason: 'BUTTON_DATA_INVALID', ourFault: true },
    ],
    [
      '400 message is not modified',
      refusal(400, 'Bad Request: message is not modified: …'),
      { outcome: 'sent', platformId: '' },
    ],
    ['401', refusal(401, 'Unauthorized'), { outcome: 'account_fault', reason: 'token' }],
    ['404', refusal(404, 'Not Found'), { outcome: 'account_fault', reason: 'address' }],
    ['409', refusal(409, 'Conflict: …'), { outcome: 'account_fault', reason: 'conflict' }],
    ['500', refusal(500, 'Internal Server Error'), { outcome: 'unknown', reason: '500' }],
    ["a proxy's page", 'html', { outcome: 'unknown', reason: 'not JSON' }],
    ['a dropped connection', 'drop', { outcome: 'unknown', reason: 'UND_ERR_SOCKET' }],
    ['an answer lost after the message was taken', 'lost', { outcome: 'unknown', reason: 'UND_ERR_SOCKET' }],
  ] as const)('of %s', async (_case, answer, expected) => {
    const standIn = await telegram()
    const an = standIn.user()
    standIn.faults.next({ method: 'sendMessage', count: 1, answer })
    expect(await channelTo(standIn).send(String(an.id), hello)).toEqual(expected)
  })

  it('is told apart by what stands between the bot and the person', async () => {
    const standIn = await telegram()
    const channel = channelTo(standIn)
    const [blocked, gone] = [standIn.user(), standIn.user()]
    blocked.block()
    gone.deactivate()
    const fresh = standIn.user({ started: false })
    const reasons = []
    for (const chat of [blocked.id, gone.id, fresh.id, 404])
      reasons.push(await channel.send(String(chat), hello))
    expect(reasons.map((each) => 'reason' in each && each.reason)).toEqual([
      'blocked',
      'deactivated',
      'never_started',
      'invalid',
    ])
    blocked.unblock()
    expect(await channel.send(String(blocked.id), hello)).toMatchObject({ outcome: 'sent' })
  })

  it('is a pause when no connection could be made, since nothing was sent', async () => {
    const channel = channelTo({ token: '1:x', apiRoot: 'http://127.0.0.1:1' })
    expect(await channel.send('1', hello)).toEqual({ outcome: 'retry_after', ms: 3000 })
  })

  it('is unknown when the answer does not come in time, and the call is given up', async () => {
    let closed = false
    const silent = createServer((request) => void request.on('close', () => (closed = true)).resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => {
      silent.closeAllConnections()
      silent.close()
    })
    const apiRoot = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`
    const api = createTelegramApi({ token: '1:x', apiRoot, timeoutSeconds: 0.1 })
    const error = await api.raw.getMe().catch((reason: unknown) => reason)
    expect(outcomeOf(error)).toEqual({ outcome: 'unknown', reason: 'timeout' })
    await until(() => closed)
  })

  it('is our mistake for a choice Telegram would not take, and nothing is sent', async () => {
    const standIn = await telegram()
    const message = { ...hello, choices: [{ value: 'x'.repeat(65), label: 'A' }] }
    const outcome = await channelTo(standIn).send(String(standIn.user().id), message)
    expect(outcome).toMatchObject({ outcome: 'rejected', ourFault: true })
    expect(standIn.calls).toEqual([])
  })
})

describe('a message of several calls', () => {
  const long: OutboundMessage = { text: { text: 'rác ngõ 12 '.repeat(900).trim() } }

  it('goes on from the call that failed, so that no part comes twice', async () => {
    const standIn = await telegram()
    const an = standIn.user()
    const channel = channelTo(standIn)
    standIn.faults.next({ method: 'sendMessage', count: 1, answer: { delayMs: 0 } })
    standIn.faults.next({ method: 'sendMessage', count: 1, answer: refusal(429, 'x', { retry_after: 1 }) })
    expect(await channel.send(String(an.id), long)).toEqual({ outcome: 'retry_after', ms: 1000 })
    expect(an.inbox()).toHaveLength(1)
    const outcome = await channel.send(String(an.id), long)
    const arrived = an.inbox()
    expect(arrived.map((message) => message.text).join(' ')).toBe(long.text.text)
    // Whoever answers any part answers the message.
    const ids = arrived.map(({ messageId }) => messageId)
    expect(outcome).toEqual({ outcome: 'sent', platformId: ids.join(' ') })
  })

  it('begins anew once it was sent whole', async () => {
    const standIn = await telegram()
    const an = standIn.user()
    const channel = channelTo(standIn)
    for (let times = 0; times < 2; times += 1) await channel.send(String(an.id), long)
    expect(an.inbox()).toHaveLength(6)
  })

  it('is sent without a file that is no more', async () => {
    const standIn = await telegram()
    const an = standIn.user()
    expect(await channelTo(standIn).send(String(an.id), { ...hello, files: [3] })).toMatchObject({
      outcome: 'sent',
    })
    expect(an.last()?.text).toBe('Chào bác')
  })
})

describe('a file sent to many', () => {
  const picture = { ...hello, files: [1] }
  const files = () =>
    new Map([
      [1, { bytes: smallJpeg, mime: 'image/jpeg', name: 'hop.jpg' }],
      [2, { bytes: Buffer.from('%PDF-1.7'), mime: 'application/pdf', name: 'giay-moi.pdf' }],
    ])

  it('is uploaded once, also when many ask at the same time, and goes by its id from then on', async () => {
    const standIn = await telegram()
    const people = standIn.users(6)
    const store = uploadsInMemory()
    const channel = channelTo(standIn, { files: files(), store })
    const sent = await Promise.all(people.map(({ id }) => channel.send(String(id), picture)))
    expect(sent.map(({ outcome }) => outcome)).toEqual(Array(6).fill('sent'))
    const ids = new Set(people.map((person) => person.inbox()[0]?.file?.id))
    expect(ids.size).toBe(1)

    const [an] = people
    const restarted = channelTo(standIn, { files: new Map(), store })
    expect(await restarted.send(String(an?.id), picture)).toMatchObject({ outcome: 'sent' })
    expect(an?.inbox().at(-1)?.file?.id).toBe([...ids][0])
  })

  it('is uploaded anew when Telegram knows its id no more, and nobody gets it twice', async () => {
    const standIn = await telegram()
    const [an] = standIn.users(1)
    const store = uploadsInMemory()
    for (const fileId of [1, 2]) await store.keep(fileId, { platformFileId: 'gone', as: 'photo' })
    const channel = channelTo(standIn, { files: files(), store })
    for (const fileId of [1, 2]) {
      expect(await channel.send(String(an?.id), { ...hello, files: [fileId] })).toMatchObject({
        outcome: 'sent',
      })
      expect(an?.inbox()).toHaveLength(fileId)
      expect(await store.find(fileId)).toMatchObject({ platformFileId: an?.inbox().at(-1)?.file?.id })
    }
  })
})

describe('a press', () => {
  it('is acknowledged, and a failure of that does not matter', async () => {
    const standIn = await telegram()
    const channel = channelTo(standIn)
    const an = standIn.user()
    const pressed = (): InboundEvent =>
      toInboundEvent({ account, update: an.pressData('x').update, receivedAt: new Date() })!
    await channel.acknowledge(pressed())
    expect(standIn.unanswered()).toEqual([])
    standIn.faults.next({ method: 'answerCallbackQuery', count: 1, answer: 'drop' })
    await channel.acknowledge(pressed())
    await channel.acknowledge({ ...pressed(), raw: { callback_query: { id: 'made up' } } })
    expect(standIn.unanswered()).toHaveLength(2)
  })
})

describe('a file', () => {
  const photo = async (size?: number) => {
    const standIn = await telegram()
    const { message } = standIn.user().photo(size ? { size } : {})
    return { standIn, fileId: message.photo!.at(-1)!.file_id }
  }

  it('is downloaded below the same root', async () => {
    const { standIn, fileId } = await photo()
    expect((await channelTo(standIn).fetchFile(fileId)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
  })

  it('above 20 MB is refused', async () => {
    const { standIn, fileId } = await photo(21 * 1024 * 1024)
    await expect(channelTo(standIn).fetchFile(fileId)).rejects.toMatchObject({ kind: 'too_large' })
  })

  it.each([
    ['getFile', refusal(400, 'Bad Request: invalid file_id'), { kind: 'expired' }],
    [
      'getFile',
      refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable'),
      { kind: 'temporary' },
    ],
    ['getFile', refusal(429, 'x', { retry_after: 7 }), { kind: 'temporary', retryAfterMs: 7000 }],
    ['getFile', 'html', { kind: 'temporary' }],
    ['file', { status: 404, body: {} }, { kind: 'expired' }],
    ['file', 'html', { kind: 'temporary' }],
    ['file', 'drop', { kind: 'temporary' }],
  ] as const)('when %s answers %o fails as what it is', async (method, answer, expected) => {
    const { standIn, fileId } = await photo()
    standIn.faults.next({ method, count: 1, answer })
    await expect(channelTo(standIn).fetchFile(fileId)).rejects.toMatchObject({
      name: 'FileFetchError',
      ...expected,
    })
  })
})

it('the token is in no outcome, no error and no log', async () => {
  const standIn = await telegram()
  const { log, lines } = readableLog()
  const fileId = standIn.user().photo().message.photo!.at(-1)!.file_id
  const seen: unknown[] = []
  const readFile = () => Promise.reject(new Error('disk'))
  for (const apiRoot of [standIn.apiRoot, 'http://127.0.0.1:1', `${standIn.apiRoot}/elsewhere`]) {
    const channel = createTelegramChannel({
      account,
      config: { token: standIn.token, apiRoot },
      readFile,
      uploads: createUploads({ store: uploadsInMemory(), log }),
      log,
    })
    standIn.faults.next({ method: 'sendMessage', count: 1, answer: 'html' })
    standIn.faults.next({ method: 'getFile', count: 1, answer: 'html' })
    seen.push(await channel.send('1', hello), await channel.send('1', { ...hello, files: [1] }))
    for (let times = 0; times < 2; times += 1) {
      standIn.faults.next({ method: 'file', count: 1, answer: 'drop' })
      const error = await channel.fetchFile(fileId).catch((reason: unknown) => reason)
      seen.push(String(error), JSON.stringify(error), error instanceof Error && String(error.cause))
    }
  }
  expect(JSON.stringify(seen) + lines()).not.toContain(standIn.token.split(':')[1])
})
