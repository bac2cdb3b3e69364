/** What the plans of accounts still hold of billed messages: asked for every hour, so that nobody has to. */
import { z } from 'zod'
import type { Quota } from '../channels/opening.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { OpenAccounts } from './open-accounts.ts'

const job = defineJob({ name: 'renew-account-quotas', payload: z.object({}), retries: 0, retryDelay: 1 })

/** What was found less than so long ago, as by a test in the console, is not asked again. */
const freshMs = 30 * 60_000

const writeQuota = {
  name: 'keep_account_quota',
  text: `UPDATE channel_account SET settings = settings || jsonb_build_object('quota', $2::jsonb) WHERE id = $1`,
}
const stale = {
  name: 'accounts_with_old_quota',
  text: `SELECT id, slug FROM channel_account
    WHERE state = 'on' AND fault IS NULL AND credentials IS NOT NULL
      AND COALESCE((settings #>> '{quota,at}')::timestamptz < $1, true)
    ORDER BY id`,
}

export async function keepQuota(
  database: Database,
  { id, quota, at }: { id: number; quota: Quota; at: Date },
): Promise<void> {
  await database.query(writeQuota, [id, JSON.stringify({ ...quota, at })])
}

export interface QuotaParts {
  readonly database: Database
  readonly clock: Clock
  readonly open: Pick<OpenAccounts, 'find'>
  readonly log: Log
}

/** One call an account; what does not answer keeps what was known of it, with its time. */
export function createQuotas({ database, clock, open, log }: QuotaParts) {
  return async (): Promise<void> => {
    const before = new Date(clock.now().getTime() - freshMs)
    for (const { id, slug } of await database.query<{ id: number; slug: string }>(stale, [before])) {
      try {
        const quota = await open.find(id)?.quota?.()
        if (quota) await keepQuota(database, { id, quota, at: clock.now() })
      } catch (error) {
        log.info({ err: error, account: slug }, 'the quota of an account was not renewed')
      }
    }
  }
}

/** Of many processes one asks. */
export function renewQuotas({ jobs, renew }: { jobs: Jobs; renew: () => Promise<void> }): void {
  jobs.handle(job, renew)
  jobs.every('13 * * * *', job, {})
}
