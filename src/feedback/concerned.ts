/** The people whom a denunciation names, when they are staff: it is not routed to them, nor there for them to see. */
import type { Tx } from '../platform/database/database.ts'
import { foldText } from '../platform/text/fold.ts'

/** A given name alone is half the country's. */
const leastWords = 2

const staffNames = {
  name: 'staff_names',
  text: `SELECT DISTINCT person.id, person.name FROM person JOIN role ON role.person_id = person.id AND role.ended_at IS NULL
    WHERE person.ended_at IS NULL AND person.name IS NOT NULL`,
}
const addConcerned = {
  name: 'add_concerned',
  text: `UPDATE ticket SET concerned_ids = ARRAY(
      SELECT DISTINCT id FROM unnest(concerned_ids || ARRAY(SELECT jsonb_array_elements_text($2::jsonb)::int)) AS id),
      assignee_id = CASE WHEN $2::jsonb @> to_jsonb(assignee_id) THEN NULL ELSE assignee_id END
    WHERE id = $1`,
}

/** Ids of the staff whose full name stands in the words, with or without marks. */
export async function concernedBy(tx: Tx, words: string): Promise<number[]> {
  const said = plain(words)
  const staff = await tx.query<{ id: number; name: string }>(staffNames, [])
  return staff
    .filter(({ name }) => name.trim().split(/\s+/).length >= leastWords && said.includes(plain(name)))
    .map(({ id }) => id)
}

/** A ticket is kept from these as well as from whom it was kept before, and given to none of them. */
export async function keepFrom(
  tx: Tx,
  { ticketId, concerned }: { ticketId: number; concerned: readonly number[] },
): Promise<void> {
  if (concerned.length > 0) await tx.query(addConcerned, [ticketId, JSON.stringify(concerned)])
}

const plain = (text: string): string => ` ${foldText(text)} `
