/** Events whose handling failed: kept with their payload, tried again with growing pauses, shown until they succeed. */
import { z } from 'zod'
import type { Account, InboundBody, InboundEvent } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { storableJson } from '../platform/database/statement.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'

const retryJob = defineJob({ name: 'retry-failed-events', payload: z.object({}), retries: 0, retryDelay: 1 })

const keepFailed = {
  name: 'keep_failed_event',
  text: `INSERT INTO inbound_event (account_id, key, payload, state, attempts, next_attempt_at, error, received_at)
    VALUES ($1, $2, $3::jsonb, 'failed', 1, $4, $5, $6)
    ON CONFLICT (account_id, key) DO UPDATE
    SET state = CASE WHEN inbound_event.attempts >= $7 THEN 'dead' ELSE 'failed' END,
        attempts = inbound_event.attempts + 1, error = EXCLUDED.error,
        next_attempt_at = EXCLUDED.received_at + least(power(2, inbound_event.attempts), 360) * interval '10 seconds'
    WHERE inbound_event.state = 'failed'`,
}
const dueEvents = {
  name: 'due_failed_events',
  text: `SELECT payload -> 'event' AS event, payload -> 'raw' AS raw FROM inbound_event
    WHERE state = 'failed' AND next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT $2`,
}

/** After so many failures an event waits for a person. */
const mostAttempts = 8
const firstPauseMs = 10_000
/** Due events are taken so many at a time, and so often in one run: a rush that was only written down is made up for soon. */
const slice = 50
const mostSlices = 20

export async function keepFailedEvent({
  database,
  event,
  error,
  now,
}: {
  database: Database
  event: InboundEvent
  error: unknown
  now: Date
}): Promise<void> {
  const { raw, ...parsed } = event
  await database.query(keepFailed, [
    event.account.id,
    event.key,
    storableJson({ event: parsed, raw: raw ?? null }),
    new Date(now.getTime() + firstPauseMs),
    error instanceof Error ? error.name : 'unknown',
    now,
    mostAttempts,
  ])
}

/** A job of every minute that gives failed events another chance, in the order in which they are due. */
export function retryFailedEvents(parts: {
  database: Database
  jobs: Jobs
  clock: Clock
  log: Log
  retry: (event: InboundEvent) => Promise<void>
}): void {
  const { database, jobs, clock, log, retry } = parts

  /** @returns how many were due, up to a slice */
  async function takeSlice(): Promise<number> {
    const rows = await database.query<{ event: StoredEvent; raw: unknown }>(dueEvents, [clock.now(), slice])
    for (const row of rows) {
      const event = { ...row.event, at: new Date(row.event.at), raw: row.raw }
      await retry(event).catch((error) => {
        log.warn({ err: error, account: event.account.slug, event: event.key }, 'event failed again')
        return keepFailedEvent({ database, event, error, now: clock.now() })
      })
    }
    return rows.length
  }

  jobs.handle(retryJob, async () => {
    for (let taken = 0; taken < mostSlices; taken += 1) if ((await takeSlice()) < slice) return
  })
  jobs.every('* * * * *', retryJob, {})
}

interface StoredEvent {
  readonly account: Account
  readonly key: string
  readonly from: string
  readonly messageId?: string
  readonly order: number
  readonly language?: string
  readonly at: string
  readonly body: InboundBody
}
