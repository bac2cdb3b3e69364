import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openCluster, whyNoCluster } from './cluster.ts'
import { openFleet } from './fleet.ts'
import { allTickets, openHouse, post } from './house.ts'
import { codesTold, matter, reportingResidents, resident } from './residents.ts'

const why = whyNoCluster ? ` (skipped: ${whyNoCluster})` : ''

describe.skipIf(whyNoCluster)(`a PostgreSQL that breaks down under load${why}`, () => {
  it('makes the webhook answer 503 with Retry-After, and everything arrives afterwards', {
    timeout: 120_000,
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
    const [first] = [await fleet.grow(), await fleet.grow()]
    const load = reportingResidents(house.telegram, 20)

    const answers = []
    for (let time = 0; time < 3; time += 1) {
      await sleep(700 + Math.random() * 800)
      await cluster.stopImmediately()
      await sleep(300)
      const words = { text: matter(`khi mất điện ${time}`), message_id: 9_000_000 + time, date: 1 }
      const chat = { id: resident(house.telegram).id, type: 'private' }
      answers.push(
        await post(first.url, { update_id: 9_000_000 + time, message: { ...words, chat, from: chat } }),
      )
      expect((await fetch(`${first.url}/readyz`)).status).toBe(503)
      await cluster.start()
    }
    await sleep(1_000)
    const reports = await load.finish()

    expect(answers).toEqual(Array(3).fill({ status: 503, retryAfter: '2' }))
    const told = reports.flat().map(({ code, text }) => `${code} ${text}`)
    const stored = (await allTickets(first.url)).map(({ code, text }) => `${code} ${text}`)
    expect(stored.sort()).toEqual(told.sort())
    for (const [place, person] of load.people.entries())
      expect(new Set(codesTold(person))).toEqual(new Set(reports[place]?.map(({ code }) => code)))
    expect(fleet.running).toHaveLength(2)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    expect(house.indiscretions()).toEqual([])
    expect(house.errors()).toEqual([])
  })
})
