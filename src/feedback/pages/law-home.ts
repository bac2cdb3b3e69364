/** What the law adds to the home page: the way to the restricted queue, and requests that wait for a decision. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { unsealingsWaiting } from './unsealing.ts'

export async function lawHome(visit: Visit, parts: ConsoleParts): Promise<Html> {
  const queue = may(visit.viewer, 'tickets.restricted')
    ? html`<p><a href="/console/tickets?kind=to_cao">${visit.say('law-restricted-queue')}</a></p>`
    : ''
  return html`${queue}${await unsealingsWaiting(visit, parts)}`
}
