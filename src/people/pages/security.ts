/** A person's own safety at the console: their second factor, and where they are signed in. */
import { Hono } from 'hono'
import { confirmPage } from '../../console/confirm-page.ts'
import type { ConsoleCookies } from '../../console/cookies.ts'
import { readForm } from '../../console/forms.ts'
import { page } from '../../console/layout.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv, Visit } from '../../console/visit.ts'
import { demandFactor } from '../factor-demands.ts'
import { codesPage } from './second-factor-views.ts'
import { securityBody } from './security-views.ts'

const here = '/console/security'

/** Mounted at /console/security. */
export function securityPages(
  { secondFactor, sessions }: ConsoleParts,
  cookies: ConsoleCookies,
): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const [factor, open] = await Promise.all([secondFactor.state(visit.viewer), sessions.list(visit.viewer)])
    const body = securityBody(visit, { factor, sessions: open })
    const notice = doneWords(visit, c.req.query('done'))
    return c.html(page(visit, { title: visit.say('security-title'), body, notice }))
  })

  routes.post('/codes', async (c) => {
    await readForm(c)
    const visit = c.get('visit')
    const body = codesPage(visit, { codes: await secondFactor.renewCodes(visit.viewer), next: here })
    return c.html(page(visit, { title: visit.say('security-codes-title'), body }))
  })

  routes.post('/factor/disable', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    demandFactor(visit.viewer, 'own-factor', visit.now)
    if (form.text('confirmed') !== 'yes')
      return c.html(
        confirmPage(visit, {
          title: visit.say('security-disable-title'),
          says: [visit.say('security-disable-says')],
          action: `${here}/factor/disable`,
          fields: [],
          button: visit.say('security-disable'),
          back: here,
        }),
      )
    await secondFactor.disable(visit.viewer)
    return c.redirect(`${here}?done=disabled`, 303)
  })

  routes.post('/sessions/others/end', async (c) => {
    await readForm(c)
    await sessions.endOwn(c.get('visit').viewer, 'others')
    return c.redirect(`${here}?done=ended`, 303)
  })

  routes.post('/sessions/all/end', async (c) => {
    await readForm(c)
    await sessions.endOwn(c.get('visit').viewer, 'all')
    cookies.end(c)
    return c.redirect('/console/sign-in', 303)
  })

  routes.post('/sessions/:id{[0-9]{1,9}}/end', async (c) => {
    await readForm(c)
    await sessions.endOwn(c.get('visit').viewer, Number(c.req.param('id')))
    return c.redirect(`${here}?done=ended`, 303)
  })
  return routes
}

/** Nothing but our own sentences, whatever the address says. */
function doneWords(visit: Visit, done: string | undefined): string | undefined {
  return done === 'ended' || done === 'disabled' ? visit.say(`security-done-${done}`) : undefined
}
