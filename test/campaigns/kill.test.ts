import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { openFleet } from '../promises/fleet.ts'
import { type House, onEachEngine, openHouse, ownerToken } from '../promises/house.ts'
import { isDone, sendOff } from './house.ts'
import { adds, type Counts, callWith, makeWard, settle, staffOf } from './residents.ts'

/** CAMPAIGN_FULL=1 makes it the whole promise: 10,000 recipients and 20 kills. */
const full = process.env.CAMPAIGN_FULL === '1'
const recipients = full ? 10_000 : 1_000
const kills = full ? 20 : 4
/** Sends in flight at once in a process, and those about to leave within 250 ms. */
const inFlightMost = 70

onEachEngine('a campaign adds up', (engine) => {
  it(`through kill -9 of a sender at ${kills} random moments among ${recipients} recipients`, {
    timeout: full ? 900_000 : 180_000,
  }, async () => {
    const house = await openHouse({ engine, telegram: { keepMessages: 3 } })
    onTestFinished(() => house.close())
    const fleet = await openFleet(house)
    onTestFinished(() => fleet.close())
    const settings = { TELEGRAM_BULK_PER_SECOND: '200' }
    const count = engine === 'PGlite' ? 1 : 2
    for (let at = 0; at < count; at += 1) await fleet.grow(settings)
    const people = await prepare(house, fleet)
    const owner = callWith(fleet.url, ownerToken)
    const staff = await staffOf(fleet.url, owner)

    const samples: Counts[] = []
    const look = async (): Promise<Counts | undefined> => {
      const answer = await owner<Counts>('GET', `/campaigns/${id}`).catch(() => undefined)
      if (answer?.status !== 200) return undefined
      expect(adds(answer.body), JSON.stringify(answer.body)).toBe(true)
      samples.push(answer.body)
      return answer.body
    }
    const id = await sendOff(staff)
    for (let time = 0; time < kills; time += 1) {
      await progress(look, (Math.random() * 0.8 * recipients) / kills)
      const victim = fleet.running[Math.floor(Math.random() * fleet.running.length)]
      await victim?.kill()
      if (engine === 'PGlite') await fleet.grow(settings)
      else void fleet.grow(settings)
    }
    let last: Counts | undefined
    for (const end = performance.now() + 120_000; !(last && isDone(last)); last = await look()) {
      if (performance.now() > end) throw new Error(`not in time: ${JSON.stringify(samples.at(-1))}`)
      await sleep(100)
    }

    const times = people.map((person) => house.telegram.accepted.get(person) ?? 0)
    expect(times.filter((each) => each > 1)).toEqual([])
    const reached = times.filter((each) => each === 1).length
    expect(last).toMatchObject({ recipients, failed: 0, skipped: 0, pending: 0 })
    expect(last.sent).toBeLessThanOrEqual(reached)
    expect(reached).toBeLessThanOrEqual(last.sent + last.unknown)
    expect(last.unknown).toBeLessThanOrEqual(kills * inFlightMost)
    expect(samples.length).toBeGreaterThan(kills)
    expect(house.errors()).toEqual([])
    expect(house.indiscretions()).toEqual([])
  })

  async function prepare(house: House, fleet: Awaited<ReturnType<typeof openFleet>>): Promise<number[]> {
    const people = house.telegram.users(recipients).map(({ id }) => id)
    await makeWard(callWith(fleet.url, ownerToken))
    if (engine === 'PGlite') for (const each of fleet.running) await each.stop()
    await house.inDatabase((database) => settle(database, people))
    if (engine === 'PGlite') await fleet.grow({ TELEGRAM_BULK_PER_SECOND: '200' })
    return people
  }
})

/** Waits until so many more were settled, or it is over. */
async function progress(look: () => Promise<Counts | undefined>, more: number): Promise<void> {
  let first: number | undefined
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(40)) {
    const counts = await look()
    if (!counts) continue
    const settled = counts.recipients - counts.pending
    first ??= settled
    if (isDone(counts) || settled - first >= more) return
  }
}
