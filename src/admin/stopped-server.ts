/** The database of a server that is not running, for one command. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError } from '../config.ts'
import { openDatabase } from '../open-database.ts'
import type { Database } from '../platform/database/database.ts'
import { createLog } from '../platform/log.ts'

/**
 * Opens the database, works on it and closes it. On PostgreSQL the server may go on.
 * @throws ConfigError when there is no database yet
 * @throws DirectoryInUseError when the server runs on the embedded database
 */
export async function onDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  if (config.database.kind === 'embedded' && !existsSync(join(config.dataDir, 'database')))
    throw new ConfigError(
      `DATA_DIR ${config.dataDir} holds no database: it should be the one the server was started on`,
    )
  const database = await openDatabase(config, createLog('warn'))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}
