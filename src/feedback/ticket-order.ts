/** In which order a list of tickets stands, and where its next page begins. */
import type { Prisma } from '../platform/database/generated/client.ts'
import type { Sort } from './ticket-types.ts'

export const orders: Record<Sort, Prisma.TicketOrderByWithRelationInput[]> = {
  newest: [{ createdAt: 'desc' }, { id: 'desc' }],
  due: [{ nextDueAt: 'asc' }, { id: 'asc' }],
  waiting: [{ waitingSince: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
}

const columns = { newest: 'createdAt', due: 'nextDueAt', waiting: 'waitingSince' } as const

/** The last ticket of a page, as its order sees it. */
export interface Position {
  /** Null where the order has nothing to go by. */
  readonly at: Date | null
  readonly id: number
}

type Ordered = { readonly [column in (typeof columns)[Sort]]: Date | null } & { readonly id: number }

/** The tickets that stand behind a position. */
export function beyond(sort: Sort, { at, id }: Position): Prisma.TicketWhereInput {
  const column = columns[sort]
  if (sort === 'newest')
    return at ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] } : {}
  if (at === null) return { [column]: null, id: { gt: id } }
  return { OR: [{ [column]: { gt: at } }, { [column]: at, id: { gt: id } }, { [column]: null }] }
}

export function writeCursor(sort: Sort, last: Ordered): string {
  return Buffer.from(`${last[columns[sort]]?.getTime() ?? ''}.${last.id}`).toString('base64url')
}

/** A cursor that is not ours begins at the beginning. */
export function readCursor(cursor: string): Position | null {
  const match = /^(\d{0,15})\.(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())
  return match ? { at: match[1] ? new Date(Number(match[1])) : null, id: Number(match[2]) } : null
}
