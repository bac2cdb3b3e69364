/** What the author of a ticket can do with it: see, add, confirm, reopen. Nobody else's ticket is ever found here. */
import type { Turn } from '../conversation/dialogue.ts'
import { readCode } from '../platform/codes.ts'
import { foldText } from '../platform/text/fold.ts'
import { concernedBy, keepFrom } from './concerned.ts'
import type { Deadlines } from './deadlines.ts'
import type { AnnounceTicket } from './open-ticket.ts'
import { openStatuses, type Status } from './ticket-types.ts'
import type { Category, Kind, Urgency } from './understand/labels.ts'

export interface MyTicket {
  readonly id: number
  readonly code: string
  readonly status: Status
  readonly category: Category
  readonly text: string
  readonly unitId: number
  readonly createdAt: Date
  readonly lookDueAt: Date
  readonly dueAt: Date
  readonly lookedAt: Date | null
  readonly restricted: boolean
  readonly kind: Kind
  readonly urgency: Urgency
  /** From or about a child. */
  readonly minor: boolean
}

/** Words for a ticket that is there already. */
export interface MoreWords {
  readonly text: string
  /** They speak of a child: so does the ticket from now on. */
  readonly minor: boolean
}

export interface MyTicketEntry {
  readonly at: Date
  readonly type: string
  readonly data: Record<string, unknown>
  /** The committee's words to the author; never a note. */
  readonly text: string | null
}

const select = {
  id: true,
  code: true,
  status: true,
  category: true,
  text: true,
  unitId: true,
  createdAt: true,
  lookDueAt: true,
  dueAt: true,
  lookedAt: true,
  restricted: true,
  kind: true,
  urgency: true,
  minor: true,
} as const

/** Tickets of the writer: of this identity, or of the person behind it. */
function mine(turn: Turn) {
  const { identityId, personId } = turn.writer
  return { OR: [{ identityId }, ...(personId === null ? [] : [{ authorId: personId }])] }
}

export function createMyTickets({ deadlines, announce }: { deadlines: Deadlines; announce: AnnounceTicket }) {
  async function find(turn: Turn, code: string): Promise<MyTicket | null> {
    const canonical = readCode(code)
    if (!canonical) return null
    const row = await turn.tx.orm.ticket.findFirst({
      where: { AND: [{ code: canonical }, mine(turn)] },
      select,
    })
    return row as MyTicket | null
  }

  async function addMessage(turn: Turn, ticket: MyTicket, said: MoreWords & { type: string }): Promise<void> {
    const { tx, now, event, writer } = turn
    const { text, type, minor } = said
    const message = await tx.orm.ticketMessage.create({
      data: {
        ticketId: ticket.id,
        side: 'resident',
        authorId: writer.personId,
        text,
        folded: foldText(text),
        sourceKey: event.messageId ?? null,
        createdAt: now,
      },
      select: { id: true },
    })
    if (ticket.restricted) await keepFrom(tx, { ticketId: ticket.id, concerned: await concernedBy(tx, text) })
    if (minor) await tx.orm.ticket.update({ where: { id: ticket.id }, data: { minor } })
    await happened(turn, ticket, { type, messageId: message.id })
  }

  async function happened(
    turn: Turn,
    ticket: MyTicket,
    event: { type: string; messageId?: number; data?: object },
  ) {
    const { tx, now } = turn
    await tx.orm.ticketEvent.create({
      data: {
        ticketId: ticket.id,
        at: now,
        type: event.type,
        messageId: event.messageId ?? null,
        data: { ...event.data },
      },
    })
    await tx.orm.ticket.update({
      where: { id: ticket.id },
      data: { version: { increment: 1 }, updatedAt: now, waitingSince: null },
    })
    tx.afterCommit(() => announce(ticket.code))
  }

  async function move(turn: Turn, ticket: MyTicket, to: Status): Promise<MyTicket> {
    const dueAt = to === 'reopened' ? deadlines.of({ from: turn.now, danger: false }).dueAt : ticket.dueAt
    await turn.tx.orm.ticket.update({
      where: { id: ticket.id },
      data: { status: to, dueAt, closedAt: to === 'closed' ? turn.now : null },
    })
    await happened(turn, ticket, { type: 'transition', data: { from: ticket.status, to, by: 'resident' } })
    return { ...ticket, status: to, dueAt }
  }

  return {
    find,

    /** The newest first, open ones before ended ones. */
    async list(turn: Turn, most: number): Promise<{ tickets: MyTicket[]; total: number }> {
      const where = mine(turn)
      const total = await turn.tx.orm.ticket.count({ where })
      const rows = (await turn.tx.orm.ticket.findMany({
        where,
        select,
        orderBy: { id: 'desc' },
        take: 50,
      })) as MyTicket[]
      const isOpen = (ticket: MyTicket) =>
        openStatuses.includes(ticket.status) || ticket.status === 'answered'
      const tickets = [...rows.filter(isOpen), ...rows.filter((ticket) => !isOpen(ticket))].slice(0, most)
      return { tickets, total }
    },

    /** What happened, as the author may know it: no notes, no names of staff. */
    async history(turn: Turn, ticket: MyTicket): Promise<MyTicketEntry[]> {
      const rows = await turn.tx.orm.ticketEvent.findMany({
        where: { ticketId: ticket.id, type: { notIn: ['note', 'classified', 'assigned'] } },
        orderBy: { id: 'asc' },
        select: { at: true, type: true, data: true, message: { select: { side: true, text: true } } },
      })
      return rows.map((row) => ({
        at: row.at,
        type: row.type,
        data: (row.data ?? {}) as Record<string, unknown>,
        text: row.message && row.message.side !== 'note' ? row.message.text : null,
      }))
    },

    addWords: (turn: Turn, ticket: MyTicket, words: MoreWords) =>
      addMessage(turn, ticket, { ...words, type: 'resident_message' }),

    async addFile(turn: Turn, ticket: MyTicket, fileId: number): Promise<void> {
      await turn.tx.orm.attachment.upsert({
        where: { ticketId_fileId: { ticketId: ticket.id, fileId } },
        create: { ticketId: ticket.id, fileId },
        update: {},
      })
      await happened(turn, ticket, { type: 'attachment', data: { fileId } })
    },

    async addPlace(
      turn: Turn,
      ticket: MyTicket,
      place: { latitude: number; longitude: number },
    ): Promise<void> {
      const { latitude, longitude } = place
      await turn.tx.orm.ticket.update({ where: { id: ticket.id }, data: { latitude, longitude } })
      await happened(turn, ticket, { type: 'place' })
    },

    /** The ticket that the message of the turn became part of, the newest if it is in several. Null: in none. */
    async ofMessage(turn: Turn): Promise<MyTicket | null> {
      const source = turn.event.messageId
      if (!source) return null
      const row = await turn.tx.orm.ticket.findFirst({
        where: {
          AND: [
            { identityId: turn.writer.identityId },
            { OR: [{ sourceKeys: { has: source } }, { messages: { some: { sourceKey: source } } }] },
          ],
        },
        orderBy: { id: 'desc' },
        select,
      })
      return row as MyTicket | null
    },

    /** A sent message was edited: its ticket gets the new words as an addition. */
    noteEdit: (turn: Turn, ticket: MyTicket, words: MoreWords) =>
      addMessage(turn, ticket, { ...words, type: 'edited' }),

    /** The author says that it is done. Null: it was not waiting for that. */
    confirm: (turn: Turn, ticket: MyTicket) =>
      ticket.status === 'answered' ? move(turn, ticket, 'closed') : Promise.resolve(null),

    /** The author says that it is not done: it begins anew with a new date. Null: it is open anyway. */
    reopen: (turn: Turn, ticket: MyTicket) =>
      ['answered', 'closed', 'declined'].includes(ticket.status)
        ? move(turn, ticket, 'reopened')
        : Promise.resolve(null),
  }
}

export type MyTickets = ReturnType<typeof createMyTickets>
