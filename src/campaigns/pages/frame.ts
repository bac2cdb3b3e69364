/** What the pages about announcements share: the frame, the words for a state, forms given back. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Attempt } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import { mark } from '../../console/marks.ts'
import type { ConsoleEnv, Visit } from '../../console/visit.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { Campaign } from '../campaign-types.ts'

export const base = '/console/campaigns'

/** Sentences of what was just done, by the `done` of the address. */
const done = [
  'saved',
  'submit',
  'approve',
  'pause',
  'resume',
  'cancel',
  'retry',
  'test',
  'removed',
  'rule',
] as const

export function show(
  c: Context<ConsoleEnv>,
  given: { title: string; body: Html; status?: ContentfulStatusCode; events?: string },
) {
  const visit = c.get('visit')
  const { title, body, status, events } = given
  const asked = c.req.query('done')
  const notice = done.find((each) => each === asked && status === undefined)
  return c.html(
    page(visit, {
      title,
      section: 'campaigns',
      body,
      ...(notice ? { notice: visit.say(`campaign-done-${notice}`) } : {}),
      ...(events ? { events } : {}),
    }),
    status ?? 200,
  )
}

/** What a refused form is given back with; undefined for what is no refusal. */
export function attemptOf(
  visit: Visit,
  { values, error }: { values: Readonly<Record<string, string>>; error: unknown },
): (Attempt & { status: 409 | 422 }) | undefined {
  if (error instanceof ConflictError)
    return { form: 'campaign', values, issues: {}, refusal: visit.say(`error-${error.reason}`), status: 409 }
  if (!(error instanceof InvalidError)) return undefined
  const issues = Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))
  return { form: 'campaign', values, issues, status: 422 }
}

export const refusalOf = (attempt: { readonly refusal?: string | undefined } | undefined): Html =>
  attempt?.refusal
    ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>`
    : html``

export const statusWords = (visit: Visit, { status, stopReason }: Campaign): string =>
  visit.say(stopReason && status === 'approved' ? 'campaign-status-held' : `campaign-status-${status}`)
