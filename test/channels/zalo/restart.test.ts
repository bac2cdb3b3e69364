/** The program while its OA's tokens are dead, and with new ones: after a restart, and without. */
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { startProgram } from '../../support/program.ts'
import { startZaloStandIn, type ZaloStandIn } from '../../support/zalo/server.ts'
import { zaloSettings } from '../../support/zalo-program.ts'

let database: TestDatabase
let zalo: ZaloStandIn
beforeAll(async () => {
  database = await openTestDatabase()
  zalo = await startZaloStandIn()
})
afterAll(async () => {
  await zalo?.close()
  await database?.close()
})

/** A process on the same database with a token of an administrator's. */
async function running(refreshToken: string) {
  const settings = {
    ...zaloSettings(zalo, refreshToken),
    SECRET_KEY: 'the same key in all processes of the test',
  }
  const program = await startProgram({ database: { ...database, close: async () => undefined }, settings })
  await zalo.webhook.register(`${program.url}/webhooks/zalo`)
  let closing: Promise<void> | undefined
  const close = () => (closing ??= program.close())
  onTestFinished(close)
  return { ...program, close }
}

const account = () => database.orm.channelAccount.findUniqueOrThrow({ where: { slug: 'zalo' } })

it('loses no message: the lane stops and says what to do, and a restart with a new token sends all', async () => {
  const before = await running(zalo.tokens.issue().refresh_token)
  const person = zalo.user()
  person.say('Vỉa hè vỡ gạch trước số nhà 14')
  await person.waitFor(/Vỉa hè/)
  zalo.revokePermission()
  await zalo.webhook.idle()
  person.say('1')
  await expect.poll(account, { timeout: 5_000 }).toMatchObject({ fault: 'zalo-fault-permission' })
  const { id } = await account()
  const waiting = () => database.orm.outgoingMessage.findMany({ where: { accountId: id, state: 'pending' } })
  await expect.poll(waiting).toHaveLength(1)
  await before.close()

  await running(zalo.tokens.issue().refresh_token)
  expect((await person.waitFor(/PA-/, 10_000)).text).toContain('PA-')
  expect((await account()).fault).toBeNull()
  expect(await waiting()).toEqual([])
})

it('needs no restart for new tokens, though the account is that of the settings', async () => {
  const given = zalo.tokens.issue().refresh_token
  const program = await running(given)
  const person = zalo.user()
  person.say('Vỉa hè vỡ gạch trước số nhà 20')
  await person.waitFor(/Vỉa hè/)
  zalo.revokePermission()
  await expect.poll(account, { timeout: 5_000 }).toMatchObject({ fault: 'zalo-fault-permission' })
  person.say('1')
  const { id } = await account()
  const { refresh_token: refreshToken } = zalo.tokens.issue()
  const pasted = await program.api('POST', `/accounts/${id}/tokens`, { credentials: { refreshToken } })
  expect(pasted.status).toBe(200)
  expect((await person.waitFor(/PA-/, 10_000)).text).toContain('PA-')
  await program.close()

  // The settings still name the old token: what is stored goes on.
  await running(given)
  person.say('tra cuu')
  await person.waitFor(/PA-/, 10_000)
  expect((await account()).fault).toBeNull()
})
