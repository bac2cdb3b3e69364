/** What is a person's: their chats, and the tickets they wrote. Nothing of anybody else is ever found through here. */
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'

/** A person, or a chat behind which none is known yet. */
export interface Whose {
  readonly personId: number | null
  readonly identityId: number | null
}

export async function identitiesOf(
  source: Database | Tx,
  { personId, identityId }: Whose,
): Promise<number[]> {
  const or: Prisma.IdentityWhereInput[] = [
    ...(personId === null ? [] : [{ personId }]),
    ...(identityId === null
      ? []
      : [{ id: identityId, OR: [{ personId: null }, { personId: personId ?? -1 }] }]),
  ]
  const rows = await source.orm.identity.findMany({
    where: { OR: or },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id }) => id)
}

/** Staff act in the committee's name: an account of somebody who is or was staff is ended as staff, never by a wish. */
export async function isOrWasStaff(source: Database | Tx, personId: number | null): Promise<boolean> {
  if (personId === null) return false
  return (await source.orm.role.findFirst({ where: { personId }, select: { id: true } })) !== null
}

/** Tickets of the person, and those sent from their chats before a person was known. */
export const ticketsOf = ({
  personId,
  identityIds,
}: {
  personId: number | null
  identityIds: readonly number[]
}): Prisma.TicketWhereInput => ({
  OR: [
    ...(personId === null ? [] : [{ authorId: personId }]),
    { authorId: null, identityId: { in: [...identityIds] } },
  ],
})

/** Marks the files a person was given as a copy of their data. */
export const copyMark = (requestId: number) => `data-copy:${requestId}`
export const copyMarkStart = 'data-copy:'

/** Files that came from the person's chats or stand on their tickets; copies of their data are left out. */
export const filesOf = ({
  identityIds,
  tickets,
}: {
  identityIds: readonly number[]
  tickets: Prisma.TicketWhereInput
}): Prisma.StoredFileWhereInput => ({
  AND: [
    { OR: [{ ownerIdentityId: { in: [...identityIds] } }, { attachments: { some: { ticket: tickets } } }] },
    { OR: [{ platformFileId: null }, { NOT: { platformFileId: { startsWith: copyMarkStart } } }] },
  ],
})
