/** Who may be given a ticket. */
import { rolesWith } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'

/** Staff who may handle the ticket by their present roles: custodians alone when it is restricted, none of them one it names. */
export async function handlersOf(
  source: Tx | Database,
  { id, unitId, restricted }: { id: number; unitId: number; restricted: boolean },
): Promise<{ id: number; name: string }[]> {
  const roles = rolesWith(restricted ? 'tickets.restricted' : 'tickets.handle')
  const { concernedIds } = await source.orm.ticket.findUniqueOrThrow({
    where: { id },
    select: { concernedIds: true },
  })
  const people = await source.orm.person.findMany({
    where: {
      endedAt: null,
      ...(restricted ? { id: { notIn: concernedIds } } : {}),
      roles: {
        some: { endedAt: null, role: { in: roles }, unit: { descendants: { some: { unitId } } } },
      },
    },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    take: 200,
  })
  return people.map(({ id, name }) => ({ id, name: name ?? '' }))
}
