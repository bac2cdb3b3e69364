/** Opening a ticket: the moment a resident's words become a matter with a code and dates. */
import type { Place } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { RandomBytes } from '../platform/clock.ts'
import { newCode } from '../platform/codes.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { foldText } from '../platform/text/fold.ts'
import { concernedBy, keepFrom } from './concerned.ts'
import type { Deadlines, TicketDeadlines } from './deadlines.ts'
import { custodianUnit, isRestricted } from './restriction.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import type { Category, Kind, Urgency } from './understand/labels.ts'

const insertTicket = sqlFile(import.meta.url, 'insert-ticket.sql')

/** With ten million tickets a draw in a hundred is taken. */
const mostDraws = 5

export interface NewTicket {
  readonly kind: Kind
  readonly category: Category
  readonly urgency: Urgency
  /** Where the matter is; a denunciation goes to its custodians instead. */
  readonly unitId: number
  readonly text: string
  readonly address?: string | undefined
  readonly place?: Place | undefined
  readonly anonymous: boolean
  /** From or about a child. */
  readonly minor?: boolean
  /** What the bot proposed, kept when the resident corrected it. */
  readonly proposal?: object | undefined
  /** The platform's messages the text was made of. */
  readonly messageIds: readonly string[]
  readonly fileIds: readonly number[]
  /** The announcement it answers; never said of a denunciation. */
  readonly campaignId?: number | null
}

export interface OpenedTicket extends TicketDeadlines {
  readonly id: number
  readonly code: string
  /** Where it went. */
  readonly unitId: number
  readonly restricted: boolean
  readonly minor: boolean
}

export interface TicketOpening {
  /** Opens a ticket of the turn's writer. */
  open(turn: Turn, ticket: NewTicket): Promise<OpenedTicket>
}

/** Announces a change of a ticket to open pages and to the staff. */
export type AnnounceTicket = (code: string) => void

export function createTicketOpening(parts: {
  deadlines: Deadlines
  alerts: StaffAlerts
  randomBytes: RandomBytes
  announce: AnnounceTicket
}): TicketOpening {
  const { deadlines, alerts, randomBytes, announce } = parts

  /** A code that another ticket has is drawn again. */
  async function insert(tx: Tx, values: readonly unknown[]): Promise<{ id: number; code: string }> {
    for (let draw = 0; draw < mostDraws; draw += 1) {
      const code = newCode('PA', randomBytes)
      const [row] = await tx.query<{ id: number }>(insertTicket, [code, ...values])
      if (row) return { id: row.id, code }
    }
    throw new Error('every code drawn for the ticket was taken')
  }

  return {
    async open(turn, ticket) {
      const { tx, now, writer, account } = turn
      const restricted = isRestricted(ticket.kind)
      const minor = ticket.minor ?? false
      const concerned = restricted ? await concernedBy(tx, ticket.text) : []
      const unitId = restricted ? await custodianUnit(tx, account.unitId, concerned) : ticket.unitId
      const due = deadlines.of({ from: now, danger: ticket.urgency === 'khan' })
      const { id, code } = await insert(tx, [
        ticket.kind,
        ticket.category,
        ticket.urgency,
        unitId,
        ticket.text,
        foldText(ticket.text),
        ticket.address ?? null,
        ticket.place?.latitude ?? null,
        ticket.place?.longitude ?? null,
        turn.language,
        account.platform,
        writer.personId,
        writer.identityId,
        ticket.anonymous,
        due.lookDueAt,
        due.dueAt,
        ticket.proposal && !restricted ? JSON.stringify(ticket.proposal) : null,
        JSON.stringify(ticket.messageIds),
        now,
        JSON.stringify(ticket.fileIds),
        restricted,
        minor,
        restricted ? null : (ticket.campaignId ?? null),
      ])
      await keepFrom(tx, { ticketId: id, concerned })
      const sent = { ticketId: id, unitId, exceptIdentityId: writer.identityId, now }
      if (restricted) await alerts.restricted(tx, sent)
      tx.afterCommit(() => announce(code))
      return { id, code, unitId, restricted, minor, ...due }
    },
  }
}
