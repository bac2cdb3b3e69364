/** The same announcement on all three channels at once: what was previewed is what arrives, once a person, and each can stop it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createResident } from '../channels/web/resident.ts'
import { startZaloProgram, type ZaloProgram } from '../support/zalo-program.ts'
import { isDone, sendOff, until } from './house.ts'
import { type Call, type Counts, callWith, hire, type Reach, subscribe } from './residents.ts'

const begun = Date.now()
const now = () => new Date(Date.parse('2026-11-20T10:00:00+07:00') + (Date.now() - begun))
let program: ZaloProgram
let officer: Call
let chair: Call

beforeAll(async () => {
  program = await startZaloProgram({ now })
  const { body } = await program.api<{ items: { code: string }[] }>('GET', '/units')
  const parentCode = body.items[0]?.code
  await program.api('POST', '/units', { code: 'p-1', name: 'Phường Thanh Xuân', level: 'xa', parentCode })
  officer = await hire(program, 'p-1', 'officer')
  chair = await hire(program, 'p-1', 'chair')
})
afterAll(() => program?.close())

const unitId = () => program.app.directory.now.byCode('p-1')?.id ?? 0
const draft = {
  title: 'Họp tổ',
  text: { vi: 'Mời {name} họp tổ lúc **19:30**, <b>không</b> muộn & đủ.\nTại nhà văn hóa {unit}.' },
  buttons: [{ url: 'https://thanhxuan.hanoi.gov.vn/lich?a=1&b=2', vi: 'Xem lịch họp' }, { act: 'report' }],
  segment: { unit: 'p-1' },
}

async function eventually<T>(look: () => Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + 15_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error('it did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

/** A web chat that was opened, and its row. */
async function webResident() {
  const resident = createResident(program.url)
  await resident.request('')
  await resident.say('xin chào')
  const { orm } = program.database
  const identity = await eventually(async () =>
    orm.identity
      .findFirst({ where: { account: { platform: 'web' } }, orderBy: { id: 'desc' } })
      .then((row) => row ?? undefined),
  )
  return { resident, identity }
}

it('arrives as it was previewed, once a person where they last wrote, and stops by a tap or a word on each', {
  timeout: 120_000,
}, async () => {
  const { orm } = program.database
  const [onTelegram, everywhereTelegram] = program.telegram.users(2)
  if (!onTelegram || !everywhereTelegram) throw new Error('nobody')
  const onZalo = program.zalo.user()
  const everywhereZalo = program.zalo.user({ name: 'Bình' })
  for (const person of [onZalo, everywhereZalo]) {
    person.say('xin chào')
    await person.waitFor(/./)
  }
  const onWeb = await webResident()
  const everywhereWeb = await webResident()
  await subscribe(program.database, [onTelegram.id], { unitId: unitId() })
  const [everywhere = 0] = await subscribe(program.database, [everywhereTelegram.id], { unitId: unitId() })
  const own = await Promise.all(
    [onZalo.id, onWeb.identity.externalId].map(async (externalId) => {
      const { id } = await orm.person.create({ data: { unitId: unitId() } })
      await orm.consent.create({ data: { personId: id, purpose: 'announcements', textVersion: 'test-1' } })
      await orm.identity.updateMany({ where: { externalId }, data: { personId: id, unitId: unitId() } })
      return id
    }),
  )
  expect(own).toHaveLength(2)
  const alsoTheirs = [everywhereZalo.id, everywhereWeb.identity.externalId]
  await orm.identity.updateMany({ where: { externalId: { in: alsoTheirs } }, data: { personId: everywhere } })
  await orm.identity.updateMany({
    where: { externalId: everywhereZalo.id },
    // After whatever was written on Telegram.
    data: { lastInboundAt: new Date(Date.now() + 86_400_000) },
  })

  const { body } = await officer<Reach>('POST', '/campaigns/reach', { segment: draft.segment })
  expect(body).toMatchObject({ total: 4, byChannel: { telegram: 1, zalo: 2, web: 1 } })
  const seen = everywhereTelegram.inbox().length
  const id = await sendOff({ officer, chair }, { ...draft, class: 'ordinary' })
  const counts = await until(officer, { id, wanted: isDone })
  expect(counts).toMatchObject({ recipients: 4, sent: 4 })
  expect(everywhereZalo.inbox().at(-1)?.text).toContain('họp tổ lúc')
  expect(everywhereTelegram.inbox()).toHaveLength(seen)

  const campaign = await orm.campaign.findUniqueOrThrow({ where: { id } })
  const content = {
    ...{
      title: campaign.title,
      class: 'ordinary' as const,
      text: { vi: campaign.textVi, en: null },
      fileId: null,
    },
    ...{ segment: { unit: unitId() }, notBefore: null, notAfter: null },
    buttons: [{ url: draft.buttons[0]?.url ?? '', vi: 'Xem lịch họp' }, { act: 'report' as const }],
  }
  const shownTo = (language: 'vi' | 'en') =>
    program.app.campaigns.preview(content, { language, name: null, unitId: unitId() })
  const previews = shownTo('vi')
  // Who has no English text gets the Vietnamese one.
  for (const { parts } of shownTo('en')) expect(parts[0]?.text.text).toContain('họp tổ lúc')
  const previewOf = (platform: string) => {
    const [part, ...more] = previews.find((each) => each.platform === platform)?.parts ?? []
    expect(more).toEqual([])
    return part
  }
  const telegram = onTelegram.last()
  expect(telegram?.text).toBe(previewOf('telegram')?.text.text)
  expect(telegram?.buttons.map((row) => row.map(({ text }) => text))).toEqual(previewOf('telegram')?.buttons)
  const zalo = onZalo.inbox().at(-1)
  expect(zalo?.text).toBe(previewOf('zalo')?.text.text)
  expect(zalo?.buttons.map(({ title }) => [title])).toEqual(previewOf('zalo')?.buttons)
  const rows = await onWeb.resident.rows((all) => all.some(({ text }) => text.includes('họp tổ lúc')))
  const web = rows.find(({ text }) => text.includes('họp tổ lúc'))
  expect(web?.text).toBe(previewOf('web')?.text.text)
  expect(web?.bold).toEqual(previewOf('web')?.text.bold)
  expect(web?.choices?.map(({ label }) => [label])).toEqual(previewOf('web')?.buttons)

  onTelegram.press('Dừng nhận tin')
  await onTelegram.waitFor('Đã dừng')
  onZalo.say('DUNG')
  await onZalo.waitFor('Đã dừng')
  everywhereZalo.press('Dừng nhận tin')
  await everywhereZalo.waitFor('Đã dừng')
  await onWeb.resident.say('Dừng')
  await onWeb.resident.rows((all) => all.some(({ text }) => text.includes('Đã dừng')))
  const after = await officer<Reach>('POST', '/campaigns/reach', { segment: draft.segment })
  expect(after.body).toMatchObject({ total: 0, skipped: { unsubscribed: 4 } })
})

it('a test goes to every chat of who asks for it, and what a platform refuses in it stands there for the approver', {
  timeout: 90_000,
}, async () => {
  const { orm } = program.database
  const { body: made } = await program.api<{ id: number }>('POST', '/staff', {
    ...{ name: 'Bà Lan', unit: 'p-1', roles: ['officer'] },
  })
  const telegram = program.telegram.user()
  const zalo = program.zalo.user({ name: 'Lan' })
  for (const person of [telegram, zalo]) {
    const invite = await program.api<{ code: string }>('POST', `/staff/${made.id}/invites`)
    person.say(invite.body.code)
    await person.waitFor('Đã liên kết')
  }
  const token = await program.api<{ token: string }>('POST', `/staff/${made.id}/tokens`)
  const lan = callWith(program.url, token.body.token)
  const { body } = await lan<Counts>('POST', '/campaigns', {
    ...draft,
    text: { vi: 'Mời bác họp.', en: 'Please come.' },
  })
  program.telegram.faults.next({
    method: 'sendMessage',
    chat: telegram.id,
    count: 1,
    answer: {
      status: 400,
      body: { ok: false, error_code: 400, description: 'Bad Request: BUTTON_URL_INVALID' },
    },
  })
  expect((await lan('POST', `/campaigns/${body.id}/test`)).status).toBe(200)
  await zalo.waitFor('Please come.')
  await telegram.waitFor('Please come.')
  type Tested = { tests: { channel: string; state: string }[] }
  const tested = await eventually(async () => {
    const { tests } = (await chair<Tested>('GET', `/campaigns/${body.id}`)).body
    return tests.every(({ state }) => state !== 'pending' && state !== 'in_flight') && tests
  })
  expect(tested).toEqual([
    { channel: 'telegram', language: 'en', state: 'sent', reason: null, ourFault: false },
    {
      channel: 'telegram',
      language: 'vi',
      state: 'failed',
      reason: expect.stringContaining('BUTTON_URL_INVALID'),
      ourFault: true,
    },
    { channel: 'zalo', language: 'en', state: 'sent', reason: null, ourFault: false },
    { channel: 'zalo', language: 'vi', state: 'sent', reason: null, ourFault: false },
  ])
  // Nothing of a test is counted, and a press on it says so.
  zalo.press('I have read it')
  await zalo.waitFor('chưa được ghi')
  expect(await orm.campaignRecipient.count({ where: { campaignId: body.id } })).toBe(0)
  // Other words are not tested yet.
  await lan('POST', `/campaigns/${body.id}`, { title: 'Khác' })
  expect((await chair<Tested>('GET', `/campaigns/${body.id}`)).body.tests).toEqual([])
})
