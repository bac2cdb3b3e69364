/** The committee's console: who may come in, and the pages of each subject behind the gate. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountPages } from '../accounts/pages.ts'
import { auditPages } from '../audit/pages.ts'
import { campaignPages } from '../campaigns/pages.ts'
import { templatePages } from '../feedback/pages/templates.ts'
import { ticketPages } from '../feedback/pages.ts'
import { secondFactorPages } from '../people/pages/second-factor.ts'
import { securityPages } from '../people/pages/security.ts'
import { staffPages } from '../people/pages.ts'
import { personalDataPages } from '../personal-data/pages.ts'
import { sameOrigin } from '../platform/http/same-origin.ts'
import { securityHeaders } from '../platform/http/security-headers.ts'
import { unitPages } from '../units/pages.ts'
import { createCookies } from './cookies.ts'
import { showTrouble, troubleOf } from './error-page.ts'
import { eventRoutes } from './events.ts'
import { homeBody } from './home.ts'
import { page } from './layout.ts'
import type { ConsoleParts } from './parts.ts'
import { readerOf, sessionGate } from './session-gate.ts'
import { outerRoutes, signOutRoutes } from './sign-in.ts'
import type { ConsoleEnv } from './visit.ts'

export type { ConsoleParts } from './parts.ts'

/** The largest form, in bytes: a table of units. */
const largestForm = 4 * 1024 * 1024

/** To be mounted at /console. */
export function createConsole(parts: ConsoleParts): Hono<ConsoleEnv> {
  const cookies = createCookies(parts.publicUrl, parts.secrets)
  const routes = new Hono<ConsoleEnv>()
  routes.onError((error, c) => troubleOf(c, error, parts.log))

  routes.use(securityHeaders())
  routes.use(readerOf(parts, cookies))
  routes.use(async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  })
  routes.use(sameOrigin({ publicUrl: parts.publicUrl }))
  routes.use(bodyLimit({ maxSize: largestForm, onError: (c) => showTrouble(c, 'too-big') }))
  routes.route('/', outerRoutes(parts, cookies))

  routes.use(sessionGate(parts, cookies))
  routes.route('/', signOutRoutes(parts, cookies))
  routes.route('/', eventRoutes(parts))
  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const body = await homeBody(visit, parts)
    const title = visit.say('console-home-title')
    return c.html(page(visit, { title, section: 'home', body, events: '/console/events' }))
  })
  routes.route('/tickets', ticketPages(parts))
  routes.route('/templates', templatePages(parts))
  routes.route('/campaigns', campaignPages(parts))
  routes.route('/staff', staffPages(parts))
  routes.route('/units', unitPages(parts))
  routes.route('/personal-data', personalDataPages(parts))
  routes.route('/accounts', accountPages(parts))
  routes.route('/audit', auditPages(parts))
  routes.route('/security', securityPages(parts, cookies))
  routes.route('/second-factor', secondFactorPages(parts))
  routes.all('*', (c) => {
    const { pathname } = new URL(c.req.url)
    return pathname.endsWith('/') ? c.redirect(pathname.replace(/\/+$/, ''), 301) : showTrouble(c, 'missing')
  })
  return routes
}
