/** The console's pages about staff: who has which role where, and the ways in they are given. */
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { confirmPage } from '../console/confirm-page.ts'
import type { Attempt } from '../console/fields.ts'
import { readForm } from '../console/forms.ts'
import type { Html } from '../console/html.ts'
import { page } from '../console/layout.ts'
import { doneNotice } from '../console/notices.ts'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv, Visit } from '../console/visit.ts'
import { ConflictError, InvalidError } from '../platform/errors.ts'
import { demandFactor } from './factor-demands.ts'
import { custodyRefusal } from './pages/custody-views.ts'
import { memberPage, newMemberPage, staffList } from './pages/staff-views.ts'
import { invitePage, loginLinkPage } from './pages/ways-in.ts'
import { demand, may } from './viewer.ts'

/** Mounted at /console/staff. */
export function staffPages(parts: ConsoleParts): Hono<ConsoleEnv> {
  const { staff } = parts
  const routes = new Hono<ConsoleEnv>()

  const show = (
    c: Context<ConsoleEnv>,
    given: { title: string; body: Html; status?: ContentfulStatusCode },
  ) => {
    const visit = c.get('visit')
    const { title, body, status } = given
    const notice = status ? undefined : doneNotice(visit, c.req.query())
    return c.html(page(visit, { title, body, section: 'staff', notice }), status ?? 200)
  }

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    return show(c, {
      title: visit.say('console-nav-staff'),
      body: staffList(visit, await staff.list(visit.viewer)),
    })
  })

  routes.get('/new', (c) => {
    const visit = c.get('visit')
    demand(visit.viewer, 'staff.manage')
    demandFactor(visit.viewer, 'staff-rights', visit.now)
    return show(c, { title: visit.say('console-staff-new'), body: newMemberPage(visit, undefined) })
  })

  routes.post('/', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const given = { name: form.text('name'), unitId: form.number('unitId') ?? 0, roles: form.list('roles') }
    try {
      const { id } = await staff.create(visit.viewer, given)
      return c.redirect(`/console/staff/${id}?done=staff-created`, 303)
    } catch (error) {
      const values = { ...form.values, roles: given.roles.join(' ') }
      const attempt = refused(visit, { name: 'create', values, error })
      if (!attempt) throw error
      return show(c, {
        title: visit.say('console-staff-new'),
        body: newMemberPage(visit, attempt),
        status: 422,
      })
    }
  })

  routes.get('/:id{[0-9]{1,9}}', async (c) => showMember(c, Number(c.req.param('id'))))

  async function showMember(c: Context<ConsoleEnv>, id: number, attempt?: Attempt) {
    const visit = c.get('visit')
    const member = await staff.find(visit.viewer, id)
    const waiting = may(visit.viewer, 'staff.manage') ? await staff.custody.waiting(visit.viewer) : []
    const custody = waiting.filter(({ person }) => person.id === id)
    const body = memberPage(visit, { member, custody, attempt })
    return show(c, { title: member.name, body, ...(attempt ? { status: attempt.refusal ? 409 : 422 } : {}) })
  }

  const action = (path: string, work: (given: Given) => Promise<string | Html>) =>
    routes.post(`/:id{[0-9]{1,9}}/${path}`, async (c) => {
      const form = await readForm(c)
      const visit = c.get('visit')
      const id = Number(c.req.param('id'))
      demand(visit.viewer, 'staff.manage')
      demandFactor(visit.viewer, 'staff-rights', visit.now)
      try {
        const done = await work({ visit, id, form, roleId: Number(c.req.param('roleId')) })
        return isKey(done) ? c.redirect(`/console/staff/${id}?done=${done}`, 303) : c.html(done)
      } catch (error) {
        if (error instanceof ConflictError && error.reason === 'custody-asked')
          return c.redirect(`/console/staff/${id}?done=custody-asked`, 303)
        const attempt = refused(visit, { name: path, values: form.values, error })
        if (!attempt) throw error
        return showMember(c, id, attempt)
      }
    })

  action('roles', async ({ visit, id, form }) => {
    const given = { role: form.text('role'), unitId: form.number('unitId') ?? 0 }
    return (await staff.grant(visit.viewer, id, given)) === 'asked' ? 'custody-asked' : 'role-granted'
  })

  routes.post('/custody/:request{[0-9]{1,9}}', async (c) => {
    const form = await readForm(c)
    const visit = c.get('visit')
    const request = Number(c.req.param('request'))
    const granted = form.text('granted') === 'yes'
    try {
      const { personId } = await staff.custody.decide(visit.viewer, request, { granted })
      return c.redirect(`/console/staff/${personId}?done=custody-${granted ? 'granted' : 'refused'}`, 303)
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error
      const body = custodyRefusal(visit, error.reason)
      return show(c, { title: visit.say('security-custody-home'), body, status: 409 })
    }
  })

  action('roles/:roleId{[0-9]{1,9}}/end', async ({ visit, id, form, roleId }) => {
    const member = await staff.find(visit.viewer, id)
    const role = member.roles.find((each) => each.id === roleId)
    if (form.text('confirmed') !== 'yes' && role)
      return confirmPage(visit, {
        title: visit.say('console-role-end-title', {
          role: visit.label('role', role.role),
          name: member.name,
        }),
        section: 'staff',
        says: [visit.say('console-role-end-says')],
        action: `/console/staff/${id}/roles/${roleId}/end`,
        fields: [],
        button: visit.say('console-role-end'),
        back: `/console/staff/${id}`,
      })
    await staff.endRole(visit.viewer, roleId)
    return 'role-ended'
  })

  action('end', async ({ visit, id, form }) => {
    const member = await staff.find(visit.viewer, id)
    if (form.text('confirmed') !== 'yes')
      return confirmPage(visit, {
        title: visit.say('console-staff-end-title', { name: member.name }),
        section: 'staff',
        says: [visit.say('console-staff-end-says')],
        action: `/console/staff/${id}/end`,
        fields: [],
        button: visit.say('console-staff-end'),
        back: `/console/staff/${id}`,
      })
    await staff.end(visit.viewer, id)
    return 'staff-ended'
  })

  action('factor-reset', async ({ visit, id, form }) => {
    const member = await staff.find(visit.viewer, id)
    if (form.text('confirmed') !== 'yes')
      return confirmPage(visit, {
        title: visit.say('security-reset-title', { name: member.name }),
        section: 'staff',
        says: [visit.say('security-reset-says')],
        action: `/console/staff/${id}/factor-reset`,
        fields: [],
        button: visit.say('security-reset'),
        back: `/console/staff/${id}`,
      })
    await staff.resetFactor(visit.viewer, id)
    return 'factor-reset'
  })

  /** Shown once: the answer itself carries it, and no address leads back to it. */
  action('invite', async ({ visit, id }) => {
    const member = await staff.find(visit.viewer, id)
    return invitePage(visit, { member, invite: await staff.createInvite(visit.viewer, id) })
  })
  action('login-link', async ({ visit, id }) => {
    const member = await staff.find(visit.viewer, id)
    return loginLinkPage(visit, { member, link: await staff.createLoginLink(visit.viewer, id) })
  })
  return routes
}

interface Given {
  readonly visit: Visit
  readonly id: number
  readonly form: Awaited<ReturnType<typeof readForm>>
  readonly roleId: number
}

const isKey = (done: string | Html): done is string =>
  typeof done === 'string' && !('isEscaped' in Object(done))

function refused(
  visit: Visit,
  { name, values, error }: { name: string; values: Record<string, string>; error: unknown },
): Attempt | undefined {
  if (error instanceof ConflictError)
    return { form: name, values, issues: {}, refusal: visit.say(`error-${error.reason}`) }
  if (!(error instanceof InvalidError)) return undefined
  return {
    form: name,
    values,
    issues: Object.fromEntries(error.issues.map(({ path, message }) => [path, message])),
  }
}
