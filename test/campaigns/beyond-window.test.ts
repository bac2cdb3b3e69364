/** Whom Zalo lets nobody write to: what a campaign has chosen for them, once, at Zalo's hours, and accounted for. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { readCampaign } from '../../src/campaigns/campaign-reading.ts'
import { factsOf } from '../../src/campaigns/proof.ts'
import { startZaloProgram, type ZaloProgram } from '../support/zalo-program.ts'
import { isDone, sendOff, until } from './house.ts'
import { type Call, type Counts, hire, makeWard, type Reach, subscribe } from './residents.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Account extends Counts {
  readonly templates: number
  readonly broadcast: { readonly way: string; readonly state: string; readonly reason: string | null } | null
}
type Person = ReturnType<ZaloProgram['zalo']['user']>

let program: ZaloProgram
let officer: Call
let chair: Call
let root: string
let account: number
let near: Person
let far: Person
let offset = 0
/** The clock goes on from here. */
const setTime = (at: string) => {
  offset = Date.parse(`2026-11-24T${at}+07:00`) - Date.now()
}
/** The program looks before and after, so that no hop is as long as an outage. */
async function hopTo(at: string): Promise<void> {
  await program.app.campaigns.look()
  setTime(at)
  await program.app.campaigns.look()
}

/** One resident who has just written, and one who was silent for eight days. */
beforeAll(async () => {
  setTime('05:45:00')
  program = await startZaloProgram({ now: () => new Date(Date.now() + offset) })
  const units = await program.api<{ items: { code: string }[] }>('GET', '/units')
  root = units.body.items[0]?.code ?? ''
  await makeWard(program.api)
  officer = await hire(program, root, 'officer')
  chair = await hire(program, root, 'chair')
  const { orm } = program.database
  account = (await orm.channelAccount.findFirstOrThrow({ where: { slug: 'zalo' } })).id
  near = program.zalo.user()
  near.follow()
  near.say('/trogiup')
  await near.waitFor('114')
  await program.zalo.webhook.idle()
  const person = await orm.person.create({ data: { language: 'vi' } })
  await orm.identity.updateMany({ where: { externalId: near.id }, data: { personId: person.id } })
  far = program.zalo.user()
  await subscribe(program.database, [far.id], { slug: 'zalo' })
  const lastInboundAt = new Date(Date.now() + offset - 8 * 86_400_000)
  await orm.identity.updateMany({ where: { externalId: far.id }, data: { lastInboundAt } })
})
afterAll(() => program?.close())

const sendTo = (beyondWindow: object | null) =>
  sendOff({ officer, chair }, { segment: { unit: root }, beyondWindow })
const see = async (id: number) => (await officer<Account>('GET', `/campaigns/${id}`)).body
const got = (person: Person, quota: string) =>
  person.inbox().filter(({ quotaType }) => quotaType === quota).length

it('a template reaches them from 06:00 on, paid for, and nobody else gets it', async () => {
  program.zalo.templates.add('445566')
  const parameters = { text: 'noi_dung', title: 'tieu_de' }
  const beyondWindow = { way: 'template', account, templateId: '445566', parameters }
  const reach = async (more: object) =>
    (await officer<Reach>('POST', '/campaigns/reach', { segment: { unit: root }, class: 'urgent', ...more }))
      .body
  expect(await reach({})).toMatchObject({ total: 1, skipped: { window: 1 }, cost: { zaloTemplates: 0 } })
  expect(await reach({ beyondWindow })).toMatchObject({ total: 2, skipped: {}, cost: { zaloTemplates: 1 } })

  await hopTo('05:54:00')
  const id = await sendTo(beyondWindow)
  await near.waitFor('Mời bác họp tổ')
  const waiting = await until(officer, { id, wanted: ({ sent }) => sent === 1 })
  expect(waiting).toMatchObject({ status: 'running', recipients: 2, pending: 1, templates: 0 })
  expect(far.inbox()).toEqual([])
  await hopTo('06:00:01')
  expect(await until(officer, { id, wanted: isDone })).toMatchObject({ sent: 2, templates: 1 })
  expect(far.inbox().map(({ text, quotaType }) => [text, quotaType])).toEqual([
    ['Mời bác họp tổ.\nHọp tổ', 'template'],
  ])
  expect(got(near, 'template')).toBe(0)
})

it('an article goes once to all followers, and those beyond the window are skipped in the account', async () => {
  const id = await sendTo({ way: 'article', account })
  const looks = [1, 2, 3].map(() => program.app.campaigns.look())
  await Promise.all(looks)
  const counts = await until(officer, { id, wanted: isDone })
  expect(counts).toMatchObject({ recipients: 1, sent: 1, reasons: {} })
  expect(await see(id)).toMatchObject({ broadcast: { way: 'article', state: 'sent' }, templates: 0 })
  await program.app.campaigns.look()
  expect(got(near, 'broadcast')).toBe(1)
  const campaign = await readCampaign(program.database, id)
  const facts = campaign && (await factsOf(program.database, campaign, new Date()))
  expect(facts?.broadcast).toMatchObject({ way: 'article', state: 'sent', reason: null })

  const again = await sendTo({ way: 'article', account })
  await until(officer, { id: again, wanted: ({ sent }) => sent === 1 })
  await program.app.campaigns.look()
  expect(await see(again)).toMatchObject({
    status: 'running',
    broadcast: { state: 'pending', reason: 'day' },
  })
  await officer('POST', `/campaigns/${again}/cancel`)
  await program.app.campaigns.look()
  expect(await see(again)).toMatchObject({ broadcast: { state: 'skipped', reason: 'cancelled' } })
  expect(got(near, 'broadcast')).toBe(1)
})

it('what a dead process was telling a group is not repeated unasked', async () => {
  program.zalo.groups.set('g1', [])
  program.zalo.fault({ path: '/group/message', answer: { error: -32 } })
  const id = await sendTo({ way: 'group', account, groupId: 'g1' })
  await until(officer, { id, wanted: ({ sent }) => sent === 1 })
  await program.app.campaigns.look()
  expect(await see(id)).toMatchObject({ status: 'running', broadcast: { state: 'pending', reason: 'limit' } })
  const { campaignBroadcast } = program.database.orm
  const data = { state: 'in_flight', holder: 'a dead process', notBefore: null }
  await campaignBroadcast.updateMany({ where: { campaignId: id }, data })

  await Promise.all([1, 2, 3].map(() => program.app.campaigns.look()))
  expect(await until(officer, { id, wanted: isDone })).toMatchObject({ recipients: 1, sent: 1, unknown: 0 })
  expect(await see(id)).toMatchObject({ broadcast: { state: 'unknown', reason: 'interrupted' } })
  expect(program.zalo.groups.get('g1')).toEqual([])

  await officer('POST', `/campaigns/${id}/retry`, { what: 'broadcast' })
  expect(await until(officer, { id, wanted: isDone })).toMatchObject({ broadcast: { state: 'sent' } })
  expect(program.zalo.groups.get('g1')).toEqual(['Mời bác họp tổ.'])
})

it('is bound by the approval, and speaks to followers only through an OA of the unit itself', async () => {
  const draft = { title: 'Họp tổ', text: { vi: 'Mời bác họp tổ.' }, segment: { unit: 'p-1' } }
  const article = { way: 'article', account }
  const refused = await officer('POST', '/campaigns', { ...draft, beyondWindow: article })
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    422,
    expect.stringContaining('beyondWindow'),
  ])
  const made = await officer<{ id: number }>('POST', '/campaigns', { ...draft, segment: { unit: root } })
  const { hash } = await see(made.body.id)
  await officer('POST', `/campaigns/${made.body.id}/submit`)
  await officer('POST', `/campaigns/${made.body.id}`, { beyondWindow: article })
  expect(await see(made.body.id)).toMatchObject({ status: 'draft', beyondWindow: article })
  const { status } = await chair('POST', `/campaigns/${made.body.id}/approve`, { hash })
  expect(status).toBe(409)
})

it('is chosen in the console with its limits, and shown to who decides', async () => {
  const { url } = await program.app.staff.createLoginLink(null, program.app.ownerId)
  const cookie = (await fetch(url, { method: 'POST', redirect: 'manual' })).headers.getSetCookie()[0] ?? ''
  const headers = { cookie: cookie.split(';')[0] ?? '' }
  const page = async (path: string) => (await fetch(`${program.url}${path}`, { headers })).text()
  const form = await page('/console/campaigns/new')
  expect(form).toContain(`value="template:${account}"`)
  expect(form).toContain('không lọc được theo tổ')
  const token = /name="token" value="([^"]*)"/.exec(form)?.[1] ?? ''
  const rootId = program.app.directory.now.byCode(root)?.id ?? 0
  const typed = {
    title: 'Họp tổ',
    'text.vi': 'Mời bác.',
    unit: String(rootId),
    'beyondWindow.way': `template:${account}`,
    'beyondWindow.templateId': '445566',
    'beyondWindow.text': 'noi_dung',
  }
  const body = new URLSearchParams({ token, ...typed })
  const saved = await fetch(`${program.url}/console/campaigns`, { method: 'POST', headers, body })
  const shown = await saved.text()
  expect(shown).toContain('trả phí theo giá của mẫu')
  expect(shown).toContain('noi_dung: Mời bác.')
  const id = Number(/campaigns\/(\d+)/.exec(saved.url)?.[1])
  expect(await see(id)).toMatchObject({
    beyondWindow: { way: 'template', account, templateId: '445566', parameters: { text: 'noi_dung' } },
  })
  expect(await page(`/console/campaigns/${id}/edit`)).toContain('value="445566"')
})

it('a group is chosen by its name; where Zalo cannot be asked, by an id that is typed', async () => {
  const { url } = await program.app.staff.createLoginLink(null, program.app.ownerId)
  const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const page = async (path: string) =>
    (await fetch(`${program.url}/console/campaigns${path}`, { headers: { cookie } })).text()
  program.zalo.groups.set('g7', [])
  offset += 120_000
  const blank = await page('/new')
  expect(blank).toContain(`<option value="group:${account}:g7"`)
  expect(blank).toContain('Tin vào nhóm “Tổ g7” của OA')
  expect(blank).not.toContain('name="beyondWindow.groupId"')

  const body = new URLSearchParams({
    token: /name="token" value="([^"]*)"/.exec(blank)?.[1] ?? '',
    title: 'Họp tổ',
    'text.vi': 'Mời bác họp tổ.',
    class: 'ordinary',
    unit: String(program.app.directory.now.root.id),
    'beyondWindow.way': `group:${account}:g7`,
  })
  const made = await fetch(`${program.url}/console/campaigns`, {
    method: 'POST',
    headers: { cookie },
    body,
    redirect: 'manual',
  })
  const id = /campaigns\/(\d+)/.exec(made.headers.get('location') ?? '')?.[1]
  expect((await see(Number(id))) as object).toMatchObject({
    beyondWindow: { way: 'group', account, groupId: 'g7' },
  })
  expect(await page(`/${id}`)).toMatch(/Nhóm GMF: <code>Tổ g7<\/code>/)
  expect(await page(`/${id}/edit`)).toContain(`<option value="group:${account}:g7" selected`)

  offset += 120_000
  program.zalo.fault({ path: '/getgroupsofoa', answer: { error: -32 }, count: 5 })
  const typed = await page(`/${id}/edit`)
  expect(typed).toContain(`<option value="group:${account}" selected`)
  expect(typed).toMatch(/name="beyondWindow.groupId"[^>]*value="g7"/)
  expect(await page(`/${id}`)).toContain('<code>g7</code>')
  program.zalo.clearFaults()
})
