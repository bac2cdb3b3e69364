/**
 * The rotating pair of tokens. A refresh token works once: the pair it brings is stored before anything uses it, and
 * of all processes one refreshes at a time.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Account } from '../channel.ts'
import type { CredentialStore, Credentials } from './credentials.ts'
import { exchangeRefreshToken, type OauthAddress } from './oauth.ts'
import { TokenError } from './refusal.ts'

export interface TokenParts {
  readonly account: Account
  readonly config: OauthAddress
  readonly store: CredentialStore
  readonly database: Pick<Database, 'exclusively'>
  readonly clock: Clock
  readonly log: Log
  /** Told when only a person can help, with the text key of what they are to do. */
  readonly broken?: (reason: string) => Promise<void>
}

export interface Tokens {
  /**
   * A token that is good for another minute at least.
   * @throws TokenError
   */
  access(): Promise<string>
  /**
   * Another token than the one the API refused.
   * @throws TokenError
   */
  renew(refused: string): Promise<string>
  /** Refreshes well before the end; a failure is logged, and the present token is used on as long as it lives. */
  refreshAhead(): Promise<void>
  /** The OA withdrew the permission: nothing is tried until a person acts. */
  withdraw(): Promise<void>
}

/** With the account's id, the lock under which one process at a time refreshes. */
const lockBase = 0x7a616c6f00
const marginMs = 60_000
/** Of the 25 hours of an access token, so many are left for failures to be seen and mended. */
const aheadMs = 6 * 60 * 60_000
/** A refresh whose lock was lost may be about to store the pair that another one needs. */
const rereads = 4
const rereadPauseMs = 500

type WithAccess = Credentials & { readonly accessToken: string; readonly expiresAt: number }

export function createTokens(parts: TokenParts): Tokens {
  const { account, config, store, database, clock, log } = parts
  let known: Credentials | null = null
  /** A pair that could not be stored yet: its refresh token is the only one that works, and `used` brought it. */
  let received: { readonly used: string; readonly pair: WithAccess } | null = null
  let queue: Promise<unknown> = Promise.resolve()

  const leftMs = ({ expiresAt }: WithAccess) => expiresAt - clock.now().getTime()
  const isUsable = (pair: Credentials | null): pair is WithAccess =>
    pair?.accessToken !== undefined && leftMs(pair as WithAccess) > marginMs

  /** One after the other in this process, and under a lock of the database among processes. */
  function refresh(isEnough: (pair: WithAccess) => boolean): Promise<string> {
    const work = queue.then(() =>
      database.exclusively(lockBase + account.id, async () => {
        await keepReceived()
        known = await store.read()
        if (!isUsable(known) || !isEnough(known)) known = await newPair(known)
        return (known as WithAccess).accessToken
      }),
    )
    queue = work.catch(() => undefined)
    return work
  }

  /** Unless somebody gave other tokens meanwhile: those count. */
  async function keepReceived() {
    const waiting = received
    if (waiting)
      await store.change((present) => (present?.refreshToken === waiting.used ? waiting.pair : null))
    received = null
  }

  async function newPair(present: Credentials | null): Promise<WithAccess> {
    if (!present?.refreshToken) throw new TokenError('fault', 'zalo-fault-no-token')
    if (present.broken) throw new TokenError('fault', present.broken)
    const { given, app, refreshToken: used } = present
    try {
      const kept = app ? { given, app } : { given }
      received = { used, pair: { ...kept, ...(await exchangeRefreshToken(config, used, clock.now())) } }
    } catch (error) {
      if (!(error instanceof TokenError) || error.kind === 'temporary') throw error
      return afterRefusal(present, error)
    }
    await keepReceived()
    log.info({ account: account.slug }, 'Zalo gave a new pair of tokens')
    const stored = await store.read()
    if (!isUsable(stored)) throw new TokenError('temporary', 'somebody gave new tokens')
    return stored
  }

  /** Somebody else may have used the token and stored what it brought; else only a person can help. */
  async function afterRefusal(used: Credentials, error: TokenError): Promise<WithAccess> {
    for (let look = 0; look < rereads; look += 1) {
      const stored = await store.read()
      if (stored && stored.refreshToken !== used.refreshToken && isUsable(stored)) return stored
      await sleep(rereadPauseMs)
    }
    let mended = true
    await store.change((present) => {
      if (present?.refreshToken !== used.refreshToken) return null
      mended = false
      return { ...present, broken: error.reason }
    })
    if (mended) throw new TokenError('temporary', 'somebody gave new tokens')
    log.error(
      { account: account.slug, reason: error.reason, refusal: error.detail },
      'Zalo gives no new tokens: a person must act',
    )
    await parts.broken?.(error.reason)
    throw error
  }

  return {
    async access() {
      if (!isUsable(known)) known = await store.read()
      return isUsable(known) ? known.accessToken : refresh(() => true)
    },
    renew: (refused) => refresh((pair) => pair.accessToken !== refused),
    async refreshAhead() {
      try {
        await refresh((pair) => leftMs(pair) > aheadMs || pair.broken !== undefined)
      } catch (error) {
        const reason = error instanceof TokenError ? error.reason : 'database'
        log.warn({ account: account.slug, reason }, 'the tokens of Zalo were not refreshed')
      }
    },
    async withdraw() {
      await store.change((present) => {
        if (!present) return null
        const { accessToken: _access, expiresAt: _end, ...rest } = present
        return { ...rest, broken: 'zalo-fault-permission' }
      })
      known = null
      await parts.broken?.('zalo-fault-permission')
    },
  }
}
