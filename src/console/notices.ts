/** The sentence that says what was just done, carried in the address after a form was sent. */
import type { Visit } from './visit.ts'

const known = [
  'replied',
  'answered',
  'noted',
  'forwarded',
  'assigned',
  'classified',
  'started',
  'triaged',
  'closed',
  'moved',
  'declined',
  'reopened',
  'reply-skipped',
  'resent',
  'called',
  'bulk',
  'bulk-some',
  'bulk-none',
  'staff-created',
  'role-granted',
  'role-ended',
  'custody-asked',
  'custody-granted',
  'custody-refused',
  'staff-ended',
  'factor-reset',
  'unit-saved',
  'unit-change-taken-back',
  'template-saved',
  'template-removed',
  'units-imported',
  'account-created',
  'account-tokens',
  'account-rules',
  'account-paused',
  'account-resumed',
  'account-ended',
  'account-consent',
] as const

/** Nothing but our own sentences, whatever the address says. */
export function doneNotice(visit: Visit, query: Record<string, string | undefined>): string | undefined {
  const done = known.find((each) => each === query.done)
  if (!done) return undefined
  return visit.say(`console-done-${done}`, {
    count: Number(query.count) || 0,
    refused: Number(query.refused) || 0,
  })
}
