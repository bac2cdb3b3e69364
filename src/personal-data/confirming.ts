/**
 * Who confirms a deletion before it is carried out: what is erased does not come back (Law 91/2025/QH15, art. 14).
 *
 * person    by a tap in their own chat; everything of theirs goes
 * second    where they cannot, a second member of the staff with the second factor; only ordinary tickets within the reach
 *           of who wants it carried out go. Sealed tickets and those of other units stay until their author taps, and
 *           nothing that staff see says whether there are any
 */
import type { Outbox } from '../delivery/outbox.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { presentViewer } from '../people/present-viewer.ts'
import { demandSecondPerson } from '../people/second-person.ts'
import { type Viewer, withinReach } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import type { DataRequest, Prisma } from '../platform/database/generated/client.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { openRequestStatuses } from './request-types.ts'

/** So long a person who was asked in their chat has to tap before a second person may confirm instead. */
const patienceMs = 3 * 24 * 60 * 60_000

type Confirmed = Pick<DataRequest, 'kind' | 'askedAt' | 'tappedAt' | 'runById' | 'secondById'>

/**
 * `nobody`: no member of staff wants it carried out yet; `waits-person` and `waits-second`: for whom it waits; `given`: it
 * may be carried out. Null for what is no deletion.
 */
export const confirmations = ['nobody', 'waits-person', 'waits-second', 'given'] as const
export type Confirmation = (typeof confirmations)[number]

export function confirmationOf(request: Confirmed, now: Date): Confirmation | null {
  const { kind, askedAt, runById } = request
  if (kind !== 'delete') return null
  if (isConfirmed(request)) return 'given'
  if (runById === null) return 'nobody'
  const asked = askedAt !== null && now.getTime() - askedAt.getTime() < patienceMs
  return asked ? 'waits-person' : 'waits-second'
}

export const isConfirmed = ({ tappedAt, secondById }: Pick<Confirmed, 'tappedAt' | 'secondById'>): boolean =>
  tappedAt !== null || secondById !== null

interface Asked {
  readonly id: number
  readonly personId: number
  readonly identityId: number | null
  readonly now: Date
}

/**
 * Asks the person in their own chat; the answer is the question every deletion is confirmed by.
 * @returns the moment, or null when there is no chat where they can be written to
 */
export async function askPerson(
  tx: Tx,
  { id, personId, identityId, now }: Asked,
  { outbox, texts }: { outbox: Outbox; texts: Texts },
): Promise<Date | null> {
  const to = await outbox.addressOf(tx, { personId, identityId })
  if (!to) return null
  const { unreachable } = await tx.orm.identity.findUniqueOrThrow({
    where: { id: to.identity_id },
    select: { unreachable: true },
  })
  if (unreachable !== null) return null
  const text = texts.rich(to.language, 'privacy-confirm-ask', { number: id })
  const label = texts.say(to.language, 'privacy-choice-decide')
  const message = { text, choices: [{ value: 'pd::delete', label }] }
  const { skipped } = await outbox.add(tx, { to, message, now })
  return skipped ? null : now
}

/**
 * The second person's word for a deletion that its own person cannot confirm.
 * @throws ConflictError while it is not their turn, or when they wanted it carried out themselves
 * @throws SecondFactorError
 */
export async function demandConfirming(
  tx: Tx,
  viewer: Viewer,
  { request, now }: { request: Confirmed; now: Date },
): Promise<void> {
  const { runById } = request
  if (confirmationOf(request, now) !== 'waits-second' || runById === null)
    throw new ConflictError('data-request-not-now')
  await demandSecondPerson(tx, viewer, { askedById: runById, own: 'data-request-own', now })
  demandFactor(viewer, 'erasing', now)
}

/** The person's deletion that waits to be confirmed, or was and is under way. */
export const openDeletion = (tx: Tx, personId: number | null) =>
  personId === null
    ? Promise.resolve(null)
    : tx.orm.dataRequest.findFirst({
        where: { personId, kind: 'delete', status: { in: [...openRequestStatuses] } },
        orderBy: { id: 'desc' },
      })

/** The person said in their chat that they want to keep everything. */
export async function decline(tx: Tx, personId: number | null, now: Date): Promise<void> {
  const open = await openDeletion(tx, personId)
  if (!open || isConfirmed(open)) return
  const data = { status: 'refused', acknowledgedAt: open.acknowledgedAt ?? now, doneAt: now }
  await tx.orm.dataRequest.update({ where: { id: open.id }, data: { ...data, outcome: { declined: true } } })
}

/** Which of the person's tickets may go: all of them by their own tap. */
export async function mayGo(
  tx: Tx,
  { tappedAt, runById }: Pick<Confirmed, 'tappedAt' | 'runById'>,
): Promise<Prisma.TicketWhereInput> {
  if (tappedAt !== null) return {}
  const viewer = runById === null ? null : await presentViewer(tx, runById)
  if (!viewer) return { id: { in: [] } }
  return { AND: [{ anonymous: false, restricted: false }, withinReach(viewer, 'privacy.manage')] }
}
