/** Opens the database of the configuration, brought up to the program's migrations. */
import { join } from 'node:path'
import type { Config } from './config.ts'
import { createDatabase, type Database } from './platform/database/database.ts'
import { openEmbedded } from './platform/database/embedded.ts'
import { migrate } from './platform/database/migrate.ts'
import { openPostgres } from './platform/database/postgres.ts'
import type { Log } from './platform/log.ts'

const migrations = join(import.meta.dirname, '../prisma/migrations')

/** @throws NewerDatabaseError when a newer program has migrated it */
export async function openDatabase(config: Config, log: Log): Promise<Database> {
  const engine =
    config.database.kind === 'postgres'
      ? openPostgres({ url: config.database.url, log })
      : await openEmbedded(join(config.dataDir, 'database'))
  const database = createDatabase(engine)
  try {
    const applied = await migrate(database, migrations)
    if (applied.length > 0) log.info({ migrations: applied }, 'database migrated')
    return database
  } catch (error) {
    await database.close().catch(() => undefined)
    throw error
  }
}
