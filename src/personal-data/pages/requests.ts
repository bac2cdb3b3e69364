/** Requests about personal data in the console. */
import { type Context, Hono } from 'hono'
import type { Attempt } from '../../console/fields.ts'
import { readForm } from '../../console/forms.ts'
import type { ConsoleEnv } from '../../console/visit.ts'
import { demand } from '../../people/viewer.ts'
import type { PersonalData } from '../personal-data.ts'
import { requestKinds } from '../request-types.ts'
import { requestSteps } from '../requests.ts'
import { attemptOf, base, show } from './frame.ts'
import { officeForm } from './office-form.ts'
import { requestList, requestPage } from './request-views.ts'

const rowsOnPage = 50

export function requestPages({ requests }: PersonalData): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const all = c.req.query('all') !== undefined
    const cursor = c.req.query('cursor')
    const listed = await requests.list(
      visit.viewer,
      { open: !all },
      { limit: rowsOnPage, ...(cursor ? { cursor } : {}) },
    )
    return show(c, {
      title: visit.say('privacy-title'),
      part: 'requests',
      body: requestList(visit, { listed, all }),
    })
  })

  function showForm(c: Context<ConsoleEnv>, attempt?: Attempt & { status: 409 | 422 }) {
    const visit = c.get('visit')
    return show(c, {
      title: visit.say('privacy-office-title'),
      part: 'requests',
      body: officeForm(visit, attempt),
      ...(attempt ? { status: attempt.status } : {}),
    })
  }

  routes.get('/new', (c) => {
    demand(c.get('visit').viewer, 'privacy.manage')
    return showForm(c)
  })

  /** Of a person who came to the office. */
  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const kind = requestKinds.find((each) => each === form.text('kind'))
    if (!kind) return c.notFound()
    try {
      const { id } = await requests.take(visit.viewer, {
        kind,
        unitId: form.number('unitId') ?? 0,
        name: form.text('name'),
        check: form.text('check'),
        detail: form.text('detail'),
        ticket: form.text('ticket'),
        code: form.text('code'),
        phone: form.text('phone'),
      })
      return c.redirect(`${base}/${id}?done=taken`, 303)
    } catch (error) {
      const attempt = attemptOf(visit, { form: 'office', values: form.values, error })
      if (!attempt) throw error
      return showForm(c, attempt)
    }
  })

  routes.get('/:id{[0-9]{1,9}}', (c) => showRequest(c))

  async function showRequest(c: Context<ConsoleEnv>, attempt?: Attempt & { status: 409 | 422 }) {
    const visit = c.get('visit')
    const request = await requests.find(visit.viewer, Number(c.req.param('id')))
    return show(c, {
      title: visit.say('privacy-request-title', { number: request.id }),
      part: 'requests',
      body: requestPage(visit, { request, attempt }),
      ...(attempt ? { status: attempt.status } : {}),
    })
  }

  routes.post('/:id{[0-9]{1,9}}/:step', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const id = Number(c.req.param('id'))
    const step = requestSteps.find((each) => each === c.req.param('step'))
    if (!step) return c.notFound()
    try {
      const corrections = {
        ...{ name: form.text('name'), phone: form.text('phone'), address: form.text('address') },
        unitId: form.number('unitId'),
      }
      const said = { note: form.text('note'), article: form.text('article'), purpose: form.text('purpose') }
      const { status } = await requests.step(visit.viewer, id, { step, ...said, corrections })
      return c.redirect(
        `${base}/${id}?done=${step === 'run' && status === 'done' ? 'carried-out' : step}`,
        303,
      )
    } catch (error) {
      const attempt = attemptOf(visit, { form: step, values: form.values, error })
      if (!attempt) throw error
      return showRequest(c, attempt)
    }
  })
  return routes
}
