/** When a unit's residents are left in peace, and how often they are written to at most. */
import { html } from 'hono/html'
import { type Attempt, errorOf, type Field, formToken, selectField, textField } from '../../console/fields.ts'
import type { Form } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { mayOver, unitOptions } from '../../console/unit-options.ts'
import type { Visit } from '../../console/visit.ts'
import { InvalidError, type Issue } from '../../platform/errors.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { CampaignRule } from '../rules.ts'
import { base } from './frame.ts'

export function rulePage(visit: Visit, { unitId, attempt }: { unitId: number; attempt: Attempt }): Html {
  const { say } = visit
  const field = (name: string): Field => ({
    name,
    label: say(`campaign-rule-${name}`),
    value: attempt.values[name] ?? '',
    error: errorOf(visit, attempt, name),
  })
  const may = mayOver(visit, { right: 'campaigns.approve', unitId })
  const fields = html`<div class="grid">
      ${textField({ ...field('quietFrom'), type: 'time', required: true })}
      ${textField({ ...field('quietTo'), type: 'time', required: true, hint: say('campaign-rule-quiet-hint') })}
    </div><div class="grid">
      ${textField({ ...field('perDay'), inputmode: 'numeric', hint: say('campaign-rule-cap-hint') })}
      ${textField({ ...field('perWeek'), inputmode: 'numeric', hint: say('campaign-rule-cap-hint') })}
    </div>`
  return html`<h1>${say('campaign-rule-title')}</h1>
    <p class="quiet">${say('campaign-rule-about')}</p>
    <form method="get" action="${base}/rules" class="row saved">
      ${selectField({ name: 'unit', label: say('campaign-field-unit'), value: String(unitId), options: unitOptions(visit, 'campaigns.read') })}
      <button class="secondary">${say('campaign-rule-show')}</button></form>
    <h2>${unitWords(visit.units, unitId)}</h2>
    <form method="post" action="${base}/rules">${formToken(visit)}
      <input type="hidden" name="unit" value="${unitId}">
      <fieldset ${may ? '' : html`disabled`}>${fields}</fieldset>
      ${may ? html`<p>${say('campaign-rule-says')}</p><button>${say('campaign-rule-save')}</button>` : html`<p class="quiet">${say('campaign-rule-others')}</p>`}
    </form>`
}

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

export const ruleValues = ({
  quietFrom,
  quietTo,
  perDay,
  perWeek,
}: CampaignRule): Record<string, string> => ({
  quietFrom: clock(quietFrom),
  quietTo: clock(quietTo),
  perDay: perDay === null ? '' : String(perDay),
  perWeek: perWeek === null ? '' : String(perWeek),
})

const mostOften = 100

/** @throws InvalidError for what is no time of day and no number from 1 to 100 */
export function ruleOfForm(form: Form): CampaignRule {
  const issues: Issue[] = []
  const time = (path: string): number => {
    const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(form.text(path)) ?? []
    if (hours === undefined) issues.push({ path, message: 'error-required' })
    return Number(hours) * 60 + Number(minutes)
  }
  const cap = (path: string): number | null => {
    const number = form.number(path)
    if (form.text(path) !== '' && !(number && number <= mostOften))
      issues.push({ path, message: 'error-campaign-cap' })
    return number ?? null
  }
  const rule = {
    quietFrom: time('quietFrom'),
    quietTo: time('quietTo'),
    perDay: cap('perDay'),
    perWeek: cap('perWeek'),
  }
  if (issues.length > 0) throw new InvalidError(issues)
  return rule
}
