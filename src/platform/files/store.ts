import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Keeps files by key. Each call rejects for a key that `newFileKey` could not have made. */
export interface FileStore {
  /** Resolves when the bytes will survive a power cut. The same key again replaces the file whole. */
  put(key: string, bytes: Uint8Array): Promise<void>
  /** Rejects when there is no such file. */
  read(key: string): Promise<Uint8Array>
  /** Rejects when there is no such file; a failure later on is an error of the stream. */
  readStream(key: string): Promise<Readable>
  /** Removing what is not there succeeds, so that a repeated removal does. */
  remove(key: string): Promise<void>
  exists(key: string): Promise<boolean>
  /** The key of every file there is, in no order. */
  keys(): AsyncIterable<string>
}

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}\.[a-z0-9]{1,8}$/

/**
 * A fresh key that nobody can guess (144 bits), in two levels of folders: `3f/a0/…32 hex digits….jpg`.
 * `extension` comes from the judgement, without the dot.
 */
export function newFileKey(randomBytes: (size: number) => Uint8Array, extension: string): string {
  const digits = Buffer.from(randomBytes(18)).toString('hex')
  return checked(`${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4)}.${extension}`)
}

/** Files on the local disk below `root`, an absolute path that is made when missing. */
export function createFileStore({ root }: { root: string }): FileStore {
  const disk = new Disk(new DurableFSDriver({ location: root, visibility: 'private' }))
  return {
    put: async (key, bytes) => disk.put(checked(key), bytes),
    read: async (key) => disk.getBytes(checked(key)),
    readStream: async (key) => {
      await disk.getMetaData(checked(key))
      return disk.getStream(key)
    },
    remove: async (key) => disk.delete(checked(key)),
    exists: async (key) => disk.exists(checked(key)),
    async *keys() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      let paginationToken: string | undefined
      do {
        const options = { recursive: true, ...(paginationToken ? { paginationToken } : {}) }
        const page = await disk.listAll('/', options)
        for (const object of page.objects) if (object.isFile && KEY.test(object.key)) yield object.key
        paginationToken = page.paginationToken
      } while (paginationToken)
    },
  }
}

/** A fixed shape instead of a search for dangerous parts: no key can name anything outside the root. */
function checked(key: string): string {
  if (!KEY.test(key)) throw new TypeError('Not a file key: make keys with newFileKey')
  return key
}

/** flydrive writes in place, so a crash can leave half a file under its final name. */
class DurableFSDriver extends FSDriver {
  #parts = 0

  override async put(key: string, contents: string | Uint8Array): Promise<void> {
    const root = String(this.options.location)
    const path = join(root, key)
    const folder = dirname(path)
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    const part = `${path}.${process.pid}-${this.#parts++}.part`
    try {
      await writeSynced(part, contents)
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    await syncFolders(folder, made ? dirname(made) : folder)
  }
}

async function writeSynced(path: string, contents: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(contents)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name lasts only when its folder is written too, and so on up to the first folder that was there. */
async function syncFolders(lowest: string, highest: string): Promise<void> {
  for (let folder = lowest; ; folder = dirname(folder)) {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (folder === highest || folder === dirname(folder)) return
  }
}
