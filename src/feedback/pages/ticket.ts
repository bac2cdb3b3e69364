/** The page of one ticket: the talk, the facts, and at the bottom what can be done. */
import { html } from 'hono/html'
import type { Attempt } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark, statusMark } from '../../console/marks.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { Visit } from '../../console/visit.ts'
import { reach } from '../../people/viewer.ts'
import { clipText } from '../../platform/text/clip.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { TicketDetail } from '../ticket-types.ts'
import { undelivered } from '../undelivered.ts'
import { actions, nextStep } from './actions.ts'
import { conversation, history } from './conversation.ts'
import { facts } from './facts.ts'
import { lawMarks } from './law-marks.ts'
import { knownAuthorities } from './numbers.ts'
import { type Reaching, undeliveredView } from './reaching.ts'
import { dueOf } from './ticket-row.ts'
import { unsealingFold } from './unsealing.ts'

export interface TicketPage {
  readonly title: string
  readonly body: Html
}

/** @throws NotFoundError when the viewer may not see the ticket */
export async function ticketPage(
  visit: Visit,
  parts: ConsoleParts,
  { code, attempt, template }: { code: string; attempt?: Attempt | undefined; template?: number | undefined },
): Promise<TicketPage> {
  const { tickets, database } = parts
  const { viewer, say } = visit
  const ticket = await tickets.open(viewer, code)
  const handled = mayHandle(visit, ticket)
  const [others, lost, ways] = await Promise.all([
    tickets.watch(viewer, code),
    undelivered(database, ticket.id),
    tickets.replyWays(viewer, code),
  ])
  const reaching = { lost, ways, handled: handled && ticket.status !== 'merged' }
  const bar = handled
    ? actions(visit, ticket, {
        attempt,
        template,
        handlers: await tickets.handlers(viewer, code),
        templates: await tickets.templates(viewer, code),
        authorities: await knownAuthorities(database, viewer),
        ways,
      })
    : html`<p class="quiet">${say('console-only-reading')}</p>`
  const next = handled && ticket.status !== 'merged' ? nextStep(visit, ticket, ways) : html``
  const path = `/console/tickets/${ticket.code}`
  const body = html`<article class="one" data-code="${ticket.code}">
    <header>
      <p class="quiet"><a href="/console/tickets">${say('console-nav-tickets')}</a> · <span class="code">${ticket.code}</span></p>
      <h1>${visit.label('category', ticket.category)} <span class="place">${unitWords(visit.units, ticket.unitId)}</span></h1>
      <div class="now" id="now">${now(visit, ticket)}</div>
      <div id="watchers" aria-live="polite" hx-get="${path}/watch" hx-trigger="every 15s">${watchers(visit, others)}</div>
    </header>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>` : ''}
    <div class="columns">
      <aside class="side" aria-label="${say('console-facts')}" id="facts">${facts(visit, ticket, ways)}</aside>
      <section class="main" aria-label="${say('console-conversation')}">
        <div id="talk" hx-get="${path}/talk" hx-trigger="sse:tickets">${talk(visit, ticket, reaching)}</div>
        ${bar}
        ${await unsealingFold(visit, parts, { ticket, attempt })}
      </section>
    </div>
    ${next}
  </article>`
  const words = clipText(ticket.text.replace(/\s+/g, ' '), { limit: 60, unit: 'characters' })
  const masked = ticket.restricted || ticket.minor
  return { title: masked ? ticket.code : `${ticket.code} ${words}`, body }
}

/** The part of the page that changes while somebody looks at it; the facts come along, to their own place. */
export async function ticketTalk(visit: Visit, parts: ConsoleParts, code: string): Promise<Html> {
  const ticket = await parts.tickets.open(visit.viewer, code)
  const lost = await undelivered(parts.database, ticket.id)
  const ways = await parts.tickets.replyWays(visit.viewer, code)
  const handled = mayHandle(visit, ticket) && ticket.status !== 'merged'
  return html`${talk(visit, ticket, { lost, ways, handled })}<div id="facts" hx-swap-oob="innerHTML">${facts(visit, ticket, ways)}</div><div id="now" hx-swap-oob="innerHTML">${now(visit, ticket)}</div>`
}

/** How things stand, in one line: the first thing to see on a phone. */
function now(visit: Visit, ticket: TicketDetail): Html {
  const danger =
    ticket.urgency === 'khan'
      ? html`<strong class="hand">${mark('alarm')} ${visit.label('urgency', 'khan')}</strong>`
      : ''
  return html`${danger}<span>${statusMark(ticket.status)} ${visit.label('status', ticket.status)}</span>${dueOf(visit, ticket)}${lawMarks(visit, ticket)}`
}

/** Who else has the ticket open. */
export function watchers(visit: Visit, others: readonly { name: string }[]): Html {
  if (others.length === 0) return html``
  const names = new Intl.ListFormat(visit.language).format(
    others.map(({ name }) => name || visit.say('console-nameless')),
  )
  return html`<p class="watchers">${visit.say('console-watchers', { names })}</p>`
}

function talk(visit: Visit, ticket: TicketDetail, reaching: Reaching): Html {
  return html`${conversation(visit, ticket)}
    ${undeliveredView(visit, ticket, reaching)}
    ${history(visit, ticket)}`
}

/** Whether the page offers to change the ticket; the service decides again. */
function mayHandle(visit: Visit, ticket: TicketDetail): boolean {
  const tops = reach(visit.viewer, 'tickets.handle')
  return visit.units.path(ticket.unitId).some(({ id }) => tops.includes(id))
}
