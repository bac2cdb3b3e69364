/** Databases of a benchmark on the server at BENCH_DATABASE_URL, migrated, and dropped when it ends. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase } from '../../../src/platform/database/database.ts'
import { migrate } from '../../../src/platform/database/migrate.ts'
import { openPostgres } from '../../../src/platform/database/postgres.ts'
import { createLog } from '../../../src/platform/log.ts'

const server = process.env.BENCH_DATABASE_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres'
const migrations = join(import.meta.dirname, '../../../prisma/migrations')

export interface BenchDatabase {
  readonly url: string
  run(sql: string): Promise<void>
  rows<Row>(sql: string): Promise<Row[]>
  drop(): Promise<void>
}

/** An empty database; with `migrated` it has the program's tables. */
export async function createBenchDatabase({ migrated }: { migrated: boolean }): Promise<BenchDatabase> {
  const name = `cau_noi_bench_${randomBytes(6).toString('hex')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = {
    url: url.href,
    run: async (sql: string) => void (await onServer(url.href, sql)),
    rows: async <Row>(sql: string) => (await onServer(url.href, sql)) as Row[],
    drop: async () => void (await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
  if (migrated) await applyMigrations(database.url)
  return database
}

async function applyMigrations(url: string): Promise<void> {
  const database = createDatabase(openPostgres({ url, log: createLog('silent') }))
  await migrate(database, migrations)
  await database.close()
}

async function onServer(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
