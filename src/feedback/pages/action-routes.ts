/** What the forms below a ticket do. Done: back to the ticket. Refused: the newest ticket, with what was typed. */
import { type Context, Hono } from 'hono'
import { confirmPage } from '../../console/confirm-page.ts'
import type { Attempt } from '../../console/fields.ts'
import { type Form, readForm } from '../../console/forms.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv, Visit } from '../../console/visit.ts'
import { may } from '../../people/viewer.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import { wasSkipped } from '../ticket-notices.ts'
import { type Status, statuses, type TicketDetail } from '../ticket-types.ts'
import { CATEGORIES, KINDS, URGENCIES } from '../understand/labels.ts'
import { phonePage } from './reaching.ts'

/** Shows the ticket again with an attempt that was refused. */
export type ShowAttempt = (
  c: Context<ConsoleEnv>,
  code: string,
  refused: { attempt: Attempt; status: 409 | 422 },
) => Promise<Response>

interface Given {
  readonly visit: Visit
  readonly code: string
  readonly form: Form
  readonly version: number | undefined
}

export function actionRoutes(parts: ConsoleParts, show: ShowAttempt): Hono<ConsoleEnv> {
  const { tickets } = parts
  const routes = new Hono<ConsoleEnv>()

  const action = (name: string, work: (given: Given) => Promise<string | Response>) =>
    routes.post(`/:code/${name}`, async (c) => {
      const form = await readForm(c)
      const visit = c.get('visit')
      const code = c.req.param('code')
      try {
        const done = await work({ visit, code, form, version: form.number('version') })
        return done instanceof Response ? done : c.redirect(`/console/tickets/${code}?done=${done}`, 303)
      } catch (error) {
        const refused = refusalOf(visit, { name, form, error })
        if (!refused) throw error
        return show(c, code, refused)
      }
    })

  action('reply', async ({ visit, code, form, version }) => {
    const text = form.text('text')
    if (form.text('outcome') === 'answered') {
      if (!text) throw new InvalidError([{ path: 'text', message: 'error-required' }])
      return told(
        'answered',
        await tickets.transition(visit.viewer, code, { to: 'answered', note: text, version }),
      )
    }
    return told('replied', await tickets.reply(visit.viewer, code, { text, version }))
  })

  action('note', async ({ visit, code, form }) => {
    await tickets.note(visit.viewer, code, { text: form.text('text') })
    return 'noted'
  })

  action('forward', async ({ visit, code, form, version }) => {
    const [authority, documentNumber, note] = [
      form.text('authority'),
      form.text('documentNumber'),
      form.text('note'),
    ]
    const given = { to: 'forwarded' as const, authority, documentNumber, note, version }
    return told('forwarded', await tickets.transition(visit.viewer, code, given))
  })

  action('assign', async ({ visit, code, form, version }) => {
    await tickets.assign(visit.viewer, code, { personId: form.number('personId') ?? null, version })
    return 'assigned'
  })

  action('classify', async ({ visit, code, form, version }) => {
    const { restricted } = await tickets.classify(visit.viewer, code, {
      kind: KINDS.find((each) => each === form.text('kind')),
      category: CATEGORIES.find((each) => each === form.text('category')),
      urgency: URGENCIES.find((each) => each === form.text('urgency')),
      unitId: form.number('unitId'),
      version,
    })
    const left = restricted && !may(visit.viewer, 'tickets.restricted')
    return left ? toQueue() : 'classified'
  })

  /** Whoever begins a matter that nobody has takes it on. */
  action('move', async ({ visit, code, form, version }) => {
    const to = statuses.find((each) => each === form.text('to'))
    if (!to) throw new InvalidError([{ path: 'to', message: 'error-unknown-value' }])
    const free = to === 'in_progress' && (await tickets.find(visit.viewer, code)).assignee === null
    const taken = free
      ? await tickets.assign(visit.viewer, code, { personId: visit.viewer.personId, version })
      : undefined
    const moved = await tickets.transition(visit.viewer, code, { to, version: taken?.version ?? version })
    return told(doneWith[to] ?? 'moved', moved)
  })

  action('decline', async ({ visit, code, form, version }) => {
    const note = form.text('note')
    if (!note) throw new InvalidError([{ path: 'note', message: 'error-required' }])
    if (form.text('confirmed') !== 'yes') return askBeforeDeclining({ visit, code, form })
    return told('declined', await tickets.transition(visit.viewer, code, { to: 'declined', note, version }))
  })

  action('reopen', async ({ visit, code, form, version }) => {
    const note = form.text('note')
    return told('reopened', await tickets.transition(visit.viewer, code, { to: 'reopened', note, version }))
  })

  action('resend', async ({ visit, code, form }) => {
    const given = { message: form.text('message'), way: form.text('way') }
    return told('resent', await tickets.resend(visit.viewer, code, given))
  })

  action('phone', async ({ visit, code }) => {
    const body = await phonePage(visit, { code, phone: await tickets.phone(visit.viewer, code) })
    return htmlResponse(String(body))
  })

  action('call', async ({ visit, code, form }) => {
    await tickets.call(visit.viewer, code, {
      text: form.text('text'),
      reached: form.text('reached') === 'yes',
    })
    return 'called'
  })
  return routes
}

/** Whoever answered is told when their words could not be sent. */
const told = (done: string, ticket: TicketDetail) => (wasSkipped(ticket) ? 'reply-skipped' : done)

/** Who made a denunciation of it has no page of it to go back to. */
const toQueue = () =>
  new Response(null, { status: 303, headers: { Location: '/console/tickets?done=classified' } })

const doneWith: Partial<Record<Status, string>> = {
  in_progress: 'started',
  closed: 'closed',
  triaged: 'triaged',
}

async function askBeforeDeclining({
  visit,
  code,
  form,
}: {
  visit: Visit
  code: string
  form: Form
}): Promise<Response> {
  const { say } = visit
  const question = confirmPage(visit, {
    title: say('console-decline-confirm-title', { code }),
    section: 'tickets',
    says: [say('console-decline-confirm'), form.text('note')],
    action: `/console/tickets/${code}/decline`,
    fields: Object.entries(form.values),
    button: say('console-decline-confirm-button'),
    back: `/console/tickets/${code}#decline`,
  })
  return htmlResponse(String(await question))
}

const htmlResponse = (body: string) =>
  new Response(body, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })

/** What a refusal says on the page; undefined when it is none of the form's business. */
export function refusalOf(
  visit: Visit,
  { name, form, error }: { name: string; form: Form; error: unknown },
): { attempt: Attempt; status: 409 | 422 } | undefined {
  const typed = { form: name, values: form.values }
  if (error instanceof ConflictError) {
    const refusal = visit.say(
      error.reason === 'ticket-changed' ? 'console-conflict-changed' : `error-${error.reason}`,
    )
    return { attempt: { ...typed, issues: {}, refusal }, status: 409 }
  }
  if (error instanceof InvalidError) {
    const issues = Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))
    return { attempt: { ...typed, issues }, status: 422 }
  }
  return undefined
}
