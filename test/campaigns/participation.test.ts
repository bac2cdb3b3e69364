/** Whether people come and whether they want to give: answered under an announcement, counted once, asked for again by it. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createJoinCode, join } from '../../src/people/joining.ts'
import { applyRetention } from '../../src/personal-data/retention.ts'
import { startZaloProgram, type ZaloProgram } from '../support/zalo-program.ts'
import { isDone, sendOff, until } from './house.ts'
import { type Call, type Counts, hire, type Reach, subscribe } from './residents.ts'

const begun = Date.now()
const now = () => new Date(Date.parse('2026-11-20T10:00:00+07:00') + (Date.now() - begun))
let program: ZaloProgram
let officer: Call
let chair: Call
let zaloSlug: string

beforeAll(async () => {
  program = await startZaloProgram({ now })
  const { body } = await program.api<{ items: { code: string }[] }>('GET', '/units')
  const parentCode = body.items[0]?.code
  const ward = (code: string, name: string) => ({ code, name, level: 'xa', parentCode })
  await program.api('POST', '/units', [ward('p-1', 'Phường Thanh Xuân'), ward('p-2', 'Phường Khương Đình')])
  officer = await hire(program, 'p-1', 'officer')
  chair = await hire(program, 'p-1', 'chair')
  const zalo = await program.database.orm.channelAccount.findFirstOrThrow({ where: { platform: 'zalo' } })
  zaloSlug = zalo.slug
})
afterAll(() => program?.close())

type Answered = Counts & {
  rsvp: Record<string, number>
  pledges: { count: number; amount: number }
  tickets: number
}
const unitId = (code: string) => program.app.directory.now.byCode(code)?.id ?? 0
const see = async (id: number) => (await officer<Answered>('GET', `/campaigns/${id}`)).body
const send = async (more: object) => {
  const id = await sendOff({ officer, chair }, { class: 'ordinary', ...more })
  await until(officer, { id, wanted: isDone })
  return id
}
/** How many are reached of those who answered so. */
async function reached(campaign: number, ...answers: string[]): Promise<number> {
  const participation = { campaign, ...(answers.length > 0 ? { answers } : {}) }
  const segment = { unit: 'p-1', participation }
  const { body } = await officer<Reach>('POST', '/campaigns/reach', { segment, class: 'mandatory' })
  return body.total
}

it('who comes is asked in three choices, told by button, number or words on any channel; the last word counts', {
  timeout: 90_000,
}, async () => {
  const [an, binh, chi, dung] = program.telegram.users(4)
  const em = program.zalo.user()
  const giang = program.zalo.user({ name: 'Giang' })
  if (!an || !binh || !chi || !dung) throw new Error('nobody')
  const at = { unitId: unitId('p-1') }
  await subscribe(program.database, [an.id, binh.id, chi.id, dung.id], at)
  for (const person of [em, giang]) person.follow()
  await new Promise((resolve) => setTimeout(resolve, 300))
  await program.database.orm.identity.deleteMany({ where: { externalId: { in: [em.id, giang.id] } } })
  await subscribe(program.database, [em.id, giang.id], { ...at, slug: zaloSlug })
  // A menu with choices of its own, before: a number typed now means the announcement.
  binh.say('/trogiup')
  await binh.waitFor('Bác viết điều')

  const buttons = [{ act: 'rsvp' }, { act: 'pledge' }]
  const id = await send({ text: { vi: 'Họp tổ 19:30 thứ Năm.' }, buttons })
  expect(
    an
      .last()
      ?.buttons.flat()
      .map(({ text }) => text),
  ).toEqual(['Tham gia', 'Không tham gia', 'Chưa chắc', 'Ủng hộ', 'Dừng nhận tin'])
  expect(
    em
      .inbox()
      .at(-1)
      ?.buttons.map(({ title }) => title),
  ).toHaveLength(5)

  await after(an, () => an.press('Tham gia'), 'bác tham gia')
  await after(binh, () => binh.say('2'), 'bác không tham gia')
  await after(chi, () => chi.say('da, nha toi khong di duoc a'), 'bác không tham gia')
  await after(em, () => em.press('Chưa chắc'), 'bác chưa chắc')
  await after(giang, () => giang.say('1'), 'bác tham gia')
  expect(await see(id)).toMatchObject({ sent: 6, rsvp: { yes: 2, no: 2, maybe: 1 } })
  expect(await reached(id, 'no_answer')).toBe(1)

  await after(chi, () => chi.say('co'), 'bác tham gia')
  await after(an, () => an.press('Không tham gia'), 'bác không tham gia')
  expect(await see(id)).toMatchObject({ rsvp: { yes: 2, no: 2, maybe: 1 }, acknowledged: 0 })
  expect(await reached(id, 'rsvp_yes')).toBe(2)
  expect(await reached(id, 'rsvp_yes', 'rsvp_maybe')).toBe(3)
  expect(await reached(id)).toBe(6)
  expect(await program.database.orm.campaignRsvp.count({ where: { campaignId: id } })).toBe(5)

  // What goes to them is decided by what they say until it begins, in exactly the channels counted.
  const { body } = await officer<{ reach: Reach }>('POST', '/campaigns', {
    ...{ title: 'Nhắc họp', text: { vi: 'Nhắc bác họp tối nay.' } },
    segment: { unit: 'p-1', participation: { campaign: id, answers: ['rsvp_yes', 'rsvp_maybe'] } },
  })
  expect(body.reach.byChannel).toEqual({ telegram: 1, zalo: 2 })
  const reminder = await send({
    text: { vi: 'Nhắc bác họp tối nay.' },
    segment: { unit: 'p-1', participation: { campaign: id, answers: ['rsvp_yes', 'rsvp_maybe'] } },
  })
  expect(await see(reminder)).toMatchObject({ recipients: 3, sent: 3 })
  expect(chi.last()?.text).toContain('Nhắc bác họp')
  expect(an.last()?.text).not.toContain('Nhắc')
  dung.say('không')
  await dung.waitFor('bác không tham gia')
  expect(await reached(id, 'no_answer')).toBe(0)
})

it('a wish to give is noted at once and once, with a sum in their own words or none, and can be taken back', {
  timeout: 90_000,
}, async () => {
  const [an, binh, chi] = program.telegram.users(3)
  if (!an || !binh || !chi) throw new Error('nobody')
  await program.api('POST', '/units', {
    ...{ code: 't-1', name: 'Tổ dân phố số 1', level: 'to_dan_pho', parentCode: 'p-1' },
  })
  const chats = [an, binh, chi].map((each) => each.id)
  const ids = await subscribe(program.database, chats, { unitId: unitId('t-1') })
  const buttons = [{ act: 'pledge' }, { act: 'report' }]
  const id = await send({ text: { vi: 'Quỹ Vì người nghèo.' }, segment: { unit: 't-1' }, buttons })

  const asked = await after(an, () => an.press('Ủng hộ'), 'có ý muốn ủng hộ')
  expect(asked.text).toContain('xin chưa gửi tiền')
  await after(an, () => an.say('200k hay 300k'), 'Chưa đọc được một số tiền')
  await after(an, () => an.say('hai trăm nghìn'), 'dự kiến 200.000 đồng')
  await after(binh, () => binh.say('ung ho'), 'có ý muốn ủng hộ')
  await after(binh, () => binh.say('1'), 'chưa kèm số tiền')
  await after(chi, () => chi.press('Ủng hộ'), 'có ý muốn ủng hộ')
  // What is no sum is what it always was.
  await after(chi, () => chi.say('Đèn đường ngõ 15 hỏng cả tuần nay rồi'), 'Nội dung được hiểu')
  expect((await see(id)).pledges).toEqual({ count: 3, amount: 200_000 })

  await after(an, () => an.press('Ủng hộ'), 'có ý muốn ủng hộ')
  await after(an, () => an.say('1tr5'), 'dự kiến 1.500.000 đồng')
  await after(binh, () => binh.press('Ủng hộ'), 'có ý muốn ủng hộ')
  await after(binh, () => binh.press('Thôi, không ủng hộ'), 'không còn ghi')
  expect((await see(id)).pledges).toEqual({ count: 2, amount: 1_500_000 })
  expect(await reached(id, 'pledged')).toBe(2)
  const received = await program.app.campaigns.receivedBy(ids[0] ?? 0)
  expect(received.announcements).toMatchObject([{ rsvp: null, pledge: { amount: 1_500_000 } }])

  // A press that nobody was offered changes nothing, and says so.
  const stranger = program.telegram.user()
  stranger.pressData(`ca::pledge:${id}`, asked.messageId)
  await stranger.waitFor('không gửi cho bác')
  const data = (an.inbox()[0]?.buttons.flat() ?? []).flatMap((each) =>
    'callback_data' in each ? [each.callback_data] : [],
  )
  await after(
    binh,
    () => binh.pressData(`ca::rsvp:${id}.yes`, binh.inbox()[0]?.messageId ?? 0),
    'chưa được ghi',
  )
  expect(data[0]).toBe(`ca::pledge:${id}`)
  expect(await see(id)).toMatchObject({ rsvp: { yes: 0, no: 0, maybe: 0 }, pledges: { count: 2 } })

  // Two chats that turn out to be one person are one answer: the later one.
  const identities = await program.database.orm.identity.findMany({ where: { personId: { in: ids } } })
  const of = (at: number) => identities.find(({ personId }) => personId === ids[at])
  await program.database.transaction(async (tx) => {
    const sender = { identityId: of(0)?.id ?? 0, personId: ids[0] ?? 0, unitId: null }
    const made = await createJoinCode(tx, sender, { now: now(), randomBytes })
    const other = { identityId: of(2)?.id ?? 0, personId: ids[2] ?? 0, unitId: null }
    await join(tx, other, { code: made?.code ?? '', now: now(), language: 'vi' })
  })
  expect((await see(id)).pledges).toEqual({ count: 1, amount: 1_500_000 })
})

it('only campaigns within reach are asked about, and a segment says whom it means', async () => {
  const stranger = await hire(program, 'p-2', 'officer')
  const { orm } = program.database
  const { id } = await orm.campaign.findFirstOrThrow({ where: { unitId: unitId('p-1') } })
  const segment = { unit: 'p-2', participation: { campaign: id, answers: ['rsvp_yes'] } }
  for (const [path, body] of [
    ['/campaigns/reach', { segment }],
    ['/segments', { name: 'x', segment }],
    ['/campaigns', { title: 'x', text: { vi: 'x' }, segment }],
  ] as const) {
    const refused = await stranger<{ issues: { path: string }[] }>('POST', path, body)
    expect(refused.status).toBe(422)
    expect(refused.body.issues.map((each) => each.path)).toEqual(['segment.participation.campaign'])
  }
  const draft = { title: 'x', text: { vi: 'x' }, segment: { unit: 'p-1' } }
  const [one, other] = await Promise.all(
    [['rsvp_yes'], ['rsvp_no']].map((answers) =>
      officer<{ id: number }>('POST', '/campaigns', {
        ...draft,
        segment: { unit: 'p-1', participation: { campaign: id, answers } },
      }),
    ),
  )
  const hashes = await Promise.all([one, other].map(async (each) => (await see(each?.body.id ?? 0)).hash))
  expect(new Set(hashes).size).toBe(2)
  const crowded = { ...draft, buttons: [{ act: 'rsvp' }, { act: 'pledge' }, { act: 'report' }] }
  expect((await officer('POST', '/campaigns', crowded)).status).toBe(422)
})

it('what was answered is still counted past its retention, and says nobody any more who gave no answer', async () => {
  const { database } = program
  const [hoa, lan] = program.telegram.users(2)
  if (!hoa || !lan) throw new Error('nobody')
  await subscribe(database, [hoa.id, lan.id], { unitId: unitId('p-1') })
  const id = await send({ text: { vi: 'Họp tổ cuối năm.' }, buttons: [{ act: 'rsvp' }, { act: 'pledge' }] })
  await after(hoa, () => hoa.press('Tham gia'), 'bác tham gia')
  await after(hoa, () => hoa.press('Ủng hộ'), 'ý muốn ủng hộ')
  await after(hoa, () => hoa.say('200k'), '200.000')
  const before = await see(id)
  expect(await reached(id, 'no_answer')).toBeGreaterThan(0)

  const { retentionRule } = database.orm
  const active = { data: { active: true } }
  await retentionRule.updateMany({ data: { active: false } })
  await retentionRule.updateMany({
    where: { name: { in: ['campaign_answers', 'campaign_replies'] } },
    ...active,
  })
  for (const days of [401, 402]) {
    const clock = { now: () => new Date(now().getTime() + days * 86_400_000) }
    await applyRetention({ database, clock, removeFiles: async () => undefined })
  }
  await retentionRule.updateMany(active)
  expect(await database.orm.campaignRsvp.count({ where: { campaignId: id } })).toBe(0)
  const { rsvp, pledges, tickets } = await see(id)
  expect({ rsvp, pledges, tickets }).toEqual({
    rsvp: before.rsvp,
    pledges: before.pledges,
    tickets: before.tickets,
  })

  const segment = { unit: 'p-1', participation: { campaign: id, answers: ['no_answer'] } }
  const refused = await officer('POST', '/campaigns/reach', { segment, class: 'mandatory' })
  const words = JSON.stringify(refused.body)
  expect([refused.status, words]).toEqual([422, expect.stringContaining('hết thời hạn lưu')])
  expect(await reached(id, 'acknowledged')).toBe(0)
  expect(await reached(id)).toBe(before.sent)
  const both = { externalId: { in: [String(hoa.id), String(lan.id)] } }
  await database.orm.person.updateMany({
    where: { identities: { some: both } },
    data: { endedAt: now() },
  })
})

interface Talker<Message> {
  waitFor(wanted: string, ms?: number): Promise<Message>
  markRead?(): void
}

/** What comes after a deed. */
async function after<Message>(person: Talker<Message>, act: () => unknown, wanted: string): Promise<Message> {
  person.markRead?.()
  act()
  return person.waitFor(wanted, 15_000)
}
