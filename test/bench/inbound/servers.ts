/** The servers under load, each a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Server {
  /** Where updates are posted. */
  readonly webhook: string
  /** Resident memory in megabytes. */
  memory(): Promise<number>
  close(): Promise<void>
}

export const webhookSecret = 'webhook-secret-of-the-benchmark'

export interface ServerParts {
  readonly databaseUrl: string
  readonly telegram: { readonly apiRoot: string; readonly token: string }
}

const project = join(import.meta.dirname, '../../..')

/** The program as it is started in production, with its log at warnings. */
export async function startProgram(parts: ServerParts): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-bench-'))
  const started = await start({
    script: join(project, 'src/main.ts'),
    path: '/webhooks/telegram',
    parts,
    environment: { DATA_DIR: dataDir, LOG_LEVEL: 'warn', TELEGRAM_UPDATES: 'webhook' },
  })
  return {
    ...started,
    async close() {
      await started.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** One of the servers beside this file. */
export const startBeside = (name: 'floor' | 'peer', parts: ServerParts): Promise<Server> =>
  start({ script: join(import.meta.dirname, `${name}-server.ts`), path: '/', parts, environment: {} })

interface Starting {
  readonly script: string
  readonly path: string
  readonly parts: ServerParts
  readonly environment: Record<string, string>
}

async function start({ script, path, parts, environment }: Starting): Promise<Server> {
  const { url, ...server } = await startScript({
    script,
    environment: {
      DATABASE_URL: parts.databaseUrl,
      TELEGRAM_BOT_TOKEN: parts.telegram.token,
      TELEGRAM_API_ROOT: parts.telegram.apiRoot,
      TELEGRAM_WEBHOOK_SECRET: webhookSecret,
      ...environment,
    },
  })
  return { ...server, webhook: url + path }
}

/** A server of its own process that listens on PORT, ready to answer. */
export async function startScript({
  script,
  environment,
}: Pick<Starting, 'script' | 'environment'>): Promise<Omit<Server, 'webhook'> & { readonly url: string }> {
  const port = await freePort()
  const child = spawn(process.execPath, [...nodeOptions(), script], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, PORT: String(port), ...environment },
  })
  createInterface({ input: child.stdout }).on('line', showWarning)
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url)
  return {
    url,
    memory: () => residentMegabytes(child.pid ?? 0),
    async close() {
      if (child.exitCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}

/** The program's log, without what it tells people at the start. */
function showWarning(line: string): void {
  if (line.startsWith('{')) process.stderr.write(`${line}\n`)
}

/** Options for the servers alone, such as `--cpu-prof`. */
const nodeOptions = () => process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []

/** Waits for `GET /readyz` to answer 200, at most a minute. */
export async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(5)) {
    if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode} before it was ready`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error('a server was not ready in time')
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Of a process on Linux; elsewhere not a number. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
