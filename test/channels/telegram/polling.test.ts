import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createTelegramPolling } from '../../../src/channels/telegram/polling.ts'
import { systemClock } from '../../../src/platform/clock.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { TelegramStandIn } from '../../support/telegram/server.ts'
import { channelTo, type ReadableLog, RecordingInbox, readableLog, telegram, until } from './parts.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

interface PollingParts {
  standIn: TelegramStandIn
  inbox: RecordingInbox
  readable?: ReadableLog
}

function poll({ standIn, inbox, readable = readableLog() }: PollingParts) {
  const polling = createTelegramPolling({
    config: { token: standIn.token, apiRoot: standIn.apiRoot },
    channel: channelTo(standIn),
    inbox,
    database,
    clock: systemClock,
    log: readable.log,
    holder: `test ${Math.random()}`,
  })
  polling.start()
  onTestFinished(() => polling.stop())
  return polling
}

const calls = (standIn: TelegramStandIn, method: string) =>
  standIn.calls.filter((call) => call.method === method)

describe('polling', () => {
  it('removes a webhook first, keeps what waits, and asks for the kinds that are read', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    const an = standIn.user()
    an.say('trước')
    poll({ standIn, inbox })
    await standIn.idle()
    an.say('sau')
    await standIn.idle()
    expect(inbox.texts()).toEqual(['trước', 'sau'])
    expect(standIn.calls[0]).toMatchObject({ method: 'deleteWebhook', payload: {} })
    expect(calls(standIn, 'getUpdates')[0]?.payload).toMatchObject({
      timeout: 30,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    })
  })

  it('handles 48 chats at once at most, and each chat in its order', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    inbox.takes(() => new Promise((resolve) => setTimeout(resolve, Math.random() * 10)))
    const people = standIn.users(60)
    for (const text of ['1', '2', '3', '4']) for (const person of people) person.say(`${person.id} ${text}`)
    poll({ standIn, inbox })
    await standIn.idle()
    expect(inbox.busiest).toBe(48)
    for (const { id } of people)
      expect(inbox.texts().filter((text) => text.startsWith(`${id} `))).toEqual(
        ['1', '2', '3', '4'].map((n) => `${id} ${n}`),
      )
  })

  it('confirms a batch only when all of it is stored', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    const stored = Promise.withResolvers<void>()
    inbox.takes(() => stored.promise)
    standIn.user().say('mất điện')
    poll({ standIn, inbox })
    await until(() => inbox.calls.length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(standIn.pendingCount).toBe(1)
    expect(calls(standIn, 'getUpdates')).toHaveLength(1)
    stored.resolve()
    await standIn.idle()
  })

  it('that stops between fetching and storing is given the same updates again', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    const an = standIn.user()
    for (const text of ['1', '2', '3']) an.say(text)
    const stored = Promise.withResolvers<void>()
    inbox.takes(() => stored.promise)
    const polling = poll({ standIn, inbox })
    await until(() => inbox.calls.length === 1)
    const stopped = polling.stop()
    stored.resolve()
    await stopped
    expect(inbox.texts()).toEqual(['1'])
    expect(standIn.pendingCount).toBe(3)

    inbox.takes(async () => undefined)
    poll({ standIn, inbox })
    await standIn.idle()
    expect(inbox.texts()).toEqual(['1', '2', '3'])
    expect(inbox.calls.filter((key) => key === inbox.stored[0]?.key)).toHaveLength(2)
  })

  it('waits when nothing can be stored and goes on with the same batch', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    inbox.failNext(1)
    const an = standIn.user()
    an.say('1')
    an.say('2')
    const begun = performance.now()
    poll({ standIn, inbox })
    await standIn.idle()
    expect(performance.now() - begun).toBeGreaterThan(1_400)
    expect(inbox.texts()).toEqual(['1', '2'])
    await until(() => standIn.pendingCount === 0)
    expect(calls(standIn, 'getUpdates').filter((call) => call.status === 200)).toHaveLength(1)
  })

  it('takes an update that comes twice to the inbox twice, under one key', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    poll({ standIn, inbox })
    const { update_id } = standIn.user().say('một lần').update
    await standIn.idle()
    standIn.redeliver(update_id)
    await until(() => inbox.calls.length === 2)
    expect(inbox.calls).toEqual([`u${update_id}`, `u${update_id}`])
    expect(inbox.texts()).toEqual(['một lần'])
  })

  it('goes past updates that are nothing for us', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    poll({ standIn, inbox })
    await standIn.raw({ message: { chat: null } })
    standIn.user().unknownKind()
    standIn.user().say('sau')
    await standIn.idle()
    expect(inbox.texts()).toEqual(['sau'])
  })

  it('acknowledges presses', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    poll({ standIn, inbox })
    standIn.user().pressData('x')
    await until(() => standIn.calls.some((call) => call.method === 'answerCallbackQuery'))
    expect(standIn.unanswered()).toEqual([])
  })

  it('survives a lost connection, a page of a proxy and 429', async () => {
    const standIn = await telegram()
    const inbox = new RecordingInbox()
    const readable = readableLog()
    standIn.faults.next({ method: 'deleteWebhook', count: 1, answer: 'drop' })
    standIn.faults.next({ method: 'getUpdates', count: 1, answer: 'html' })
    const limited = { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 1 } }
    standIn.faults.next({ method: 'getUpdates', count: 1, answer: { status: 429, body: limited } })
    standIn.user().say('đến nơi')
    poll({ standIn, inbox, readable })
    await standIn.idle(10_000)
    expect(inbox.texts()).toEqual(['đến nơi'])
    expect(readable.lines()).not.toContain(standIn.token.split(':')[1])
  })

  it('calls for a person when another program polls the bot, and still stops at once', async () => {
    const standIn = await telegram()
    const readable = readableLog()
    const body = {
      ok: false,
      error_code: 409,
      description: 'Conflict: terminated by other getUpdates request',
    }
    standIn.faults.next({ method: 'getUpdates', count: 1, answer: { status: 409, body } })
    const polling = poll({ standIn, inbox: new RecordingInbox(), readable })
    await until(() => readable.lines().includes('another program polls this bot'))
    expect(readable.lines()).toContain('"level":50')
    const begun = performance.now()
    await polling.stop()
    expect(performance.now() - begun).toBeLessThan(500)
  })

  it('is done by one process at a time, the next takes over when it stops', async ({ skip }) => {
    skip(database.kind === 'embedded', 'an embedded database has one process')
    const standIn = await telegram()
    const [first, second] = [new RecordingInbox(), new RecordingInbox()]
    const an = standIn.user()
    const polling = poll({ standIn, inbox: first })
    an.say('1')
    await standIn.idle()
    poll({ standIn, inbox: second })
    an.say('2')
    await standIn.idle()
    await polling.stop()
    an.say('3')
    await standIn.idle()
    expect([first.texts(), second.texts()]).toEqual([['1', '2'], ['3']])
  })

  it('stops at once while it waits for updates', async () => {
    const standIn = await telegram()
    const polling = poll({ standIn, inbox: new RecordingInbox() })
    await until(() => calls(standIn, 'deleteWebhook').length === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    const begun = performance.now()
    await polling.stop()
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
