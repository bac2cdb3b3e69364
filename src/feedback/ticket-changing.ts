/** One change of a ticket by staff: one transaction for the row, its history and what the resident is told. */
import { type Entry, record } from '../audit/record.ts'
import { type Right, reach, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { foldText } from '../platform/text/fold.ts'
import type { AnnounceTicket } from './open-ticket.ts'
import { changedTicket, findTicket } from './ticket-reading.ts'
import type { Status, TicketDetail } from './ticket-types.ts'
import type { Category, Kind, Urgency } from './understand/labels.ts'

/** The longest reply or note, in characters. */
export const longestText = 4_000

const lockTicket = {
  name: 'lock_ticket',
  text: `SELECT id, code, status, kind, category, urgency, unit_id AS "unitId", due_at AS "dueAt", author_id AS "authorId",
      identity_id AS "identityId", version, looked_at AS "lookedAt", assignee_id AS "assigneeId", restricted,
      acknowledged_at AS "acknowledgedAt"
    FROM ticket WHERE id = $1 FOR UPDATE`,
}

export interface LockedTicket {
  readonly id: number
  readonly code: string
  readonly status: Status
  readonly kind: Kind
  readonly category: Category
  readonly urgency: Urgency
  readonly unitId: number
  readonly dueAt: Date
  readonly authorId: number | null
  readonly identityId: number | null
  readonly version: number
  readonly lookedAt: Date | null
  readonly assigneeId: number | null
  readonly restricted: boolean
  readonly acknowledgedAt: Date | null
}

export interface ChangingParts {
  readonly database: Database
  readonly clock: Clock
  readonly announce: AnnounceTicket
}

export type Changing = ReturnType<typeof createChanging>

export function createChanging({ database, clock, announce }: ChangingParts) {
  /**
   * Locks a ticket the viewer may handle, lets `work` change it, and writes version and history; null changes nothing.
   * Whoever does anything with a ticket has answered for it.
   */
  return async function change(
    viewer: Viewer,
    { code, version }: { code: string; version?: number | undefined },
    work: (tx: Tx, ticket: LockedTicket, now: Date) => Promise<Change | null>,
  ): Promise<TicketDetail> {
    return database.transaction(async (tx) => {
      const seen = await findTicket(tx, viewer, code)
      await demandHandling(tx, viewer, seen)
      const [ticket] = await tx.query<LockedTicket>(lockTicket, [seen.id])
      if (!ticket) throw new NotFoundError('ticket')
      const left = ticket.restricted !== seen.restricted
      if (left || (version !== undefined && version !== ticket.version))
        throw new ConflictError('ticket-changed')
      const now = clock.now()
      const changed = await work(tx, ticket, now)
      if (!changed) return seen
      const { row, event, audited } = changed
      await tx.orm.ticketEvent.create({
        data: { ticketId: ticket.id, at: now, actorId: viewer.personId, data: {}, ...event },
      })
      await tx.orm.ticket.update({
        where: { id: ticket.id },
        data: {
          ...row,
          version: ticket.version + 1,
          updatedAt: now,
          lookedAt: ticket.lookedAt ?? now,
          acknowledgedAt: ticket.acknowledgedAt ?? now,
        },
      })
      tx.afterCommit(() => announce(ticket.code))
      const detail = await changedTicket(tx, ticket.id)
      if (audited)
        await record(tx, {
          at: now,
          actorId: viewer.personId,
          unitId: ticket.unitId,
          entity: 'ticket',
          entityId: ticket.code,
          ...audited,
        })
      return detail
    })
  }
}

export interface Change {
  readonly row: Prisma.TicketUncheckedUpdateInput
  readonly event: { type: string; messageId?: number | null; data?: Prisma.InputJsonObject }
  /** What stands in the audit as well, beside the ticket's own history. */
  readonly audited?: Pick<Entry, 'action' | 'data'>
}

/** Seeing is not handling: the viewer must have that right over the ticket's unit. @throws ForbiddenError */
export async function demandHandling(
  tx: Tx,
  viewer: Viewer,
  { unitId, restricted }: { unitId: number; restricted: boolean },
): Promise<void> {
  const rights: readonly Right[] = restricted ? ['tickets.handle', 'tickets.restricted'] : ['tickets.handle']
  for (const right of rights) {
    const reached = await tx.orm.unitAncestor.count({
      where: { unitId, ancestorId: { in: reach(viewer, right) } },
    })
    if (reached === 0) throw new ForbiddenError(right)
  }
}

export async function addMessage(
  tx: Tx,
  given: { ticket: LockedTicket; viewer: Viewer; side: 'committee' | 'note'; text: string; now: Date },
): Promise<number> {
  const { id } = await tx.orm.ticketMessage.create({
    data: {
      ticketId: given.ticket.id,
      side: given.side,
      authorId: given.viewer.personId,
      text: given.text,
      folded: foldText(given.text),
      createdAt: given.now,
    },
    select: { id: true },
  })
  return id
}

/** @throws InvalidError for nothing, and for too much */
export function usable(given: string, path: string): string {
  const text = cleanText(given).trim()
  if (!text) throw new InvalidError([{ path, message: 'error-required' }])
  if ([...text].length > longestText) throw new InvalidError([{ path, message: 'error-too-long' }])
  return text
}
