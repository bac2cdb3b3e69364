/** The right of one process to do something alone: taken for some seconds, renewed while it lives, free soon after it dies. */
import type { Clock } from './clock.ts'
import type { Database } from './database/database.ts'
import { sqlFile } from './database/statement.ts'

const takeLease = sqlFile(import.meta.url, 'take-lease.sql')
const dropLease = { name: 'drop_lease', text: 'DELETE FROM lease WHERE name = $1 AND holder = $2' }

const leaseMs = 6_000
export const renewEveryMs = 2_000

export interface Lease {
  /** Takes or renews it; false while another process holds it. */
  take(): Promise<boolean>
  /** Whether it is held for at least another second, by this process's own clock. */
  readonly held: boolean
  drop(): Promise<void>
}

/** On the embedded engine there is no other process: whoever held it before is dead. */
export function createLease(parts: {
  database: Database
  clock: Clock
  name: string
  holder: string
}): Lease {
  const { database, clock, name, holder } = parts
  let until = 0
  return {
    async take() {
      const asked = clock.now().getTime()
      const rows = await database.query(takeLease, [
        name,
        holder,
        `${leaseMs} milliseconds`,
        database.kind === 'embedded',
      ])
      until = rows.length > 0 ? asked + leaseMs : 0
      return rows.length > 0
    },
    get held() {
      return until - clock.now().getTime() > 1_000
    },
    async drop() {
      until = 0
      await database.query(dropLease, [name, holder])
    },
  }
}
