import { setTimeout as sleep } from 'node:timers/promises'
import sharp from 'sharp'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isDone, openCampaignHouse } from './house.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A campaign with a picture, submitted; and what the store and its row can do to it. */
async function opened(recipients: number, { vi = 'Mời bác họp tổ.' } = {}) {
  const house = await openCampaignHouse({ rates: {}, settings: { TELEGRAM_BULK_PER_SECOND: '30' } })
  onTestFinished(() => house.close())
  const { app, database, telegram } = house.program
  const { campaign, person, storedFile } = database.orm
  const people = await house.residents(recipients)
  const writer = await person.findFirstOrThrow({ where: { name: 'Cán bộ officer' } })
  const viewer = await app.staff.viewerOf(writer.id)
  if (!viewer) throw new Error('nobody writes')
  const picture = { create: { width: 40, height: 30, channels: 3, background: '#c00' } } as const
  const bytes = await sharp(picture).png().toBuffer()
  const fileId = await app.campaigns.keepAttachment(viewer, { bytes, name: 'anh.png' })
  const draft = {
    title: 'Họp tổ',
    text: { vi },
    segment: { unit: 'p-1' },
    class: 'urgent',
  }
  const { body } = await house.officer<{ id: number }>('POST', '/campaigns', draft)
  await campaign.update({ where: { id: body.id }, data: { fileId } })
  await house.officer('POST', `/campaigns/${body.id}/submit`)
  const { key } = await storedFile.findUniqueOrThrow({ where: { id: fileId } })
  return {
    ...house,
    id: body.id,
    key,
    change: (data: { key?: string | null; state?: string }) =>
      storedFile.update({ where: { id: fileId }, data }),
    approve: () => house.chair('POST', `/campaigns/${body.id}/approve`),
    flood: telegram.flood,
    told: () => people.filter(({ id }) => telegram.accepted.get(id)).length,
  }
}

it('while the store of files cannot be read nobody becomes unknown, and all is sent when it can', async () => {
  const house = await opened(40)
  await house.change({ key: `aa/bb/${'0'.repeat(32)}.png` })
  await house.approve()
  await sleep(1_500)
  expect(await house.see(house.id)).toMatchObject({ status: 'running', sent: 0, unknown: 0, pending: 40 })
  await house.change({ key: house.key })
  expect(await house.until(house.id, isDone)).toMatchObject({ sent: 40, unknown: 0, failed: 0 })
})

it('a file that stays unreadable stops the announcement until somebody has looked', async () => {
  const house = await opened(8)
  await house.change({ key: `aa/bb/${'0'.repeat(32)}.png` })
  await house.approve()
  const stopped = await house.until(house.id, ({ status }) => status === 'paused')
  expect(stopped).toMatchObject({ stopReason: 'file-unread', pending: 8, unknown: 0 })
})

it('without its approved file an announcement stops at once: nobody gets the words alone', async () => {
  const house = await opened(40)
  await house.change({ state: 'gone' })
  await house.approve()
  const stopped = await house.until(house.id, ({ status }) => status === 'paused')
  expect(stopped).toMatchObject({ stopReason: 'file-gone', sent: 0, pending: 40, unknown: 0 })
  expect(house.told()).toBe(0)
  const { data } = await house.program.database.orm.auditEntry.findFirstOrThrow({
    where: { action: 'campaign.stop', entityId: String(house.id) },
  })
  expect(data).toEqual({ reason: 'file-gone' })
})

it('a picture with a text too long to stand under it is two calls, and the pace is one of calls', async () => {
  const house = await opened(75, { vi: 'Mời bác họp tổ. '.repeat(90) })
  await house.approve()
  const began = performance.now()
  expect(await house.until(house.id, isDone)).toMatchObject({ sent: 75 })
  expect(house.flood.limited).toBe(0)
  expect(75 / ((performance.now() - began) / 1_000)).toBeGreaterThan(5)
})
