import { afterAll, beforeAll, expect, it } from 'vitest'
import { type CampaignHouse, openCampaignHouse } from './house.ts'

let house: CampaignHouse

beforeAll(async () => {
  house = await openCampaignHouse()
})
afterAll(() => house.close())

interface Problem {
  readonly issues: { path: string; message: string }[]
}
const draft = { title: 'Họp tổ', text: { vi: 'Mời bác.' }, segment: { unit: 'p-1' } }
const page = { url: 'https://x.vn', vi: 'Lịch' }

it.each([
  ['not_before', { not_before: '2027-01-01T00:00:00Z' }],
  ['text.fr', { text: { vi: 'Mời bác.', fr: 'x' } }],
  ['buttons.0.label', { buttons: [{ ...page, label: 'x' }] }],
  ['buttons.1.when', { buttons: [page, { act: 'rsvp', when: 'x' }] }],
  ['segment.unitss', { segment: { unit: 'p-1', unitss: 'x' } }],
  ['segment.household.registred', { segment: { unit: 'p-1', household: { registred: true } } }],
  ['segment.exclude.unit', { segment: { unit: 'p-1', exclude: { unit: 'p-1' } } }],
  ['segment.participation.answer', { segment: { unit: 'p-1', participation: { campaign: 1, answer: 'x' } } }],
  ['beyondWindow.who', { beyondWindow: { way: 'article', account: 1, who: 'x' } }],
])('a field nobody knows is refused and named: %s', async (path, more) => {
  const made = await house.officer<{ id: number }>('POST', '/campaigns', draft)
  for (const at of ['/campaigns', `/campaigns/${made.body.id}`]) {
    const { status, body } = await house.officer<Problem>('POST', at, { ...draft, ...more })
    expect(status).toBe(422)
    expect(body.issues).toEqual([{ path, message: 'Không có mục này.' }])
  }
  expect(await house.see(made.body.id)).toMatchObject({ version: 1 })
})
