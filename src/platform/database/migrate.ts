/** Brings a database to the schema of this program, in Prisma's own folder format and book-keeping table. */
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './database.ts'

/** The database has migrations that this program does not know: it belongs to a newer version. */
export class NewerDatabaseError extends Error {
  override name = 'NewerDatabaseError'
}

/** Any number, the same in every process. */
const migrationLock = 72_707_369

const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`

const applied = {
  name: 'applied_migrations',
  text: 'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name',
}

/**
 * Applies what is missing, each migration in a transaction of its own, one process at a time.
 * @returns the names of the migrations applied now
 * @throws NewerDatabaseError when the database is ahead of `folder`
 */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const known = await migrationsIn(folder)
  return database.exclusively(migrationLock, async () => {
    await database.script(bookkeeping)
    const present = new Set((await database.query<{ name: string }>(applied, [])).map((row) => row.name))
    const unknown = [...present].filter((name) => !known.includes(name))
    if (unknown.length > 0)
      throw new NewerDatabaseError(
        `The database is newer than this program: it holds migration ${unknown.at(-1)}. Start the newer version.`,
      )
    const missing = known.filter((name) => !present.has(name))
    for (const name of missing) await apply({ database, folder, name })
    return missing
  })
}

async function apply({ database, folder, name }: { database: Database; folder: string; name: string }) {
  const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8')
  const checksum = createHash('sha256').update(sql).digest('hex')
  const record = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at", "applied_steps_count")
    VALUES ('${randomUUID()}', '${checksum}', '${name}', now(), 1)`
  await database.script(`BEGIN;\n${sql};\n${record};\nCOMMIT;`)
}

async function migrationsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && /^\w+$/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}
