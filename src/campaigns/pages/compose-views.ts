/** Writing an announcement: words, picture, buttons, whom it reaches, when; beside it, counted as one chooses, who gets it. */
import { html } from 'hono/html'
import {
  type Attempt,
  errorOf,
  type Field,
  formToken,
  selectField,
  textArea,
  textField,
} from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import type { BeyondAccountWithGroups } from '../beyond-window.ts'
import { acts, classes, repeats } from '../campaign-types.ts'
import { beyondFields } from './beyond-views.ts'
import { buttonRows } from './compose-form.ts'
import { base, refusalOf } from './frame.ts'
import { boxes, type SegmentChoices, segmentFields } from './segment-fields.ts'

interface Composing {
  readonly action: string
  readonly title: string
  readonly attempt: Attempt
  readonly version?: number
  /** The campaign that is changed. */
  readonly id?: number
  readonly choices: SegmentChoices
  readonly accounts: readonly BeyondAccountWithGroups[]
  /** What was typed comes back: it is newer than what the browser keeps. */
  readonly isReturned: boolean
}

export function composePage(visit: Visit, composing: Composing): Html {
  const { action, title, attempt, version, id, choices, accounts, isReturned } = composing
  const { say } = visit
  const value = (name: string) => attempt.values[name] ?? ''
  const field = (name: string, key: string): Field => ({
    name,
    label: say(key),
    value: value(name),
    error: errorOf(visit, attempt, name),
  })
  const units = unitOptions(visit, 'campaigns.write')
  return html`<h1>${title}</h1>
    ${refusalOf(attempt)}
    <div id="kept" class="warnings" role="status" hidden><p>${say('campaign-kept')} <button type="button" class="secondary">${say('campaign-kept-drop')}</button></p></div>
    <form method="post" action="${action}" enctype="multipart/form-data" class="compose" data-keeps="${visit.viewer.personId}:campaign:${id === undefined ? 'new' : `${id}:${version ?? ''}`}" data-kept-notice="kept"
      ${isReturned ? html`data-returned="yes"` : ''}>${formToken(visit)}
      ${version === undefined ? '' : html`<input type="hidden" name="version" value="${version}">`}
      ${id === undefined ? '' : html`<input type="hidden" name="campaign" value="${id}">`}
      <input type="hidden" name="fileId" value="${value('fileId')}">
      ${textField({ ...field('title', 'campaign-field-title'), hint: say('campaign-field-title-hint'), required: true })}
      <div class="grid">
        ${textArea({ ...field('text.vi', 'campaign-field-vi'), hint: say('campaign-field-vi-hint'), required: true, rows: 7, id: 'text-vi' })}
        ${textArea({ ...field('text.en', 'campaign-field-en'), hint: say('campaign-field-en-hint'), rows: 7, id: 'text-en' })}
      </div>
      ${picture(visit, attempt)}
      ${boxes(visit, { name: 'acts', values: acts, chosen: value('acts'), error: errorOf(visit, attempt, 'buttons'), label: (each) => say(`campaign-act-${each}`) })}
      <details ${isStarted(attempt) ? html`open` : ''}><summary>${say('campaign-field-buttons')}</summary>
        ${buttonRows.map((at) => buttonFields(field, at))}</details>
      <fieldset><legend>${say('campaign-field-whom')}</legend>
        <div class="grid">
        ${selectField({ ...field('unit', 'campaign-field-unit'), options: units })}
        ${selectField({ ...field('class', 'campaign-field-class'), options: classes.map((each) => ({ value: each, label: say(`campaign-class-${each}`) })) })}
        </div>
        ${textField({ ...field('ground', 'campaign-field-ground'), hint: say('campaign-field-ground-hint') })}
        ${segmentFields(visit, { attempt, choices })}
        ${beyondFields(visit, { attempt, accounts })}
      </fieldset>
      <div id="reach" class="reach" aria-live="polite" hx-post="${base}/reach" hx-include="closest form"
        hx-trigger="load, change from:closest form delay:300ms"><p class="quiet">${say('campaign-reach-counting')}</p></div>
      <div class="grid">
        ${textField({ ...field('notBefore', 'campaign-field-not-before'), type: 'datetime-local', hint: say('campaign-field-not-before-hint') })}
        ${textField({ ...field('notAfter', 'campaign-field-not-after'), type: 'datetime-local', hint: say('campaign-field-not-after-hint') })}
      </div>
      ${selectField({ ...field('repeat', 'campaign-field-repeat'), hint: say('campaign-field-repeat-hint'), options: ['', ...repeats].map((each) => ({ value: each, label: say(`campaign-repeat-${each || 'never'}`) })) })}
      <div class="row"><button>${say('campaign-save')}</button><a class="button secondary" href="${base}">${say('console-back')}</a></div>
    </form>`
}

/** Something stands in a row of the page buttons. */
const isStarted = ({ values }: Attempt): boolean =>
  Object.entries(values).some(([name, value]) => name.startsWith('buttons.') && value !== '')

function picture(visit: Visit, attempt: Attempt): Html {
  const { say } = visit
  const error = errorOf(visit, attempt, 'picture')
  return html`<div class="field"><label for="field-picture">${say('campaign-field-picture')}</label>
    <p class="hint" id="field-picture-hint">${say(attempt.values.fileId ? 'campaign-field-picture-kept' : 'campaign-field-picture-hint')}</p>
    <input type="file" id="field-picture" name="picture" accept="image/jpeg,image/png,image/webp,.pdf,.docx" aria-describedby="field-picture-hint" ${error ? html`aria-invalid="true"` : ''}>
    ${error ? html`<p class="error">${error}</p>` : ''}
    ${attempt.values.fileId ? html`<label><input type="checkbox" name="dropPicture" value="yes"> ${say('campaign-field-picture-drop')}</label>` : ''}</div>`
}

function buttonFields(field: (name: string, key: string) => Field, at: number): Html {
  const name = (part: string) => `buttons.${at}.${part}`
  return html`<div class="grid">
    ${textField({ ...field(name('url'), 'campaign-field-url'), type: 'url', placeholder: 'https://' })}
    ${textField(field(name('vi'), 'campaign-field-label-vi'))}
    ${textField(field(name('en'), 'campaign-field-label-en'))}</div>`
}
