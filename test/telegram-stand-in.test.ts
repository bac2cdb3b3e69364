import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  Bot,
  GrammyError,
  HttpError,
  InlineKeyboard,
  InputFile,
  InputMediaBuilder,
  webhookCallback,
} from 'grammy'
import { afterEach, describe, expect, it } from 'vitest'
import { startTelegramProcess } from './support/telegram/child.ts'
import { smallJpeg } from './support/telegram/files.ts'
import {
  startTelegramStandIn,
  type TelegramStandIn,
  type TelegramStandInOptions,
} from './support/telegram/server.ts'

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function start(options: TelegramStandInOptions = {}): Promise<{ server: TelegramStandIn; bot: Bot }> {
  const server = await startTelegramStandIn(options)
  closers.push(() => server.close())
  return { server, bot: newBot(server) }
}

function newBot(server: TelegramStandIn): Bot {
  return new Bot(server.token, { client: { apiRoot: server.apiRoot }, botInfo: server.bot })
}

/** Starts long polling and returns once the bot is asking. */
async function poll(bot: Bot): Promise<void> {
  await new Promise<void>((resolve) => {
    void bot.start({ timeout: 5, onStart: () => resolve() })
  })
  closers.push(() => bot.stop())
}

/** Serves the bot over a webhook; `respond` may take a request before grammY sees it. */
async function serveWebhook(
  bot: Bot,
  { secret, respond }: { secret: string; respond?: () => Answer | undefined },
) {
  const handle = webhookCallback(bot, 'http', { secretToken: secret })
  const http = createServer((request, response) => {
    const forced = respond?.()
    if (forced) response.writeHead(forced.status, forced.headers).end(forced.body)
    else handle(request, response).catch(() => response.headersSent || response.writeHead(500).end())
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    http.closeAllConnections()
    http.close()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** What the platform refused a call with. */
async function refusal(call: Promise<unknown>): Promise<GrammyError> {
  const error: unknown = await call.then(
    () => new Error('the call was accepted'),
    (reason: unknown) => reason,
  )
  if (error instanceof GrammyError) return error
  throw error
}

describe('sending', () => {
  it('gives the recipient text with entities, buttons and a rising message number', async () => {
    const { server, bot } = await start()
    const an = server.user({ firstName: 'An' })
    const first = await bot.api.sendMessage(an.id, '<b>Chào</b> &lt;An&gt;', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('Gửi', 'send').row().text('Thôi', 'stop'),
    })
    const second = await bot.api.sendMessage(an.id, 'Tiếp')
    expect(second.message_id).toBeGreaterThan(first.message_id)
    const [message] = an.inbox()
    expect(message?.text).toBe('Chào <An>')
    expect(message?.entities).toEqual([{ type: 'bold', offset: 0, length: 4 }])
    expect(message?.buttons.map((row) => row[0]?.text)).toEqual(['Gửi', 'Thôi'])
    expect(server.accepted.get(an.id)).toBe(2)
  })

  it('takes uploads, albums and known file ids', async () => {
    const { server, bot } = await start()
    const an = server.user()
    const sent = await bot.api.sendPhoto(an.id, new InputFile(smallJpeg, 'a.jpg'), { caption: 'Ảnh' })
    const fileId = sent.photo.at(-1)!.file_id
    await bot.api.sendPhoto(an.id, fileId)
    await bot.api.sendDocument(an.id, new InputFile(Buffer.from('a,b'), 'bảng kê.csv'))
    await bot.api.sendMediaGroup(an.id, [
      InputMediaBuilder.photo(fileId),
      InputMediaBuilder.photo(new InputFile(smallJpeg, 'b.jpg'), { caption: 'Hai' }),
    ])
    const [photo, again, document, ...items] = an.inbox()
    expect(photo?.file?.bytes.equals(smallJpeg)).toBe(true)
    expect(again?.file).toBe(photo?.file)
    expect(document?.file?.name).toBe('bảng kê.csv')
    expect(items.map((item) => item.text)).toEqual(['', 'Hai'])
    expect(new Set(items.map((item) => item.mediaGroupId)).size).toBe(1)
  })

  it.each([
    ['an empty text', ' \n ', {}, 'message text is empty'],
    ['4097 letters', 'a'.repeat(4097), {}, 'message is too long'],
    ['a tag left open', '<b>x', { parse_mode: 'HTML' }, "can't parse entities: Can't find end tag"],
    ['an unknown tag', '<p>x</p>', { parse_mode: 'HTML' }, 'Unsupported start tag "p" at byte offset 0'],
    ['crossed tags', '<b><i>x</b></i>', { parse_mode: 'HTML' }, 'Unmatched end tag at byte offset 7'],
    ['a bare full stop', 'Xong.', { parse_mode: 'MarkdownV2' }, "Character '.' is reserved"],
    ['an open star', 'a *b', { parse_mode: 'MarkdownV2' }, "Can't find end of Bold entity at byte offset 2"],
    ['a NUL', 'a\0b', {}, 'strings must be encoded in UTF-8'],
    ['a lone surrogate', 'a\ud83d', {}, 'strings must be encoded in UTF-8'],
    [
      'an entity past the end',
      'abc',
      { entities: [{ type: 'bold', offset: 1, length: 3 }] },
      'ends after the end',
    ],
    [
      'half an emoji',
      '😀',
      { entities: [{ type: 'bold', offset: 0, length: 1 }] },
      'middle of a UTF-16 symbol',
    ],
    [
      '65 bytes of data',
      'x',
      { reply_markup: new InlineKeyboard().text('A', 'ế'.repeat(22)) },
      'BUTTON_DATA_INVALID',
    ],
    [
      'no data',
      'x',
      { reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: '' }]] } },
      'BUTTON_DATA_INVALID',
    ],
  ] as const)('refuses %s', async (_case, text, other, description) => {
    const { server, bot } = await start()
    const sent = bot.api.sendMessage(
      server.user().id,
      text,
      other as Parameters<typeof bot.api.sendMessage>[2],
    )
    const error = await refusal(sent)
    expect(error.error_code).toBe(400)
    expect(error.description).toContain(description)
  })

  it('counts text after parsing and reads MarkdownV2 as the platform does', async () => {
    const { server, bot } = await start()
    const an = server.user()
    await bot.api.sendMessage(an.id, `<b>${'&amp;'.repeat(4096)}</b>`, { parse_mode: 'HTML' })
    expect(an.last()?.text).toHaveLength(4096)
    await bot.api.sendMessage(an.id, '*đậm _nghiêng_* [liên kết](https://vi.wikipedia.org/a_\\(b\\)) \\.', {
      parse_mode: 'MarkdownV2',
    })
    expect(an.last()?.text).toBe('đậm nghiêng liên kết .')
    expect(an.last()?.entities).toEqual([
      { type: 'bold', offset: 0, length: 11 },
      { type: 'italic', offset: 4, length: 7 },
      { type: 'text_link', offset: 12, length: 8, url: 'https://vi.wikipedia.org/a_(b)' },
    ])
    await bot.api.sendMessage(an.id, '>một\n>hai\nba', { parse_mode: 'MarkdownV2' })
    expect(an.last()?.text).toBe('một\nhai\nba')
    expect(an.last()?.entities).toEqual([{ type: 'blockquote', offset: 0, length: 7 }])
  })

  it('tells apart why a chat cannot be written to', async () => {
    const { server, bot } = await start()
    const an = server.user()
    const binh = server.user()
    const group = server.group({ basic: true })
    const oldId = group.id
    an.block()
    binh.deactivate()
    group.migrate(server.user())
    const asked = [an.id, binh.id, server.user({ started: false }).id, 42, oldId]
    const errors = await Promise.all(asked.map((id) => refusal(bot.api.sendMessage(id, 'x'))))
    expect(errors.map((error) => [error.error_code, error.description])).toEqual([
      [403, 'Forbidden: bot was blocked by the user'],
      [403, 'Forbidden: user is deactivated'],
      [403, "Forbidden: bot can't initiate conversation with a user"],
      [400, 'Bad Request: chat not found'],
      [400, 'Bad Request: group chat was upgraded to a supergroup chat'],
    ])
    expect(errors[4]?.parameters.migrate_to_chat_id).toBe(group.id)
    an.unblock()
    await bot.api.sendMessage(an.id, 'lại được')
  })

  it('keeps topics apart and fails into one that is gone or closed', async () => {
    const { server, bot } = await start()
    const group = server.group({ topics: ['PA-1'] })
    const [known] = group.topics()
    const made = await bot.api.createForumTopic(group.id, 'PA-2')
    await bot.api.sendMessage(group.id, 'hai', { message_thread_id: made.message_thread_id })
    expect(group.inbox()[0]?.threadId).toBe(made.message_thread_id)
    group.deleteTopic(known!.id)
    const gone = await refusal(bot.api.sendMessage(group.id, 'x', { message_thread_id: known!.id }))
    expect(gone.description).toContain('message thread not found')
    group.closeTopic(made.message_thread_id)
    const closed = await refusal(
      bot.api.sendMessage(group.id, 'x', { message_thread_id: made.message_thread_id }),
    )
    expect(closed.description).toContain('TOPIC_CLOSED')
  })

  it('answers 401 to a wrong token and 404 to an unknown method', async () => {
    const { server } = await start()
    const wrong = new Bot('1:wrong', { client: { apiRoot: server.apiRoot } })
    expect(await refusal(wrong.api.getMe())).toMatchObject({ error_code: 401, description: 'Unauthorized' })
    expect((await fetch(`${server.apiRoot}/bot${server.token}/sendNothing`)).status).toBe(404)
  })
})

describe('editing', () => {
  it('applies an edit in place, keeps the older face, and refuses one that changes nothing', async () => {
    const { server, bot } = await start()
    const an = server.user()
    const markup = new InlineKeyboard().text('A', 'a')
    const { message_id } = await bot.api.sendMessage(an.id, 'một', { reply_markup: markup })
    const error = await refusal(bot.api.editMessageText(an.id, message_id, 'một', { reply_markup: markup }))
    expect(error.description).toContain('message is not modified')
    await bot.api.editMessageText(an.id, message_id, 'hai')
    expect(an.inbox()).toHaveLength(1)
    expect(an.last()).toMatchObject({ text: 'hai', buttons: [], history: [{ text: 'một' }] })
    await bot.api.deleteMessage(an.id, message_id)
    expect(an.last()).toBeUndefined()
    expect((await refusal(bot.api.deleteMessage(an.id, message_id))).error_code).toBe(400)
  })

  it('takes a callback answer for fifteen seconds', async () => {
    let now = 1_700_000_000_000
    const { server, bot } = await start({ now: () => now })
    const an = server.user()
    await bot.api.sendMessage(an.id, 'chọn', {
      reply_markup: new InlineKeyboard().text('A', 'a').text('B', 'b'),
    })
    const early = an.press('A')
    const late = an.press('b')
    await bot.api.answerCallbackQuery(early.id, { text: 'xong' })
    expect(an.presses()[0]?.answer?.text).toBe('xong')
    now += 15_001
    const error = await refusal(bot.api.answerCallbackQuery(late.id))
    expect(error.description).toContain(
      'query is too old and response timeout expired or query ID is invalid',
    )
    expect(server.unanswered().map((press) => press.data)).toEqual(['b'])
    expect((await refusal(bot.api.answerCallbackQuery(early.id, { text: 'a'.repeat(201) }))).error_code).toBe(
      400,
    )
  })
})

describe('an inbox', () => {
  it('gives each message to one wait, whether it came before or comes after, and says what came instead', async () => {
    const { server, bot } = await start()
    const an = server.user()
    await bot.api.sendMessage(an.id, 'Chào một')
    expect((await an.waitFor('Chào')).text).toBe('Chào một')
    const next = an.waitFor(/^Chào/)
    await bot.api.sendMessage(an.id, 'Chào hai')
    expect((await next).text).toBe('Chào hai')
    await expect(an.waitFor('Chào', 20)).rejects.toThrow('Chào hai')
  })
})

describe('rates', () => {
  it('limits bulk to thirty a second and lengthens the penalty of who goes on', async () => {
    let now = 1_700_000_000_000
    const { server, bot } = await start({ now: () => now })
    const people = server.users(40)
    for (const person of people.slice(0, 30)) await bot.api.sendMessage(person.id, 'tin')
    const first = await refusal(bot.api.sendMessage(people[30]!.id, 'tin'))
    expect(first).toMatchObject({ error_code: 429, parameters: { retry_after: 2 } })
    const second = await refusal(bot.api.sendMessage(people[31]!.id, 'tin'))
    expect(second.parameters.retry_after).toBe(3)
    now += 3000
    await bot.api.sendMessage(people[30]!.id, 'tin')
    expect(server.flood).toEqual({ limited: 2, ignored: 1 })
  })

  it('does not count answers to people who just wrote as bulk', async () => {
    const { server, bot } = await start({ now: () => 1_700_000_000_000 })
    const people = server.users(60)
    for (const person of people) person.say('chào')
    for (const person of people) await bot.api.sendMessage(person.id, 'chào bạn')
    expect(server.flood.limited).toBe(0)
  })

  it('lets a short burst into one private chat and twenty a minute into a group', async () => {
    let now = 1_700_000_000_000
    const { server, bot } = await start({ now: () => now })
    const an = server.user()
    for (let i = 0; i < 5; i++) await bot.api.sendMessage(an.id, `${i}`)
    expect((await refusal(bot.api.sendMessage(an.id, '5'))).error_code).toBe(429)
    now += 5000
    const group = server.group()
    for (let i = 0; i < 20; i++) await bot.api.sendMessage(group.id, `${i}`)
    const error = await refusal(bot.api.sendMessage(group.id, '20'))
    expect(error.parameters.retry_after).toBe(60)
    await bot.api.sendMessage(an.id, 'một chat khác không bị chặn')
  })
})

describe('forced faults', () => {
  it('answers 429, literal bodies, dropped connections and proxy pages as asked', async () => {
    const { server, bot } = await start({ rates: false })
    const an = server.user()
    const send = () => bot.api.sendMessage(an.id, 'x')
    server.faults.failWith429(7)
    expect((await refusal(send())).parameters.retry_after).toBe(7)
    expect((await refusal(send())).parameters.retry_after).toBe(8)
    server.faults.clear()
    const body = { ok: false, error_code: 500, description: 'Internal Server Error: restart' }
    server.faults.next({ method: 'sendMessage', count: 1, answer: { status: 500, body } })
    expect((await refusal(send())).error_code).toBe(500)
    server.faults.next({ chat: an.id, count: 1, answer: 'drop' })
    await expect(send()).rejects.toBeInstanceOf(HttpError)
    server.faults.next({ count: 1, answer: 'html' })
    await expect(send()).rejects.toBeInstanceOf(HttpError)
    expect(an.inbox()).toHaveLength(0)
    server.faults.next({ count: 1, answer: 'lost' })
    await expect(send()).rejects.toBeInstanceOf(HttpError)
    expect(an.inbox()).toHaveLength(1)
    await send()
  })
})

describe('files', () => {
  it('serves a file below the file root after getFile and refuses more than 20 MB', async () => {
    const { server, bot } = await start()
    const an = server.user()
    const { message } = an.photo({ bytes: Buffer.from('jpeg bytes') })
    const file = await bot.api.getFile(message.photo!.at(-1)!.file_id)
    const url = `${server.apiRoot}/file/bot${server.token}/${file.file_path}`
    expect(await (await fetch(url)).text()).toBe('jpeg bytes')
    expect((await fetch(`${url}x`)).status).toBe(404)
    const large = an.document({ size: 21 * 1024 * 1024 })
    const error = await refusal(bot.api.getFile(large.message.document!.file_id))
    expect(error.description).toContain('file is too big')
  })
})

describe('long polling', () => {
  it('hands over what people do and each update once', async () => {
    const { server, bot } = await start()
    const an = server.user({ languageCode: 'vi' })
    const seen: string[] = []
    bot.command('start', (ctx) =>
      ctx.reply(`start ${ctx.match}`, { reply_markup: new InlineKeyboard().text('Có', 'yes') }),
    )
    bot.callbackQuery('yes', async (ctx) => {
      await ctx.answerCallbackQuery('ừ')
      await ctx.editMessageText('đã chọn')
    })
    bot.on('message:photo', (ctx) => void seen.push(ctx.message.media_group_id ?? 'single'))
    bot.on('message:location', (ctx) => void seen.push(ctx.message.venue?.title ?? 'place'))
    bot.on(
      'message:contact',
      (ctx) => void seen.push(ctx.message.contact.user_id === ctx.from.id ? 'own' : 'foreign'),
    )
    bot.on(
      ['message:voice', 'message:sticker', 'message:document', 'edited_message'],
      () => void seen.push('other'),
    )
    bot.on('my_chat_member', (ctx) => void seen.push(ctx.myChatMember.new_chat_member.status))
    await poll(bot)
    an.say('/start abc')
    await an.waitFor('start abc')
    an.press('Có')
    await an.waitFor('đã chọn')
    const album = an.album([{}, { caption: 'hai' }])
    const [{ message }] = [an.say('sai')]
    an.edit(message.message_id, 'đúng')
    an.venue({ latitude: 21, longitude: 105.8, title: 'Nhà văn hóa', address: 'Tổ 5' })
    an.location({ latitude: 21, longitude: 105.8 })
    an.contact('own')
    an.contact('foreign', { userId: 5 })
    an.voice()
    an.sticker()
    an.document()
    an.unknownKind()
    an.reaction(1)
    an.block()
    await server.idle()
    const groupId = album[0]!.message.media_group_id
    expect(seen).toEqual([
      groupId,
      groupId,
      'other',
      'Nhà văn hóa',
      'place',
      'own',
      'foreign',
      'other',
      'other',
      'other',
      'kicked',
    ])
  })

  it('hands over what is said in a group by topic, and only what is meant for a bot without admin rights', async () => {
    const { server, bot } = await start()
    const staff = server.user()
    const group = server.group({ topics: ['PA-1'] })
    const topic = group.topics()[0]!.id
    staff.in(group, topic).say('nhận xử lý')
    const plain = server.group({ botIsAdmin: false })
    staff.in(plain).say('nói chuyện riêng')
    staff.in(plain).say('/baocao')
    const updates = await bot.api.getUpdates()
    expect(
      updates.map(({ message }) => [message?.chat.id, message?.message_thread_id, message?.text]),
    ).toEqual([
      [group.id, topic, 'nhận xử lý'],
      [plain.id, undefined, '/baocao'],
    ])
    await bot.api.sendMessage(group.id, 'ai nhận?', {
      message_thread_id: topic,
      reply_markup: new InlineKeyboard().text('Tôi', 'mine'),
    })
    staff.in(group).press('Tôi')
    const [press] = await bot.api.getUpdates({ offset: updates.at(-1)!.update_id + 1 })
    expect(press?.callback_query).toMatchObject({ data: 'mine', from: { id: staff.id } })
  })

  it('ends the older of two pollers with 409, and refuses polling while a webhook is set', async () => {
    const { server, bot } = await start()
    const older = refusal(bot.api.getUpdates({ timeout: 5 }))
    await new Promise((resolve) => setTimeout(resolve, 50))
    const newer = newBot(server).api.getUpdates({ timeout: 5 })
    expect((await older).error_code).toBe(409)
    server.user().say('chào')
    expect(await newer).toHaveLength(1)
    await bot.api.setWebhook('http://127.0.0.1:9/hook', { secret_token: 'abc_-1' })
    expect((await refusal(bot.api.getUpdates())).description).toContain(
      "can't use getUpdates method while webhook is active",
    )
    expect((await refusal(bot.api.setWebhook('http://example.org/x'))).description).toContain('HTTPS')
    expect(
      (await refusal(bot.api.setWebhook('https://example.org/x', { secret_token: 'a b' }))).description,
    ).toContain('unallowed')
  })

  it('keeps updates until they are confirmed by offset and can repeat one', async () => {
    const { server, bot } = await start()
    const an = server.user()
    const { update } = an.say('một')
    an.say('hai')
    expect(await bot.api.getUpdates()).toHaveLength(2)
    const rest = await bot.api.getUpdates({ offset: update.update_id + 1 })
    expect(rest.map((one) => one.message?.text)).toEqual(['hai'])
    server.redeliver(update.update_id)
    expect((await bot.api.getUpdates({ offset: update.update_id + 2 })).map((one) => one.update_id)).toEqual([
      update.update_id,
    ])
    expect(server.pendingCount).toBe(0)
  })
})

describe('webhook', () => {
  it('delivers with the secret, in order within a chat, and repeats until answered 2xx', async () => {
    const { server, bot } = await start({ retryScale: 0.001 })
    const an = server.user()
    const seen: string[] = []
    bot.on('message:text', async (ctx) => {
      seen.push(ctx.message.text)
      if (seen.length <= 3) throw new Error('not yet')
    })
    await bot.api.setWebhook(await serveWebhook(bot, { secret: 's3cret' }), { secret_token: 's3cret' })
    an.say('một')
    an.say('hai')
    await server.idle()
    expect(seen).toEqual(['một', 'một', 'một', 'một', 'hai'])
    expect(server.deliveries.map((delivery) => delivery.status)).toEqual([500, 500, 500, 200, 200])
    expect((await bot.api.getWebhookInfo()).last_error_message).toContain('500')
  })

  it('is turned away without the right secret and does not hold up other chats meanwhile', async () => {
    const { server, bot } = await start({ retryScale: 0.001 })
    const [an, binh] = server.users(2)
    const seen: string[] = []
    bot.on('message:text', (ctx) => void seen.push(ctx.message.text))
    const url = await serveWebhook(bot, { secret: 'right' })
    await bot.api.setWebhook(url, { secret_token: 'wrong' })
    an!.say('một')
    await expect(server.idle(100)).rejects.toThrow('still pending')
    expect(server.deliveries[0]?.status).toBe(401)
    await bot.api.setWebhook(url, { secret_token: 'right' })
    binh!.say('hai')
    await server.idle()
    expect(seen.toSorted()).toEqual(['hai', 'một'])
  })

  it('honours Retry-After, notes 410, and runs a method named in the answer', async () => {
    const { server, bot } = await start({ retryScale: 0.01 })
    const an = server.user()
    const method = { method: 'sendMessage', chat_id: an.id, text: 'từ câu trả lời' }
    const answers: Answer[] = [
      { status: 503, headers: { 'retry-after': '10' } },
      { status: 410 },
      { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(method) },
    ]
    const url = await serveWebhook(bot, { secret: 's', respond: () => answers.shift() })
    await bot.api.setWebhook(url, { secret_token: 's' })
    const { update } = an.say('chào')
    await an.waitFor('từ câu trả lời')
    const [first, second] = server.deliveries
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(90)
    expect(server.goneCount).toBe(1)
    server.redeliver(update.update_id)
    await expect.poll(() => server.deliveries.length).toBe(4)
    expect(server.deliveries.at(-1)).toMatchObject({ updateId: update.update_id, status: 200 })
    expect(await server.raw(null)).toBe(500)
  })
})

describe('a process of its own', () => {
  it('is driven over HTTP and takes over a thousand calls', async () => {
    const child = await startTelegramProcess({ rates: false, keepCalls: 100 })
    closers.push(() => child.close())
    const { ids } = await child.control('users', { count: 200 })
    const bot = new Bot(child.token, { client: { apiRoot: child.apiRoot } })
    for (let round = 0; round < 6; round++)
      await Promise.all(ids.map((id) => bot.api.sendMessage(id, `tin ${round}`)))
    const { total, chats } = await child.control('accepted', {})
    expect(total).toBe(1200)
    expect(new Set(chats.map(([, messages]) => messages))).toEqual(new Set([6]))
    await child.control('act', { acts: [{ user: ids[0]!, text: 'chào' }] })
    expect((await bot.api.getUpdates()).map((update) => update.message?.text)).toEqual(['chào'])
  })
})
