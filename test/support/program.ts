/** The whole program inside a test: the same graph as in production, on a fresh database, over real HTTP. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { type App, createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLog } from '../../src/platform/log.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { startTelegramStandIn } from './telegram/server.ts'

export const ownerToken = 'owner-token-for-tests-0123456789abcdef'
export const webhookSecret = 'webhook-secret-of-the-tests'

export type StandIn = Awaited<ReturnType<typeof startTelegramStandIn>>

export interface Program {
  readonly url: string
  readonly app: App
  readonly database: TestDatabase
  readonly telegram: StandIn
  /** Calls the REST API as the owner. */
  api<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }>
  close(): Promise<void>
}

export interface ProgramOptions {
  /** Polling unless said. */
  readonly updates?: 'polling' | 'webhook'
  readonly now?: () => Date
  /** Instead of a fresh one. */
  readonly database?: TestDatabase
  /** Further settings. */
  readonly settings?: Readonly<Record<string, string>>
  readonly rates?: Parameters<typeof startTelegramStandIn>[0] extends infer O | undefined ? O : never
}

export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
  const database = options.database ?? (await openTestDatabase())
  const telegram = await startTelegramStandIn(options.rates ?? { rates: false })
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-test-'))
  const server = await listen()
  const config = readConfig({
    PUBLIC_URL: server.url,
    DATA_DIR: dataDir,
    OWNER_TOKEN: ownerToken,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_UPDATES: options.updates ?? 'polling',
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    ...options.settings,
  })
  const clock = { now: options.now ?? (() => new Date()) }
  const app = await createApp(config, { clock, randomBytes, log: createLog(config.logLevel), database })
  server.handle(app.http.fetch)
  await app.start()
  return {
    url: server.url,
    app,
    database,
    telegram,
    async api<T>(method: string, path: string, body?: unknown) {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${ownerToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as T }
    },
    async close() {
      await telegram.close()
      await server.close()
      await app.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

type Fetch = App['http']['fetch']

/** The port must be known before the program is built: its address is in what it says. */
async function listen() {
  let handler: Fetch = () => new Response('starting', { status: 503 })
  const server = await new Promise<ServerType>((resolve) => {
    const opened = serve(
      { fetch: (request, env) => handler(request, env), hostname: '127.0.0.1', port: 0 },
      () => resolve(opened),
    )
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    handle(fetch: Fetch) {
      handler = fetch
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
