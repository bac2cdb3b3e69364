/** When groups are looked at: soon after a ticket changed, when one has room again, and every minute in any case. */
import { z } from 'zod'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'

const concernedGroups = sqlFile(import.meta.url, 'concerned-groups.sql')
const allGroups = { name: 'all_staff_groups', text: 'SELECT id FROM staff_group WHERE ended_at IS NULL' }
const job = defineJob({ name: 'staff-groups', payload: z.object({}), retries: 0, retryDelay: 1 })

/** What happens to a ticket within this time is one message, in milliseconds. */
const gatherMs = 1_000

export interface Watch {
  /** A group may have something to be shown. */
  look(groupId: number): void
  /** Resolves when nothing is being looked at any more. */
  close(): Promise<void>
}

export function watchTickets(parts: {
  database: Database
  jobs: Jobs
  log: Log
  update: (groupId: number) => Promise<void>
}): Watch {
  const { database, jobs, log, update } = parts
  const codes = new Set<string>()
  const groups = new Set<number>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> = Promise.resolve()
  let closed = false

  function soon() {
    if (!closed) timer ??= setTimeout(begin, gatherMs)
  }

  function begin() {
    timer = undefined
    working = working.then(work).catch((error) => log.warn({ err: error }, 'staff groups wait'))
  }

  async function work(): Promise<void> {
    const changed = [...codes]
    const ids = new Set(groups)
    codes.clear()
    groups.clear()
    if (changed.length > 0)
      for (const { id } of await database.query<{ id: number }>(concernedGroups, [JSON.stringify(changed)]))
        ids.add(id)
    await updateEach(ids)
  }

  async function updateEach(ids: Iterable<number>): Promise<void> {
    for (const id of ids)
      if (!closed)
        await update(id).catch((error) => log.warn({ err: error, group: id }, 'a staff group waits'))
  }

  const unsubscribe = database.subscribe('ticket', (code) => {
    codes.add(code)
    soon()
  })
  jobs.handle(job, async () => {
    const rows = await database.query<{ id: number }>(allGroups, [])
    await updateEach(rows.map(({ id }) => id))
  })
  jobs.every('* * * * *', job, {})

  return {
    look(groupId) {
      groups.add(groupId)
      soon()
    },
    async close() {
      closed = true
      unsubscribe()
      clearTimeout(timer)
      await working
    },
  }
}
