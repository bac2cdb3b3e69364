/** What staff do about words that did not reach the resident: another chat of theirs, a template, a call. */
import type { OutboundMessage } from '../channels/channel.ts'
import type { Address } from '../delivery/outbox.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import { ConflictError } from '../platform/errors.ts'
import { clipText } from '../platform/text/clip.ts'
import { type ReplyWays, replyWaysOf } from './reply-ways.ts'
import { addMessage, type Changing, type LockedTicket, usable } from './ticket-changing.ts'
import { skipMark, type TicketNotices } from './ticket-notices.ts'

/** Characters of a template's parameter. */
const templateText = 200

export interface Resending {
  /** The message that did not arrive, by its id. */
  readonly message: string
  /** `template`, or the number of another chat of the resident's. */
  readonly way: string
}

const unsent = {
  name: 'unsent_of_ticket',
  text: `SELECT content FROM outgoing_message
    WHERE id = $1::bigint AND ticket_id = $2 AND state IN ('skipped', 'failed')
      AND NOT EXISTS (SELECT FROM ticket_event
        WHERE ticket_event.ticket_id = $2 AND type = 'resent' AND data ->> 'message' = $1::text)`,
}

export function createReaching(change: Changing, notices: TicketNotices) {
  return {
    /**
     * Sends again what did not arrive, by another way.
     * @throws ConflictError('not-unsent') when there is nothing to send again, ('no-way') when the way is none (any more)
     */
    resend: (viewer: Viewer, code: string, given: Resending) =>
      change(viewer, { code }, async (tx, ticket, now) => {
        const [lost] = await tx.query<{ content: OutboundMessage }>(unsent, [
          /^\d{1,18}$/.test(given.message) ? given.message : '0',
          ticket.id,
        ])
        if (!lost) throw new ConflictError('not-unsent')
        const ways = await replyWaysOf(tx, { ...ticket, now })
        const { to, message, via } = byWay(ways, { ...given, content: lost.content, ticket })
        const told = await notices.again(tx, { to, message, ticketId: ticket.id, now })
        return {
          row: {},
          event: { type: 'resent', data: { message: given.message, via, ...skipMark(told) } },
          audited: { action: 'ticket.resend', data: { via } },
        }
      }),

    /** Notes that the resident was called, and what was said. */
    call: (viewer: Viewer, code: string, given: { text: string; reached: boolean }) =>
      change(viewer, { code }, async (tx: Tx, ticket, now) => {
        const text = usable(given.text, 'text')
        const message = await addMessage(tx, { ticket, viewer, side: 'note', text, now })
        const { reached } = given
        return {
          row: {},
          event: { type: 'call', messageId: message, data: { reached } },
          audited: { action: 'ticket.call', data: { reached } },
        }
      }),
  }
}

interface Wanted {
  readonly way: string
  readonly content: OutboundMessage
  readonly ticket: LockedTicket
}

function byWay(
  ways: ReplyWays | null,
  { way, content, ticket }: Wanted,
): { to: Address; message: OutboundMessage; via: string } {
  if (way === 'template' && ways?.template) {
    const { id, code, text } = ways.template
    const words = clipText(content.text.text.replaceAll('\n', ' '), {
      limit: templateText,
      unit: 'characters',
    })
    const data = { ...(code ? { [code]: ticket.code } : {}), ...(text ? { [text]: words } : {}) }
    return { to: ways.first, message: { text: content.text, template: { id, data } }, via: 'template' }
  }
  const to = ways?.others.find(({ identity_id }) => String(identity_id) === way)
  if (!to) throw new ConflictError('no-way')
  return { to, message: content, via: to.platform }
}
