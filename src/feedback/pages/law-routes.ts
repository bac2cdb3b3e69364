/** What the law's buttons on a ticket do: answer for a danger, ask for and decide on the name of a sealed author. */
import { Hono } from 'hono'
import { readForm } from '../../console/forms.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { refusalOf, type ShowAttempt } from './action-routes.ts'
import { authorPage, unsealingForm } from './unsealing.ts'

export function lawRoutes({ tickets }: ConsoleParts, show: ShowAttempt): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.post('/:code/acknowledge', async (c) => {
    await readForm(c)
    const { code } = await tickets.acknowledge(c.get('visit').viewer, c.req.param('code'))
    return c.redirect(`/console/tickets/${code}`, 303)
  })

  routes.post(`/:code/${unsealingForm}`, async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const code = c.req.param('code')
    try {
      await tickets.unsealing.request(visit.viewer, code, { reason: form.text('reason') })
      return c.redirect(`/console/tickets/${code}#unsealing`, 303)
    } catch (error) {
      const refused = refusalOf(visit, { name: unsealingForm, form, error })
      if (!refused) throw error
      return show(c, code, refused)
    }
  })

  routes.post(`/:code/${unsealingForm}/:id{[0-9]{1,9}}`, async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const granted = form.text('granted') === 'yes'
    try {
      const { code } = await tickets.unsealing.decide(visit.viewer, Number(c.req.param('id')), { granted })
      return c.redirect(`/console/tickets/${code}#unsealing`, 303)
    } catch (error) {
      const refused = refusalOf(visit, { name: unsealingForm, form, error })
      if (!refused) throw error
      return show(c, c.req.param('code'), refused)
    }
  })

  routes.post('/:code/author', async (c) => {
    await readForm(c)
    const visit = c.get('visit')
    const code = c.req.param('code')
    return c.html(authorPage(visit, { code, author: await tickets.unsealing.authorOf(visit.viewer, code) }))
  })
  return routes
}
