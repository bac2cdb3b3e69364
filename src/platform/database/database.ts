/**
 * One database, two engines: a PostgreSQL server, or PGlite embedded in the data directory.
 * `orm` is Prisma; `query` runs a prepared SQL statement. Inside a transaction both use the same connection.
 */
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { TransactionTooLongError } from './errors.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { joinable, joinedOrm } from './joined-orm.ts'
import type { Querying, Statement } from './statement.ts'

/** A transaction. On the embedded engine nothing outside it runs until it ends: never use `Database` inside one. */
export interface Tx extends Querying {
  readonly orm: Prisma.TransactionClient
  /** Runs a statement behind all others, in one go with the commit, and fails the transaction if it fails. */
  queryAtCommit(statement: Statement, values: readonly unknown[]): void
  /** Runs after the commit, and not at all after a rollback. */
  afterCommit(action: () => void): void
}

export interface Database extends Querying {
  readonly kind: 'postgres' | 'embedded'
  readonly orm: PrismaClient
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Several statements without values, as migrations need. */
  script(sql: string): Promise<void>
  /** Runs `work` while no other process runs work under the same lock. */
  exclusively<T>(lock: number, work: () => Promise<T>): Promise<T>
  /** Hears what any process publishes on a topic; the answer stops it. */
  subscribe(topic: string, hear: (payload: string) => void): () => void
  publish(topic: string, payload: string): void
  /** What a server does by itself and an embedded engine must be told: clears away old row versions, counts the tables. */
  upkeep(): Promise<void>
  /** Runs a statement as pg-boss asks: no values may mean several statements. */
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  close(): Promise<void>
}

/** What an engine adds to Prisma: the parts that differ between PostgreSQL and PGlite. */
export interface Engine extends Omit<Database, 'orm' | 'transaction'> {
  readonly adapter: SqlDriverAdapterFactory
  /** Runs `work` on one connection between BEGIN and COMMIT, and ROLLBACK if it fails. */
  transaction<T>(work: (connection: Connection) => Promise<Worked<T>>): Promise<T>
}

/** One connection of an engine while it has a transaction. */
export interface Connection extends Querying {
  /** What Prisma's adapter takes for a connection. */
  readonly client: unknown
}

export interface Worked<T> {
  readonly result: T
  /** Statements that go out in one go with the commit. */
  readonly atCommit: readonly { readonly statement: Statement; readonly values: readonly unknown[] }[]
}

/** How long the work of a transaction may take, in milliseconds. */
const longestMs = 20_000

export function createDatabase(engine: Engine): Database {
  const orm = new PrismaClient({ adapter: joinable(engine.adapter), errorFormat: 'minimal' })

  async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const after: (() => void)[] = []
    const result = await engine.transaction<T>(async (connection) => {
      const atCommit: Worked<T>['atCommit'][number][] = []
      const joined = joinedOrm(orm, connection.client)
      const tx: Tx = {
        orm: joined.client,
        query: (statement, values) => connection.query(statement, values),
        queryAtCommit: (statement, values) => atCommit.push({ statement, values }),
        afterCommit: (action) => after.push(action),
      }
      try {
        return { result: await inTime(work(tx)), atCommit }
      } finally {
        await joined.leave()
      }
    })
    for (const action of after) action()
    return result
  }

  return {
    kind: engine.kind,
    orm,
    transaction,
    query: (statement, values) => engine.query(statement, values),
    script: (sql) => engine.script(sql),
    exclusively: (lock, work) => engine.exclusively(lock, work),
    subscribe: (topic, hear) => engine.subscribe(topic, hear),
    publish: (topic, payload) => engine.publish(topic, payload),
    upkeep: () => engine.upkeep(),
    executeSql: (text, values) => engine.executeSql(text, values),
    async close() {
      await orm.$disconnect()
      await engine.close()
    },
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TransactionTooLongError()), longestMs)
  })
  try {
    return await Promise.race([work, tooLong])
  } finally {
    clearTimeout(timer)
  }
}
