/** Danger that nobody answers for goes up: 15 minutes after it came in, those above its unit are told, once. */
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { AnnounceTicket } from './open-ticket.ts'
import type { AlertedTicket, StaffAlerts } from './staff-alerts.ts'
import type { Category } from './understand/labels.ts'

const escalateDanger = sqlFile(import.meta.url, 'escalate-danger.sql')
const job = defineJob({ name: 'escalate-danger', payload: z.object({}), retries: 0, retryDelay: 1 })

const patienceMs = 15 * 60_000

/** Passes on the dangers nobody answered for; answers how many. Any number of processes may run it at once. */
export type Escalate = () => Promise<number>

export function createEscalation(parts: {
  database: Database
  clock: Clock
  alerts: StaffAlerts
  announce: AnnounceTicket
}): Escalate {
  const { database, clock, alerts, announce } = parts
  return () =>
    database.transaction(async (tx) => {
      const now = clock.now()
      const waiting = await tx.query<AlertedTicket & { id: number; category: Category }>(escalateDanger, [
        now,
        new Date(now.getTime() - patienceMs),
      ])
      await tx.orm.ticketEvent.createMany({
        data: waiting.map(({ id }) => ({ ticketId: id, at: now, type: 'escalated' })),
      })
      for (const ticket of waiting) await alerts.escalated(tx, ticket, now)
      tx.afterCommit(() => {
        for (const { code } of waiting) announce(code)
      })
      return waiting.length
    })
}

/** Looks every minute; a failed look is made up for by the next. */
export function watchDanger({ jobs, escalate }: { jobs: Jobs; escalate: Escalate }): void {
  jobs.handle(job, async () => {
    await escalate()
  })
  jobs.every('* * * * *', job, {})
}
