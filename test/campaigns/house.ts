/** A program with one ward, two people who write and approve, and residents who agreed; and waiting for what comes. */
import { expect } from 'vitest'
import { type ProgramOptions, startProgram } from '../support/program.ts'
import type { Person } from '../support/telegram/people.ts'
import { adds, type Call, type Counts, hire, subscribe } from './residents.ts'

export type CampaignHouse = Awaited<ReturnType<typeof openCampaignHouse>>

export async function openCampaignHouse(options: ProgramOptions = {}) {
  const program = await startProgram(options)
  const units = await program.api<{ items: { code: string }[] }>('GET', '/units')
  const root = units.body.items[0]?.code ?? ''
  await program.api('POST', '/units', {
    code: 'p-1',
    name: 'Phường Thanh Xuân',
    level: 'xa',
    parentCode: root,
  })
  const officer = await hire(program, 'p-1', 'officer')
  const chair = await hire(program, 'p-1', 'chair')
  const unitId = program.app.directory.now.byCode('p-1')?.id ?? 0
  return {
    program,
    officer,
    chair,
    unitId,
    async residents(count: number): Promise<Person[]> {
      const people = program.telegram.users(count)
      await subscribe(
        program.database,
        people.map(({ id }) => id),
        { unitId },
      )
      return people
    },
    sendOff: (more: object = {}) => sendOff({ officer, chair }, more),
    see: (id: number) => see(officer, id),
    until: (id: number, wanted: (counts: Counts) => boolean, ms?: number) =>
      until(officer, { id, wanted, ms }),
    close: () => program.close(),
  }
}

/** Written, submitted, approved: on its way. */
export async function sendOff(staff: { officer: Call; chair: Call }, more: object = {}): Promise<number> {
  const draft = {
    title: 'Họp tổ',
    text: { vi: 'Mời bác họp tổ.' },
    segment: { unit: 'p-1' },
    class: 'urgent',
  }
  const { body } = await staff.officer<{ id: number }>('POST', '/campaigns', { ...draft, ...more })
  expect((await staff.officer('POST', `/campaigns/${body.id}/submit`)).status).toBe(200)
  expect((await staff.chair('POST', `/campaigns/${body.id}/approve`)).status).toBe(200)
  return body.id
}

export async function see(call: Call, id: number): Promise<Counts> {
  const { body } = await call<Counts>('GET', `/campaigns/${id}`)
  expect(adds(body), JSON.stringify(body)).toBe(true)
  return body
}

/** The account adds up whenever it is looked at. */
export async function until(
  call: Call,
  { id, wanted, ms = 60_000 }: { id: number; wanted: (counts: Counts) => boolean; ms?: number | undefined },
): Promise<Counts> {
  const end = performance.now() + ms
  for (;;) {
    const counts = await see(call, id)
    if (wanted(counts)) return counts
    if (performance.now() > end) throw new Error(`not in time: ${JSON.stringify(counts)}`)
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

export const isDone = ({ status }: Counts): boolean => status === 'done'
