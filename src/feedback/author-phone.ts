/** The telephone number of a ticket's author, for whoever handles the ticket. Each look is in the audit. */
import { record } from '../audit/record.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { NotFoundError } from '../platform/errors.ts'
import { demandHandling } from './ticket-changing.ts'
import { findTicket } from './ticket-reading.ts'

const authorPhone = sqlFile(import.meta.url, 'author-phone.sql')

const read = async (source: Querying, ticketId: number): Promise<string | null> => {
  const [row] = await source.query<{ phone: string }>(authorPhone, [ticketId])
  return row?.phone ?? null
}

/** Whether they agreed to be called. */
export const mayBeCalled = async (source: Querying, ticketId: number): Promise<boolean> =>
  (await read(source, ticketId)) !== null

export function createAuthorPhone({ database, clock }: { database: Database; clock: Clock }) {
  /** @throws NotFoundError('phone') when there is none, or no consent to show it */
  return (viewer: Viewer, code: string): Promise<string> =>
    database.transaction(async (tx) => {
      const ticket = await findTicket(tx, viewer, code)
      await demandHandling(tx, viewer, ticket)
      const phone = await read(tx, ticket.id)
      if (phone === null) throw new NotFoundError('phone')
      await record(tx, {
        at: clock.now(),
        actorId: viewer.personId,
        action: 'ticket.phone',
        unitId: ticket.unitId,
        entity: 'ticket',
        entityId: ticket.code,
      })
      return phone
    })
}
