import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProgramProcess } from '../support/processes.ts'
import { allTickets, type House, onEachEngine, openHouse, post } from './house.ts'
import { codesTold, firstButton, matter, resident, told } from './residents.ts'

onEachEngine('an update that comes again and again', (engine) => {
  let house: House
  let program: ProgramProcess

  beforeAll(async () => {
    house = await openHouse({ engine })
    program = await house.start()
  })
  afterAll(() => house.close())

  async function fiveTimes(update: unknown): Promise<void> {
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(program.url, update)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  }

  it('counts once: five times at once, and after a restart', async () => {
    const an = resident(house.telegram)
    const words = an.say(matter('chung cư')).update
    await fiveTimes(words)
    const review = await told(an, matter('chung cư'))
    const press = an.pressData(firstButton(review), review.messageId).update
    await fiveTimes(press)
    await told(an, /^Đã nhận, mã/)

    await program.stop()
    program = await house.start()
    await fiveTimes(words)
    await fiveTimes(press)

    const barrier = an.say('/trogiup').update
    await fiveTimes(barrier)
    await told(an, '114')
    const [ticket, ...more] = (await allTickets(program.url)).filter(
      ({ text }) => text === matter('chung cư'),
    )
    expect(more).toEqual([])
    expect(codesTold(an)).toEqual([ticket?.code])
    expect(an.inbox().filter(({ text }) => text.includes(matter('chung cư')))).toHaveLength(1)
  })

  it('does not bring back a person who blocked the bot since', async () => {
    const binh = resident(house.telegram)
    const words = binh.say('/trogiup').update
    await fiveTimes(words)
    await told(binh, '114')
    await fiveTimes(binh.block())
    await fiveTimes(words)
    await program.stop()
    const identity = await house.inDatabase((database) =>
      database.orm.identity.findFirst({ where: { externalId: String(binh.id) } }),
    )
    program = await house.start()
    expect(identity?.unreachable).toBe('blocked')
  })

  it('leaves no word, name or secret in the log', () => {
    expect(house.indiscretions()).toEqual([])
  })
})
