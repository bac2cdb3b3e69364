/** The second of two people, where one alone may not decide. */
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Viewer } from './viewer.ts'

const openedBy = sqlFile(import.meta.url, 'opened-by.sql')

/** So long an account is taken to be in the hands of whoever made it, or opened a way into it. */
const freshMs = 7 * 24 * 60 * 60_000

/**
 * Demands that whoever decides is somebody else than the one who asked, and no account that one made or opened within
 * the last seven days.
 * @param own the reason of the refusal for one's own request
 * @throws ConflictError(own), or ('second-person-opened')
 */
export async function demandSecondPerson(
  tx: Tx,
  viewer: Viewer,
  { askedById, own, now }: { askedById: number; own: string; now: Date },
): Promise<void> {
  if (askedById === viewer.personId) throw new ConflictError(own)
  const since = new Date(now.getTime() - freshMs)
  const [opened] = await tx.query(openedBy, [askedById, viewer.personId, since])
  if (opened) throw new ConflictError('second-person-opened')
}
