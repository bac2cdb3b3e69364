import { afterAll, beforeAll, expect, test } from 'vitest'
import { consents } from '../../src/people/consents.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

let world: Committee
let personId: number

beforeAll(async () => {
  world = await openCommittee()
  personId = (await world.member('Người dân', 'a-1', 'lead')).personId
})
afterAll(() => world.close())

const give = (purpose: 'feedback' | 'announcements') =>
  world.database.transaction((tx) =>
    consents.give(tx, { personId, purpose, textVersion: 'v1', identityId: null, now: world.clock.now() }),
  )
const withdraw = (purpose: 'feedback' | 'announcements') =>
  world.database.transaction((tx) => consents.withdraw(tx, { personId, purpose, now: world.clock.now() }))
const has = (purpose: 'feedback' | 'announcements') =>
  world.database.transaction((tx) => consents.has(tx, { personId, purpose }))

test('a consent is noted once while it is open, for its purpose alone', async () => {
  await give('feedback')
  await give('feedback')
  expect(await world.database.orm.consent.count({ where: { personId } })).toBe(1)
  expect(await has('feedback')).toBe(true)
  expect(await has('announcements')).toBe(false)
})

test('withdrawing keeps the proof, and agreeing again adds another', async () => {
  await withdraw('feedback')
  expect(await has('feedback')).toBe(false)
  await give('feedback')
  const kept = await world.database.orm.consent.findMany({ where: { personId }, orderBy: { id: 'asc' } })
  expect(kept.map(({ withdrawnAt }) => withdrawnAt !== null)).toEqual([true, false])
})
