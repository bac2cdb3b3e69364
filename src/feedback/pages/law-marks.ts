/** What the law asks to be seen of a ticket at once: danger nobody answered for, what is restricted, what is about a child. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { formatTime } from '../../platform/text/numbers.ts'
import { openStatuses, type TicketDetail } from '../ticket-types.ts'

export function lawMarks(visit: Visit, ticket: TicketDetail): Html {
  const { say } = visit
  return html`${ticket.restricted ? html`<strong>${say('law-restricted-mark')}</strong>` : ''}
    ${ticket.restricted && ticket.readers === 'above' ? html`<strong>${say('law-restricted-alone-mark')}</strong>` : ''}
    ${ticket.minor ? html`<strong>${say('law-minor-mark')}</strong>` : ''}
    ${ticket.urgency === 'khan' && openStatuses.includes(ticket.status) ? answering(visit, ticket) : ''}`
}

/** Who answered for the danger and when; a button while nobody did. */
function answering(visit: Visit, ticket: TicketDetail): Html {
  const { say } = visit
  const { acknowledgedAt, escalatedAt } = ticket
  if (acknowledgedAt)
    return html`<span>${say('law-acknowledged', { time: formatTime(acknowledgedAt) })}</span>`
  const state = escalatedAt
    ? html`<strong class="hand">${mark('alarm')} ${say('law-escalated-mark', { time: formatTime(escalatedAt) })}</strong>`
    : html`<span class="quiet">${say('law-acknowledge-hint')}</span>`
  if (!mayOver(visit, { right: 'tickets.handle', unitId: ticket.unitId })) return state
  return html`${state}<form method="post" action="/console/tickets/${ticket.code}/acknowledge">${formToken(visit)}<button class="small">${say('law-acknowledge')}</button></form>`
}
