import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Person } from '../support/telegram/people.ts'
import { type CampaignHouse, isDone, openCampaignHouse } from './house.ts'
import { askingResidents, p95 } from './replying.ts'

vi.setConfig({ testTimeout: 90_000 })

async function opened(options: Parameters<typeof openCampaignHouse>[0] = {}): Promise<CampaignHouse> {
  const house = await openCampaignHouse(options)
  onTestFinished(() => house.close())
  return house
}
const atFull = { rates: {}, settings: { TELEGRAM_BULK_PER_SECOND: '30' } }

it('every tenth blocked, a 429 in the middle, 500s and lost connections: each person once, each fate named, replies prompt', async () => {
  const house = await opened(atFull)
  const { telegram } = house.program
  const people = await house.residents(120)
  const refused = (code: number, description: string) => ({
    status: code,
    body: { ok: false, error_code: code, description },
  })
  const chat = (at: number) => people[at]?.id ?? 0
  const blocked = people.filter((_, at) => at % 10 === 3)
  for (const { id } of blocked)
    telegram.faults.next({
      chat: id,
      count: 1,
      answer: refused(403, 'Forbidden: bot was blocked by the user'),
    })
  for (const at of [11, 12])
    telegram.faults.next({ chat: chat(at), count: 1, answer: refused(500, 'Internal Server Error') })
  telegram.faults.next({ chat: chat(21), count: 1, answer: 'drop' })
  telegram.faults.next({ chat: chat(22), count: 1, answer: 'lost' })
  const times = (person: Person) => person.inbox().filter(({ text }) => text.startsWith('Mời bác')).length
  const asking = askingResidents(telegram)
  const id = await house.sendOff()
  await house.until(id, ({ sent }) => sent > 50)
  telegram.faults.failWith429(2)

  const counts = await house.until(id, isDone)
  const replies = await asking.finish()
  expect(replies.length).toBeGreaterThan(20)
  expect(p95(replies)).toBeLessThan(1_000)
  expect(counts).toMatchObject({ recipients: 120, sent: 104, failed: 12, skipped: 0, unknown: 4, pending: 0 })
  expect(counts.reasons.blocked).toBe(12)
  expect(people.filter((person) => times(person) > 1)).toEqual([])
  expect(people.filter((person) => times(person) === 1)).toHaveLength(105)
  expect(telegram.flood.limited - telegram.flood.ignored).toBe(1)

  for (const person of blocked.slice(0, 2)) {
    person.say('/trogiup')
    await person.waitFor('114')
  }
  await house.officer('POST', `/campaigns/${id}/retry`)
  const again = await house.until(id, isDone)
  expect(again).toMatchObject({ recipients: 120, sent: 106, failed: 0, skipped: 10, unknown: 4 })
  const listed = `/campaigns/${id}/recipients?state=unknown`
  const { body } = await house.officer<{ items: { reason: string }[] }>('GET', listed)
  expect(body.items.map(({ reason }) => reason).filter((reason) => reason === '500')).toHaveLength(2)
  expect(body.items).toHaveLength(4)
  expect((await house.officer('POST', `/campaigns/${id}/retry`, { what: 'unknown' })).status).toBe(200)
  expect(await house.until(id, isDone)).toMatchObject({ sent: 110, unknown: 0 })
  expect(people.filter((person) => times(person) > 1)).toEqual([people[22]])
})

it('keeps to the pace of the platform without ever being refused, and close to it', async () => {
  const house = await opened(atFull)
  await house.residents(150)
  const id = await house.sendOff()
  const began = performance.now()
  await house.until(id, ({ sent }) => sent >= 30)
  const from = performance.now()
  const counts = await house.until(id, isDone)
  const perSecond = 120 / ((performance.now() - from) / 1000)
  expect(counts).toMatchObject({ sent: 150 })
  expect(house.program.telegram.flood.limited).toBe(0)
  expect(perSecond).toBeGreaterThan(18)
  expect(performance.now() - began).toBeGreaterThan(4_000)
})

it('answers residents first: promptly while a campaign goes out', async () => {
  const house = await opened({ settings: { TELEGRAM_BULK_PER_SECOND: '200' } })
  await house.residents(600)
  const asking = askingResidents(house.program.telegram)
  await house.until(await house.sendOff(), isDone)
  const replies = await asking.finish()
  expect(replies.length).toBeGreaterThan(5)
  expect(p95(replies)).toBeLessThan(1_000)
})

it('pauses, goes on and is cancelled within two seconds', async () => {
  const house = await opened(atFull)
  const people = await house.residents(200)
  const received = () => people.filter((person) => person.inbox().length > 0).length
  const id = await house.sendOff()
  await house.until(id, ({ sent }) => sent > 10)
  expect((await house.officer('POST', `/campaigns/${id}/pause`)).body.status).toBe('paused')
  await sleep(1_000)
  const paused = received()
  await sleep(1_500)
  expect(received()).toBe(paused)
  expect(await house.see(id)).toMatchObject({ status: 'paused', sent: paused, pending: 200 - paused })

  await house.officer('POST', `/campaigns/${id}/resume`)
  await house.until(id, ({ sent }) => sent > paused + 10)
  const asked = performance.now()
  await house.officer('POST', `/campaigns/${id}/cancel`)
  const counts = await house.until(id, ({ pending }) => pending === 0)
  expect(performance.now() - asked).toBeLessThan(2_000)
  const told = received()
  expect(counts).toMatchObject({
    status: 'cancelled',
    sent: told,
    skipped: 200 - told,
    reasons: { cancelled: 200 - told },
  })
  await sleep(500)
  expect(received()).toBe(told)
})

it('whoever stops or blocks between the plan and the sending gets nothing', async () => {
  const house = await opened({ settings: { TELEGRAM_BULK_PER_SECOND: '1' } })
  const people = await house.residents(6)
  const last = people.slice(-2)
  const id = await house.sendOff({ class: 'ordinary', notAfter: null })
  last[0]?.say('dừng')
  last[1]?.block()
  const counts = await house.until(id, isDone)
  expect(counts).toMatchObject({
    recipients: 6,
    sent: 4,
    skipped: 2,
    reasons: { unsubscribed: 1, blocked: 1 },
  })
  expect(last.flatMap((person) => person.inbox()).filter(({ text }) => text.startsWith('Mời bác'))).toEqual(
    [],
  )
})

it('a text the platform refuses for everyone stops after the first few, with the reason', async () => {
  const house = await opened()
  await house.residents(50)
  const answer = {
    status: 400,
    body: { ok: false, error_code: 400, description: "Bad Request: can't parse entities" },
  }
  house.program.telegram.faults.next({ method: 'sendMessage', count: 1_000, answer })
  const id = await house.sendOff()
  const counts = await house.until(id, ({ status }) => status === 'paused')
  await sleep(500)
  const after = await house.see(id)
  expect(counts.stopReason).toBe("fault: can't parse entities")
  expect(after.failed).toBeGreaterThanOrEqual(3)
  expect(after.failed).toBeLessThan(15)
  expect(after).toMatchObject({ sent: 0, status: 'paused' })
  house.program.telegram.faults.clear()
  await house.officer('POST', `/campaigns/${id}/retry`)
  await house.officer('POST', `/campaigns/${id}/resume`)
  expect(await house.until(id, isDone)).toMatchObject({ sent: 50, failed: 0 })
})
