/** The engine inside this process: PGlite, PostgreSQL compiled to WebAssembly, with its files in the data directory. */
import { mkdir } from 'node:fs/promises'
import { PGlite, type Transaction } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Connection, Engine, Worked } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { createLocalSignals } from './signals.ts'
import type { Statement } from './statement.ts'

/** What the migrations ask of the engine. */
export const embeddedExtensions = { pg_trgm, unaccent }

/**
 * @param directory where the files are; undefined keeps everything in memory
 * @throws DirectoryInUseError when another process has the directory open
 */
export async function openEmbedded(directory: string | undefined): Promise<Engine> {
  if (directory) await mkdir(directory, { recursive: true })
  const unlock = directory ? await lockDirectory(directory) : undefined
  const database = await PGlite.create({
    ...(directory ? { dataDir: directory } : {}),
    extensions: embeddedExtensions,
  }).catch(async (error) => {
    await unlock?.()
    throw error
  })
  return embeddedEngine(database, unlock)
}

/** The engine on an open PGlite; closing it closes that, then calls `closed`. */
export function embeddedEngine(database: PGlite, closed?: () => Promise<void>): Engine {
  const signals = createLocalSignals()
  return {
    kind: 'embedded',
    adapter: new PrismaPGlite(database),
    transaction: (work) => database.transaction((client) => inTransaction(client, work)),
    query: async <Row>(statement: Statement, values: readonly unknown[]) =>
      (await database.query<Row>(statement.text, values as unknown[])).rows,
    script: async (sql) => {
      await database.exec(sql)
    },
    exclusively: (_lock, work) => work(),
    subscribe: signals.subscribe,
    publish: signals.publish,
    executeSql: (text, values) => executeSql(database, text, values),
    async close() {
      await database.close()
      await closed?.()
    },
  }
}

async function inTransaction<T>(
  client: Transaction,
  work: (connection: Connection) => Promise<Worked<T>>,
): Promise<T> {
  const query = async <Row>(statement: Statement, values: readonly unknown[]) =>
    (await client.query<Row>(statement.text, values as unknown[])).rows
  const { result, atCommit } = await work({ client, query })
  for (const { statement, values } of atCommit) await query(statement, values)
  return result
}

async function executeSql(database: PGlite, text: string, values?: readonly unknown[]) {
  if (values?.length) return database.query<Record<string, unknown>>(text, values as unknown[])
  try {
    return { rows: (await database.exec(text)).flatMap((result) => result.rows) }
  } catch (error) {
    // One connection serves everybody: a failed block of statements must not leave its transaction open.
    await database.exec('ROLLBACK').catch(() => undefined)
    throw error
  }
}
