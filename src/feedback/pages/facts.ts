/** What is known of a ticket: clocks with dates, where it belongs, whose it is. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { mark, statusMark } from '../../console/marks.ts'
import { leftWords, momentAgo, nextDue } from '../../console/moments.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { ReplyWays } from '../reply-ways.ts'
import { openStatuses, type TicketDetail } from '../ticket-types.ts'
import { authorWords } from './conversation.ts'
import { windowFact } from './reaching.ts'
import { assigneeName } from './ticket-row.ts'

export function facts(visit: Visit, ticket: TicketDetail, ways: ReplyWays | null): Html {
  const { say } = visit
  const answering = windowFact(visit, ways)
  const danger = ticket.urgency === 'khan'
  const entries: (readonly [label: string, value: Html | string] | null)[] = [
    [say('console-fact-status'), html`${statusMark(ticket.status)} ${visit.label('status', ticket.status)}`],
    ticket.mergedInto
      ? [
          say('console-fact-merged'),
          html`<a href="/console/tickets/${ticket.mergedInto}">${ticket.mergedInto}</a>`,
        ]
      : null,
    ...clocks(visit, ticket),
    [
      say('console-field-urgency'),
      html`<span class="${danger ? 'hand' : ''}">${danger ? mark('alarm') : ''} ${visit.label('urgency', ticket.urgency)}</span>`,
    ],
    [say('console-field-kind'), visit.label('kind', ticket.kind)],
    [say('console-field-category'), visit.label('category', ticket.category)],
    [say('console-field-unit'), unitWords(visit.units, ticket.unitId) || say('console-unit-unknown')],
    ticket.address ? [say('console-fact-address'), ticket.address] : null,
    ticket.place ? [say('console-fact-place'), place(visit, ticket.place)] : null,
    authority(visit, ticket),
    campaign(visit, ticket),
    [say('console-fact-author'), authorWords(visit, ticket)],
    ticket.supporters > 0
      ? [say('console-fact-supporters'), say('console-supporters', { count: ticket.supporters })]
      : null,
    [say('console-fact-channel'), visit.label('channel', ticket.channel)],
    answering ? [say('reply-fact'), answering] : null,
    [say('console-fact-assignee'), assigneeName(visit, ticket)],
    [say('console-fact-created'), momentAgo(visit, ticket.createdAt)],
  ]
  return html`<dl class="facts">${entries.map(
    (entry) => entry && html`<div><dt>${entry[0]}</dt><dd>${entry[1]}</dd></div>`,
  )}</dl>`
}

type Fact = readonly [label: string, value: Html | string]

/** The dates still running; those that were met, and when. */
function clocks(visit: Visit, ticket: TicketDetail): Fact[] {
  const { say } = visit
  const running = openStatuses.includes(ticket.status)
  const clock = (at: Date): Html => {
    const { late, today } = nextDue(visit, { lookDueAt: null, dueAt: at })
    const shape = late ? 'alarm' : today ? 'today' : 'clock'
    return html`<span class="${late ? 'hand' : ''}">${mark(shape)} ${formatDateTime(at, visit.language)}<br><small>${leftWords(visit, { at, late })}</small></span>`
  }
  return [
    ...(ticket.lookDueAt && running ? [[say('console-fact-look'), clock(ticket.lookDueAt)] as const] : []),
    ...(running ? [[say('console-fact-due'), clock(ticket.dueAt)] as const] : []),
    ...(ticket.answeredAt
      ? [[say('console-fact-answered'), momentAgo(visit, ticket.answeredAt)] as const]
      : []),
    ...(ticket.closedAt ? [[say('console-fact-closed'), momentAgo(visit, ticket.closedAt)] as const] : []),
  ]
}

/** RFC 5870: the device opens its own map. */
function place(visit: Visit, { latitude, longitude }: { latitude: number; longitude: number }): Html {
  const point = `${latitude.toFixed(6)},${longitude.toFixed(6)}`
  return html`<a href="geo:${point}?q=${point}">${visit.say('console-open-map')}</a> <small class="quiet">${point}</small>`
}

/** The announcement that brought it up; a link for those who may open it. */
function campaign(visit: Visit, { campaign }: TicketDetail): Fact | null {
  if (!campaign) return null
  const { id, title, unitId } = campaign
  const open = mayOver(visit, { right: 'campaigns.read', unitId })
  return [
    visit.say('console-fact-campaign'),
    open ? html`<a href="/console/campaigns/${id}">${title}</a>` : title,
  ]
}

/** Where the ticket was forwarded last. */
function authority(visit: Visit, ticket: TicketDetail): Fact | null {
  const forwarded = ticket.history.findLast(
    ({ type, data }) => type === 'transition' && data.to === 'forwarded',
  )
  if (!forwarded) return null
  const { authority, document } = forwarded.data
  const number = document
    ? html`<br><small>${visit.say('console-document', { document: String(document) })}</small>`
    : ''
  return [visit.say('console-fact-authority'), html`${String(authority ?? '')}${number}`]
}
