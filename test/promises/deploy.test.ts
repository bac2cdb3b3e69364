import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Program, startProgram } from '../support/program.ts'
import type { Person } from '../support/telegram/people.ts'
import { codesTold, firstButton, matter, resident, told } from './residents.ts'

const earlier = matter('viết hôm trước')
const part = { order: 1, text: earlier }
const now = () => new Date().toISOString()

let program: Program

beforeAll(async () => {
  program = await startProgram({ updates: 'webhook' })
})
afterAll(() => program.close())

it.each<[string, () => unknown]>([
  ['an older version', () => open({ version: 0, state: { instance: 'i1', parts: [part] } })],
  [
    'a newer version',
    () => open({ version: 99, state: { parts: [part], files: [], phase: 'a new one', sections: {} } }),
  ],
  [
    'the same version and another shape',
    () => open({ version: 1, state: { instance: 'i1', phase: 7, parts: [part] } }),
  ],
  ['no version', () => open({ version: null, state: { instance: 'i1', parts: [part] } })],
  ['a conversation of a later version', () => ({ ...open({ version: 0, state: { parts: [part] } }), v: 2 })],
  [
    'choices of another shape',
    () => ({ ...open({ version: 0, state: { parts: [part] } }), offered: { send: 1 } }),
  ],
  [
    'a shelf and a memory of another shape',
    () => ({ ...open({ version: 0, state: { parts: [part] } }), shelved: 'none', memory: [] }),
  ],
])('words written under %s are still there, and can be sent', async (_what, dialogue) => {
  const an = await withDialogue(dialogue())
  an.say('từ tối qua cả ngõ tối om')
  const review = await told(an, 'từ tối qua')
  expect(review.text).toContain(earlier)
  an.press(firstButton(review))
  await told(an, /^Đã nhận, mã/)
  expect(await ticketsOf(an)).toEqual([`${earlier}\ntừ tối qua cả ngõ tối om`])
})

it('words written under another version, and set aside, can be gone on with', async () => {
  const shelved = [
    { subject: 'fb', version: 0, state: { instance: 'i1', parts: [part] }, at: now(), until: inDays(9) },
  ]
  const an = await withDialogue({ v: 1, shelved })
  an.pressData('fb:i1:resume')
  const review = await told(an, earlier)
  an.press(firstButton(review))
  await told(an, /^Đã nhận, mã/)
  expect(await ticketsOf(an)).toEqual([earlier])
})

it.each<[string, () => unknown]>([
  [
    'a draft of which nothing can be read',
    () => open({ version: 99, state: { blocks: [{ words: earlier }] } }),
  ],
  [
    'a draft left open days ago, without saying when',
    () => open({ version: 99, state: { blocks: [{ words: earlier }] }, at: 7 }),
  ],
])('%s is kept for a version that can, and the chat goes on', async (_what, dialogue) => {
  const an = await withDialogue(dialogue())
  for (const words of [matter('mới'), matter('mới nữa')]) {
    an.say(words)
    const review = await told(an, words)
    an.press(firstButton(review))
    await told(an, /^Đã nhận, mã/)
  }
  expect(await ticketsOf(an)).toEqual([matter('mới'), matter('mới nữa')])
  const { dialogue: stored } = await identityOf(an)
  expect(JSON.stringify(stored)).toContain(earlier)
})

it.each<[string, () => unknown]>([
  ['text', () => 'not a conversation'],
  ['a list', () => [1, 2, 3]],
  ['a number', () => 42],
  [
    'a dialogue of a subject that is no more',
    () => open({ subject: 'lottery', version: 1, state: { ticket: 7 } }),
  ],
  ['a dialogue that is no object', () => ({ v: 1, open: 'fb' })],
  ['a dialogue without a state', () => open({ version: 1, state: null })],
  ['a draft in a unit that is no more', () => open({ version: 1, state: wholeDraft({ unitId: 987_654 }) })],
  [
    'a draft for a ticket that is no more',
    () => open({ version: 1, state: wholeDraft({ addTo: 'PA-0000000' }) }),
  ],
])('a stored conversation that is %s does not stop the chat', async (_what, dialogue) => {
  const an = await withDialogue(dialogue())
  an.say(matter('sau khi đổi bản'))
  const review = await told(an, matter('sau khi đổi bản'))
  an.press(firstButton(review))
  await told(an, /^Đã nhận, mã/)
  expect(codesTold(an)).toHaveLength(1)
  expect(await ticketsOf(an)).toEqual([expect.stringContaining(matter('sau khi đổi bản'))])
})

function open(talk: { subject?: string; version: number | null; state: unknown; at?: unknown }) {
  return { v: 1, open: { subject: 'fb', at: now(), ...talk } }
}

function wholeDraft(changes: object) {
  const meaning = {
    phase: 'review',
    kind: 'phan_anh',
    category: 'khac',
    urgency: 'thuong',
    unitId: null,
    chosen: [],
  }
  return { instance: 'i1', parts: [part], files: [], ...meaning, ...changes }
}

const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString()

/** A person who wrote before, and of whose conversation the database holds this. */
async function withDialogue(dialogue: unknown): Promise<Person> {
  const an = resident(program.telegram)
  an.say('/trogiup')
  await told(an, '114')
  const { id } = await identityOf(an)
  await program.database.query({ name: '', text: 'UPDATE identity SET dialogue = $2::jsonb WHERE id = $1' }, [
    id,
    JSON.stringify(dialogue),
  ])
  return an
}

const identityOf = (person: Person) =>
  program.database.orm.identity.findFirstOrThrow({ where: { externalId: String(person.id) } })

async function ticketsOf(person: Person): Promise<string[]> {
  const identity = { externalId: String(person.id) }
  const tickets = await program.database.orm.ticket.findMany({ where: { identity }, orderBy: { id: 'asc' } })
  return tickets.map(({ text }) => text)
}
