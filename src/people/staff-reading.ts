/** What may be read about staff: only the roles within the reader's reach are told. */
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { NotFoundError } from '../platform/errors.ts'
import { demand, reach, type Viewer, withinReach } from './viewer.ts'

export interface StaffMember {
  readonly id: number
  readonly name: string
  /** Present roles. */
  readonly roles: readonly { readonly id: number; readonly role: string; readonly unitId: number }[]
  /** The platforms of the linked chats. */
  readonly chats: readonly string[]
  readonly lastSeenAt: Date | null
  /** No role within the reader's reach any more. */
  readonly ended: boolean
}

const order = new Intl.Collator('vi')

export async function listStaff(source: Tx | Database, viewer: Viewer): Promise<StaffMember[]> {
  demand(viewer, 'staff.read')
  const rows = await source.orm.person.findMany({
    where: within(viewer),
    select: selection(viewer),
  })
  return rows.map(asMember).sort((a, b) => order.compare(a.name, b.name) || a.id - b.id)
}

/** @throws NotFoundError when there is nobody, or nobody within reach */
export async function findStaff(source: Tx | Database, viewer: Viewer, id: number): Promise<StaffMember> {
  const row = await source.orm.person.findFirst({
    where: { id, ...within(viewer) },
    select: selection(viewer),
  })
  if (!row) throw new NotFoundError('staff')
  return asMember(row)
}

/** With a role there, or one that waits for a second administrator. */
function within(viewer: Viewer) {
  const there = { some: withinReach(viewer, 'staff.read') }
  return { OR: [{ roles: there }, { custodyFor: there }] }
}

function selection(viewer: Viewer) {
  return {
    id: true,
    name: true,
    roles: {
      where: {
        endedAt: null,
        unit: { ancestors: { some: { ancestorId: { in: reach(viewer, 'staff.read') } } } },
      },
      orderBy: { id: 'asc' },
      select: { id: true, role: true, unitId: true },
    },
    identities: { select: { account: { select: { platform: true } } } },
    sessions: { orderBy: { lastSeenAt: 'desc' }, take: 1, select: { lastSeenAt: true } },
  } satisfies Prisma.PersonSelect
}

type StaffRow = Prisma.PersonGetPayload<{ select: ReturnType<typeof selection> }>

function asMember(row: StaffRow): StaffMember {
  return {
    id: row.id,
    name: row.name ?? '',
    roles: row.roles,
    chats: [...new Set(row.identities.map(({ account }) => account.platform))],
    lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
    ended: row.roles.length === 0,
  }
}
