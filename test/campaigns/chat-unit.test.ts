/** For whom an announcement written in the chat is: typed as people say it. */
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { typedUnit } from '../../src/campaigns/chat/typed-unit.ts'
import { type Committee, openCommittee } from '../support/committee.ts'
import { openCampaignHouse } from './house.ts'

let world: Committee

beforeAll(async () => {
  world = await openCommittee()
  const groups = [3, 5, 12].map((number) => ({
    ...{ code: `a-${number}`, name: `Tổ dân phố số ${number}`, level: 'to_dan_pho', parentCode: 'ward-a' },
  }))
  await world.units.upsert(world.owner, groups)
})
afterAll(() => world.close())

it.each([
  ['5', 'a-5'],
  ['tổ 5', 'a-5'],
  ['TDP 5', 'a-5'],
  ['tdp5', 'a-5'],
  ['to dan pho 5', 'a-5'],
  ['tổ dân phố số 05', 'a-5'],
  ['Tổ số 12', 'a-12'],
  ['2', 'a-2'],
  ['tổ 5 phường Thanh Xuân', 'a-5'],
  ['Tổ dân phố số 1, phường Thanh Xuân', 'a-1'],
  ['Thanh Xuân', 'ward-a'],
  ['cả phường', 'ward-a'],
  ['Toàn phường', 'ward-a'],
  ['tất cả', 'ward-a'],
  ['cả phường thanh xuân', 'ward-a'],
  ['whole ward', null],
  ['cả thành phố', null],
  ['cả tổ 3', 'a-3'],
  ['tổ 7', null],
  ['15', null],
  ['Khương Đình', null],
])('of a ward: %s', (typed, code) => {
  const found = typedUnit(world.directory.now, [world.unitId('ward-a')], typed)
  expect(found === null ? null : world.directory.now.byId(found)?.code).toBe(code)
})

it.each([
  ['tổ 1 Thanh Xuân', 'a-1'],
  ['tổ 1 phường Khương Đình', 'b-1'],
  ['tổ 1', null],
  ['cả phường', null],
  ['Khương Đình', 'ward-b'],
])('of two wards: %s', (typed, code) => {
  const found = typedUnit(world.directory.now, [world.unitId('ward-a'), world.unitId('ward-b')], typed)
  expect(found === null ? null : world.directory.now.byId(found)?.code).toBe(code)
})

it('a bare number in the chat is the group called so, and not the button in that place', async () => {
  const house = await openCampaignHouse()
  onTestFinished(() => house.close())
  const { program } = house
  const groups = [1, 2, 3, 4, 5].map((number) => ({
    ...{ code: `t-${number}`, name: `Tổ dân phố số ${number}`, level: 'to_dan_pho', parentCode: 'p-1' },
  }))
  await program.api('POST', '/units', groups)
  const given = { name: 'Bà Lan', unit: 'p-1', roles: ['officer'] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const invite = await program.api<{ code: string }>('POST', `/staff/${body.id}/invites`)
  const officer = program.telegram.user()
  const say = (text: string, wanted: string) => {
    officer.markRead()
    officer.say(text)
    return officer.waitFor(wanted, 20_000)
  }
  await say(invite.body.code, 'Đã liên kết')
  await say('soạn tin', 'Mời viết nội dung')
  await say('Mời bác họp tổ.', 'Gửi cho người dân ở đâu')
  expect((await say('2', 'không tới được')).text).toContain('Tổ dân phố số 2')
  officer.markRead()
  officer.press('Đổi nơi nhận')
  await officer.waitFor('Gửi cho người dân ở đâu', 20_000)
  expect((await say('tổ 5', 'không tới được')).text).toContain('Tổ dân phố số 5')
}, 60_000)
