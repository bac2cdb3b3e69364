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
const perSecond = 200
const settings = { TELEGRAM_BULK_PER_SECOND: String(perSecond) }
/** As many rows as leave in 60 ms are marked, or being marked, and their calls have not begun (`leavingMost` in bulk.ts). */
const leavingMost = perSecond * 0.06
/** Sends at once, as many as the pace needs at 100 ms an answer, and 0.4 times as many that are about to leave or to be settled. */
const inFlightMost = (perSecond / 10) * 1.4

onEachEngine('a campaign adds up', (engine) => {
  it(`through kill -9 of a sender at ${kills} random moments among ${recipients} recipients`, {
    timeout: full ? 900_000 : 180_000,
  }, async () => {
    const house = await openHouse({ engine, telegram: { keepMessages: 3 } })
    onTestFinished(() => house.close())
    const fleet = await openFleet(house)
    onTestFinished(() => fleet.close())
    const count = engine === 'PGlite' ? 1 : 2
    for (let at = 0; at < count; at += 1) await fleet.grow(settings)
    const people = await prepare(house, fleet)
    // Each message is accepted as it arrives; that is told after as long as a real platform takes.
    house.telegram.faults.next({ method: 'sendMessage', count: Infinity, answer: { delayMs: 20 } })
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

    const accepted = (person: number) => house.telegram.accepted.get(person) ?? 0
    expect(people.filter((person) => accepted(person) > 1)).toEqual([])
    expect(last).toMatchObject({ recipients, failed: 0, skipped: 0, pending: 0 })
    const fates = await fatesOf(house, fleet)
    expect(fates.sent).toHaveLength(last.sent)
    expect(fates.unknown).toHaveLength(last.unknown)
    expect(fates.sent.filter((person) => accepted(person) === 0)).toEqual([])
    expect(last.unknown).toBeLessThanOrEqual(kills * inFlightMost)
    const notArrived = fates.unknown.filter((person) => accepted(person) === 0).length
    expect(notArrived).toBeLessThanOrEqual(kills * leavingMost)
    process.stdout.write(
      `${engine}: ${kills} kills, ${last.sent} sent, ${last.unknown} unknown, of which ${notArrived} never left\n`,
    )
    expect(samples.length).toBeGreaterThan(kills)
    expect(house.errors()).toEqual([])
    expect(house.indiscretions()).toEqual([])
  })

  async function prepare(house: House, fleet: Awaited<ReturnType<typeof openFleet>>): Promise<number[]> {
    const people = house.telegram.users(recipients).map(({ id }) => id)
    await makeWard(callWith(fleet.url, ownerToken))
    if (engine === 'PGlite') for (const each of fleet.running) await each.stop()
    await house.inDatabase((database) => settle(database, people))
    if (engine === 'PGlite') await fleet.grow(settings)
    return people
  }

  /** By the platform's id, who was told and of whom it is not known. */
  async function fatesOf(house: House, fleet: Awaited<ReturnType<typeof openFleet>>) {
    if (engine === 'PGlite') for (const each of fleet.running) await each.stop()
    const rows = await house.inDatabase((database) => database.query<Fate>(fatesByPerson, []))
    const those = (wanted: string) =>
      rows.filter(({ state }) => state === wanted).map(({ person }) => Number(person))
    return { sent: those('sent'), unknown: those('unknown') }
  }
})

interface Fate {
  readonly person: string
  readonly state: string
}
const fatesByPerson = {
  name: '',
  text: `SELECT external_id AS person, state FROM campaign_recipient JOIN identity ON identity.id = identity_id`,
}

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
