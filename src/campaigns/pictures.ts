/** The picture of an announcement: judged and cleaned like any other file, and kept for every channel. */
import type { RandomBytes } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { InvalidError } from '../platform/errors.ts'
import { judgeFile } from '../platform/files/judge.ts'
import { type FileStore, newFileKey } from '../platform/files/store.ts'

export interface PictureParts {
  readonly database: Database
  readonly files: FileStore
  readonly randomBytes: RandomBytes
}

/** @returns the id of the stored file @throws InvalidError for what is no picture */
export async function keepPicture(parts: PictureParts, bytes: Uint8Array, now: Date): Promise<number> {
  const { database, files, randomBytes } = parts
  const judged = await judgeFile({ bytes })
  if (judged.verdict === 'refused' || judged.kind !== 'image')
    throw new InvalidError([{ path: 'picture', message: 'error-campaign-picture' }])
  const key = newFileKey(randomBytes, judged.extension)
  await files.put(key, judged.bytes)
  const { id } = await database.orm.storedFile.create({
    data: {
      state: 'ready',
      kind: judged.kind,
      mime: judged.mime,
      bytes: judged.bytes.byteLength,
      width: judged.width ?? null,
      height: judged.height ?? null,
      key,
      createdAt: now,
      readyAt: now,
    },
    select: { id: true },
  })
  return id
}
