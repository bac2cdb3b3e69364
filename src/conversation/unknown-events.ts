/** Events of a platform that nobody knew of when this was written: kept as they came, for as long as other packets are. */
import { createHash } from 'node:crypto'
import type { Account } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { storableJson } from '../platform/database/statement.ts'

const keepUnknown = {
  name: 'keep_unknown_event',
  text: `INSERT INTO inbound_event (account_id, key, payload, state, attempts, received_at)
    VALUES ($1, $2, $3::jsonb, 'done', 0, $4) ON CONFLICT (account_id, key) DO NOTHING`,
}

/** The same event delivered again is kept once. */
export function createUnknownEvents({ database, clock }: { database: Database; clock: Clock }) {
  return async (account: Account, raw: unknown): Promise<void> => {
    const payload = storableJson(raw)
    const key = `u:${createHash('sha256').update(payload).digest('base64url')}`
    await database.query(keepUnknown, [account.id, key, payload, clock.now()])
  }
}
