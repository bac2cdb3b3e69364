/** Fields of forms: a label, what was typed, and beside it what is wrong with it. */
import { html } from 'hono/html'
import type { Html } from './html.ts'
import type { Reader, Visit } from './visit.ts'

/** A form given back: what was typed, and which fields cannot be used. */
export interface Attempt {
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  /** Text keys by field. */
  readonly issues: Readonly<Record<string, string>>
  /** Why it could not be done at all, as words. */
  readonly refusal?: string
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly required?: boolean
  readonly error?: string | undefined
}

export interface Option {
  readonly value: string
  readonly label: string
}

/** Belongs into every form that changes something. */
export const formToken = (visit: Visit): Html =>
  html`<input type="hidden" name="token" value="${visit.formToken}">`

export function textField(
  field: Field & {
    type?: string
    inputmode?: string
    autocomplete?: string
    placeholder?: string
    list?: string
  },
): Html {
  const { type = 'text', inputmode, placeholder, list } = field
  return around(
    field,
    (attributes) => html`<input type="${type}" ${attributes} value="${field.value ?? ''}"
    autocomplete="${field.autocomplete ?? 'off'}" ${inputmode ? html`inputmode="${inputmode}"` : ''}
    ${placeholder ? html`placeholder="${placeholder}"` : ''} ${list ? html`list="${list}"` : ''}>`,
  )
}

export function textArea(field: Field & { rows?: number; id?: string }): Html {
  return around(
    field,
    (attributes) =>
      html`<textarea ${attributes} rows="${field.rows ?? 4}" dir="auto">${field.value ?? ''}</textarea>`,
  )
}

export function selectField(field: Field & { options: readonly Option[] }): Html {
  return around(
    field,
    (attributes) => html`<select ${attributes}>${options(field.options, field.value)}</select>`,
  )
}

export const options = (list: readonly Option[], chosen: string | undefined): Html[] =>
  list.map(
    ({ value, label }) =>
      html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${label}</option>`,
  )

/** What is wrong with a field, from the attempt at this form. */
export function errorOf(reader: Reader, attempt: Attempt | undefined, name: string): string | undefined {
  const key = attempt?.issues[name]
  return key === undefined ? undefined : reader.say(key)
}

function around(field: Field & { id?: string }, control: (attributes: Html) => Html): Html {
  const id = field.id ?? `field-${field.name}`
  const described = [field.hint && `${id}-hint`, field.error && `${id}-error`].filter(Boolean).join(' ')
  const attributes = html`id="${id}" name="${field.name}" ${field.required ? html`required` : ''}
    ${described ? html`aria-describedby="${described}"` : ''} ${field.error ? html`aria-invalid="true"` : ''}`
  return html`<div class="field">
    <label for="${id}">${field.label}</label>
    ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : ''}
    ${control(attributes)}
    ${field.error ? html`<p class="error" id="${id}-error">${field.error}</p>` : ''}
  </div>`
}
