/** What a member of staff does with a ticket from a group: as themselves, in the transaction of the event. */
import type { GroupTurn } from '../conversation/group-events.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { AnnounceTicket } from '../feedback/open-ticket.ts'
import { createStaffAlerts } from '../feedback/staff-alerts.ts'
import { createTicketChanges } from '../feedback/ticket-changes.ts'
import { createTicketNotices } from '../feedback/ticket-notices.ts'
import { presentViewer } from '../people/present-viewer.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'

export interface ActingParts {
  readonly database: Database
  readonly clock: Clock
  readonly texts: Texts
  readonly units: UnitDirectory
  readonly outbox: Outbox
  readonly announce: AnnounceTicket
  readonly publicUrl: string
}

/** The changes staff can make, as part of a transaction that is open. */
export type ChangesIn = (tx: Tx) => ReturnType<typeof createTicketChanges>

export function changesIn(parts: ActingParts): ChangesIn {
  const notices = createTicketNotices(parts)
  const alerts = createStaffAlerts(parts)
  return (tx) => {
    const database = { ...parts.database, transaction: <T>(work: (tx: Tx) => Promise<T>) => work(tx) }
    return createTicketChanges({ ...parts, database, notices, alerts })
  }
}

/** Whoever pressed or wrote, when their private chat with the bot is linked to a member of staff. */
export async function viewerOf({ tx, personId }: GroupTurn): Promise<Viewer | null> {
  return personId === null ? null : presentViewer(tx, personId)
}

interface PostKey {
  readonly id?: number
  readonly platformId?: string
}

/**
 * The post of a ticket in the group of the turn; `code` is null for a line of a summary, and for a ticket that is not
 * the group's any more.
 */
export async function findPost(
  { tx, event, group }: GroupTurn,
  key: PostKey,
): Promise<{ code: string | null } | null> {
  const post = await tx.orm.staffPost.findFirst({
    where: { ...key, group: { accountId: event.account.id, chatId: group.chatId, endedAt: null } },
    select: { shown: true, ticket: { select: { code: true, restricted: true } } },
  })
  if (!post) return null
  return { code: post.ticket.restricted || post.shown.includes('summary:') ? null : post.ticket.code }
}
