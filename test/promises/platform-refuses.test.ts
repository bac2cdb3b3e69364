import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import type { ProgramProcess } from '../support/processes.ts'
import type { Person } from '../support/telegram/people.ts'
import { errorLines, type House, onEachEngine, onPostgres, openHouse, ownerToken, post } from './house.ts'
import { matter, report, resident, told } from './residents.ts'

/** Long enough to start again before it is over. */
const pauseSeconds = 20

onEachEngine('a 429 with retry_after', (engine) => {
  it('makes the lane wait until then, over a restart, and then say all in order and once', {
    timeout: 120_000,
  }, async () => {
    const house = await openHouse({ engine })
    onTestFinished(() => house.close())
    const program = await house.start()
    const [an, binh] = [resident(house.telegram), resident(house.telegram)]
    house.telegram.faults.failWith429(pauseSeconds)
    const words = ['/trogiup', '/caidat', '/tracuu', '/huy']
    for (const each of words)
      for (const person of [an, binh]) await post(program.url, person.say(each).update)
    await untilSo(() => sends(house).some(({ status }) => status === 429))
    await sleep(500)
    const refused = sends(house).filter(({ status }) => status === 429)
    const over = (refused[0]?.at ?? 0) + pauseSeconds * 1000

    await program.stop()
    const next = await house.start()
    expect(Date.now()).toBeLessThan(over)
    await untilSo(() => an.inbox().length >= 4 && binh.inbox().length >= 4, 60_000)
    await sleep(1_000)

    const later = sends(house).slice(refused.length)
    expect(Math.min(...later.map(({ at }) => at))).toBeGreaterThanOrEqual(over)
    for (const person of [an, binh])
      expect(person.inbox().map(({ text }) => text)).toEqual([
        expect.stringContaining('114'),
        expect.stringContaining('Nơi ở đang ghi'),
        expect.stringContaining('chưa có việc'),
        expect.stringContaining('Hiện không có gì'),
      ])
    await next.stop()
    const { _max } = await house.inDatabase((database) =>
      database.orm.outgoingMessage.aggregate({ _max: { attempts: true } }),
    )
    expect(_max.attempts, 'a refused attempt does not count').toBe(1)
  })
})

onEachEngine('a message that Telegram refuses', (engine) => {
  let house: House
  let program: ProgramProcess

  beforeAll(async () => {
    house = await openHouse({ engine })
    program = await house.start()
  })
  afterAll(() => house.close())

  it.each([
    ['it cannot parse it', "Bad Request: can't parse entities: unexpected end tag at byte offset 7"],
    ['it is too long', 'Bad Request: message is too long'],
    ['and says why at length', `Bad Request: can't parse entities: ${'🙏'.repeat(120)}`],
    ['and says why in half characters', 'Bad Request: \ud83d and \0'],
  ])(
    'as our own fault (%s) is not repeated, is logged as an error, and holds up nobody',
    async (_why, description) => {
      const [an, binh] = [resident(house.telegram), resident(house.telegram)]
      const answer = { status: 400, body: { ok: false, error_code: 400, description } }
      house.telegram.faults.next({ method: 'sendMessage', chat: an.id, count: 1, answer })
      const errors = errorLines(program).length
      await post(program.url, an.say('/trogiup').update)
      await post(program.url, binh.say('/trogiup').update)
      await told(binh, '114')
      await post(program.url, an.say('/caidat').update)
      await told(an, /./)
      await sleep(700)
      expect(sends(house, an)).toHaveLength(2)
      expect(an.inbox()).toHaveLength(1)
      expect(errorLines(program)).toHaveLength(errors + 1)
      expect(house.indiscretions()).toEqual([])
    },
  )

  it('because the person blocked the bot makes them unreachable until they write again', async () => {
    const an = resident(house.telegram)
    const { code } = await report(an, matter('vắng'), (update) => post(program.url, update))
    an.block()
    expect(await reply(code, 'Phường đã nhận.')).toBe(200)
    await untilSo(() => sends(house, an).some(({ status }) => status === 403))
    expect(await unreachable(an)).toBe('blocked')

    an.unblock()
    await post(program.url, an.say('/trogiup').update)
    await told(an, '114')
    expect(await unreachable(an)).toBeNull()
    expect(await reply(code, 'Phường đã thay bóng.')).toBe(200)
    await told(an, 'Phường đã thay bóng.')
  })

  async function reply(code: string, text: string): Promise<number> {
    const answer = await fetch(`${program.url}/api/v1/tickets/${code}/replies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ownerToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
    return answer.status
  }

  async function unreachable(person: Person): Promise<string | null | undefined> {
    if (engine === 'PGlite') await program.stop()
    const identity = await house.inDatabase((database) =>
      database.orm.identity.findFirst({ where: { externalId: String(person.id) } }),
    )
    if (engine === 'PGlite') program = await house.start()
    return identity?.unreachable
  }
})

onPostgres('a lane whose claim was stored and never heard of', () => {
  it('sends the messages all the same, when the database answers again', async () => {
    const house = await openHouse({ engine: 'PostgreSQL' })
    onTestFinished(() => house.close())
    const program = await house.start()
    const an = resident(house.telegram)
    await post(program.url, an.say('/trogiup').update)
    await told(an, '114')

    await house.inDatabase(async (database) => {
      await database.script(`INSERT INTO outgoing_message (account_id, identity_id, chat_id, lane, state, content, holder, attempts)
        SELECT account_id, identity_id, chat_id, lane, 'in_flight', content, holder, 1 FROM outgoing_message`)
      await database.script('ALTER TABLE lease RENAME TO lease_out_of_reach')
      await post(program.url, an.say('/caidat').update)
      await sleep(1_000)
      await database.script('ALTER TABLE lease_out_of_reach RENAME TO lease')
    })
    await told(an, 'Nơi ở đang ghi')
    expect(an.inbox().map(({ text }) => text.includes('114'))).toEqual([true, true, false])
  })
})

onEachEngine("a chat that meets Telegram's limit", (engine) => {
  it('slows down alone: the others are paused for once at most', async () => {
    const house = await openHouse({ engine, telegram: { rates: {} } })
    onTestFinished(() => house.close())
    const program = await house.start()
    const loud = resident(house.telegram)
    const words = Array.from({ length: 8 }, () => loud.say('/trogiup').update)
    await Promise.all(words.map((update) => post(program.url, update)))
    for (let count = 0; count < 12; count += 1) {
      const other = resident(house.telegram)
      await post(program.url, other.say('/trogiup').update)
      await sleep(150)
    }
    await untilSo(() => loud.inbox().length === words.length, 30_000)
    expect(house.telegram.flood).toEqual({ limited: 1, ignored: 0 })
  })
})

/** Calls that say something, to a person or to anybody, oldest first. */
function sends(house: House, to?: Person) {
  const said = house.telegram.calls.filter(({ method }) => method === 'sendMessage')
  return said.filter(({ payload }) => to === undefined || Number(payload.chat_id) === to.id)
}

async function untilSo(holds: () => boolean, ms = 10_000): Promise<void> {
  const end = performance.now() + ms
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not come true in ${ms} ms`)
    await sleep(20)
  }
}
