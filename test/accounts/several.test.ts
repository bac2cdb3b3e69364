/** Official Accounts beside each other: a city's, a ward's of the same app, a commune's with an app of its own; and one resident on two of them. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { ZaloOa } from '../support/zalo/server.ts'
import { startZaloProgram, type ZaloProgram } from '../support/zalo-program.ts'

let program: ZaloProgram
let ward: ZaloOa
let commune: ZaloOa

beforeAll(async () => {
  program = await startZaloProgram()
  await program.api('POST', '/units', [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00400', name: 'Xã Thanh Trì', level: 'xa', parentCode: 'hn' },
  ])
  await known('zalo')
  ward = program.zalo.oa({ name: 'MTTQ phường Thanh Xuân' })
  commune = program.zalo.oa({ name: 'MTTQ xã Thanh Trì', ownApp: true })
  await open(ward, { unit: '00367', slug: 'thanh-xuan' })
  await open(commune, { unit: '00400', slug: 'thanh-tri' })
  await commune.webhook.register(`${program.url}/webhooks/zalo/thanh-tri`)
})
afterAll(() => program?.close())

/** Resolves when Zalo has told the account which OA it is. */
async function known(slug: string) {
  const row = () => program.database.orm.channelAccount.findFirst({ where: { slug } })
  await vi.waitFor(async () => expect((await row())?.name).toBeTruthy(), { timeout: 30_000 })
}

async function open(oa: ZaloOa, at: { unit: string; slug: string }) {
  const { appId, appSecret, oaSecret, tokens } = oa
  const { refresh_token: refreshToken } = tokens.issue()
  const credentials = { appId, appSecret, oaSecret, refreshToken }
  expect((await program.api('POST', '/accounts', { platform: 'zalo', ...at, credentials })).status).toBe(201)
  await known(at.slug)
}

it('each answers for its own unit with its own tokens, at the address of its app', async () => {
  const { calls } = program.zalo
  const before = calls.length
  for (const [oa, unit] of [
    [ward, 'Phường Thanh Xuân'],
    [commune, 'Xã Thanh Trì'],
    [program.zalo, 'Ủy ban MTTQ Việt Nam'],
  ] as const) {
    const person = oa.user()
    person.say('/caidat')
    expect((await person.waitFor(/Nơi ở đang ghi/)).text).toContain(unit)
  }
  const sent = calls.slice(before).filter(({ path }) => path.endsWith('/message/cs'))
  expect(new Set(sent.map(({ headers }) => headers.access_token)).size).toBe(3)
})

it('an event signed for one app is not taken at the address of another', async () => {
  const person = commune.user()
  const body = JSON.stringify(person.does('user_send_text', { message: { msg_id: 'x1', text: 'a' } }))
  const { timestamp } = JSON.parse(body) as { timestamp: string }
  const headers = commune.webhook.signed(body, timestamp)
  expect(await commune.webhook.post({ url: `${program.url}/webhooks/zalo`, body, headers })).toBe(401)
})

it.each([
  ['of one app', () => ward],
  ['of two apps', () => commune],
])(
  'the same person on two OAs %s is joined by a code sent from one to the other: one history',
  async (_what, oa) => {
    const atCity = program.zalo.user()
    const there = oa().user()
    atCity.say('Đèn đường ngõ 15 hỏng cả tuần nay')
    await atCity.waitFor(/Chiếu sáng/)
    atCity.say('1')
    const code = /PA-[0-9A-Z]{7}/.exec((await atCity.waitFor(/PA-/)).text)?.[0] ?? 'no code'
    atCity.say('chuyenkenh')
    const joinCode = /[0-9A-Z]{4,}-?[0-9A-Z]*(?=\n|$)/m.exec((await atCity.waitFor(/mã/i)).text)?.[0] ?? ''
    there.say(joinCode)
    await there.waitFor(/Đã nối/)
    there.say('tra cuu')
    await there.waitFor(code)
    await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã thay bóng đèn.' })
    await there.waitFor(/thay bóng/)
    expect(atCity.inbox().some(({ text }) => text.includes('thay bóng'))).toBe(false)
    const rows = await program.database.orm.identity.findMany({
      where: { externalId: { in: [atCity.id, there.id] } },
    })
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(1)
    expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(2)
  },
)

it('one that withdraws its permission stops, and the others go on', async () => {
  ward.revokePermission()
  const fault = async (slug: string) =>
    (await program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug } })).fault
  await expect.poll(() => fault('thanh-xuan'), { timeout: 15_000 }).toBe('zalo-fault-permission')
  const person = program.zalo.user()
  person.say('/trogiup')
  await person.waitFor('114')
  expect(await fault('zalo')).toBeNull()
  expect(await fault('thanh-tri')).toBeNull()
})
