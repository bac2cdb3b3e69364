/** Requests as staff read them. */
import type { Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import type { IdentityCheck, Outcome, RequestClocks, RequestKind, RequestStatus } from './request-types.ts'
import { withShownOutcomes } from './shown-outcome.ts'

export interface RequestItem extends RequestClocks {
  readonly id: number
  readonly kind: RequestKind
  readonly status: RequestStatus
  readonly unitId: number
  readonly person: { readonly id: number; readonly name: string | null }
  readonly detail: string | null
  readonly receivedAt: Date
  readonly acknowledgedAt: Date | null
  readonly doneAt: Date | null
  readonly handledBy: { readonly id: number; readonly name: string | null } | null
  /** Made at the office. */
  readonly takenBy: { readonly id: number; readonly name: string | null } | null
  readonly identityCheck: IdentityCheck | null
  /** A step carries it out: whose data it is about is known, and has a chat to answer in where it needs one. */
  readonly runs: boolean
  readonly outcome: Outcome
}

export const select = {
  id: true,
  kind: true,
  status: true,
  unitId: true,
  identityId: true,
  detail: true,
  receivedAt: true,
  acknowledgeDueAt: true,
  dueAt: true,
  acknowledgedAt: true,
  doneAt: true,
  outcome: true,
  person: { select: { id: true, name: true, _count: { select: { identities: true, tickets: true } } } },
  handledBy: { select: { id: true, name: true } },
  takenBy: { select: { id: true, name: true } },
  identityCheck: true,
} satisfies Prisma.DataRequestSelect

export type Row = Prisma.DataRequestGetPayload<{ select: typeof select }>

export const shown = (source: Database | Tx, viewer: Viewer, rows: readonly Row[]): Promise<RequestItem[]> =>
  withShownOutcomes(source, viewer, rows.map(asItem))

export async function shownOne(source: Database | Tx, viewer: Viewer, row: Row): Promise<RequestItem> {
  const [item] = await shown(source, viewer, [row])
  return item ?? asItem(row)
}

/** A copy is sent into a chat. Of somebody known by this request alone there is nothing to change, and all to delete. */
export function runsAlone({ kind, identityId, person }: Row): boolean {
  const { identities, tickets } = person._count
  if (kind === 'copy') return identityId !== null
  return kind === 'delete' || (kind !== 'see' && identities + tickets > 0)
}

function asItem(given: Row): RequestItem {
  const { identityId: _, kind, status, outcome, person, ...row } = given
  return {
    ...row,
    person: { id: person.id, name: person.name },
    identityCheck: row.identityCheck as IdentityCheck | null,
    runs: runsAlone(given),
    kind: kind as RequestKind,
    status: status as RequestStatus,
    outcome: (outcome ?? {}) as Outcome,
  }
}
