/** Staff write, approve and follow an announcement in their own chats. */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSecondFactor } from '../../src/people/second-factor.ts'
import { createSecrets } from '../../src/platform/secrets.ts'
import { type Authenticator, enrolled } from '../support/authenticator.ts'
import type { Wanted } from '../support/telegram/inbox.ts'
import type { Person } from '../support/telegram/people.ts'
import { type CampaignHouse, isDone, openCampaignHouse } from './house.ts'

const key = 'a secret key of the tests, long enough'
const patienceMs = 30_000
let house: CampaignHouse
let officer: Person
let chair: Person
let app: Authenticator
let residents: Person[]

/** A member of staff whose chat with the bot is linked. */
async function linked(role: string) {
  const { program } = house
  const given = { name: `Bà ${role}`, unit: 'p-1', roles: [role] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`)
  const person = program.telegram.user()
  await after(person, () => person.say(invite.body.code), 'Đã liên kết')
  return { person, id: body.id }
}

async function after(person: Person, act: () => unknown, wanted: Wanted) {
  person.markRead()
  act()
  return person.waitFor(wanted, patienceMs)
}

/** Everything that was said has its fate. */
const allSettled = () =>
  expect
    .poll(() =>
      house.program.database.orm.outgoingMessage.count({
        where: { state: { in: ['pending', 'in_flight'] } },
      }),
    )
    .toBe(0)

beforeAll(async () => {
  house = await openCampaignHouse({ settings: { SECRET_KEY: key } })
  residents = await house.residents(3)
  officer = (await linked('officer')).person
  const approver = await linked('chair')
  chair = approver.person
  const clock = { now: () => new Date(Date.now() - 60_000) }
  const secondFactor = createSecondFactor({
    ...{ database: house.program.database, clock, randomBytes, issuer: 'x' },
    secrets: createSecrets(key, randomBytes),
    securityNotices: { tell: async () => undefined },
  })
  const viewer = { personId: approver.id, name: '', language: 'vi' as const, roles: [] }
  const { app: phone } = await enrolled({ secondFactor, clock }, viewer)
  app = { code: () => phone.code(60) }
})
afterAll(() => house?.close())

it('a short announcement is written in one chat, approved in another with a code, and followed', {
  timeout: 120_000,
}, async () => {
  await after(officer, () => officer.say('/soantin'), 'Mời viết nội dung')
  await after(officer, () => officer.photo(), 'chỉ nhận chữ')
  await after(officer, () => officer.say('Mời bác họp tổ 19:30 thứ Hai 31/02.'), 'Gửi cho người dân ở đâu')
  await after(officer, () => officer.say('thanh xuan'), 'không tới được')
  // Whoever answers under the preview has not written the announcement anew.
  await after(officer, () => officer.say('đẹp quá, mai gửi giúp'), 'Nội dung chưa đổi')
  const facts = await officer.waitFor('không tới được', patienceMs)
  expect(facts.text).toContain('tới 3 người')
  expect(facts.text).toContain('thứ Hai 31/02”: không có ngày này')
  expect(officer.inbox().at(-2)?.text).toContain('Mời bác họp tổ 19:30 thứ Hai 31/02.')
  chair.markRead()
  await after(officer, () => officer.say('ok gửi đi'), 'Đã trình duyệt')
  const asked = await chair.waitFor('Duyệt là gửi đúng như trên', patienceMs)
  const told = chair
    .inbox()
    .map(({ text }) => text)
    .join('\n')
  expect(told).toContain('Thông báo chờ duyệt')
  expect(told).toContain('Mời bác họp tổ 19:30 thứ Hai 31/02.')

  await after(chair, () => chair.press('Duyệt và gửi', { on: asked.messageId }), '6 chữ số')
  await after(chair, () => chair.say('000000'), 'Mã chưa đúng')
  const { id } = await house.program.database.orm.campaign.findFirstOrThrow()
  expect(await house.see(id)).toMatchObject({ status: 'submitted' })
  await after(chair, () => chair.say(app.code()), 'Đã duyệt')
  // Approved in quiet hours it goes off at once, as in the console.
  await house.until(id, isDone, patienceMs)
  expect(await house.see(id)).toMatchObject({ recipients: 3, sent: 3 })
  expect(residents.map((each) => each.last()?.text)).toEqual(
    residents.map(() => expect.stringContaining('Mời bác họp tổ 19:30')),
  )
  const progress = await after(chair, () => chair.press('Xem tiến độ'), 'Người nhận 3 = đã gửi 3')
  const shown = chair.inbox().length
  const { campaignRecipient } = house.program.database.orm
  const one = await campaignRecipient.findFirstOrThrow({ where: { campaignId: id } })
  await campaignRecipient.update({ where: { id: one.id }, data: { state: 'unknown' } })
  await after(chair, () => chair.press('Cập nhật', { on: progress.messageId }), 'đã gửi 2')
  expect(chair.inbox()).toHaveLength(shown)
})

it('what is followed counts on by itself in the chat, and says so when it is over', {
  timeout: 120_000,
}, async () => {
  const { campaign, campaignRecipient } = house.program.database.orm
  const { id } = await campaign.findFirstOrThrow({ orderBy: { id: 'desc' } })
  // As if it were still going out.
  await campaign.update({ where: { id }, data: { status: 'paused' } })
  const rows = await campaignRecipient.findMany({ where: { campaignId: id }, orderBy: { id: 'asc' } })
  const state = (at: number, to: string) =>
    campaignRecipient.update({
      where: { id: rows[at]?.id ?? 0n },
      data: { state: to, settledAt: to === 'pending' ? null : new Date() },
    })
  for (const at of rows.keys()) await state(at, 'pending')
  const asked = chair.inbox().findLast(({ text }) => text.startsWith('Đã duyệt'))
  const shown = await after(
    chair,
    () => chair.press('Xem tiến độ', { on: asked?.messageId ?? 0 }),
    'đang chờ 3',
  )
  const count = chair.inbox().length
  await state(0, 'sent')
  // A look before the newest of these messages is settled leaves the chat for the next look, and no older one is edited.
  await allSettled()
  const { outgoingMessage } = house.program.database.orm
  const newest = { replaceKey: { startsWith: `campaign-progress:${id}:` }, platformId: `${shown.messageId}` }
  const settled = (to: string) => outgoingMessage.updateMany({ where: newest, data: { state: to } })
  expect(await settled('in_flight')).toEqual({ count: 1 })
  await house.program.app.campaigns.look()
  await settled('sent')
  await house.program.app.campaigns.look()
  const edited = await chair.waitFor('đang chờ 2', patienceMs)
  expect(edited.messageId).toBe(shown.messageId)
  expect(chair.inbox()).toHaveLength(count)
  for (const at of rows.keys()) await state(at, 'sent')
  await campaign.update({ where: { id }, data: { status: 'done' } })
  await allSettled()
  await house.program.app.campaigns.look()
  const over = await chair.waitFor('Đã gửi xong', patienceMs)
  expect(over.messageId).not.toBe(shown.messageId)
  expect(over.text).toContain('Người nhận 3 = đã gửi 3')
  expect(await house.program.database.orm.campaignFollower.count({ where: { campaignId: id } })).toBe(0)
})

it('an approval in the chat is bound to what was shown, and its author cannot give it', {
  timeout: 120_000,
}, async () => {
  const write = async (person: Person) => {
    await after(person, () => person.say('/soantin'), 'Mời viết nội dung')
    await after(person, () => person.say('Mời bác đi bầu cử.'), 'ở đâu')
    await after(person, () => person.press('Phường Thanh Xuân'), 'không tới được')
    return after(person, () => person.press('Trình duyệt'), 'Đã trình duyệt')
  }
  chair.markRead()
  await write(officer)
  const asked = await chair.waitFor('Duyệt là gửi đúng như trên', patienceMs)
  const { id } = await house.program.database.orm.campaign.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const buttons = [{ url: 'https://thanhxu\u0430n.gov.vn/lich?a=1', vi: 'Xem lịch' }]
  await house.officer('POST', `/campaigns/${id}`, { title: 'Khác', buttons })
  await house.officer('POST', `/campaigns/${id}/submit`)
  // Where it leads is read in full, and that its letters imitate others.
  const links = await chair.waitFor('Thông báo chờ duyệt: Khác', patienceMs)
  expect(links.text).toContain('Xem lịch: https://thanhxu\u0430n.gov.vn/lich?a=1')
  expect(links.text).toContain('xn--thanhxun-76g.gov.vn”: tên trang có chữ lạ')
  await after(chair, () => chair.press('Duyệt và gửi', { on: asked.messageId }), 'vừa được người khác sửa')
  expect(await house.see(id)).toMatchObject({ status: 'submitted' })

  const submitted = await write(chair)
  expect(submitted.text).toContain('Đã trình duyệt')
  const own = await house.program.database.orm.campaign.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const prompts = chair.inbox().filter(({ text }) => text.includes('Thông báo chờ duyệt'))
  expect(prompts.filter(({ text }) => text.includes('Người soạn: Bà chair'))).toEqual([])
  expect(await house.see(own.id)).toMatchObject({ status: 'submitted' })
})

it('a resident writes no announcements', { timeout: 60_000 }, async () => {
  const [resident] = residents
  if (!resident) throw new Error('nobody')
  await after(resident, () => resident.say('/soantin'), 'dành cho cán bộ')
})
