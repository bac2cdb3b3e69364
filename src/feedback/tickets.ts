/** What staff can do with tickets: reading what is visible to them, changing what they may handle. */

import { createReadings } from '../audit/reading.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { createAuthorPhone, mayBeCalled } from './author-phone.ts'
import { handlersOf } from './handlers.ts'
import { maskMinor } from './minors.ts'
import type { AnnounceTicket } from './open-ticket.ts'
import { replyWaysOf } from './reply-ways.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import { fillTemplate } from './templates.ts'
import { createTicketChanges } from './ticket-changes.ts'
import type { TicketNotices } from './ticket-notices.ts'
import { countTicketsOf, findTicket, listTickets } from './ticket-reading.ts'
import type { Listed, Page, TicketFilter, TicketItem } from './ticket-types.ts'
import { undelivered } from './undelivered.ts'
import { createUnsealing } from './unsealing.ts'
import { isSealed, seesAny } from './visibility.ts'

export type Tickets = ReturnType<typeof createTickets>

/** How long somebody counts as looking at a ticket after the last sign, in milliseconds. */
const lookingMs = 45_000

export interface TicketParts {
  readonly database: Database
  readonly clock: Clock
  readonly texts: Texts
  readonly units: UnitDirectory
  readonly notices: TicketNotices
  readonly alerts: StaffAlerts
  readonly announce: AnnounceTicket
}

export function createTickets(parts: TicketParts) {
  const { database, clock, texts, units } = parts
  const recordRead = createReadings({ database, clock })
  return {
    ...createTicketChanges(parts),

    /** Learning who a sealed author is. */
    unsealing: createUnsealing(parts),

    /** Tickets the viewer may see, newest first unless sorted; of those about children only that they are, and numbers of people masked. */
    async list(viewer: Viewer, filter: TicketFilter, page: Page): Promise<Listed<TicketItem>> {
      const listed = await listTickets(database, { viewer, filter, page, now: clock.now() })
      const say = (key: string) => texts.say(viewer.language, key)
      return {
        ...listed,
        items: listed.items.map((item) => ({ ...item, text: maskNumbers(maskMinor(item, say)) })),
      }
    },

    /** Whether a change of these tickets is any of the viewer's business. */
    seesAny: (viewer: Viewer, codes: readonly string[]) => seesAny(database, viewer, codes),

    counts: (viewer: Viewer, filter: TicketFilter = {}) =>
      countTicketsOf(database, { viewer, filter, now: clock.now() }),

    find: (viewer: Viewer, code: string) => findTicket(database, viewer, code),

    /** Finds a ticket to be read by the viewer, and notes the reading in the audit. */
    async open(viewer: Viewer, code: string) {
      const ticket = await findTicket(database, viewer, code)
      const { unitId } = ticket
      await recordRead(viewer, { action: 'ticket.read', unitId, entity: 'ticket', entityId: ticket.code })
      return ticket
    },

    /** Notes that the viewer has the ticket open; answers who else has. */
    async watch(viewer: Viewer, code: string): Promise<{ personId: number; name: string }[]> {
      const { id: ticketId } = await findTicket(database, viewer, code)
      const now = clock.now()
      await database.orm.ticketWatch.upsert({
        where: { ticketId_personId: { ticketId, personId: viewer.personId } },
        create: { ticketId, personId: viewer.personId, seenAt: now },
        update: { seenAt: now },
      })
      const others = await database.orm.ticketWatch.findMany({
        where: {
          ticketId,
          personId: { not: viewer.personId },
          seenAt: { gt: new Date(now.getTime() - lookingMs) },
        },
        select: { personId: true, person: { select: { name: true } } },
      })
      return others.map(({ personId, person }) => ({ personId, name: person.name ?? '' }))
    },

    /** Staff who may be given the ticket. */
    async handlers(viewer: Viewer, code: string) {
      const ticket = await findTicket(database, viewer, code)
      return handlersOf(database, ticket)
    },

    /** What its author was to be told and was not, nor in another way since. */
    async undelivered(viewer: Viewer, code: string) {
      const { id } = await findTicket(database, viewer, code)
      return undelivered(database, id)
    },

    /** How its author can be reached now; null for somebody without any chat. */
    async replyWays(viewer: Viewer, code: string) {
      const { id } = await findTicket(database, viewer, code)
      const who = await database.orm.ticket.findUniqueOrThrow({
        where: { id },
        select: { authorId: true, identityId: true },
      })
      const ways = await replyWaysOf(database, { ...who, now: clock.now() })
      return ways && { ...ways, phone: await mayBeCalled(database, id) }
    },

    /** The number of an author who agreed to be called. */
    phone: createAuthorPhone(parts),

    /** Reply templates of the ticket's unit and those above it, its category's first, filled in for the resident. */
    async templates(viewer: Viewer, code: string): Promise<{ id: number; title: string; text: string }[]> {
      const ticket = await findTicket(database, viewer, code)
      const unitIds = units.now.path(ticket.unitId).map((unit) => unit.id)
      const rows = await database.orm.replyTemplate.findMany({
        where: { unitId: { in: unitIds } },
        orderBy: { title: 'asc' },
      })
      const fits = (row: (typeof rows)[number]) => row.category === ticket.category
      return [...rows.filter(fits), ...rows.filter((row) => !fits(row))].map((row) => ({
        id: row.id,
        title: row.title,
        text: fillTemplate(texts, row, ticket),
      }))
    },

    /** Where a ready file of a ticket is stored; null when it is not the ticket's, or not ready. The reading is noted. */
    async file(viewer: Viewer, code: string, fileId: number) {
      const ticket = await findTicket(database, viewer, code)
      const attached = await database.orm.attachment.findFirst({
        where: { ticketId: ticket.id, fileId, file: { state: 'ready' } },
        select: { file: { select: { key: true, previewKey: true, mime: true, name: true } } },
      })
      const file = attached?.file
      if (!file?.key || !file.mime) return null
      const { unitId } = ticket
      const entityId = `${ticket.code}/${fileId}`
      await recordRead(viewer, { action: 'ticket.file', unitId, entity: 'ticket', entityId })
      const name = isSealed(ticket) ? null : file.name
      return { ...file, name, key: file.key, mime: file.mime }
    },
  }
}
