/** Writing an announcement: a new one, a draft again, what it would reach. */
import { type Context, Hono } from 'hono'
import type { Attempt } from '../../console/fields.ts'
import { type Form, readForm } from '../../console/forms.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand, type Viewer } from '../../people/viewer.ts'
import { beyondOfForm } from './beyond-views.ts'
import {
  classOfForm,
  contentOfForm,
  issuesAtRows,
  segmentOfForm,
  segmentValues,
  typedValues,
  valuesOf,
} from './compose-form.ts'
import { composePage } from './compose-views.ts'
import { attemptOf, base, show } from './frame.ts'
import { reachView } from './reach-views.ts'

/** Announcements that can be chosen in a segment. */
const mostListed = 50

export function composePages({ campaigns }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  const idOf = (c: Context) => Number(c.req.param('id'))

  async function compose(
    c: Context<ConsoleEnv>,
    given: { id?: number; version?: number; attempt: Attempt & { status?: 409 | 422 } },
  ) {
    const visit = c.get('visit')
    const { id, attempt, version } = given
    const title = visit.say(id === undefined ? 'campaign-new' : 'campaign-edit')
    const action = id === undefined ? base : `${base}/${id}`
    const listed = await campaigns.list(visit.viewer, { limit: mostListed })
    const choices = {
      saved: await campaigns.segments.list(visit.viewer),
      begun: listed.items.filter(({ startedAt }) => startedAt !== null),
    }
    const accounts = await campaigns.beyondAccounts(visit.viewer)
    const which = { ...(id === undefined ? {} : { id }), ...(version === undefined ? {} : { version }) }
    const isReturned = c.req.method === 'POST'
    const shown = { action, title, attempt, choices, accounts, isReturned, ...which }
    const body = composePage(visit, shown)
    return show(c, { title, body, ...(attempt.status ? { status: attempt.status } : {}) })
  }

  /** A picture or document sent along takes the place of the one before. */
  async function pictureOf(viewer: Viewer, form: Form): Promise<number | null> {
    const file = form.file('picture')
    if (file && file.size > 0) {
      const bytes = new Uint8Array(await file.arrayBuffer())
      return campaigns.keepAttachment(viewer, { bytes, name: file.name })
    }
    return form.text('dropPicture') ? null : (form.number('fileId') ?? null)
  }

  async function save(c: Context<ConsoleEnv>, form: Form, id?: number) {
    const visit = c.get('visit')
    let kept = form.text('fileId')
    try {
      const fileId = await pictureOf(visit.viewer, form)
      kept = fileId === null ? '' : String(fileId)
      const content = contentOfForm(form, fileId)
      const name = form.text('saveAs')
      if (name) await campaigns.segments.save(visit.viewer, { name, segment: content.segment })
      if (id === undefined) {
        const made = await campaigns.create(visit.viewer, content)
        return c.redirect(`${base}/${made.id}?done=saved`, 303)
      }
      await campaigns.edit(visit.viewer, id, { change: content, version: form.number('version') })
      return c.redirect(`${base}/${id}?done=saved`, 303)
    } catch (error) {
      const attempt = attemptOf(visit, { values: { ...typedValues(form), fileId: kept }, error })
      if (!attempt) throw error
      const version = form.number('version')
      return compose(c, {
        attempt: { ...attempt, issues: issuesAtRows(form, attempt.issues) },
        ...(id === undefined ? {} : { id }),
        ...(version === undefined ? {} : { version }),
      })
    }
  }

  routes.get('/new', (c) => {
    const { viewer } = c.get('visit')
    demand(viewer, 'campaigns.write')
    const to = c.req.query('to') ?? ''
    const values = { acts: 'report', ...(/^\d{1,9}$/.test(to) ? { participationIn: to } : {}) }
    return compose(c, { attempt: { form: 'campaign', values, issues: {} } })
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    demand(c.get('visit').viewer, 'campaigns.write')
    return save(c, form)
  })

  routes.post('/reach', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const beyondWindow = beyondOfForm(form)
    const asked = { segment: segmentOfForm(form), class: classOfForm(form), beyondWindow }
    return c.html(reachView(visit, await campaigns.reach(visit.viewer, asked)))
  })

  /** The form again with a segment that was kept: everything else stays as it was typed. */
  routes.post('/fill', async (c) => {
    const form = await readForm(c)
    const { viewer } = c.get('visit')
    demand(viewer, 'campaigns.write')
    const { segment } = await campaigns.segments.find(viewer, form.number('saved') ?? 0)
    const fileId = await pictureOf(viewer, form)
    const values = {
      ...typedValues(form),
      ...segmentValues(segment),
      fileId: fileId === null ? '' : String(fileId),
    }
    const [id, version] = [form.number('campaign'), form.number('version')]
    return compose(c, {
      attempt: { form: 'campaign', values, issues: {} },
      ...(id === undefined ? {} : { id }),
      ...(version === undefined ? {} : { version }),
    })
  })

  routes.get('/:id{[0-9]{1,9}}/edit', async (c) => {
    const { viewer } = c.get('visit')
    const { campaign } = await campaigns.find(viewer, idOf(c))
    demand(viewer, 'campaigns.write')
    const attempt = { form: 'campaign', values: valuesOf(campaign), issues: {} }
    return compose(c, { id: campaign.id, version: campaign.version, attempt })
  })

  routes.post('/:id{[0-9]{1,9}}', async (c) => {
    const form = await readForm(c)
    await campaigns.find(c.get('visit').viewer, idOf(c))
    return save(c, form, idOf(c))
  })

  return routes
}
