import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ProgramProcess } from '../support/processes.ts'
import type { Person } from '../support/telegram/people.ts'
import {
  allTickets,
  type EngineName,
  type House,
  onEachEngine,
  openHouse,
  post,
  type Ticket,
} from './house.ts'
import { codesTold, firstButton, matter, resident, told } from './residents.ts'

/** Longer than the answer waits for the next item of an album. */
const albumMs = 2_500

onEachEngine('updates of a chat in any order', (engine) => {
  const { house, hand, ticketsOf } = handedOver(engine)

  it.each(permutations(['words', 'photo', 'more words']))('come out right: %s, %s, %s', async (...order) => {
    const an = resident(house().telegram)
    const said = {
      words: an.say(matter(an.id)).update,
      'more words': an.say('hôm nay vẫn chưa ai đến xem').update,
      photo: an.photo().update,
    }
    for (const each of order) await hand(said[each as keyof typeof said])
    expect(await sentAs(an, 'hôm nay vẫn chưa ai đến xem')).toEqual([
      { text: `${matter(an.id)}\nhôm nay vẫn chưa ai đến xem`, attachments: 1 },
    ])
  })

  it('come out right when they come all at once', async () => {
    const people = Array.from({ length: 8 }, () => resident(house().telegram))
    const found = await Promise.all(
      people.map(async (person) => {
        const places = ['cổng chợ', 'trường học', 'trạm y tế', 'bến xe']
        const lines = [matter(person.id), ...places.map((place) => `rác ngập trước ${place} mấy hôm rồi`)]
        const updates = lines.map((line) => person.say(line).update)
        updates.push(person.photo().update)
        await Promise.all(updates.reverse().map(hand))
        return [lines.join('\n'), await sentAs(person, '1 ảnh')] as const
      }),
    )
    for (const [text, tickets] of found) expect(tickets).toEqual([{ text, attachments: 1 }])
  })

  it('an album of five photos is answered once and is five attachments', async () => {
    const an = resident(house().telegram)
    const items = an.album([{ caption: matter(an.id) }, {}, {}, {}, {}])
    await Promise.all(items.reverse().map(({ update }) => hand(update)))
    await sleep(albumMs)
    expect(an.inbox()).toHaveLength(1)
    expect(await sentAs(an, '5 ảnh')).toEqual([{ text: matter(an.id), attachments: 5 }])
  })

  /** Presses "agree and send" under the review that shows all; answers the tickets, checked for one receipt. */
  async function sentAs(person: Person, shown: string): Promise<Omit<Ticket, 'code'>[]> {
    const review = await told(person, (sent) => sent.text.includes(shown) && sent.buttons.length > 1)
    await hand(person.pressData(firstButton(review), review.messageId).update)
    await told(person, /^Đã nhận, mã/)
    const tickets = await ticketsOf(matter(person.id))
    expect(codesTold(person)).toEqual(tickets.map(({ code }) => code))
    return tickets.map(({ text, attachments }) => ({ text, attachments }))
  }
})

/** On PostgreSQL three processes share the updates; every update goes to the next one. */
function handedOver(engine: EngineName) {
  let house: House
  let processes: ProgramProcess[]
  let next = 0

  beforeAll(async () => {
    house = await openHouse({ engine })
    const first = await house.start()
    const others = engine === 'PGlite' ? [] : [house.start(), house.start()]
    processes = [first, ...(await Promise.all(others))]
  })
  afterAll(() => house.close())

  return {
    house: () => house,
    async hand(update: unknown): Promise<void> {
      next += 1
      const { status } = await post(processes[next % processes.length]?.url ?? '', update)
      expect(status).toBe(200)
    },
    async ticketsOf(text: string): Promise<Ticket[]> {
      const tickets = await allTickets(processes[0]?.url ?? '')
      return tickets.filter((ticket) => ticket.text.startsWith(text))
    },
  }
}

function permutations(items: string[]): string[][] {
  if (items.length < 2) return [items]
  return items.flatMap((item) =>
    permutations(items.filter((each) => each !== item)).map((rest) => [item, ...rest]),
  )
}
