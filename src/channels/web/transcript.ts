/** Both sides of a talk, as the page shows them again after a reload. */

import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import { type Querying, sqlFile } from '../../platform/database/statement.ts'
import type { Account, Choice, FileKind, OutboundMessage, Place } from '../channel.ts'

const keepResident = sqlFile(import.meta.url, 'keep-resident.sql')
const findSent = sqlFile(import.meta.url, 'find-sent.sql')
const keepSaid = sqlFile(import.meta.url, 'keep-said.sql')
const talkAfter = sqlFile(import.meta.url, 'talk-after.sql')
const talkBefore = sqlFile(import.meta.url, 'talk-before.sql')
const identityOf = {
  name: 'web_identity',
  text: 'SELECT id FROM identity WHERE account_id = $1 AND external_id = $2',
}
const addSent = {
  name: 'add_sent',
  text: `INSERT INTO web_message (identity_id, side, content, created_at)
    VALUES ($1, 'resident', $2::jsonb, $3) RETURNING id::text AS message_id`,
}

/** What is published when something new is in the talk of an identity. */
export const talkTopic = (identityId: number) => `web:${identityId}`

/** What a resident sent, as kept. */
export interface Sent {
  /** The id the page gave it. */
  readonly client: string
  readonly text?: string
  readonly files?: readonly number[]
  /** Of the files. */
  readonly fileKind?: FileKind
  readonly place?: Place
}

export interface Kept {
  readonly message_id: string
  readonly identity_id: number
  readonly sent: Sent
}

export interface TalkFile {
  readonly id: number
  readonly kind: string
  readonly name: string | null
  /** Pixels; images alone. */
  readonly width: number | null
  readonly height: number | null
}

/** A row of the talk, as the page gets it. */
export interface TalkItem {
  readonly id: string
  readonly side: 'resident' | 'committee'
  readonly at: Date
  readonly client?: string
  readonly text: string
  readonly bold?: readonly (readonly [start: number, end: number])[]
  readonly choices?: readonly Choice[]
  readonly files?: readonly TalkFile[]
  readonly place?: Place
  readonly askPlace?: string
}

interface Row {
  readonly id: string
  readonly side: 'resident' | 'committee'
  readonly content: Sent | OutboundMessage
  readonly at: Date
  readonly files: readonly TalkFile[] | null
}

export type Transcript = ReturnType<typeof createTranscript>

export function createTranscript(parts: { account: Account; database: Database; clock: Clock }) {
  const { account, database, clock } = parts

  async function sentBefore(db: Querying, externalId: string, client: string): Promise<Kept | undefined> {
    return (await db.query<Kept>(findSent, [account.id, externalId, client]))[0]
  }

  return {
    /** The identity's row; null until the resident has sent something. */
    async identityOf(externalId: string): Promise<number | null> {
      const [row] = await database.query<{ id: number }>(identityOf, [account.id, externalId])
      return row?.id ?? null
    },

    /** What was kept of an earlier sending of the same message. */
    alreadySent: (externalId: string, client: string) => sentBefore(database, externalId, client),

    /**
     * Writes down what a resident sends, once per `client`, before the conversation handles it: the answer stands below
     * it, and a page that sends again after a failure finds its row there.
     * @param compose makes the content, given the identity, inside the transaction; not called for a repetition
     */
    async keepSent(sending: {
      externalId: string
      client: string
      compose: (tx: Tx, identityId: number) => Promise<Sent>
    }): Promise<Kept> {
      const { externalId, client, compose } = sending
      return database.transaction(async (tx) => {
        const now = clock.now()
        const [identity] = await tx.query<{ id: number }>(keepResident, [account.id, externalId, now])
        if (!identity) throw new Error('the identity was not kept')
        const before = await sentBefore(tx, externalId, client)
        if (before) return before
        const sent = await compose(tx, identity.id)
        const [row] = await tx.query<{ message_id: string }>(addSent, [
          identity.id,
          JSON.stringify(sent),
          now,
        ])
        if (!row) throw new Error('the message was not kept')
        tx.afterCommit(() => database.publish(talkTopic(identity.id), row.message_id))
        return { message_id: row.message_id, identity_id: identity.id, sent }
      })
    },

    /** Writes down what the committee says. @returns the row's id, or null when nobody has that external id */
    async keepSaid(externalId: string, message: OutboundMessage): Promise<string | null> {
      const values = [account.id, externalId, JSON.stringify(message), clock.now()]
      const [row] = await database.query<{ id: string; identity_id: number }>(keepSaid, values)
      if (row) database.publish(talkTopic(row.identity_id), row.id)
      return row?.id ?? null
    },

    /** The talk after a row, oldest first. */
    async after(identityId: number, id: string, most: number): Promise<TalkItem[]> {
      return (await database.query<Row>(talkAfter, [identityId, id, most])).map(asItem)
    },

    /** The `most` items before a row, or the newest ones; oldest first. */
    async before(identityId: number, id: string | null, most: number): Promise<TalkItem[]> {
      return (await database.query<Row>(talkBefore, [identityId, id, most])).reverse().map(asItem)
    },
  }
}

function asItem({ id, side, content, at, files }: Row): TalkItem {
  const { text = '', ...rest } = content
  const words = typeof text === 'string' ? { text } : text
  return { ...rest, ...words, id, side, at, files: files ?? [] }
}
