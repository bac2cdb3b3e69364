/** Who quotes an announcement on Zalo answers that one, however long ago it came. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hire } from '../../campaigns/residents.ts'
import { startZaloProgram, type ZaloProgram } from '../../support/zalo-program.ts'

let program: ZaloProgram
let shift = 0
const hour = 3600_000
/** In Viet Nam it begins at nine in the morning. */
const opened = Date.now()
const now = () => new Date(Date.parse('2026-11-20T09:00:00+07:00') + Date.now() - opened + shift)

beforeAll(async () => {
  program = await startZaloProgram({ now })
  await program.api('POST', '/units', [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
  ])
})
afterAll(() => program?.close())

type Person = ReturnType<ZaloProgram['zalo']['user']>

async function announce(text: string): Promise<number> {
  const officer = await hire(program, 'hn', 'officer')
  const chair = await hire(program, 'hn', 'chair')
  const draft = { title: text, text: { vi: text }, segment: { unit: 'hn' } }
  const { body } = await officer<{ id: number }>('POST', '/campaigns', draft)
  expect((await officer('POST', `/campaigns/${body.id}/submit`)).status).toBe(200)
  expect((await chair('POST', `/campaigns/${body.id}/approve`)).status).toBe(200)
  return body.id
}

async function ask(person: Person, text: string, quote?: string) {
  const seen = person.inbox().length
  person.say(text, quote ? { quote } : {})
  return person.waitFor(() => person.inbox().length > seen)
}

it('is a report about the announcement, or a word kept with it; without a quote it is neither', async () => {
  const { orm } = program.database
  const person = program.zalo.user()
  person.say('/start')
  await person.waitFor(({ buttons }) => buttons.some(({ title }) => title === 'Đồng ý nhận tin'))
  person.press('Đồng ý nhận tin')
  await expect.poll(() => orm.consent.count({ where: { purpose: 'announcements' } })).toBe(1)
  await orm.identity.updateMany({
    where: { externalId: person.id },
    data: { unitId: program.app.directory.now.byCode('hn')?.id ?? 0 },
  })
  const first = await announce('Mời bác họp tổ dân phố tối thứ Sáu.')
  const { messageId } = await person.waitFor(/họp tổ dân phố/)
  const second = await announce('Mai cắt nước từ 8 giờ.')
  await person.waitFor(/cắt nước/)
  await expect.poll(() => orm.campaignRecipient.count({ where: { state: 'sent' } })).toBe(2)
  shift += 5 * hour

  const filed = async (text: string, quote?: string) => {
    await ask(person, text, quote)
    const code = /PA-[0-9A-Z]{7}/.exec((await ask(person, '1')).text)?.[0] ?? 'no code'
    return (await orm.ticket.findUniqueOrThrow({ where: { code } })).campaignId
  }
  expect(await filed('Đèn nhà văn hóa hỏng, tối không họp được', messageId)).toBe(first)
  expect(await filed('Rác ùn ứ đầu ngõ 12 ba ngày nay')).toBeNull()
  await ask(person, 'Cảm ơn các bác nhé', messageId)
  expect(await orm.campaignReply.findMany()).toMatchObject([{ campaignId: first }])
  expect(second).toBeGreaterThan(first)
})

it('may quote any part of a long announcement; who quotes something else answers none, however fresh one is', async () => {
  const { orm } = program.database
  const person = program.zalo.user()
  person.say('/start')
  await person.waitFor(({ buttons }) => buttons.some(({ title }) => title === 'Đồng ý nhận tin'))
  person.press('Đồng ý nhận tin')
  const answered = await person.waitFor(/Đã ghi nhận/)
  await orm.identity.updateMany({
    where: { externalId: person.id },
    data: { unitId: program.app.directory.now.byCode('hn')?.id ?? 0 },
  })
  const long = await announce('Mai phun thuốc diệt muỗi.')
  const { messageId } = await person.waitFor(/diệt muỗi/)
  const sent = { campaignId: long, state: 'sent', platformId: messageId }
  await expect.poll(() => orm.campaignRecipient.count({ where: sent })).toBe(1)
  // As if Zalo had taken it in parts.
  await orm.campaignRecipient.updateMany({ where: sent, data: { platformId: `the-first ${messageId}` } })
  const parts = ['the-first', messageId]
  const answers = () => orm.campaignReply.count({ where: { campaignId: long } })
  for (const [at, part] of parts.entries()) {
    await ask(person, 'Cảm ơn các bác nhé', part)
    expect(await answers()).toBe(at + 1)
  }
  await ask(person, 'Cảm ơn các bác nhé', answered.messageId)
  expect(await answers()).toBe(parts.length)
  await ask(person, 'Cảm ơn các bác nhé')
  expect(await answers()).toBe(parts.length + 1)
})
