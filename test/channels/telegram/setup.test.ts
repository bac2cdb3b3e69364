import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Account } from '../../../src/channels/channel.ts'
import { createTelegramSetup } from '../../../src/channels/telegram/setup.ts'
import { loadTexts } from '../../../src/platform/i18n/texts.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { TelegramStandIn } from '../../support/telegram/server.ts'
import { readableLog, telegram, until } from './parts.ts'

const texts = loadTexts('locales')
let database: TestDatabase
let account: Account

beforeAll(async () => {
  database = await openTestDatabase()
  const { id: unitId } = await database.orm.unit.create({ data: {} })
  const row = { platform: 'telegram', slug: 'telegram', unitId, settings: { kept: true } }
  const { id } = await database.orm.channelAccount.create({ data: row })
  account = { id, platform: 'telegram', slug: 'telegram', unitId }
})
afterAll(() => database.close())

const settings = async () => (await database.orm.channelAccount.findFirstOrThrow()).settings

function setUp(
  standIn: TelegramStandIn,
  { publicUrl, commands = ['phananh', 'report', 'huy'] }: Partial<Wishes> = {},
) {
  const readable = readableLog()
  const setup = createTelegramSetup({
    account,
    config: { token: standIn.token, apiRoot: standIn.apiRoot },
    ...(publicUrl ? { webhook: { publicUrl, secret: 'a-secret' } } : {}),
    commands: new Set(commands),
    database,
    texts,
    log: readable.log,
  })
  setup.start()
  onTestFinished(() => setup.stop())
  return { setup, readable }
}

interface Wishes {
  publicUrl: string
  commands: readonly string[]
}

const ready = (standIn: TelegramStandIn) => until(() => standIn.commands('en').length > 0)

describe('at the start', () => {
  it('the name of the bot is kept with its account, for links', async () => {
    const standIn = await telegram()
    setUp(standIn)
    await ready(standIn)
    expect(await settings()).toEqual({ kept: true, username: 'cau_noi_test_bot' })
  })

  it('the commands that the program takes are shown in both languages, Vietnamese to everybody else', async () => {
    const standIn = await telegram()
    setUp(standIn)
    await ready(standIn)
    const vietnamese = [
      { command: 'phananh', description: 'Gửi phản ánh, kiến nghị' },
      { command: 'huy', description: 'Dừng việc đang làm dở' },
    ]
    expect(standIn.commands()).toEqual(vietnamese)
    expect(standIn.commands('vi')).toEqual(vietnamese)
    expect(standIn.commands('en')).toEqual([
      { command: 'report', description: 'Report a problem or make a request' },
    ])
  })

  it('every command has a description in both languages', async () => {
    const standIn = await telegram()
    const words =
      'phananh report tracuu status thongbao news ungho donate sukien events gopy consult caidat settings'
    setUp(standIn, { commands: `${words} dulieu mydata trogiup help huy cancel`.split(' ') })
    await ready(standIn)
    expect([standIn.commands('vi').length, standIn.commands('en').length]).toEqual([10, 10])
  })

  it('the webhook is set with its secret, without one nothing is said of it', async () => {
    const standIn = await telegram()
    setUp(standIn)
    await ready(standIn)
    expect(standIn.calls.some((call) => call.method === 'setWebhook')).toBe(false)
    const other = await telegram()
    setUp(other, { publicUrl: 'https://mttq.example' })
    await ready(other)
    expect(other.calls.find((call) => call.method === 'setWebhook')?.payload).toEqual({
      url: 'https://mttq.example/webhooks/telegram',
      secret_token: 'a-secret',
      max_connections: 100,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    })
  })

  it('a failure is logged, hides nothing else, and is made good later', async () => {
    const standIn = await telegram()
    standIn.faults.next({ method: 'getMe', count: 1, answer: 'html' })
    const { readable } = setUp(standIn)
    await ready(standIn)
    expect(readable.lines()).toContain('"step":"getMe"')
    await until(() => standIn.calls.filter((call) => call.method === 'getMe').length === 2)
  })

  it('a refused token calls for a person, is not in the log, and stops nothing', async () => {
    const standIn = await telegram()
    const body = { ok: false, error_code: 401, description: 'Unauthorized' }
    standIn.faults.next({ count: 10, answer: { status: 401, body } })
    const { readable, setup } = setUp(standIn, { publicUrl: 'http://127.0.0.1:9' })
    await until(() => readable.lines().includes('"step":"setMyCommands"'))
    expect(readable.lines()).toContain('"level":50')
    expect(readable.lines()).toContain('https addresses only')
    expect(readable.lines()).not.toContain(standIn.token)
    await setup.stop()
  })
})
