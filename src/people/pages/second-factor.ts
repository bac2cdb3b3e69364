/** The second factor at the console: asked for where it is needed, enrolled when there is none yet. */
import { type Context, Hono } from 'hono'
import { consolePage } from '../../console/cookies.ts'
import { readForm } from '../../console/forms.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { askPage, codesPage, enrolPage, startPage } from './second-factor-views.ts'

/** Mounted at /console/second-factor. `next` is the page of the console that leads on. */
export function secondFactorPages({ secondFactor }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  const show = (c: Context<ConsoleEnv>, body: Html, status: 200 | 422 = 200) => {
    const visit = c.get('visit')
    return c.html(page(visit, { title: visit.say('security-factor'), body }), status)
  }

  /** A code when there is a factor, else how to get one. */
  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const next = consolePage(c.req.query('next'))
    const demand = c.req.query('for')
    const { enrolledAt } = await secondFactor.state(visit.viewer)
    return show(c, enrolledAt ? askPage(visit, { next, demand }) : startPage(visit, { next, demand }))
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const next = consolePage(form.text('next'))
    const given = await secondFactor.give(visit.viewer, form.text('code'))
    return given ? c.redirect(next, 303) : show(c, askPage(visit, { next, wrong: true }), 422)
  })

  routes.post('/enrol', async (c) => {
    const form = await readForm(c)
    await secondFactor.begin(c.get('visit').viewer)
    return c.redirect(enrolAddress(form.text('next')), 303)
  })

  routes.get('/enrol', async (c) => showKey(c, consolePage(c.req.query('next'))))

  routes.post('/confirm', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const next = consolePage(form.text('next'))
    const codes = await secondFactor.confirm(visit.viewer, form.text('code'))
    return codes ? show(c, codesPage(visit, { codes, next })) : showKey(c, next, true)
  })

  async function showKey(c: Context<ConsoleEnv>, next: string, wrong = false) {
    const visit = c.get('visit')
    const key = await secondFactor.pending(visit.viewer)
    if (!key) return c.redirect('/console/security', 303)
    return show(c, await enrolPage(visit, { key, next, wrong }), wrong ? 422 : 200)
  }

  return routes
}

const enrolAddress = (next: string) =>
  `/console/second-factor/enrol?${new URLSearchParams({ next: consolePage(next) })}`
