/** Of a deletion: who confirms it, in the facts of its page and among what can be done. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import type { RequestItem } from '../request-items.ts'
import { isOpen } from '../request-types.ts'

type Fact = (label: string, value: Html | string) => Html

export function confirmationFacts(
  visit: Visit,
  { request, fact }: { request: RequestItem; fact: Fact },
): Html[] {
  const { say } = visit
  const { confirmation, runById, outcome } = request
  if (outcome.declined) return [fact('privacy-fact-confirmation', say('privacy-confirmation-declined'))]
  if (!confirmation || runById === null) return []
  const known = isOpen(request) || confirmation === 'given'
  return known ? [fact('privacy-fact-confirmation', say(`privacy-confirmation-${confirmation}`))] : []
}

/** The one button there is now, or for whom the deletion waits. */
export function confirming(
  visit: Visit,
  { request, run, confirm }: { request: RequestItem; run: () => Html; confirm: () => Html },
): Html {
  switch (request.confirmation) {
    case 'waits-person':
      return html`<p class="hint">${visit.say('privacy-confirmation-waits-person')}</p>`
    case 'waits-second':
      return request.runById === visit.viewer.personId
        ? html`<p class="hint">${visit.say('privacy-confirmation-waits-second')}</p>`
        : confirm()
    default:
      return run()
  }
}
