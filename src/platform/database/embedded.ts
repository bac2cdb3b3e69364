/** The engine inside this process: PGlite, PostgreSQL compiled to WebAssembly, with its files in the data directory. */
import { mkdir } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Connection, Engine, Worked } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { prepareStatements } from './prepared.ts'
import { createLocalSignals } from './signals.ts'
import type { Statement } from './statement.ts'

/** A plan made when a table was small is not kept: here nothing else tells the engine that it has grown. */
const plansLastMs = 60_000

/**
 * V8 may not optimize the engine's WebAssembly: one of its functions alone takes the optimizing compiler 600 MB, and all of
 * them twice the processor time of a start. What reads or writes a few rows is as fast without; a count over very many
 * takes up to twice as long.
 */
const asFirstCompiled = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--liftoff-only']

/** The engine with what the migrations ask of it. */
export function openPGlite(options: PGliteOptions): Promise<PGlite> {
  for (const flag of asFirstCompiled) setFlagsFromString(flag)
  return PGlite.create({ ...options, extensions: { pg_trgm, unaccent } })
}

/**
 * @param directory where the files are; undefined keeps everything in memory
 * @throws DirectoryInUseError when another process has the directory open
 */
export async function openEmbedded(directory: string | undefined): Promise<Engine> {
  if (directory) await mkdir(directory, { recursive: true })
  const unlock = directory ? await lockDirectory(directory) : undefined
  const database = await openPGlite(directory ? { dataDir: directory } : {}).catch(async (error) => {
    await unlock?.()
    throw error
  })
  return embeddedEngine(database, unlock)
}

/** The engine on an open PGlite; closing it closes that, then calls `closed`. */
export async function embeddedEngine(database: PGlite, closed?: () => Promise<void>): Promise<Engine> {
  const signals = createLocalSignals()
  const { forget } = prepareStatements(database)
  await parseFewer(database)
  const planAnew = setInterval(() => void database.exec('DISCARD PLANS').catch(() => undefined), plansLastMs)
  planAnew.unref()
  return {
    kind: 'embedded',
    adapter: new PrismaPGlite(database),
    transaction: (work) => database.transaction((client) => inTransaction(client, work)),
    query: async <Row>(statement: Statement, values: readonly unknown[]) =>
      (await database.query<Row>(statement.text, values as unknown[])).rows,
    script: async (sql) => {
      await database.exec(sql)
      await forget()
    },
    upkeep: async () => void (await database.exec('VACUUM (ANALYZE)')),
    exclusively: (_lock, work) => work(),
    subscribe: signals.subscribe,
    publish: signals.publish,
    executeSql: (text, values) => executeSql(database, text, values),
    async close() {
      clearInterval(planAnew)
      await database.close()
      await closed?.()
    },
  }
}

/** PGlite copies its parsers for every query of Prisma's: those for arrays of whole rows, two thirds of them, nobody asks for. */
async function parseFewer(database: PGlite): Promise<void> {
  const { rows } = await database.query<{ oid: number }>(
    `SELECT list.oid FROM pg_type list JOIN pg_type row ON row.oid = list.typelem WHERE list.typcategory = 'A' AND row.typtype = 'c'`,
  )
  for (const { oid } of rows) delete database.parsers[oid]
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
