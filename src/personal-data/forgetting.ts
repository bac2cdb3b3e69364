/** The last step of a deletion: once the person was told, the names their platforms give them go, and nobody can be found. */
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import { noteProof } from './deletion.ts'
import type { ErasedChats, ForgetWork } from './jobs.ts'
import { proveDeletion } from './proof.ts'
import { untilSettled } from './settled.ts'

/** How long an attempt waits for the last message, in milliseconds. */
const farewellMs = 20_000

/** Stands in place of the name; the row stays because consents point to it, to show the channel they came by. */
const forgetChats = {
  name: 'forget_chats',
  text: `UPDATE identity SET external_id = 'erased:' || id, dialogue = NULL
    WHERE id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))`,
}
const forgetTold = {
  name: 'forget_told',
  text: `DELETE FROM outgoing_message
    WHERE lane = 'interactive' AND identity_id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))`,
}
const lockChats = {
  name: 'lock_erased_chats',
  text: `SELECT id, external_id AS "externalId", last_inbound_at AS "lastInboundAt" FROM identity
    WHERE id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb))
      AND external_id NOT LIKE 'erased:%' ORDER BY id FOR UPDATE`,
}

export function createForgetting(parts: { database: Database; store: FileStore; clock: Clock }): ForgetWork {
  const { database, clock } = parts
  return async (erased, run) => {
    const arrived = await untilSettled(database, erased.identityIds, farewellMs)
    if (!arrived && !run.lastAttempt) throw new Error('the last message has not arrived yet')
    const names = await database.transaction((tx) => forget(tx, erased))
    const proof = await proveDeletion(parts, { needles: { words: [], names }, at: clock.now() })
    await noteProof(database, erased.requestId, { names: proof })
  }
}

/** @returns the names that are gone; of somebody who has written again since it stays, as of anybody new */
async function forget(tx: Tx, { requestId, identityIds, at }: ErasedChats): Promise<string[]> {
  const { doneAt } = await tx.orm.dataRequest.findUniqueOrThrow({ where: { id: requestId } })
  const chats = await tx.query<{ id: number; externalId: string; lastInboundAt: Date }>(lockChats, [
    JSON.stringify(identityIds),
  ])
  const emptiedAt = at ?? doneAt
  const silent = chats.filter(({ lastInboundAt }) => emptiedAt !== null && lastInboundAt <= emptiedAt)
  const ids = JSON.stringify(silent.map(({ id }) => id))
  await tx.query(forgetTold, [ids])
  await tx.query(forgetChats, [ids])
  await tx.orm.webMessage.deleteMany({ where: { identityId: { in: silent.map(({ id }) => id) } } })
  return silent.map(({ externalId }) => externalId)
}
