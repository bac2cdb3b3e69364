/** The real program, `node src/main.ts`, as processes of their own that a test may kill and start again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../src/main.ts')
/** Where no `.env` is, which the program would read. */
const workingDirectory = mkdtempSync(join(tmpdir(), 'cau-noi-process-'))
/** Processes that start again and again need not compile again. */
const compileCache = join(tmpdir(), 'cau-noi-compile-cache')
/** A start on a busy machine, in milliseconds. */
const startMs = 100_000

export type Settings = Readonly<Record<string, string>>

interface Ending {
  /** Null after a signal. */
  readonly code: number | null
  readonly stderr: string
  /** How long it took from when it was asked to end, in milliseconds. */
  readonly ms: number
}

export interface ProgramProcess {
  readonly url: string
  readonly isRunning: boolean
  /** Lines of its log, as written; what it prints for whoever started it is no log. */
  log(): string[]
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM; resolves when it is gone. */
  stop(): Promise<Ending>
}

/** Starts the program and waits until it is ready; `PORT` is a free one unless given. */
export async function startProcess(settings: Settings): Promise<ProgramProcess> {
  const port = settings.PORT ?? String(await freePort())
  const child = launch({ ...settings, PORT: port })
  const url = `http://127.0.0.1:${port}`
  const ended = once(child.process, 'exit') as Promise<[number | null]>
  await untilReady({ child, url })
  return {
    url,
    get isRunning() {
      return child.process.exitCode === null && child.process.signalCode === null
    },
    log: () => `${child.output.stdout}\n${child.output.stderr}`.split('\n').filter(isLog),
    async kill() {
      child.process.kill('SIGKILL')
      await ended
    },
    async stop() {
      const asked = performance.now()
      child.process.kill('SIGTERM')
      const [code] = await ended
      return { code, stderr: child.output.stderr, ms: performance.now() - asked }
    },
  }
}

/** Starts the program with settings under which it is expected to end by itself. */
export async function runToItsEnd(settings: Settings): Promise<Ending> {
  const began = performance.now()
  const child = launch({ PORT: '0', ...settings })
  const tooLong = setTimeout(() => child.process.kill('SIGKILL'), startMs)
  const [code] = (await once(child.process, 'close')) as [number | null]
  clearTimeout(tooLong)
  return { code, stderr: child.output.stderr, ms: performance.now() - began }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return address.port
}

/** Lines of logs that hold any of the words; a word may be a text, a name or a secret. */
export function linesWith(words: readonly string[], processes: readonly ProgramProcess[]): string[] {
  return processes.flatMap((each) => each.log()).filter((line) => words.some((word) => line.includes(word)))
}

const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
  rmSync(workingDirectory, { recursive: true, force: true })
})

interface Launched {
  readonly process: ChildProcess
  readonly output: { stdout: string; stderr: string }
}

function launch(settings: Settings): Launched {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [main], {
    cwd: workingDirectory,
    env: { PATH, HOME, NODE_COMPILE_CACHE: compileCache, LOG_LEVEL: 'info', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (piece: string) => {
      output[name] += piece
    })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return { process: child, output }
}

async function untilReady({ child, url }: { child: Launched; url: string }): Promise<void> {
  const until = performance.now() + startMs
  while (child.process.exitCode === null && child.process.signalCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    if (performance.now() > until) child.process.kill('SIGKILL')
    await sleep(20)
  }
  throw new Error(`the program did not start:\n${child.output.stdout}\n${child.output.stderr}`)
}

/** Its greeting, with the link to the console, is for a person. */
const isLog = (line: string) => line !== '' && !/^ {2}/.test(line)
