/** A ticket as two lines of a list: what it is and its clock; where, how far, since when and with whom. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { mark, statusMark } from '../../console/marks.ts'
import { ago, leftWords, nextDue } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import { clipText } from '../../platform/text/clip.ts'
import { maskNumbers } from '../../platform/text/masking.ts'
import { formatDate } from '../../platform/text/numbers.ts'
import { maskMinor } from '../minors.ts'
import { openStatuses, type TicketItem } from '../ticket-types.ts'

export function ticketRow(visit: Visit, ticket: TicketItem, { tick = false } = {}): Html {
  const { say } = visit
  const shown = maskNumbers(maskMinor(ticket, say)) || say('privacy-erased-text')
  const words = clipText(shown.replace(/\s+/g, ' '), { limit: 110, unit: 'characters' })
  const danger = ticket.urgency === 'khan'
  return html`<li class="ticket" data-code="${ticket.code}">
    ${tick ? html`<input type="checkbox" name="code" value="${ticket.code}" aria-label="${say('console-queue-tick', { code: ticket.code })}">` : ''}
    <div class="what">
      ${danger ? html`<strong class="hand">${mark('alarm')} ${visit.label('urgency', 'khan')}</strong>` : ''}
      <a href="/console/tickets/${ticket.code}"><span class="topic">${visit.label('category', ticket.category)}</span> <span class="words" dir="auto">${words}</span></a>
    </div>
    ${dueOf(visit, ticket)}
    <div class="where quiet">
      <span class="code">${ticket.code}</span>
      <span>${unitName(visit, ticket.unitId)}</span>
      <span class="status">${statusMark(ticket.status)} ${visit.label('status', ticket.status)}</span>
      <span>${ago(visit, ticket.createdAt)}</span>
      ${ticket.attachments > 0 ? html`<span>${mark('file')} ${say('console-files', { count: ticket.attachments })}</span>` : ''}
      ${ticket.supporters > 0 ? html`<span>${say('console-supporters', { count: ticket.supporters })}</span>` : ''}
      <span>${assigneeName(visit, ticket)}</span>
    </div>
  </li>`
}

/** The clock of an open ticket: late is a triangle and a word before it is a colour. */
export function dueOf(visit: Visit, ticket: TicketItem): Html {
  if (!openStatuses.includes(ticket.status)) return html`<div class="due"></div>`
  const due = nextDue(visit, ticket)
  const shape = due.late ? 'alarm' : due.today ? 'today' : 'clock'
  return html`<div class="due ${due.late ? 'hand' : ''}">
    <span>${mark(shape)} ${due.today && !due.late ? visit.say('console-due-today') : leftWords(visit, due)}</span>
    <small>${visit.say(`console-due-${due.what}`, { date: formatDate(due.at, visit.language) })}</small>
  </div>`
}

export const unitName = (visit: Visit, unitId: number): string =>
  visit.units.byId(unitId)?.name ?? visit.say('console-unit-unknown')

export function assigneeName(visit: Visit, { assignee }: TicketItem): string {
  if (!assignee) return visit.say('console-nobody')
  if (assignee.id === visit.viewer.personId) return visit.say('console-me')
  return assignee.name ?? visit.say('console-nameless')
}
