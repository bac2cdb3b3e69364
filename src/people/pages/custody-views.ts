/** What waits for a second administrator: on the home page, and on the page of whom it is about. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { CustodyRequest } from '../custody.ts'
import { may } from '../viewer.ts'

/** For the home page of an administrator; nothing when nothing waits. */
export async function custodyWaiting(visit: Visit, { staff }: ConsoleParts): Promise<Html> {
  if (!may(visit.viewer, 'staff.manage')) return html``
  const waiting = await staff.custody.waiting(visit.viewer)
  if (waiting.length === 0) return html``
  return html`<section class="part"><h2>${visit.say('security-custody-home')} <span class="count">${waiting.length}</span></h2>
    ${custodyList(visit, waiting)}</section>`
}

/** Each with the buttons this reader has: two for another's request, one for taking back their own. */
export const custodyList = (visit: Visit, waiting: readonly CustodyRequest[]): Html =>
  html`${waiting.map((asked) => custodyView(visit, asked))}`

/** Why a decision did not count. */
export const custodyRefusal = (visit: Visit, reason: string): Html =>
  html`<section class="narrow"><h1>${visit.say('security-custody-home')}</h1>
    <div class="refusal" role="alert"><p>${mark('alarm')} ${visit.say(`error-${reason}`)}</p></div>
    <p><a href="/console">${visit.say('console-back')}</a></p></section>`

function custodyView(visit: Visit, asked: CustodyRequest): Html {
  const { say, viewer, language } = visit
  const { person, requestedBy, chats } = asked
  const line = say('security-custody-line', {
    who: requestedBy.name ?? say('console-nameless'),
    what: say(`security-custody-deed-${asked.deed}`),
    name: person.name ?? say('console-nameless'),
    unit: unitWords(visit.units, asked.unitId),
    time: formatDateTime(asked.endsAt, language),
  })
  const own = requestedBy.id === viewer.personId
  const shown = chats.map((chat) => visit.label('channel', chat)).join(', ')
  const check = shown ? say('security-custody-check', { chats: shown }) : say('security-custody-check-none')
  return html`<div class="custody"><p><a href="/console/staff/${person.id}">${person.name || say('console-nameless')}</a>: ${line}</p>
    ${
      person.id === viewer.personId
        ? html`<p class="quiet">${say('security-custody-about-you')}</p>`
        : html`<p class="${own ? 'quiet' : 'hint'}">${own ? say('security-custody-waits') : check}</p>
    <form method="post" action="/console/staff/custody/${asked.id}">${formToken(visit)}<div class="row">
      ${own ? '' : html`<button name="granted" value="yes">${say('security-custody-grant')}</button>`}
      <button name="granted" value="no" class="secondary">${say(own ? 'security-custody-back' : 'security-custody-refuse')}</button></div></form>`
    }</div>`
}
