/** A fresh, migrated database for a test file: PGlite in memory, or one of its own on the server at TEST_DATABASE_URL. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, type Database } from '../../src/platform/database/database.ts'
import { embeddedEngine, openPGlite } from '../../src/platform/database/embedded.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openPostgres } from '../../src/platform/database/postgres.ts'
import { createLog } from '../../src/platform/log.ts'

const migrations = join(import.meta.dirname, '../../prisma/migrations')
const server = process.env.TEST_DATABASE_URL
const log = createLog('silent')

export interface TestDatabase extends Database {
  /** Where other processes reach the same database; null when it lives in this process alone. */
  readonly url: string | null
}

/** Closing it drops it. */
export async function openTestDatabase(): Promise<TestDatabase> {
  return server ? onServer(server) : inMemory()
}

/** Making a database from nothing takes seconds: it is done once, and every test file opens a copy. */
async function inMemory(): Promise<TestDatabase> {
  const database = await openPGlite({ loadDataDir: await readCopy() })
  return { ...createDatabase(await embeddedEngine(database)), url: null }
}

/** Lays an empty, migrated embedded database into a directory, for a process that is to find one there. */
export async function fillDirectory(dataDir: string): Promise<void> {
  const database = await openPGlite({ dataDir, loadDataDir: await readCopy() })
  await database.close()
}

async function readCopy(): Promise<Blob> {
  const copy = join(tmpdir(), `cau-noi-template-${fingerprint()}.tar`)
  if (!existsSync(copy)) await makeCopy(copy)
  return new Blob([await readFile(copy)])
}

/** Whoever comes first leaves it for the others; made twice at once it is the same. */
async function makeCopy(file: string): Promise<void> {
  const database = await openPGlite({})
  await migrate(createDatabase(await embeddedEngine(database)), migrations)
  const dump = await database.dumpDataDir('none')
  await database.close()
  const making = `${file}.${randomBytes(4).toString('hex')}`
  await writeFile(making, Buffer.from(await dump.arrayBuffer()))
  await rename(making, file)
}

/** The migrations run once into a template, of which every test file gets a copy. */
async function onServer(base: string): Promise<TestDatabase> {
  const template = `cau_noi_template_${fingerprint()}`
  const name = `cau_noi_test_${randomBytes(6).toString('hex')}`
  await withAdmin(base, async (admin) => {
    await admin.query('SELECT pg_advisory_lock(72707370)')
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template])
    if (!rowCount) await makeTemplate({ base, admin, template })
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const url = named(base, name)
  const database = createDatabase(openPostgres({ url, log }))
  return {
    ...database,
    url,
    async close() {
      await database.close()
      await withAdmin(base, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

async function makeTemplate({ base, admin, template }: { base: string; admin: pg.Client; template: string }) {
  const making = `${template}_new`
  await admin.query(`DROP DATABASE IF EXISTS ${making} WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${making}`)
  const database = createDatabase(openPostgres({ url: named(base, making), log }))
  await migrate(database, migrations)
  await database.close()
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()',
    [making],
  )
  await admin.query(`ALTER DATABASE ${making} RENAME TO ${template}`)
}

async function withAdmin(base: string, work: (admin: pg.Client) => Promise<unknown>) {
  const admin = new pg.Client({ connectionString: base })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

function named(base: string, name: string): string {
  const url = new URL(base)
  url.pathname = `/${name}`
  return url.href
}

/** Another set of migrations makes another template. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of readdirSync(migrations).sort()) {
    if (folder.endsWith('.toml')) continue
    hash.update(readFileSync(join(migrations, folder, 'migration.sql')))
  }
  return hash.digest('hex').slice(0, 12)
}
