/** Every route of the program, tried by every role on its own, a child, a sibling, the parent and a foreign unit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { halfOf } from '../support/half.ts'
import { type Answer, ask, type Key, leaks, noKey, stateOf } from './asking.ts'
import type { Case } from './cases.ts'
import { matrix, ownRoutes, routesOf, verdictOf } from './matrix.ts'
import {
  type Member,
  openWorld,
  type RoleName,
  roleNames,
  type Target,
  type Things,
  type World,
} from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

it('every route of the program has a row here, and every row is a route', () => {
  expect(routesOf(world.program.app)).toEqual(Object.keys(matrix).sort())
})

/** Rights are decided in the same SQL on either database. */
describe.each(halfOf(Object.entries(matrix)))('%s', (route, cases) => {
  it.each(cases.map((each) => [each.about, each] as const))(
    '%s',
    { timeout: 60_000 },
    async (_about, tried) => {
      const faults = tried.open ? await asAnybody(route, tried) : await asStaff(route, tried)
      expect(faults).toEqual([])
    },
  )
})

/** Every route that is not for everybody, with a request of somebody who could have used it. */
const guarded = Object.entries(matrix).flatMap(([route, [first]]) =>
  first && !first.open ? [[route, first] as const] : [],
)
const isApi = (route: string) => route.includes(' /api/')

describe('a key that opens nothing any more', () => {
  /** Faults of every guarded route, asked with keys of a door each. */
  async function tryKeys(keys: { api: Key; console: Key }): Promise<string[]> {
    const before = await stateOf(world)
    const faults: string[] = []
    for (const [route, tried] of guarded) {
      const door = isApi(route) ? 'api' : 'console'
      const sent = tried.send(world.things.own, world.members.admin[door], world)
      const answer = await ask(world.program.url, { route, sent, key: keys[door] })
      const refused = isApi(route)
        ? answer.status === 401 && answer.text.includes('www-authenticate')
        : answer.status === 303 && answer.location === '/console/sign-in'
      if (!refused) faults.push(`${route}: ${answer.status} ${answer.location}`)
      faults.push(
        ...leaks(world, { answer, sent, route, role: null }).map((word) => `${route} tells ${word}`),
      )
    }
    if ((await stateOf(world)) !== before) faults.push('something changed')
    return faults
  }

  /** Somebody who may do everything at their unit, with both keys in their hands. */
  async function keyholder() {
    const { program, hire, session } = world
    const id = await hire('own', 'admin', 'Người thôi việc')
    const { token } = await program.app.staff.createToken(owner(), id)
    return { id, api: { ...noKey, token }, console: { token: '', ...(await session(id)) } }
  }
  const owner = () =>
    ({ personId: world.program.app.ownerId, name: '', language: 'vi', roles: ownerRoles() }) as const
  const ownerRoles = () => [{ role: 'admin', unitId: world.program.app.directory.now.root.id }] as const

  it('is no key at all', async () => {
    expect(await tryKeys({ api: noKey, console: noKey })).toEqual([])
  })

  it('is one that nobody gave', async () => {
    const cookie = 'console=k7Jd0Qy1cXnVw3bTf5uGh8ZrLmPsAeDi2oNqBxYvKtE'
    expect(
      await tryKeys({ api: { ...noKey, token: 'x'.repeat(43) }, console: { ...noKey, cookie } }),
    ).toEqual([])
  })

  it('is one of the other door', async () => {
    const { api, console } = world.members.admin
    const cookie = `console=${api.token}`
    const token = console.cookie.replace('console=', '')
    expect(await tryKeys({ api: { ...noKey, token }, console: { ...noKey, cookie } })).toEqual([])
  })

  it('is one whose person has no role any more', async () => {
    const left = await keyholder()
    const { url } = world.program
    const page = await ask(url, { route: 'GET', sent: { path: '/console/staff' }, key: left.console })
    const list = await ask(url, { route: 'GET', sent: { path: '/api/v1/staff' }, key: left.api })
    expect([page.status, list.status]).toEqual([200, 200])
    await world.program.app.staff.end(owner(), left.id)
    expect(await tryKeys(left)).toEqual([])
  })

  it('is one whose person has no role any more though nobody closed it', async () => {
    const left = await keyholder()
    const { role } = world.program.database.orm
    await role.updateMany({ where: { personId: left.id }, data: { endedAt: new Date() } })
    expect(await tryKeys(left)).toEqual([])
  })

  it('is a session that was signed out', async () => {
    const left = await keyholder()
    const sent = { path: '/console/sign-out', form: {} }
    await ask(world.program.url, { route: 'POST', sent, key: left.console })
    expect(await tryKeys({ api: noKey, console: left.console })).toEqual([])
  })
})

describe('a form', () => {
  const forms = guarded.filter(([route]) => route.startsWith('POST /console'))

  async function send(how: (key: Key) => { key: Key; headers?: Record<string, string> }): Promise<string[]> {
    const before = await stateOf(world)
    const faults: string[] = []
    for (const [route, tried] of forms) {
      const who = world.members.admin.console
      const sent = tried.send(world.things.own, who, world)
      const { status } = await ask(world.program.url, { route, sent, ...how(who) })
      if (status !== 403) faults.push(`${route}: ${status}`)
    }
    if ((await stateOf(world)) !== before) faults.push('something changed')
    return faults
  }

  it('without the token of its session does nothing', async () => {
    expect(await send((key) => ({ key: { ...key, formToken: '' } }))).toEqual([])
  })

  it('with the token of another session does nothing', async () => {
    const { formToken } = world.members.officer.console
    expect(await send((key) => ({ key: { ...key, formToken } }))).toEqual([])
  })

  it('of a page of another site does nothing', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }
    expect(await send((key) => ({ key, headers }))).toEqual([])
  })
})

describe('a talk in the web chat', () => {
  it('and its files are there for the resident alone', async () => {
    const mine = await world.resident('Cư dân một', 'anh-mot.jpg')
    const other = await world.resident('Cư dân hai', 'anh-hai.jpg')
    const get = (path: string, cookie: string) =>
      ask(world.program.url, { route: 'GET', sent: { path }, key: { ...noKey, cookie } })
    const path = `/chat/files/${mine.fileId}`
    expect((await get(path, mine.cookie)).status).toBe(200)
    const forged = mine.cookie.replace(/=[0-9a-f]{4}/, '=0000')
    for (const cookie of [other.cookie, forged, '', world.members.admin.console.cookie]) {
      for (const each of [path, `${path}?preview`]) expect((await get(each, cookie)).status, cookie).toBe(404)
      expect((await get('/chat/messages', cookie)).text, cookie).not.toContain('anh-mot')
    }
    expect((await get('/chat/messages', mine.cookie)).text).toContain('anh-mot')
  })
})

/** Refusals first, which must leave everything as it was; then what is allowed, on things made for it. */
async function asStaff(route: string, tried: Case): Promise<string[]> {
  const combinations = tried.tried.flatMap((at) =>
    roleNames.map((role) => ({ at, role, verdict: verdictOf(tried, role, at) })),
  )
  const before = await stateOf(world)
  const faults: string[] = []
  for (const each of combinations.filter(({ verdict }) => verdict !== 'done'))
    faults.push(...(await tryOne(route, tried, each)))
  if (!ownRoutes.has(route) && (await stateOf(world)) !== before) faults.push('a refusal changed something')
  for (const each of combinations.filter(({ verdict }) => verdict === 'done'))
    faults.push(...(await tryOne(route, tried, each)))
  return faults
}

type Combination = { at: Target; role: RoleName; verdict: ReturnType<typeof verdictOf> }

async function tryOne(route: string, tried: Case, { at, role, verdict }: Combination): Promise<string[]> {
  const who = await memberFor(route, role)
  const shared = world.things[at]
  const made = verdict === 'done' && tried.fresh ? await tried.fresh(world, shared, who) : {}
  const things: Things = { ...shared, ...made }
  const sent = tried.send(things, who, world)
  const answer = await ask(world.program.url, { route, sent, key: who, stream: tried.stream })
  const faults = [
    ...unexpected(answer, tried.status[verdict]),
    ...(ownRoutes.has(route) ? [] : sentAway(answer)),
    ...leaks(world, { answer, sent, route, role }).map((word) => `tells ${word}`),
    ...(verdict === 'done' ? tried.shows(things) : [])
      .filter((word) => !answer.text.includes(word))
      .map((word) => `does not tell ${word}`),
  ]
  return faults.map((fault) => `${role} at ${at} (${verdict}): ${fault}`)
}

const unexpected = ({ status }: Answer, wanted: readonly number[]): string[] =>
  wanted.includes(status) ? [] : [`${status}, not ${wanted.join(' or ')}`]

/** To sign in, or to give a second factor, though they did. */
const sentAway = ({ location }: Answer): string[] =>
  /\/console\/(sign-in$|second-factor\?)/.test(location) ? [`sent away to ${location}`] : []

async function memberFor(route: string, role: RoleName): Promise<Member> {
  if (!ownRoutes.has(route)) return world.members[role][isApi(route) ? 'api' : 'console']
  const id = await world.hire('own', role, `Riêng ${role}`)
  return { role, token: '', ...(await world.session(id)), id }
}

async function asAnybody(route: string, tried: Case): Promise<string[]> {
  const verdict = tried.may.length > 0 ? 'done' : 'unseen'
  const keys = [
    ['nobody', noKey, null],
    ['an administrator', world.members.admin.console, 'admin'],
    ['a treasurer', world.members.treasurer.console, 'treasurer'],
  ] as const
  const faults: string[] = []
  for (const at of tried.tried)
    for (const [name, key, role] of keys) {
      const sent = tried.send(world.things[at], world.members.viewer.api, world)
      const answer = await ask(world.program.url, { route, sent, key })
      faults.push(
        ...[...unexpected(answer, tried.status[verdict]), ...leaks(world, { answer, sent, route, role })].map(
          (fault) => `${name} at ${at}: ${fault}`,
        ),
      )
    }
  return faults
}
