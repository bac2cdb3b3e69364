import { expect, it, onTestFinished, vi } from 'vitest'
import { isDone, openCampaignHouse } from './house.ts'
import { subscribe } from './residents.ts'

vi.setConfig({ testTimeout: 60_000 })

const refusal = {
  status: 400,
  body: { ok: false, error_code: 400, description: "Bad Request: can't parse entities" },
}

async function opened() {
  const house = await openCampaignHouse({ settings: { TELEGRAM_BULK_PER_SECOND: '30' } })
  onTestFinished(() => house.close())
  const { database, telegram } = house.program
  return {
    ...house,
    async reading(language: 'vi' | 'en', count: number) {
      const people = telegram.users(count)
      const chats = people.map(({ id }) => id)
      await subscribe(database, chats, { unitId: house.unitId, language })
      return people
    },
  }
}
const text = { vi: 'Mời bác họp tổ.', en: 'Please come to the meeting.' }

it('an English text that is refused for everyone stops the announcement, though the Vietnamese one arrives', async () => {
  const house = await opened()
  for (let pair = 0; pair < 30; pair += 1) {
    await house.reading('vi', 1)
    const [reader] = await house.reading('en', 1)
    house.program.telegram.faults.next({ chat: reader?.id ?? 0, count: 1, answer: refusal })
  }
  const id = await house.sendOff({ text })
  const stopped = await house.until(id, ({ status }) => status !== 'running')
  expect(stopped).toMatchObject({ status: 'paused', stopReason: "fault: can't parse entities" })
  expect(stopped.sent).toBeGreaterThan(0)
  expect(stopped.failed).toBeLessThan(15)
})

it('readers of English who got the Vietnamese text for want of another are no kind of their own', async () => {
  const house = await opened()
  await house.reading('vi', 10)
  const english = await house.reading('en', 10)
  for (const { id } of english.slice(0, 4))
    house.program.telegram.faults.next({ chat: id, count: 1, answer: refusal })
  const id = await house.sendOff()
  expect(await house.until(id, isDone)).toMatchObject({ sent: 16, failed: 4 })
})
