/**
 * One process at a time in a directory. PGlite lets a second one in, and together they would ruin the files.
 * The lock is a file beside the directory that says whose it is; a holder that died without a word loses it.
 */
import { readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** Another process works in the directory. The message is one line for whoever started this one. */
export class DirectoryInUseError extends Error {
  override name = 'DirectoryInUseError'
}

/** A holder touches its lock so often, in milliseconds; one that misses two beats is gone. */
const beatMs = 2_000

interface Holder {
  readonly pid: number
  /** Where the number of the process means something: this machine since it started, this container. */
  readonly place: string
  /** When it started, as the kernel counts: the number of a process is used again. Empty where nobody tells. */
  readonly started: string
}

/**
 * Takes `${directory}.lock` until the answer is called.
 * @throws DirectoryInUseError when another process has it
 */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = `${directory}.lock`
  const mine = JSON.stringify(await self())
  while (!(await created(path, mine))) {
    const found = await content(path)
    if (found === null) continue
    if (await isHeld(path, found))
      throw new DirectoryInUseError(
        `The database in ${directory} is in use by another process${ofProcess(found)}: stop it first. Several processes need a PostgreSQL server (DATABASE_URL).`,
      )
    await clearAway(path, found)
  }
  const beat = setInterval(() => {
    const now = new Date()
    utimes(path, now, now).catch(() => undefined)
  }, beatMs).unref()
  return async () => {
    clearInterval(beat)
    if ((await content(path)) === mine) await rm(path, { force: true })
  }
}

async function isHeld(path: string, found: string): Promise<boolean> {
  const holder = read(found)
  if (holder && holder.place === (await place())) {
    const started = await startOf(holder.pid)
    if (started === null) return false
    if (started !== '') return started === holder.started
  }
  return beats(path)
}

/** Of a process in another container or of another system only the beat is known. */
async function beats(path: string): Promise<boolean> {
  const before = await touchedAt(path)
  await sleep(2.5 * beatMs)
  const after = await touchedAt(path)
  return after !== null && after !== before
}

/** Two processes may find the same dead lock: the one that moved a fresh one instead puts it back. */
async function clearAway(path: string, dead: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  await rename(path, aside).catch(unlessMissing)
  const moved = await content(aside)
  if (moved === dead) await rm(aside, { force: true })
  else if (moved !== null) await rename(aside, path)
}

async function created(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function self(): Promise<Holder> {
  return { pid: process.pid, place: await place(), started: (await startOf(process.pid)) ?? '' }
}

async function place(): Promise<string> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    return `${boot.trim()} ${await readlink('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/** Null: there is no such process, or it only waits to be buried. Empty: there is one, and that is all that is known. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return isRunning(pid) ? '' : null
  const line = await content(`/proc/${pid}/stat`)
  // proc_pid_stat(5): behind the name in brackets come the state, and 19 fields on the start in clock ticks.
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ') ?? []
  const [state = 'X', start = ''] = [fields[0], fields[19]]
  return state === 'Z' || state === 'X' ? null : start
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** A lock that was just made, or by something else, may say nothing. */
function read(text: string): Holder | null {
  try {
    const { pid, place, started } = JSON.parse(text) as Record<string, unknown>
    return Number.isInteger(pid) ? { pid: Number(pid), place: String(place), started: String(started) } : null
  } catch {
    return null
  }
}

function ofProcess(text: string): string {
  const holder = read(text)
  return holder ? ` (${holder.pid})` : ''
}

async function content(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(unlessMissing)
}

async function touchedAt(path: string): Promise<number | null> {
  const found = await stat(path).catch(unlessMissing)
  return found?.mtimeMs ?? null
}

function unlessMissing(error: unknown): null {
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null
  throw error
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code
