/** One step for several ticked tickets; more than one is asked about first, and what could not be done is said. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { confirmPage } from '../../console/confirm-page.ts'
import { consolePage } from '../../console/cookies.ts'
import { readForm } from '../../console/forms.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import type { Viewer } from '../../people/viewer.ts'
import { readCode } from '../../platform/codes.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../platform/errors.ts'
import { rowsOnPage } from './queue.ts'

const bulkActions = ['assign-me', 'triaged'] as const
type BulkAction = (typeof bulkActions)[number]

export function bulkRoutes(parts: ConsoleParts): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>().post('/bulk', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const back = consolePage(form.text('back'))
    const codes = [...new Set(form.list('code').map(readCode))]
      .filter((code) => code !== null)
      .slice(0, rowsOnPage)
    const action = bulkActions.find((each) => each === form.text('action'))
    if (!action || codes.length === 0) return c.redirect(withDone(back, { done: 'bulk-none' }), 303)
    if (codes.length > 1 && form.text('confirmed') !== 'yes') {
      const title = visit.say(`console-bulk-confirm-${action}`, { count: codes.length })
      return c.html(
        confirmPage(visit, {
          title,
          section: 'tickets',
          says: [
            html`<span class="code">${codes.join(', ')}</span>`,
            visit.say(`console-bulk-says-${action}`),
          ],
          action: '/console/tickets/bulk',
          fields: [['action', action], ['back', back], ...codes.map((code) => ['code', code] as const)],
          button: visit.say(`console-bulk-${action}`),
          back,
        }),
      )
    }
    const refused: string[] = []
    for (const code of codes)
      if (!(await applied(parts, { viewer: visit.viewer, code, action }))) refused.push(code)
    const count = String(codes.length - refused.length)
    return c.redirect(
      withDone(back, { done: refused.length ? 'bulk-some' : 'bulk', count, refused: String(refused.length) }),
      303,
    )
  })
}

async function applied(
  { tickets }: ConsoleParts,
  { viewer, code, action }: { viewer: Viewer; code: string; action: BulkAction },
): Promise<boolean> {
  try {
    if (action === 'assign-me') await tickets.assign(viewer, code, { personId: viewer.personId })
    else await tickets.transition(viewer, code, { to: 'triaged' })
    return true
  } catch (error) {
    const expected = [ConflictError, ForbiddenError, InvalidError, NotFoundError].some(
      (sort) => error instanceof sort,
    )
    if (expected) return false
    throw error
  }
}

function withDone(page: string, done: Record<string, string>): string {
  return `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams(done).toString()}`
}
