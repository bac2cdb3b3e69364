/** Waiting until what was said to somebody has arrived, or has failed for good. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../platform/database/database.ts'

const unsettled = {
  name: 'unsettled_messages',
  text: `SELECT count(*)::int AS count FROM outgoing_message
    WHERE settled_at IS NULL AND identity_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))`,
}
const everyMs = 150

/** @returns whether nothing waits any more; looks for at most `ms` */
export async function untilSettled(
  database: Database,
  identityIds: readonly number[],
  ms: number,
): Promise<boolean> {
  for (let left = ms; ; left -= everyMs) {
    const [row] = await database.query<{ count: number }>(unsettled, [JSON.stringify(identityIds)])
    if (!row || row.count === 0) return true
    if (left <= 0) return false
    await sleep(everyMs)
  }
}
