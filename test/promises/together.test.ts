/** Events of many chats that wait: they share a transaction, and nobody pays for another's misfortune. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'
import { codesTold, firstButton, matter, resident, told } from './residents.ts'

let program: Program

beforeAll(async () => {
  program = await startProgram({ updates: 'webhook' })
  const first = resident(program.telegram)
  first.say(matter('đầu tiên'))
  await told(first, matter('đầu tiên'))
})
afterAll(() => program.close())

/** Whatever happens in `work` waits for the database until all of it has come. */
const heldUp = (work: () => void) =>
  program.database.transaction(async (tx) => {
    await tx.query({ name: '', text: 'LOCK TABLE identity IN ACCESS EXCLUSIVE MODE' }, [])
    work()
    await sleep(1_500)
  })

async function transactions(): Promise<number> {
  const text = await (await program.app.http.request('/metrics')).text()
  return Number(/^cau_noi_transaction_seconds_count (\d+)/m.exec(text)?.[1] ?? 0)
}

it('are each answered once, in fewer transactions than there are events', async () => {
  const people = Array.from({ length: 36 }, () => resident(program.telegram))
  const before = await transactions()
  await heldUp(() => {
    for (const person of people) {
      const { update } = person.say(matter(person.id))
      program.telegram.redeliver(update.update_id)
    }
  })
  for (const person of people) await told(person, matter(person.id))
  await program.telegram.idle()
  expect((await transactions()) - before).toBeLessThan(people.length)
  for (const person of people)
    expect(person.inbox().filter(({ text }) => text.includes(matter(person.id)))).toHaveLength(1)
  const keys = await program.database.orm.inboundEvent.count({ where: { state: 'done' } })
  expect(keys).toBe(1 + people.length)
})

it('are handled one by one when one of them fails, and that one alone is kept for later', async () => {
  const unlucky = resident(program.telegram)
  unlucky.say(matter('hỏng máy'))
  const review = await told(unlucky, matter('hỏng máy'))
  const people = Array.from({ length: 24 }, () => resident(program.telegram))
  const rename = (from: string, to: string) =>
    program.database.script(`ALTER TABLE ticket RENAME COLUMN ${from} TO ${to}`)

  await rename('folded', 'folded_no_more')
  let press = 0
  await heldUp(() => {
    for (const [index, person] of people.entries()) {
      if (index === 8) press = unlucky.press(firstButton(review)).update.update_id
      person.say(matter(person.id))
    }
  })
  for (const person of people) await told(person, matter(person.id))
  await program.telegram.idle()
  await rename('folded_no_more', 'folded')

  const failed = await program.database.orm.inboundEvent.findMany({ where: { state: { not: 'done' } } })
  expect(failed.map(({ key, state, attempts }) => [key, state, attempts])).toEqual([
    [`u${press}`, 'failed', 1],
  ])
  program.telegram.redeliver(press)
  await told(unlucky, /^Đã nhận, mã/)
  expect(codesTold(unlucky)).toHaveLength(1)
})
