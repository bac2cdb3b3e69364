/**
 * Learning who a sealed author is: somebody with the right asks and says why, another person with the right decides,
 * what is granted ends after a day. Every step and every look is in the audit; the level above hears of every step.
 */
import { record } from '../audit/record.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { reachesAll } from '../people/rights.ts'
import { demandSecondPerson } from '../people/second-person.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import { readCode } from '../platform/codes.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { StaffAlerts, UnsealingStep } from './staff-alerts.ts'
import { isSealed, visibleTickets } from './visibility.ts'

/** Characters of a reason. */
const reasonLength = { least: 10, most: 1_000 }
const lastsMs = 24 * 60 * 60_000
const mostListed = 50

interface Named {
  readonly id: number
  readonly name: string | null
}

export interface UnsealingView {
  readonly id: number
  readonly code: string
  readonly reason: string
  readonly requestedBy: Named
  readonly requestedAt: Date
  readonly decidedBy: Named | null
  readonly decidedAt: Date | null
  readonly granted: boolean | null
  readonly endsAt: Date | null
}

export interface SealedAuthor {
  readonly name: string | null
  /** The chat the ticket came through: the platform, and the number of the person there. */
  readonly chat: { readonly platform: string; readonly externalId: string } | null
}

const select = {
  id: true,
  reason: true,
  requestedBy: { select: { id: true, name: true } },
  requestedAt: true,
  decidedBy: { select: { id: true, name: true } },
  decidedAt: true,
  granted: true,
  endsAt: true,
  ticket: { select: { code: true } },
} satisfies Prisma.UnsealingSelect

const lockTicket = { name: 'lock_unsealing_ticket', text: 'SELECT id FROM ticket WHERE id = $1 FOR UPDATE' }

export function createUnsealing({
  database,
  clock,
  alerts,
}: {
  database: Database
  clock: Clock
  alerts: StaffAlerts
}) {
  /** Writes a step down and tells the level above, at the end of its transaction. */
  async function took(
    tx: Tx,
    given: { viewer: Viewer; ticket: SealedTicket; id: number; step: UnsealingStep; now: Date },
  ): Promise<void> {
    const { viewer, ticket, id, step, now } = given
    await alerts.unsealing(tx, { ticket, step, now })
    await note(tx, { viewer, ticket, id, deed: step, now })
  }

  return {
    /**
     * Asks to know the author of a ticket.
     * @throws InvalidError for a reason shorter than ten characters
     * @throws ConflictError('not-sealed'), or ('unsealing-open') while another request waits or one of theirs lasts
     * @throws SecondFactorError
     */
    async request(viewer: Viewer, code: string, given: { reason: string }): Promise<UnsealingView> {
      const reason = usable(given.reason)
      return database.transaction(async (tx) => {
        const now = clock.now()
        const ticket = await sealedTicket(tx, viewer, code)
        demandFactor(viewer, 'unsealing', now)
        await tx.query(lockTicket, [ticket.id])
        const open = await tx.orm.unsealing.findFirst({
          where: { ticketId: ticket.id, OR: [{ decidedAt: null }, lasting(viewer, now)] },
          select: { id: true },
        })
        if (open) throw new ConflictError('unsealing-open')
        const asked = await tx.orm.unsealing.create({
          data: { ticketId: ticket.id, requestedById: viewer.personId, reason, requestedAt: now },
          select,
        })
        await took(tx, { viewer, ticket, id: asked.id, step: 'asked', now })
        return asView(asked)
      })
    },

    /**
     * Decides on somebody else's request; what is granted lasts 24 hours, for the two of them.
     * @throws ConflictError('unsealing-own'), ('second-person-opened'), or ('unsealing-decided')
     * @throws SecondFactorError
     */
    async decide(viewer: Viewer, id: number, { granted }: { granted: boolean }): Promise<UnsealingView> {
      return database.transaction(async (tx) => {
        const now = clock.now()
        const asked = await tx.orm.unsealing.findFirst({
          where: { id, ticket: visibleTickets(viewer) },
          select: { requestedById: true, ticket: { select: { code: true } } },
        })
        if (!asked) throw new NotFoundError('unsealing')
        const ticket = await sealedTicket(tx, viewer, asked.ticket.code)
        const askedById = asked.requestedById
        await demandSecondPerson(tx, viewer, { askedById, own: 'unsealing-own', now })
        demandFactor(viewer, 'unsealing', now)
        const { count } = await tx.orm.unsealing.updateMany({
          where: { id, decidedAt: null },
          data: {
            decidedById: viewer.personId,
            decidedAt: now,
            granted,
            endsAt: granted ? new Date(now.getTime() + lastsMs) : null,
          },
        })
        if (count === 0) throw new ConflictError('unsealing-decided')
        await took(tx, { viewer, ticket, id, step: granted ? 'granted' : 'refused', now })
        return asView(await tx.orm.unsealing.findUniqueOrThrow({ where: { id }, select }))
      })
    },

    /**
     * Who sent the ticket, for the one who asked and the one who agreed, as long as it lasts. Each look is recorded.
     * @throws ForbiddenError for everybody else
     * @throws SecondFactorError
     */
    async authorOf(viewer: Viewer, code: string): Promise<SealedAuthor> {
      return database.transaction(async (tx) => {
        const now = clock.now()
        const ticket = await sealedTicket(tx, viewer, code)
        const granted = await tx.orm.unsealing.findFirst({
          where: { ticketId: ticket.id, ...lasting(viewer, now) },
          select: { id: true },
        })
        if (!granted) throw new ForbiddenError('unsealing')
        demandFactor(viewer, 'unsealing', now)
        const { author, identity } = await tx.orm.ticket.findUniqueOrThrow({
          where: { id: ticket.id },
          select: {
            author: { select: { name: true } },
            identity: { select: { externalId: true, account: { select: { platform: true } } } },
          },
        })
        await note(tx, { viewer, ticket, id: granted.id, deed: 'looked', now })
        const chat = identity && { platform: identity.account.platform, externalId: identity.externalId }
        return { name: author?.name ?? null, chat }
      })
    },

    /** Requests that wait for a decision of this viewer: never their own. */
    async waitingFor(viewer: Viewer): Promise<UnsealingView[]> {
      const rows = await database.orm.unsealing.findMany({
        where: {
          decidedAt: null,
          requestedById: { not: viewer.personId },
          ticket: { AND: [visibleTickets(viewer), visibleTickets(viewer, 'tickets.unseal')] },
        },
        orderBy: { id: 'asc' },
        take: mostListed,
        select,
      })
      return rows.map(asView)
    },

    /** @throws NotFoundError when the request is about a ticket that the viewer may not see */
    async demandSeen(viewer: Viewer, id: number): Promise<void> {
      const where = { id, ticket: visibleTickets(viewer) }
      const seen = await database.orm.unsealing.findFirst({ where, select: { id: true } })
      if (!seen) throw new NotFoundError('unsealing')
    },

    /** What is under way on a ticket, for those who may ask: requests that wait, and what lasts for this viewer. */
    async underWay(viewer: Viewer, code: string): Promise<UnsealingView[]> {
      const rows = await database.orm.unsealing.findMany({
        where: {
          ticket: {
            AND: [
              { code: readCode(code) ?? '' },
              visibleTickets(viewer),
              visibleTickets(viewer, 'tickets.unseal'),
            ],
          },
          OR: [{ decidedAt: null }, lasting(viewer, clock.now())],
        },
        orderBy: { id: 'asc' },
        select,
      })
      return rows.map(asView)
    },
  }
}

interface SealedTicket {
  readonly id: number
  readonly code: string
  readonly unitId: number
  readonly restricted: boolean
}

/** Granted to the viewer, as the one who asked or the one who agreed, and not over yet. */
const lasting = ({ personId }: Viewer, now: Date) =>
  ({
    granted: true,
    endsAt: { gt: now },
    OR: [{ requestedById: personId }, { decidedById: personId }],
  }) satisfies Prisma.UnsealingWhereInput

/**
 * @throws NotFoundError when the viewer may not see the ticket
 * @throws ForbiddenError when they may not ask
 * @throws ConflictError('not-sealed') when its author is no secret
 */
async function sealedTicket(tx: Tx, viewer: Viewer, code: string): Promise<SealedTicket> {
  const ticket = await tx.orm.ticket.findFirst({
    where: { AND: [{ code: readCode(code) ?? '' }, visibleTickets(viewer)] },
    select: { id: true, code: true, unitId: true, restricted: true, anonymous: true },
  })
  if (!ticket) throw new NotFoundError('ticket')
  if (!(await reachesAll(tx, viewer, { right: 'tickets.unseal', unitIds: [ticket.unitId] })))
    throw new ForbiddenError('tickets.unseal')
  if (!isSealed(ticket)) throw new ConflictError('not-sealed')
  return ticket
}

const note = (
  tx: Tx,
  given: {
    viewer: Viewer
    ticket: SealedTicket
    id: number
    deed: UnsealingStep | 'looked'
    now: Date
  },
): Promise<void> =>
  record(tx, {
    at: given.now,
    actorId: given.viewer.personId,
    action: `unsealing.${given.deed}`,
    unitId: given.ticket.unitId,
    entity: 'ticket',
    entityId: given.ticket.code,
    data: { unsealing: given.id },
  })

function asView({ ticket, ...row }: Prisma.UnsealingGetPayload<{ select: typeof select }>): UnsealingView {
  return { ...row, code: ticket.code }
}

function usable(given: string): string {
  const reason = cleanText(given).trim()
  const length = [...reason].length
  if (length < reasonLength.least) throw new InvalidError([{ path: 'reason', message: 'error-too-short' }])
  if (length > reasonLength.most) throw new InvalidError([{ path: 'reason', message: 'error-too-long' }])
  return reason
}
