/** What can be done with a ticket now: the next sensible step as the big button, everything else folded below it. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import type { ReplyWays } from '../reply-ways.ts'
import { moves, type Status, type TicketDetail } from '../ticket-types.ts'
import {
  type ActionChoices,
  assignForm,
  classifyForm,
  declineForm,
  forwardForm,
  noteForm,
  reopenForm,
  replyForm,
  ticketForm,
} from './action-forms.ts'
import { callForm, tells } from './reaching.ts'

export function actions(visit: Visit, ticket: TicketDetail, choices: ActionChoices): Html {
  const { attempt } = choices
  const may = (to: Status) => moves[ticket.status].includes(to)
  const merged = ticket.status === 'merged'
  const opened = attempt?.form ?? (choices.template === undefined ? firstForm(ticket) : 'reply')
  const fold = (
    form: string,
    body: Html,
  ) => html`<details name="action" id="${form}" ${form === opened ? html`open` : ''}>
    <summary>${visit.say(`console-action-${form}`)}</summary>${body}</details>`
  return html`<section class="actions" id="actions" aria-label="${visit.say('console-actions')}">
    ${merged ? '' : fold('reply', replyForm(visit, ticket, choices))}
    ${may('forwarded') ? fold('forward', forwardForm(visit, ticket, choices)) : ''}
    ${fold('note', noteForm(visit, ticket, attempt))}
    ${merged ? '' : fold('call', callForm(visit, ticket, choices))}
    ${merged ? '' : fold('assign', assignForm(visit, ticket, choices))}
    ${merged ? '' : fold('classify', classifyForm(visit, ticket, attempt))}
    ${may('declined') ? fold('decline', declineForm(visit, ticket, choices)) : ''}
    ${may('reopened') ? fold('reopen', reopenForm(visit, ticket, choices)) : ''}
  </section>`
}

const firstForm = (ticket: TicketDetail) =>
  ['in_progress', 'forwarded'].includes(ticket.status) ? 'reply' : undefined

/** The big button and its neighbours, always in reach of the thumb. */
export function nextStep(visit: Visit, ticket: TicketDetail, ways: ReplyWays | null): Html {
  const { say } = visit
  const starts = ['received', 'triaged', 'reopened'].includes(ticket.status)
  const open = (target: string, words: string, secondary = true) =>
    html`<a class="button ${secondary ? 'secondary' : ''}" href="#${target}" data-open-form="${target}">${words}</a>`
  const move = (to: Status, words: string) =>
    ticketForm(visit, ticket, {
      action: 'move',
      body: html`<input type="hidden" name="to" value="${to}"><button>${words}</button>`,
    })
  const mine = ticket.assignee?.id === visit.viewer.personId
  const assignMe = ticketForm(visit, ticket, {
    action: 'assign',
    body: html`<input type="hidden" name="personId" value="${visit.viewer.personId}"><button class="secondary">${say('console-assign-me')}</button>`,
  })
  const big = starts
    ? move('in_progress', say(ticket.status === 'received' ? 'console-next-look' : 'console-next-start'))
    : ticket.status === 'answered'
      ? move('closed', say('console-next-close'))
      : ticket.status === 'in_progress'
        ? open('reply', say('console-next-reply'), false)
        : ticket.status === 'forwarded'
          ? open('reply', say('console-next-answer'), false)
          : open('reopen', say('console-next-reopen'), false)
  const beside = moves[ticket.status].includes('forwarded')
    ? open('forward', say('console-action-forward'))
    : ''
  const reply = starts || ticket.status === 'answered' ? open('reply', say('console-action-reply')) : ''
  const told =
    starts || ticket.status === 'answered' ? html`<p class="hint">${tells(visit, ticket, ways)}</p>` : ''
  return html`<div class="next">${told}<div class="row">${big}${reply}${beside}<span class="assign-me" id="assign-me">${mine ? '' : assignMe}</span></div></div>`
}
