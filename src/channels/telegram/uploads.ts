/**
 * Files that Telegram has already: each is uploaded once for a bot and sent by its `file_id` from then on (Bot API, "Sending
 * files"). Ids are kept per account, since another bot's are refused.
 */
import type { Database } from '../../platform/database/database.ts'
import type { Log } from '../../platform/log.ts'
import type { Account } from '../channel.ts'

/** How Telegram takes a file: an id holds for that alone. */
export type SentAs = 'photo' | 'document'

export interface Uploaded {
  readonly platformFileId: string
  readonly as: SentAs
}

export interface UploadStore {
  find(fileId: number): Promise<Uploaded | null>
  keep(fileId: number, uploaded: Uploaded): Promise<void>
  forget(fileId: number): Promise<void>
}

/** Never fails: what is not known is uploaded, what could not be written down is known to this process alone. */
export interface Uploads extends UploadStore {
  /** One upload of a file at a time: whoever comes meanwhile finds it uploaded. */
  alone<T>(fileIds: readonly number[], work: () => Promise<T>): Promise<T>
}

/** Files whose ids are in memory. */
const mostKnown = 200

const findUpload = {
  name: 'find_telegram_upload',
  text: `SELECT platform_file_id AS "platformFileId", sent_as AS "as" FROM uploaded_file
    WHERE account_id = $1 AND file_id = $2`,
}
/** A file that was erased meanwhile is not written down again. */
const keepUpload = {
  name: 'keep_telegram_upload',
  text: `INSERT INTO uploaded_file (account_id, file_id, platform_file_id, sent_as)
    SELECT $1, stored_file.id, $3, $4 FROM stored_file WHERE stored_file.id = $2
    ON CONFLICT (account_id, file_id) DO UPDATE SET platform_file_id = EXCLUDED.platform_file_id, sent_as = EXCLUDED.sent_as`,
}
const forgetUpload = {
  name: 'forget_telegram_upload',
  text: 'DELETE FROM uploaded_file WHERE account_id = $1 AND file_id = $2',
}

/** In the database. */
export function storedUploads({ database, account }: { database: Database; account: Account }): UploadStore {
  return {
    async find(fileId) {
      const [found] = await database.query<Uploaded>(findUpload, [account.id, fileId])
      return found ?? null
    },
    async keep(fileId, { platformFileId, as }) {
      await database.query(keepUpload, [account.id, fileId, platformFileId, as])
    },
    async forget(fileId) {
      await database.query(forgetUpload, [account.id, fileId])
    },
  }
}

export function createUploads({ store, log }: { store: UploadStore; log: Log }): Uploads {
  const known = new Map<number, Uploaded>()
  const running = new Map<number, Promise<unknown>>()
  const note = (error: unknown) => {
    log.warn({ err: error }, 'the ids of uploaded files wait for the database')
    return null
  }

  function remember(fileId: number, uploaded: Uploaded): void {
    const [oldest] = known.keys()
    if (oldest !== undefined && known.size >= mostKnown) known.delete(oldest)
    known.set(fileId, uploaded)
  }

  return {
    async find(fileId) {
      const remembered = known.get(fileId)
      if (remembered) return remembered
      const found = await store.find(fileId).catch(note)
      if (found) remember(fileId, found)
      return found
    },
    async keep(fileId, uploaded) {
      remember(fileId, uploaded)
      await store.keep(fileId, uploaded).catch(note)
    },
    async forget(fileId) {
      known.delete(fileId)
      await store.forget(fileId).catch(note)
    },
    async alone(fileIds, work) {
      const others = () => fileIds.flatMap((id) => running.get(id) ?? [])
      while (others().length > 0) await Promise.allSettled(others())
      const mine = work()
      for (const id of fileIds) running.set(id, mine)
      try {
        return await mine
      } finally {
        for (const id of fileIds) running.delete(id)
      }
    },
  }
}
