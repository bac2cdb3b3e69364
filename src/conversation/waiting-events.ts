/** Events a platform wants confirmed sooner than they can be handled: written down first, many in one statement. */
import type { InboundEvent } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile, storableJson } from '../platform/database/statement.ts'

const keepWaitingEvents = sqlFile(import.meta.url, 'keep-waiting-events.sql')

/** By then whoever received the event has handled it, or is dead. */
const retryAfterMs = 2 * 60_000
const mostAtOnce = 500

export interface WaitingEvents {
  /** Resolves when the event would outlive the process. Handling it goes on as if it had not been written down. */
  keep(event: InboundEvent): Promise<void>
}

interface Waiting {
  readonly event: InboundEvent
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export function createWaitingEvents({
  database,
  clock,
}: {
  database: Database
  clock: Clock
}): WaitingEvents {
  const waiting: Waiting[] = []
  let writing = false

  async function write(events: readonly InboundEvent[]) {
    const now = clock.now()
    const rows = events.map(({ raw, ...event }) => ({
      account_id: event.account.id,
      key: event.key,
      payload: { event, raw: raw ?? null },
    }))
    const again = new Date(now.getTime() + retryAfterMs)
    await database.query(keepWaitingEvents, [storableJson(rows), again, now])
  }

  /** What comes while a statement runs shares the next one. */
  async function writeAll() {
    writing = true
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce)
      try {
        await write(batch.map(({ event }) => event))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    writing = false
  }

  return {
    keep: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject })
        if (!writing) void writeAll()
      }),
  }
}
