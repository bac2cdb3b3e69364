import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDatabase } from '../../src/platform/database/database.ts'
import { openPostgres } from '../../src/platform/database/postgres.ts'
import { createLog } from '../../src/platform/log.ts'
import { isDone, sendOff } from '../campaigns/house.ts'
import { askingResidents, p95, type Span } from '../campaigns/replying.ts'
import { adds, type Counts, callWith, makeWard, settle, staffOf } from '../campaigns/residents.ts'
import { openCluster, whyNoCluster } from './cluster.ts'
import { openFleet } from './fleet.ts'
import { allTickets, type House, openHouse, ownerToken, post, residentName } from './house.ts'
import { codesTold, matter, reportingResidents, resident } from './residents.ts'

const why = whyNoCluster ? ` (skipped: ${whyNoCluster})` : ''

describe.skipIf(whyNoCluster)(`a PostgreSQL that breaks down under load${why}`, () => {
  it('makes the webhook answer 503 with Retry-After; reports arrive afterwards, an announcement adds up, and replies are prompt as soon as it is back', {
    timeout: 240_000,
  }, async () => {
    const cluster = await openCluster()
    onTestFinished(() => cluster.close())
    const house = await openHouse({
      engine: 'PostgreSQL',
      databaseUrl: cluster.url,
      telegram: { retryScale: 0.05 },
    })
    onTestFinished(() => house.close())
    const fleet = await openFleet(house)
    onTestFinished(() => fleet.close())
    const settings = { TELEGRAM_BULK_PER_SECOND: '30' }
    const [first] = [await fleet.grow(settings), await fleet.grow(settings)]
    const announcement = await announce(house, cluster.url, first.url)
    const load = reportingResidents(house.telegram, 20)
    const asking = askingResidents(house.telegram, residentName)
    const outages: Span[] = []

    const answers = []
    for (let time = 0; time < 3; time += 1) {
      await sleep(700 + Math.random() * 800)
      const from = Date.now()
      await cluster.stopImmediately()
      await sleep(300)
      const words = { text: matter(`khi mất điện ${time}`), message_id: 9_000_000 + time, date: 1 }
      const chat = { id: resident(house.telegram).id, type: 'private' }
      answers.push(
        await post(first.url, { update_id: 9_000_000 + time, message: { ...words, chat, from: chat } }),
      )
      expect((await fetch(`${first.url}/readyz`)).status).toBe(503)
      await cluster.start()
      outages.push({ from, to: Date.now() })
    }
    const reports = await load.finish()
    house.telegram.faults.failWith429(1)
    const counts = await announcement.ended()
    const replies = await asking.finish(outages)

    expect(answers).toEqual(Array(3).fill({ status: 503, retryAfter: '2' }))
    const told = reports.flat().map(({ code, text }) => `${code} ${text}`)
    const stored = (await allTickets(first.url)).map(({ code, text }) => `${code} ${text}`)
    expect(stored.sort()).toEqual(told.sort())
    for (const [place, person] of load.people.entries())
      expect(new Set(codesTold(person))).toEqual(new Set(reports[place]?.map(({ code }) => code)))
    expect(counts).toMatchObject({ recipients: 240, failed: 24, pending: 0, reasons: { blocked: 24 } })
    const times = announcement.people.map((person) => house.telegram.accepted.get(person) ?? 0)
    expect(times.filter((each) => each > 1)).toEqual([])
    const reached = times.filter((each) => each === 1).length
    expect(counts.sent).toBeLessThanOrEqual(reached)
    expect(reached).toBeLessThanOrEqual(counts.sent + counts.unknown)
    expect(replies.length).toBeGreaterThan(50)
    expect(p95(replies)).toBeLessThan(1_000)
    expect(fleet.running).toHaveLength(2)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    expect(house.indiscretions()).toEqual([])
    expect(house.errors()).toEqual([])
  })
})

/** An announcement to 240 people, every tenth of whom has blocked the bot; some calls fail at the platform. */
async function announce(house: House, databaseUrl: string, url: string) {
  const { telegram } = house
  const people = telegram.users(240).map(({ id }) => id)
  const owner = callWith(url, ownerToken)
  await makeWard(owner)
  const database = createDatabase(openPostgres({ url: databaseUrl, log: createLog('silent') }))
  await settle(database, people)
  await database.close()
  const blocked = { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' }
  for (const [at, chat] of people.entries()) {
    if (at % 10 === 3) telegram.faults.next({ chat, count: 1, answer: { status: 403, body: blocked } })
    if (at % 100 === 50)
      telegram.faults.next({ chat, count: 1, answer: { status: 500, body: { ok: false, error_code: 500 } } })
    if (at % 100 === 51) telegram.faults.next({ chat, count: 1, answer: 'lost' })
    if (at % 100 === 52) telegram.faults.next({ chat, count: 1, answer: 'drop' })
  }
  const id = await sendOff(await staffOf(url, owner))
  const look = async () => {
    const answer = await owner<Counts>('GET', `/campaigns/${id}`).catch(() => undefined)
    if (answer?.status !== 200) return undefined
    expect(adds(answer.body), JSON.stringify(answer.body)).toBe(true)
    return answer.body
  }
  return {
    people,
    async ended(): Promise<Counts> {
      for (const end = performance.now() + 120_000; ; await sleep(200)) {
        const counts = await look()
        if (counts && isDone(counts)) return counts
        if (performance.now() > end) throw new Error(`not in time: ${JSON.stringify(counts)}`)
      }
    },
  }
}
