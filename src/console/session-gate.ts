/** Lets only members of staff who are signed in reach the pages behind it. */
import type { MiddlewareHandler } from 'hono'
import { type ConsoleCookies, consolePage } from './cookies.ts'
import { formTokenOf } from './forms.ts'
import type { ConsoleParts } from './parts.ts'
import { type ConsoleEnv, createReader } from './visit.ts'

/** The language and the moment, for pages inside and outside the gate. */
export function readerOf(parts: ConsoleParts, cookies: ConsoleCookies): MiddlewareHandler<ConsoleEnv> {
  const shared = { texts: parts.texts, assets: parts.assets }
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    const here = c.req.method === 'GET' ? pathname + search : '/console'
    const language = cookies.language(c) ?? 'vi'
    c.set('reader', createReader({ ...shared, language, now: parts.clock.now(), here }))
    await next()
  }
}

export function sessionGate(parts: ConsoleParts, cookies: ConsoleCookies): MiddlewareHandler<ConsoleEnv> {
  const shared = { texts: parts.texts, assets: parts.assets }
  return async (c, next) => {
    const token = cookies.session(c)
    const viewer = token ? await parts.sessions.viewerOfSession(token) : null
    if (!token || !viewer) {
      if (c.req.header('HX-Request')) return c.body(null, 401, { 'HX-Refresh': 'true' })
      cookies.want(
        c,
        c.req.method === 'GET' ? c.get('reader').here : consolePage(cameFrom(c.req.header('referer'))),
      )
      return c.redirect('/console/sign-in', 303)
    }
    const { now, here } = c.get('reader')
    const language = cookies.language(c) ?? viewer.language
    const reader = createReader({ ...shared, language, now, here })
    c.set('reader', reader)
    c.set('visit', {
      ...reader,
      viewer,
      present: () => parts.sessions.presentOf(viewer),
      formToken: formTokenOf(parts.secrets, token),
      units: parts.directory.now,
    })
    return next()
  }
}

/** The page with the form that was sent: there it can be sent again, with what the browser kept of it. */
function cameFrom(referer: string | undefined): string {
  const page = referer === undefined ? null : URL.parse(referer)
  return page ? page.pathname + page.search : ''
}
