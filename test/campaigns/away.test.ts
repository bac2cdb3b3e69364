import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { isDone, openCampaignHouse } from './house.ts'

it('a clock that is set back by an hour holds nothing up', { timeout: 60_000 }, async () => {
  let setBackMs = 0
  const house = await openCampaignHouse({
    now: () => new Date(Date.now() - setBackMs),
    settings: { TELEGRAM_BULK_PER_SECOND: '10' },
  })
  onTestFinished(() => house.close())
  await house.residents(30)
  const id = await house.sendOff()
  await house.until(id, ({ sent }) => sent > 5)
  setBackMs = 60 * 60_000
  expect(await house.until(id, isDone, 30_000)).toMatchObject({ sent: 30 })
})

it('a machine that slept for hours sends nothing more of a campaign before a person says yes', {
  timeout: 60_000,
}, async () => {
  let sleptMs = 0
  const start = Date.parse('2026-11-24T09:00:00+07:00') - Date.now()
  const house = await openCampaignHouse({
    now: () => new Date(Date.now() + start + sleptMs),
    settings: { TELEGRAM_BULK_PER_SECOND: '10' },
  })
  onTestFinished(() => house.close())
  await house.residents(400)
  const id = await house.sendOff()
  await house.until(id, ({ sent }) => sent > 5)
  const { sent } = await house.see(id)
  sleptMs = 3 * 60 * 60_000
  await sleep(3_000)
  const unjudged = await house.see(id)
  expect(unjudged.sent + unjudged.unknown).toBeLessThanOrEqual(sent + 5)
  await house.program.app.campaigns.look()
  const held = await house.see(id)
  expect(held).toMatchObject({ status: 'paused', stopReason: 'outage' })
  expect(held.sent).toBe(unjudged.sent)
  await house.officer('POST', `/campaigns/${id}/resume`)
  await house.until(id, (now) => now.sent > held.sent + 20)
})
