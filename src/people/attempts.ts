/**
 * How often something that could be guessed may be tried, counted in the database for all processes together. Who
 * tries, and from where, is kept as a hash, until the window has passed.
 */
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { TooManyAttemptsError } from '../platform/errors.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import { hashToken } from '../platform/secrets.ts'

const takeStatement = sqlFile(import.meta.url, 'take-attempt.sql')
const forgetStatement = { name: 'forget_attempts', text: 'DELETE FROM attempt WHERE key = $1' }
const sweepStatement = {
  name: 'sweep_attempts',
  text: `DELETE FROM attempt WHERE key IN (
    SELECT key FROM attempt WHERE window_end < $1 ORDER BY window_end LIMIT 5000) RETURNING 1`,
}

const minute = 60_000

/** What is tried, how often at most, in which time. */
const limits = {
  /** Second factors and recovery codes of a person: a million codes, three of them right at a time. */
  'second-factor': { most: 10, windowMs: 15 * minute },
  /** Login links from one address. */
  'sign-in-address': { most: 30, windowMs: 10 * minute },
  /** Login links of one person, wherever they are tried. */
  'sign-in-person': { most: 20, windowMs: 10 * minute },
  /** Codes typed into one chat. */
  'typed-code': { most: 10, windowMs: 60 * minute },
} as const

export interface Tried {
  readonly what: keyof typeof limits
  readonly who: string | number
}

/**
 * Counts an attempt before it is looked at, so that a thousand at once are no way around.
 * @returns null when it may be looked at, else the moment from which another may
 */
export async function takeAttempt(source: Querying, tried: Tried, now: Date): Promise<Date | null> {
  const { most, windowMs } = limits[tried.what]
  const [taken] = await source.query<{ count: number; windowEnd: Date }>(takeStatement, [
    keyOf(tried),
    now,
    new Date(now.getTime() + windowMs),
  ])
  return taken && taken.count > most ? taken.windowEnd : null
}

/** @throws TooManyAttemptsError */
export async function demandAttempt(source: Querying, tried: Tried, now: Date): Promise<void> {
  const freeAt = await takeAttempt(source, tried, now)
  if (freeAt) throw new TooManyAttemptsError(freeAt)
}

/** What went well counts no more. */
export async function forgetAttempts(source: Querying, tried: Tried): Promise<void> {
  await source.query(forgetStatement, [keyOf(tried)])
}

const keyOf = ({ what, who }: Tried) => hashToken(`${what}\0${who}`)

const job = defineJob({ name: 'attempts', payload: z.object({}), retries: 1, retryDelay: 60 })

/** Takes away windows that have passed. */
export function sweepAttempts({
  database,
  jobs,
  clock,
}: {
  database: Database
  jobs: Jobs
  clock: Clock
}): void {
  jobs.handle(job, async () => {
    await database.query(sweepStatement, [clock.now()])
  })
  jobs.every('23 * * * *', job, {})
}
