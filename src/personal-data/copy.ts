/**
 * Everything kept about a person, gathered for them: their words, what they were told, their files by name. No notes and
 * no names of staff, nothing of other residents: what somebody who is or was staff was told may be about anybody, and is
 * left out.
 */
import type { Database } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { consentsGiven } from './overview.ts'
import { filesOf, identitiesOf, isOrWasStaff, ticketsOf } from './whose.ts'

/** Steps of a ticket's history that are the house's own business. */
const inside = ['note', 'classified', 'assigned']

const ticketSelect = {
  code: true,
  kind: true,
  category: true,
  urgency: true,
  status: true,
  unitId: true,
  text: true,
  address: true,
  latitude: true,
  longitude: true,
  language: true,
  channel: true,
  anonymous: true,
  createdAt: true,
  dueAt: true,
  answeredAt: true,
  closedAt: true,
  messages: {
    where: { side: { in: ['resident', 'committee'] } },
    orderBy: { id: 'asc' },
    select: { side: true, text: true, createdAt: true },
  },
  events: {
    where: { type: { notIn: inside } },
    orderBy: { id: 'asc' },
    select: { at: true, type: true },
  },
  attachments: { orderBy: { id: 'asc' }, select: { fileId: true } },
} satisfies Prisma.TicketSelect

/** What came to the person among many, and what they answered. */
export interface Received {
  readonly announcements: readonly {
    readonly at: Date
    readonly channel: string
    readonly text: string
    readonly acknowledgedAt: Date | null
    /** yes, no or maybe. */
    readonly rsvp: string | null
    /** Whole dong, if they named a sum. */
    readonly pledge: { readonly at: Date; readonly amount: number | null } | null
  }[]
  readonly replies: readonly { readonly at: Date; readonly text: string }[]
}

type TicketRow = Prisma.TicketGetPayload<{ select: typeof ticketSelect }>

export type DataCopy = Awaited<ReturnType<typeof collectCopy>>

export async function collectCopy(
  database: Database,
  {
    personId,
    madeAt,
    unitName,
    received,
  }: { personId: number; madeAt: Date; unitName: (id: number) => string; received: Received },
) {
  const { orm } = database
  const identityIds = await identitiesOf(database, { personId, identityId: null })
  const mine = ticketsOf({ personId, identityIds })
  const chats = { identityId: { in: identityIds } }
  const ofStaff = await isOrWasStaff(database, personId)
  const person = await orm.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      phone: true,
      language: true,
      unitId: true,
      createdAt: true,
      restrictedAt: true,
      household: { select: { address: true } },
    },
  })
  const named = (unitId: number | null) => (unitId === null ? null : unitName(unitId))
  const identities = await orm.identity.findMany({
    where: { id: { in: identityIds } },
    orderBy: { id: 'asc' },
    select: {
      externalId: true,
      language: true,
      unitId: true,
      createdAt: true,
      lastInboundAt: true,
      dialogue: true,
      account: { select: { platform: true } },
    },
  })
  return {
    madeAt,
    ofStaff,
    person: {
      name: person.name,
      phone: person.phone,
      language: person.language,
      unit: named(person.unitId),
      address: person.household?.address ?? null,
      knownSince: person.createdAt,
      restrictedAt: person.restrictedAt,
    },
    chats: identities.map((identity) => ({
      platform: identity.account.platform,
      platformId: identity.externalId,
      language: identity.language,
      unit: named(identity.unitId),
      since: identity.createdAt,
      lastHeard: identity.lastInboundAt,
      unfinished: unfinished(identity.dialogue),
    })),
    consents: await consentsGiven(database, personId),
    tickets: (await orm.ticket.findMany({ where: mine, orderBy: { id: 'asc' }, select: ticketSelect })).map(
      (ticket) => asTicket(ticket, unitName),
    ),
    files: await orm.storedFile.findMany({
      where: filesOf({ identityIds, tickets: mine }),
      orderBy: { id: 'asc' },
      select: { id: true, kind: true, name: true, mime: true, bytes: true, state: true, createdAt: true },
    }),
    requests: await orm.dataRequest.findMany({
      where: { personId },
      orderBy: { id: 'asc' },
      select: {
        id: true,
        kind: true,
        detail: true,
        status: true,
        receivedAt: true,
        dueAt: true,
        doneAt: true,
      },
    }),
    talk: (
      await orm.webMessage.findMany({
        where: ofStaff ? { ...chats, side: 'resident' } : chats,
        orderBy: { id: 'asc' },
        select: { side: true, content: true, createdAt: true },
      })
    ).map(({ side, content, createdAt }) => ({ side, at: createdAt, text: wordsOf(content) })),
    told: (
      await orm.outgoingMessage.findMany({
        where: { ...chats, state: 'sent', ...(ofStaff ? { id: { in: [] } } : {}) },
        orderBy: { id: 'asc' },
        select: { content: true, createdAt: true },
      })
    ).map(({ content, createdAt }) => ({ at: createdAt, text: wordsOf(content) })),
    ...received,
  }
}

function asTicket({ unitId, attachments, ...ticket }: TicketRow, unitName: (id: number) => string) {
  return { ...ticket, unit: unitName(unitId), files: attachments.map(({ fileId }) => fileId) }
}

/** The words of a message, however the sides of a talk keep them. */
function wordsOf(content: Prisma.JsonValue): string {
  const { text } = (content ?? {}) as { text?: string | { text?: string } }
  return typeof text === 'string' ? text : (text?.text ?? '')
}

/** What the person has begun to write and not sent. */
function unfinished(dialogue: Prisma.JsonValue): unknown[] {
  const { open, shelved = [] } = (dialogue ?? {}) as {
    open?: { state?: unknown }
    shelved?: { state?: unknown }[]
  }
  return [open, ...(Array.isArray(shelved) ? shelved : [])].flatMap((talk) => talk?.state ?? [])
}
