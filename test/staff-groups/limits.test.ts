/** A group takes 20 messages a minute (Bots FAQ): the stand-in holds to what Telegram publishes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPace } from '../../src/delivery/pace.ts'
import type { Group } from '../support/telegram/groups.ts'
import { type Office, openOffice, shown, until, ward } from './office.ts'

const minute = 60_000

/** The most calls that show something in the group within any minute. */
function busiestMinute(group: Group): number {
  const times = group
    .inbox()
    .flatMap((sent) => [sent.at, ...sent.history.map(({ at }) => at)])
    .sort((a, b) => a - b)
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + minute).length))
}

describe('the pace of a group', () => {
  it('stays below 20 messages in any minute however much waits, and begins at once', () => {
    const pace = createPace()
    const left: number[] = []
    for (let now = 0; now < 10 * minute; now += 50) {
      if (pace.resting(now).includes('-1')) continue
      pace.leavesToGroup('-1', now)
      left.push(now)
    }
    const busiest = Math.max(
      ...left.map((from) => left.filter((at) => at >= from && at < from + minute).length),
    )
    expect(busiest).toBeLessThan(20)
    expect(left.length).toBeGreaterThan(10 * 14)
    expect(left.slice(0, 3)).toEqual([0, 50, 100])
  })

  it('is slow after a refusal, and other chats do not wait', () => {
    const pace = createPace()
    pace.leavesToGroup('-1', 0)
    pace.refused('-1', 30_000)
    expect(pace.resting(29_000)).toEqual(['-1'])
    expect(pace.resting(32_000)).toEqual([])
    pace.leavesToGroup('-1', 32_000)
    expect(pace.resting(33_000)).toEqual(['-1'])
  })
})

describe('a busy ward', () => {
  let office: Office
  let group: Group
  beforeAll(async () => {
    office = await openOffice({ rates: {} })
    group = await office.group(await office.member('Trần Quản Trị', ward, 'admin'))
  })
  afterAll(() => office?.close())

  it('opens 25 tickets at once: the limit is kept, all are shown, and a summary shows how they go on', async () => {
    const codes = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        office.report(`Đèn đường ngõ ${index + 1} phường Thanh Xuân hỏng cả tuần nay`),
      ),
    )
    const all = () =>
      group
        .inbox()
        .map(({ text }) => text)
        .join('\n')
    await until(() => codes.every((code) => all().includes(code)), minute)
    const summary = group.inbox().find(({ text }) => text.includes('việc mới, mời mở trên máy'))
    expect(summary?.buttons.flat()).toMatchObject([{ url: `${office.program.url}/console/tickets` }])

    const code = codes.find((each) => summary?.text.includes(each)) ?? ''
    await office.program.api('POST', `/tickets/${code}/transitions`, { to: 'in_progress' })
    await until(() => new RegExp(`${code} .*Đang xử lý`).test(summary?.text ?? ''), minute)
    for (const each of codes) expect(all().split(each)).toHaveLength(2)
    expect(busiestMinute(group)).toBeLessThan(20)
    expect(office.telegram.flood).toEqual({ limited: 0, ignored: 0 })
  }, 120_000)

  it('is refused for its group alone: residents are answered meanwhile, and the group later', async () => {
    office.telegram.faults.failWith429(6, { method: 'sendMessage', chat: group.id })
    const code = await office.report('Hố ga mất nắp ngõ 70 phường Thanh Xuân')
    await until(() => office.telegram.flood.limited > 0, 20_000)
    const resident = office.telegram.user()
    const asked = performance.now()
    resident.say('/trogiup')
    await resident.waitFor('114')
    expect(performance.now() - asked).toBeLessThan(3_000)
    const refused = office.telegram.flood
    await shown(group, code, 30_000)
    expect(office.telegram.flood).toEqual(refused)
  }, 60_000)
})
