/** The form for somebody who comes to the office with a wish about their data. */
import { html } from 'hono/html'
import { type Attempt, errorOf, formToken, selectField, textArea, textField } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { identityChecks, requestKinds } from '../request-types.ts'
import { base, refusalOf } from './frame.ts'

export function officeForm(visit: Visit, attempt: Attempt | undefined): Html {
  const { say } = visit
  const field = (name: string) => ({
    name,
    value: attempt?.values[name] ?? '',
    error: errorOf(visit, attempt, name),
  })
  const kinds = requestKinds.map((kind) => ({ value: kind, label: say(`privacy-kind-${kind}`) }))
  const checks = [
    { value: '', label: say('privacy-check-choose') },
    ...identityChecks.map((check) => ({ value: check, label: say(`privacy-check-${check}`) })),
  ]
  return html`<section class="narrow"><h1>${say('privacy-office-title')}</h1>
    <p>${say('privacy-office-about')}</p>
    ${refusalOf(attempt)}
    <form method="post" action="${base}">${formToken(visit)}
      ${selectField({ ...field('kind'), label: say('privacy-field-kind'), options: kinds })}
      ${selectField({ ...field('unitId'), label: say('console-field-unit'), options: unitOptions(visit, 'privacy.manage') })}
      ${textField({ ...field('name'), label: say('privacy-field-person'), hint: say('privacy-field-person-hint'), required: true })}
      ${selectField({ ...field('check'), label: say('privacy-field-check'), hint: say('privacy-field-check-hint'), options: checks, required: true })}
      ${textField({ ...field('ticket'), label: say('privacy-field-ticket'), hint: say('privacy-field-ticket-hint') })}
      ${textField({ ...field('code'), label: say('privacy-field-code'), hint: say('privacy-field-code-hint') })}
      ${textField({ ...field('phone'), label: say('privacy-field-office-phone'), hint: say('privacy-field-office-phone-hint') })}
      ${textArea({ ...field('detail'), label: say('privacy-field-detail'), rows: 3 })}
      <div class="row"><button>${say('privacy-office-button')}</button></div>
    </form></section>`
}
