/** The same rights on the web page: the copy is a file of the talk, and a deletion empties the talk. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createResident, type Row } from '../channels/web/resident.ts'
import { type House, openHouse } from './house.ts'
import { whereIs } from './search.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.stop())

const words = 'Mương nước sau nhà ông Bảy ở tổ 5 bốc mùi nặng'

/** Says something and answers the first row of the committee that satisfies a condition. */
async function talk(
  resident: ReturnType<typeof createResident>,
  text: string,
  wanted: (row: Row) => boolean,
) {
  await resident.say(text)
  const isWanted = (row: Row) => row.side === 'committee' && wanted(row)
  return (await resident.rows((rows) => rows.some(isWanted))).findLast(isWanted)
}

it('gives the copy as files to download, to this resident alone', async () => {
  const resident = createResident(house.program.url)
  await talk(resident, words, ({ choices }) => JSON.stringify(choices ?? []).includes('Đồng ý và gửi'))
  await talk(resident, 'dong y va gui', ({ text }) => text.includes('PA-'))
  await talk(resident, 'dulieu', ({ text }) => text.includes('Dữ liệu kênh này giữ'))
  const sent = await talk(resident, 'nhan ban sao', ({ files }) => files.length === 2)
  const file = sent?.files.find(({ name }) => name.endsWith('.txt'))
  const copy = await (await resident.request(`/files/${file?.id}`)).text()
  expect(copy).toContain(words)
  const stranger = createResident(house.program.url)
  await stranger.say('xin chào')
  expect((await stranger.request(`/files/${file?.id}`)).status).toBe(404)
})

it('leaves nothing of the talk after a deletion', async () => {
  const resident = createResident(house.program.url)
  const said = 'Tôi là Đinh Công Tráng, chỉ muốn hỏi lịch họp tổ dân phố'
  await talk(resident, said, ({ choices }) => (choices ?? []).length > 0)
  const name = /chat=([0-9a-f]{32})/.exec(decodeURIComponent(resident.cookie))?.[1] ?? ''
  expect(name).not.toBe('')
  await talk(resident, 'xoadulieu', ({ text }) => text.includes('Dữ liệu kênh này giữ'))
  await talk(resident, 'xoa du lieu', ({ text }) => text.includes('Xóa dữ liệu của bác'))
  await talk(resident, 'xoa du lieu cua toi', ({ text }) => text.includes('Đã xóa theo yêu cầu'))
  const places = { database: house.database, folder: house.folder }
  await house.until(async () => (await whereIs(name, places)).length === 0)
  expect(await whereIs('Đinh Công Tráng', places)).toEqual([])
})
