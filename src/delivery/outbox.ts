/** Saying something to a person from outside their conversation: a reply of an officer, a notice, a reminder. */
import type { OutboundMessage, Platform } from '../channels/channel.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { type Posting, postingOf } from './posting.ts'

const whereToWrite = sqlFile(import.meta.url, 'where-to-write.sql')
const addMessage = {
  name: 'add_outgoing',
  text: `INSERT INTO outgoing_message
      (account_id, identity_id, chat_id, lane, content, ticket_id, created_at, cost, state, reason, settled_at, replace_key)
    VALUES ($1, $2, $3, 'interactive', $4::jsonb, $5, $6, $7,
      CASE WHEN $8 THEN 'skipped' ELSE 'pending' END, CASE WHEN $8 THEN 'window' END, CASE WHEN $8 THEN $6::timestamptz END, $9)`,
}

export interface Address {
  readonly identity_id: number
  readonly account_id: number
  readonly external_id: string
  readonly language: 'vi' | 'en'
  /** Where known: the platform, and the last deed after which it lets us write. */
  readonly platform?: Platform
  readonly at?: Date
}

/** Tells the account's lane that there is something to send; given by the composition root. */
export type Nudge = (accountId: number) => void

export function createOutbox({ nudge }: { nudge: Nudge }) {
  return {
    /**
     * Where a person is written to: the reachable identity they last wrote from, else the given one.
     * @returns null when the person has no identity at all
     */
    async addressOf(
      tx: Tx,
      who: { personId: number | null; identityId: number | null },
    ): Promise<Address | null> {
      const [address] = await tx.query<Address>(whereToWrite, [who.personId, who.identityId])
      return address ?? null
    },

    /**
     * Adds a message to what waits to be sent; it leaves after the commit. One that the platform would refuse, because
     * the person has been silent too long, is kept as skipped instead.
     */
    async add(
      tx: Tx,
      /** `key`: by which what became of it is found again. */
      said: { to: Address; message: OutboundMessage; ticketId?: number; now: Date; key?: string },
    ): Promise<Posting> {
      const { to, message, ticketId = null, now } = said
      const posting = await postingOf(tx, { to, message, now })
      await tx.query(addMessage, [
        to.account_id,
        to.identity_id,
        to.external_id,
        JSON.stringify(message),
        ticketId,
        now,
        posting.cost,
        posting.skipped,
        said.key ?? null,
      ])
      if (posting.skipped) return posting
      if (message.choices && !message.edits) await offer(tx, { to, message, now })
      tx.afterCommit(() => nudge(to.account_id))
      return posting
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const offerChoices = {
  name: 'offer_choices',
  text: `UPDATE identity
    SET dialogue = COALESCE(dialogue, '{"v":1}') || jsonb_build_object('offered', $2::jsonb, 'offeredAt', $3::text) WHERE id = $1`,
}

/** Choices said from outside can be typed as well, by number or words. */
async function offer(
  tx: Tx,
  { to, message, now }: { to: Address; message: OutboundMessage; now: Date },
): Promise<void> {
  await tx.query(offerChoices, [to.identity_id, JSON.stringify(message.choices), now.toISOString()])
}
