/** Two Official Accounts of one app: a ward's beside the city's, and one resident on both. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startZaloProgram, type ZaloProgram } from '../support/zalo-program.ts'

let program: ZaloProgram
const wardOa = '5550001112223334445'

beforeAll(async () => {
  program = await startZaloProgram()
  await program.api('POST', '/units', [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
  ])
  const { zalo } = program
  const first = () => program.database.orm.channelAccount.findFirst({ where: { slug: 'zalo' } })
  await vi.waitFor(async () => expect((await first())?.name).toBeTruthy(), { timeout: 8_000 })
  const profile = { oaid: wardOa, name: 'MTTQ phường Thanh Xuân', is_verified: true }
  zalo.fault({ path: '/getoa', answer: { status: 200, body: { error: 0, data: profile } } })
  const { refresh_token: refreshToken } = zalo.tokens.issue()
  const { appId, appSecret, oaSecret } = zalo
  const { status } = await program.api('POST', '/accounts', {
    platform: 'zalo',
    unit: '00367',
    slug: 'thanh-xuan',
    credentials: { appId, appSecret, oaSecret, refreshToken },
  })
  expect(status).toBe(201)
  const second = () => program.database.orm.channelAccount.findFirst({ where: { slug: 'thanh-xuan' } })
  await vi.waitFor(async () => expect((await second())?.name).toBe('MTTQ phường Thanh Xuân'), {
    timeout: 8_000,
  })
})
afterAll(() => program?.close())

let events = 0
/** A person writes to the ward's OA; Zalo posts it to `path`. */
async function writeToWard(id: string, text: string, path: string): Promise<number> {
  events += 1
  const timestamp = String(Date.now())
  const body = JSON.stringify({
    app_id: program.zalo.appId,
    event_name: 'user_send_text',
    sender: { id },
    recipient: { id: wardOa },
    message: { msg_id: `ward-${events}`, text },
    timestamp,
  })
  const { webhook } = program.zalo
  return webhook.post({ url: `${program.url}${path}`, body, headers: webhook.signed(body, timestamp) })
}

it('each answers for its own unit, at an address of its own or at that of the app', async () => {
  const person = program.zalo.user()
  person.follow()
  expect(await writeToWard(person.id, '/start', '/webhooks/zalo/thanh-xuan')).toBe(200)
  expect((await person.waitFor(/Kính chào/)).text).toContain('Phường Thanh Xuân')
  expect(await writeToWard(person.id, '/caidat', '/webhooks/zalo')).toBe(200)
  expect((await person.waitFor(/Nơi ở đang ghi/)).text).toContain('Phường Thanh Xuân')
})

it('the same person on both is joined by a code sent from one to the other: one history', async () => {
  const atCity = program.zalo.user()
  const atWard = program.zalo.user()
  atWard.follow()
  atCity.say('Đèn đường ngõ 15 hỏng cả tuần nay')
  await atCity.waitFor(/Chiếu sáng/)
  atCity.say('1')
  const code = /PA-[0-9A-Z]{7}/.exec((await atCity.waitFor(/PA-/)).text)?.[0] ?? 'no code'
  atCity.say('chuyenkenh')
  const joinCode = /[0-9A-Z]{4,}-?[0-9A-Z]*(?=\n|$)/m.exec((await atCity.waitFor(/mã/i)).text)?.[0] ?? ''
  await writeToWard(atWard.id, joinCode, '/webhooks/zalo/thanh-xuan')
  await atWard.waitFor(/Đã nối/)
  await writeToWard(atWard.id, 'tra cuu', '/webhooks/zalo/thanh-xuan')
  await atWard.waitFor(code)
  await program.api('POST', `/tickets/${code}/replies`, { text: 'Đã thay bóng đèn.' })
  await atWard.waitFor(/thay bóng/)
  expect(atCity.inbox().some(({ text }) => text.includes('thay bóng'))).toBe(false)
  const { rows } = await identities([atCity.id, atWard.id])
  expect(new Set(rows.map(({ personId }) => personId)).size).toBe(1)
  expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(2)
})

async function identities(ids: string[]) {
  const all = await program.database.orm.identity.findMany({ where: { externalId: { in: ids } } })
  // Following told the city's account of the ward's resident as well: Zalo gives each OA its own number of a person.
  return { rows: all.filter(({ personId }) => personId !== null) }
}
