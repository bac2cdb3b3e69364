import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Committee, openCommittee } from '../support/committee.ts'
import { subscribe } from './residents.ts'

let world: Committee
let officer: Viewer
let chair: Viewer

beforeEach(async () => {
  world = await openCommittee({ startAt: '2026-11-20T09:00:00+07:00' })
  officer = await world.member('Cán bộ', 'ward-a', 'officer')
  chair = await world.member('Chủ tịch', 'ward-a', 'chair')
  const { slug } = await world.account('telegram')
  await subscribe(world.database, [1, 2], { slug, unitId: world.unitId('a-1') })
})
afterEach(() => world.close())

/** Every Friday at ten. */
async function submitted(): Promise<number> {
  const { id } = await world.campaigns.create(officer, {
    title: 'Vệ sinh ngõ',
    class: 'ordinary',
    text: { vi: 'Mời bác dọn ngõ.', en: null },
    buttons: [],
    fileId: null,
    segment: { unit: world.unitId('ward-a') },
    notBefore: new Date('2026-11-20T10:00:00+07:00'),
    notAfter: null,
    repeat: 'weekly',
  })
  await world.campaigns.submit(officer, id)
  return id
}

/** The program looks then, and was there all the time. */
async function lookAt(at: string): Promise<void> {
  world.passMinutes((Date.parse(`${at}+07:00`) - world.clock.now().getTime()) / 60_000)
  await world.database.orm.heartbeat.updateMany({ data: { at: world.clock.now() } })
  await world.campaigns.look()
}

const all = () => world.database.orm.campaign.findMany({ orderBy: { id: 'asc' } })
const statuses = async () => (await all()).map(({ status }) => status)
const days = async () => (await all()).map(({ notBefore }) => notBefore?.toISOString().slice(0, 10))
const noted = (action: string) =>
  world.database.orm.auditEntry.findMany({
    where: { action: `campaign.${action}` },
    orderBy: { id: 'asc' },
    select: { actorId: true, entityId: true, data: true },
  })

it('ends with one that is cancelled while it runs: the next time goes with it', async () => {
  const first = await submitted()
  await world.campaigns.approve(chair, first)
  await lookAt('2026-11-20T10:00')
  expect(await statuses()).toEqual(['running', 'submitted'])
  const [, next] = await all()
  await world.campaigns.cancel(officer, first)
  expect(await statuses()).toEqual(['cancelled', 'cancelled'])
  expect(await noted('cancel')).toMatchObject([
    { actorId: officer.personId, entityId: String(next?.id), data: { with: first } },
    { actorId: officer.personId, entityId: String(first) },
  ])
  await lookAt('2026-11-27T10:00')
  expect(await statuses()).toEqual(['cancelled', 'cancelled'])
})

it('does not end what somebody may not cancel', async () => {
  const first = await submitted()
  await world.campaigns.approve(chair, first)
  await lookAt('2026-11-20T10:00')
  const [, next] = await all()
  const unitId = world.unitId('city')
  await world.database.orm.campaign.update({ where: { id: next?.id ?? 0 }, data: { unitId } })
  await world.campaigns.cancel(officer, first)
  expect(await statuses()).toEqual(['cancelled', 'submitted'])
})

it('leaves out a time that nobody approves, and goes on with the next', async () => {
  const first = await submitted()
  await world.campaigns.approve(chair, first)
  await lookAt('2026-11-20T10:00')
  await lookAt('2026-11-27T09:59')
  expect(await days()).toEqual(['2026-11-20', '2026-11-27'])
  await lookAt('2026-11-27T10:00')
  expect(await days()).toEqual(['2026-11-20', '2026-11-27', '2026-12-04'])
  expect(await statuses()).toEqual(['running', 'submitted', 'submitted'])
  const [, second, third] = await all()
  await lookAt('2026-12-04T10:00')
  expect(await statuses()).toEqual(['running', 'expired', 'submitted', 'submitted'])
  expect(await noted('expire')).toEqual([
    { actorId: null, entityId: String(second?.id), data: { reason: 'next' } },
  ])
  await expect(world.campaigns.approve(chair, second?.id ?? 0)).rejects.toMatchObject({
    reason: 'campaign-move',
  })
  await lookAt('2026-12-06T10:00')
  // Late, but before the next one is due.
  await world.campaigns.approve(chair, third?.id ?? 0)
  await lookAt('2026-12-11T10:00')
  expect(await statuses()).toEqual(['running', 'expired', 'running', 'submitted', 'submitted'])
})

it('is not stalled by a time that was changed again and forgotten, nor begun by a draft that nobody submitted', async () => {
  const first = await submitted()
  await world.campaigns.edit(officer, first, { change: { title: 'Dọn ngõ' } })
  await lookAt('2026-11-27T10:00')
  expect(await statuses()).toEqual(['draft'])
  await world.campaigns.submit(officer, first)
  await lookAt('2026-11-28T10:00')
  const [, second] = await all()
  await world.campaigns.edit(officer, second?.id ?? 0, { change: { title: 'Dọn ngõ sớm' } })
  await lookAt('2026-12-04T10:00')
  expect(await statuses()).toEqual(['expired', 'draft', 'submitted'])
  await lookAt('2026-12-11T10:00')
  expect(await statuses()).toEqual(['expired', 'expired', 'submitted', 'submitted'])
})
