/**
 * What staff may know of the outcome of a request: it names its person, so a ticket is named with it only when its author
 * is no secret and the reader may see it. The code of a sealed one beside the name would unseal it.
 */
import { visibleTickets } from '../feedback/visibility.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Outcome } from './request-types.ts'

/** The same items, their outcomes without the codes of tickets that the viewer must not read there. */
export async function withShownOutcomes<Item extends { readonly outcome: Outcome }>(
  source: Database | Tx,
  viewer: Viewer,
  items: readonly Item[],
): Promise<Item[]> {
  const codes = items.flatMap(({ outcome }) => outcome.kept?.map(({ code }) => code) ?? [])
  if (codes.length === 0) return [...items]
  const rows = await source.orm.ticket.findMany({
    where: {
      AND: [{ code: { in: codes }, anonymous: false, restricted: false }, visibleTickets(viewer)],
    },
    select: { code: true },
  })
  const shown = new Set(rows.map(({ code }) => code))
  return items.map((item) => {
    const { kept, ...outcome } = item.outcome
    return kept
      ? { ...item, outcome: { ...outcome, kept: kept.filter(({ code }) => shown.has(code)) } }
      : item
  })
}
