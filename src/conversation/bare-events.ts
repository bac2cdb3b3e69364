/** Events of a platform that are no deed of a person's: kept as they came, for as long as other packets are. */
import { createHash } from 'node:crypto'
import type { Account } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { storableJson } from '../platform/database/statement.ts'

const keepBare = {
  name: 'keep_bare_event',
  text: `INSERT INTO inbound_event (account_id, key, payload, state, attempts, received_at)
    VALUES ($1, $2, $3::jsonb, 'done', 0, $4) ON CONFLICT (account_id, key) DO NOTHING RETURNING id::text`,
}

/** Answers whether it is new: the same event delivered again is not. */
export function createBareEvents({ database, clock }: { database: Database; clock: Clock }) {
  return async (account: Account, raw: unknown): Promise<boolean> => {
    const payload = storableJson(raw)
    const key = `b:${createHash('sha256').update(payload).digest('base64url')}`
    return (await database.query(keepBare, [account.id, key, payload, clock.now()])).length > 0
  }
}
