/** The console's pages about reply templates: those of the units one looks after, and one of them in both languages. */
import { type Context, Hono } from 'hono'
import { confirmPage } from '../../console/confirm-page.ts'
import type { Attempt } from '../../console/fields.ts'
import { type Form, readForm } from '../../console/forms.ts'
import { page } from '../../console/layout.ts'
import { doneNotice } from '../../console/notices.ts'
import type { ConsoleParts } from '../../console/parts.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand } from '../../people/viewer.ts'
import { ConflictError, InvalidError } from '../../platform/errors.ts'
import type { Template } from '../templates.ts'
import { templateForm, templateList } from './template-views.ts'

const home = '/console/templates'

/** Mounted at /console/templates. */
export function templatePages({ templates }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const body = templateList(visit, await templates.list(visit.viewer))
    const notice = doneNotice(visit, c.req.query())
    return c.html(page(visit, { title: visit.say('templates-title'), section: 'templates', body, notice }))
  })

  /** An empty form, one that came back, or one with what a resident would read. */
  function form(c: Context<ConsoleEnv>, given: { template?: Template; form?: Form; error?: unknown }) {
    const visit = c.get('visit')
    const values = given.form?.values ?? (given.template && valuesOf(given.template)) ?? {}
    const issues = issuesOf(given.error)
    if (given.error && !issues && !(given.error instanceof ConflictError)) throw given.error
    const refusal =
      given.error instanceof ConflictError ? visit.say(`error-${given.error.reason}`) : undefined
    const attempt: Attempt = {
      form: 'template',
      values,
      issues: issues ?? {},
      ...(refusal ? { refusal } : {}),
    }
    const preview = given.form && !given.error ? templates.preview(wordsOf(given.form)) : undefined
    const title = given.template?.title ?? visit.say('templates-new')
    const body = templateForm(visit, { id: given.template?.id, title, attempt, preview })
    return c.html(page(visit, { title, section: 'templates', body }), refusal ? 409 : issues ? 422 : 200)
  }

  routes.get('/new', (c) => {
    demand(c.get('visit').viewer, 'templates.manage')
    return form(c, {})
  })

  routes.post('/', async (c) => {
    const sent = await readForm(c)
    const { viewer } = c.get('visit')
    demand(viewer, 'templates.manage')
    try {
      if (sent.text('action') === 'preview') {
        templates.preview(wordsOf(sent))
        return form(c, { form: sent })
      }
      await templates.create(viewer, { ...wordsOf(sent), unitId: sent.number('unitId') ?? 0 })
      return c.redirect(`${home}?done=template-saved`, 303)
    } catch (error) {
      return form(c, { form: sent, error })
    }
  })

  routes.get('/:id{[0-9]{1,9}}', async (c) =>
    form(c, { template: await templates.find(c.get('visit').viewer, Number(c.req.param('id'))) }),
  )

  routes.post('/:id{[0-9]{1,9}}', async (c) => {
    const sent = await readForm(c)
    const { viewer } = c.get('visit')
    const template = await templates.find(viewer, Number(c.req.param('id')))
    try {
      const words = wordsOf(sent)
      if (sent.text('action') === 'preview') {
        templates.preview(words)
        return form(c, { template, form: sent })
      }
      await templates.save(viewer, template.id, { ...words, version: sent.number('version') ?? 0 })
      return c.redirect(`${home}?done=template-saved`, 303)
    } catch (error) {
      return form(c, { template, form: sent, error })
    }
  })

  routes.post('/:id{[0-9]{1,9}}/remove', async (c) => {
    const sent = await readForm(c)
    const visit = c.get('visit')
    const { id, title } = await templates.find(visit.viewer, Number(c.req.param('id')))
    if (sent.text('confirmed') !== 'yes')
      return c.html(
        confirmPage(visit, {
          title: visit.say('templates-remove-title', { title }),
          section: 'templates',
          says: [visit.say('templates-remove-says')],
          action: `${home}/${id}/remove`,
          fields: [],
          button: visit.say('templates-remove'),
          back: `${home}/${id}`,
        }),
      )
    await templates.remove(visit.viewer, id)
    return c.redirect(`${home}?done=template-removed`, 303)
  })
  return routes
}

const wordsOf = (form: Form) => ({
  title: form.text('title'),
  category: form.text('category') || null,
  textVi: form.text('textVi'),
  textEn: form.text('textEn') || null,
})

const valuesOf = (template: Template): Record<string, string> => ({
  unitId: String(template.unitId),
  title: template.title,
  category: template.category ?? '',
  textVi: template.textVi,
  textEn: template.textEn ?? '',
  version: String(template.version),
})

const issuesOf = (error: unknown): Record<string, string> | undefined =>
  error instanceof InvalidError
    ? Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))
    : undefined
