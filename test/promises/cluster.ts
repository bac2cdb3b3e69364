/** A PostgreSQL server of a test's own, which it may break. */
import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../support/processes.ts'

const run = promisify(execFile)

/** Where the server's programs are; null on a machine without them. */
const serverPrograms = findPrograms()

/** Why nothing that breaks a server can be tried in this run: it belongs to the run on PostgreSQL. */
export const whyNoCluster = !process.env.TEST_DATABASE_URL
  ? 'TEST_DATABASE_URL is not set'
  : !serverPrograms
    ? 'no PostgreSQL server programs on this machine'
    : undefined

export interface Cluster {
  readonly url: string
  start(): Promise<void>
  /** As a power cut: connections are dropped at once, nothing is written down. */
  stopImmediately(): Promise<void>
  close(): Promise<void>
}

export async function openCluster(): Promise<Cluster> {
  if (!serverPrograms) throw new Error('no PostgreSQL server on this machine')
  const programs = serverPrograms
  const folder = await mkdtemp(join(tmpdir(), 'cau-noi-cluster-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const user = await postgresUser()
  if (user) await chown(folder, user.uid, user.gid)
  const call = (program: string, ...words: string[]) =>
    run(join(programs, program), words, { ...user, cwd: folder })
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'max_connections=200',
  ]
  const options = [`-p ${port}`, ...settings].join(' -c ')
  const start = () => call('pg_ctl', 'start', '-w', '-D', data, '-l', join(folder, 'log'), '-o', options)
  const stop = () => call('pg_ctl', 'stop', '-m', 'immediate', '-D', data)

  await call('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync')
  await start()
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: async () => void (await start()),
    stopImmediately: async () => void (await stop()),
    async close() {
      await stop().catch(() => undefined)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The server refuses to run as root. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])))
  return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
}

function findPrograms(): string | null {
  const base = '/usr/lib/postgresql'
  const packaged = existsSync(base) ? readdirSync(base).map((version) => join(base, version, 'bin')) : []
  const folders = [...packaged.reverse(), ...(process.env.PATH ?? '').split(':')]
  return folders.find((folder) => folder !== '' && existsSync(join(folder, 'initdb'))) ?? null
}
