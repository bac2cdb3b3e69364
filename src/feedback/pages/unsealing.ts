/** Learning who a sealed author is, in the console: the fold below a ticket, the answer, what waits on the home page. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, textArea } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import type { TicketDetail } from '../ticket-types.ts'
import type { SealedAuthor, UnsealingView } from '../unsealing.ts'
import { isSealed } from '../visibility.ts'

export const unsealingForm = 'unsealings'

/** The fold below a sealed ticket, for those who may ask or decide. */
export async function unsealingFold(
  visit: Visit,
  { tickets }: ConsoleParts,
  { ticket, attempt }: { ticket: TicketDetail; attempt: Attempt | undefined },
): Promise<Html> {
  if (!isSealed(ticket) || !mayOver(visit, { right: 'tickets.unseal', unitId: ticket.unitId })) return html``
  const { say } = visit
  const underWay = await tickets.unsealing.underWay(visit.viewer, ticket.code)
  const own = attempt?.form === unsealingForm ? attempt : undefined
  return html`<section class="actions"><details id="unsealing" ${own || underWay.length > 0 ? html`open` : ''}>
    <summary>${say('law-unsealing-fold')}</summary>
    <p class="hint">${say('law-unsealing-says')}</p>
    ${underWay.length > 0 ? underWay.map((each) => underWayView(visit, each)) : askForm(visit, ticket, own)}
  </details></section>`
}

/** Requests that wait for this viewer, for the home page; nothing when there are none. */
export async function unsealingsWaiting(visit: Visit, { tickets }: ConsoleParts): Promise<Html> {
  if (!may(visit.viewer, 'tickets.unseal')) return html``
  const waiting = await tickets.unsealing.waitingFor(visit.viewer)
  if (waiting.length === 0) return html``
  return html`<section class="part"><h2>${visit.say('law-unsealing-home')} <span class="count">${waiting.length}</span></h2>
    ${waiting.map(
      (each) =>
        html`<p><a class="code" href="/console/tickets/${each.code}">${each.code}</a></p>${underWayView(visit, each)}`,
    )}</section>`
}

/** Shown once: no address leads back to it. */
export function authorPage(visit: Visit, { code, author }: { code: string; author: SealedAuthor }): Html {
  const { say } = visit
  const title = say('law-unsealing-author', { code })
  const chat = author.chat
    ? html`<div><dt>${say('law-unsealing-chat')}</dt><dd>${say('law-unsealing-chat-words', { channel: visit.label('channel', author.chat.platform), id: author.chat.externalId })}</dd></div>`
    : ''
  return page(visit, {
    title,
    section: 'tickets',
    body: html`<section class="narrow"><h1>${title}</h1>
      <p>${say('law-unsealing-author-hint')}</p>
      <dl class="facts"><div><dt>${say('law-unsealing-name')}</dt><dd>${author.name ?? say('law-unsealing-nameless')}</dd></div>${chat}</dl>
      <p><a class="button secondary" href="/console/tickets/${code}">${say('console-back')}</a></p></section>`,
  })
}

function underWayView(visit: Visit, asked: UnsealingView): Html {
  const { say, viewer, language } = visit
  const line = say('law-unsealing-line', {
    name: asked.requestedBy.name ?? say('console-nameless'),
    time: formatDateTime(asked.requestedAt, language),
    reason: asked.reason,
  })
  const path = `/console/tickets/${asked.code}`
  if (asked.endsAt) {
    const granted = say('law-unsealing-granted', {
      name: asked.decidedBy?.name ?? say('console-nameless'),
      time: formatDateTime(asked.endsAt, language),
    })
    return html`<p>${line}</p><p>${granted}</p>
      <form method="post" action="${path}/author">${formToken(visit)}<div class="row"><button>${say('law-unsealing-look')}</button></div></form>`
  }
  if (asked.requestedBy.id === viewer.personId)
    return html`<p>${line}</p><p class="quiet">${say('law-unsealing-waits')}</p>`
  return html`<p>${line}</p>
    <form method="post" action="${path}/${unsealingForm}/${asked.id}">${formToken(visit)}<div class="row">
      <button name="granted" value="yes">${say('law-unsealing-grant')}</button>
      <button name="granted" value="no" class="secondary">${say('law-unsealing-refuse')}</button></div></form>`
}

function askForm(visit: Visit, ticket: TicketDetail, own: Attempt | undefined): Html {
  const { say } = visit
  const reason = textArea({
    id: 'unsealing-reason',
    name: 'reason',
    label: say('law-unsealing-reason'),
    hint: say('law-unsealing-reason-hint'),
    rows: 2,
    required: true,
    value: own?.values.reason ?? '',
    error: errorOf(visit, own, 'reason'),
  })
  return html`<form method="post" action="/console/tickets/${ticket.code}/${unsealingForm}">${formToken(visit)}${reason}
    <div class="row"><button class="secondary">${say('law-unsealing-ask')}</button></div></form>`
}
