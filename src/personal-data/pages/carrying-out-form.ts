/** What a step that carries a request out is told: the consent that ends, or the right values. */
import { html } from 'hono/html'
import { type Attempt, errorOf, selectField, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { purposes } from '../carrying-out.ts'
import type { RequestItem } from '../request-items.ts'
import type { RequestStep } from '../requests.ts'

export const carriedOutBy = ({ kind }: RequestItem): RequestStep => (kind === 'correct' ? 'correct' : 'run')

/** Beside being carried out it may be answered: the wish was something else than the program can do. */
export const inWords = ({ kind }: RequestItem): boolean => kind === 'correct' || kind === 'object'

export function fieldsOf(
  visit: Visit,
  { request, attempt }: { request: RequestItem; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const field = (name: string, label: string) => ({
    name,
    label: say(label),
    value: attempt?.values[name] ?? '',
    error: errorOf(visit, attempt, name),
  })
  const hint = html`<p class="hint">${say(request.confirmation === 'nobody' ? 'privacy-step-run-ask' : `privacy-run-hint-${request.kind}`)}</p>`
  if (request.kind === 'withdraw') {
    const all = { value: '', label: say('privacy-withdraw-all') }
    const each = purposes.map((value) => ({ value, label: say(`privacy-purpose-${value}`) }))
    const purpose = field('purpose', 'privacy-field-purpose')
    return html`${hint}${selectField({ ...purpose, options: [all, ...each] })}`
  }
  if (request.kind !== 'correct') return hint
  const same = { value: '', label: say('privacy-unit-same') }
  return html`${hint}
    ${textField(field('name', 'privacy-field-person'))}
    ${textField({ ...field('phone', 'privacy-field-phone'), type: 'tel' })}
    ${selectField({ ...field('unitId', 'privacy-field-home'), options: [same, ...unitOptions(visit, 'privacy.manage')] })}
    ${textField(field('address', 'privacy-field-address'))}`
}
