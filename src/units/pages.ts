/** The console's pages about units: the tree, one unit with its past, and tables in and out. */
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import type { Attempt } from '../console/fields.ts'
import { type Form, readForm } from '../console/forms.ts'
import type { Html } from '../console/html.ts'
import { page } from '../console/layout.ts'
import { doneNotice } from '../console/notices.ts'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv, Visit } from '../console/visit.ts'
import { demand } from '../people/viewer.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import { InvalidError } from '../platform/errors.ts'
import { changeRoutes } from './pages/change-routes.ts'
import { comingRoutes } from './pages/coming-routes.ts'
import { importPage, importPreview } from './pages/import-views.ts'
import { newUnitPage, unitPage, unitsPage } from './pages/unit-views.ts'
import { readCentre } from './places.ts'

/** Mounted at /console/units. */
export function unitPages(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { units } = parts
  const routes = new Hono<ConsoleEnv>()

  const show = (
    c: Context<ConsoleEnv>,
    given: { title: string; body: Html; status?: ContentfulStatusCode },
  ) => {
    const visit = c.get('visit')
    const { title, body, status } = given
    const notice = status ? undefined : doneNotice(visit, c.req.query())
    return c.html(page(visit, { title, body, section: 'units', notice }), status ?? 200)
  }

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'units.read')
    const asked = c.req.query('at') ?? ''
    const at = z.iso.date().safeParse(asked).success && asked !== dateOf(visit.now) ? asked : undefined
    const tree = await units.tree(visit.viewer, at)
    const coming = await units.changes.coming(visit.viewer)
    const body = unitsPage(visit, { tree, q: c.req.query('q')?.trim() ?? '', at, coming: coming.length })
    return show(c, { title: visit.say('console-nav-units'), body })
  })

  routes.get('/export.csv', async (c) => {
    const { viewer } = c.get('visit')
    demand(viewer, 'units.read')
    c.header('Content-Type', 'text/csv; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="units.csv"')
    return c.body(await units.exportCsv(viewer))
  })

  routes.get('/import', (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'units.manage')
    return show(c, { title: visit.say('console-import-title'), body: importPage(visit) })
  })

  /** First a preview; the table travels with it, so that what is confirmed is what was seen. */
  routes.post('/import', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const uploaded = form.file('file')
    const text = uploaded && uploaded.size > 0 ? await uploaded.text() : form.text('text')
    const dryRun = form.text('confirmed') !== 'yes'
    const report = await units.importCsv(visit.viewer, text, { dryRun })
    if (report.applied) {
      const count = report.created.length + report.changed.length
      return c.redirect(`/console/units?done=units-imported&count=${count}`, 303)
    }
    return show(c, {
      title: visit.say('console-import-title'),
      body: importPreview(visit, { report, text }),
      status: report.errors.length > 0 ? 422 : 200,
    })
  })

  routes.get('/new', (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'units.manage')
    const parent = visit.units.byCode(c.req.query('parent') ?? '')
    return show(c, {
      title: visit.say('console-unit-new'),
      body: newUnitPage(visit, { parentId: parent?.id, attempt: undefined }),
    })
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const parent = visit.units.byId(form.number('parentId') ?? 0)
    try {
      if (visit.units.byCode(form.text('code')))
        throw new InvalidError([{ path: '0.code', message: 'console-unit-code-taken' }])
      const [saved] = await units.upsert(visit.viewer, [
        { ...given(form), code: form.text('code'), parentCode: parent?.code },
      ])
      return c.redirect(`/console/units/${saved?.unit.id ?? ''}?done=unit-saved`, 303)
    } catch (error) {
      const attempt = refused({ form, error })
      if (!attempt) throw error
      return show(c, {
        title: visit.say('console-unit-new'),
        body: newUnitPage(visit, { parentId: parent?.id, attempt }),
        status: 422,
      })
    }
  })

  routes.route('/', changeRoutes(parts))
  routes.route('/', comingRoutes(parts))

  routes.get('/:id{[0-9]{1,9}}', (c) => showUnit(c, Number(c.req.param('id'))))

  routes.post('/:id{[0-9]{1,9}}', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const unit = await visibleUnit(visit, Number(c.req.param('id')))
    try {
      await units.upsert(visit.viewer, [{ ...given(form), code: unit.code ?? '' }])
      return c.redirect(`/console/units/${unit.id}?done=unit-saved`, 303)
    } catch (error) {
      const attempt = refused({ form, error })
      if (!attempt) throw error
      return showUnit(c, unit.id, attempt)
    }
  })

  routes.post('/:id{[0-9]{1,9}}/places', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const unit = await visibleUnit(visit, Number(c.req.param('id')))
    try {
      const centre = readCentre(form.text('centre'))
      if (centre === undefined) throw new InvalidError([{ path: 'centre', message: 'units-error-centre' }])
      await units.places.save(visit.viewer, unit.id, { centre, streets: form.text('streets').split(/[\n|]/) })
      return c.redirect(`/console/units/${unit.id}?done=unit-saved`, 303)
    } catch (error) {
      const attempt = refused({ form, error })
      if (!attempt) throw error
      return showUnit(c, unit.id, { ...attempt, form: 'places' })
    }
  })

  async function showUnit(c: Context<ConsoleEnv>, id: number, attempt?: Attempt) {
    const visit = c.get('visit')
    const unit = await visibleUnit(visit, id)
    const [history, places] = await Promise.all([units.history(visit.viewer, id), units.places.of(id)])
    const body = unitPage(visit, { unit, history, places, attempt })
    return show(c, { title: unit.name, body, ...(attempt ? { status: 422 } : {}) })
  }

  async function visibleUnit(visit: Visit, id: number) {
    return units.find(visit.viewer, id)
  }
  return routes
}

const given = (form: Form) => ({
  name: form.text('name'),
  level: form.text('level'),
  households: form.text('households') === '' ? null : (form.number('households') ?? Number.NaN),
  aliases: form.text('aliases').split(/[\n|]/),
})

/** The service names fields by their place in a list; here there is one. */
function refused({ form, error }: { form: Form; error: unknown }): Attempt | undefined {
  if (!(error instanceof InvalidError)) return undefined
  const issues = error.issues.map(({ path, message }) => [path.replace(/^0\./, ''), message])
  return { form: 'unit', values: form.values, issues: Object.fromEntries(issues) }
}
