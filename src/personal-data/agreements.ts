/** Each conversation remembers that its person agreed to have their feedback handled: what is withdrawn is not remembered. */
import type { Turn } from '../conversation/dialogue.ts'

/** The name under which feedback remembers it. */
const memoryName = 'consent'

const forgetInChats = {
  name: 'forget_agreements',
  text: `UPDATE identity SET dialogue = dialogue #- ARRAY['memory', $2::text]
    WHERE person_id = $1 AND id <> $3 AND dialogue -> 'memory' ? $2::text`,
}

/** In all chats of the person; the writer's own is written at the end of the turn. */
export async function forgetAgreements(turn: Turn, personId: number): Promise<void> {
  turn.remember(memoryName, null)
  await turn.tx.query(forgetInChats, [personId, memoryName, turn.writer.identityId])
}
