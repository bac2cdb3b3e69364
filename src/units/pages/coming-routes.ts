/** The list of changes to come, and taking one back. */
import { Hono } from 'hono'
import { confirmPage } from '../../console/confirm-page.ts'
import { readForm } from '../../console/forms.ts'
import { page } from '../../console/layout.ts'
import { doneNotice } from '../../console/notices.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand } from '../../people/viewer.ts'
import { ConflictError } from '../../platform/errors.ts'
import { comingPage, comingWords, dayWords } from './coming-views.ts'

/** Mounted at /console/units. */
export function comingRoutes({ units }: ConsoleParts): Hono<ConsoleEnv> {
  const { changes } = units
  const routes = new Hono<ConsoleEnv>()

  routes.get('/changes', async (c) => {
    const visit = c.get('visit')
    const body = comingPage(visit, await changes.coming(visit.viewer))
    const notice = doneNotice(visit, c.req.query())
    return c.html(page(visit, { title: visit.say('units-coming'), section: 'units', body, notice }))
  })

  routes.post('/changes/:id{[0-9]{1,9}}/take-back', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    demand(visit.viewer, 'units.manage')
    const change = await changes.findComing(visit.viewer, Number(c.req.param('id')))
    if (form.text('confirmed') !== 'yes')
      return c.html(
        confirmPage(visit, {
          title: visit.say('units-take-back-title', { date: dayWords(visit, change.date) }),
          section: 'units',
          says: [...comingWords(visit, change), visit.say('units-take-back-says')],
          action: `/console/units/changes/${change.id}/take-back`,
          fields: [],
          button: visit.say('units-take-back'),
          back: '/console/units/changes',
        }),
      )
    try {
      await changes.takeBack(visit.viewer, change.id)
      return c.redirect('/console/units/changes?done=unit-change-taken-back', 303)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      const refusal = visit.say(`error-${error.reason}`)
      const body = comingPage(visit, await changes.coming(visit.viewer), refusal)
      return c.html(page(visit, { title: visit.say('units-coming'), section: 'units', body }), 409)
    }
  })
  return routes
}
