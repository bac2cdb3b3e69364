/** What announcements are about; who agreed to them gets every topic until they turn one off. */
import type { Tx } from '../platform/database/database.ts'

export const topics = ['meetings', 'funds', 'events', 'consultations', 'notices'] as const
export type Topic = (typeof topics)[number]

const refuse = {
  name: 'refuse_topic',
  text: `INSERT INTO topic_refusal (person_id, topic, refused_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
}
const want = { name: 'want_topic', text: 'DELETE FROM topic_refusal WHERE person_id = $1 AND topic = $2' }
const refused = { name: 'refused_topics', text: 'SELECT topic FROM topic_refusal WHERE person_id = $1' }

export async function refusedTopics(tx: Tx, personId: number): Promise<ReadonlySet<string>> {
  return new Set((await tx.query<{ topic: string }>(refused, [personId])).map(({ topic }) => topic))
}

/** Turns a topic off, or on again. */
export async function switchTopic(
  tx: Tx,
  { personId, topic, now }: { personId: number; topic: Topic; now: Date },
): Promise<void> {
  if ((await refusedTopics(tx, personId)).has(topic)) await tx.query(want, [personId, topic])
  else await tx.query(refuse, [personId, topic, now])
}
