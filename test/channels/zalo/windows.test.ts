/** A resident who falls silent on Zalo: what staff see, what is sent, what is not, on the whole program with a clock of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { windowOf } from '../../../src/channels/windows.ts'
import { createBroadcastHistory } from '../../../src/channels/zalo/broadcast-caps.ts'
import { formatDateTime } from '../../../src/platform/text/numbers.ts'
import { startZaloProgram, type ZaloProgram } from '../../support/zalo-program.ts'

const hour = 3600_000
const day = 24 * hour
let program: ZaloProgram
let shift = 0
let cookie = ''
let token = ''
const now = () => new Date(Date.now() + shift)

beforeAll(async () => {
  program = await startZaloProgram({ now })
  await signIn()
})
afterAll(() => program?.close())

async function signIn() {
  const { url } = await program.app.staff.createLoginLink(null, program.app.ownerId)
  const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
  cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  token = /name="token" value="([^"]*)"/.exec(await (await page('/console')).text())?.[1] ?? ''
}
const page = (path: string) => fetch(`${program.url}${path}`, { headers: { cookie } })
const ticketPage = async (code: string) =>
  (await (await page(`/console/tickets/${code}`)).text()).replaceAll(/<[^>]*>|\s+/g, ' ')
const post = (path: string, fields: Record<string, string>) =>
  fetch(`${program.url}${path}`, {
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams({ token, ...fields }),
    redirect: 'manual',
  })

async function spentThisMonth(): Promise<number> {
  const month = (date: Date) => formatDateTime(date, 'en').split(' ').slice(-2).join(' ')
  const billed = await program.database.orm.outgoingMessage.findMany({ where: { cost: 'billed' } })
  return billed.filter(({ createdAt }) => month(createdAt) === month(now())).length
}

interface Standing {
  readonly ways: { way: string; channel: string }[]
  readonly unsent: { message: string }[]
}
type Person = ReturnType<ZaloProgram['zalo']['user']>
async function ask(person: Person, text: string) {
  const seen = person.inbox().length
  person.say(text)
  return person.waitFor(() => person.inbox().length > seen)
}
async function file(person: Person, text: string): Promise<string> {
  await ask(person, text)
  return /PA-[0-9A-Z]{7}/.exec((await ask(person, '1')).text)?.[0] ?? 'no code'
}
const pass = async (ms: number) => {
  shift += ms
  await signIn()
}
const messages = (person: Person) =>
  program.database.orm.outgoingMessage.findMany({ where: { chatId: person.id }, orderBy: { id: 'asc' } })
const rules = (settings: object) =>
  program.database.orm.channelAccount.update({ where: { slug: 'zalo' }, data: { settings } })
const identity = (person: Person) =>
  program.database.orm.identity.findFirstOrThrow({ where: { externalId: person.id } })

describe('the window of an answer', () => {
  it('is free for 48 hours, billed for seven days, and shut after', () => {
    const at = new Date('2026-11-22T09:20:00Z')
    const after = (ms: number) => windowOf({ platform: 'zalo', at, now: new Date(at.getTime() + ms) }).kind
    expect([0, 48 * hour, 48 * hour + 1, 7 * day, 7 * day + 1].map(after)).toEqual([
      'free',
      'free',
      'billed',
      'billed',
      'closed',
    ])
    expect(windowOf({ platform: 'zalo', at: null, now: at }).kind).toBe('closed')
    expect(windowOf({ platform: 'telegram', at: null, now: at }).kind).toBe('unlimited')
  })

  it('opens with what a person does, not with what is done to them or with their leaving', async () => {
    const person = program.zalo.user()
    await file(person, 'Nắp cống vỡ ở ngõ 3')
    const first = (await identity(person)).lastInteractionAt
    expect(first).not.toBeNull()
    await pass(hour)
    person.does('user_submit_info', { info: { phone: '84900000000' } })
    person.does('user_seen_message', { message: { msg_ids: ['x'] } })
    person.unfollow()
    await program.zalo.webhook.idle()
    expect((await identity(person)).lastInteractionAt).toEqual(first)
    person.follow()
    await program.zalo.webhook.idle()
    expect((await identity(person)).lastInteractionAt?.getTime()).toBeGreaterThan(first?.getTime() ?? 0)
  })

  it('is known to each message before it is sent: what answers a deed is free', async () => {
    const person = program.zalo.user()
    await file(person, 'Vỉa hè bong gạch ở ngõ 4')
    expect((await messages(person)).map(({ cost }) => cost)).toEqual(['free', 'free'])
  })
})

describe('a resident silent', () => {
  it('for an hour: staff see until when answers are free, and are told nothing of money', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Đèn đường ngõ 15 không sáng')
    const until = new Date(((await identity(person)).lastInteractionAt?.getTime() ?? 0) + 48 * hour)
    await pass(hour)
    expect(await ticketPage(code)).toContain(`Trả lời được miễn phí đến ${formatDateTime(until, 'vi')}`)
  })

  it('for three days: staff see the price and the end, the answer is sent and counted as billed', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Loa phường hỏng ở ngõ 7')
    const until = new Date(((await identity(person)).lastInteractionAt?.getTime() ?? 0) + 7 * day)
    await pass(3 * day)
    expect(await ticketPage(code)).toContain(
      `mỗi tin trả lời tính phí, gửi được đến ${formatDateTime(until, 'vi')}`,
    )
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã cử người sửa.' })
    const answer = await person.waitFor(/cử người/)
    expect(answer.quotaType).toBe('sub_quota')
    expect(answer.text).toContain(formatDateTime(until, 'vi'))
    expect(answer.buttons.map(({ title }) => title)).toContain('Nhận tin tiếp')
    const last = async () => (await messages(person)).at(-1)
    await expect.poll(last).toMatchObject({ cost: 'billed', state: 'sent' })
    person.press('Nhận tin tiếp')
    expect((await person.waitFor(/Đã ghi nhận/)).quotaType).toBe('reply')
    expect(await ticketPage(code)).toContain('Trả lời được miễn phí đến')
  })

  it('for three days where billed answers are off, or their month is used up: nothing is sent', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Biển báo gãy ở ngõ 8')
    await pass(3 * day)
    await rules({ billed: { allowed: false } })
    expect(await ticketPage(code)).toContain('hoặc đã hết hạn mức tháng')
    const refused = await program.api<{ history: object[] }>('POST', `/tickets/${code}/replies`, {
      text: 'Không gửi.',
    })
    expect(refused.body.history.at(-1)).toMatchObject({ type: 'reply', skipped: 'window' })
    // A pass of three days may have begun a month.
    const monthly = 1 + (await spentThisMonth())
    await rules({ billed: { allowed: true, monthly } })
    expect(await ticketPage(code)).toContain('tháng này còn 1 tin')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Tin cuối của tháng.' })
    await person.waitFor(/cuối của tháng/)
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Quá hạn mức.' })
    await rules({})
    const lastThree = async () => (await messages(person)).slice(-3)
    await expect.poll(lastThree).toMatchObject([
      { state: 'skipped', reason: 'window', cost: null },
      { state: 'sent', cost: 'billed' },
      { state: 'skipped', reason: 'window', cost: null },
    ])
    expect(person.inbox().some(({ text }) => /Không gửi|Quá hạn mức/.test(text))).toBe(false)
  })

  it('for eight days: nothing is sent, whoever answered is told, and what else can be done', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Cây nghiêng ở ngõ 9')
    await pass(8 * day)
    const calls = program.zalo.calls.length
    expect(await ticketPage(code)).toContain('Đã quá 7 ngày người phản ánh chưa nhắn lại')
    const answered = await post(`/console/tickets/${code}/reply`, { text: 'Đã cắt tỉa cây.' })
    expect(answered.headers.get('location')).toContain('done=reply-skipped')
    const shown = await ticketPage(code)
    expect(shown).toContain('Lời trả lời chưa được gửi vì đã quá hạn nhắn tin')
    expect(shown).toContain('gọi điện rồi ghi lại')
    expect((await messages(person)).at(-1)).toMatchObject({ state: 'skipped', reason: 'window', cost: null })
    const sent = program.zalo.calls.slice(calls).filter(({ path }) => path.endsWith('/message/cs'))
    expect(sent).toEqual([])
    const called = await post(`/console/tickets/${code}/call`, {
      text: 'Đã gọi, bà con cảm ơn.',
      reached: 'yes',
    })
    expect(called.headers.get('location')).toContain('done=called')
    const after = await ticketPage(code)
    expect(after).toContain('Đã gọi, bà con cảm ơn.')
    expect(after).not.toContain('Lời trả lời chưa được gửi')
    expect((await ask(person, 'tra cuu')).text).toContain(code)
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Nay nhắn được rồi.' })
    await person.waitFor(/nhắn được rồi/)
  })

  it('for eight days with an approved template: the words go by it, once', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Ghế đá gãy ở ngõ 10')
    await pass(8 * day)
    program.zalo.templates.add('ZBS-7')
    await rules({ template: { id: 'ZBS-7', code: 'ma', text: 'noi_dung' } })
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã thay ghế mới.' })
    const message = String((await messages(person)).at(-1)?.id)
    const again = () => post(`/console/tickets/${code}/resend`, { message, way: 'template' })
    expect((await again()).headers.get('location')).toContain('done=resent')
    const received = await person.waitFor(/thay ghế/)
    expect(received).toMatchObject({ quotaType: 'template', message: { ma: code } })
    expect((await again()).status).toBe(409)
    await rules({})
    const last = async () => (await messages(person)).at(-1)
    await expect.poll(last).toMatchObject({ cost: 'template', state: 'sent' })
  })

  it('for eight days, with a template that Zalo takes by day alone: it waits for the morning, others do not', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Bồn hoa gãy ở ngõ 12')
    await pass(8 * day)
    await rules({ template: { id: 'ZBS-7', code: 'ma', text: 'noi_dung' } })
    program.zalo.templates.add('ZBS-7')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã trồng lại hoa.' })
    const lost = String((await messages(person)).at(-1)?.id)
    program.zalo.fault({ path: '/message/template', answer: { error: -234 } })
    await program.api('POST', `/tickets/${code}/resends`, { message: lost, way: 'template' })
    const last = async () => (await messages(person)).at(-1)
    await expect.poll(async () => (await last())?.notBefore ?? null, { timeout: 15_000 }).not.toBeNull()
    const until = (await last())?.notBefore?.getTime() ?? 0
    expect(new Date(until + 7 * hour).toISOString()).toContain('T06:00:00')
    await ask(program.zalo.user(), '/trogiup')
    expect(await last()).toMatchObject({ state: 'pending' })
    await pass(until - now().getTime())
    expect((await person.waitFor(/trồng lại/)).quotaType).toBe('template')
    await rules({})
  })

  it('for eight days here, but joined on Telegram: the words go there when staff say so', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Cống tắc ở ngõ 21')
    const joinCode =
      /[0-9A-Z]{4,}-?[0-9A-Z]*(?=\n|$)/m.exec((await ask(person, 'chuyenkenh')).text)?.[0] ?? ''
    const other = program.telegram.user()
    other.say(joinCode)
    await other.waitFor(/Đã nối/)
    await person.waitFor(/vừa được nối/)
    await ask(person, 'tra cuu')
    await pass(8 * day)
    expect(await ticketPage(code)).toContain('gửi qua Telegram')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã thông cống.' })
    const message = String((await messages(person)).at(-1)?.id)
    const ways = () => program.api<Standing>('GET', `/tickets/${code}/reply-ways`)
    expect((await ways()).body).toMatchObject({
      channel: 'zalo',
      window: { kind: 'closed' },
      ways: [{ channel: 'telegram' }],
      unsent: [{ message, reason: 'window' }],
    })
    const way = (await ways()).body.ways[0]?.way ?? ''
    const shown = await (await page(`/console/tickets/${code}`)).text()
    expect(/name="way" value="(\d+)"/.exec(shown)?.[1]).toBe(way)
    const again = (by: string) => program.api('POST', `/tickets/${code}/resends`, { message, way: by })
    expect((await again('999999')).status).toBe(409)
    expect((await again(way)).body).toMatchObject({ history: expect.anything() })
    await other.waitFor(/thông cống/)
    expect((await again(way)).status).toBe(409)
    expect((await ways()).body.unsent).toEqual([])
    const called = await program.api('POST', `/tickets/${code}/calls`, {
      text: 'Gọi báo thêm.',
      reached: true,
    })
    expect(called.body).toMatchObject({
      history: expect.arrayContaining([expect.objectContaining({ type: 'call', text: 'Gọi báo thêm.' })]),
    })
    const entries = await program.database.orm.auditEntry.findMany({
      where: { entityId: code, action: { in: ['ticket.resend', 'ticket.call'] } },
      orderBy: { id: 'asc' },
    })
    expect(entries).toMatchObject([
      { action: 'ticket.resend', data: { via: 'telegram' } },
      { action: 'ticket.call', data: { reached: true } },
    ])
  })

  it('who has blocked the OA: staff are told why in their own words, until they write again', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Đèn ngõ 14 chập chờn')
    person.refuses(-217, 'User has blocked invitation from OA')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Mai thợ đến.' })
    await expect.poll(() => ticketPage(code)).toContain('họ đã chặn tài khoản này')
  })

  it('is called at the number they agreed to, which staff see one look at a time, on record', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Hố ga mất nắp ở ngõ 11')
    expect((await post(`/console/tickets/${code}/phone`, {})).status).toBe(404)
    person.does('user_submit_info', { info: { name: 'An', phone: '84912345678' } })
    expect((await person.waitFor(/cho phép cán bộ gọi/)).text).not.toContain('84912345678')
    expect((await post(`/console/tickets/${code}/phone`, {})).status).toBe(404)
    person.press('Đồng ý cho gọi')
    await person.waitFor(/Đã lưu số điện thoại/)
    expect(await ticketPage(code)).not.toContain('84912345678')
    const shown = await post(`/console/tickets/${code}/phone`, {})
    expect(await shown.text()).toContain('84912345678')
    const looks = { action: 'ticket.phone', entityId: code, actorId: program.app.ownerId }
    expect(await program.database.orm.auditEntry.count({ where: looks })).toBe(1)
    await ask(person, '/dulieu')
    person.press('Rút đồng ý')
    await person.waitFor(/Rút|rút/)
    person.press('Rút: được cán bộ gọi điện')
    await person.waitFor(/rút/)
    expect((await post(`/console/tickets/${code}/phone`, {})).status).toBe(404)
    const { personId } = await identity(person)
    expect((await program.database.orm.person.findUnique({ where: { id: personId ?? 0 } }))?.phone).toBeNull()
  })
})

it('what was broadcast is remembered with the account for a month, beside the cap of its package', async () => {
  const { id } = await program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug: 'zalo' } })
  await rules({ package: 'OA Nâng cao' })
  const history = createBroadcastHistory(program.database, id)
  expect(await history.read()).toEqual({ earlier: [], cap: 4 })
  const at = (date: string) => ({ at: new Date(`${date}T09:00:00+07:00`), target: { cities: '9' } })
  for (const date of ['2026-09-01', '2026-11-01', '2026-11-22']) await history.add(at(date))
  expect(await history.read()).toEqual({ earlier: [at('2026-11-01'), at('2026-11-22')], cap: 4 })
  await rules({})
})
