/** Signing in with a link that works once, and signing out. */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { clientAddress } from '../platform/http/client-address.ts'
import { languages } from '../platform/i18n/texts.ts'
import { type ConsoleCookies, consolePage } from './cookies.ts'
import { readForm, readOpenForm } from './forms.ts'
import { outerPage } from './layout.ts'
import type { ConsoleParts } from './parts.ts'
import type { ConsoleEnv } from './visit.ts'

/** What can be reached without a session. */
export function outerRoutes(parts: ConsoleParts, cookies: ConsoleCookies): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/sign-in', (c) => {
    const reader = c.get('reader')
    const { say } = reader
    const body = html`<section class="narrow">
      <h1>${say('console-sign-in-title')}</h1>
      <p>${say('console-sign-in-how')}</p>
      <ol class="steps"><li>${say('console-sign-in-bot')}</li><li>${say('console-sign-in-open')}</li></ol>
      <p class="quiet">${say('console-sign-in-none')}</p>
    </section>`
    return c.html(outerPage(reader, { title: say('console-sign-in-title'), body }))
  })

  /** Looking at the link does not use it up: chats open links by themselves to show a preview. */
  routes.get('/sign-in/:token', (c) => {
    const reader = c.get('reader')
    const { say } = reader
    const body = html`<section class="narrow">
      <h1>${say('console-sign-in-confirm-title')}</h1>
      <p>${say('console-sign-in-confirm')}</p>
      <form method="post"><button>${say('console-sign-in-button')}</button></form>
    </section>`
    return c.html(outerPage(reader, { title: say('console-sign-in-confirm-title'), body }))
  })

  routes.post('/sign-in/:token', async (c) => {
    const session = await parts.sessions.signIn(c.req.param('token'), clientAddress(c), (personId) =>
      cookies.knows(c, personId),
    )
    if (!session) return c.html(usedLink(c), 410)
    const former = cookies.session(c)
    if (former) await parts.sessions.signOut(former)
    cookies.begin(c, session)
    cookies.remember(c, session.personId)
    return c.redirect(cookies.wanted(c), 303)
  })

  routes.post('/language', async (c) => {
    const form = await readOpenForm(c)
    const language = languages.find((each) => each === form.text('language'))
    if (language) cookies.setLanguage(c, language)
    return c.redirect(consolePage(form.text('back')), 303)
  })
  return routes
}

export function signOutRoutes(parts: ConsoleParts, cookies: ConsoleCookies): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>().post('/sign-out', async (c) => {
    await readForm(c)
    const token = cookies.session(c)
    if (token) await parts.sessions.signOut(token)
    cookies.end(c)
    return c.redirect('/console/sign-in', 303)
  })
}

function usedLink(c: Context<ConsoleEnv>) {
  const reader = c.get('reader')
  const { say } = reader
  return outerPage(reader, {
    title: say('console-sign-in-used-title'),
    body: html`<section class="narrow">
      <h1>${say('console-sign-in-used-title')}</h1>
      <p>${say('console-sign-in-used')}</p>
      <p><a href="/console/sign-in">${say('console-sign-in-again')}</a></p>
    </section>`,
  })
}
