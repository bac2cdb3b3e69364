/** The console's pages about accounts on the platforms. */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Tested } from '../channels/opening.ts'
import { confirmPage } from '../console/confirm-page.ts'
import type { Attempt } from '../console/fields.ts'
import { type Form, readForm } from '../console/forms.ts'
import type { Html } from '../console/html.ts'
import { page } from '../console/layout.ts'
import { doneNotice } from '../console/notices.ts'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv, Visit } from '../console/visit.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { demand, may } from '../people/viewer.ts'
import { ConflictError, InvalidError, NotFoundError } from '../platform/errors.ts'
import { inputOf } from './pages/account-forms.ts'
import { accountPage, accountsPage, consentPage, nameOf, newAccountPage } from './pages/account-views.ts'
import { groupsView } from './pages/group-views.ts'

/** Mounted at /console/accounts. */
export function accountPages(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { accounts, linkedGroups, publicUrl } = parts
  const routes = new Hono<ConsoleEnv>()
  const { kinds, redirectUri } = accounts

  const show = (
    c: Context<ConsoleEnv>,
    given: { title: string; body: Html; status?: ContentfulStatusCode },
  ) => {
    const visit = c.get('visit')
    const { title, body, status } = given
    const notice = status ? undefined : doneNotice(visit, c.req.query())
    return c.html(page(visit, { title, body, section: 'accounts', notice }), status ?? 200)
  }

  async function showOne(
    c: Context<ConsoleEnv>,
    id: number,
    { attempt, tested }: { attempt?: Attempt | undefined; tested?: Tested } = {},
  ) {
    const visit = c.get('visit')
    const account = await accounts.find(visit.viewer, id)
    const body = accountPage(visit, { account, kinds, publicUrl, redirectUri, attempt, tested })
    const status = attempt && (attempt.refusal ? 409 : 422)
    return show(c, { title: nameOf(account), body, ...(status ? { status } : {}) })
  }

  const kindNamed = (platform: string | undefined) => {
    const kind = kinds.find((each) => each.platform === platform)
    if (!kind) throw new NotFoundError('platform')
    return kind
  }

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const found = await accounts.list(visit.viewer)
    const groups = may(visit.viewer, 'staff.manage') ? await linkedGroups.list(visit.viewer) : []
    const body = html`${accountsPage(visit, found)}${groupsView(visit, groups)}`
    return show(c, { title: visit.say('accounts-title'), body })
  })

  routes.post('/groups/:id{[0-9]{1,9}}/end', async (c) => {
    await readForm(c)
    await linkedGroups.end(c.get('visit').viewer, Number(c.req.param('id')))
    return c.redirect('/console/accounts', 303)
  })

  routes.get('/new', (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'accounts.manage')
    demandFactor(visit.viewer, 'accounts', visit.now)
    const kind = kindNamed(c.req.query('platform') ?? 'zalo')
    const body = newAccountPage(visit, { kind, attempt: undefined })
    return show(c, { title: visit.say(`accounts-new-${kind.platform}`), body })
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    demand(visit.viewer, 'accounts.manage')
    const kind = kindNamed(form.text('platform'))
    const given = {
      platform: kind.platform,
      unitId: form.number('unitId') ?? 0,
      slug: form.text('slug'),
      credentials: credentialsIn(form),
    }
    try {
      const { id } = await accounts.create(visit.viewer, given)
      return c.redirect(`/console/accounts/${id}?done=account-created`, 303)
    } catch (error) {
      const attempt = refused(visit, { name: 'create', form, error })
      if (!attempt) throw error
      return show(c, {
        title: visit.say(`accounts-new-${kind.platform}`),
        body: newAccountPage(visit, { kind, attempt }),
        status: attempt.refusal ? 409 : 422,
      })
    }
  })

  /** Where the platform sends the browser back to. */
  routes.get('/callback', async (c) => {
    const visit = c.get('visit')
    const { code = '', state = '' } = c.req.query()
    try {
      const { id } = await accounts.endConsent(visit.viewer, { code, state })
      return c.redirect(`/console/accounts/${id}?done=account-consent`, 303)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      const list = accountsPage(visit, await accounts.list(visit.viewer))
      const says = visit.say(`error-${error.reason}`)
      return c.html(
        page(visit, { title: visit.say('accounts-title'), body: list, section: 'accounts', notice: says }),
        409,
      )
    }
  })

  routes.get('/:id{[0-9]{1,9}}', (c) => showOne(c, Number(c.req.param('id'))))

  routes.post('/:id{[0-9]{1,9}}/test', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const id = Number(c.req.param('id'))
    try {
      return await showOne(c, id, { tested: await accounts.test(visit.viewer, id) })
    } catch (error) {
      const attempt = refused(visit, { name: 'test', form, error })
      if (!attempt) throw error
      return showOne(c, id, { attempt })
    }
  })

  routes.post('/:id{[0-9]{1,9}}/consent', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const id = Number(c.req.param('id'))
    try {
      const { name } = await accounts.find(visit.viewer, id)
      const body = consentPage(visit, { id, name, address: await accounts.beginConsent(visit.viewer, id) })
      return show(c, { title: visit.say('accounts-consent-title'), body })
    } catch (error) {
      const attempt = refused(visit, { name: 'consent', form, error })
      if (!attempt) throw error
      return showOne(c, id, { attempt })
    }
  })

  const action = (path: string, work: (given: Given) => Promise<string | Html>) =>
    routes.post(`/:id{[0-9]{1,9}}/${path}`, async (c) => {
      const form = await readForm(c)
      const visit = c.get('visit')
      const id = Number(c.req.param('id'))
      try {
        const done = await work({ visit, id, form })
        return typeof done === 'string' && done.startsWith('account-')
          ? c.redirect(`/console/accounts/${id}?done=${done}`, 303)
          : c.html(done)
      } catch (error) {
        const attempt = refused(visit, { name: path, form, error })
        if (!attempt) throw error
        return showOne(c, id, { attempt })
      }
    })

  action('tokens', async ({ visit, id, form }) => {
    await accounts.renew(visit.viewer, id, credentialsIn(form))
    return 'account-tokens'
  })
  action('rules', async ({ visit, id, form }) => {
    const text = (name: string) => form.text(name)
    await accounts.setRules(visit.viewer, id, {
      billedAllowed: text('billedAllowed'),
      billedMonthly: text('billedMonthly'),
      templateId: text('templateId'),
      templateCode: text('templateCode'),
      templateText: text('templateText'),
      siteCode: text('siteCode'),
    })
    return 'account-rules'
  })
  action('pause', async ({ visit, id }) => {
    await accounts.setState(visit.viewer, id, 'paused')
    return 'account-paused'
  })
  action('resume', async ({ visit, id }) => {
    await accounts.setState(visit.viewer, id, 'on')
    return 'account-resumed'
  })
  action('end', async ({ visit, id, form }) => {
    const account = await accounts.find(visit.viewer, id)
    if (form.text('confirmed') !== 'yes')
      return confirmPage(visit, {
        title: visit.say('accounts-end-title', { account: nameOf(account) }),
        section: 'accounts',
        says: [visit.say('accounts-end-says')],
        action: `/console/accounts/${id}/end`,
        fields: [],
        button: visit.say('accounts-end'),
        back: `/console/accounts/${id}`,
      })
    await accounts.setState(visit.viewer, id, 'ended')
    return 'account-ended'
  })
  return routes
}

interface Given {
  readonly visit: Visit
  readonly id: number
  readonly form: Form
}

/** Fields of any platform; the service takes those of the account's own. */
function credentialsIn(form: Form): Record<string, string> {
  const names = ['token', 'appId', 'appSecret', 'oaSecret', 'refreshToken', 'accessToken']
  return Object.fromEntries(names.map((name) => [name, form.text(inputOf(name))]))
}

/** What was typed comes back but for secrets. */
function refused(
  visit: Visit,
  { name, form, error }: { name: string; form: Form; error: unknown },
): Attempt | undefined {
  const { slug = '', unitId = '', ...rest } = form.values
  const values = name === 'rules' ? rest : { slug, unitId }
  if (error instanceof ConflictError)
    return { form: name, values, issues: {}, refusal: visit.say(`error-${error.reason}`) }
  if (!(error instanceof InvalidError)) return undefined
  const issues = Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))
  return { form: name, values, issues }
}
