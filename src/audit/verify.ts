/** Proves that nothing in the audit was changed, taken out or slipped in since it was written. */
import { z } from 'zod'
import type { Database } from '../platform/database/database.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'

const firstBrokenEntry = sqlFile(import.meta.url, 'first-broken-entry.sql')
const headOfChain = {
  name: 'audit_head',
  text: `SELECT (SELECT count(*)::int FROM audit_entry) AS entries, entry.id::text AS id, entry.hash
    FROM audit_entry entry ORDER BY entry.id DESC LIMIT 1`,
}
const entryWithHash = {
  name: 'audit_entry_with_hash',
  text: 'SELECT 1 FROM audit_entry WHERE id = $1::bigint AND hash = $2',
}

export interface BrokenEntry {
  readonly id: string
  readonly at: Date
  readonly action: string
}

export interface Verification {
  readonly entries: number
  /** The last entry as `ID:HASH`: kept elsewhere, it shows later whether the end was cut off. Null for an empty audit. */
  readonly head: string | null
  readonly broken: BrokenEntry | null
  /** A head kept earlier that is no longer there. */
  readonly cutOff: boolean
}

/**
 * Walks the chain in the order of ids.
 * @param kept the head of an earlier proof, `ID:HASH`
 */
export async function verify(database: Querying, kept?: string): Promise<Verification> {
  const [head] = await database.query<{ entries: number; id: string; hash: string | null }>(headOfChain, [])
  const [broken] = await database.query<BrokenEntry>(firstBrokenEntry, [])
  return {
    entries: head?.entries ?? 0,
    head: head ? `${head.id}:${head.hash}` : null,
    broken: broken ?? null,
    cutOff: kept !== undefined && !(await isThere(database, kept)),
  }
}

async function isThere(database: Querying, kept: string): Promise<boolean> {
  const [, id, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(kept) ?? []
  return id !== undefined && (await database.query(entryWithHash, [id, hash])).length > 0
}

const job = defineJob({ name: 'audit-proof', payload: z.object({}), retries: 1, retryDelay: 300 })

/** Proves the audit every night. The head goes into the log, which is kept apart from the database. */
export function proveAudit({ database, jobs, log }: { database: Database; jobs: Jobs; log: Log }): void {
  jobs.handle(job, async () => {
    const { broken, ...proof } = await verify(database)
    if (broken) log.error({ entry: broken.id, ...proof }, 'the audit was tampered with')
    else log.info(proof, 'the audit is whole')
  })
  jobs.every('41 3 * * *', job, {})
}
