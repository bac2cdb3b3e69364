/** The first words with Zalo: whether the tokens work, and which Official Account they are for. */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import type { Account } from '../channel.ts'
import type { ZaloClient } from './client.ts'
import { outcomeOf } from './outcome.ts'

export interface ZaloSetupParts {
  readonly account: Account
  readonly client: Pick<ZaloClient, 'get'>
  readonly database: Database
  readonly clock: Clock
  readonly texts: Pick<Texts, 'say'>
  readonly log: Log
}

export interface ZaloSetup {
  /** The OA's id, once Zalo has told it. */
  readonly oaId: string | undefined
  /** Goes on until Zalo answers or refuses: nothing waits for it. */
  start(): void
  stop(): Promise<void>
}

const keepProfile = {
  name: 'keep_oa_profile',
  text: 'UPDATE channel_account SET name = $2, settings = settings || $3::jsonb WHERE id = $1',
}

const id = z.union([z.string(), z.number()]).transform(String).optional()
/** The id stands under one of two names. */
const profile = z.object({
  oaid: id,
  oa_id: id,
  name: z.string().catch(''),
  is_verified: z.boolean().optional().catch(undefined),
  package_name: z.string().optional().catch(undefined),
})

const firstPauseMs = 2_000
const longestPauseMs = 5 * 60_000

export function createZaloSetup({ account, client, database, clock, texts, log }: ZaloSetupParts): ZaloSetup {
  const stopping = new AbortController()
  let loop: Promise<void> = Promise.resolve()
  let oaId: string | undefined

  async function introduce() {
    const oa = profile.parse(await client.get('/v2.0/oa/getoa'))
    oaId = oa.oaid ?? oa.oa_id
    const settings = { oaId, verified: oa.is_verified, package: oa.package_name }
    await database.query(keepProfile, [account.id, oa.name || null, JSON.stringify(settings)])
    if (oa.is_verified === false)
      log.warn(
        { account: account.slug, toDo: texts.say('en', 'zalo-fault-verify') },
        'the OA is not verified',
      )
  }

  /** Whether it is worth asking again. */
  function waits(error: unknown): boolean {
    const outcome = outcomeOf(error, clock.now())
    if (outcome.outcome === 'account_fault') {
      const toDo = texts.say('en', outcome.reason)
      log.error({ account: account.slug, reason: outcome.reason, toDo }, 'Zalo is not set up')
      return false
    }
    log.warn({ account: account.slug, reason: outcome.outcome }, 'Zalo did not answer yet')
    return true
  }

  async function run() {
    for (
      let pauseMs = firstPauseMs;
      !stopping.signal.aborted;
      pauseMs = Math.min(2 * pauseMs, longestPauseMs)
    ) {
      try {
        return await introduce()
      } catch (error) {
        if (!waits(error)) return
      }
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  return {
    get oaId() {
      return oaId
    },
    start() {
      loop = run()
    },
    async stop() {
      stopping.abort()
      await loop
    },
  }
}
