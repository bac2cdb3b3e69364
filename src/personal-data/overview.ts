/** What is kept about a person, counted, for the first answer to "my data". */
import type { Turn } from '../conversation/dialogue.ts'
import { filesOf, identitiesOf, ticketsOf } from './whose.ts'

export interface ConsentGiven {
  readonly purpose: string
  readonly textVersion: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
  readonly platform: string | null
}

export interface Overview {
  readonly name: string | null
  readonly unitId: number | null
  readonly restrictedAt: Date | null
  readonly chats: readonly { readonly platform: string; readonly since: Date }[]
  readonly consents: readonly ConsentGiven[]
  readonly tickets: number
  readonly files: number
}

export async function overviewOf({ tx, writer }: Turn): Promise<Overview> {
  const { personId, identityId } = writer
  const identityIds = await identitiesOf(tx, { personId, identityId })
  const tickets = ticketsOf({ personId, identityIds })
  const person =
    personId === null
      ? null
      : await tx.orm.person.findUnique({
          where: { id: personId },
          select: { name: true, unitId: true, restrictedAt: true },
        })
  const chats = await tx.orm.identity.findMany({
    where: { id: { in: identityIds } },
    orderBy: { id: 'asc' },
    select: { createdAt: true, account: { select: { platform: true } } },
  })
  return {
    name: person?.name ?? null,
    unitId: writer.unitId ?? person?.unitId ?? null,
    restrictedAt: person?.restrictedAt ?? null,
    chats: chats.map(({ createdAt, account }) => ({ platform: account.platform, since: createdAt })),
    consents: await consentsGiven(tx, personId),
    tickets: await tx.orm.ticket.count({ where: tickets }),
    files: await tx.orm.storedFile.count({ where: filesOf({ identityIds, tickets }) }),
  }
}

/** Every consent of a person with its proof, oldest first. */
export async function consentsGiven(
  source: Pick<Turn['tx'], 'orm'>,
  personId: number | null,
): Promise<ConsentGiven[]> {
  if (personId === null) return []
  const rows = await source.orm.consent.findMany({
    where: { personId },
    orderBy: { id: 'asc' },
    select: {
      purpose: true,
      textVersion: true,
      givenAt: true,
      withdrawnAt: true,
      identity: { select: { account: { select: { platform: true } } } },
    },
  })
  return rows.map(({ identity, ...consent }) => ({
    ...consent,
    platform: identity?.account.platform ?? null,
  }))
}
