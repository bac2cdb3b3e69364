import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { readOperations } from '../../src/console/operations.ts'
import { createWaitingEvents } from '../../src/conversation/waiting-events.ts'
import { createJobs, defineJob } from '../../src/platform/jobs/jobs.ts'
import { createLog } from '../../src/platform/log.ts'
import { type Program, startProgram } from '../support/program.ts'
import { codesTold, firstButton, matter, resident, told } from './residents.ts'

/** The program's own job, which its timetable enqueues every minute. */
const retryFailedEvents = defineJob({
  name: 'retry-failed-events',
  payload: z.object({}),
  retries: 0,
  retryDelay: 1,
})

let program: Program
/** How far the program's clock is ahead of the real one, in milliseconds. */
let ahead = 0

beforeAll(async () => {
  program = await startProgram({ updates: 'webhook', now: () => new Date(Date.now() + ahead) })
})
afterAll(() => program.close())

const spoil = () => program.database.script('ALTER TABLE ticket RENAME COLUMN folded TO folded_no_more')
const mend = () => program.database.script('ALTER TABLE ticket RENAME COLUMN folded_no_more TO folded')

it('an event whose handling fails is kept, shown, tried again, and has its effect once when the cause is gone', async () => {
  const an = resident(program.telegram)
  const { review, press } = await pressedWhileSpoiled(an)
  expect(await failures()).toEqual([{ state: 'failed', count: 1 }])

  await another(90_000)
  await until(async () => (await eventOf(press.update_id))?.attempts === 2)
  expect(await failures()).toEqual([{ state: 'failed', count: 1 }])

  await mend()
  await another(180_000)
  await told(an, /^Đã nhận, mã/)
  expect(await failures()).toEqual([])
  program.telegram.redeliver(press.update_id)
  an.press(firstButton(review), { on: review.messageId })
  await told(an, 'tin cũ')
  expect(await program.database.orm.ticket.count({ where: { text: matter('hỏng máy') } })).toBe(1)
  expect(codesTold(an)).toHaveLength(1)
})

it('an event that goes on failing waits for a person at last, and the platform may still bring it again', async () => {
  const an = resident(program.telegram)
  const { press } = await pressedWhileSpoiled(an)
  for (let attempt = 2; attempt <= 9; attempt += 1) {
    await another(2 * 3_600_000)
    await until(async () => (await eventOf(press.update_id))?.attempts === attempt)
  }
  expect(await failures()).toEqual([{ state: 'dead', count: 1 }])

  await mend()
  program.telegram.redeliver(press.update_id)
  await told(an, /^Đã nhận, mã/)
  expect(await failures()).toEqual([])
})

it('more events than a slice holds, written down in a rush, are all handled in one round', async () => {
  const account = await program.database.orm.channelAccount.findUniqueOrThrow({ where: { slug: 'telegram' } })
  const clock = { now: () => new Date(Date.now() + ahead) }
  const waiting = createWaitingEvents({ database: program.database, clock })
  const { id, slug, unitId } = account
  const rush = Array.from({ length: 70 }, (_, index) => ({
    account: { id, platform: 'telegram' as const, slug, unitId },
    key: `rush${index}`,
    from: `rush${index}`,
    order: index,
    at: clock.now(),
    body: { kind: 'left' as const },
    raw: null,
  }))
  await Promise.all(rush.map((event) => waiting.keep(event)))
  await another(150_000)
  const done = () =>
    program.database.orm.inboundEvent.count({ where: { key: { startsWith: 'rush' }, state: 'done' } })
  await expect.poll(done).toBe(rush.length)
})

async function pressedWhileSpoiled(an: ReturnType<typeof resident>) {
  an.say(matter('hỏng máy'))
  const review = await told(an, matter('hỏng máy'))
  await spoil()
  const press = an.press(firstButton(review)).update
  await program.telegram.idle()
  expect(await eventOf(press.update_id)).toMatchObject({ state: 'failed', attempts: 1 })
  return { review, press }
}

const eventOf = (updateId: number) =>
  program.database.orm.inboundEvent.findFirst({ where: { key: `u${updateId}` } })

/** What the console shows to those who keep the server. */
async function failures() {
  const viewer = await program.app.staff.viewerOf(program.app.ownerId)
  if (!viewer) throw new Error('no owner')
  const { events } = await readOperations(program.database, { viewer, now: new Date(Date.now() + ahead) })
  return events.map(({ state, count }) => ({ state, count }))
}

/** Time passes, and the minute's job comes round. */
async function another(ms: number): Promise<void> {
  ahead += ms
  const jobs = createJobs({ database: program.database, log: createLog('silent') })
  await jobs.start()
  await program.database.transaction((tx) => jobs.enqueue(tx, retryFailedEvents, {}))
  await jobs.stop(1_000)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('did not come true in ten seconds')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
