/** Telegram's updates by long polling: for a server that the world cannot reach. */
import { setTimeout as sleep } from 'node:timers/promises'
import { GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { createLease, renewEveryMs } from '../../platform/lease.ts'
import type { Log } from '../../platform/log.ts'
import type { Inbox } from '../channel.ts'
import { createTelegramApi, type TelegramAddress } from './api.ts'
import { createBatch } from './batch.ts'
import type { TelegramChannel } from './channel.ts'
import { networkReason, retryAfterMs } from './outcome.ts'
import { askedKinds } from './update-shape.ts'

export interface TelegramPollingParts {
  readonly config: TelegramAddress
  readonly channel: Pick<TelegramChannel, 'account' | 'acknowledge'>
  readonly inbox: Inbox
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** This process. */
  readonly holder: string
}

export interface TelegramPolling {
  start(): void
  /** Resolves when nothing is being handled any more. What was not handled is not confirmed: it comes again. */
  stop(): Promise<void>
}

const pollSeconds = 30
/** A call takes the waiting and some time on the way. */
const callSeconds = pollSeconds + 10
const leaseWaitMs = 1_000
const firstPauseMs = 1_000
const longestPauseMs = 30_000
/** After a failure that only a person can mend. */
const slowPauseMs = 30_000

type Signal = NonNullable<Parameters<ReturnType<typeof createTelegramApi>['getUpdates']>[1]>

/**
 * Asks for updates while this process holds the lease `poll:<slug>`, one batch at a time. A batch is confirmed, by
 * the offset of the next call, only when the effects of all its updates are stored; so a crash between the two brings
 * the same updates again, and their keys make them count once.
 */
export function createTelegramPolling(parts: TelegramPollingParts): TelegramPolling {
  const { config, channel, inbox, database, clock, log, holder } = parts
  const { account } = channel
  const api = createTelegramApi({ ...config, timeoutSeconds: callSeconds })
  const lease = createLease({ database, clock, name: `poll:${account.slug}`, holder })
  const stopping = new AbortController()
  let waiting = new AbortController()
  let loop: Promise<void> = Promise.resolve()
  let renewing: NodeJS.Timeout | undefined
  let webhookRemoved = false
  let offset: number | undefined
  let failures = 0

  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)

  async function hold(): Promise<boolean> {
    if (lease.held) return true
    offset = undefined
    webhookRemoved = false
    return lease.take().catch(() => {
      log.warn({ account: account.slug }, 'polling waits for the database')
      return false
    })
  }

  async function renew() {
    if (lease.held) await lease.take().catch(() => undefined)
    if (!lease.held) waiting.abort()
  }

  async function ask(): Promise<Update[]> {
    waiting = new AbortController()
    const signal = AbortSignal.any([stopping.signal, waiting.signal]) as unknown as Signal
    if (!webhookRemoved) await api.raw.deleteWebhook({}, signal)
    webhookRemoved = true
    const query = {
      timeout: pollSeconds,
      allowed_updates: askedKinds,
      ...(offset === undefined ? {} : { offset }),
    }
    return api.raw.getUpdates(query, signal)
  }

  /**
   * Leaves the offset unset until all is stored. What is confirmed needs none either: after a quiet week Telegram may
   * go on with lower numbers, which an old offset would confirm unseen.
   */
  async function handle(updates: Update[]): Promise<void> {
    offset = undefined
    if (updates.length === 0) return
    const batch = createBatch({ updates, account, receivedAt: clock.now(), inbox, channel, log })
    while (!(await batch.work(stopping.signal))) {
      if (stopping.signal.aborted || !lease.held) return
      await pause(batch.retryAfterMs)
    }
    offset = Math.max(...updates.map((update) => update.update_id)) + 1
  }

  async function afterFailure(error: unknown): Promise<void> {
    failures += 1
    const code = error instanceof GrammyError ? error.error_code : 0
    if (error instanceof GrammyError && code === 429) return pause(retryAfterMs(error))
    if (code === 0 || code >= 500) {
      log.warn({ account: account.slug, reason: code || networkReason(error) }, 'no answer to polling')
      return pause(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs))
    }
    log.error({ account: account.slug, code }, alertFor(code))
    webhookRemoved = false
    return pause(slowPauseMs)
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      if (!(await hold())) {
        await pause(leaseWaitMs)
        continue
      }
      try {
        const updates = await ask()
        failures = 0
        await handle(updates)
      } catch (error) {
        if (!stopping.signal.aborted && !waiting.signal.aborted) await afterFailure(error)
      }
    }
  }

  return {
    start() {
      renewing = setInterval(() => void renew(), renewEveryMs)
      loop = run()
    },
    async stop() {
      stopping.abort()
      await loop
      clearInterval(renewing)
      await lease.drop().catch(() => undefined)
    },
  }
}

function alertFor(code: number): string {
  if (code === 409) return 'another program polls this bot or has set a webhook for it'
  if (code === 401 || code === 404) return 'Telegram does not know this token'
  return 'Telegram refuses to give updates'
}
