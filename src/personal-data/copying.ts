/** The copy a person asked for: made by a job, sent into the chat as files of their own. */
import type { Outbox } from '../delivery/outbox.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { type FileStore, newFileKey } from '../platform/files/store.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import { collectCopy, type DataCopy, type Received } from './copy.ts'
import { copyText } from './copy-text.ts'
import type { RequestWork } from './jobs.ts'
import { openRequestStatuses, type RequestStatus } from './request-types.ts'
import { copyMark } from './whose.ts'

/** What the person sent is sent back in messages of so many files. */
const filesInMessage = 10

export interface CopyingParts {
  readonly database: Database
  readonly store: FileStore
  readonly outbox: Outbox
  readonly texts: Texts
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly unitName: (unitId: number) => string
  readonly received: (personId: number) => Promise<Received>
}

interface MadeFile {
  readonly key: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
}

export function createCopying(parts: CopyingParts): RequestWork {
  const { database, store, outbox, texts, clock, randomBytes, unitName, received } = parts

  async function keep(extension: 'txt' | 'json', given: { text: string; mime: string; name: string }) {
    const bytes = new TextEncoder().encode(given.text)
    const key = newFileKey(randomBytes, extension)
    await store.put(key, bytes)
    return { key, name: `${given.name}.${extension}`, mime: given.mime, bytes: bytes.length }
  }

  async function makeFiles(copy: DataCopy, language: Language): Promise<MadeFile[]> {
    const name = texts.say(language, 'privacy-copy-file')
    const text = copyText(copy, { texts, language })
    return [
      await keep('txt', { text, mime: 'text/plain; charset=utf-8', name }),
      await keep('json', { text: JSON.stringify(copy, null, 2), mime: 'application/json', name }),
    ]
  }

  async function noteFile(
    tx: Tx,
    file: MadeFile,
    given: { requestId: number; identityId: number; now: Date },
  ) {
    const { id } = await tx.orm.storedFile.create({
      data: {
        ...file,
        state: 'ready',
        kind: 'document',
        platformFileId: copyMark(given.requestId),
        ownerIdentityId: given.identityId,
        createdAt: given.now,
        readyAt: given.now,
      },
      select: { id: true },
    })
    return id
  }

  return async (requestId) => {
    const request = await database.orm.dataRequest.findUnique({ where: { id: requestId } })
    if (request?.kind !== 'copy' || !isOpen(request.status)) return
    const { personId, identityId } = request
    const chat = await database.orm.identity.findFirst({ where: { id: identityId ?? 0, personId } })
    if (!chat) throw new Error("the chat that asked for a copy is no longer the person's")
    const now = clock.now()
    const copy = await collectCopy(database, {
      personId,
      madeAt: now,
      unitName,
      received: await received(personId),
    })
    const to = await database.transaction((tx) => outbox.addressOf(tx, { personId: null, identityId }))
    if (!to) throw new Error('a copy was asked for by nobody who can be written to')
    const made = await makeFiles(copy, to.language)
    const removeMade = () => Promise.all(made.map(({ key }) => store.remove(key)))
    await database
      .transaction(async (tx) => {
        const files: number[] = []
        for (const file of made)
          files.push(await noteFile(tx, file, { requestId, identityId: to.identity_id, now }))
        const text = texts.rich(to.language, 'privacy-copy-sent', { date: formatDateTime(now, to.language) })
        await outbox.add(tx, { to, message: { text, files }, now })
        const own = copy.files.filter(({ state }) => state === 'ready').map(({ id }) => id)
        for (let start = 0; start < own.length; start += filesInMessage) {
          const batch = own.slice(start, start + filesInMessage)
          const words = texts.rich(to.language, 'privacy-copy-own-files', { count: batch.length })
          await outbox.add(tx, { to, message: { text: words, files: batch }, now })
        }
        await tx.orm.dataRequest.update({
          where: { id: requestId },
          data: {
            status: 'done',
            acknowledgedAt: request.acknowledgedAt ?? now,
            doneAt: now,
            outcome: { changed: ['copy'] },
          },
        })
      })
      .catch(async (error) => {
        await removeMade()
        throw error
      })
  }
}

const isOpen = (status: string): boolean => openRequestStatuses.includes(status as RequestStatus)
