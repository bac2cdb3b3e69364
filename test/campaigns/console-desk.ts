/** A member of staff at the console without a browser: opens pages, and sends their forms as they stand, changed here and there. */
import type { Program } from '../support/program.ts'

export type Desk = Awaited<ReturnType<typeof openDesk>>
type Changes = Record<string, string | readonly string[]>

/** Signed in, with the second factor just given. */
export async function openDesk(program: Program, role: string, unit = 'p-1') {
  const given = { name: `Bà ${role}`, unit, roles: [role] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const { url } = await program.app.staff.createLoginLink(null, body.id)
  const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { orm } = program.database
  await orm.person.update({ where: { id: body.id }, data: { totpConfirmedAt: new Date() } })
  await orm.session.updateMany({ where: { personId: body.id }, data: { steppedUpAt: new Date() } })

  async function page(path: string): Promise<string> {
    const shown = await fetch(program.url + path, { headers: { cookie } })
    return shown.text()
  }

  /** Sends the form of a page that goes to `action`. */
  async function send(html: string, action: string, changes: Changes = {}) {
    const form = new FormData()
    for (const [name, value] of fieldsOf(html, action)) if (!(name in changes)) form.append(name, value)
    for (const [name, value] of Object.entries(changes))
      for (const each of [value].flat()) form.append(name, each)
    const request = { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' } as const
    const sent = await fetch(program.url + action, request)
    return { status: sent.status, location: sent.headers.get('location') ?? '', html: await sent.text() }
  }

  return { personId: body.id, page, send }
}

/** What a browser would send of a form as it stands. */
function fieldsOf(html: string, action: string): [string, string][] {
  const form = html.split('<form ').find((each) => each.includes(`action="${action}"`)) ?? ''
  const [inside = ''] = form.split('</form>')
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const inputs = [...inside.matchAll(/<input\s[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const type = attribute(tag, 'type')
    const isLeft = type === 'file' || ((type === 'checkbox' || type === 'radio') && !/\schecked/.test(tag))
    return isLeft ? [] : [[attribute(tag, 'name'), attribute(tag, 'value')]]
  })
  const areas = [...inside.matchAll(/<textarea\s([^>]*)>([^<]*)</g)].map(
    ([, tag = '', text = '']): [string, string] => [attribute(` ${tag}`, 'name'), text],
  )
  const selects = [...inside.matchAll(/<select\s([^>]*)>(.*?)<\/select>/gs)].flatMap(
    ([, tag = '', list = '']) => {
      const options = [...list.matchAll(/<option\s([^>]*)>/g)].map(([, each = '']) => each)
      const chosen = options.filter((each) => /\bselected/.test(each))
      const sent = chosen.length > 0 || /\bmultiple/.test(tag) ? chosen : options.slice(0, 1)
      return sent.map((each): [string, string] => [
        attribute(` ${tag}`, 'name'),
        attribute(` ${each}`, 'value'),
      ])
    },
  )
  return [...inputs, ...areas, ...selects]
}
