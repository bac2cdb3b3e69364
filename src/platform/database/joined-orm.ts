/**
 * Prisma inside a transaction that somebody else began and ends. It joins when it is first asked for: most
 * transactions run plain statements only, and Prisma's own transactions cost as much as several of those.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { SqlDriverAdapter, SqlDriverAdapterFactory, Transaction } from '@prisma/driver-adapter-utils'
import type { Prisma, PrismaClient } from './generated/client.ts'

export interface JoinedOrm {
  readonly client: Prisma.TransactionClient
  /** Waits for what Prisma still has to do; the transaction may end afterwards. */
  leave(): Promise<void>
}

/** The connection that Prisma is to use instead of one of its own. */
const lent = new AsyncLocalStorage<{ readonly connection: unknown }>()

/** Prisma's own time limit must not end what it only joined. */
const limits = { maxWait: 10_000, timeout: 60 * 60 * 1000 }

/** @param orm a client whose adapter was made `joinable` */
export function joinedOrm(orm: PrismaClient, connection: unknown): JoinedOrm {
  let joined: Promise<JoinedOrm> | undefined
  const client = asyncClient(() => {
    joined ??= join(orm, connection)
    return joined.then((each) => each.client)
  })
  return {
    client,
    async leave() {
      await (await joined)?.leave()
    },
  }
}

function join(orm: PrismaClient, connection: unknown): Promise<JoinedOrm> {
  const left = Promise.withResolvers<void>()
  return new Promise((resolve, reject) => {
    const whole = lent.run({ connection }, () =>
      orm.$transaction(async (client) => {
        resolve({
          client,
          async leave() {
            left.resolve()
            await whole
          },
        })
        await left.promise
      }, limits),
    )
    whole.catch(reject)
  })
}

type Model = Record<string, (input: unknown) => Promise<unknown>>

/** A client that is there at once and does each operation when the real one is. */
function asyncClient(real: () => Promise<Prisma.TransactionClient>): Prisma.TransactionClient {
  const model = (name: string) =>
    new Proxy(
      {},
      {
        get: (_model, operation: string) => async (input: unknown) => {
          const client = (await real()) as unknown as Record<string, Model>
          return client[name]?.[operation]?.(input)
        },
      },
    )
  return new Proxy({}, { get: (_client, name: string) => model(name) }) as Prisma.TransactionClient
}

/**
 * What Prisma asks for the related rows of no rows at all, as its query plans do: a round trip that finds nothing.
 * https://www.prisma.io/docs/orm/prisma-client/queries/relation-queries
 */
const ofNothing =
  /^SELECT [^;]* WHERE "public"\."\w+"\."\w+" IN \(NULL\)(?: ORDER BY [\w".,\s]+)?(?: LIMIT \$\d+)? OFFSET \$\d+$/

/** An adapter that begins no transaction of its own where a connection with one was lent, and asks for nothing in vain. */
export function joinable(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const { queryRaw } = adapter
      adapter.queryRaw = async function (this: SqlDriverAdapter, query) {
        if (ofNothing.test(query.sql)) return { columnNames: [], columnTypes: [], rows: [] }
        return queryRaw.call(this, query)
      }
      const begin = adapter.startTransaction.bind(adapter)
      adapter.startTransaction = async (isolation) => {
        const given = lent.getStore()
        return given ? within(adapter, given.connection) : begin(isolation)
      }
      return adapter
    },
  }
}

/** Both adapters keep the connection they use in `client`: this one is the same but for that. */
function within(adapter: SqlDriverAdapter, connection: unknown): Transaction {
  const own = Object.create(adapter, { client: { value: connection } }) as SqlDriverAdapter
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    options: { usePhantomQuery: true },
    queryRaw: (query) => own.queryRaw(query),
    executeRaw: (query) => own.executeRaw(query),
    commit: async () => undefined,
    rollback: async () => undefined,
  }
}
