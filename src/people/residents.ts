/** The person behind a chat, known only from the moment there is a reason to. */
import type { Writer } from '../conversation/dialogue.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Language } from '../platform/i18n/texts.ts'

const newPerson = {
  name: 'new_person',
  text: 'INSERT INTO person (language, unit_id) VALUES ($1, $2) RETURNING id',
}

const setUnit = { name: 'set_unit_of_person', text: 'UPDATE person SET unit_id = $2 WHERE id = $1' }

/** Where somebody says they live holds in all of their chats that know nothing else. */
export async function liveAt(
  tx: Tx,
  { personId }: { personId: number | null },
  unitId: number,
): Promise<void> {
  if (personId !== null) await tx.query(setUnit, [personId, unitId])
}

/**
 * The id of the writer's person, who is created now if need be; the writer then carries it, and the end of the turn
 * writes it down.
 */
export async function personOf(
  tx: Tx,
  writer: Pick<Writer, 'unitId'> & { personId: number | null },
  { language }: { language: Language },
): Promise<number> {
  if (writer.personId !== null) return writer.personId
  const [person] = await tx.query<{ id: number }>(newPerson, [language, writer.unitId])
  if (!person) throw new Error('the person was not stored')
  writer.personId = person.id
  return person.id
}
