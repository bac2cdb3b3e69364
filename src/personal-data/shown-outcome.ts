/**
 * What staff may know of a request and its outcome: it is about one person, so a ticket is named there only when its author
 * is no secret and the reader may see it. Nothing else tells of a sealed one either: a deletion that still keeps something
 * sealed looks like one that kept nothing, and whoever was deleted is named to nobody.
 */
import { visibleTickets } from '../feedback/visibility.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Outcome, Proof } from './request-types.ts'

interface Shown {
  readonly person: { readonly id: number; readonly name: string | null }
  readonly outcome: Outcome
}

/** The same items as the viewer may read them. */
export async function withShownOutcomes<Item extends Shown>(
  source: Database | Tx,
  viewer: Viewer,
  items: readonly Item[],
): Promise<Item[]> {
  const codes = await codesShown(source, viewer, items)
  const deleted = await peopleDeleted(source, items)
  return items.map((item) => ({
    ...item,
    person: deleted.has(item.person.id) ? { ...item.person, name: null } : item.person,
    outcome: shownOf(item.outcome, codes),
  }))
}

async function codesShown(
  source: Database | Tx,
  viewer: Viewer,
  items: readonly Shown[],
): Promise<ReadonlySet<string>> {
  const codes = items.flatMap(({ outcome }) => outcome.kept?.map(({ code }) => code) ?? [])
  if (codes.length === 0) return new Set()
  const rows = await source.orm.ticket.findMany({
    where: {
      AND: [{ code: { in: codes }, anonymous: false, restricted: false }, visibleTickets(viewer)],
    },
    select: { code: true },
  })
  return new Set(rows.map(({ code }) => code))
}

/** Also of one that is open again, because something was found. */
const confirmed = [{ status: 'done' }, { tappedAt: { not: null } }, { secondById: { not: null } }]

/** The name of one stays while a ticket is being handled, and goes at once of another: neither is shown. */
async function peopleDeleted(source: Database | Tx, items: readonly Shown[]): Promise<ReadonlySet<number>> {
  const rows = await source.orm.dataRequest.findMany({
    where: { kind: 'delete', OR: confirmed, personId: { in: items.map(({ person }) => person.id) } },
    select: { personId: true },
  })
  return new Set(rows.map(({ personId }) => personId))
}

function shownOf({ kept, pending, words, names, ...outcome }: Outcome, codes: ReadonlySet<string>): Outcome {
  const shown = kept?.filter(({ code }) => codes.has(code))
  return {
    ...outcome,
    ...(shown ? { kept: shown } : {}),
    ...(pending === undefined ? {} : { pending: shown !== undefined && shown.length > 0 }),
    ...(words ? { words: together(words, names) } : {}),
  }
}

/** Both searches as one: the second comes only when nothing is kept any more. */
function together({ at: _, ...words }: Proof, names: Proof | undefined): Proof {
  return {
    ...words,
    needles: words.needles + (names?.needles ?? 0),
    found: [...words.found, ...(names?.found ?? [])],
  }
}
