/** README's steps for a Zalo Official Account and a Telegram bot, taken in the console of the running program against the stand-ins. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'
import { openDesk, type ProgramDesk, wordsOf } from '../support/program-desk.ts'
import { startTelegramStandIn } from '../support/telegram/server.ts'
import { startZaloStandIn, type ZaloStandIn } from '../support/zalo/server.ts'

let program: Program
let zalo: ZaloStandIn
let desk: ProgramDesk
let ward = 0

beforeAll(async () => {
  zalo = await startZaloStandIn({ deadlineMs: 30_000 })
  const settings = { ZALO_API_ROOT: zalo.apiRoot, ZALO_OAUTH_ROOT: zalo.oauthRoot }
  program = await startProgram({ settings })
  const units = [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00370', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
  ]
  await program.api('POST', '/units', units)
  ward = program.app.directory.now.byCode('00367')?.id ?? 0
  desk = await openDesk(program)
})
afterAll(async () => {
  await zalo?.close()
  await program?.close()
})

const app = () => ({ appId: zalo.appId, appSecret: zalo.appSecret, oaSecret: zalo.oaSecret })
const row = (slug: string) => program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug } })
const numberIn = (location: string | null) => Number(/\/accounts\/(\d+)/.exec(location ?? '')?.[1] ?? 0)
const test = async (id: number) => wordsOf(await (await desk.post(`/console/accounts/${id}/test`)).text())

async function opened(id: number) {
  const check = async () => (await desk.post(`/console/accounts/${id}/test`)).status
  await expect.poll(check, { timeout: 5_000 }).toBe(200)
}

describe('Connect your Zalo Official Account', () => {
  let id = 0

  it('begins with the app and its secrets, in the console alone', async () => {
    expect(await desk.read('/console')).toContain('Tài khoản kênh')
    const wrong = await desk.post('/console/accounts', { platform: 'zalo', unitId: String(ward), appId: 'x' })
    expect(wrong.status).toBe(422)
    const given = { platform: 'zalo', unitId: String(ward), slug: 'thanh-xuan', ...app() }
    const added = await desk.post('/console/accounts', given)
    id = numberIn(added.headers.get('location'))
    expect(id).toBeGreaterThan(0)
    await opened(id)
    expect((await desk.post('/console/accounts', given)).status).toBe(409)
  })

  it('shows what to copy where, and serves the file that proves the domain', async () => {
    const page = await (await desk.get(`/console/accounts/${id}`)).text()
    for (const path of ['/webhooks/zalo/thanh-xuan', '/console/accounts/callback', '/zalo_verifier….html'])
      expect(page).toContain(`readonly value="${program.url}${path}"`)
    expect((await fetch(`${program.url}/zalo_verifierPhuong_7.html`)).status).toBe(404)
    await desk.post(`/console/accounts/${id}/rules`, { billedAllowed: 'yes', siteCode: 'Phuong_7' })
    const served = await fetch(`${program.url}/zalo_verifierPhuong_7.html`)
    expect(await served.text()).toContain('content="Phuong_7"')
  })

  it('says that the tokens are missing, then gets them by consent with PKCE', async () => {
    expect(await desk.read(`/console/accounts/${id}`)).toContain('Trạng thái chưa kết nối')
    expect(await test(id)).toMatch(/Mã truy cập: thiếu Chưa có mã của Zalo.*Quyền xem thông tin OA: chưa thử/)
    const asked = await (await desk.post(`/console/accounts/${id}/consent`)).text()
    const address = new URL(
      /href="([^"]*oa\/permission[^"]*)"/.exec(asked)?.[1]?.replaceAll('&amp;', '&') ?? '',
    )
    const query = address.searchParams
    expect(query.get('app_id')).toBe(zalo.appId)
    expect(query.get('redirect_uri')).toBe(`${program.url}/console/accounts/callback`)
    expect(query.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    const agreed = async (change: Record<string, string> = {}) => {
      const asking = new URL(address)
      for (const [name, value] of Object.entries(change)) asking.searchParams.set(name, value)
      const sent = await fetch(asking, { redirect: 'manual' })
      const { pathname, search } = new URL(sent.headers.get('location') ?? '')
      return `${pathname}${search}`
    }
    expect((await desk.get(await agreed({ state: 'another' }))).status).toBe(409)
    expect((await desk.get(await agreed({ code_challenge: 'x'.repeat(43) }))).status).toBe(409)
    const back = await agreed()
    expect(new URL(back, program.url).searchParams.get('oa_id')).toBe(zalo.oaId)
    const done = await desk.get(back)
    expect(done.headers.get('location')).toBe(`/console/accounts/${id}?done=account-consent`)
    expect((await desk.get(back)).status).toBe(409)
    await opened(id)
    expect(await test(id)).toMatch(/Mã truy cập: đúng .*Quyền gửi tin, gói dịch vụ: đúng .*Webhook: thiếu/)
  })

  it('answers residents as soon as the webhook is saved, for the unit that owns the account', async () => {
    await zalo.webhook.register(`${program.url}/webhooks/zalo/thanh-xuan`)
    const person = zalo.user()
    person.say('/start')
    expect((await person.waitFor(/Kính chào/)).text).toContain('Phường Thanh Xuân')
    await expect.poll(() => test(id)).toMatch(/Webhook: đúng/)
    const page = await desk.read(`/console/accounts/${id}`)
    expect(page).toContain('còn 2000 trên 2000')
    expect(page).toContain('MTTQ phường thử nghiệm')
    expect(page).toContain('Trạng thái đang hoạt động')
    expect(await desk.read('/console/accounts')).toMatch(/Tin tính phí trong gói: còn 2000 trên 2000/)
  })

  it('shows what is left of the plan with its time, renewed by itself; no answer changes nothing', async () => {
    const { settings } = await row('thanh-xuan')
    const { quota, ...rest } = settings as { quota: object }
    const old = { ...rest, quota: { ...quota, at: new Date(Date.now() - 26 * 3600_000) } }
    await program.database.orm.channelAccount.update({
      where: { id },
      data: { settings: JSON.parse(JSON.stringify(old)) },
    })
    zalo.quota.remain = 0
    const asked = () => zalo.calls.filter(({ path }) => path.endsWith('/quota/message')).length
    const before = asked()
    const shown = () => desk.read(`/console/accounts/${id}`)
    for (const answer of ['drop' as const, { error: -224 }, { error: -32 }]) {
      zalo.fault({ path: '/quota/message', answer })
      await program.app.accounts.renewQuotas()
      expect(await shown()).toMatch(/còn 2000 trên 2000 · hỏi nền tảng 26 giờ trước/)
    }
    await program.app.accounts.renewQuotas()
    expect(await shown()).toMatch(/còn 0 trên 2000 · hỏi nền tảng một lát trước/)
    await program.app.accounts.renewQuotas()
    expect(asked() - before).toBe(4)
    const { body } = await program.api<{ items: object[] }>('GET', '/accounts')
    expect(body.items).toContainEqual(
      expect.objectContaining({ quota: { remain: '0', total: '2000', at: expect.any(String) } }),
    )
    zalo.quota.remain = 2_000
  })

  it('names the step that is missing: permission, package, verification', async () => {
    const faults = [
      {
        error: -223,
        path: '/getoa',
        says: /Quyền xem thông tin OA: thiếu OA chưa cấp hoặc đã thu lại quyền/,
      },
      { error: -224, path: '/quota/message', says: /gói dịch vụ: thiếu Gói dịch vụ .* không có quyền này/ },
      {
        error: -221,
        path: '/getoa',
        says: /Quyền xem thông tin OA: đúng .*OA đã xác thực: thiếu Official Account chưa được xác thực.*Quyền gửi tin, gói dịch vụ: đúng/,
      },
    ]
    for (const { error, path, says } of faults) {
      zalo.fault({ path, answer: { error } })
      expect(await test(id)).toMatch(says)
    }
  })

  it('keeps tokens and secrets encrypted, shows none of them, and notes who did what', async () => {
    const { credentials } = await row('thanh-xuan')
    expect(Buffer.from(credentials ?? []).includes(zalo.appSecret)).toBe(false)
    const page = await (await desk.get(`/console/accounts/${id}`)).text()
    expect(page).not.toContain(zalo.appSecret)
    expect(page).not.toContain(zalo.oaSecret)
    const { body } = await program.api<{ items: object[] }>('GET', '/accounts')
    expect(JSON.stringify(body)).not.toContain(zalo.appSecret)
    expect(body.items).toContainEqual(
      expect.objectContaining({ slug: 'thanh-xuan', unit: '00367', connected: true }),
    )
    const deeds = await program.database.orm.auditEntry.findMany({
      where: { entity: 'account', entityId: String(id) },
      orderBy: { id: 'asc' },
    })
    expect(deeds.map(({ action }) => action)).toEqual(['account.create', 'account.rules', 'account.consent'])
  })

  it('dead tokens are an alert on the home page and in the chats of administrators, and new ones mend it', async () => {
    const { body: staff } = await program.api<{ id: number }>('POST', '/staff', {
      name: 'Quản trị phường',
      unit: '00367',
      roles: ['admin'],
    })
    const { body: invite } = await program.api<{ code: string }>('POST', `/staff/${staff.id}/invites`)
    const admin = program.telegram.user()
    admin.say(invite.code)
    await admin.waitFor(/Quản trị phường/)
    const person = zalo.user()
    person.say('Đèn đường ngõ 15 hỏng')
    await person.waitFor(/Chiếu sáng/)
    const withdrawn = zalo.revokePermission()
    await expect.poll(() => row('thanh-xuan')).toMatchObject({ fault: 'zalo-fault-permission' })
    expect(await desk.read('/console')).toMatch(/thanh-xuan.*Quản trị viên OA cấp quyền lại/)
    await program.app.accounts.tellFaults()
    await program.app.accounts.tellFaults()
    expect((await admin.waitFor(/không gửi được tin/)).text).toContain(`/console/accounts/${id}`)
    person.say('1')
    const waiting = () =>
      program.database.orm.outgoingMessage.count({ where: { chatId: person.id, settledAt: null } })
    await expect.poll(waiting).toBe(1)
    const pair = zalo.tokens.issue()
    const pasted = await desk.post(`/console/accounts/${id}/tokens`, {
      refreshToken: pair.refresh_token,
      accessToken: pair.access_token,
    })
    expect(pasted.headers.get('location')).toContain('done=account-tokens')
    await person.waitFor(/PA-/)
    expect(await zalo.webhook.again(withdrawn)).toBe(200)
    expect(await row('thanh-xuan')).toMatchObject({ fault: null })
    await program.app.accounts.tellFaults()
    expect(admin.inbox().filter(({ text }) => /không gửi được tin/.test(text ?? ''))).toHaveLength(1)
  })

  it('pauses: what people write is taken, answers wait until sending goes on', async () => {
    await desk.post(`/console/accounts/${id}/pause`)
    const lane = () => program.database.orm.lease.findFirst({ where: { name: 'lane:thanh-xuan' } })
    await expect.poll(lane).toBeNull()
    const person = zalo.user()
    person.say('Rác ngõ 9 chưa ai dọn')
    await zalo.webhook.idle()
    const kept = () => program.database.orm.outgoingMessage.findMany({ where: { chatId: person.id } })
    expect(await kept()).toMatchObject([{ state: 'pending' }])
    await desk.post(`/console/accounts/${id}/resume`)
    await person.waitFor(/Rác/)
  })

  it('ends: the webhook is gone, tokens are deleted, and nobody can begin it again', async () => {
    expect(wordsOf(await (await desk.post(`/console/accounts/${id}/end`)).text())).toContain(
      'không mở lại được',
    )
    await desk.post(`/console/accounts/${id}/end`, { confirmed: 'yes' })
    expect(await row('thanh-xuan')).toMatchObject({ state: 'ended', credentials: null })
    const url = `${program.url}/webhooks/zalo/thanh-xuan`
    await expect.poll(() => zalo.webhook.post({ url, body: '{}', headers: {} })).toBe(404)
    expect((await desk.post(`/console/accounts/${id}/resume`)).status).toBe(409)
    expect((await fetch(`${program.url}/zalo_verifierPhuong_7.html`)).status).toBe(404)
  })
})

describe('Connect Telegram', () => {
  it('with a token of BotFather’s, a second bot works beside the first, for its own unit', async () => {
    const telegram = await startTelegramStandIn({
      rates: false,
      token: '987654321:AASecondBotOfTheTests_0123456789abcd',
    })
    const second = await startProgram({
      settings: { TELEGRAM_API_ROOT: telegram.apiRoot, TELEGRAM_BOT_TOKEN: '' },
    })
    try {
      await second.api('POST', '/units', [
        { code: 'hn', name: 'Hà Nội', level: 'tinh' },
        { code: '00370', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
      ])
      const there = await openDesk(second)
      const form = await (await there.get('/console/accounts/new?platform=telegram')).text()
      const field = /<label for="field-([^"]+)">\s*Mã của bot/.exec(form)?.[1] ?? 'none'
      const unitId = String(second.app.directory.now.byCode('00370')?.id)
      const given = { platform: 'telegram', unitId, slug: 'khuong-dinh' }
      const wrong = await there.post('/console/accounts', { ...given, [field]: 'abc' })
      expect(wrong.status).toBe(422)
      expect(wordsOf(await wrong.text())).toContain('Mời chép lại nguyên văn')
      const added = await there.post('/console/accounts', { ...given, [field]: telegram.token })
      const id = numberIn(added.headers.get('location'))
      expect(id).toBeGreaterThan(0)
      const person = telegram.user()
      person.say('/start')
      expect((await person.waitFor(/Kính chào/)).text).toContain('Phường Khương Đình')
      const renewed = await there.post(`/console/accounts/${id}/tokens`, { [field]: telegram.token })
      expect(renewed.headers.get('location')).toContain('done=account-tokens')
      const other = { platform: 'telegram', unit: '00370', credentials: { token: 'abc' } }
      expect((await second.api('POST', '/accounts', other)).status).toBe(422)
      await expect
        .poll(async () => (await there.post(`/console/accounts/${id}/test`)).status, { timeout: 5_000 })
        .toBe(200)
      const tested = await second.api('POST', `/accounts/${id}/tests`)
      expect(tested.body).toEqual({
        steps: [
          { step: 'bot', state: 'right' },
          { step: 'updates', state: 'right' },
        ],
      })
    } finally {
      await second.close()
      await telegram.close()
    }
  })
})

describe('an account', () => {
  it('is seen and kept by administrators of its unit alone', async () => {
    const { body } = await program.api<{ id: number }>('POST', '/staff', {
      name: 'Quản trị khác',
      unit: '00370',
      roles: ['admin'],
    })
    const stranger = await openDesk(program, { personId: body.id })
    const { id } = await row('thanh-xuan')
    expect((await stranger.get(`/console/accounts/${id}`)).status).toBe(404)
    expect((await stranger.post(`/console/accounts/${id}/pause`)).status).toBe(404)
    const there = { platform: 'zalo', unitId: String(ward), ...app() }
    expect((await stranger.post('/console/accounts', there)).status).toBe(404)
  })
})
