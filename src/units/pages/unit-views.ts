/** The tree of units, one unit with its past, and the form for a new one. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, selectField, textArea, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { mayOver, unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { dateOf } from '../../platform/calendar/deadlines.ts'
import { foldText } from '../../platform/text/fold.ts'
import { formatDate, formatNumber } from '../../platform/text/numbers.ts'
import type { UnitPlaces } from '../places.ts'
import { unitWords } from '../unit-words.ts'
import type { HistoryLink, TreeUnit, UnitHistory } from '../units.ts'
import { changeKinds } from './change-forms.ts'

/** A branch with more units below it than this starts folded. */
const openBranch = 12

/** @param at the day of the tree, `YYYY-MM-DD`; undefined: today */
export function unitsPage(
  visit: Visit,
  given: { tree: readonly TreeUnit[]; q: string; at: string | undefined; coming: number },
): Html {
  const { say, viewer } = visit
  const { tree, q, at, coming } = given
  const manages = may(viewer, 'units.manage')
  return html`<header class="head"><h1>${say('console-nav-units')}</h1>
      <div class="row">
      ${manages ? html`<a class="button" href="/console/units/new">${say('console-unit-new')}</a><a class="button secondary" href="/console/units/import">${say('console-import-title')}</a>` : ''}
      <a class="button secondary" href="/console/units/export.csv" download>${say('console-export')}</a></div></header>
    ${coming > 0 ? html`<p><a href="/console/units/changes">${say('units-coming-count', { count: coming })}</a></p>` : ''}
    <search><form method="get" class="search row"><input type="search" id="search" name="q" value="${q}" placeholder="${say('console-units-search')}" aria-label="${say('console-units-search')}"><button class="secondary">${say('console-queue-find')}</button></form></search>
    <form method="get" class="search row">${q ? html`<input type="hidden" name="q" value="${q}">` : ''}<label for="at">${say('units-at')}</label><input type="date" id="at" name="at" value="${at ?? dateOf(visit.now)}"><button class="secondary">${say('units-at-show')}</button></form>
    ${at ? html`<p role="status"><strong>${say('units-at-shown', { date: day(visit, at) })}</strong> <a href="/console/units">${say('units-at-today')}</a></p>` : ''}
    ${q ? found(visit, { tree, q }) : branches(visit, tree)}`
}

const day = ({ language }: Visit, date: string) => formatDate(new Date(`${date}T00:00:00+07:00`), language)

function found(visit: Visit, { tree, q }: { tree: readonly TreeUnit[]; q: string }): Html {
  const key = foldText(q)
  const units = tree.filter(({ name, code, aliases }) =>
    [name, code ?? '', ...aliases].some((text) => foldText(text).includes(key)),
  )
  if (units.length === 0) return html`<p class="empty">${visit.say('console-units-none', { q })}</p>`
  return html`<ul class="units">${units.map((unit) => html`<li>${unitLine(visit, unit, unitWords(visit.units, unit.id))}</li>`)}</ul>`
}

function branches(visit: Visit, tree: readonly TreeUnit[]): Html {
  const below = new Map<number | null, TreeUnit[]>()
  const shown = new Set(tree.map(({ id }) => id))
  for (const unit of tree) {
    const above = unit.parentId !== null && shown.has(unit.parentId) ? unit.parentId : null
    below.set(above, [...(below.get(above) ?? []), unit])
  }
  const branch = (unit: TreeUnit): Html => {
    const children = below.get(unit.id) ?? []
    if (children.length === 0) return html`<li>${unitLine(visit, unit, unit.name)}</li>`
    return html`<li><details ${unit.depth === 0 || children.length <= openBranch ? html`open` : ''}><summary>${unit.name} <span class="quiet">${visit.say('console-units-below', { count: children.length })}</span></summary>
      <p>${unitLine(visit, unit, visit.say('console-unit-open'))}</p><ul>${children.map(branch)}</ul></details></li>`
  }
  return html`<ul class="units">${(below.get(null) ?? []).map(branch)}</ul>`
}

function unitLine(visit: Visit, unit: TreeUnit, words: string): Html {
  const households =
    unit.households === null
      ? ''
      : visit.say('console-households', { count: formatNumber(unit.households, visit.language) })
  return html`<a href="/console/units/${unit.id}">${words}</a> <span class="quiet">${[visit.label('level', unit.level), unit.code, households].filter(Boolean).join(' · ')}</span>`
}

export function unitPage(
  visit: Visit,
  given: { unit: TreeUnit; history: UnitHistory; places: UnitPlaces; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const { unit, history, places, attempt } = given
  const goesOn = unit.code !== null && !unit.endedOn
  const managed = goesOn && mayOver(visit, { right: 'units.manage', unitId: unit.parentId ?? unit.id })
  const below = goesOn && mayOver(visit, { right: 'units.manage', unitId: unit.id })
  const above = visit.units.path(unit.id).slice(1)
  return html`<p class="quiet"><a href="/console/units">${say('console-nav-units')}</a>${above.length > 0 ? ` · ${above.map(({ name }) => name).join(' · ')}` : ''}</p>
    <h1>${unit.name}</h1>
    <p>${[visit.label('level', unit.level), unit.code].filter(Boolean).join(' · ')}</p>
    ${unit.endedOn ? html`<p><strong>${say('units-ended', { date: day(visit, unit.endedOn) })}</strong></p>` : ''}
    ${may(visit.viewer, 'tickets.read') ? html`<p><a href="/console/tickets?unit=${unit.id}">${say('console-unit-tickets')}</a></p>` : ''}
    ${managed ? changes(visit, unit) : ''}
    ${managed ? editForm(visit, { unit, attempt: attempt?.form === 'places' ? undefined : attempt }) : ''}
    ${managed ? placesForm(visit, { unit, places, attempt: attempt?.form === 'places' ? attempt : undefined }) : ''}
    ${below ? html`<p><a class="button secondary" href="/console/units/new?parent=${encodeURIComponent(unit.code ?? '')}">${say('console-unit-new-below')}</a></p>` : ''}
    ${past(visit, history)}`
}

function editForm(visit: Visit, { unit, attempt }: { unit: TreeUnit; attempt: Attempt | undefined }): Html {
  const { say } = visit
  const values = attempt?.values ?? {
    name: unit.name,
    level: unit.level,
    households: String(unit.households ?? ''),
    aliases: unit.aliases.join('\n'),
  }
  return html`<section class="narrow"><h2>${say('console-unit-edit')}</h2>
    <form method="post" action="/console/units/${unit.id}">${formToken(visit)}
      ${fields(visit, { values, attempt })}
      <p class="hint">${say('console-unit-edit-hint')}</p>
      <div class="row"><button>${say('console-save')}</button></div>
    </form></section>`
}

/** What a typed or shared place is matched to; names are in the form above. */
function placesForm(
  visit: Visit,
  { unit, places, attempt }: { unit: TreeUnit; places: UnitPlaces; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const { centre, streets } = places
  const values = attempt?.values ?? {
    centre: centre ? `${centre.latitude}, ${centre.longitude}` : '',
    streets: streets.join('\n'),
  }
  return html`<section class="narrow"><h2>${say('units-places')}</h2>
    <form method="post" action="/console/units/${unit.id}/places">${formToken(visit)}
      ${textField({ name: 'centre', label: say('units-centre'), hint: say('units-centre-hint'), value: values.centre ?? '', error: errorOf(visit, attempt, 'centre') })}
      ${textArea({ name: 'streets', label: say('units-streets'), hint: say('units-streets-hint'), rows: 6, value: values.streets ?? '', error: errorOf(visit, attempt, 'streets') })}
      <div class="row"><button>${say('console-save')}</button></div>
    </form></section>`
}

export function newUnitPage(
  visit: Visit,
  { parentId, attempt }: { parentId: number | undefined; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const values = attempt?.values ?? {}
  return html`<section class="narrow"><p class="quiet"><a href="/console/units">${say('console-nav-units')}</a></p>
    <h1>${say('console-unit-new')}</h1>
    <form method="post" action="/console/units">${formToken(visit)}
      ${selectField({ name: 'parentId', label: say('console-unit-parent'), options: unitOptions(visit, 'units.manage'), value: String(parentId ?? ''), error: errorOf(visit, attempt, 'parentCode') })}
      ${textField({ name: 'code', label: say('console-unit-code'), hint: say('console-unit-code-hint'), required: true, value: values.code ?? '', error: errorOf(visit, attempt, 'code') })}
      ${fields(visit, { values, attempt })}
      <div class="row"><button>${say('console-unit-create')}</button></div>
    </form></section>`
}

function fields(
  visit: Visit,
  { values, attempt }: { values: Readonly<Record<string, string>>; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const levels = [...new Set(visit.units.all.filter(({ endedOn }) => !endedOn).map(({ level }) => level))]
  return html`${textField({ name: 'name', label: say('console-unit-name'), required: true, value: values.name ?? '', error: errorOf(visit, attempt, 'name') })}
    ${textField({ name: 'level', label: say('console-unit-level'), required: true, value: values.level ?? '', error: errorOf(visit, attempt, 'level'), list: 'levels' })}
    <datalist id="levels">${levels.map((level) => html`<option value="${level}">${visit.label('level', level)}</option>`)}</datalist>
    ${textField({ name: 'households', label: say('console-unit-households'), inputmode: 'numeric', value: values.households ?? '', error: errorOf(visit, attempt, 'households') })}
    ${textArea({ name: 'aliases', label: say('console-unit-aliases'), hint: say('console-unit-aliases-hint'), rows: 3, value: values.aliases ?? '', error: errorOf(visit, attempt, 'aliases') })}`
}

/** What may happen to the unit on a day; nothing but a new name happens to the root. */
function changes({ say }: Visit, unit: TreeUnit): Html {
  const kinds = unit.parentId === null ? (['rename'] as const) : changeKinds
  return html`<p class="row">${kinds.map((kind) => html`<a class="button secondary" href="/console/units/${unit.id}/change/${kind}">${say(`units-${kind}`)}</a>`)}</p>`
}

/** What the unit was called and where it belonged; where it came from and went. */
function past(visit: Visit, { periods, predecessors, successors }: UnitHistory): Html {
  const { say } = visit
  if (periods.length < 2 && predecessors.length === 0 && successors.length === 0) return html``
  const link = (unit: HistoryLink) =>
    html`<li><a href="/console/units/${unit.unitId}">${unit.name}</a> <span class="quiet">${say(`units-link-${unit.part === 'whole' ? 'whole' : 'part'}`, { date: day(visit, unit.date) })}</span></li>`
  return html`<details class="history" open><summary>${say('console-unit-past')}</summary><ol>
      ${periods.map(
        (period) =>
          html`<li>${[period.name, period.code].filter(Boolean).join(' · ')}${period.parent ? `, ${period.parent}` : ''}<br><span class="quiet">${period.validTo ? say('console-unit-period', { from: day(visit, period.validFrom), to: day(visit, period.validTo) }) : say('console-unit-since', { from: day(visit, period.validFrom) })}</span></li>`,
      )}</ol>
      ${predecessors.length > 0 ? html`<h2>${say('console-unit-from')}</h2><ul>${predecessors.map(link)}</ul>` : ''}
      ${successors.length > 0 ? html`<h2>${say('console-unit-into')}</h2><ul>${successors.map(link)}</ul>` : ''}
    </details>`
}
