/** Files that people send: noted in the turn, fetched from the platform by a job after the commit, judged and stored. */
import { z } from 'zod'
import type { Channel, InboundBody } from '../channels/channel.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { FileFetchError } from '../platform/files/fetch.ts'
import { judgeFile } from '../platform/files/judge.ts'
import { type FileStore, newFileKey } from '../platform/files/store.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { defineJob, type JobRun, type Jobs } from '../platform/jobs/jobs.ts'
import type { Turn } from './dialogue.ts'

const fetchFileJob = defineJob({
  name: 'fetch-file',
  payload: z.object({ fileId: z.int() }),
  retries: 6,
  retryDelay: 3,
})

/** Marks a `platformFileId` whose bytes the channel has judged and stored already. */
export const storedPrefix = 'stored:'

const adoptStored = {
  name: 'adopt_stored_file',
  text: `UPDATE stored_file SET owner_identity_id = $2
    WHERE id = $1 AND account_id = $3 AND (owner_identity_id IS NULL OR owner_identity_id = $2) RETURNING id, kind`,
}
const noteFile = {
  name: 'note_file',
  text: `INSERT INTO stored_file (state, account_id, platform_file_id, owner_identity_id, kind, name, created_at)
    VALUES ('waiting', $1, $2, $3, $4, $5, $6) RETURNING id, kind`,
}

export interface ReceivedFile {
  readonly id: number
  readonly kind: string
}

export interface ReceivedFiles {
  /** Notes a file of the turn's writer; null when the channel gave one that is not theirs. */
  keep(turn: Turn, body: Extract<InboundBody, { kind: 'file' }>): Promise<ReceivedFile | null>
}

export interface ReceivedFileParts {
  readonly database: Database
  readonly jobs: Jobs
  readonly store: FileStore
  readonly outbox: Outbox
  readonly texts: Texts
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** The channel of an account, if this process has one. */
  readonly channelOf: (accountId: number) => Channel | undefined
  /** A file became ready or was refused: pages that show it are told. */
  readonly settled: (fileId: number) => Promise<void>
}

export function createReceivedFiles(parts: ReceivedFileParts): ReceivedFiles {
  const { jobs } = parts
  jobs.handle(fetchFileJob, ({ fileId }, run) => fetchStoredFile({ ...parts, fileId, run }))
  return {
    async keep(turn, body) {
      const { tx, account, writer, now } = turn
      if (body.platformFileId.startsWith(storedPrefix)) {
        const id = Number(body.platformFileId.slice(storedPrefix.length))
        const [file] = await tx.query<ReceivedFile>(adoptStored, [id, writer.identityId, account.id])
        return file ?? null
      }
      const values = [
        account.id,
        body.platformFileId,
        writer.identityId,
        body.fileKind,
        body.name ?? null,
        now,
      ]
      const [file] = await tx.query<ReceivedFile>(noteFile, values)
      if (!file) throw new Error('the file was not noted')
      await jobs.enqueue(tx, fetchFileJob, { fileId: file.id })
      return file
    },
  }
}

async function fetchStoredFile(parts: ReceivedFileParts & { fileId: number; run: JobRun }): Promise<void> {
  const { database, store, clock, randomBytes, fileId, run } = parts
  const file = await database.orm.storedFile.findUnique({ where: { id: fileId } })
  if (file?.state !== 'waiting' || file.accountId === null || !file.platformFileId) return
  const channel = parts.channelOf(file.accountId)
  if (!channel?.fetchFile) throw new Error('no channel to fetch the file from')
  try {
    const bytes = await channel.fetchFile(file.platformFileId)
    const judged = await judgeFile({ bytes, ...(file.name ? { claimedName: file.name } : {}) })
    if (judged.verdict === 'refused') return await giveUp(parts, { state: 'refused', reason: judged.reason })
    const key = newFileKey(randomBytes, judged.extension)
    const previewKey = judged.preview ? newFileKey(randomBytes, 'jpg') : null
    await store.put(key, judged.bytes)
    if (judged.preview && previewKey) await store.put(previewKey, judged.preview)
    await database.orm.storedFile.update({
      where: { id: fileId },
      data: {
        state: 'ready',
        kind: judged.kind,
        mime: judged.mime,
        bytes: judged.bytes.byteLength,
        width: judged.width ?? null,
        height: judged.height ?? null,
        key,
        previewKey,
        readyAt: clock.now(),
      },
    })
    await parts.settled(fileId)
  } catch (error) {
    const kind = error instanceof FileFetchError ? error.kind : 'temporary'
    if (kind !== 'temporary')
      return giveUp(parts, { state: kind === 'expired' ? 'expired' : 'refused', reason: kind })
    if (run.lastAttempt) await giveUp(parts, { state: 'failed', reason: kind })
    throw error
  }
}

/** The person is told that their file could not be kept, and that sending it again helps. */
async function giveUp(
  parts: ReceivedFileParts & { fileId: number },
  { state, reason }: { state: 'refused' | 'expired' | 'failed'; reason: string },
): Promise<void> {
  const { database, outbox, texts, clock, fileId } = parts
  await database.transaction(async (tx) => {
    const file = await tx.orm.storedFile.update({ where: { id: fileId }, data: { state, reason } })
    const to = await outbox.addressOf(tx, { personId: null, identityId: file.ownerIdentityId })
    if (!to) return
    const key =
      state === 'refused'
        ? `conversation-file-refused-${reason.replaceAll('_', '-')}`
        : 'conversation-file-lost'
    const known = texts.has(to.language, key) ? key : 'conversation-file-refused'
    await outbox.add(tx, { to, message: { text: texts.rich(to.language, known) }, now: clock.now() })
  })
  await parts.settled(fileId)
}
