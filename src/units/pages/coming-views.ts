/** Changes that are entered and whose day has not come. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDate, formatDateTime } from '../../platform/text/numbers.ts'
import type { ComingChange } from '../coming.ts'

export const dayWords = ({ language }: Visit, date: string): string =>
  formatDate(new Date(`${date}T00:00:00+07:00`), language)

export function comingPage(visit: Visit, changes: readonly ComingChange[], refusal?: string): Html {
  const { say } = visit
  return html`<p class="quiet"><a href="/console/units">${say('console-nav-units')}</a></p>
    <h1>${say('units-coming')}</h1>
    <p class="quiet">${say('units-coming-about')}</p>
    ${refusal ? html`<div class="refusal" role="alert"><p>${refusal}</p></div>` : ''}
    ${changes.length === 0 ? html`<p class="empty">${say('units-coming-none')}</p>` : html`<ul class="people">${changes.map((change) => row(visit, change))}</ul>`}`
}

/** What it does, in names. */
export function comingWords({ say }: Visit, { ends, begins, revised }: ComingChange): string[] {
  const lines = [
    ...ends.map((name) => say('units-preview-ends', { name })),
    ...begins.map((name) => say('units-preview-begins', { name })),
    ...revised.flatMap(({ from, to, code, parent }) => {
      if (parent)
        return [say('units-preview-parent', { name: [to, code].filter(Boolean).join(' · '), parent })]
      return from === to ? [] : [say('units-preview-name', { from, to })]
    }),
  ]
  const more = lines.length - mostLines
  return more > 0 ? [...lines.slice(0, mostLines), say('units-coming-more', { count: more })] : lines
}

/** A ward takes dozens of groups along. */
const mostLines = 6

function row(visit: Visit, change: ComingChange): Html {
  const { say, language } = visit
  return html`<li>
    <span class="name">${dayWords(visit, change.date)}<br><small class="quiet">${say(`units-${change.kind}`)}</small></span>
    <span>${comingWords(visit, change).map((line) => html`${line}<br>`)}</span>
    <span class="quiet">${say('units-coming-entered', { name: change.enteredBy || say('console-nameless'), time: formatDateTime(change.enteredAt, language) })}</span>
    ${change.own ? html`<form method="post" action="/console/units/changes/${change.id}/take-back">${formToken(visit)}<button class="secondary small">${say('units-take-back')}</button></form>` : html`<span></span>`}
  </li>`
}
