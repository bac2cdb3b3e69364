import { afterAll, beforeAll, expect, it } from 'vitest'
import { texts } from '../support/committee.ts'
import { type Desk, openDesk } from './console-desk.ts'
import { type CampaignHouse, openCampaignHouse } from './house.ts'

let house: CampaignHouse
let officer: Desk
let chair: Desk

beforeAll(async () => {
  house = await openCampaignHouse()
  officer = await openDesk(house.program, 'officer')
  chair = await openDesk(house.program, 'chair')
})
afterAll(() => house.close())

const base = '/console/campaigns'
const says = (key: string) => texts.say('vi', key)
const auditOf = (id: number, action: string) =>
  house.program.database.orm.auditEntry.findMany({
    where: { entity: 'campaign', entityId: String(id), action: `campaign.${action}` },
  })

/** Written and submitted at a desk. */
async function submitted(desk: Desk, more: Record<string, string> = {}): Promise<number> {
  const written = {
    title: 'Cháy chung cư',
    'text.vi': 'Mời bác xuống đường ngay.',
    unit: String(house.unitId),
  }
  const saved = await desk.send(await desk.page(`${base}/new`), base, { ...written, ...more })
  const id = Number(/\/(\d+)\?done=saved/.exec(saved.location)?.[1])
  await desk.send(await desk.page(`${base}/${id}`), `${base}/${id}/submit`)
  return id
}

it('tells a chair who approves their own urgent notice that they are alone, and asks once more', async () => {
  await house.residents(1)
  const id = await submitted(chair, { class: 'urgent' })
  const page = await chair.page(`${base}/${id}`)
  expect(page).toContain(says('campaign-approve-alone'))
  const asked = await chair.send(page, `${base}/${id}/approve`)
  expect(asked.html).toContain(says('campaign-approve-alone'))
  expect(await house.see(id)).toMatchObject({ status: 'submitted' })
  const sent = await chair.send(asked.html, `${base}/${id}/approve`, { confirmed: 'yes' })
  expect(sent.location).toBe(`${base}/${id}?done=approve`)
  expect((await auditOf(id, 'approve')).map(({ data }) => data)).toMatchObject([{ alone: true }])
})

it('what was confirmed is what was looked at: an edit meanwhile is refused', async () => {
  const id = await submitted(chair, { class: 'urgent' })
  const asked = await chair.send(await chair.page(`${base}/${id}`), `${base}/${id}/approve`)
  await house.officer('POST', `/campaigns/${id}`, { text: { vi: 'Khác' } })
  await house.officer('POST', `/campaigns/${id}/submit`)
  const sent = await chair.send(asked.html, `${base}/${id}/approve`, { confirmed: 'yes' })
  expect(sent.status).toBe(409)
  expect(await house.see(id)).toMatchObject({ status: 'submitted' })
})

it('asks a second person nothing more than before', async () => {
  const id = await submitted(officer, { class: 'urgent' })
  const page = await chair.page(`${base}/${id}`)
  expect(page).not.toContain(says('campaign-approve-alone'))
  expect((await chair.send(page, `${base}/${id}/approve`)).location).toBe(`${base}/${id}?done=approve`)
})

it('says that cancelling ends the series, of one that comes again', async () => {
  const notBefore = '2099-01-01T09:00'
  const id = await submitted(officer, { notBefore, repeat: 'weekly' })
  const asked = await officer.send(await officer.page(`${base}/${id}`), `${base}/${id}/cancel`)
  expect(asked.html).toContain(says('campaign-cancel-series'))
  const other = await submitted(officer, { notBefore })
  const once = await officer.send(await officer.page(`${base}/${other}`), `${base}/${other}/cancel`)
  expect(once.html).not.toContain(says('campaign-cancel-series'))
})

it('a test that fails for the own chat alone says no word of everybody', async () => {
  const { program } = house
  const person = program.telegram.user()
  const invite = await program.api<{ code: string }>('POST', `/staff/${officer.personId}/invites`)
  person.say(invite.body.code)
  await person.waitFor('Đã liên kết')
  const id = await submitted(officer)
  const tested = async (sign: string) => {
    await officer.send(await officer.page(`${base}/${id}`), `${base}/${id}/test`)
    await expect.poll(() => officer.page(`${base}/${id}`), { timeout: 20_000 }).toContain(sign)
    return officer.page(`${base}/${id}`)
  }
  const description = 'Bad Request: BUTTON_URL_INVALID'
  const answer = { status: 400, body: { ok: false, error_code: 400, description } }
  program.telegram.faults.next({ method: 'sendMessage', chat: person.id, count: 1, answer })
  expect(await tested('BUTTON_URL_INVALID')).toContain('Gửi cho mọi người cũng sẽ hỏng')
  person.deactivate()
  const page = await tested('tài khoản đã khóa')
  expect(page).toContain('riêng chat này không nhận được: tài khoản đã khóa')
  expect(page).not.toContain('Gửi cho mọi người cũng sẽ hỏng')
}, 60_000)
