/** What only the machinery needs, and only for a while. How long data of people is kept is said by rules elsewhere. */
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'

const job = defineJob({ name: 'housekeeping', payload: z.object({}), retries: 2, retryDelay: 60 })

/** Rows a statement touches at most, so that a large backlog does not hold locks for long. */
const slice = 5_000
const day = 24 * 60 * 60 * 1000

const sweeps = [
  {
    days: 60,
    statement: {
      name: 'forget_events',
      text: `DELETE FROM inbound_event WHERE id IN (
        SELECT id FROM inbound_event WHERE received_at < $1 AND state = 'done' LIMIT ${slice}) RETURNING 1`,
    },
  },
  {
    days: 1,
    statement: {
      name: 'forget_answers',
      text: `DELETE FROM idempotency_key WHERE (person_id, key) IN (
        SELECT person_id, key FROM idempotency_key WHERE created_at < $1 LIMIT ${slice}) RETURNING 1`,
    },
  },
]

export function keepHouse({ database, jobs, clock }: { database: Database; jobs: Jobs; clock: Clock }): void {
  jobs.handle(job, async (_payload, run) => {
    for (const { days, statement } of sweeps) {
      const before = new Date(clock.now().getTime() - days * day)
      let touched = slice
      while (touched === slice && !run.signal.aborted)
        touched = (await database.query(statement, [before])).length
    }
    await database.upkeep()
  })
  jobs.every('17 3 * * *', job, {})
}
