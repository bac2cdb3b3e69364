/** A resident on Zalo: the feedback dialogue over the OA's HTTP, on the whole program. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWaitingEvents } from '../../../src/conversation/waiting-events.ts'
import { openDesk } from '../../support/program-desk.ts'
import { startZaloProgram, type ZaloProgram } from '../../support/zalo-program.ts'
import { createResident } from '../web/resident.ts'

let program: ZaloProgram
let shift = 0
const hour = 3600_000

beforeAll(async () => {
  program = await startZaloProgram({ now: () => new Date(Date.now() + shift) })
  const wards = [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00367-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: '00367' },
  ]
  expect((await program.api('POST', '/units', wards)).status).toBeLessThan(300)
})
afterAll(() => program?.close())

type Person = ReturnType<ZaloProgram['zalo']['user']>

async function answerTo(person: Person, deed: () => unknown) {
  const seen = person.inbox().length
  deed()
  return person.waitFor(() => person.inbox().length > seen)
}
const ask = (person: Person, text: string) => answerTo(person, () => person.say(text))
const tap = (person: Person, title: string) => answerTo(person, () => person.press(title))
const titles = ({ buttons }: { buttons: readonly { title: string }[] }) => buttons.map(({ title }) => title)
const codeIn = (text: string) => /PA-[0-9A-Z]{7}/.exec(text)?.[0] ?? 'no code'
const ticket = async (code: string) => (await program.api('GET', `/tickets/${code}`)).body

async function file(person: Person, text: string): Promise<string> {
  await ask(person, text)
  return codeIn((await ask(person, '1')).text)
}

describe('feedback on Zalo', () => {
  it('takes a report in two messages: words, then one press', async () => {
    const person = program.zalo.user()
    const shown = await ask(person, 'den duong ngo 15 to 5 hong ca tuan nay, toi om')
    expect(shown.text).toContain('Chiếu sáng')
    expect(titles(shown)).toContain('Đồng ý và gửi')
    const sent = await tap(person, 'Đồng ý và gửi')
    expect(await ticket(codeIn(sent.text))).toMatchObject({ category: 'chieu_sang_dien', status: 'received' })
  })

  it('takes a photo, fetches it from the platform, and keeps a shared place with its name', async () => {
    const person = program.zalo.user()
    person.photo()
    await person.waitFor(/Mời bác viết thêm/)
    await ask(person, 'Ổ gà to giữa đường ngõ 5')
    const shown = await answerTo(person, () =>
      person.location({ latitude: 20.9937, longitude: 105.8142, name: 'Nhà văn hóa tổ 5' }),
    )
    expect(shown.text).toContain('có vị trí')
    const code = codeIn((await ask(person, '1')).text)
    expect(await ticket(code)).toMatchObject({
      attachments: 1,
      location: { latitude: 20.9937, longitude: 105.8142 },
    })
    const state = async () =>
      (
        await program.database.orm.attachment.findFirst({
          where: { ticket: { code } },
          select: { file: true },
        })
      )?.file.state
    await expect.poll(state, { timeout: 15_000 }).toBe('ready')
  })

  it('is corrected by typing the number of a choice', async () => {
    const person = program.zalo.user()
    const shown = await ask(person, 'Ở đây có chuyện lạ lắm các bác ạ, ra xem giúp với')
    const number = titles(shown).indexOf('Sửa loại việc') + 1
    expect(number).toBeGreaterThan(0)
    const asked = await ask(person, String(number))
    expect(asked.text).toContain('1. ')
    expect(asked.buttons.length).toBeLessThanOrEqual(5)
    expect((await ask(person, 'tiếng ồn')).text).toContain('Tiếng ồn')
  })

  it('speaks English with those who write it', async () => {
    const person = program.zalo.user()
    const shown = await ask(person, 'The street light in alley 15, group 5 has been broken for a week')
    expect(shown.text).toContain('Here is what we understood')
    expect((await tap(person, 'Agree and send')).text).toMatch(/Received. Your report’s code is PA-/)
  })

  it('is followed up, answered in the console and read on Zalo', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Ghế đá trong công viên cũ quá, xin thay')
    expect((await ask(person, 'tra cuu')).text).toContain(code)
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Phường đã ghi nhận.' })
    expect((await person.waitFor(/ghi nhận/)).text).toContain(code)
  })

  it('tells staff that a resident silent for eight days was not reached, and reaches one silent for three', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Loa phường hỏng ở ngõ 7')
    shift += 72 * hour
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã cử người sửa.' })
    expect((await person.waitFor(/cử người/)).quotaType).toBe('sub_quota')
    shift += 120 * hour
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã sửa xong hôm nay.' })
    const failed = () =>
      program.database.orm.outgoingMessage.findFirst({ where: { state: 'skipped', chatId: person.id } })
    await expect.poll(failed).toMatchObject({ reason: 'window' })
    expect((await ask(person, 'tra cuu')).text).toContain(code)
  })

  it('keeps the pair of tokens going over 25 hours, and stores it encrypted', async () => {
    const before = program.zalo.tokens.counts.refreshed
    shift += 26 * hour
    const person = program.zalo.user()
    await ask(person, 'Rác ùn ứ đầu ngõ 12 ba ngày nay')
    expect(program.zalo.tokens.counts.refreshed).toBe(before + 1)
    const account = await program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug: 'zalo' } })
    const token = program.zalo.calls.at(-1)?.headers.access_token ?? ''
    expect(token).not.toBe('')
    expect(Buffer.from(account.credentials ?? []).includes(token)).toBe(false)
  })

  it('answers an event that comes twice once, and its own echoes not at all', async () => {
    const person = program.zalo.user()
    const event = person.say('/trogiup')
    await person.waitFor('114')
    expect(await program.zalo.webhook.again(event)).toBe(200)
    await program.zalo.webhook.idle()
    await ask(person, 'Rác ngõ 9 chưa ai dọn')
    expect(person.inbox().filter(({ text }) => text.includes('114'))).toHaveLength(1)
  })

  it('guides a denunciation, and keeps it from ordinary eyes', async () => {
    const person = program.zalo.user()
    const shown = await ask(person, 'Tôi tố cáo cán bộ địa chính phường nhận tiền hối lộ để cấp sổ đỏ')
    expect(shown.text).toMatch(/tố cáo/i)
    const code = codeIn((await tap(person, 'Đồng ý và gửi kín')).text)
    const row = await program.database.orm.ticket.findUniqueOrThrow({ where: { code } })
    expect(row).toMatchObject({ kind: 'to_cao', restricted: true })
    const officer = await program.api<{ id: number }>('POST', '/staff', {
      name: 'Cán bộ phường',
      unit: '00367',
      roles: ['officer'],
    })
    const { body } = await program.api<{ token: string }>('POST', `/staff/${officer.body.id}/tokens`)
    const seen = await fetch(`${program.url}/api/v1/tickets/${code}`, {
      headers: { authorization: `Bearer ${body.token}` },
    })
    expect(seen.status).toBe(404)
    expect((await ask(person, 'tra cuu')).text).toContain(code)
  })

  it('deletes the resident’s data when they ask', async () => {
    const person = program.zalo.user()
    const code = await file(person, 'Cây khô chắn lối đi ngõ 9, xin dọn')
    for (const to of ['in_progress', 'answered', 'closed'])
      await program.api('POST', `/tickets/${code}/transitions`, { to, note: 'Đã dọn cây.' })
    await person.waitFor(/đã kết thúc/)
    person.say('/dulieu')
    await person.waitFor(/Việc đã gửi: 1/)
    await tap(person, 'Xóa dữ liệu')
    await tap(person, 'Xóa dữ liệu của tôi')
    expect((await person.waitFor(/Đã xóa theo yêu cầu/)).text).not.toContain('Cây khô')
    expect(await ticket(code)).toMatchObject({ text: '' })
    const { orm } = program.database
    expect(
      await orm.identity.findMany({ where: { externalId: person.id, personId: { not: null } } }),
    ).toEqual([])
    expect((await ask(person, 'tra cuu')).text).not.toContain(code)
  })

  it('joins a resident on Telegram, Zalo and the web into one: one history, and replies go where they last wrote', async () => {
    const onZalo = program.zalo.user()
    const code = await file(onZalo, 'Cống tắc bốc mùi cả tuần ở ngõ 21')
    const joinCode =
      /[0-9A-Z]{4,}-?[0-9A-Z]*(?=\n|$)/m.exec((await ask(onZalo, 'chuyenkenh')).text)?.[0] ?? ''
    const onTelegram = program.telegram.user()
    onTelegram.say(joinCode)
    await onTelegram.waitFor(/Đã nối/)
    expect((await onZalo.waitFor(/vừa được nối/)).text).toContain('Telegram')
    onTelegram.say('tra cuu')
    await onTelegram.waitFor(code)
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã thông cống.' })
    await onTelegram.waitFor(/thông cống/)
    expect(onZalo.inbox().some(({ text }) => text.includes('thông cống'))).toBe(false)

    const onWeb = createResident(program.url)
    await onWeb.request('')
    onTelegram.say('/chuyenkenh')
    const webCode = /[0-9A-Z]{4,}-?[0-9A-Z]*(?=\n|$)/m.exec((await onTelegram.waitFor(/mã/i)).text ?? '')?.[0]
    await onWeb.say(webCode ?? '')
    const said = (pattern: RegExp) => onWeb.rows((rows) => rows.some(({ text }) => pattern.test(text)))
    await said(/Đã nối/)
    await onWeb.say('tra cuu')
    await said(new RegExp(code))
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã đậy lại nắp cống.' })
    await said(/đậy lại nắp/)
    expect(onTelegram.inbox().some(({ text }) => text?.includes('đậy lại nắp'))).toBe(false)
    await ask(onZalo, 'tra cuu')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã kiểm tra lần cuối.' })
    await onZalo.waitFor(/kiểm tra lần cuối/)
    const people = await program.database.orm.identity.findMany({
      where: { person: { identities: { some: { externalId: onZalo.id } } } },
      select: { account: { select: { platform: true } } },
    })
    expect(people.map(({ account }) => account.platform).sort()).toEqual(['telegram', 'web', 'zalo'])
  })

  it('keeps on the ticket what staff answer in the OA’s own console, once, and not the echoes of its own', async () => {
    const person = program.zalo.user()
    const older = await file(person, 'Nắp cống vỡ ở ngõ 30')
    const code = await file(person, 'Biển tên phố bị mờ ở ngõ 31')
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Trả lời từ phần mềm.' })
    await person.waitFor(/Trả lời từ phần mềm/)
    await program.zalo.webhook.idle()
    const said = program.zalo.staffReply({ to: person, text: 'Đã đặt biển mới, bác nhé.' })
    await program.zalo.webhook.idle()
    await program.zalo.webhook.again(said)
    program.zalo.staffReply({ to: person, text: `Việc ${older}: thợ đến chiều nay.` })
    program.zalo.staffReply({ to: person, what: 'image' })
    program.zalo.staffReply({ to: program.zalo.user(), text: 'Chào bác.' })
    await program.zalo.webhook.idle()
    const repliesOn = async (of: string) =>
      ((await ticket(of)).history as { type: string }[]).filter(({ type }) => type === 'reply')
    expect(await repliesOn(code)).toMatchObject([
      { text: 'Trả lời từ phần mềm.' },
      { text: 'Đã đặt biển mới, bác nhé.', outside: 'zalo', side: 'committee' },
      { outside: 'zalo', what: 'image' },
    ])
    expect(await repliesOn(older)).toMatchObject([{ text: `Việc ${older}: thợ đến chiều nay.` }])
    expect(await ticket(older)).toMatchObject({ status: 'in_progress' })
    const waits = async () =>
      (await program.database.orm.ticket.findUniqueOrThrow({ where: { code: older } })).waitingSince
    expect(await waits()).not.toBeNull()
    const desk = await openDesk(program, { now: () => new Date(Date.now() + shift) })
    expect(await desk.read(`/console/tickets/${code}`)).toMatch(/từ OA .*Đã đặt biển mới/)
    expect((await ask(person, `tra cuu ${code}`)).text).toContain('Đã đặt biển mới')
  })

  it('keeps an event that nobody knows, once, counted, without an effect', async () => {
    const person = program.zalo.user()
    const event = person.does('future_event', { data: { of: 'another year' } })
    await program.zalo.webhook.idle()
    await program.zalo.webhook.again(event)
    const kept = () =>
      program.database.orm.inboundEvent.findMany({
        where: { payload: { path: ['event_name'], equals: 'future_event' } },
      })
    expect(await kept()).toMatchObject([{ state: 'done', payload: event }])
    const metrics = await (await fetch(`${program.url}/metrics`)).text()
    expect(metrics).toMatch(/updates.*platform="zalo",kind="unknown",outcome="done"} 2/)
    expect(person.inbox()).toEqual([])
  })

  it('refuses forged events without any effect', async () => {
    const { webhook } = program.zalo
    const body = JSON.stringify({ event_name: 'user_send_text', sender: { id: '1' }, timestamp: '1' })
    const before = await program.database.orm.inboundEvent.count()
    expect(await webhook.post({ body, headers: {} })).toBe(401)
    expect(await webhook.post({ body, headers: { 'x-zevent-signature': 'mac=00' } })).toBe(401)
    expect(await program.database.orm.inboundEvent.count()).toBe(before)
  })

  it('handles an event once that was written down before it could be handled', async () => {
    const person = program.zalo.user()
    const account = await program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug: 'zalo' } })
    const waiting = createWaitingEvents({ database: program.database, clock: { now: () => new Date() } })
    const key = `m:${person.id}`
    const event = {
      account: { id: account.id, platform: 'zalo' as const, slug: 'zalo', unitId: account.unitId },
      key,
      from: person.id,
      order: 1,
      at: new Date(),
      body: { kind: 'text' as const, text: '/trogiup' },
      raw: null,
    }
    const stateOf = async () => (await program.database.orm.inboundEvent.findFirst({ where: { key } }))?.state
    await Promise.all([waiting.keep(event), waiting.keep({ ...event, key: `${key}/1` }), waiting.keep(event)])
    expect(await stateOf()).toBe('failed')
    person.follow()
    person.does('user_send_text', { message: { msg_id: person.id, text: '/trogiup' } })
    await person.waitFor('114')
    expect(await stateOf()).toBe('done')
    await waiting.keep(event)
    expect(await stateOf()).toBe('done')
  })

  it('shows Zalo the file that proves the domain', async () => {
    const response = await fetch(`${program.url}/zalo_verifierHTT8xWgh_code.html`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('content="HTT8xWgh_code"')
    expect((await fetch(`${program.url}/zalo_verifierother.html`)).status).toBe(404)
  })
})

describe('what a resident tells of themselves', () => {
  const kept = async (person: Person) =>
    program.database.orm.identity.findFirstOrThrow({
      where: { externalId: person.id },
      select: { person: { select: { phone: true, consents: { where: { purpose: 'phone' } } } } },
    })

  it('is a number by Zalo’s own form, kept once they agree, with the proof', async () => {
    const person = program.zalo.user()
    await ask(person, 'Lan can cau bo ho ngo 5 bi gay')
    const sent = await ask(person, '1')
    expect(titles(sent)).toContain('Để lại số điện thoại')
    person.press('Để lại số điện thoại')
    await person.waitFor(/cán bộ có thể gọi/)
    expect((await person.waitFor(({ form }) => form !== undefined)).form?.title).toBe('Gửi số điện thoại')
    const asked = await answerTo(person, () =>
      person.fillForm({ name: 'An', phone: '84912345678', full_address: { user_city: 'Hà Nội' } }),
    )
    expect(asked.text).not.toContain('84912345678')
    expect((await kept(person)).person?.phone).toBeNull()
    await tap(person, 'Đồng ý cho gọi')
    const { id } = await program.database.orm.identity.findFirstOrThrow({
      where: { externalId: person.id },
    })
    expect((await kept(person)).person).toMatchObject({
      phone: '84912345678',
      consents: [{ textVersion: 'phone-1', identityId: id, withdrawnAt: null }],
    })
  })

  it('is a number they type, or none at all: then what they write goes its way', async () => {
    const person = program.zalo.user()
    person.say('so dien thoai')
    await person.waitFor(({ form }) => form !== undefined)
    expect((await ask(person, '0912 345 678')).text).toContain('cán bộ gọi số')
    await tap(person, 'Không lưu số')
    expect((await kept(person)).person?.phone ?? null).toBeNull()
    person.say('số điện thoại')
    await person.waitFor(({ form }) => form !== undefined)
    expect((await ask(person, 'Rác ùn ứ đầu ngõ 12 ba ngày nay')).text).toContain('Rác')
  })

  it.each([
    ['newer', { full_address: { user_address: 'Số 5 ngõ 15', user_ward: 'Tổ 5, phường Thanh Xuân' } }],
    ['older', { address: 'Số 5 ngõ 15, tổ 5', ward: 'phường Thanh Xuân', city: 'Hà Nội' }],
  ])('is the address of their report by the form, in the %s shape', async (_shape, info) => {
    const person = program.zalo.user()
    await ask(person, 'Ghế đá ở công viên bị vỡ, xin sửa giúp')
    person.press('Sửa địa chỉ')
    expect((await person.waitFor(({ form }) => form !== undefined)).form?.title).toBe('Gửi địa chỉ')
    const shown = await answerTo(person, () => person.fillForm({ phone: '84912345678', ...info }))
    expect(shown.text).toContain('Tổ dân phố số 5')
    const code = codeIn((await tap(person, 'Đồng ý và gửi')).text)
    expect(await ticket(code)).toMatchObject({
      unit: '00367-5',
      address: expect.stringContaining('Số 5 ngõ 15'),
    })
    expect((await kept(person)).person).toMatchObject({ phone: null, consents: [] })
    expect(
      await program.database.orm.consent.count({
        where: { purpose: 'feedback', identity: { externalId: person.id } },
      }),
    ).toBe(1)
  })
})

describe('a withdrawal at Zalo', () => {
  it('ends every consent at once and is a request to delete with its clocks, one however often it comes', async () => {
    const { orm } = program.database
    const person = program.zalo.user()
    const code = await file(person, 'Cống ngõ 9 tổ 5 tắc, nước tràn ra đường')
    const { authorId } = await orm.ticket.findUniqueOrThrow({ where: { code } })
    const personId = authorId ?? 0
    const answer = await answerTo(person, () => person.does('user_withdraw'))
    await answerTo(person, () => person.does('user_withdraw'))
    const requests = await orm.dataRequest.findMany({ where: { personId } })
    expect(requests).toMatchObject([{ kind: 'delete', status: 'received' }])
    expect(answer.text).toContain(String(requests[0]?.id))
    expect(await orm.consent.count({ where: { personId, withdrawnAt: null } })).toBe(0)
    expect((await orm.ticket.findUniqueOrThrow({ where: { code } })).text).toContain('Cống ngõ 9')
    expect((await ask(person, 'Đèn đường ngõ 9 tổ 5 hỏng')).buttons[0]?.title).toBe('Đồng ý và gửi')
  })

  it('asks for no deletion of staff: their role is ended by an administrator', async () => {
    const person = program.zalo.user()
    const staff = { name: 'Cán bộ Minh', unit: '00367', roles: ['officer'] }
    const { body } = await program.api<{ id: number }>('POST', '/staff', staff)
    const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`, {})
    await ask(person, invite.body.code)
    const answer = await answerTo(person, () => person.does('user_withdraw'))
    expect(answer.text).toContain('Kênh này thuộc về cán bộ')
    expect(await program.database.orm.dataRequest.count({ where: { personId: body.id } })).toBe(0)
  })
})
