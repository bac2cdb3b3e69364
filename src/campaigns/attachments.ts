/** The picture or document of an announcement: judged and cleaned like any other file, and kept for every channel. */
import { demand, type Viewer } from '../people/viewer.ts'
import type { RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { InvalidError } from '../platform/errors.ts'
import { type AcceptedFile, judgeFile } from '../platform/files/judge.ts'
import { type FileStore, newFileKey } from '../platform/files/store.ts'
import { cleanText } from '../platform/text/clean.ts'

export interface AttachmentParts {
  readonly database: Database
  readonly files: FileStore
  readonly randomBytes: RandomBytes
}

/** PDF and Word up to five megabytes: what every channel sends, so that nobody gets the words without the file. */
const documents = ['pdf', 'docx']
const mostDocumentBytes = 5 * 1024 * 1024
const longestName = 120

const goesEverywhere = ({ kind, extension, bytes }: AcceptedFile): boolean =>
  kind === 'image' || (documents.includes(extension) && bytes.byteLength <= mostDocumentBytes)

/**
 * @returns the id of the stored file, which only its sender can put into an announcement
 * @throws InvalidError for what is neither a picture nor such a document, ForbiddenError
 */
export async function keepAttachment(
  parts: AttachmentParts,
  { viewer, bytes, name, now }: { viewer: Viewer; bytes: Uint8Array; name: string; now: Date },
): Promise<number> {
  demand(viewer, 'campaigns.write')
  const { database, files, randomBytes } = parts
  const judged = await judgeFile({ bytes })
  if (judged.verdict === 'refused' || !goesEverywhere(judged))
    throw new InvalidError([{ path: 'picture', message: 'error-campaign-picture' }])
  const key = newFileKey(randomBytes, judged.extension)
  await files.put(key, judged.bytes)
  const { id } = await database.orm.storedFile.create({
    data: {
      state: 'ready',
      uploaderId: viewer.personId,
      kind: judged.kind,
      mime: judged.mime,
      name: judged.kind === 'image' ? null : nameOf(name, judged.extension),
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

/**
 * A file of an announcement is the one it has already, or one its writer has sent for it: never another that is stored here.
 * @throws InvalidError
 */
export async function demandAttachment(
  tx: Tx,
  viewer: Viewer,
  { fileId, had }: { fileId: number | null; had: number | null },
): Promise<void> {
  if (fileId === null || fileId === had) return
  const own = { id: fileId, uploaderId: viewer.personId, state: 'ready' }
  if ((await tx.orm.storedFile.count({ where: own })) === 0)
    throw new InvalidError([{ path: 'picture', message: 'error-unknown-value' }])
}

/** Readers see it: without a path, with the ending of what it is. */
function nameOf(given: string, extension: string): string {
  const last = cleanText(given).split(/[/\\]/).at(-1) ?? ''
  const bare = last
    .replace(/\.\w{1,5}$/, '')
    .slice(0, longestName)
    .trim()
  return `${bare || 'file'}.${extension}`
}

export interface Attachment {
  readonly kind: string
  readonly name: string | null
  readonly bytes: number | null
}

export const attachmentOf = (database: Database, fileId: number): Promise<Attachment | null> =>
  database.orm.storedFile.findUnique({
    where: { id: fileId },
    select: { kind: true, name: true, bytes: true },
  })
