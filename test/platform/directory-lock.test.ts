import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { DirectoryInUseError, lockDirectory } from '../../src/platform/database/directory-lock.ts'

let folder: string
let directory: string
const started: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cau-noi-lock-'))
  directory = join(folder, 'database')
})
afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const lock = () => readFile(`${directory}.lock`, 'utf8')

/** Another process that holds the directory until it is killed. */
async function holder(): Promise<ChildProcess> {
  const module = join(import.meta.dirname, '../../src/platform/database/directory-lock.ts')
  const program = `const { lockDirectory } = await import(${JSON.stringify(module)})
    await lockDirectory(${JSON.stringify(directory)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  await once(child.stdout!, 'data')
  return child
}

it('a directory that another process holds is refused, naming the process', async () => {
  const other = await holder()
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError)
  await expect(lockDirectory(directory)).rejects.toThrow(`(${other.pid})`)
})

it('a holder killed at once leaves nothing in the way', async () => {
  const other = await holder()
  other.kill('SIGKILL')
  await once(other, 'exit')
  const unlock = await lockDirectory(directory)
  expect(JSON.parse(await lock())).toMatchObject({ pid: process.pid })
  await unlock()
})

it('a directory given back can be taken again', async () => {
  const unlock = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError)
  await unlock()
  await (await lockDirectory(directory))()
  await expect(lock()).rejects.toThrow('ENOENT')
})

it.runIf(process.platform === 'linux')(
  'a process that only has the number of the dead holder holds nothing',
  async () => {
    const unlock = await lockDirectory(directory)
    const before = JSON.parse(await lock()) as { started: string }
    await unlock()
    await writeFile(`${directory}.lock`, JSON.stringify({ ...before, started: '1' }))
    const again = await lockDirectory(directory)
    expect(JSON.parse(await lock())).toEqual(before)
    await again()
  },
)

it('a lock from another container counts while it beats', async () => {
  await writeFile(`${directory}.lock`, JSON.stringify({ pid: process.pid, place: 'elsewhere', started: '1' }))
  const beat = setInterval(() => void utimes(`${directory}.lock`, new Date(), new Date()), 500)
  await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUseError)
  clearInterval(beat)
})

it('a lock from another container that no longer beats is taken over', async () => {
  await writeFile(`${directory}.lock`, JSON.stringify({ pid: process.pid, place: 'elsewhere', started: '1' }))
  const unlock = await lockDirectory(directory)
  expect(JSON.parse(await lock())).toMatchObject({ pid: process.pid })
  await unlock()
})

it('a lock half-written by a process that died is taken over', async () => {
  await writeFile(`${directory}.lock`, '')
  await (await lockDirectory(directory))()
})

it('of several that find a dead lock at once, one gets the directory', async () => {
  const other = await holder()
  other.kill('SIGKILL')
  await once(other, 'exit')
  const taken = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
  const unlocks = taken.filter((each) => each.status === 'fulfilled')
  expect(unlocks).toHaveLength(1)
  for (const { value } of unlocks) await value()
})

it('the beat is seen from outside', async () => {
  const unlock = await lockDirectory(directory)
  const before = (await stat(`${directory}.lock`)).mtimeMs
  await expect
    .poll(async () => (await stat(`${directory}.lock`)).mtimeMs, { timeout: 5_000 })
    .toBeGreaterThan(before)
  await unlock()
})
