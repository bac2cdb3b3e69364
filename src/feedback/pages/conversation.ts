/** The talk about a ticket as the resident saw it, with the committee's own notes between, and its history. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { mark, statusMark } from '../../console/marks.ts'
import { momentAgo } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import type { Status, TicketAttachment, TicketDetail, TicketHistoryEntry } from '../ticket-types.ts'
import { isSealed } from '../visibility.ts'
import { unitName } from './ticket-row.ts'

export function conversation(visit: Visit, ticket: TicketDetail): Html {
  const first = bubble(visit, {
    side: 'resident',
    who: authorWords(visit, ticket),
    at: ticket.createdAt,
    text: ticket.text || visit.say('privacy-erased-text'),
    files: filesView(visit, ticket, firstFiles(ticket)),
  })
  const rest = ticket.history.map((entry) => spoken(visit, ticket, entry))
  return html`<ol class="talk">${first}${rest}</ol>`
}

/** Everything that happened, in order, in a line each. */
export function history(visit: Visit, ticket: TicketDetail): Html {
  return html`<details class="history"><summary>${visit.say('console-history', { count: ticket.history.length })}</summary>
    <ol>${ticket.history.map(
      (entry) =>
        html`<li>${momentAgo(visit, entry.at)}<br>${eventWords(visit, ticket, entry)}${byWords(visit, entry)}</li>`,
    )}</ol></details>`
}

export function authorWords(visit: Visit, ticket: TicketDetail): string {
  if (ticket.anonymous) return visit.say('console-anonymous')
  if (ticket.restricted) return visit.say('law-sealed')
  if (ticket.author?.restricted) return visit.say('privacy-restricted-author')
  return ticket.author?.name ?? visit.say('console-unnamed-resident')
}

function spoken(visit: Visit, ticket: TicketDetail, entry: TicketHistoryEntry): Html {
  const step = entry.type === 'transition' ? stepLine(visit, ticket, entry) : html``
  const { message } = entry
  if (entry.type === 'attachment' || entry.type === 'place') return added(visit, ticket, entry)
  if (!message && entry.data.outside) return outsideBubble(visit, entry)
  if (!message) return step
  const staff = entry.by?.name ?? visit.say(entry.data.outside ? 'reply-from-oa' : 'console-committee')
  const said = bubble(visit, {
    side: message.side,
    who:
      message.side === 'resident'
        ? authorWords(visit, ticket)
        : message.side === 'note'
          ? visit.say('console-note-by', { name: staff })
          : staff,
    at: entry.at,
    text: message.text,
    files: filesView(
      visit,
      ticket,
      ticket.files.filter(({ messageId }) => messageId === message.id),
    ),
  })
  return html`${step}${said}`
}

/** No words of theirs came along: only that there was something. */
const outsideBubble = (visit: Visit, { at }: TicketHistoryEntry): Html =>
  bubble(visit, {
    side: 'committee',
    who: visit.say('reply-from-oa'),
    at,
    text: visit.say('reply-outside-what'),
    files: '',
  })

function stepLine(visit: Visit, ticket: TicketDetail, entry: TicketHistoryEntry): Html {
  const to = String(entry.data.to ?? '') as Status
  return html`<li class="step">${statusMark(to)} ${eventWords(visit, ticket, entry)} <span class="quiet">· ${momentAgo(visit, entry.at)}</span></li>`
}

function bubble(
  visit: Visit,
  said: { side: 'resident' | 'committee' | 'note'; who: string; at: Date; text: string; files: Html | '' },
): Html {
  return html`<li class="said ${said.side}">
    <p class="who"><strong>${said.who}</strong> <span class="quiet">${momentAgo(visit, said.at)}</span></p>
    ${said.text ? html`<p class="text" dir="auto">${said.text}</p>` : ''}
    ${said.files}
  </li>`
}

/** A file or a place that the resident sent later. */
function added(visit: Visit, ticket: TicketDetail, entry: TicketHistoryEntry): Html {
  return bubble(visit, {
    side: 'resident',
    who: authorWords(visit, ticket),
    at: entry.at,
    text: entry.type === 'place' ? visit.label('event', 'place') : '',
    files: filesView(
      visit,
      ticket,
      ticket.files.filter(({ fileId }) => fileId === entry.data.fileId),
    ),
  })
}

/** Those that came with the first words: not a message's, and not sent later. */
function firstFiles(ticket: TicketDetail): TicketAttachment[] {
  const later = new Set(ticket.history.map(({ data }) => data.fileId))
  return ticket.files.filter(({ messageId, fileId }) => messageId === null && !later.has(fileId))
}

function filesView(visit: Visit, ticket: TicketDetail, files: readonly TicketAttachment[]): Html | '' {
  if (files.length === 0) return ''
  const telling = isSealed(ticket) && files.some(({ kind }) => kind === 'document')
  return html`<ul class="files">${files.map((file) => html`<li>${fileView(visit, ticket, file)}</li>`)}</ul>
    ${telling ? html`<p class="hint">${visit.say('law-document-names')}</p>` : ''}`
}

function fileView(visit: Visit, ticket: TicketDetail, file: TicketAttachment): Html {
  const { say } = visit
  const name = file.name ?? say(`console-file-${fileKind(file)}`)
  if (file.state !== 'ready')
    return html`<span class="quiet">${mark('file')} ${name}: ${say(`console-file-state-${fileState(file)}`)}</span>`
  const address = `/console/tickets/${ticket.code}/files/${file.fileId}`
  if (file.kind !== 'image') return html`<a href="${address}">${mark('file')} ${name}</a>`
  return html`<a href="${address}"><img src="${address}?size=preview" alt="${say('console-file-alt', { name })}" loading="lazy" width="240" height="180"></a>`
}

const fileKind = ({ kind }: TicketAttachment) =>
  ['image', 'audio', 'video'].includes(kind) ? kind : 'document'
const fileState = ({ state }: TicketAttachment) =>
  ['waiting', 'refused', 'expired'].includes(state) ? state : 'failed'

function eventWords(visit: Visit, ticket: TicketDetail, { type, data, by }: TicketHistoryEntry): string {
  const { say } = visit
  const given = [by, ticket.assignee].find((person) => person && person.id === data.to)
  if (type === 'assigned' && given?.name) return say('console-assigned-to', { name: given.name })
  if (type !== 'transition')
    return [visit.label('event', type), changes(visit, data)].filter(Boolean).join(': ')
  const to = String(data.to ?? '')
  const authority = String(data.authority ?? '')
  if (to !== 'forwarded' || !authority) return visit.label('event', to)
  const document = String(data.document ?? '')
  return document
    ? say('console-forwarded-document', { authority, document })
    : say('console-forwarded', { authority })
}

/** What a new classification changed: what it was, and what it is. */
function changes(visit: Visit, data: Record<string, unknown>): string {
  const before = asRecord(data.before)
  const after = asRecord(data.after)
  return Object.keys(after)
    .map((key) => `${codeWords(visit, key, before[key])} → ${codeWords(visit, key, after[key])}`)
    .join('; ')
}

function codeWords(visit: Visit, key: string, code: unknown): string {
  if (key === 'unitId') return unitName(visit, Number(code))
  return key === 'kind' || key === 'category' || key === 'urgency'
    ? visit.label(key, String(code))
    : String(code ?? '')
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function byWords(visit: Visit, { by, data }: TicketHistoryEntry): string {
  if (data.by === 'resident') return ` – ${visit.say('console-the-resident')}`
  if (data.outside) return ` – ${visit.say('reply-from-oa')}`
  return by ? ` – ${by.name ?? visit.say('console-nameless')}` : ''
}
