import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isDone, openCampaignHouse } from './house.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Five at 30 a second (`inHandMost` in bulk.ts), and two that had no answer before the third. */
const onTheirWay = 7
const badGateway = { status: 502, body: { ok: false, error_code: 502, description: 'Bad Gateway' } }

async function opened() {
  const house = await openCampaignHouse({ settings: { TELEGRAM_BULK_PER_SECOND: '30' } })
  onTestFinished(() => house.close())
  const { orm } = house.program.database
  return {
    ...house,
    account: () => orm.channelAccount.findFirstOrThrow({ where: { slug: 'telegram' } }),
  }
}

it('a platform that is away leaves no more unknown than was on its way, and the campaign goes on by itself', async () => {
  const { program, account, ...house } = await opened()
  const people = await house.residents(150)
  program.telegram.faults.next({ count: 100_000, answer: badGateway })
  const id = await house.sendOff()
  await house.until(id, ({ unknown }) => unknown >= 3)
  const kept = (await account()).bulkPausedUntil?.getTime() ?? 0
  expect(kept).toBeGreaterThan(Date.now() - 2_000)
  const { unknown } = await house.see(id)
  await sleep(5_000)
  expect(await house.see(id)).toMatchObject({ status: 'running', unknown, sent: 0 })
  expect((await account()).bulkPausedUntil?.getTime()).toBeGreaterThan(kept)
  expect((await account()).pausedUntil).toBeNull()

  program.telegram.faults.clear()
  const last = await house.until(id, isDone)
  expect(unknown).toBeLessThanOrEqual(onTheirWay)
  expect(last).toMatchObject({ recipients: 150, sent: 150 - unknown, failed: 0, unknown })
  expect((await account()).bulkPausedUntil).toBeNull()
  expect(people.filter(({ id }) => (program.telegram.accepted.get(id) ?? 0) > 1)).toEqual([])
})

it('where only messages get no answer, one at a time finds out', async () => {
  const { program, ...house } = await opened()
  await house.residents(100)
  program.telegram.faults.next({ method: 'sendMessage', count: 100_000, answer: 'drop' })
  const id = await house.sendOff()
  await sleep(5_000)
  expect((await house.see(id)).unknown).toBeLessThanOrEqual(onTheirWay + 2)
  program.telegram.faults.clear()
  expect((await house.until(id, isDone)).sent).toBeGreaterThanOrEqual(100 - onTheirWay - 3)
})

it('a rest that was written down is obeyed by whoever opens the account next', async () => {
  const { program, account, ...house } = await opened()
  await house.residents(20)
  const { id: accountId } = await account()
  const turn = async (state: string, bulkPausedUntil: Date | null) => {
    await program.database.orm.channelAccount.update({
      where: { id: accountId },
      data: { state, bulkPausedUntil },
    })
    program.database.publish('accounts', String(accountId))
    await sleep(300)
  }
  const until = new Date(Date.now() + 4_000)
  await turn('paused', until)
  await turn('on', until)
  const id = await house.sendOff()
  await sleep(1_000)
  expect(await house.see(id)).toMatchObject({ status: 'running', sent: 0, pending: 20 })
  expect(await house.until(id, isDone)).toMatchObject({ sent: 20 })
  expect(Date.now()).toBeGreaterThan(until.getTime())
  expect((await account()).bulkPausedUntil).toBeNull()
})
