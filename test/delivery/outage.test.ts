import { expect, it } from 'vitest'
import { createOutage } from '../../src/delivery/outage.ts'

const unknown = { outcome: 'unknown', reason: '502' } as const
const sent = { outcome: 'sent', platformId: '1' } as const

it('begins to rest after three messages without an answer, and each time longer, up to two minutes', () => {
  const outage = createOutage()
  let now = new Date('2026-11-20T09:00:00+07:00')
  const rests: number[] = []
  outage.heard(unknown, now)
  outage.heard(unknown, now)
  expect(outage.isDoubtful).toBe(false)
  for (let time = 0; time < 8; time += 1) {
    expect(outage.heard(unknown, now)).toBe(true)
    // It was on its way when the rest began.
    expect(outage.heard(unknown, now)).toBe(false)
    rests.push(outage.restMs(now))
    now = new Date(now.getTime() + outage.restMs(now))
    expect(outage).toMatchObject({ isDoubtful: true })
  }
  expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 120_000, 120_000])

  outage.heard(sent, now)
  expect([outage.isDoubtful, outage.until, outage.restMs(now)]).toEqual([false, null, 0])
  for (let time = 0; time < 3; time += 1) outage.heard(unknown, now)
  expect(outage.restMs(now)).toBe(2_000)
})

it('what is answered between them, a refusal too, keeps the account awake', () => {
  const outage = createOutage()
  const now = new Date()
  for (let time = 0; time < 10; time += 1) {
    outage.heard(unknown, now)
    outage.heard(unknown, now)
    outage.heard({ outcome: 'unreachable', reason: 'blocked' }, now)
  }
  expect(outage.isDoubtful).toBe(false)
})

it('goes on resting as written down, and never longer than two minutes when the clock was set back', () => {
  const outage = createOutage()
  const now = new Date()
  outage.goOn(new Date(now.getTime() + 60 * 60_000))
  expect(outage.restMs(now)).toBe(120_000)
  expect(outage.restMs(new Date(now.getTime() + 120_000))).toBe(0)
  expect(outage.isDoubtful).toBe(true)
})
