/** What a change of a unit is going to do, before the button that does it. */
import { html } from 'hono/html'
import { formToken } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mark } from '../../console/marks.ts'
import type { Visit } from '../../console/visit.ts'
import { formatDate, formatNumber } from '../../platform/text/numbers.ts'
import type { ChangePreview, Standing } from '../change-types.ts'
import type { TreeUnit } from '../units.ts'
import type { ChangeKind } from './change-forms.ts'

/** Longer lists are folded. */
const longList = 12

interface Previewed {
  readonly unit: TreeUnit
  readonly kind: ChangeKind
  readonly preview: ChangePreview
  /** The form as it was sent, to be sent again. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

export function changePreview(visit: Visit, { unit, kind, preview, fields }: Previewed): Html {
  const { say, language } = visit
  const date = formatDate(new Date(`${preview.date}T00:00:00+07:00`), language)
  return html`<section class="narrow"><p class="quiet"><a href="/console/units/${unit.id}">${unit.name}</a></p>
    <h1>${say('units-preview-title')}</h1>
    <p><strong>${say('units-preview-date', { date })}</strong>${preview.later ? html` ${say('units-preview-later')}` : ''}</p>
    <ul>
      ${preview.ends.map((name) => html`<li>${say('units-preview-ends', { name })}</li>`)}
      ${preview.begins.map((name) => html`<li>${say('units-preview-begins', { name })}</li>`)}
    </ul>
    ${revisedUnits(visit, preview)}
    ${standing(visit, 'units-preview-moved', preview.moved)}
    ${standing(visit, 'units-preview-stays', preview.stays)}
    ${warnings(visit, preview)}
    <form method="post" action="/console/units/${unit.id}/change/${kind}">${formToken(visit)}
      ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
      ${roles(visit, { kind, preview })}
      <div class="row"><button name="confirmed" value="yes">${say(`units-${kind}-button`)}</button><button class="secondary" name="again" value="yes">${say('console-back')}</button></div>
    </form></section>`
}

/** A ward has dozens of groups: their list is folded. */
function revisedUnits(visit: Visit, preview: ChangePreview): Html {
  const list = html`<ul>${preview.revised.map((each) => revised(visit, each))}</ul>`
  if (preview.revised.length <= longList) return list
  const count = preview.revised.length
  return html`<details><summary>${visit.say('units-preview-revised', { count })}</summary>${list}</details>`
}

function revised(visit: Visit, { from, to, code, parent }: ChangePreview['revised'][number]): Html {
  const name = [to, code].filter(Boolean).join(' · ')
  if (parent) return html`<li>${visit.say('units-preview-parent', { name, parent })}</li>`
  return from === to ? html`` : html`<li>${visit.say('units-preview-name', { from, to })}</li>`
}

/** Counts of what is there, those that are none left out. */
function standing(visit: Visit, title: string, counts: Standing): Html {
  const kinds = [
    'residents',
    'households',
    'tickets',
    'accounts',
    'templates',
    'groups',
    'campaigns',
  ] as const
  const shown = kinds.filter((kind) => counts[kind] > 0)
  if (shown.length === 0) return html``
  return html`<h2>${visit.say(title)}</h2><ul>${shown.map(
    (kind) =>
      html`<li>${visit.say(`units-standing-${kind}`, { count: formatNumber(counts[kind], visit.language) })}</li>`,
  )}</ul>`
}

function warnings({ say }: Visit, { codesReused, sameNames }: ChangePreview): Html {
  if (codesReused.length + sameNames.length === 0) return html``
  return html`<div class="refusal"><ul>
    ${codesReused.map(({ code, name }) => html`<li>${mark('alarm')} ${say('units-preview-code', { code, name })}</li>`)}
    ${sameNames.map((name) => html`<li>${mark('alarm')} ${say('units-preview-same-name', { name })}</li>`)}</ul></div>`
}

/** Roles go along only where somebody says so. */
function roles(visit: Visit, { kind, preview }: Pick<Previewed, 'kind' | 'preview'>): Html {
  const { say } = visit
  if (preview.roles.length === 0) return html``
  const words = ({ person, role }: ChangePreview['roles'][number]) =>
    `${person || say('console-nameless')} · ${visit.label('role', role)}`
  return html`<fieldset><legend>${say('units-preview-roles')}</legend>
    <p class="hint">${say(kind === 'merge' ? 'units-preview-roles-move' : 'units-preview-roles-stay')}</p>
    ${preview.roles.map((each) =>
      kind === 'merge' && each.movable
        ? html`<label><input type="checkbox" name="roles" value="${each.id}"> ${words(each)}</label>`
        : html`<p>${words(each)}</p>`,
    )}</fieldset>`
}
