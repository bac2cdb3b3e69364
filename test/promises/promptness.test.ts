import { expect, it, onTestFinished } from 'vitest'
import { type House, onEachEngine, onPostgres, openHouse, post } from './house.ts'
import { resident, told } from './residents.ts'

/** What comes between a bare call to the platform and a reply that leaves after its commit, at most, in milliseconds. */
const toLeaveMs = 100
/** How many times slower a reply may be beside a flood than without one: a busy processor is allowed for, waiting is not. */
const slowdown = 20

onEachEngine('a reply', (engine) => {
  it('leaves within 100 ms of the commit when the lane is free', async () => {
    const house = await openHouse({ engine })
    onTestFinished(() => house.close())
    const { url } = await house.start()
    await repliesAfterCommit(house, url, 10)
    const floor = median(await bareCalls(house, 50))
    const leaving = median(await repliesAfterCommit(house, url, 50))
    expect(leaving).toBeLessThanOrEqual(floor + toLeaveMs)
  })

  it('is not held up by a thousand messages from another chat', { timeout: 120_000 }, async () => {
    const house = await openHouse({ engine })
    onTestFinished(() => house.close())
    const { url } = await house.start()
    await replyTimes(house, url, 20)
    const calm = await replyTimes(house, url, 40)

    const loud = resident(house.telegram)
    const messages = Array.from(
      { length: 1_000 },
      (_, place) => loud.say(`đèn đường hỏng lần ${place}`).update,
    )
    const began = performance.now()
    let floodMs = 0
    const flood = Promise.all(messages.map((update) => post(url, update))).then((answers) => {
      floodMs = performance.now() - began
      return answers.map(({ status }) => status)
    })
    const beside: number[] = []
    while (floodMs === 0) beside.push(...(await replyTimes(house, url, 1)))

    expect(new Set(await flood)).toEqual(new Set([200]))
    expect(beside.length).toBeGreaterThan(10)
    expect(p95(beside)).toBeLessThan(slowdown * p95(calm))
    expect(p95(beside)).toBeLessThan(floodMs / 10)
  })
})

onPostgres('a reply to an update that another process took', () => {
  it('leaves within 100 ms of the commit as well', async () => {
    const house = await openHouse({ engine: 'PostgreSQL' })
    onTestFinished(() => house.close())
    await house.start()
    const { url } = await house.start()
    await repliesAfterCommit(house, url, 10)
    const floor = median(await bareCalls(house, 50))
    const leaving = median(await repliesAfterCommit(house, url, 50))
    expect(leaving).toBeLessThanOrEqual(floor + toLeaveMs)
  })
})

/** From the answer to an update, which comes after its commit, to the platform's receipt of the reply, in milliseconds. */
async function repliesAfterCommit(house: House, url: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let each = 0; each < count; each += 1) {
    const person = resident(house.telegram)
    await post(url, person.say('/trogiup').update)
    const committed = performance.now()
    await told(person, '114')
    times.push(performance.now() - committed)
  }
  return times
}

/** From an update to the reply, each for a person of its own, one after the other. */
async function replyTimes(house: House, url: string, count: number): Promise<number[]> {
  const times: number[] = []
  for (let each = 0; each < count; each += 1) {
    const person = resident(house.telegram)
    const { update } = person.say('/trogiup')
    const began = performance.now()
    await Promise.all([post(url, update), told(person, '114')])
    times.push(performance.now() - began)
  }
  return times
}

async function bareCalls({ telegram }: House, count: number): Promise<number[]> {
  const times: number[] = []
  for (let each = 0; each < count; each += 1) {
    const began = performance.now()
    await (await fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`)).json()
    times.push(performance.now() - began)
  }
  return times
}

const at = (share: number) => (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Infinity
const median = at(0.5)
const p95 = at(0.95)
