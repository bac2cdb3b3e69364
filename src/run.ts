/** The life of a running program: from its settings to the address it prints, and to its end. */
import { once } from 'node:events'
import { type ServerType, serve } from '@hono/node-server'
import { type App, createApp } from './app.ts'
import type { Channel } from './channels/channel.ts'
import { type Config, ConfigError } from './config.ts'
import { openDatabase } from './open-database.ts'
import { systemClock, systemRandom } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import { createLog, type Log } from './platform/log.ts'
import { formatDateTime } from './platform/text/numbers.ts'

const stopWithinMs = 10_000

const name = 'C\u1ea7u N\u1ed1i'

type Prepare = (database: Database) => Promise<{ readonly channels: readonly Channel[] }>

export interface Beginning {
  readonly config: Config
  /** Works on the migrated database before the program is built on it; answers what it adds. */
  readonly prepare?: Prepare | undefined
  /** Lines to print below the addresses. */
  readonly greet?: (app: App) => Promise<readonly string[]>
}

/** Starts the program, says where it is, and stops it at SIGTERM or SIGINT. */
export async function runProgram({ config, prepare, greet }: Beginning): Promise<void> {
  const log = createLog(config.logLevel)
  const app = await build({ config, prepare, log })
  const server = await listen(app, config)
  await app.start()
  process.stdout.write(['', ...(await addresses(app)), ...((await greet?.(app)) ?? []), '', ''].join('\n'))
  stopAtSignal({ app, server, log })
}

async function build({
  config,
  prepare,
  log,
}: Pick<Beginning, 'config' | 'prepare'> & { log: Log }): Promise<App> {
  const database = await openDatabase(config, log)
  try {
    const added = await prepare?.(database)
    return await createApp(config, { clock: systemClock, randomBytes: systemRandom, log, database, ...added })
  } catch (error) {
    await database.close()
    throw error
  }
}

async function listen(app: App, { listen: { host, port } }: Config): Promise<ServerType> {
  const server = serve({ fetch: app.http.fetch, hostname: host, port })
  try {
    await once(server, 'listening')
    return server
  } catch (error) {
    await app.stop()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new ConfigError(`PORT ${port} of ${host} is in use already: it should be a free one`)
  }
}

async function addresses({ config: { publicUrl }, staff, ownerId }: App): Promise<string[]> {
  const link = await staff.createLoginLink(null, ownerId)
  return [
    `  ${name} is running at ${publicUrl}`,
    `  Web chat for residents:  ${publicUrl}/chat`,
    `  Committee console:       ${link.url}`,
    `                           (works once, until ${formatDateTime(link.expiresAt, 'en')}, Viet Nam time)`,
  ]
}

function stopAtSignal({ app, server, log }: { app: App; server: ServerType; log: Log }): void {
  let stopping = false
  async function stop(signal: string) {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    server.close()
    await app.stop()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}
