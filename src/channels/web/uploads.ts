/** Files from a resident: judged at once, kept, and handed to the conversation as files that are there already. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Clock, RandomBytes } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type AcceptedFile, judgeFile, MAX_FILE_BYTES } from '../../platform/files/judge.ts'
import { type FileStore, newFileKey } from '../../platform/files/store.ts'
import { cleanText } from '../../platform/text/clean.ts'
import { clipText } from '../../platform/text/clip.ts'
import { type Account, UnavailableError } from '../channel.ts'
import type { Identities } from './identity.ts'
import { mostCharacters } from './posts.ts'
import type { Receiving } from './receiving.ts'
import { fileReason, type Reason, type Refusals } from './refusals.ts'
import type { Transcript } from './transcript.ts'

/** Marks files whose bytes are kept already; the conversation asks no channel for them. */
const storedPrefix = 'stored:'
const mostFiles = 10
/** For the boundaries, the names and the caption beside the bytes of the files. */
const formBytes = 256 * 1024
/** Each holds its bytes in memory some times over. */
const mostAtOnce = 4
const busyMs = 2_000

const fields = z.object({
  id: z.uuid(),
  /** Files of several posts that belong together. */
  album: z.uuid().optional(),
  caption: z.string().optional(),
  file: z.union([z.file().transform((file) => [file]), z.array(z.file())]),
})

export interface UploadParts {
  readonly account: Account
  readonly identities: Identities
  readonly transcript: Transcript
  readonly receiving: Receiving
  readonly refusals: Refusals
  readonly store: FileStore
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** One file of a post, with what was kept of it when the post came before. */
interface Upload {
  readonly client: string
  readonly name: string
  readonly file: AcceptedFile | null
}

export function createUploads(parts: UploadParts): Hono {
  const { identities, refusals } = parts
  const routes = new Hono()
  let underway = 0

  const tooLarge = (c: Context) => refusals.refuse(c, fileReason('too_large'), 413)
  routes.post('/files', bodyLimit({ maxSize: MAX_FILE_BYTES + formBytes, onError: tooLarge }), async (c) => {
    if (underway >= mostAtOnce) throw new UnavailableError(busyMs)
    underway += 1
    try {
      return await take(c)
    } finally {
      underway -= 1
    }
  })

  /** All files of a post are taken, or none. */
  async function take(c: Context): Promise<Response> {
    const form = await c.req.parseBody({ all: true }).catch(() => undefined)
    const posted = fields.safeParse(form)
    if (!posted.success) return refusals.refuse(c, 'invalid')
    const { id, album = id, file: files } = posted.data
    const caption = cleanText(posted.data.caption ?? '')
    if (files.length > mostFiles) return refusals.refuse(c, 'too-many-files')
    if (caption.length > mostCharacters) return refusals.refuse(c, 'too-long')
    const externalId = identities.ensure(c)
    const uploads: Upload[] = []
    for (const [at, file] of files.entries()) {
      const client = at === 0 ? id : `${id}.${at}`
      const judged = await judge(externalId, client, file)
      if (typeof judged === 'string') return refusals.refuse(c, judged)
      uploads.push({ client, name: fileName(file), file: judged })
    }
    const together = posted.data.album !== undefined || uploads.length > 1
    for (const [at, upload] of uploads.entries()) {
      const words = at === 0 ? caption : ''
      await receive(c, { externalId, upload, caption: words, album: together ? album : undefined })
    }
    return c.json({ id })
  }

  /** Null when it is kept already, else the cleaned file or why it is refused. */
  async function judge(
    externalId: string,
    client: string,
    file: File,
  ): Promise<AcceptedFile | Reason | null> {
    if (await parts.transcript.alreadySent(externalId, client)) return null
    const judgement = await judgeFile({ bytes: new Uint8Array(await file.arrayBuffer()) })
    return judgement.verdict === 'refused' ? fileReason(judgement.reason) : judgement
  }

  async function receive(
    c: Context,
    sending: { externalId: string; upload: Upload; caption: string; album: string | undefined },
  ): Promise<void> {
    const { externalId, upload, caption, album } = sending
    const { client, name, file } = upload
    const keys = file && (await put(file))
    let used = false
    await parts.receiving.receive(c, {
      externalId,
      client,
      async keep(tx, identityId) {
        if (!file || !keys) throw new Error('a kept message vanished')
        used = true
        const fileId = await note(tx, { identityId, name, file, keys })
        return { client, files: [fileId], fileKind: file.kind, ...(caption ? { text: caption } : {}) }
      },
      body: (kept) => ({
        kind: 'file',
        fileKind: kept.fileKind ?? 'document',
        platformFileId: `${storedPrefix}${kept.files?.[0]}`,
        name,
        ...(caption ? { caption } : {}),
        ...(album ? { albumId: album } : {}),
      }),
      raw: { id: client, name, ...(caption ? { caption } : {}), ...(album ? { album } : {}) },
    })
    if (keys && !used) await Promise.all(keys.map((key) => parts.store.remove(key)))
  }

  /** The keys of the file and of its preview, if it has one. */
  async function put(file: AcceptedFile): Promise<string[]> {
    const pieces = [{ bytes: file.bytes, extension: file.extension }]
    if (file.preview) pieces.push({ bytes: file.preview, extension: 'jpg' })
    const keyed = pieces.map((piece) => ({ ...piece, key: newFileKey(parts.randomBytes, piece.extension) }))
    for (const { key, bytes } of keyed) await parts.store.put(key, bytes)
    return keyed.map(({ key }) => key)
  }

  async function note(
    tx: Tx,
    kept: { identityId: number; name: string; file: AcceptedFile; keys: readonly string[] },
  ): Promise<number> {
    const { identityId, name, file, keys } = kept
    const now = parts.clock.now()
    const row = await tx.orm.storedFile.create({
      data: {
        state: 'ready',
        accountId: parts.account.id,
        ownerIdentityId: identityId,
        kind: file.kind,
        name,
        mime: file.mime,
        bytes: file.bytes.byteLength,
        width: file.width ?? null,
        height: file.height ?? null,
        key: keys[0] ?? null,
        previewKey: keys[1] ?? null,
        createdAt: now,
        readyAt: now,
      },
    })
    return row.id
  }

  return routes
}

const fileName = (file: File) => clipText(cleanText(file.name), { limit: 120, unit: 'characters' }) || 'file'
