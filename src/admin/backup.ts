/**
 * One archive of everything an installation on the embedded database is: the database, the files, the secret key.
 * Made while nobody works on it, so that its parts belong together.
 */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { markRestored } from '../campaigns/heartbeat.ts'
import { type Config, ConfigError } from '../config.ts'
import { lockDirectory } from '../platform/database/directory-lock.ts'
import { openEmbedded } from '../platform/database/embedded.ts'
import { createFileStore } from '../platform/files/store.ts'

const parts = ['database', 'files', 'secret.key']

const counted = {
  name: 'count_tickets',
  text: 'SELECT count(*)::int AS tickets FROM ticket',
}
const keptFiles = {
  name: 'kept_files',
  text: `SELECT key FROM stored_file WHERE state = 'ready' AND key IS NOT NULL`,
}

/**
 * Writes the archive to `file`, readable by its owner alone: it holds the secret key and what people wrote.
 * @throws ConfigError when there is nothing to back up, or `file` is there already
 */
export async function backUp(config: Config, file: string): Promise<string> {
  demandEmbedded(config)
  const present = parts.filter((part) => existsSync(join(config.dataDir, part)))
  if (!present.includes('database')) throw new ConfigError(`DATA_DIR ${config.dataDir} holds no database`)
  if (existsSync(file)) throw new ConfigError(`${file} is there already: give the name of a new file`)
  const held = await readThrough(config)
  const unlock = await lockDirectory(join(config.dataDir, 'database'))
  const part = `${file}.part`
  try {
    const made = await open(part, 'w', 0o600)
    await tar(['-czf', resolve(part), '-C', config.dataDir, ...present])
    await made.sync()
    await made.close()
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
    await unlock()
  }
  return `${file}: ${held}\n`
}

/**
 * Unpacks an archive into a data directory that has nothing of the kind yet, then reads it through.
 * @throws ConfigError when something is there already, or the archive cannot be read
 */
export async function restore(config: Config, file: string): Promise<string> {
  demandEmbedded(config)
  const taken = parts.find((part) => existsSync(join(config.dataDir, part)))
  if (taken) throw new ConfigError(`DATA_DIR ${config.dataDir} holds ${taken} already: it should be empty`)
  if (!existsSync(file)) throw new ConfigError(`${file} is not there`)
  await mkdir(config.dataDir, { recursive: true })
  await tar(['-xzf', resolve(file), '-C', config.dataDir])
  const unreadable = `${file} is no backup that can be read`
  if (!existsSync(join(config.dataDir, 'database'))) throw new ConfigError(unreadable)
  const held = await readThrough(config).catch((error: unknown) => {
    throw new ConfigError(`${unreadable}: ${(error as Error).message.split('\n')[0]}`)
  })
  await markRestored(config.dataDir)
  return `${config.dataDir}: ${held}\n`
}

function demandEmbedded({ database, dataDir }: Config): void {
  if (database.kind === 'embedded') return
  throw new ConfigError(
    `DATABASE_URL names a PostgreSQL server: use pg_dump and pg_restore there, and copy ${dataDir} (files, secret.key)`,
  )
}

/** Opens the database, as the server would after a power cut, and looks for every file it knows. */
async function readThrough({ dataDir }: Config): Promise<string> {
  const database = await openEmbedded(join(dataDir, 'database'))
  try {
    const [row] = await database.query<{ tickets: number }>(counted, [])
    const files = await database.query<{ key: string }>(keptFiles, [])
    const store = createFileStore({ root: join(dataDir, 'files') })
    const missing = (await Promise.all(files.map(({ key }) => store.exists(key)))).filter(
      (there) => !there,
    ).length
    const found = `${row?.tickets ?? 0} tickets, ${files.length} files`
    return missing === 0 ? found : `${found}, of which ${missing} are missing`
  } finally {
    await database.close()
  }
}

async function tar(args: readonly string[]): Promise<void> {
  try {
    await promisify(execFile)('tar', args)
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string }
    if (code === 'ENOENT')
      throw new ConfigError('the program tar is not installed: backup and restore need it')
    throw new ConfigError(`tar failed: ${stderr?.trim().split('\n')[0] ?? String(code)}`)
  }
}
