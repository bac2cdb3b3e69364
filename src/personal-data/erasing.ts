/** The statements that erase, each within a transaction of its caller. */
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'

const eraseTicketsSql = sqlFile(import.meta.url, 'erase-tickets.sql')
const eraseFilesSql = sqlFile(import.meta.url, 'erase-files.sql')
const erasePayloadsSql = sqlFile(import.meta.url, 'erase-payloads.sql')
const eraseToldSql = sqlFile(import.meta.url, 'erase-told.sql')
const eraseChatsSql = sqlFile(import.meta.url, 'erase-chats.sql')
const forgetAnswersSql = sqlFile(import.meta.url, 'forget-answers.sql')
const erasePersonSql = sqlFile(import.meta.url, 'erase-person.sql')
const emptyRequests = {
  name: 'empty_data_requests',
  text: `UPDATE data_request SET detail = NULL, outcome = outcome - 'note' WHERE person_id = $1`,
}
const withdrawConsents = {
  name: 'withdraw_every_consent',
  text: 'UPDATE consent SET withdrawn_at = $2 WHERE person_id = $1 AND withdrawn_at IS NULL',
}

/** Takes words, place and author out of tickets; their files are erased apart. */
export async function eraseTickets(
  tx: Tx,
  { ids, now }: { ids: readonly number[]; now: Date },
): Promise<void> {
  if (ids.length === 0) return
  await tx.query(eraseTicketsSql, [JSON.stringify(ids)])
  await tx.orm.ticketEvent.createMany({
    data: ids.map((ticketId) => ({ ticketId, at: now, type: 'erased', data: {} })),
  })
}

/** Deletes the rows of files. @returns the keys of the bytes, which are still to be removed */
export async function eraseFiles(tx: Tx, ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.query<{ key: string | null; previewKey: string | null }>(eraseFilesSql, [
    JSON.stringify(ids),
  ])
  return rows.flatMap(({ key, previewKey }) => [key, previewKey].filter((each) => each !== null))
}

/** No answer of the API that was kept for a repeated request is given again; the last of what erases. */
export async function forgetAnswers(tx: Tx): Promise<void> {
  await tx.query(forgetAnswersSql, [])
}

/** Empties chats; with `part` they no longer belong to their person. */
export async function eraseChats(
  tx: Tx,
  { ids, codes, part }: { ids: readonly number[]; codes: readonly string[]; part: boolean },
): Promise<void> {
  const chats = JSON.stringify(ids)
  await tx.query(erasePayloadsSql, [chats])
  await tx.query(eraseToldSql, [chats, JSON.stringify(codes)])
  await tx.query(eraseChatsSql, [chats, part])
}

/** Everything agreed to ends, and what was written in requests goes. */
export async function endConsents(tx: Tx, { personId, now }: { personId: number; now: Date }): Promise<void> {
  await tx.query(withdrawConsents, [personId, now])
  await tx.query(emptyRequests, [personId])
}

export async function erasePerson(tx: Tx, { personId, now }: { personId: number; now: Date }): Promise<void> {
  await tx.query(erasePersonSql, [personId, now])
}
