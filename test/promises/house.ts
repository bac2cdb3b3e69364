/** What outlives a process of the program: a data directory, a database, a Telegram; and what is looked up in them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'vitest'
import { createDatabase, type Database } from '../../src/platform/database/database.ts'
import { openEmbedded } from '../../src/platform/database/embedded.ts'
import { fillDirectory, openTestDatabase } from '../support/database.ts'
import { linesWith, type ProgramProcess, type Settings, startProcess } from '../support/processes.ts'
import {
  startTelegramStandIn,
  type TelegramStandIn,
  type TelegramStandInOptions,
} from '../support/telegram/server.ts'

export type EngineName = 'PGlite' | 'PostgreSQL'

export const ownerToken = 'owner-token-for-promises-0123456789abcdef'
const webhookSecret = 'webhook-secret-for-promises'
/** The name of every resident and a word in what they write: neither is ever logged. */
export const residentName = 'Kín Danh'
export const saidWord = 'kín tiếng'

/** An address at which nobody listens: Telegram then delivers nothing, and the test hands over each update itself. */
const nowhere = 'http://127.0.0.1:9'

/** For a test that starts a process or two on a busy machine, in milliseconds. */
const timeout = 60_000
const hasServer = process.env.TEST_DATABASE_URL !== undefined

/** Tests of both engines, on the one that this run is about. */
export function onEachEngine(name: string, tests: (engine: EngineName) => void): void {
  if (hasServer) onPostgres(name, () => tests('PostgreSQL'))
  else describe(`${name}, on PGlite`, { timeout }, () => tests('PGlite'))
}

export function onPostgres(name: string, tests: () => void): void {
  const why = hasServer ? '' : ' (skipped: TEST_DATABASE_URL is not set)'
  describe.skipIf(!hasServer)(`${name}, on PostgreSQL${why}`, { timeout }, tests)
}

export interface Ticket {
  readonly code: string
  readonly text: string
  readonly attachments: number
}

export interface House {
  readonly engine: EngineName
  readonly telegram: TelegramStandIn
  readonly settings: Settings
  /** Starts a process of the program; several at once only on PostgreSQL. */
  start(settings?: Settings): Promise<ProgramProcess>
  /** Looks into the database, or changes it; on PGlite while no process runs. */
  inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>
  /** Lines that any process so far wrote to its log and that hold a word of a resident, a name or a secret. */
  indiscretions(): string[]
  /** Lines by which a process asked for a person to act. */
  errors(): string[]
  close(): Promise<void>
}

interface HouseOptions {
  readonly engine: EngineName
  readonly telegram?: TelegramStandInOptions
  /** A server of its own, instead of the one at TEST_DATABASE_URL. */
  readonly databaseUrl?: string
  /** The first process finds no database at all. */
  readonly empty?: true
}

/** Updates come by the webhook; `PUBLIC_URL` is nowhere unless a start says otherwise. */
export async function openHouse({
  engine,
  telegram: options,
  databaseUrl,
  empty,
}: HouseOptions): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-promises-'))
  if (engine === 'PGlite' && !empty) await fillDirectory(join(dataDir, 'database'))
  const telegram = await startTelegramStandIn({
    rates: false,
    keepCalls: 100_000,
    keepMessages: 10_000,
    ...options,
  })
  const server = engine === 'PostgreSQL' && !databaseUrl ? await openTestDatabase() : undefined
  const url = databaseUrl ?? server?.url
  const processes: ProgramProcess[] = []
  const starts: Promise<unknown>[] = []
  const settings: Settings = {
    PUBLIC_URL: nowhere,
    DATA_DIR: dataDir,
    OWNER_TOKEN: ownerToken,
    SECRET_KEY: 'secret-key-for-promises-0123456789abcdef',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_UPDATES: 'webhook',
    TELEGRAM_WEBHOOK_SECRET: webhookSecret,
    ...(url ? { DATABASE_URL: url } : {}),
  }
  const secrets = [ownerToken, webhookSecret, telegram.token, settings.SECRET_KEY ?? '']
  return {
    engine,
    telegram,
    settings,
    async start(more = {}) {
      const starting = startProcess({ ...settings, ...more })
      starts.push(starting)
      const started = await starting
      processes.push(started)
      return started
    },
    async inDatabase(work) {
      if (server) return work(server)
      const database = createDatabase(await openEmbedded(join(dataDir, 'database')))
      return work(database).finally(() => database.close())
    },
    errors: () => processes.flatMap(errorLines),
    indiscretions: () => linesWith([...secrets, residentName, saidWord], processes),
    async close() {
      await Promise.allSettled(starts)
      await Promise.all(processes.map((each) => each.kill()))
      await telegram.close()
      await server?.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a process wrote to its log at ERROR and above. */
export function errorLines(program: ProgramProcess): string[] {
  const level = (line: string) => (JSON.parse(line) as { level: number }).level
  return program.log().filter((line) => line.startsWith('{') && line.endsWith('}') && level(line) >= 50)
}

/** Every ticket, as the API shows them to the owner. */
export async function allTickets(url: string): Promise<Ticket[]> {
  const found: Ticket[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await fetch(`${url}/api/v1/tickets?limit=200${cursor ? `&cursor=${cursor}` : ''}`, {
      headers: { authorization: `Bearer ${ownerToken}` },
    })
    if (!page.ok) throw new Error(`tickets: ${page.status}`)
    const { items, nextCursor } = (await page.json()) as { items: Ticket[]; nextCursor: string | null }
    found.push(...items)
    cursor = nextCursor
  }
  return found
}

/** Hands an update over as Telegram does; answers the status and how long to wait, in seconds. */
export async function post(
  url: string,
  update: unknown,
): Promise<{ status: number; retryAfter: string | null }> {
  const answer = await fetch(`${url}/webhooks/telegram`, {
    method: 'POST',
    body: JSON.stringify(update),
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret },
  })
  await answer.arrayBuffer()
  return { status: answer.status, retryAfter: answer.headers.get('retry-after') }
}
