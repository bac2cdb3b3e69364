/** Requests as staff read them. */
import type { Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { type Confirmation, confirmationOf } from './confirming.ts'
import {
  type IdentityCheck,
  type Outcome,
  type RequestClocks,
  type RequestKind,
  type RequestStatus,
  stillFound,
} from './request-types.ts'
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
  /** Of a deletion: who has to confirm it, or that it was. */
  readonly confirmation: Confirmation | null
  /** Who of the staff wants it carried out. */
  readonly runById: number | null
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
  askedAt: true,
  tappedAt: true,
  runById: true,
  secondById: true,
} satisfies Prisma.DataRequestSelect

export type Row = Prisma.DataRequestGetPayload<{ select: typeof select }>

export const shown = (
  source: Database | Tx,
  viewer: Viewer,
  { rows, now }: { rows: readonly Row[]; now: Date },
): Promise<RequestItem[]> =>
  withShownOutcomes(
    source,
    viewer,
    rows.map((row) => asItem(row, now)),
  )

export async function shownOne(
  source: Database | Tx,
  viewer: Viewer,
  { row, now }: { row: Row; now: Date },
): Promise<RequestItem> {
  const [item] = await shown(source, viewer, { rows: [row], now })
  return item ?? asItem(row, now)
}

/**
 * A copy is sent into a chat. Of somebody known by this request alone there is nothing to change, and all to delete; where
 * something was found after a deletion a person has to look.
 */
export function runsAlone(row: Row): boolean {
  const { kind, identityId, person } = row
  const { identities, tickets } = person._count
  if (kind === 'copy') return identityId !== null
  if (kind === 'delete') return !stillFound(outcomeOf(row))
  return kind !== 'see' && identities + tickets > 0
}

const outcomeOf = ({ outcome }: Row): Outcome => (outcome ?? {}) as Outcome

/** What is known of the outcome, as it is stored. */
export const storedOutcome = ({ outcome }: Row) => (outcome ?? {}) as Prisma.InputJsonObject

function asItem(given: Row, now: Date): RequestItem {
  const { identityId: _, askedAt: _asked, tappedAt: _tapped, secondById: _second, ...row } = given
  return {
    ...row,
    person: { id: row.person.id, name: row.person.name },
    identityCheck: row.identityCheck as IdentityCheck | null,
    runs: runsAlone(given),
    confirmation: confirmationOf(given, now),
    kind: row.kind as RequestKind,
    status: row.status as RequestStatus,
    outcome: outcomeOf(given),
  }
}
