/** The console's pages about tickets: the queue, one ticket, and what is done with it. */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Attempt } from '../console/fields.ts'
import { page } from '../console/layout.ts'
import { doneNotice } from '../console/notices.ts'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv } from '../console/visit.ts'
import { demand } from '../people/viewer.ts'
import { NotFoundError } from '../platform/errors.ts'
import { fileHeaders } from '../platform/files/serve.ts'
import { actionRoutes } from './pages/action-routes.ts'
import { bulkRoutes } from './pages/bulk.ts'
import { lawRoutes } from './pages/law-routes.ts'
import { freshNews, queueBody, rowsOnPage, stampOf } from './pages/queue.ts'
import { filterOf, readQueueAddress } from './pages/queue-filter.ts'
import { ticketPage, ticketTalk, watchers } from './pages/ticket.ts'

/** Previews are stored as JPEG, whatever the picture was. */
const previewMime = 'image/jpeg'

/** Mounted at /console/tickets. */
export function ticketPages(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { tickets } = parts
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'tickets.read')
    const body = await queueBody(visit, parts, readQueueAddress(c.req.query()))
    const title = visit.say('console-nav-tickets')
    const events = '/console/events'
    return c.html(
      page(visit, { title, section: 'tickets', body, events, notice: doneNotice(visit, c.req.query()) }),
    )
  })

  routes.get('/fresh', async (c) => {
    const visit = c.get('visit')
    const { since, stamp, ...query } = c.req.query()
    const address = readQueueAddress(query)
    const listed = await tickets.list(visit.viewer, filterOf(address, visit.viewer), { limit: rowsOnPage })
    const after = new Date(Number(since) || visit.now)
    const count = listed.items.filter(({ createdAt }) => createdAt > after).length
    return c.html(freshNews(visit, address, { count, changed: stampOf(listed) !== stamp }))
  })

  routes.route('/', bulkRoutes(parts))

  const show = async (
    c: Context<ConsoleEnv>,
    code: string,
    attempt?: { attempt: Attempt; status: 409 | 422 },
  ) => {
    const visit = c.get('visit')
    const template = Number(c.req.query('template')) || undefined
    const { title, body } = await ticketPage(visit, parts, { code, attempt: attempt?.attempt, template })
    const notice = attempt ? undefined : doneNotice(visit, c.req.query())
    const events = `/console/events?ticket=${encodeURIComponent(code)}`
    return c.html(page(visit, { title, section: 'tickets', body, events, notice }), attempt?.status ?? 200)
  }

  routes.get('/:code', (c) => show(c, c.req.param('code')))
  routes.get('/:code/talk', async (c) => c.html(await ticketTalk(c.get('visit'), parts, c.req.param('code'))))
  routes.get('/:code/watch', async (c) => {
    const visit = c.get('visit')
    return c.html(html`${watchers(visit, await tickets.watch(visit.viewer, c.req.param('code')))}`)
  })

  routes.get('/:code/files/:id{[0-9]{1,9}}', async (c) => {
    const file = await tickets.file(c.get('visit').viewer, c.req.param('code'), Number(c.req.param('id')))
    if (!file) throw new NotFoundError('file')
    const preview = c.req.query('size') === 'preview' ? file.previewKey : null
    const bytes = await parts.files.read(preview ?? file.key).catch(() => undefined)
    if (!bytes) throw new NotFoundError('file')
    const name = file.name ?? c.req.param('code')
    const mime = preview ? previewMime : file.mime
    for (const [header, value] of Object.entries(fileHeaders({ mime, name }))) c.header(header, value)
    return c.body(new Uint8Array(bytes))
  })

  routes.route('/', actionRoutes(parts, show))
  routes.route('/', lawRoutes(parts, show))
  return routes
}
