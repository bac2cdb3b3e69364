/** Everything said to the writer and the approver of an announcement: slips of the hand, and a time at which nothing can go out. */
import type { Querying } from '../platform/database/statement.ts'
import type { CampaignContent } from './campaign-types.ts'
import { quietUntil, ruleOf } from './rules.ts'
import { type Warning, warningsOf } from './spelling.ts'

export async function warningsAbout(
  source: Querying,
  content: CampaignContent,
  now: Date,
): Promise<Warning[]> {
  const never = await isAlwaysQuiet(source, content, now)
  return [
    ...warningsOf(content, now),
    ...(never ? [{ kind: 'quiet', path: 'notAfter', excerpt: '' } as const] : []),
  ]
}

/** From its first moment to its last one nothing may leave: it would end with nobody told. */
async function isAlwaysQuiet(source: Querying, content: CampaignContent, now: Date): Promise<boolean> {
  const { class: kind, notBefore, notAfter, segment } = content
  // What waits for no moment goes out when it is approved, in quiet hours too.
  if (kind === 'urgent' || !notAfter || !notBefore || notBefore <= now) return false
  const until = quietUntil(await ruleOf(source, segment.unit), notBefore)
  return until !== null && notAfter <= until
}
