import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { type Fleet, openFleet } from './fleet.ts'
import { allTickets, type House, onEachEngine, openHouse, post } from './house.ts'
import { codesTold, type Report, reportingResidents, resident, told } from './residents.ts'

const chats = 40
const kills = 20
/** Processes at once on PostgreSQL. */
const processes = 3
/** Updates that get done before the next process is killed, at most; and how long is waited for them, in milliseconds. */
const mostDone = 30
const mostWaitMs = 1_500

onEachEngine('nothing is lost and nothing counts twice', (engine) => {
  it(`through kill -9 at ${kills} random moments of a load from ${chats} chats`, {
    timeout: 240_000,
  }, async () => {
    const { house, fleet } = await opened()
    const load = reportingResidents(house.telegram, chats)
    await killNowAndThen(house, fleet)
    const reports = await load.finish()

    await expectEachOnce({ reports, url: fleet.url })
    for (const [place, person] of load.people.entries())
      expect(new Set(codesTold(person))).toEqual(new Set(reports[place]?.map(({ code }) => code)))
    expect(house.indiscretions()).toEqual([])
    expect(house.errors()).toEqual([])
  })

  it('through SIGTERM under load, which ends each process within ten seconds with code 0', {
    timeout: 90_000,
  }, async () => {
    const { house, fleet } = await opened()
    const load = reportingResidents(house.telegram, chats / 2)
    const endings = []
    for (let time = 0; time < 2; time += 1) {
      await sleep(1_500)
      const [oldest] = fleet.running
      endings.push(await oldest?.stop())
      await fleet.grow()
    }
    const reports = await load.finish()

    expect(endings.map((ending) => ending?.code)).toEqual([0, 0])
    expect(Math.max(...endings.map((ending) => ending?.ms ?? Infinity))).toBeLessThan(10_000)
    await expectEachOnce({ reports, url: fleet.url })
    expect(load.people.map(codesTold)).toEqual(reports.map((own) => own.map(({ code }) => code)))
    expect(house.indiscretions()).toEqual([])
    expect(house.errors()).toEqual([])
  })

  it('through SIGTERM while Telegram does not answer', async () => {
    const house = await openHouse({ engine })
    onTestFinished(() => house.close())
    const program = await house.start()
    const an = resident(house.telegram)
    house.telegram.faults.next({ method: 'sendMessage', count: 1, answer: { delayMs: 60_000 } })
    await post(program.url, an.say('/trogiup').update)
    await told(an, '114')
    await post(program.url, an.say('/caidat').update)

    const ending = await program.stop()
    expect(ending.code).toBe(0)
    expect(ending.ms).toBeLessThan(10_000)
    await house.start()
    await told(an, 'Nơi ở đang ghi')
    expect(an.inbox().filter(({ text }) => text.includes('114'))).toHaveLength(2)
    expect(house.errors()).toEqual([])
  })

  async function opened() {
    const house = await openHouse({ engine, telegram: { retryScale: 0.05 } })
    onTestFinished(() => house.close())
    const fleet = await openFleet(house)
    onTestFinished(() => fleet.close())
    const count = engine === 'PGlite' ? 1 : processes
    await fleet.grow()
    await Promise.all(Array.from({ length: count - 1 }, () => fleet.grow()))
    return { house, fleet }
  }
})

/** On PGlite the next process starts when the last one is dead; on PostgreSQL while the others work. */
async function killNowAndThen(house: House, fleet: Fleet): Promise<void> {
  const starting = new Set<Promise<unknown>>()
  for (let time = 0; time < kills; time += 1) {
    if (fleet.running.length === 0) await Promise.race(starting)
    await someAreDone(house, Math.random() * mostDone)
    const victim = fleet.running[Math.floor(Math.random() * fleet.running.length)]
    await victim?.kill()
    const next = fleet.grow().finally(() => starting.delete(next))
    starting.add(next)
  }
  await Promise.all(starting)
}

/** Waits for so many updates to be answered 200: a slow machine is given the time to get something done. */
async function someAreDone({ telegram }: House, count: number): Promise<void> {
  const done = () => telegram.deliveries.filter(({ status }) => status === 200).length
  const [enough, end] = [done() + count, performance.now() + mostWaitMs]
  while (done() < enough && performance.now() < end) await sleep(5)
}

/** Every press is one ticket, and its code was told to who pressed. */
async function expectEachOnce({ reports, url }: { reports: Report[][]; url: string }): Promise<void> {
  const told = reports.flat().map(({ text, code }) => `${code} ${text}`)
  const stored = (await allTickets(url)).map(({ text, code }) => `${code} ${text}`)
  expect(stored.sort()).toEqual(told.sort())
}
