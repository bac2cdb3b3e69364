/**
 * How long from the command to an answer of `/readyz`, and how much memory the program then takes: fresh and warm,
 * on both databases, by `npm start` and by node itself. The floor of the same run is a bare HTTP server in TypeScript.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createBenchDatabase } from './inbound/databases.ts'

const root = join(import.meta.dirname, '../..')
const rounds = Number(process.env.BENCH_ROUNDS ?? 3)

interface Start {
  readonly ms: number
  readonly rssMb: number
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function start(command: readonly string[], settings: Record<string, string>): Promise<Start> {
  const port = await freePort()
  const [file = '', ...args] = command
  const env = { ...process.env, LOG_LEVEL: 'warn', ...settings, PORT: String(port) }
  const began = performance.now()
  const child = spawn(file, args, { cwd: root, env, stdio: 'ignore', detached: true })
  try {
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
      if (ready) break
      if (child.exitCode !== null) throw new Error(`${command.join(' ')} ended with ${child.exitCode}`)
      await sleep(10)
    }
    return { ms: Math.round(performance.now() - began), rssMb: await memoryOf(child) }
  } finally {
    await end(child)
  }
}

/** Resident memory of the process and those it started, in MB (Linux). */
async function memoryOf(child: ChildProcess): Promise<number> {
  const pids = [child.pid ?? 0]
  let pages = 0
  for (const pid of pids) {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
    pids.push(...children.trim().split(' ').filter(Boolean).map(Number))
    pages += Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1])
  }
  return Math.round((pages * 4096) / 2 ** 20)
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  await ended
  await sleep(300)
}

function median(starts: readonly Start[]): Start {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  return { ms: middle(starts.map(({ ms }) => ms)), rssMb: middle(starts.map(({ rssMb }) => rssMb)) }
}

const figures: Record<string, Start> = {}
const node = [process.execPath, 'src/main.ts']

async function measure(name: string, once: () => Promise<Start>): Promise<void> {
  const starts: Start[] = []
  for (let round = 0; round < rounds; round += 1) starts.push(await once())
  const figure = median(starts)
  figures[name] = figure
  process.stdout.write(
    `${name.padEnd(28)} ${String(figure.ms).padStart(6)} ms ${String(figure.rssMb).padStart(6)} MB\n`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'cau-noi-bench-'))
try {
  const floor = join(folder, 'floor.ts')
  await writeFile(
    floor,
    `import { createServer } from 'node:http'\ncreateServer((_q, a) => a.end()).listen(Number(process.env.PORT), '127.0.0.1')\n`,
  )
  await measure('floor: a bare server', () => start([process.execPath, floor], {}))

  let fresh = 0
  await measure('embedded, fresh', () => start(node, { DATA_DIR: join(folder, `data-${fresh++}`) }))
  await measure('embedded, warm', () => start(node, { DATA_DIR: join(folder, 'data-0') }))
  await measure('embedded, warm, npm start', () =>
    start(['npm', 'start'], { DATA_DIR: join(folder, 'data-0') }),
  )

  const DATA_DIR = join(folder, 'data-pg')
  await measure('PostgreSQL, fresh', async () => {
    const database = await createBenchDatabase({ migrated: false })
    try {
      return await start(node, { DATA_DIR, DATABASE_URL: database.url })
    } finally {
      await database.drop()
    }
  })
  const database = await createBenchDatabase({ migrated: true })
  try {
    await measure('PostgreSQL, warm', () => start(node, { DATA_DIR, DATABASE_URL: database.url }))
  } finally {
    await database.drop()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(`${JSON.stringify({ bench: 'start', rounds, figures })}\n`)
