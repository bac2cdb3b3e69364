import { afterAll, beforeAll, expect, it } from 'vitest'
import { texts } from '../support/committee.ts'
import { type Desk, openDesk } from './console-desk.ts'
import { type CampaignHouse, openCampaignHouse } from './house.ts'

let house: CampaignHouse
let desk: Desk

beforeAll(async () => {
  house = await openCampaignHouse()
  desk = await openDesk(house.program, 'officer')
})
afterAll(() => house.close())

const base = '/console/campaigns'
const draft = { title: 'Họp tổ', text: { vi: 'Mời bác họp tổ.' } }

it.each([
  { unit: 'p-1', household: { registered: false } },
  { unit: 'p-1', household: { registered: true, oneEach: true } },
  { unit: 'p-1', languages: ['en'], channels: ['web'], roles: ['officer'], topics: ['notices'] },
  { unit: 'p-1' },
])('leaves a segment as it is when it is saved unchanged: %j', async (segment) => {
  const { body } = await house.officer<{ id: number }>('POST', '/campaigns', { ...draft, segment })
  const form = await desk.page(`${base}/${body.id}/edit`)
  const { location } = await desk.send(form, `${base}/${body.id}`)
  expect(location).toBe(`${base}/${body.id}?done=saved`)
  const after = await house.officer<{ segment: object; version: number }>('GET', `/campaigns/${body.id}`)
  expect(after.body).toMatchObject({ version: 2 })
  expect(after.body.segment).toEqual(segment)
})

it('names what is wrong with a page button in the row it was typed in, also when only the English label was', async () => {
  const form = await desk.page(`${base}/new`)
  const written = { title: 'Họp', 'text.vi': 'Mời bác.', unit: String(house.unitId) }
  const send = (more: object) => desk.send(form, base, { ...written, ...more })
  const wrong = (html: string) => [...html.matchAll(/id="field-(buttons[^"]+)-error"/g)].map(([, at]) => at)
  const second = await send({ 'buttons.1.url': 'javascript:1', 'buttons.1.vi': 'Lịch' })
  expect(second.status).toBe(422)
  expect(wrong(second.html)).toEqual(['buttons.1.url'])
  expect(second.html).toMatch(/<details open>\s*<summary>Nút mở trang/)
  const english = await send({
    'buttons.2.en': 'Calendar',
    'buttons.0.url': 'https://x.vn',
    'buttons.0.vi': 'X',
  })
  expect(wrong(english.html)).toEqual(['buttons.2.url', 'buttons.2.vi'])
  expect((await send({ 'buttons.1.url': 'https://x.vn', 'buttons.1.vi': 'X' })).status).toBe(303)
})

it('keeps leaving out a unit that another writer may not choose', async () => {
  const { program, unitId, officer } = house
  await program.api('POST', '/units', { code: 't-1', name: 'Tổ 1', level: 'to_dan_pho', parentCode: 'p-1' })
  const segment = { unit: 'p-1', exclude: { units: ['t-1'] } }
  const { body } = await officer<{ id: number }>('POST', '/campaigns', { ...draft, segment })
  const root = program.app.directory.now.path(unitId).find(({ id }) => id !== unitId)?.id ?? 0
  const data = { segment: { unit: unitId, exclude: { units: [root] } } }
  await program.database.orm.campaign.update({ where: { id: body.id }, data })
  const form = await desk.page(`${base}/${body.id}/edit`)
  const { status, html } = await desk.send(form, `${base}/${body.id}`)
  expect(status).toBe(422)
  expect(html).toContain(texts.say('vi', 'error-unit-reach'))
})
