/** Shapes that all endpoints share: moments, lists, paging, ids. */
import { z } from 'zod'
import { NotFoundError } from '../platform/errors.ts'

/** A moment with the offset of Viet Nam, which keeps UTC+7 all year. */
export const moment = z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with offset' })

/** `2026-11-23T17:00:00.000+07:00` */
export function showMoment(date: Date): string {
  return new Date(date.getTime() + 7 * 3_600_000).toISOString().replace('Z', '+07:00')
}

export const mostItems = 200
const usualItems = 50

/** `?limit=&cursor=` */
export const paging = {
  limit: z.coerce.number().int().min(1).max(mostItems).default(usualItems),
  cursor: z.string().max(200).optional().meta({ description: 'nextCursor of the page before' }),
}

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** A page of a list that is in memory, ordered by a growing number; the cursor is the last one given. */
export function pageOf<Item>(
  items: readonly Item[],
  {
    limit,
    cursor,
    numberOf,
  }: { limit: number; cursor: string | undefined; numberOf: (item: Item) => number },
): { items: Item[]; nextCursor: string | null } {
  const after = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : Number.NEGATIVE_INFINITY
  const rest = items.filter((item) => numberOf(item) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return { items: page, nextCursor: rest.length > limit && last ? String(numberOf(last)) : null }
}

/** @throws NotFoundError for what cannot be an id */
export function readId(text: string | undefined): number {
  if (!text || !/^[1-9]\d{0,8}$/.test(text)) throw new NotFoundError('id')
  return Number(text)
}
