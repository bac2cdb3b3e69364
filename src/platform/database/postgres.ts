/** The engine on a PostgreSQL server, shared by any number of processes. */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Connection, Engine, Worked } from './database.ts'
import { createSignals } from './signals.ts'
import type { Statement } from './statement.ts'

/** Connections for the program's work; pg-boss and plain statements share them with Prisma. */
const poolSize = 8

export function openPostgres({ url, log }: { url: string; log: Log }): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: 'cau-noi',
  })
  pool.on('error', (error) => log.warn({ err: error }, 'database connection lost'))
  const signals = createSignals({
    url,
    log,
    notify: (payload) => pool.query('SELECT pg_notify($1, $2)', payload),
  })

  return {
    kind: 'postgres',
    adapter: new PrismaPg(pool, {
      disposeExternalPool: false,
      onPoolError: () => undefined,
      statementNameGenerator: (query) => preparedName(query.sql),
    }),
    transaction: (work) => inTransaction(pool, work),
    query: async <Row>(statement: Statement, values: readonly unknown[]) =>
      (await run(pool, statement, values)).rows as Row[],
    script: async (sql) => {
      await pool.query(sql)
    },
    upkeep: async () => undefined,
    exclusively: (lock, work) => underAdvisoryLock({ pool, lock, work }),
    subscribe: signals.subscribe,
    publish: signals.publish,
    executeSql: async (text, values) => {
      const result = await pool.query(text, values as unknown[] | undefined)
      const results = Array.isArray(result) ? (result as pg.QueryResult[]) : [result]
      return { rows: results.flatMap((each) => each.rows) }
    },
    async close() {
      await signals.close()
      await pool.end()
    },
  }
}

function run(connection: pg.Pool | pg.PoolClient, statement: Statement, values: readonly unknown[]) {
  return connection.query({ name: statement.name, text: statement.text, values: values as unknown[] })
}

/** Nothing waits for the BEGIN alone, nor for the last statements before the COMMIT: they travel together. */
async function inTransaction<T>(
  pool: pg.Pool,
  work: (connection: Connection) => Promise<Worked<T>>,
): Promise<T> {
  const client = await pool.connect()
  client.on('error', ignore)
  let broken = false
  try {
    gather(client)
    const begun = client.query('BEGIN')
    begun.catch(ignore)
    const query = async <Row>(statement: Statement, values: readonly unknown[]) => {
      gather(client)
      return (await run(client, statement, values)).rows as Row[]
    }
    const { result, atCommit } = await work({ client, query })
    const last = atCommit.map(({ statement, values }) => query(statement, values))
    gather(client)
    const ended = client.query('COMMIT')
    await allDone([begun, ...last, ended])
    if ((await ended).command !== 'COMMIT') throw new Error('a failed statement ended the transaction')
    return result
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    throw error
  } finally {
    client.off('error', ignore)
    client.release(broken)
  }
}

/** What is asked of a connection within one tick goes out in one piece. */
function gather({ connection: { stream } }: pg.PoolClient): void {
  stream.cork()
  process.nextTick(() => stream.uncork())
}

/** Waits for all, also when one failed; then the first failure counts, since the others follow from it. */
async function allDone(queries: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(queries))
    if (outcome.status === 'rejected') throw outcome.reason
}

/** Of a broken connection every query says so itself. */
const ignore = () => undefined

const names = new Map<string, string>()

/** Prisma's own statements are few and come again and again: each is prepared once a connection. */
function preparedName(sql: string): string {
  const name = names.get(sql) ?? `orm_${names.size}`
  names.set(sql, name)
  return name
}

async function underAdvisoryLock<T>({
  pool,
  lock,
  work,
}: {
  pool: pg.Pool
  lock: number
  work: () => Promise<T>
}) {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lock])
    try {
      return await work()
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [lock])
    }
  } finally {
    client.release()
  }
}
