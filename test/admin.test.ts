import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const source = (path: string) => join(import.meta.dirname, '../src', path)

let folder: string
let port: number
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cau-noi-admin-'))
  port = await freePort()
})
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Runs in a folder of its own: no `.env` of anybody is read. */
function program(path: string, args: readonly string[], settings: Record<string, string>) {
  const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', PORT: String(port), ...settings }
  const child = spawn(process.execPath, [source(path), ...args], { cwd: folder, env })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

async function admin(args: readonly string[], settings: Record<string, string>) {
  const child = program('admin/admin.ts', args, settings)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { out, err, code: code as number }
}

/** The demonstration as a server of its own; resolves when it has printed its links. */
async function demo(settings: Record<string, string>): Promise<{ child: ChildProcess; printed: string }> {
  const child = program('demo/demo.ts', [], settings)
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.includes('viewer of')) break
  }
  return { child, printed }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

describe('on the embedded database', { timeout: 120_000 }, () => {
  it('a link is refused in one line while the server runs; killed, it leaves nothing in the way; the link signs in', async () => {
    const settings = { DATA_DIR: 'data' }
    const first = await demo(settings)
    const refused = await admin(['login-link'], settings)
    expect(refused).toMatchObject({ code: 78, out: '' })
    expect(refused.err).toMatch(
      /^The database in data\/database is in use by another process \(\d+\): [^\n]*\n$/,
    )
    expect(refused.err).toContain(`(${first.child.pid})`)

    first.child.kill('SIGKILL')
    await once(first.child, 'exit')
    const link = await admin(['login-link'], settings)
    expect(link).toMatchObject({ code: 0, err: '' })

    const second = await demo(settings)
    const url = /http:\S+/.exec(link.out)?.[0] ?? ''
    const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
    expect(answer.headers.get('location')).toBe('/console')
    second.child.kill('SIGTERM')
    expect(await once(second.child, 'exit')).toEqual([0, null])
  })

  it('a backup holds everything and opens elsewhere', async () => {
    const kept = await admin(['backup', 'kept.tar.gz'], { DATA_DIR: 'data' })
    expect(kept).toEqual({ code: 0, err: '', out: 'kept.tar.gz: 120 tickets, 12 files\n' })
    expect((await stat(join(folder, 'kept.tar.gz'))).mode & 0o777).toBe(0o600)

    const restored = await admin(['restore', 'kept.tar.gz'], { DATA_DIR: 'other' })
    expect(restored).toEqual({ code: 0, err: '', out: 'other: 120 tickets, 12 files\n' })
    expect(await readFile(join(folder, 'other', 'heartbeat'), 'utf8')).toBe('restored\n')
    expect((await readdir(join(folder, 'other'))).sort()).toEqual([
      'database',
      'files',
      'heartbeat',
      'secret.key',
    ])
    expect(await admin(['login-link'], { DATA_DIR: 'other' })).toMatchObject({ code: 0 })
  })

  it('a backup replaces no file, a restore no data, and what is no backup is said to be none', async () => {
    expect(await admin(['backup', 'kept.tar.gz'], { DATA_DIR: 'data' })).toMatchObject({ code: 78 })
    const taken = await admin(['restore', 'kept.tar.gz'], { DATA_DIR: 'data' })
    expect(taken).toMatchObject({
      code: 78,
      err: expect.stringContaining('DATA_DIR data holds database already'),
    })
    await writeFile(join(folder, 'letter.tar.gz'), 'Dear committee')
    expect(await admin(['restore', 'letter.tar.gz'], { DATA_DIR: 'third' })).toMatchObject({ code: 78 })
  })

  it('a link for somebody without a role, or from a directory without a database, is refused in one line', async () => {
    const nobody = await admin(['login-link', '--person', '999999'], { DATA_DIR: 'data' })
    expect(nobody).toEqual({
      code: 78,
      out: '',
      err: 'person 999999 has no role: nobody can sign in as them\n',
    })
    const nothing = await admin(['login-link'], { DATA_DIR: 'nothing' })
    expect(nothing).toMatchObject({
      code: 78,
      err: expect.stringContaining('DATA_DIR nothing holds no database'),
    })
    expect(await readdir(folder)).not.toContain('nothing')
  })
})

it('with DATABASE_URL a backup is left to the tools of PostgreSQL', async () => {
  const answer = await admin(['backup', 'x.tar.gz'], { DATABASE_URL: 'postgresql://127.0.0.1:1/none' })
  expect(answer).toMatchObject({ code: 78, err: expect.stringContaining('pg_dump') })
})

it('what is no command is answered with the commands', { timeout: 60_000 }, async () => {
  expect(await admin(['help'], {})).toMatchObject({ code: 0, out: expect.stringContaining('login-link') })
  for (const args of [[], ['backup'], ['erase'], ['login-link', '--for', '1']])
    expect(await admin(args, {})).toMatchObject({ code: 64, out: expect.stringContaining('login-link') })
})
