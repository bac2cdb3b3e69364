import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'
import { adds, type Call, type Counts, hire, type Reach, subscribe } from './residents.ts'

let program: Program
let officer: Call
let chair: Call
let root: string
/** In Viet Nam it is ten in the morning. */
const daytime = () => new Date(Date.parse('2026-11-20T10:00:00+07:00') + (Date.now() - begun))
const begun = Date.now()

beforeAll(async () => {
  program = await startProgram({ now: daytime })
  root = (await program.api<{ items: { code: string }[] }>('GET', '/units')).body.items[0]?.code ?? ''
  await program.api('POST', '/units', [
    { code: 'p-1', name: 'Phường Thanh Xuân', level: 'xa', parentCode: root },
    { code: 't-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', parentCode: 'p-1' },
    { code: 'p-2', name: 'Phường Khương Đình', level: 'xa', parentCode: root },
  ])
  officer = await hire(program, 'p-1', 'officer')
  chair = await hire(program, 'p-1', 'chair')
})
afterAll(() => program.close())

const unitId = (code: string) => program.app.directory.now.byCode(code)?.id ?? 0
const draft = (more: object = {}) => ({
  title: 'Họp tổ dân phố',
  text: { vi: 'Mời bác họp tổ lúc **19:30**.', en: 'Please come to the meeting at **19:30**.' },
  segment: { unit: 'p-1' },
  ...more,
})

async function write(call: Call, more: object = {}): Promise<number> {
  const { status, body } = await call<{ id: number }>('POST', '/campaigns', draft(more))
  expect(status).toBe(201)
  return body.id
}

async function sendOff(more: object = {}): Promise<number> {
  const id = await write(officer, more)
  expect((await officer('POST', `/campaigns/${id}/submit`)).status).toBe(200)
  expect((await chair('POST', `/campaigns/${id}/approve`)).status).toBe(200)
  return id
}

const see = async (id: number) => (await officer<Counts>('GET', `/campaigns/${id}`)).body

async function until(id: number, wanted: (counts: Counts) => boolean): Promise<Counts> {
  const end = performance.now() + 15_000
  for (;;) {
    const counts = await see(id)
    expect(adds(counts)).toBe(true)
    if (wanted(counts)) return counts
    if (performance.now() > end) throw new Error(`not in time: ${JSON.stringify(counts)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const isDone = ({ status }: Counts) => status === 'done'

describe('whom a campaign reaches', () => {
  it('is counted per channel, with a reason for each who cannot be reached', async () => {
    const chats = program.telegram.users(5).map(({ id }) => id)
    const at = { unitId: unitId('t-1') }
    const [, blocked = 0, left = 0, restricted = 0] = await subscribe(program.database, chats.slice(0, 4), at)
    await subscribe(program.database, chats.slice(4), { ...at, agreed: false })
    const { orm } = program.database
    await orm.identity.updateMany({ where: { personId: blocked }, data: { unreachable: 'blocked' } })
    await orm.consent.updateMany({ where: { personId: left }, data: { withdrawnAt: new Date() } })
    await orm.person.update({ where: { id: restricted }, data: { restrictedAt: new Date() } })

    const { status, body } = await officer<{ id: number; reach: Reach }>(
      'POST',
      '/campaigns',
      draft({ segment: { unit: 't-1' } }),
    )
    expect(status).toBe(201)
    expect(body).toEqual({
      id: expect.any(Number),
      reach: {
        total: 1,
        byChannel: { telegram: 1 },
        skipped: { blocked: 1, unsubscribed: 1, restricted: 1, no_consent: 1 },
        skippedByChannel: { telegram: { blocked: 1, unsubscribed: 1, restricted: 1, no_consent: 1 } },
        cost: { zaloPaid: 0, dong: 0, zaloTemplates: 0 },
      },
    })
    const asked = await officer<Reach>('POST', '/campaigns/reach', {
      segment: { unit: 't-1' },
      class: 'mandatory',
      ground: 'Nghị định 59/2023/NĐ-CP, Điều 10',
    })
    expect(asked.body).toMatchObject({ total: 3, skipped: { blocked: 1, restricted: 1 } })
    expect((await see(body.id)).status).toBe('draft')
  })

  it('writes to a person with several chats once, where they last wrote, within the channels named', async () => {
    await program.api('POST', '/units', [
      { code: 't-2', name: 'Tổ dân phố số 2', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    const [personId] = await subscribe(program.database, [program.telegram.user().id], {
      unitId: unitId('t-2'),
    })
    const { orm } = program.database
    const web = await orm.channelAccount.findFirstOrThrow({ where: { platform: 'web' } })
    await orm.identity.create({
      data: {
        accountId: web.id,
        externalId: 'web-1',
        personId: personId ?? 0,
        unitId: unitId('t-2'),
        lastInboundAt: new Date('2030-01-01'),
      },
    })
    const reach = async (segment: object) =>
      (await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: 't-2', ...segment } })).body
    expect(await reach({})).toMatchObject({ total: 1, byChannel: { web: 1 } })
    expect(await reach({ channels: ['telegram', 'zalo'] })).toMatchObject({
      total: 1,
      byChannel: { telegram: 1 },
    })
    expect(await reach({ channels: ['zalo'] })).toMatchObject({ total: 0 })
    expect(await reach({ languages: ['en'] })).toMatchObject({ total: 0 })
    expect(await reach({ exclude: { units: ['t-2'] } })).toMatchObject({ total: 0 })
    await orm.topicRefusal.create({ data: { personId: personId ?? 0, topic: 'funds' } })
    expect(await reach({ topics: ['funds'] })).toMatchObject({ total: 0, skipped: { topic: 1 } })
    expect(await reach({ topics: ['funds', 'meetings'] })).toMatchObject({ total: 1 })
    // Without a topic it is one of the other notices, which can be turned off too.
    expect(await reach({})).toMatchObject({ total: 1 })
    await orm.topicRefusal.create({ data: { personId: personId ?? 0, topic: 'notices' } })
    expect(await reach({})).toMatchObject({ total: 0, skipped: { topic: 1 } })
    await orm.topicRefusal.deleteMany({ where: { topic: 'notices' } })
  })

  it('knows the window of Zalo and what is billed in it', async () => {
    await program.api('POST', '/units', [
      { code: 't-6', name: 'Tổ dân phố số 6', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    const { orm } = program.database
    const root = { unitId: unitId('p-1'), platform: 'zalo', slug: 'zalo-test' }
    await orm.channelAccount.create({ data: root })
    const at = { slug: 'zalo-test', unitId: unitId('t-6') }
    const [fresh = 0, billed = 0, late = 0] = await subscribe(program.database, ['7001', '7002', '7003'], at)
    const spoke = (personId: number, days: number) =>
      orm.identity.updateMany({
        where: { personId },
        data: { lastInteractionAt: new Date(daytime().getTime() - days * 86_400_000) },
      })
    await Promise.all([spoke(fresh, 1), spoke(billed, 3), spoke(late, 8)])
    const { body } = await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: 't-6' } })
    expect(body).toEqual({
      total: 2,
      byChannel: { zalo: 2 },
      skipped: { window: 1 },
      skippedByChannel: { zalo: { window: 1 } },
      cost: { zaloPaid: 1, dong: 55, zaloTemplates: 0 },
    })
  })

  it('obeys the most announcements a day and a week of the nearest unit that says so', async () => {
    await program.api('POST', '/units', [
      { code: 't-3', name: 'Tổ dân phố số 3', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    await subscribe(program.database, [program.telegram.user().id], { unitId: unitId('t-3') })
    const rule = { quietFrom: 0, quietTo: 0, perDay: 1, perWeek: 3 }
    expect((await chair('POST', '/units/t-3/campaign-rule', rule)).body).toEqual(rule)
    expect((await officer('GET', '/units/t-3/campaign-rule')).body).toEqual(rule)
    const first = await sendOff({ segment: { unit: 't-3' } })
    expect(await until(first, isDone)).toMatchObject({ recipients: 1, sent: 1 })
    const { body } = await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: 't-3' } })
    expect(body).toMatchObject({ total: 0, skipped: { frequency: 1 } })
    // Also when a unit above sends, which has no such rule.
    const above = { segment: { unit: 'p-1' } }
    expect((await officer<Reach>('POST', '/campaigns/reach', above)).body.skipped).toMatchObject({
      frequency: 1,
    })
    for (const [perDay, perWeek, total] of [
      [null, 1, 0],
      [2, 2, 1],
    ]) {
      await chair('POST', '/units/t-3/campaign-rule', { ...rule, perDay, perWeek })
      const now = await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: 't-3' } })
      expect(now.body.total).toBe(total)
    }
    const again = await officer<Reach>('POST', '/campaigns/reach', {
      segment: { unit: 't-3', exclude: { campaigns: [first] } },
    })
    expect(again.body).toMatchObject({ total: 0, skipped: {} })
  })
})

it('a segment is kept under a name for the next campaign of its unit, and replaced by that name', async () => {
  const keep = (segment: object) => officer('POST', '/segments', { name: ' Người  cao tuổi ', segment })
  const first = await keep({ unit: 'p-1', household: { registered: true }, exclude: { units: ['t-1'] } })
  expect(first.status).toBe(200)
  const again = await keep({ unit: 'p-1', roles: ['lead'] })
  expect(again.body).toEqual({
    id: first.body.id,
    name: 'Người cao tuổi',
    segment: { unit: 'p-1', roles: ['lead'] },
  })
  expect((await chair('GET', '/segments')).body.items).toEqual([again.body])
  expect((await keep({ unit: 'p-2' })).status).toBe(404)
  expect((await officer('POST', '/segments', { name: ' ', segment: { unit: 'p-1' } })).status).toBe(422)
  expect((await officer('DELETE', `/segments/${first.body.id}`)).body).toEqual({ removed: true })
  expect((await chair('GET', '/segments')).body.items).toEqual([])
})

describe('a campaign', () => {
  it('goes out once in each reader’s language, and its account says so', async () => {
    await program.api('POST', '/units', [
      { code: 't-4', name: 'Tổ dân phố số 4', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    const [an, ben] = program.telegram.users(2)
    await subscribe(program.database, [an?.id ?? 0], { unitId: unitId('t-4') })
    await subscribe(program.database, [ben?.id ?? 0], { unitId: unitId('t-4'), language: 'en' })
    const buttons = [{ url: 'https://thanhxuan.hanoi.gov.vn/lich-hop', vi: 'Xem lịch', en: 'See the dates' }]
    const id = await sendOff({ segment: { unit: 't-4' }, buttons })
    const counts = await until(id, isDone)
    expect(counts).toMatchObject({
      recipients: 2,
      sent: 2,
      failed: 0,
      skipped: 0,
      unknown: 0,
      pending: 0,
      reasons: {},
    })
    expect(counts.startedAt).toMatch(/\+07:00$/)
    expect(counts.finishedAt).toMatch(/\+07:00$/)
    expect(an?.inbox().map(({ text }) => text)).toEqual([
      'Mời bác họp tổ lúc 19:30.\nKhông muốn nhận thông báo nữa, mời nhắn “dừng”.',
    ])
    expect(ben?.inbox().map(({ text }) => text)).toEqual([
      'Please come to the meeting at 19:30.\nTo stop getting announcements, send “stop”.',
    ])
    const [sent] = ben?.inbox() ?? []
    expect(sent?.buttons.flat().map(({ text }) => text)).toEqual([
      'See the dates',
      'I have read it',
      'Stop announcements',
    ])
    const list = await officer<{ items: Counts[] }>('GET', '/campaigns?status=done')
    expect(list.body.items.map((each) => each.id)).toContain(id)
    const rows = await officer<{ items: object[] }>('GET', `/campaigns/${id}/recipients?state=sent`)
    expect(rows.body.items).toHaveLength(2)
  })

  it('is answered by a tap that it was read, and stopped by one tap or by the word in any typing', async () => {
    await program.api('POST', '/units', [
      { code: 't-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    const people = program.telegram.users(4)
    await subscribe(
      program.database,
      people.map(({ id }) => id),
      { unitId: unitId('t-5') },
    )
    const id = await sendOff({ segment: { unit: 't-5' } })
    await until(id, isDone)
    const [an, ben, chi, dung] = people
    const [sent] = an?.inbox() ?? []
    const datas =
      sent?.buttons.flat().flatMap((each) => ('callback_data' in each ? [each.callback_data] : [])) ?? []
    an?.pressData(datas[0] ?? '', sent?.messageId ?? 0)
    await an?.waitFor('Đã ghi nhận')
    ben?.pressData(datas.at(-1) ?? '', ben.inbox()[0]?.messageId ?? 0)
    await ben?.waitFor('Đã dừng')
    chi?.say('DỪNG!')
    await chi?.waitFor('Đã dừng')
    dung?.say('dwngf')
    await dung?.waitFor('Đã dừng')
    expect(await see(id)).toMatchObject({ acknowledged: 1 })
    const { body } = await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: 't-5' } })
    expect(body).toMatchObject({ total: 1, skipped: { unsubscribed: 3 } })
  })

  it('is shown to its writer alone by a test', async () => {
    const id = await write(officer)
    expect(await officer('POST', `/campaigns/${id}/test`)).toMatchObject({
      status: 409,
      body: { detail: 'Tài khoản này chưa nối với kênh chat nào để nhận bản gửi thử.' },
    })
    expect((await see(id)).status).toBe('draft')
  })

  it('is refused with what is wrong about it', async () => {
    const { status, body } = await officer<{ issues: { path: string }[] }>('POST', '/campaigns', {
      title: ' ',
      text: { vi: '' },
      segment: { unit: 'p-1' },
      buttons: [{ url: 'javascript:alert(1)', vi: 'x' }],
      notAfter: '2020-01-01T00:00:00+07:00',
    })
    expect(status).toBe(422)
    expect(body.issues.map(({ path }) => path)).toEqual(['title', 'text.vi', 'buttons.0.url', 'notAfter'])
    expect((await officer('POST', '/campaigns', draft({ segment: { unit: 'p-1', sql: 'x' } }))).status).toBe(
      422,
    )
    expect((await officer('POST', '/campaigns', draft({ segment: { unit: 'p-2' } }))).status).toBe(404)
  })
})

describe('an answer', () => {
  it('becomes a ticket or a reply of its announcement, by reply, button or soon after, and stays with its writer’s data', async () => {
    await program.api('POST', '/units', [
      { code: 't-7', name: 'Tổ dân phố số 7', level: 'to_dan_pho', parentCode: 'p-1' },
    ])
    const [an, binh, chi, dung] = program.telegram.users(4)
    if (!an || !binh || !chi || !dung) throw new Error('nobody')
    const people = [an, binh, chi, dung]
    const ids = await subscribe(
      program.database,
      people.map(({ id }) => id),
      { unitId: unitId('t-7') },
    )
    const words = { text: { vi: 'Cắt nước tổ 7 sáng mai.' }, buttons: [{ act: 'report' }] }
    const before = await sendOff({ segment: { unit: 't-7' }, ...words, title: 'Cắt nước' })
    await until(before, isDone)
    const old = an.last()?.messageId ?? 0
    const later = await sendOff({ segment: { unit: 't-7' }, ...words, title: 'Họp' })
    await until(later, isDone)

    const sent = async (person: typeof an, act: () => unknown, wanted: string | RegExp) => {
      person.markRead()
      act()
      return person.waitFor(wanted, 15_000)
    }
    // The message that is answered counts, not the newest one.
    await sent(
      an,
      () => an.say('Vòi nước nhà tôi đã bị tắc từ hôm qua rồi', { replyTo: old }),
      'Nội dung được hiểu',
    )
    await sent(an, () => an.press('Đồng ý và gửi'), 'mã')
    await sent(binh, () => binh.press('Phản ánh về việc này'), 'Mời bác viết điều muốn phản ánh')
    await sent(binh, () => binh.say('Đèn đường ngõ 15 hỏng cả tuần nay'), 'Nội dung được hiểu')
    await sent(binh, () => binh.press('Đồng ý và gửi'), 'mã')
    await sent(chi, () => chi.say('cảm ơn phường'), /./)
    await sent(dung, () => dung.say('da ro'), 'Đã ghi nhận')

    expect(await see(before)).toMatchObject({ tickets: 1, replies: 0 })
    expect(await see(later)).toMatchObject({ tickets: 1, replies: 1, acknowledged: 1 })
    const listed = await officer<{ items: { code: string; text: string }[] }>(
      'GET',
      `/tickets?campaign=${before}`,
    )
    expect(listed.body.items).toMatchObject([{ text: 'Vòi nước nhà tôi đã bị tắc từ hôm qua rồi' }])
    const one = await officer('GET', `/tickets/${listed.body.items[0]?.code}`)
    expect(one.body).toMatchObject({ campaign: { id: before, title: 'Cắt nước' } })
    const replies = await officer<{ items: { text: string }[] }>('GET', `/campaigns/${later}/replies`)
    expect(replies.body.items.map(({ text }) => text)).toEqual(['cảm ơn phường'])
    const received = await program.app.campaigns.receivedBy(ids[2] ?? 0)
    expect(received.announcements.map(({ text }) => text)).toEqual([words.text.vi, words.text.vi])
    expect(received.replies).toMatchObject([{ text: 'cảm ơn phường' }])
  })
})
