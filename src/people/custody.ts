/**
 * Who may see the denunciations is never for one person to say: the role `custodian`, and every way in that somebody
 * else opens for whoever has it, is asked for by one administrator and confirmed by another. Every step is in the audit,
 * and told to the administrators and custodians of the unit and of those above it.
 */
import { record } from '../audit/record.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, NotFoundError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { closeAccess } from './access.ts'
import { demandFactor } from './factor-demands.ts'
import { presentViewer } from './present-viewer.ts'
import { reachesAll } from './rights.ts'
import { demandSecondPerson } from './second-person.ts'
import type { SecurityNotices } from './security-notices.ts'
import { staffChats } from './staff-chats.ts'
import { demand, type Viewer, withinReach } from './viewer.ts'

/** `role` is the role itself; the others are ways in for somebody who has it. */
export type CustodyDeed = 'role' | 'login-link' | 'invite' | 'token'

interface Named {
  readonly id: number
  readonly name: string | null
}

/** A request that waits for another administrator. */
export interface CustodyRequest {
  readonly id: number
  readonly deed: CustodyDeed
  readonly person: Named
  readonly unitId: number
  readonly requestedBy: Named
  readonly requestedAt: Date
  readonly endsAt: Date
  /** The platforms of the chats the person would see them in. */
  readonly chats: readonly string[]
}

interface Asked {
  readonly personId: number
  readonly unitId: number
  readonly deed: CustodyDeed
  readonly now: Date
}

type Step = 'asked' | 'granted' | 'refused'

const dayMs = 24 * 60 * 60_000
const lastsMs = { asked: 3 * dayMs, granted: dayMs }
const mostListed = 50

const select = {
  id: true,
  deed: true,
  person: {
    select: { id: true, name: true, identities: { select: { account: { select: { platform: true } } } } },
  },
  unitId: true,
  requestedBy: { select: { id: true, name: true } },
  requestedAt: true,
  endsAt: true,
} satisfies Prisma.CustodyRequestSelect

const lockPerson = { name: 'lock_custody_person', text: 'SELECT id FROM person WHERE id = $1 FOR UPDATE' }

export function createCustody(parts: {
  database: Database
  clock: Clock
  outbox: Outbox
  texts: Texts
  securityNotices: SecurityNotices
}) {
  const { database, clock, outbox, texts, securityNotices } = parts

  /** Each chat once, though somebody is both. */
  async function tellThose(tx: Tx, { unitId, step, now }: { unitId: number; step: Step; now: Date }) {
    const asked = { unitId, above: 0, except: null }
    const chats = [
      ...(await staffChats(tx, { ...asked, right: 'staff.manage' })),
      ...(await staffChats(tx, { ...asked, right: 'tickets.restricted' })),
    ]
    const once = new Map(chats.map((to) => [to.identity_id, to]))
    for (const to of once.values())
      await outbox.add(tx, {
        to,
        message: { text: texts.rich(to.language, `security-custody-${step}`) },
        now,
      })
  }

  async function took(tx: Tx, viewer: Viewer, { personId, unitId, deed, step, now }: Asked & { step: Step }) {
    await tellThose(tx, { unitId, step, now })
    const about = { at: now, actorId: viewer.personId, action: `staff.custody-${step}`, unitId }
    await record(tx, { ...about, entity: 'person', entityId: personId, data: { deed } })
  }

  async function giveRole(
    tx: Tx,
    { personId, unitId, now }: { personId: number; unitId: number; now: Date },
  ) {
    const role = { personId, unitId, role: 'custodian' }
    if (await tx.orm.role.findFirst({ where: { ...role, endedAt: null }, select: { id: true } })) return
    await tx.orm.role.create({ data: { ...role, grantedAt: now } })
    await closeAccess(tx, { personId, now })
    await securityNotices.tell(tx, { personId, kind: 'role', now })
  }

  return {
    /** Asks, within the transaction of the deed; what waits already goes on waiting. */
    async ask(tx: Tx, viewer: Viewer, asked: Asked): Promise<void> {
      const { personId, unitId, deed, now } = asked
      const waits = await tx.orm.custodyRequest.findFirst({
        where: { personId, unitId, deed, requestedById: viewer.personId, ...waiting(now) },
        select: { id: true },
      })
      if (waits) return
      const endsAt = new Date(now.getTime() + lastsMs.asked)
      await tx.orm.custodyRequest.create({
        data: { personId, unitId, deed, requestedById: viewer.personId, requestedAt: now, endsAt },
      })
      await took(tx, viewer, { ...asked, step: 'asked' })
    },

    /** Whether another confirmed that the viewer opens this way in, which is hereby used. */
    async use(tx: Tx, viewer: Viewer, { personId, deed, now }: Omit<Asked, 'unitId'>): Promise<boolean> {
      const { count } = await tx.orm.custodyRequest.updateMany({
        where: {
          personId,
          deed,
          requestedById: viewer.personId,
          granted: true,
          usedAt: null,
          endsAt: { gt: now },
        },
        data: { usedAt: now },
      })
      return count > 0
    },

    /** What waits within the viewer's reach, their own requests among it, the oldest first. */
    async waiting(viewer: Viewer): Promise<CustodyRequest[]> {
      demand(viewer, 'staff.manage')
      const rows = await database.orm.custodyRequest.findMany({
        where: { ...withinReach(viewer, 'staff.manage'), ...waiting(clock.now()) },
        orderBy: { id: 'asc' },
        take: mostListed,
        select,
      })
      return rows.map(asRequest)
    },

    /**
     * Decides on what another asked for: a role is there from now on, a way in can be opened by whoever asked for a day.
     * @returns the person it is about
     * @throws ConflictError('custody-own'), ('custodian-self'), ('second-person-opened'), or ('custody-over')
     * @throws SecondFactorError
     */
    async decide(
      viewer: Viewer,
      id: number,
      { granted }: { granted: boolean },
    ): Promise<{ personId: number }> {
      demand(viewer, 'staff.manage')
      const now = clock.now()
      demandFactor(viewer, 'staff-rights', now)
      return database.transaction(async (tx) => {
        const asked = await tx.orm.custodyRequest.findFirst({
          where: { id, ...withinReach(viewer, 'staff.manage') },
          select: { personId: true, unitId: true, deed: true, requestedById: true },
        })
        if (!asked) throw new NotFoundError('custody')
        const { personId, unitId } = asked
        const deed = asked.deed as CustodyDeed
        await tx.query(lockPerson, [personId])
        if (granted) await demandConfirmable(tx, viewer, { ...asked, now })
        const endsAt = granted ? { endsAt: new Date(now.getTime() + lastsMs.granted) } : {}
        const { count } = await tx.orm.custodyRequest.updateMany({
          where: { id, ...waiting(now) },
          data: { decidedById: viewer.personId, decidedAt: now, granted, ...endsAt },
        })
        if (count === 0) throw new ConflictError('custody-over')
        if (granted && deed === 'role') await giveRole(tx, { personId, unitId, now })
        await took(tx, viewer, { personId, unitId, deed, now, step: granted ? 'granted' : 'refused' })
        return { personId }
      })
    },
  }
}

const waiting = (now: Date) =>
  ({ decidedAt: null, endsAt: { gt: now } }) satisfies Prisma.CustodyRequestWhereInput

/** By somebody who neither asked nor gets it; whoever asked is an administrator there to this moment. */
async function demandConfirmable(
  tx: Tx,
  viewer: Viewer,
  asked: { personId: number; unitId: number; requestedById: number; now: Date },
): Promise<void> {
  const { personId, unitId, requestedById, now } = asked
  if (personId === viewer.personId) throw new ConflictError('custodian-self')
  await demandSecondPerson(tx, viewer, { askedById: requestedById, own: 'custody-own', now })
  const asker = await presentViewer(tx, requestedById)
  if (!asker || !(await reachesAll(tx, asker, { right: 'staff.manage', unitIds: [unitId] })))
    throw new ConflictError('custody-over')
}

function asRequest(row: Prisma.CustodyRequestGetPayload<{ select: typeof select }>): CustodyRequest {
  const { id, name, identities } = row.person
  return {
    ...row,
    deed: row.deed as CustodyDeed,
    person: { id, name },
    chats: [...new Set(identities.map(({ account }) => account.platform))],
  }
}
