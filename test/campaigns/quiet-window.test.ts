import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CampaignContent } from '../../src/campaigns/campaign-types.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

let world: Committee

beforeAll(async () => {
  world = await openCommittee({ startAt: '2026-11-20T09:00:00+07:00' })
})
afterAll(() => world.close())

const at = (day: number, time: string) => new Date(`2026-11-${day}T${time}:00+07:00`)
const kinds = async (more: Partial<CampaignContent>) => {
  const warnings = await world.campaigns.warningsOf({
    ...{ title: 'Họp', class: 'ordinary', text: { vi: 'Mời bác.', en: null }, buttons: [], fileId: null },
    ...{ segment: { unit: world.unitId('a-1') }, notBefore: null, notAfter: null },
    ...more,
  })
  return warnings.map(({ kind, path }) => `${kind} ${path}`)
}

it.each([
  [at(20, '22:00'), at(21, '06:00')],
  [at(20, '21:30'), at(21, '06:30')],
  [at(21, '01:00'), at(21, '02:00')],
])('%s to %s is all quiet: nobody would be told', async (notBefore, notAfter) => {
  expect(await kinds({ notBefore, notAfter })).toEqual(['quiet notAfter'])
  expect(await kinds({ notBefore, notAfter, class: 'mandatory' })).toEqual(['quiet notAfter'])
  expect(await kinds({ notBefore, notAfter, class: 'urgent' })).toEqual([])
})

it.each([
  [at(20, '21:00'), at(21, '06:00')],
  [at(20, '22:00'), at(21, '06:31')],
  [at(20, '22:00'), at(22, '06:00')],
  [at(20, '22:00'), null],
  [null, at(20, '23:00')],
])('%s to %s is not', async (notBefore, notAfter) => {
  expect(await kinds({ notBefore, notAfter })).toEqual([])
})

it('goes by the rule of the unit it goes to', async () => {
  const rule = { quietFrom: 12 * 60, quietTo: 14 * 60, perDay: null, perWeek: null }
  await world.database.orm.campaignRule.create({ data: { ...rule, unitId: world.unitId('ward-b') } })
  const segment = { unit: world.unitId('b-1') }
  const noon = { notBefore: at(20, '12:00'), notAfter: at(20, '13:00') }
  expect(await kinds(noon)).toEqual([])
  expect(await kinds({ ...noon, segment })).toEqual(['quiet notAfter'])
  expect(await kinds({ segment, notBefore: at(20, '22:00'), notAfter: at(21, '06:00') })).toEqual([])
})
