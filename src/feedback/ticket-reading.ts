/** What staff read of tickets: only those that are visible to them. */

import { demand, type Viewer } from '../people/viewer.ts'
import { addDays } from '../platform/calendar/calendar.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import { readCode } from '../platform/codes.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { NotFoundError } from '../platform/errors.ts'
import { foldText } from '../platform/text/fold.ts'
import { beyond, orders, readCursor, writeCursor } from './ticket-order.ts'
import {
  type Listed,
  openStatuses,
  type Page,
  type Readers,
  type Status,
  type TicketDetail,
  type TicketFilter,
  type TicketItem,
} from './ticket-types.ts'
import type { Category, Kind, Urgency } from './understand/labels.ts'
import { isSealed, ticketReach, ticketSql, visibleTickets } from './visibility.ts'

const searchTickets = ticketSql(import.meta.url, 'search-tickets.sql')
const countTickets = ticketSql(import.meta.url, 'count-tickets.sql')

export interface TicketCounts {
  readonly byStatus: Readonly<Record<Status, number>>
  readonly open: number
  readonly danger: number
  readonly overdue: number
  readonly dueToday: number
  readonly fresh: number
  readonly mine: number
}

const itemSelect = {
  id: true,
  code: true,
  kind: true,
  category: true,
  urgency: true,
  status: true,
  unitId: true,
  text: true,
  channel: true,
  createdAt: true,
  lookDueAt: true,
  lookedAt: true,
  dueAt: true,
  nextDueAt: true,
  waitingSince: true,
  restricted: true,
  minor: true,
  mergedInto: { select: { code: true, restricted: true } },
  assignee: { select: { id: true, name: true } },
  _count: { select: { attachments: true, merged: { where: { restricted: false } } } },
} satisfies Prisma.TicketSelect

const detailSelect = {
  ...itemSelect,
  address: true,
  latitude: true,
  longitude: true,
  language: true,
  anonymous: true,
  readers: true,
  version: true,
  answeredAt: true,
  closedAt: true,
  acknowledgedAt: true,
  escalatedAt: true,
  author: { select: { id: true, name: true, restrictedAt: true } },
  campaign: { select: { id: true, title: true, unitId: true } },
  attachments: {
    orderBy: { id: 'asc' },
    select: {
      messageId: true,
      file: { select: { id: true, kind: true, mime: true, name: true, state: true } },
    },
  },
  events: {
    orderBy: { id: 'asc' },
    select: {
      at: true,
      type: true,
      data: true,
      actor: { select: { id: true, name: true } },
      message: { select: { id: true, side: true, text: true } },
    },
  },
} satisfies Prisma.TicketSelect

type ItemRow = Prisma.TicketGetPayload<{ select: typeof itemSelect }>
type DetailRow = Prisma.TicketGetPayload<{ select: typeof detailSelect }>

/** Tickets the viewer may see, the newest first unless sorted otherwise. */
export async function listTickets(
  database: Database,
  { viewer, filter, page, now }: { viewer: Viewer; filter: TicketFilter; page: Page; now: Date },
): Promise<Listed<TicketItem>> {
  demand(viewer, 'tickets.read')
  const conditions: Prisma.TicketWhereInput[] = [visibleTickets(viewer), filterOf(filter, now)]
  if (filter.q !== undefined && filter.q.trim() !== '')
    conditions.push(await searched(database, viewer, filter.q))
  const { sort = 'newest' } = filter
  const after = page.cursor ? readCursor(page.cursor) : null
  if (after) conditions.push(beyond(sort, after))
  const rows = await database.orm.ticket.findMany({
    where: { AND: conditions },
    orderBy: orders[sort],
    take: page.limit + 1,
    select: itemSelect,
  })
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(asItem),
    nextCursor: rows.length > page.limit && last ? writeCursor(sort, last) : null,
  }
}

/** @throws NotFoundError when there is none, or none for this viewer */
export async function findTicket(source: Tx | Database, viewer: Viewer, code: string): Promise<TicketDetail> {
  const canonical = readCode(code)
  const row =
    canonical &&
    (await source.orm.ticket.findFirst({
      where: { AND: [{ code: canonical }, visibleTickets(viewer)] },
      select: detailSelect,
    }))
  if (!row) throw new NotFoundError('ticket')
  return asDetail(row)
}

/** A ticket right after somebody changed it, whom it may have left by that. */
export async function changedTicket(tx: Tx, id: number): Promise<TicketDetail> {
  return asDetail(await tx.orm.ticket.findUniqueOrThrow({ where: { id }, select: detailSelect }))
}

export async function countTicketsOf(
  database: Database,
  { viewer, filter, now }: { viewer: Viewer; filter: TicketFilter; now: Date },
): Promise<TicketCounts> {
  demand(viewer, 'tickets.read')
  const [row] = await database.query<
    Record<string, string | number> & { by_status: Record<string, number> | null }
  >(countTickets, [ticketReach(viewer), filter.unitId ?? null, now, viewer.personId])
  const number = (key: string) => Number(row?.[key] ?? 0)
  return {
    byStatus: { ...emptyCounts, ...row?.by_status },
    open: number('open'),
    danger: number('danger'),
    overdue: number('overdue'),
    dueToday: number('due_today'),
    fresh: number('fresh'),
    mine: number('mine'),
  }
}

const emptyCounts: Record<Status, number> = {
  received: 0,
  triaged: 0,
  in_progress: 0,
  forwarded: 0,
  answered: 0,
  closed: 0,
  reopened: 0,
  declined: 0,
  merged: 0,
}

function filterOf(filter: TicketFilter, now: Date): Prisma.TicketWhereInput {
  return {
    ...(filter.unitId === undefined ? {} : { unit: { ancestors: { some: { ancestorId: filter.unitId } } } }),
    ...(filter.status ? { status: { in: [...filter.status] } } : {}),
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.category ? { category: filter.category } : {}),
    ...(filter.urgency ? { urgency: filter.urgency } : {}),
    ...(filter.campaignId === undefined ? {} : { campaignId: filter.campaignId }),
    ...(filter.assigneeId === undefined ? {} : { assigneeId: filter.assigneeId }),
    ...(filter.dueToday
      ? { status: { in: [...openStatuses] }, nextDueAt: { gte: now, lt: endOfDay(now) } }
      : {}),
    ...(filter.overdue
      ? {
          status: { in: [...openStatuses] },
          OR: [{ dueAt: { lt: now } }, { lookedAt: null, lookDueAt: { lt: now } }],
        }
      : {}),
  }
}

/** Midnight in Viet Nam. */
const endOfDay = (now: Date): Date => new Date(`${addDays(dateOf(now), 1)}T00:00:00+07:00`)

async function searched(database: Database, viewer: Viewer, q: string): Promise<Prisma.TicketWhereInput> {
  const code = readCode(q)
  if (code) return { code }
  const rows = await database.query<{ id: number }>(searchTickets, [foldText(q).trim(), ticketReach(viewer)])
  return { id: { in: rows.map((row) => row.id) } }
}

function asItem(row: ItemRow): TicketItem {
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Kind,
    category: row.category as Category,
    urgency: row.urgency as Urgency,
    status: row.status as Status,
    unitId: row.unitId,
    text: row.text,
    channel: row.channel,
    createdAt: row.createdAt,
    lookDueAt: row.lookedAt ? null : row.lookDueAt,
    dueAt: row.dueAt,
    waitingSince: row.waitingSince,
    mergedInto: row.mergedInto && !row.mergedInto.restricted ? row.mergedInto.code : null,
    attachments: row._count.attachments,
    supporters: row._count.merged,
    assignee: row.assignee,
    restricted: row.restricted,
    minor: row.minor,
  }
}

/** While handling is restricted the name is kept, not shown (Law 91/2025/QH15, art. 4). */
function asAuthor({ id, name, restrictedAt }: NonNullable<DetailRow['author']>): TicketDetail['author'] {
  const restricted = restrictedAt !== null
  return { id, name: restricted ? null : name, restricted }
}

function asDetail(row: DetailRow): TicketDetail {
  const sealed = isSealed(row)
  return {
    ...asItem(row),
    address: row.address,
    place:
      row.latitude === null || row.longitude === null
        ? null
        : { latitude: row.latitude, longitude: row.longitude },
    language: row.language === 'en' ? 'en' : 'vi',
    anonymous: row.anonymous,
    readers: row.readers as Readers,
    author: sealed || !row.author ? null : asAuthor(row.author),
    campaign: row.campaign,
    version: row.version,
    answeredAt: row.answeredAt,
    closedAt: row.closedAt,
    acknowledgedAt: row.acknowledgedAt,
    escalatedAt: row.escalatedAt,
    files: row.attachments.map(({ messageId, file }) => ({
      fileId: file.id,
      kind: file.kind,
      mime: file.mime,
      name: sealed ? null : file.name,
      state: file.state,
      messageId,
    })),
    history: row.events.map((event) => ({
      at: event.at,
      type: event.type,
      by: event.actor,
      data: (event.data ?? {}) as Record<string, unknown>,
      message: event.message && {
        ...event.message,
        side: event.message.side as 'resident' | 'committee' | 'note',
      },
    })),
  }
}
