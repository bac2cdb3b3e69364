import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { isDone, openCampaignHouse } from './house.ts'

it('an account that is closed and opened again while answers are on their way sends to nobody twice', {
  timeout: 60_000,
}, async () => {
  const house = await openCampaignHouse({ settings: { TELEGRAM_BULK_PER_SECOND: '30' } })
  onTestFinished(() => house.close())
  const { database, telegram } = house.program
  const people = await house.residents(6)
  const accepted = () => people.map(({ id }) => telegram.accepted.get(id) ?? 0)
  telegram.faults.next({ method: 'sendMessage', count: 3, answer: { delayMs: 7_000 } })
  const account = await database.orm.channelAccount.findFirstOrThrow({ where: { slug: 'telegram' } })
  const turn = async (state: 'on' | 'paused') => {
    await database.orm.channelAccount.update({ where: { id: account.id }, data: { state } })
    database.publish('accounts', String(account.id))
  }
  const id = await house.sendOff()
  await sleep(500)
  await turn('paused')
  await sleep(300)
  await turn('on')

  expect((await house.until(id, isDone)).sent).toBeLessThan(6)
  const known = await house.until(id, ({ sent }) => sent === 6)
  expect(known).toMatchObject({ recipients: 6, unknown: 0 })
  expect(accepted()).toEqual([1, 1, 1, 1, 1, 1])
})
