import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createJoinCode, join } from '../../src/people/joining.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

let committee: Committee
beforeAll(async () => {
  committee = await openCommittee()
})
afterAll(() => committee?.close())

it('leaves nothing with a person who became one with another: requests and a restriction go along', async () => {
  const { database, clock } = committee
  const now = clock.now()
  const account = await committee.account('telegram')
  await committee.write(account, 'older', 'a-1: Đèn đường hỏng')
  await committee.write(account, 'younger', 'a-1: Cống tắc')
  const older = await committee.identity(account, 'older')
  const younger = await committee.identity(account, 'younger')
  const [kept, gone] = [older.personId ?? 0, younger.personId ?? 0]
  const data = { name: 'Vũ Thị Gộp', restrictedAt: now }
  await database.orm.person.update({ where: { id: gone }, data })
  const clocks = { acknowledgeDueAt: now, dueAt: now }
  const asked = { personId: gone, unitId: committee.unitId('a-1'), kind: 'correct' }
  const { id } = await database.orm.dataRequest.create({ data: { ...asked, ...clocks } })
  await database.transaction(async (tx) => {
    const sender = { identityId: older.id, personId: kept, unitId: null }
    const made = await createJoinCode(tx, sender, { now, randomBytes })
    const other = { identityId: younger.id, personId: gone, unitId: null }
    await join(tx, other, { code: made?.code ?? '', now, language: 'vi' })
  })
  const ended = await database.orm.person.findUniqueOrThrow({ where: { id: gone } })
  expect(ended).toMatchObject({ name: null, language: null, unitId: null })
  const stays = await database.orm.person.findUniqueOrThrow({ where: { id: kept } })
  expect(stays).toMatchObject({ name: 'Vũ Thị Gộp', restrictedAt: now })
  expect((await database.orm.dataRequest.findUniqueOrThrow({ where: { id } })).personId).toBe(kept)
})
