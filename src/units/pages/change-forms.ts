/** Forms for changes of a unit with a date: merger, split, new name, another parent, end. */
import { html } from 'hono/html'
import {
  type Attempt,
  errorOf,
  formToken,
  type Option,
  options,
  selectField,
  textField,
} from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { dateOf } from '../../platform/calendar/deadlines.ts'
import type { UnitChange } from '../change-types.ts'
import type { TreeUnit } from '../units.ts'

export type ChangeKind = UnitChange['kind']

export const changeKinds: readonly ChangeKind[] = ['merge', 'split', 'rename', 'move', 'end']

/** So many parts a split has at most on this page. */
export const mostParts = 4

/** What a form was sent with; lists are kept apart from single values. */
export interface ChangeAttempt extends Attempt {
  readonly others: readonly string[]
}

interface Shown {
  readonly unit: TreeUnit
  readonly kind: ChangeKind
  readonly attempt: ChangeAttempt | undefined
}

export function changePage(visit: Visit, shown: Shown): Html {
  const { say } = visit
  const { unit, kind, attempt } = shown
  return html`<section class="narrow"><p class="quiet"><a href="/console/units/${unit.id}">${unit.name}</a></p>
    <h1>${say(`units-${kind}-title`, { name: unit.name })}</h1>
    <p>${say(`units-${kind}-how`)}</p>
    ${attempt?.refusal ? html`<div class="refusal" role="alert"><p>${attempt.refusal}</p></div>` : ''}
    <form method="post" action="/console/units/${unit.id}/change/${kind}">${formToken(visit)}
      ${fieldsOf(visit, shown)}
      ${textField({ name: 'date', type: 'date', label: say('units-date'), hint: say('units-date-hint'), required: true, value: attempt?.values.date ?? dateOf(visit.now), error: errorOf(visit, attempt, 'date') })}
      <div class="row"><button>${say('units-preview-button')}</button><a class="button secondary" href="/console/units/${unit.id}">${say('console-back')}</a></div>
    </form></section>`
}

function fieldsOf(visit: Visit, shown: Shown): Html {
  switch (shown.kind) {
    case 'merge':
      return mergeFields(visit, shown)
    case 'split':
      return splitFields(visit, shown)
    case 'rename':
      return renameFields(visit, shown)
    case 'move':
      return moveFields(visit, shown)
    case 'end':
      return problem(visit, shown.attempt, 'from')
    default:
      return shown.kind satisfies never
  }
}

function problem(visit: Visit, attempt: ChangeAttempt | undefined, name: string): Html {
  const error = errorOf(visit, attempt, name)
  return error ? html`<p class="error">${error}</p>` : html``
}

/** Units of the same level that the viewer may change. */
function targets(visit: Visit, unit: TreeUnit): Option[] {
  const others = unitOptions(visit, 'units.manage').filter(({ value }) => {
    const other = visit.units.byId(Number(value))
    return other?.level === unit.level && other.id !== unit.id
  })
  return [{ value: '', label: visit.say('units-target-new') }, ...others]
}

function mergeFields(visit: Visit, { unit, attempt }: Shown): Html {
  const { say } = visit
  const siblings = visit.units
    .children(unit.parentId ?? 0)
    .filter(({ id, level }) => id !== unit.id && level === unit.level)
  return html`${problem(visit, attempt, 'from')}
    ${
      siblings.length > 0
        ? html`<fieldset><legend>${say('units-merge-with')}</legend>
      ${siblings.map(
        ({ id, name }) =>
          html`<label><input type="checkbox" name="with" value="${id}" ${attempt?.others.includes(String(id)) ? html`checked` : ''}> ${name}</label>`,
      )}</fieldset>`
        : ''
    }
    ${selectField({ name: 'into', label: say('units-merge-into'), options: targets(visit, unit), value: attempt?.values.into ?? '', error: errorOf(visit, attempt, 'into') })}
    <fieldset><legend>${say('units-target-if-new')}</legend>${newFields(visit, { attempt, suffix: '' })}</fieldset>`
}

function newFields(
  visit: Visit,
  { attempt, suffix }: { attempt: ChangeAttempt | undefined; suffix: string },
): Html {
  const { say } = visit
  const field = (name: string) => ({
    name: `${name}${suffix}`,
    label: say(`console-unit-${name}`),
    value: attempt?.values[`${name}${suffix}`] ?? '',
    error: errorOf(visit, attempt, `${name}${suffix}`) ?? errorOf(visit, attempt, name),
  })
  return html`<div class="grid">${textField(field('name'))}${textField(field('code'))}</div>`
}

function splitFields(visit: Visit, { unit, attempt }: Shown): Html {
  const { say } = visit
  const children = visit.units.children(unit.id)
  const part = (
    number: number,
  ): Html => html`<fieldset><legend>${say('units-split-part', { number })}</legend>
    ${selectField({ name: `into-${number}`, label: say('units-split-into'), options: targets(visit, unit), value: attempt?.values[`into-${number}`] ?? '' })}
    ${newFields(visit, { attempt, suffix: `-${number}` })}</fieldset>`
  const numbers = Array.from({ length: mostParts }, (_, index) => index + 1)
  const choices = numbers.map((number) => ({
    value: String(number),
    label: say('units-split-part', { number }),
  }))
  return html`${problem(visit, attempt, 'parts')}${problem(visit, attempt, 'from')}${problem(visit, attempt, 'into')}
    ${numbers.slice(0, 2).map(part)}
    <details ${numbers.slice(2).some((number) => attempt?.values[`name-${number}`] || attempt?.values[`into-${number}`]) ? html`open` : ''}><summary>${say('units-split-more')}</summary>${numbers.slice(2).map(part)}</details>
    ${
      children.length > 0
        ? html`<fieldset><legend>${say('units-split-children')}</legend>${problem(visit, attempt, 'children')}
      ${children.map(
        ({ id, name }) => html`<div class="row part"><label for="child-${id}">${name}</label>
        <select id="child-${id}" name="child-${id}">${options(choices, attempt?.values[`child-${id}`])}</select></div>`,
      )}</fieldset>`
        : ''
    }`
}

function renameFields(visit: Visit, { unit, attempt }: Shown): Html {
  const { say } = visit
  return html`${textField({ name: 'name', label: say('console-unit-name'), required: true, value: attempt?.values.name ?? unit.name, error: errorOf(visit, attempt, 'name') })}
    ${textField({ name: 'code', label: say('console-unit-code'), hint: say('units-rename-code-hint'), required: true, value: attempt?.values.code ?? unit.code ?? '', error: errorOf(visit, attempt, 'code') })}`
}

function moveFields(visit: Visit, { unit, attempt }: Shown): Html {
  const parents = unitOptions(visit, 'units.manage').filter(
    ({ value }) => !visit.units.path(Number(value)).some(({ id }) => id === unit.id),
  )
  return selectField({
    name: 'parentId',
    label: visit.say('console-unit-parent'),
    options: parents,
    value: attempt?.values.parentId ?? String(unit.parentId ?? ''),
    error: errorOf(visit, attempt, 'parentId'),
  })
}
