/** What outlasts one announcement: segments kept under a name, quiet hours and how often people are written to. */
import { type Context, Hono } from 'hono'
import type { Attempt } from '../../console/fields.ts'
import { readForm } from '../../console/forms.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demandOver } from '../../people/rights.ts'
import { demand, reach } from '../../people/viewer.ts'
import { attemptOf, base, show } from './frame.ts'
import { ruleOfForm, rulePage, ruleValues } from './rule-views.ts'
import { segmentsPage } from './segments.ts'

export function settingPages({ campaigns, database }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/segments', async (c) => {
    const visit = c.get('visit')
    const saved = await campaigns.segments.list(visit.viewer)
    return show(c, { title: visit.say('campaign-saved-title'), body: segmentsPage(visit, saved) })
  })

  routes.post('/segments/:id{[0-9]{1,9}}/remove', async (c) => {
    await readForm(c)
    await campaigns.segments.remove(c.get('visit').viewer, Number(c.req.param('id')))
    return c.redirect(`${base}/segments?done=removed`, 303)
  })

  async function showRule(c: Context<ConsoleEnv>, unitId: number, attempt?: Attempt & { status: 409 | 422 }) {
    const visit = c.get('visit')
    const rule = await campaigns.rules.find(visit.viewer, unitId)
    return show(c, {
      title: visit.say('campaign-rule-title'),
      body: rulePage(visit, {
        unitId,
        attempt: attempt ?? { form: 'rule', values: ruleValues(rule), issues: {} },
      }),
      ...(attempt ? { status: attempt.status } : {}),
    })
  }

  routes.get('/rules', (c) => {
    const { viewer } = c.get('visit')
    demand(viewer, 'campaigns.read')
    const asked = c.req.query('unit') ?? ''
    const [first = 0] = reach(viewer, 'campaigns.read')
    return showRule(c, /^\d{1,9}$/.test(asked) ? Number(asked) : first)
  })

  routes.post('/rules', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const unitId = form.number('unit') ?? 0
    await demandOver(database, visit.viewer, { right: 'campaigns.approve', unitId })
    try {
      await campaigns.rules.set(visit.viewer, unitId, ruleOfForm(form))
      return c.redirect(`${base}/rules?unit=${unitId}&done=rule`, 303)
    } catch (error) {
      const attempt = attemptOf(visit, { values: form.values, error })
      if (!attempt) throw error
      return showRule(c, unitId, attempt)
    }
  })

  return routes
}
