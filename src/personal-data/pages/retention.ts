/** How long things are kept: the rules, and what a change would take away before it is saved. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { confirmPage } from '../../console/confirm-page.ts'
import { type Attempt, errorOf, formToken, textField } from '../../console/fields.ts'
import { readForm } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { mayOver } from '../../console/unit-options.ts'
import type { ConsoleEnv, Visit } from '../../console/visit.ts'
import { formatNumber } from '../../platform/text/numbers.ts'
import type { PersonalData } from '../personal-data.ts'
import type { RetentionRuleItem } from '../retention.ts'
import { attemptOf, base, show } from './frame.ts'

const here = `${base}/retention`

export function retentionPages({ retention }: PersonalData): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const rules = await retention.list(visit.viewer)
    const title = visit.say('privacy-part-retention')
    return show(c, { title, part: 'retention', body: rulesView(visit, rules, undefined) })
  })

  /** First what would go; the same form confirmed saves the rule. */
  routes.post('/:name{[a-z_]{1,40}}', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const name = c.req.param('name')
    const given = { days: form.number('days') ?? 0, active: form.text('active') === 'yes' }
    try {
      if (form.text('confirmed') === 'yes') {
        await retention.change(visit.viewer, name, given)
        return c.redirect(`${here}?done=retention`, 303)
      }
      const { count, action } = await retention.preview(visit.viewer, name, given)
      return c.html(previewPage(visit, { name, given, count, action }))
    } catch (error) {
      const attempt = attemptOf(visit, { form: name, values: form.values, error })
      if (!attempt) throw error
      const body = rulesView(visit, await retention.list(visit.viewer), attempt)
      const title = visit.say('privacy-part-retention')
      return show(c, { title, part: 'retention', body, status: attempt.status })
    }
  })
  return routes
}

function previewPage(
  visit: Visit,
  shown: { name: string; given: { days: number; active: boolean }; count: number; action: string },
) {
  const { say, language } = visit
  const { name, given, action } = shown
  const count = formatNumber(shown.count, language)
  return confirmPage(visit, {
    title: say('privacy-retention-confirm', { name: say(`privacy-class-${name}`) }),
    section: 'privacy',
    says: given.active
      ? [
          say('privacy-retention-days', { days: given.days }),
          say(`privacy-retention-would-${action}`, { count }),
        ]
      : [say('privacy-retention-off')],
    action: `${here}/${name}`,
    fields: [
      ['days', String(given.days)],
      ['active', given.active ? 'yes' : ''],
    ],
    button: say('privacy-retention-save'),
    back: here,
  })
}

function rulesView(visit: Visit, rules: readonly RetentionRuleItem[], attempt: Attempt | undefined): Html {
  const { say } = visit
  const managed = mayOver(visit, { right: 'privacy.manage', unitId: visit.units.root.id })
  return html`<h1>${say('privacy-part-retention')}</h1>
    <p>${say('privacy-retention-about')}</p>
    ${managed ? '' : html`<p class="quiet">${say('privacy-retention-root')}</p>`}
    <ul class="people">${rules.map((rule) => ruleView(visit, { rule, managed, attempt }))}</ul>`
}

function ruleView(
  visit: Visit,
  { rule, managed, attempt }: { rule: RetentionRuleItem; managed: boolean; attempt: Attempt | undefined },
): Html {
  const { say } = visit
  const own = attempt?.form === rule.name ? attempt : undefined
  const words = html`<strong class="name">${say(`privacy-class-${rule.name}`)}</strong>
    <span>${say(`privacy-action-${rule.action}`, { days: rule.days })}${rule.active ? '' : ` – ${say('privacy-retention-inactive')}`}</span>`
  if (!managed) return html`<li>${words}</li>`
  const days = textField({
    name: 'days',
    label: say('privacy-retention-field-days'),
    inputmode: 'numeric',
    required: true,
    value: own?.values.days ?? String(rule.days),
    error: errorOf(visit, own, 'days'),
  })
  return html`<li>${words}<details ${own ? html`open` : ''}><summary>${say('privacy-retention-edit')}</summary>
    <form method="post" action="${here}/${rule.name}">${formToken(visit)}${days}
      <label><input type="checkbox" name="active" value="yes" ${rule.active ? html`checked` : ''}> ${say('privacy-retention-field-active')}</label>
      <div class="row"><button>${say('privacy-retention-preview')}</button></div>
    </form></details></li>`
}
