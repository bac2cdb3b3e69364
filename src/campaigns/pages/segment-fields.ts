/** The fields that say whom an announcement means, and the segments that were kept under a name. */
import { html } from 'hono/html'
import { type Attempt, errorOf, type Option, selectField, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { roleNames } from '../../people/viewer.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { Campaign } from '../campaign-types.ts'
import type { SavedSegment } from '../saved-segments.ts'
import { participations, platforms } from '../segment.ts'
import { topics } from '../topics.ts'
import { base } from './frame.ts'

/** What there is to choose from. */
export interface SegmentChoices {
  readonly saved: readonly SavedSegment[]
  /** Campaigns that were begun: their recipients, and those who answered them, can be chosen or left out. */
  readonly begun: readonly Campaign[]
}

interface Given {
  readonly attempt: Attempt
  readonly choices: SegmentChoices
}

export function segmentFields(visit: Visit, { attempt, choices }: Given): Html {
  const { say } = visit
  const value = (name: string) => attempt.values[name] ?? ''
  const narrowed = ['roles', 'registered', 'participationIn', 'withoutUnits', 'withoutCampaigns'].some(
    (name) => value(name),
  )
  const named = `${value('withoutCampaigns')} ${value('participationIn')}`.split(' ').filter(Boolean)
  const begun = begunOptions(choices, named)
  return html`${usingSaved(visit, choices.saved)}
    ${boxes(visit, { name: 'channels', values: platforms, chosen: value('channels'), label: (each) => visit.label('channel', each) })}
    ${boxes(visit, { name: 'topics', values: topics, chosen: value('topics'), label: (each) => say(`campaign-topic-${each}`) })}
    ${boxes(visit, { name: 'languages', values: ['vi', 'en'], chosen: value('languages'), label: (each) => say(`campaign-language-${each}`) })}
    <label><input type="checkbox" name="oneEach" value="yes" ${value('oneEach') ? html`checked` : ''}> ${say('campaign-field-oneEach')}</label>
    <details ${narrowed ? html`open` : ''}><summary>${say('campaign-field-more')}</summary>
      ${selectField({ name: 'registered', label: say('campaign-field-registered'), value: value('registered'), options: ['', 'yes', 'no'].map((each) => ({ value: each, label: say(`campaign-registered-${each || 'all'}`) })) })}
      ${boxes(visit, { name: 'roles', values: roleNames, chosen: value('roles'), label: (each) => visit.label('role', each) })}
      ${manyOf(visit, { name: 'withoutUnits', chosen: value('withoutUnits'), list: withoutOptions(visit, value('withoutUnits')), error: errorOf(visit, attempt, 'segment.exclude.units') })}
      ${begun.length === 0 ? '' : manyOf(visit, { name: 'withoutCampaigns', chosen: value('withoutCampaigns'), list: begun })}
      ${begun.length === 0 ? '' : selectField({ name: 'participationIn', label: say('campaign-field-participationIn'), value: value('participationIn'), options: [{ value: '', label: say('campaign-participation-none') }, ...begun] })}
      ${begun.length === 0 ? '' : boxes(visit, { name: 'participation', values: participations, chosen: value('participation'), label: (each) => say(`campaign-participation-${each}`) })}
    </details>
    ${textField({ name: 'saveAs', label: say('campaign-field-save-as'), hint: say('campaign-field-save-as-hint'), value: value('saveAs') })}`
}

/** Those that can be chosen; an older one that is chosen already stays so. */
function begunOptions({ begun }: SegmentChoices, chosen: readonly string[]): Option[] {
  const listed = begun.map(({ id, title }) => ({ value: String(id), label: title }))
  const older = [...new Set(chosen)].filter((id) => !listed.some(({ value }) => value === id))
  return [...listed, ...older.map((id) => ({ value: id, label: `#${id}` }))]
}

/** One that is left out already stays so, also when it is not this writer's to choose. */
function withoutOptions(visit: Visit, chosen: string): Option[] {
  const listed = unitOptions(visit, 'campaigns.write')
  const others = chosen.split(' ').filter((id) => id && !listed.some(({ value }) => value === id))
  return [...listed, ...others.map((id) => ({ value: id, label: unitWords(visit.units, Number(id)) }))]
}

/** What was typed stays; only the fields of the segment change. */
function usingSaved(visit: Visit, saved: readonly SavedSegment[]): Html {
  if (saved.length === 0) return html``
  const { say, units } = visit
  const list = saved.map(({ id, name, unitId }) => ({
    value: String(id),
    label: `${name} · ${unitWords(units, unitId)}`,
  }))
  return html`<div class="row saved">${selectField({ name: 'saved', label: say('campaign-field-saved'), options: list })}
    <button class="secondary" formaction="${base}/fill" formnovalidate>${say('campaign-saved-use')}</button>
    <a href="${base}/segments">${say('campaign-saved-manage')}</a></div>`
}

interface Many {
  readonly name: string
  /** The chosen ones, with spaces. */
  readonly chosen: string
  readonly list: readonly Option[]
  readonly error?: string | undefined
}

function manyOf(visit: Visit, { name, chosen, list, error }: Many): Html {
  const values = chosen.split(' ')
  return html`<div class="field"><label for="field-${name}">${visit.say(`campaign-field-${name}`)}</label>
    <select id="field-${name}" name="${name}" multiple size="${Math.min(5, list.length)}">${list.map(
      ({ value, label }) =>
        html`<option value="${value}" ${values.includes(value) ? html`selected` : ''}>${label}</option>`,
    )}</select>${error ? html`<p class="error">${error}</p>` : ''}</div>`
}

interface Boxes<Value extends string> {
  readonly name: string
  readonly values: readonly Value[]
  /** The ticked ones, with spaces. */
  readonly chosen: string
  readonly label: (value: Value) => string
  readonly error?: string | undefined
}

/** None ticked: all of them. */
export function boxes<Value extends string>(
  visit: Visit,
  { name, values, chosen, label, error }: Boxes<Value>,
): Html {
  const ticked = chosen.split(' ')
  return html`<fieldset class="boxes"><legend>${visit.say(`campaign-field-${name}`)}</legend><div class="row">${values.map(
    (value) =>
      html`<label><input type="checkbox" name="${name}" value="${value}" ${ticked.includes(value) ? html`checked` : ''}> ${label(value)}</label>`,
  )}</div>${error ? html`<p class="error">${error}</p>` : ''}</fieldset>`
}
