/** Stored files by the id of their row. */
import type { Database } from '../database/database.ts'
import type { FileStore } from './store.ts'

export interface StoredBytes {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly name: string | null
  readonly kind: string
}

/** The bytes of a file; null when it is not ready or no more. */
export async function readStoredFile(
  { database, store }: { database: Database; store: FileStore },
  id: number,
): Promise<StoredBytes | null> {
  const file = await database.orm.storedFile.findUnique({ where: { id } })
  if (file?.state !== 'ready' || !file.key || !file.mime) return null
  return { bytes: await store.read(file.key), mime: file.mime, name: file.name, kind: file.kind }
}
