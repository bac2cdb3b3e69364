/** The log of breaches in the console. */
import { Hono } from 'hono'
import { readForm } from '../../console/forms.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand } from '../../people/viewer.ts'
import { breachSteps } from '../breaches.ts'
import type { PersonalData } from '../personal-data.ts'
import { breachList, breachPage, newBreachPage } from './breach-views.ts'
import { attemptOf, base, show } from './frame.ts'

const here = `${base}/breaches`

export function breachPages({ breaches }: PersonalData): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const body = breachList(visit, await breaches.list(visit.viewer))
    return show(c, { title: visit.say('privacy-part-breaches'), part: 'breaches', body })
  })

  routes.get('/new', (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'privacy.manage')
    const title = visit.say('privacy-breach-new')
    return show(c, { title, part: 'breaches', body: newBreachPage(visit, undefined) })
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    try {
      const { id } = await breaches.note(visit.viewer, {
        unitId: form.number('unitId') ?? 0,
        noticedAt: readMoment(form.text('noticedAt')),
        nature: form.text('nature'),
        affected: form.text('affected'),
        measures: form.text('measures'),
      })
      return c.redirect(`${here}/${id}?done=breach`, 303)
    } catch (error) {
      const attempt = attemptOf(visit, { form: 'breach', values: form.values, error })
      if (!attempt) throw error
      const title = visit.say('privacy-breach-new')
      return show(c, { title, part: 'breaches', body: newBreachPage(visit, attempt), status: attempt.status })
    }
  })

  routes.get('/:id{[0-9]{1,9}}', async (c) => {
    const visit = c.get('visit')
    const breach = await breaches.find(visit.viewer, Number(c.req.param('id')))
    const title = visit.say('privacy-breach-title', { number: breach.id })
    return show(c, { title, part: 'breaches', body: breachPage(visit, breach) })
  })

  routes.post('/:id{[0-9]{1,9}}/:step', async (c) => {
    await readForm(c)
    const id = Number(c.req.param('id'))
    const step = breachSteps.find((each) => each === c.req.param('step'))
    if (!step) return c.notFound()
    await breaches.step(c.get('visit').viewer, id, step)
    return c.redirect(`${here}/${id}?done=${step}`, 303)
  })
  return routes
}

/** A moment as a browser's field gives it: `2026-11-20T09:30`, in Viet Nam. */
function readMoment(text: string): Date | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? new Date(`${text}:00+07:00`) : undefined
}
