/** Each conversation remembers what its person agreed to: what is withdrawn is not remembered. */
import type { Turn } from '../conversation/dialogue.ts'
import type { Tx } from '../platform/database/database.ts'

/** The names under which the subjects remember it, by purpose. */
const memoryNames: Readonly<Record<string, string>> = { feedback: 'consent', phone: 'phone' }

const forgetInChats = {
  name: 'forget_agreements',
  text: `UPDATE identity SET dialogue = dialogue #- ARRAY['memory', $2::text]
    WHERE person_id = $1 AND id IS DISTINCT FROM $3::int AND dialogue -> 'memory' ? $2::text`,
}

/** That feedback may be handled, in all chats of the person; the writer's own is written at the end of the turn. */
export async function forgetAgreements(turn: Turn, personId: number): Promise<void> {
  turn.remember('consent', null)
  await turn.tx.query(forgetInChats, [personId, 'consent', turn.writer.identityId])
}

/** What was agreed to for a purpose, in all chats of the person. */
export async function forgetAgreementsOf(
  tx: Tx,
  { personId, purpose }: { personId: number; purpose: string },
): Promise<void> {
  const memoryName = memoryNames[purpose]
  if (memoryName) await tx.query(forgetInChats, [personId, memoryName, null])
}
