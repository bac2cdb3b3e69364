/** What the law adds to the home page: the way to the restricted queue, whether somebody reads it, and requests that wait. */
import { html } from 'hono/html'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { readerWanted, readsAlone } from '../restricted-readers.ts'
import { unsealingsWaiting } from './unsealing.ts'

export async function lawHome(visit: Visit, parts: ConsoleParts): Promise<Html> {
  const queue = may(visit.viewer, 'tickets.restricted')
    ? html`<p><a href="/console/tickets?kind=to_cao">${visit.say('law-restricted-queue')}</a></p>`
    : ''
  const { viewer, units } = visit
  const alone = await readsAlone(parts.database, viewer)
  const wanted = await readerWanted(parts.database, { viewer, units })
  return html`${queue}${alone ? html`<p class="hint">${mark('alarm')} ${visit.say('law-restricted-alone-home')}</p>` : ''}
    ${wanted ? html`<p class="hint">${mark('alarm')} ${visit.say('law-restricted-unread')} <a href="/console/staff">${visit.say('law-restricted-unread-go')}</a></p>` : ''}${await unsealingsWaiting(visit, parts)}`
}
