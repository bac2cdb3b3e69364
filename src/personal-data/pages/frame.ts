/** What the pages about personal data share: the way between them, clocks, and forms given back. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Attempt } from '../../console/fields.ts'
import type { Html } from '../../console/html.ts'
import { page } from '../../console/layout.ts'
import { mark } from '../../console/marks.ts'
import { leftWords } from '../../console/moments.ts'
import type { ConsoleEnv, Visit } from '../../console/visit.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { formatDateTime } from '../../platform/text/numbers.ts'

export const base = '/console/personal-data'

const parts = [
  { key: 'requests', href: base },
  { key: 'retention', href: `${base}/retention` },
  { key: 'breaches', href: `${base}/breaches` },
] as const
export type Part = (typeof parts)[number]['key']

/** Sentences of what was just done, by the `done` of the address. */
const done = [
  'taken',
  'acknowledge',
  'done',
  'refuse',
  'run',
  'confirm',
  'carried-out',
  'correct',
  'retention',
  'breach',
  'reported',
  'told',
  'closed',
]

export function show(
  c: Context<ConsoleEnv>,
  given: { title: string; part: Part; body: Html; status?: ContentfulStatusCode },
) {
  const visit = c.get('visit')
  const asked = c.req.query('done')
  const notice = done.find((each) => each === asked && given.status === undefined)
  const body = html`${ways(visit, given.part)}${given.body}`
  return c.html(
    page(visit, {
      title: given.title,
      section: 'privacy',
      body,
      ...(notice ? { notice: visit.say(`privacy-notice-${notice}`) } : {}),
    }),
    given.status ?? 200,
  )
}

function ways(visit: Visit, here: Part): Html {
  const entry = ({ key, href }: (typeof parts)[number]) => {
    const words = visit.say(`privacy-part-${key}`)
    return key === here ? html`<strong>${words}</strong>` : html`<a href="${href}">${words}</a>`
  }
  return html`<nav class="row" aria-label="${visit.say('privacy-title')}">${parts.map(entry)}</nav>`
}

/** A date that runs out, or was kept: late is a shape and a word before it is a colour. */
export function clock(visit: Visit, { due, met }: { due: Date; met: Date | null }): Html {
  const { language } = visit
  if (met)
    return html`${mark('clock')} ${visit.say(met > due ? 'privacy-met-late' : 'privacy-met', { date: formatDateTime(met, language) })}`
  const late = due < visit.now
  return html`<span class="${late ? 'hand' : ''}">${mark(late ? 'alarm' : 'clock')} ${formatDateTime(due, language)} <small>${leftWords(visit, { at: due, late })}</small></span>`
}

/** What a refused form is given back with; undefined for what is no refusal. */
export function attemptOf(
  visit: Visit,
  { form, values, error }: { form: string; values: Readonly<Record<string, string>>; error: unknown },
): (Attempt & { status: 409 | 422 }) | undefined {
  if (error instanceof ConflictError)
    return { form, values, issues: {}, refusal: visit.say(`error-${error.reason}`), status: 409 }
  if (!(error instanceof InvalidError)) return undefined
  const issues = Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))
  return { form, values, issues, status: 422 }
}

export const refusalOf = (attempt: Attempt | undefined): Html =>
  attempt?.refusal
    ? html`<div class="refusal" role="alert"><p>${mark('alarm')} ${attempt.refusal}</p></div>`
    : html``
