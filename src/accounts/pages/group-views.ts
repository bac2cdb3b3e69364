/** The staff groups that read the tickets of one's units. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { ago } from '../../console/moments.ts'
import type { Visit } from '../../console/visit.ts'
import type { LinkedGroupView } from '../../staff-groups/linked-groups.ts'
import { unitWords } from '../../units/unit-words.ts'

export function groupsView(visit: Visit, groups: readonly LinkedGroupView[]): Html {
  const { say } = visit
  return html`<section><h2>${say('accounts-groups')}</h2>
    ${groups.length === 0 ? html`<p class="empty">${say('accounts-groups-none')}</p>` : html`<p class="quiet">${say('accounts-groups-about')}</p>`}
    <ul class="people">${groups.map(({ id, unitId, linkedAt, by }) => {
      const unit = unitWords(visit.units, unitId)
      return html`<li><span class="name">${unit}</span>
        <span class="quiet">${say('accounts-groups-by', { name: by.name ?? '' })} ${ago(visit, linkedAt)}</span>
        <form method="post" action="/console/accounts/groups/${id}/end">${formToken(visit)}
          <button class="secondary" aria-label="${say('accounts-groups-end-this', { unit })}">${say('accounts-groups-end')}</button></form></li>`
    })}</ul></section>`
}
