/**
 * Denunciations: where they go, and how a ticket becomes one or ceases to be one.
 *
 * A denunciation goes to the lowest unit above the one that owns the account which has a custodian, because the unit
 * that received it, or somebody in it, may be the one denounced; when there is none, to the account's own unit. Never to
 * the unit that the message names, nor to its group of staff, nor to anybody it names.
 */
import { record } from '../audit/record.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { concernedBy, keepFrom } from './concerned.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import type { Kind } from './understand/labels.ts'

const custodianUnitSql = sqlFile(import.meta.url, 'custodian-unit.sql')
const accountUnit = {
  name: 'ticket_account_unit',
  text: `SELECT account.unit_id AS id FROM identity JOIN channel_account account ON account.id = identity.account_id
    WHERE identity.id = $1`,
}

/** Whether a ticket of this kind is for custodians alone. */
export const isRestricted = (kind: Kind): boolean => kind === 'to_cao'

/** The unit whose custodians get a denunciation sent to an account of this unit; none of those concerned is one of them. */
export async function custodianUnit(
  source: Querying,
  accountUnitId: number,
  concerned: readonly number[],
): Promise<number> {
  const values = [accountUnitId, JSON.stringify(concerned)]
  const [above] = await source.query<{ id: number }>(custodianUnitSql, values)
  return above?.id ?? accountUnitId
}

interface Turned {
  readonly code: string
  readonly unitId: number
  readonly identityId: number | null
}

/** What a ticket that turns out to be a denunciation becomes: out of everybody's sight, and the custodians are told. */
export async function restrict(
  tx: Tx,
  { ticket, viewer, alerts, now }: { ticket: Turned; viewer: Viewer; alerts: StaffAlerts; now: Date },
): Promise<Prisma.TicketUncheckedUpdateInput & { unitId: number }> {
  const [account] = await tx.query<{ id: number }>(accountUnit, [ticket.identityId])
  const { id: ticketId, ...said } = await tx.orm.ticket.findUniqueOrThrow({
    where: { code: ticket.code },
    select: { id: true, text: true, messages: { where: { side: 'resident' }, select: { text: true } } },
  })
  const words = [said.text, ...said.messages.map(({ text }) => text)].join('\n')
  const concerned = await concernedBy(tx, words)
  const unitId = await custodianUnit(tx, account?.id ?? ticket.unitId, concerned)
  await keepFrom(tx, { ticketId, concerned })
  await alerts.restricted(tx, { ticketId, unitId, exceptIdentityId: ticket.identityId, now })
  await recordTurn(tx, { ticket, viewer, action: 'ticket.restrict', unitId, now })
  return { restricted: true, unitId, assigneeId: null, campaignId: null }
}

/** What a ticket becomes that was no denunciation after all: an ordinary one whose author stays unnamed. */
export async function release(
  tx: Tx,
  { ticket, viewer, now }: { ticket: Turned; viewer: Viewer; now: Date },
): Promise<Prisma.TicketUncheckedUpdateInput> {
  await recordTurn(tx, { ticket, viewer, action: 'ticket.release', unitId: ticket.unitId, now })
  return { restricted: false, anonymous: true }
}

const recordTurn = (
  tx: Tx,
  given: { ticket: Turned; viewer: Viewer; action: string; unitId: number; now: Date },
): Promise<void> =>
  record(tx, {
    at: given.now,
    actorId: given.viewer.personId,
    action: given.action,
    unitId: given.unitId,
    entity: 'ticket',
    entityId: given.ticket.code,
  })
