/** The forms below a ticket. Each says what will happen before its button, and keeps what was typed when it comes back. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, selectField, textArea, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import { reach } from '../../people/viewer.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { ReplyWays } from '../reply-ways.ts'
import { moves, type TicketDetail, ticketKinds } from '../ticket-types.ts'
import { CATEGORIES, URGENCIES } from '../understand/labels.ts'
import { tells } from './reaching.ts'

export interface ActionChoices {
  readonly attempt: Attempt | undefined
  /** The reply template that was asked for. */
  readonly template: number | undefined
  readonly handlers: readonly { id: number; name: string }[]
  readonly templates: readonly { id: number; title: string; text: string }[]
  readonly authorities: readonly string[]
  readonly ways: ReplyWays | null
}

/** More units than this are narrowed to the neighbours of the ticket's own. */
const mostUnits = 300

/** A form about a ticket as it was seen: with its version, an older one is refused. */
export function ticketForm(
  visit: Visit,
  ticket: TicketDetail,
  { action, body }: { action: string; body: Html },
): Html {
  return html`<form method="post" action="/console/tickets/${ticket.code}/${action}">
    ${formToken(visit)}<input type="hidden" name="version" value="${ticket.version}">${body}</form>`
}

export function replyForm(
  visit: Visit,
  ticket: TicketDetail,
  { attempt, template, templates, ways }: ActionChoices,
): Html {
  const { say } = visit
  const own = attempt?.form === 'reply' ? attempt : undefined
  const chosen = templates.find(({ id }) => id === template)
  const picker =
    templates.length === 0
      ? ''
      : html`<form method="get" action="/console/tickets/${ticket.code}#reply" class="row picker">
          <select name="template" aria-label="${say('console-template')}" data-fills="reply-text">
            <option value="">${say('console-template-choose')}</option>
            ${templates.map(({ id, title, text }) => html`<option value="${id}" data-text="${text}" ${id === template ? html`selected` : ''}>${title}</option>`)}
          </select>
          <button class="secondary without-script">${say('console-template-use')}</button>
        </form>`
  const answers = moves[ticket.status].includes('answered')
  const text = textArea({
    id: 'reply-text',
    name: 'text',
    label: say('console-reply-label'),
    rows: 5,
    required: true,
    value: own?.values.text ?? chosen?.text ?? '',
    error: errorOf(visit, own, 'text'),
  })
  const buttons = answers
    ? html`<button name="outcome" value="answered">${say('console-reply-answered')}</button><button class="secondary">${say('console-reply-send')}</button>`
    : html`<button>${say('console-reply-send')}</button>`
  const body = html`${text}<p class="hint">${tells(visit, ticket, ways)} ${answers ? say('console-reply-answered-hint') : ''}</p><div class="row">${buttons}</div>`
  return html`${picker}${ticketForm(visit, ticket, { action: 'reply', body })}`
}

export function noteForm(visit: Visit, ticket: TicketDetail, attempt: Attempt | undefined): Html {
  const { say } = visit
  const own = attempt?.form === 'note' ? attempt : undefined
  const text = textArea({
    id: 'note-text',
    name: 'text',
    label: say('console-note-label'),
    required: true,
    value: own?.values.text ?? '',
    error: errorOf(visit, own, 'text'),
  })
  const body = html`${text}<p class="hint">${say('console-note-hint')}</p><div class="row"><button>${say('console-note-save')}</button></div>`
  return ticketForm(visit, ticket, { action: 'note', body })
}

export function forwardForm(
  visit: Visit,
  ticket: TicketDetail,
  { attempt, authorities, ways }: ActionChoices,
): Html {
  const { say } = visit
  const own = attempt?.form === 'forward' ? attempt : undefined
  const value = (name: string) => own?.values[name] ?? ''
  const body = html`
    ${textField({ name: 'authority', label: say('console-forward-authority'), required: true, value: value('authority'), error: errorOf(visit, own, 'authority'), list: 'authorities' })}
    <datalist id="authorities">${authorities.map((name) => html`<option value="${name}"></option>`)}</datalist>
    ${textField({ name: 'documentNumber', label: say('console-forward-document'), hint: say('console-forward-document-hint'), value: value('documentNumber'), error: errorOf(visit, own, 'documentNumber') })}
    ${textArea({ id: 'forward-note', name: 'note', label: say('console-forward-note'), rows: 2, value: value('note'), error: errorOf(visit, own, 'note') })}
    <p class="hint">${tells(visit, ticket, ways)} ${say('console-forward-hint')}</p>
    <div class="row"><button>${say('console-forward-button')}</button></div>`
  return ticketForm(visit, ticket, { action: 'forward', body })
}

export function assignForm(visit: Visit, ticket: TicketDetail, { attempt, handlers }: ActionChoices): Html {
  const { say } = visit
  const own = attempt?.form === 'assign' ? attempt : undefined
  const people = handlers.map(({ id, name }) => ({
    value: String(id),
    label: id === visit.viewer.personId ? say('console-me-named', { name }) : name,
  }))
  const select = selectField({
    name: 'personId',
    label: say('console-assign-label'),
    options: [{ value: '', label: say('console-nobody') }, ...people],
    value: own?.values.personId ?? String(ticket.assignee?.id ?? ''),
    error: errorOf(visit, own, 'personId'),
  })
  const body = html`${select}<p class="hint">${say('console-assign-hint')}</p><div class="row"><button>${say('console-assign-button')}</button></div>`
  return ticketForm(visit, ticket, { action: 'assign', body })
}

export function classifyForm(visit: Visit, ticket: TicketDetail, attempt: Attempt | undefined): Html {
  const { say } = visit
  const own = attempt?.form === 'classify' ? attempt : undefined
  const labels = (sort: 'kind' | 'category' | 'urgency', codes: readonly string[]) =>
    selectField({
      name: sort,
      label: say(`console-field-${sort}`),
      options: codes.map((code) => ({ value: code, label: visit.label(sort, code) })),
      value: own?.values[sort] ?? ticket[sort],
      error: errorOf(visit, own, sort),
    })
  const units = selectField({
    name: 'unitId',
    label: say('console-field-unit'),
    options: unitsFor(visit, ticket),
    value: own?.values.unitId ?? String(ticket.unitId),
    error: errorOf(visit, own, 'unitId'),
  })
  const kinds = ticketKinds.includes(ticket.kind) ? ticketKinds : [ticket.kind, ...ticketKinds]
  const body = html`<div class="grid">${labels('kind', kinds)}${labels('category', CATEGORIES)}${labels('urgency', URGENCIES)}${units}</div>
    <p class="hint">${say('console-classify-hint')}</p><div class="row"><button>${say('console-classify-button')}</button></div>`
  return ticketForm(visit, ticket, { action: 'classify', body })
}

export function declineForm(visit: Visit, ticket: TicketDetail, { attempt, ways }: ActionChoices): Html {
  const { say } = visit
  const own = attempt?.form === 'decline' ? attempt : undefined
  const text = textArea({
    id: 'decline-note',
    name: 'note',
    label: say('console-decline-label'),
    required: true,
    value: own?.values.note ?? '',
    error: errorOf(visit, own, 'note'),
  })
  const body = html`${text}<p class="hint">${tells(visit, ticket, ways)}</p><div class="row"><button class="secondary">${say('console-decline-button')}</button></div>`
  return ticketForm(visit, ticket, { action: 'decline', body })
}

export function reopenForm(visit: Visit, ticket: TicketDetail, { attempt, ways }: ActionChoices): Html {
  const { say } = visit
  const own = attempt?.form === 'reopen' ? attempt : undefined
  const text = textArea({
    id: 'reopen-note',
    name: 'note',
    label: say('console-reopen-label'),
    rows: 2,
    value: own?.values.note ?? '',
    error: errorOf(visit, own, 'note'),
  })
  const body = html`${text}<p class="hint">${tells(visit, ticket, ways)}</p><div class="row"><button>${say('console-reopen-button')}</button></div>`
  return ticketForm(visit, ticket, { action: 'reopen', body })
}

/** Units the ticket can be given to: what the viewer handles, or the ticket's neighbours when that is a long list. */
function unitsFor(visit: Visit, ticket: TicketDetail) {
  const { units } = visit
  const tops = reach(visit.viewer, 'tickets.handle')
  const all = tops.flatMap((id) => units.subtree(id))
  const [, parent] = units.path(ticket.unitId)
  const near = parent ? units.subtree(parent.id).filter(({ id }) => all.some((unit) => unit.id === id)) : all
  const own = units.byId(ticket.unitId)
  const list = new Map(
    [...(own ? [own] : []), ...(all.length > mostUnits ? near : all)].map((unit) => [unit.id, unit]),
  )
  return [...list.values()].map(({ id }) => ({ value: String(id), label: unitWords(units, id) }))
}
