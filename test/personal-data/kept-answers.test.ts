/** What the API keeps to answer a repeated request goes with anybody's words, whoever erases them and whatever was asked. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, createIdempotency } from '../../src/api/idempotency.ts'
import { forgetAnswers } from '../../src/personal-data/erasing.ts'
import { applyRetention } from '../../src/personal-data/retention.ts'
import { type Served, serveApi } from '../support/api.ts'

let served: Served
beforeAll(async () => {
  served = await serveApi()
  await served.world.jobs.start()
})
afterAll(async () => {
  await served?.world.jobs.stop(1_000)
  await served?.close()
})

const words = 'Đèn đường trước nhà bà Tư ngõ 88 hỏng'

/** A ticket with a note on it, and a request of its author, both sent under a key; `again` sends them once more. */
async function written(from: string) {
  const { world, asOwner } = served
  const account = await world.account('telegram')
  const code = (await world.write(account, from, `a-1: ${words}`))[0] ?? ''
  const note = () =>
    asOwner('POST', `/tickets/${code}/notes`, { text: 'gọi' }, { 'Idempotency-Key': `n-${from}` })
  const wish = { kind: 'delete', unit: 'a-1', name: 'Lê Thị Lan', identityCheck: 'vneid', ticket: code }
  const ask = () => asOwner('POST', '/data-requests', wish, { 'Idempotency-Key': `w-${from}` })
  expect((await note()).text).toContain(words)
  const { status, body } = await ask()
  expect(status).toBe(201)
  expect([(await note()).status, (await ask()).status]).toEqual([200, 201])
  const closedAt = world.clock.now()
  await world.database.orm.ticket.update({ where: { code }, data: { status: 'closed', closedAt } })
  await world.database.orm.outgoingMessage.updateMany({ data: { settledAt: closedAt } })
  return { id: Number(body.id), again: async () => [(await note()).status, (await ask()).status] }
}

const kept = () => served.world.database.orm.idempotencyKey.findMany({ where: { status: 200 } })
const answers = async () => (await kept()).map(({ answer }) => answer).filter((answer) => answer !== null)

it('after a deletion', async () => {
  const { id, again } = await written('wisher')
  const { personalData, database, clock } = served.world
  await database.orm.dataRequest.update({ where: { id }, data: { tappedAt: clock.now() } })
  await personalData.erase(id)
  expect(await again()).toEqual([404, 404])
  expect(await answers()).toEqual([])
})

it('after tickets are past their retention', async () => {
  const { again } = await written('past')
  const { world } = served
  await world.database.orm.ticket.updateMany({ data: { closedAt: new Date('2020-01-01T00:00:00Z') } })
  await applyRetention({ ...world, removeFiles: async () => {} })
  expect(await again()).toEqual([404, 404])
  expect(await answers()).toEqual([])
})

it('also of a request that is being answered meanwhile; one that fails frees its key', async () => {
  const { world } = served
  const idempotency = createIdempotency(world)
  const request = { personId: world.ownerId, key: 'meanwhile', method: 'POST', path: '/x', body: '' }
  const answering = (end: () => Answer) => async () => {
    await world.database.transaction(forgetAnswers)
    return end()
  }
  const fail = () => {
    throw new Error('it failed')
  }
  await expect(idempotency.once(request, answering(fail))).rejects.toThrow('it failed')
  const said = { status: 200, body: words }
  expect(
    await idempotency.once(
      request,
      answering(() => said),
    ),
  ).toEqual({ ...said, replayed: false })
  await expect(idempotency.once(request, answering(fail))).rejects.toThrow('kept answer')
  expect(await answers()).toEqual([])
})
