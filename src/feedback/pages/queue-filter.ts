/** The filter of the queue is its address: what one sees can be kept, sent and opened again. */
import type { Viewer } from '../../people/viewer.ts'
import { openStatuses, type Sort, type Status, sorts, statuses, type TicketFilter } from '../ticket-types.ts'
import { CATEGORIES, type Category, KINDS, type Kind, type Urgency } from '../understand/labels.ts'

/** The parts of the queue's address; those at their usual value are not written. */
export interface QueueAddress {
  /** `open` unless words or the answers to an announcement are asked for, then `all`. */
  readonly status?: Status | 'open' | 'all' | undefined
  readonly danger?: boolean | undefined
  readonly overdue?: boolean | undefined
  readonly today?: boolean | undefined
  readonly assignee?: 'me' | 'none' | undefined
  readonly unit?: number | undefined
  readonly kind?: Kind | undefined
  readonly category?: Category | undefined
  /** Answers to this announcement. */
  readonly campaign?: number | undefined
  readonly q?: string | undefined
  readonly sort?: Sort | undefined
  readonly cursor?: string | undefined
}

export function readQueueAddress(query: Record<string, string | undefined>): QueueAddress {
  const status = ([...statuses, 'open', 'all'] as const).find((each) => each === query.status)
  const assignee = (['me', 'none'] as const).find((each) => each === query.assignee)
  const kind = KINDS.find((each) => each === query.kind)
  const category = CATEGORIES.find((each) => each === query.category)
  const q = query.q?.trim().slice(0, 200)
  const sort = sorts.find((each) => each === query.sort && each !== 'newest')
  const cursor = query.cursor
  return {
    ...(status ? { status } : {}),
    ...(query.danger ? { danger: true } : {}),
    ...(query.overdue ? { overdue: true } : {}),
    ...(query.today ? { today: true } : {}),
    ...(assignee ? { assignee } : {}),
    ...(/^\d{1,9}$/.test(query.unit ?? '') ? { unit: Number(query.unit) } : {}),
    ...(/^\d{1,9}$/.test(query.campaign ?? '') ? { campaign: Number(query.campaign) } : {}),
    ...(kind ? { kind } : {}),
    ...(category ? { category } : {}),
    ...(q ? { q } : {}),
    ...(sort ? { sort } : {}),
    ...(cursor ? { cursor } : {}),
  }
}

/** The query of an address, with its question mark; nothing for the plain queue. */
export function writeQueueAddress(address: QueueAddress): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(address)) {
    if (value !== undefined && value !== false) query.set(name, value === true ? '1' : String(value))
  }
  const text = query.toString()
  return text ? `?${text}` : ''
}

export function filterOf(address: QueueAddress, viewer: Viewer): TicketFilter {
  const status = address.status ?? (address.q || address.campaign !== undefined ? 'all' : 'open')
  const wanted = status === 'all' ? undefined : status === 'open' ? openStatuses : [status]
  const urgency: Urgency = 'khan'
  return {
    ...(wanted ? { status: wanted } : {}),
    ...(address.danger ? { urgency } : {}),
    ...(address.overdue ? { overdue: true } : {}),
    ...(address.today ? { dueToday: true } : {}),
    ...(address.assignee ? { assigneeId: address.assignee === 'me' ? viewer.personId : null } : {}),
    ...(address.unit === undefined ? {} : { unitId: address.unit }),
    ...(address.campaign === undefined ? {} : { campaignId: address.campaign }),
    ...(address.kind ? { kind: address.kind } : {}),
    ...(address.category ? { category: address.category } : {}),
    ...(address.q ? { q: address.q } : {}),
    ...(address.sort ? { sort: address.sort } : {}),
  }
}
