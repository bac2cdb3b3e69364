/** What somebody sees when a page cannot be shown: what happened in plain words, and a way on. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  SecondFactorError,
  secondsUntil,
  TooManyAttemptsError,
} from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { consolePage } from './cookies.ts'
import { outerPage, page } from './layout.ts'
import type { ConsoleEnv } from './visit.ts'

type Trouble = 'missing' | 'forbidden' | 'stale' | 'conflict' | 'invalid' | 'too-big' | 'attempts' | 'broken'

const statuses: Record<Trouble, ContentfulStatusCode> = {
  missing: 404,
  forbidden: 403,
  stale: 403,
  conflict: 409,
  invalid: 422,
  'too-big': 413,
  attempts: 429,
  broken: 500,
}

export function showTrouble(c: Context<ConsoleEnv>, trouble: Trouble): Response | Promise<Response> {
  const reader = c.get('reader')
  const { say } = reader
  const title = say(`console-trouble-${trouble}-title`)
  const body = html`<section class="narrow trouble">
    <p class="quiet">${statuses[trouble]}</p>
    <h1>${title}</h1>
    <p>${say(`console-trouble-${trouble}`)}</p>
    <p><a href="/console">${say('console-trouble-home')}</a></p>
  </section>`
  const visit = c.get('visit')
  return c.html(visit ? page(visit, { title, body }) : outerPage(reader, { title, body }), statuses[trouble])
}

export function troubleOf(c: Context<ConsoleEnv>, error: Error, log: Log): Response | Promise<Response> {
  if (error instanceof NotFoundError) return showTrouble(c, 'missing')
  if (error instanceof ForbiddenError)
    return showTrouble(c, error.message === 'form-token' ? 'stale' : 'forbidden')
  if (error instanceof ConflictError) return showTrouble(c, 'conflict')
  if (error instanceof InvalidError) return showTrouble(c, 'invalid')
  if (error instanceof SecondFactorError) return askForFactor(c, error)
  if (error instanceof TooManyAttemptsError) {
    c.header('Retry-After', String(secondsUntil(error.freeAt, c.get('reader').now)))
    return showTrouble(c, 'attempts')
  }
  log.error({ err: error, path: c.req.routePath }, 'a console page failed')
  return showTrouble(c, 'broken')
}

/** Leads to the second factor, and from there back: to the page itself, or to the one a form or a download was on. */
function askForFactor(c: Context<ConsoleEnv>, { demand }: SecondFactorError): Response {
  const { here } = c.get('reader')
  const isPage = c.req.method === 'GET' && !/\.\w+(\?|$)/.test(here)
  const from = URL.parse(c.req.header('Referer') ?? '')
  const next = consolePage(isPage ? here : from ? from.pathname + from.search : undefined)
  const address = `/console/second-factor?${new URLSearchParams({ for: demand, next })}`
  if (!c.req.header('HX-Request')) return c.redirect(address, 303)
  return c.body(null, 403, { 'HX-Redirect': address })
}
