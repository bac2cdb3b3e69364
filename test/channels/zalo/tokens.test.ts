/** The life of the pair of tokens. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { accountIn, standIn, tokensOf, type WriteFault } from './parts.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database?.close())

const hour = 3600_000

/** An account at its first start, and its processes. */
async function begun() {
  let now = Date.now()
  const zalo = await standIn({ now: () => now })
  const account = await accountIn(database)
  await database.orm.channelAccount.update({ where: { id: account.id }, data: { credentials: null } })
  const given = zalo.tokens.issue().refresh_token
  const process = (options: { write?: WriteFault } = {}) =>
    tokensOf({ database, zalo, account, now: () => now, ...options })
  await process().store.begin(given)
  const pass = (ms: number) => {
    now += ms
  }
  return { zalo, account, given, process, pass }
}

const works = async (zalo: Awaited<ReturnType<typeof begun>>['zalo'], token: string) => {
  const response = await fetch(`${zalo.apiRoot}/v2.0/oa/getoa`, { headers: { access_token: token } })
  return ((await response.json()) as { error: number }).error === 0
}

describe('a pair', () => {
  it('is fetched at the first use and used until it ends', async () => {
    const { zalo, process, pass } = await begun()
    const { tokens } = process()
    const first = await tokens.access()
    expect(await works(zalo, first)).toBe(true)
    pass(24 * hour)
    expect(await tokens.access()).toBe(first)
    pass(hour)
    const second = await tokens.access()
    expect(second).not.toBe(first)
    expect(await works(zalo, second)).toBe(true)
    expect(zalo.tokens.counts).toEqual({ refreshed: 2, refused: 0 })
  })

  it('is stored before it is used, and encrypted: another process goes on with it after a crash', async () => {
    const { zalo, process, account } = await begun()
    const token = await process().tokens.access()
    const row = await database.orm.channelAccount.findUniqueOrThrow({ where: { id: account.id } })
    expect(Buffer.from(row.credentials ?? []).includes(token)).toBe(false)
    expect(await process().tokens.access()).toBe(token)
    expect(zalo.tokens.counts.refreshed).toBe(1)
  })

  it('that could not be stored is neither used nor lost: the next try stores it first', async () => {
    const { zalo, process } = await begun()
    let failing = true
    const { tokens, store } = process({
      write: (change) => async (made) => {
        if (failing) throw new Error('no database')
        await change(made)
      },
    })
    const before = await store.read()
    await expect(tokens.access()).rejects.toThrow('no database')
    expect(await store.read()).toEqual(before)
    failing = false
    expect(await works(zalo, await tokens.access())).toBe(true)
    expect(zalo.tokens.counts).toEqual({ refreshed: 1, refused: 0 })
    expect(await process().tokens.access()).toBe(await tokens.access())
  })

  it('outlives a restart with the same settings, and gives way to a new token in the settings', async () => {
    const { zalo, process, given } = await begun()
    const token = await process().tokens.access()
    await process().store.begin(given)
    expect(await process().tokens.access()).toBe(token)
    await process().store.begin(zalo.tokens.issue().refresh_token)
    expect(await process().tokens.access()).not.toBe(token)
    expect(zalo.tokens.counts).toEqual({ refreshed: 2, refused: 0 })
  })

  it('that could not be stored gives way to the tokens a person gave meanwhile', async () => {
    const { zalo, process } = await begun()
    let failing = true
    const { tokens, store } = process({
      write: (change) => async (made) => {
        if (failing) throw new Error('no database')
        await change(made)
      },
    })
    await expect(tokens.access()).rejects.toThrow('no database')
    failing = false
    zalo.tokens.revoke()
    await store.begin(zalo.tokens.issue().refresh_token)
    expect(await works(zalo, await tokens.access())).toBe(true)
  })

  it('is refreshed by one of three processes at a time', async () => {
    const { zalo, process, pass } = await begun()
    await process().tokens.access()
    pass(26 * hour)
    const got = await Promise.all([process(), process(), process()].map(({ tokens }) => tokens.access()))
    for (const token of got) expect(await works(zalo, token)).toBe(true)
    // Embedded, the database belongs to one process and locks nothing: then the losers find what the winner stored.
    if (database.kind === 'postgres') expect(zalo.tokens.counts).toEqual({ refreshed: 2, refused: 0 })
  })

  it('is refreshed ahead of its end, and not before', async () => {
    const { zalo, process, pass } = await begun()
    const { tokens } = process()
    const first = await tokens.access()
    await tokens.refreshAhead()
    expect(await tokens.access()).toBe(first)
    pass(20 * hour)
    await tokens.refreshAhead()
    expect(zalo.tokens.counts.refreshed).toBe(2)
    expect(await process().tokens.access()).not.toBe(first)
  })

  it('that the API refuses is renewed once, however many ask', async () => {
    const { zalo, process } = await begun()
    const { tokens } = process()
    const old = await tokens.access()
    zalo.tokens.expireAccess()
    const renewed = await Promise.all([1, 2, 3].map(() => tokens.renew(old)))
    expect(new Set(renewed).size).toBe(1)
    expect(zalo.tokens.counts.refreshed).toBe(2)
  })
})

describe('a refresh token that was used', () => {
  it('is no loss when somebody else stored what it brought', async () => {
    const { zalo, process, pass } = await begun()
    const mine = process()
    await mine.tokens.access()
    pass(26 * hour)
    const stored = (await mine.store.read())!
    const response = await fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret },
      body: new URLSearchParams({
        app_id: zalo.appId,
        refresh_token: stored.refreshToken,
        grant_type: 'refresh_token',
      }),
    })
    const pair = (await response.json()) as { access_token: string; refresh_token: string }
    const asking = mine.tokens.access()
    const { access_token: accessToken, refresh_token: refreshToken } = pair
    setTimeout(() => {
      const expiresAt = Date.now() + 60 * hour
      void mine.store.change(() => ({ given: stored.given, accessToken, refreshToken, expiresAt }))
    }, 700)
    expect(await asking).toBe(accessToken)
  })

  it('is a fault with an alert; nothing is asked again until a person acts, and then all is well', async () => {
    const { zalo, given, process } = await begun()
    await fetch(`${zalo.oauthRoot}/v4/oa/access_token`, {
      method: 'POST',
      headers: { secret_key: zalo.appSecret },
      body: new URLSearchParams({ app_id: zalo.appId, refresh_token: given, grant_type: 'refresh_token' }),
    })
    const { tokens, store, lines } = process()
    const fault = { kind: 'fault', reason: 'zalo-fault-refresh-token' }
    await expect(tokens.access()).rejects.toMatchObject(fault)
    expect(lines()).toContain('"level":50')
    await expect(tokens.access()).rejects.toMatchObject(fault)
    expect(zalo.tokens.counts.refused).toBe(1)
    await store.begin(zalo.tokens.issue().refresh_token)
    expect(await works(zalo, await tokens.access())).toBe(true)
  })
})

describe('trouble', () => {
  it('of the OAuth host is waited out', async () => {
    const { zalo, process } = await begun()
    const { tokens } = process()
    zalo.fault({ path: '/access_token', answer: { status: 502, body: 'bad gateway' } })
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'temporary' })
    zalo.fault({ path: '/access_token', answer: { error: -32 } })
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'temporary' })
    expect(await works(zalo, await tokens.access())).toBe(true)
  })

  it('while a token still lives does not stop anybody', async () => {
    const { zalo, process, pass } = await begun()
    const { tokens, lines } = process()
    const token = await tokens.access()
    zalo.fault({ path: '/access_token', answer: { error: -14020 } })
    pass(20 * hour)
    await tokens.refreshAhead()
    expect(lines()).toContain('a person must act')
    expect(await tokens.access()).toBe(token)
  })

  it('of a withdrawn permission ends all calls until a person acts', async () => {
    const { process } = await begun()
    const { tokens } = process()
    await tokens.access()
    await tokens.withdraw()
    await expect(tokens.access()).rejects.toMatchObject({ kind: 'fault', reason: 'zalo-fault-permission' })
  })
})
