/** What staff say to a resident in the platform's own console, past the program: it belongs on the ticket all the same. */
import type { OutsideReply } from '../channels/channel.ts'
import type { Clock } from '../platform/clock.ts'
import { findCodes } from '../platform/codes.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { foldText } from '../platform/text/fold.ts'
import type { AnnounceTicket } from './open-ticket.ts'
import { openStatuses, type Status } from './ticket-types.ts'

const openTicketOfChat = sqlFile(import.meta.url, 'open-ticket-of-chat.sql')
const claim = {
  name: 'claim_outside_reply',
  text: `INSERT INTO inbound_event (account_id, key, payload, state, attempts, received_at)
    VALUES ($1, $2, NULL, 'done', 1, $3) ON CONFLICT (account_id, key) DO NOTHING RETURNING id::text`,
}
/** The platform's id of a message of ours is written when its answer has come. */
const isOurs = {
  name: 'is_our_message',
  text: `SELECT 1 FROM outgoing_message
    WHERE account_id = $1 AND chat_id = $2 AND $3 = ANY (string_to_array(platform_id, ' ')) AND created_at > $4::timestamptz - interval '1 day' LIMIT 1`,
}

interface Found {
  readonly id: number
  readonly code: string
  readonly status: Status
}

export interface OutsideReplyParts {
  readonly database: Database
  readonly clock: Clock
  readonly announce: AnnounceTicket
}

/** Each reply once, however often the platform tells of it; one to somebody without an open ticket is nowhere kept. */
export function createOutsideReplies({ database, clock, announce }: OutsideReplyParts) {
  return (reply: OutsideReply): Promise<void> =>
    database.transaction(async (tx) => {
      const { account, to, messageId } = reply
      const now = clock.now()
      if ((await tx.query(isOurs, [account.id, to, messageId, now])).length > 0) return
      if ((await tx.query(claim, [account.id, `o:${messageId}`, now])).length === 0) return
      const statuses = JSON.stringify([...openStatuses, 'answered'])
      const [code = null] = findCodes(reply.text)
      const [ticket] = await tx.query<Found>(openTicketOfChat, [account.id, to, code, statuses])
      if (ticket) await keep(tx, { reply, ticket, now })
      if (ticket) tx.afterCommit(() => announce(ticket.code))
    })
}

async function keep(tx: Tx, { reply, ticket, now }: { reply: OutsideReply; ticket: Found; now: Date }) {
  const { text, what, account } = reply
  const { id: ticketId, status } = ticket
  const said = { ticketId, side: 'committee', text, folded: foldText(text), createdAt: now }
  const message = text
    ? await tx.orm.ticketMessage.create({ data: said, select: { id: true } })
    : { id: null }
  const taken: Status = status === 'received' ? 'in_progress' : status
  const moved: Prisma.InputJsonObject = taken === status ? {} : { from: status, to: taken }
  await tx.orm.ticketEvent.create({
    data: {
      ticketId,
      at: now,
      type: 'reply',
      messageId: message.id,
      data: { ...moved, outside: account.platform, ...(text ? {} : { what }) },
    },
  })
  await tx.query(touchTicket, [ticketId, taken, now])
}

/** Whoever answers has looked, has answered for it, and waits for the resident's word. */
const touchTicket = {
  name: 'touch_ticket_replied',
  text: `UPDATE ticket SET status = $2, version = version + 1, updated_at = $3, waiting_since = $3,
      looked_at = COALESCE(looked_at, $3), acknowledged_at = COALESCE(acknowledged_at, $3)
    WHERE id = $1`,
}
