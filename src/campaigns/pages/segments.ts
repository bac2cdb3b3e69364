/** The segments that are kept under a name, to be given up. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import type { SavedSegment } from '../saved-segments.ts'
import { segmentWords } from '../segment-words.ts'
import { base } from './frame.ts'

export function segmentsPage(visit: Visit, saved: readonly SavedSegment[]): Html {
  const { say } = visit
  return html`<h1>${say('campaign-saved-title')}</h1>
    ${saved.length === 0 ? html`<p class="empty">${say('campaign-saved-empty')}</p>` : ''}
    <ul class="people">${saved.map(
      ({ id, name, segment }) => html`<li><span class="name">${name}</span>
      <span class="quiet">${segmentWords(visit, segment)}</span>
      <form method="post" action="${base}/segments/${id}/remove">${formToken(visit)}
        <button class="secondary" aria-label="${say('campaign-saved-remove-this', { name })}">${say('campaign-saved-remove')}</button></form></li>`,
    )}</ul>
    <p><a class="button secondary" href="${base}/new">${say('campaign-new')}</a></p>`
}
