import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensureOwner } from '../../src/people/owner.ts'
import { roleNames, type Viewer } from '../../src/people/viewer.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../../src/platform/errors.ts'
import { type Committee, openCommittee, ownerToken, publicUrl, texts } from '../support/committee.ts'

let world: Committee
let adminA: Viewer
let officerA: Viewer
let officerB: Viewer

beforeAll(async () => {
  world = await openCommittee()
  adminA = await world.member('Nguyễn Quản Trị', 'ward-a', 'admin')
  officerA = await world.member('Trần Cán Bộ', 'ward-a', 'officer')
  officerB = await world.member('Lê Cán Bộ', 'ward-b', 'officer')
})
afterAll(() => world.close())

const linkToken = (url: string) => url.slice(`${publicUrl}/console/sign-in/`.length)

async function signedIn(personId: number): Promise<string> {
  const { url } = await world.staff.createLoginLink(null, personId)
  return (await world.sessions.signIn(linkToken(url)))?.sessionToken ?? ''
}

describe('who may see and manage whom', () => {
  test('an administrator adds staff at and below their unit', async () => {
    const { id } = await world.staff.create(adminA, {
      name: ' Tổ  trưởng ',
      unitId: world.unitId('a-1'),
      roles: ['lead'],
    })
    expect(await world.staff.find(adminA, id)).toMatchObject({
      name: 'Tổ trưởng',
      roles: [{ role: 'lead' }],
      ended: false,
    })
  })

  test.each(['ward-b', 'b-1', 'city', 'root'])(
    'an administrator of a ward cannot add staff to %s',
    async (code) => {
      const given = { name: 'X', unitId: world.unitId(code), roles: ['admin'] }
      await expect(world.staff.create(adminA, given)).rejects.toBeInstanceOf(NotFoundError)
    },
  )

  test('an officer sees staff but cannot manage them', async () => {
    expect((await world.staff.list(officerA)).map(({ id }) => id)).toContain(adminA.personId)
    const given = { name: 'X', unitId: world.unitId('ward-a'), roles: ['lead'] }
    await expect(world.staff.create(officerA, given)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(world.staff.createToken(officerA, adminA.personId)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(world.staff.createLoginLink(officerA, officerA.personId)).rejects.toBeInstanceOf(
      ForbiddenError,
    )
  })

  test('staff of a sibling and of the parent are not there', async () => {
    const listed = (await world.staff.list(adminA)).map(({ id }) => id)
    expect(listed).not.toContain(officerB.personId)
    expect(listed).not.toContain(world.ownerId)
    for (const id of [officerB.personId, world.ownerId, 999_999])
      await expect(world.staff.createToken(adminA, id)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('nobody gets a way in as somebody whose roles reach further than theirs', async () => {
    const both = await world.member('Kiêm nhiệm', 'ward-a', 'officer')
    await world.staff.grant(world.owner, both.personId, { role: 'admin', unitId: world.unitId('city') })
    expect((await world.staff.find(adminA, both.personId)).roles.map(({ role }) => role)).toEqual(['officer'])
    for (const open of [
      world.staff.createToken,
      world.staff.createLoginLink,
      world.staff.createInvite,
      world.staff.end,
    ])
      await expect(open(adminA, both.personId)).rejects.toBeInstanceOf(ForbiddenError)
  })

  test('a token made before a wider role does not get that role', async () => {
    const rising = await world.member('Sắp lên chức', 'ward-a', 'officer')
    const { token } = await world.staff.createToken(adminA, rising.personId)
    const link = await world.staff.createLoginLink(adminA, rising.personId)
    await world.staff.grant(world.owner, rising.personId, { role: 'admin', unitId: world.unitId('city') })
    expect(await world.sessions.viewerOfToken(token)).toBeNull()
    expect(await world.sessions.signIn(linkToken(link.url))).toBeNull()
  })

  test('names and roles that cannot be are refused by field', async () => {
    const unitId = world.unitId('ward-a')
    const attempts: [{ name: string; roles: string[] }, string][] = [
      [{ name: '\u200B \u0000', roles: ['lead'] }, 'name'],
      [{ name: 'x'.repeat(121), roles: ['lead'] }, 'name'],
      [{ name: 'X', roles: [] }, 'roles'],
      [{ name: 'X', roles: ['king'] }, 'roles'],
    ]
    for (const [given, path] of attempts) {
      const error = await world.staff.create(adminA, { ...given, unitId }).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(InvalidError)
      expect((error as InvalidError).issues[0]?.path).toBe(path)
    }
  })
})

describe('ending', () => {
  test('a role that ends takes sessions, tokens, links and invites with it, at once', async () => {
    const leaving = await world.member('Sắp nghỉ', 'ward-a', 'officer', 'lead')
    const session = await signedIn(leaving.personId)
    const { token } = await world.staff.createToken(adminA, leaving.personId)
    const link = await world.staff.createLoginLink(adminA, leaving.personId)
    expect(await world.sessions.viewerOfSession(session)).toMatchObject({ personId: leaving.personId })
    const member = await world.staff.find(adminA, leaving.personId)
    await world.staff.endRole(adminA, member.roles[0]?.id ?? 0)
    expect(await world.sessions.viewerOfSession(session)).toBeNull()
    expect(await world.sessions.viewerOfToken(token)).toBeNull()
    expect(await world.sessions.signIn(linkToken(link.url))).toBeNull()
    expect((await world.viewer(leaving.personId)).roles).toEqual([
      { role: 'lead', unitId: world.unitId('ward-a') },
    ])
  })

  test('a person whose roles all ended is no viewer, and gets no way in', async () => {
    const gone = await world.member('Đã nghỉ', 'a-1', 'lead')
    await world.staff.end(adminA, gone.personId)
    expect(await world.staff.viewerOf(gone.personId)).toBeNull()
    expect(await world.staff.find(adminA, gone.personId)).toMatchObject({ ended: true, roles: [] })
    await expect(world.staff.createToken(adminA, gone.personId)).rejects.toThrow(
      new ConflictError('staff-ended'),
    )
  })

  test('an ended role shows nothing more of the unit it was on', async () => {
    const moved = await world.member('Chuyển công tác', 'ward-a', 'officer')
    await world.staff.grant(world.owner, moved.personId, { role: 'officer', unitId: world.unitId('ward-b') })
    const role = (await world.staff.find(world.owner, moved.personId)).roles.find(
      ({ unitId }) => unitId === world.unitId('ward-a'),
    )
    await world.staff.endRole(world.owner, role?.id ?? 0)
    const now = await world.viewer(moved.personId)
    expect((await world.units.tree(now)).map(({ code }) => code)).toEqual(['ward-b', 'b-1'])
    await expect(world.staff.find(now, officerA.personId)).rejects.toBeInstanceOf(NotFoundError)
  })

  test('nobody ends their own roles', async () => {
    const self = await world.staff.find(adminA, adminA.personId)
    await expect(world.staff.endRole(adminA, self.roles[0]?.id ?? 0)).rejects.toThrow(
      new ConflictError('staff-self'),
    )
    await expect(world.staff.end(adminA, adminA.personId)).rejects.toThrow(new ConflictError('staff-self'))
  })

  test('a role outside the reach is not there to be ended', async () => {
    const other = await world.staff.find(world.owner, officerB.personId)
    await expect(world.staff.endRole(adminA, other.roles[0]?.id ?? 0)).rejects.toBeInstanceOf(NotFoundError)
  })
})

describe('sessions', () => {
  test('of twenty that follow a login link at once, one is signed in', async () => {
    const { url } = await world.staff.createLoginLink(world.owner, officerA.personId)
    const results = await Promise.all(Array.from({ length: 20 }, () => world.sessions.signIn(linkToken(url))))
    expect(results.filter((result) => result !== null)).toHaveLength(1)
    expect(await world.sessions.signIn(linkToken(url))).toBeNull()
  })

  test('a login link ends after a day, and one that is not ours is none', async () => {
    const { url, expiresAt } = await world.staff.createLoginLink(world.owner, officerA.personId)
    expect(expiresAt.getTime() - world.clock.now().getTime()).toBe(24 * 3_600_000)
    world.passMinutes(24 * 60)
    expect(await world.sessions.signIn(linkToken(url))).toBeNull()
    for (const token of ['', '\u0000', "' OR 1=1 --", 'x'.repeat(10_000)])
      expect(await world.sessions.signIn(token)).toBeNull()
  })

  test('a session ends after twelve hours without use, and after seven days of it', async () => {
    const idle = await signedIn(officerA.personId)
    world.passMinutes(12 * 60 + 1)
    expect(await world.sessions.viewerOfSession(idle)).toBeNull()
    const busy = await signedIn(officerA.personId)
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      world.passMinutes(6 * 60)
      expect(await world.sessions.viewerOfSession(busy), `after ${hours + 6} hours`).not.toBeNull()
    }
    world.passMinutes(6 * 60)
    expect(await world.sessions.viewerOfSession(busy)).toBeNull()
  })

  test('being seen is written once a minute', async () => {
    const token = await signedIn(officerA.personId)
    const seen = async () => (await world.staff.find(world.owner, officerA.personId)).lastSeenAt?.getTime()
    const first = await seen()
    world.passMinutes(0.5)
    await world.sessions.viewerOfSession(token)
    expect(await seen()).toBe(first)
    world.passMinutes(1)
    await world.sessions.viewerOfSession(token)
    expect(await seen()).toBe(world.clock.now().getTime())
  })

  test('signing out ends the session; no token is stored as it is', async () => {
    const token = await signedIn(officerA.personId)
    await world.sessions.signOut(token)
    expect(await world.sessions.viewerOfSession(token)).toBeNull()
    const { token: bearer } = await world.staff.createToken(world.owner, officerA.personId)
    const stored = JSON.stringify([
      await world.database.orm.session.findMany(),
      await world.database.orm.apiToken.findMany(),
      await world.database.orm.loginLink.findMany(),
    ])
    expect(stored).not.toContain(token)
    expect(stored).not.toContain(bearer)
  })
})

describe('the owner', () => {
  const ensure = (token: string | undefined) => ensureOwner({ ...world, texts, ownerToken: token })

  test('ten starts at once make one owner with every role on the root', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => ensure(ownerToken)))
    expect(new Set(ids)).toEqual(new Set([world.ownerId]))
    const viewer = await world.sessions.viewerOfToken(ownerToken)
    expect(viewer?.roles.map(({ role }) => role).sort()).toEqual([...roleNames].sort())
    expect(viewer?.roles.every(({ unitId }) => unitId === world.rootId)).toBe(true)
  })

  test('a changed setting ends the former token and no other; going back works', async () => {
    const other = `second-${randomBytes(20).toString('hex')}`
    const made = await world.staff.createToken(world.owner, world.ownerId)
    await ensure(other)
    expect(await world.sessions.viewerOfToken(ownerToken)).toBeNull()
    expect(await world.sessions.viewerOfToken(other)).not.toBeNull()
    expect(await world.sessions.viewerOfToken(made.token)).not.toBeNull()
    await ensure(undefined)
    expect(await world.sessions.viewerOfToken(other)).toBeNull()
    await ensure(ownerToken)
    expect(await world.sessions.viewerOfToken(ownerToken)).not.toBeNull()
  })
})
