/**
 * Who may see which ticket is decided here and nowhere else: it belongs to a unit within reach of the right; and a
 * restricted one, a denunciation, to a unit within reach of `tickets.restricted` as well (Law on Denunciation
 * 25/2018/QH14, art. 8.3 and 56), unless it names the viewer. For everybody else it is not there: not in a list, a count,
 * a search or a change.
 *
 * sealed    the author stays unnamed for everybody: sent without a name, or a denunciation
 */
import { type Right, reach, type Viewer, withinReach } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { type Statement, sqlFile } from '../platform/database/statement.ts'

const condition = sqlFile(import.meta.url, 'visible-to.sql').text

/** Prisma's filter for the tickets a viewer may see by a right. */
export function visibleTickets(viewer: Viewer, right: Right = 'tickets.read'): Prisma.TicketWhereInput {
  return {
    AND: [
      withinReach(viewer, right),
      {
        OR: [
          { restricted: false },
          {
            ...withinReach(viewer, 'tickets.restricted'),
            NOT: { concernedIds: { has: viewer.personId } },
          },
        ],
      },
    ],
  }
}

/** The same for SQL: `visible_to($1, ticket)` in the file stands for the condition, `$1` being `ticketReach`. */
export function ticketSql(base: string, path: string): Statement {
  const { name, text } = sqlFile(base, path)
  const written = text.replaceAll(/visible_to\((\$\d+), (\w+)\)/g, (_, parameter: string, table: string) =>
    condition.replaceAll('REACH', parameter).replaceAll('TICKET', table),
  )
  if (written === text) throw new Error(`${path} reads tickets without visible_to`)
  return { name, text: written }
}

/** The parameter of `visible_to`. */
export const ticketReach = (viewer: Viewer, right: Right = 'tickets.read'): string =>
  JSON.stringify({
    units: reach(viewer, right),
    restricted: reach(viewer, 'tickets.restricted'),
    person: viewer.personId,
  })

/** Whether the viewer may see at least one of the tickets. */
export async function seesAny(
  source: Tx | Database,
  viewer: Viewer,
  codes: readonly string[],
): Promise<boolean> {
  const seen = await source.orm.ticket.findFirst({
    where: { AND: [{ code: { in: [...codes] } }, visibleTickets(viewer)] },
    select: { id: true },
  })
  return seen !== null
}

export const isSealed = (ticket: { readonly anonymous: boolean; readonly restricted: boolean }): boolean =>
  ticket.anonymous || ticket.restricted
