/** What people are told in their own chats about their accounts, and the role that nobody gives alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Desk, type Office, openOffice } from '../console/office.ts'
import { enrolled } from '../support/authenticator.ts'

let office: Office
let telegram: Account
let chats = 0

beforeAll(async () => {
  office = await openOffice()
  telegram = office.telegram
})
afterAll(() => office.close())

/** A member of staff with a linked chat; `news` answers what was said there since it was asked last. */
async function linked(role: 'officer' | 'admin' = 'officer') {
  const viewer = await office.member('Lê Văn Cường', 'ward-a', role)
  const { code } = await office.staff.createInvite(office.owner, viewer.personId)
  chats += 1
  const chat = `staff-${chats}`
  await office.write(telegram, chat, code)
  let seen = (await office.said(telegram, chat)).length
  const news = async () => {
    const all = await office.said(telegram, chat)
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }
  return { viewer, news, chat }
}

/** Signs in with the cookies of a browser; answers them as they then are. */
async function signIn(viewer: Viewer, browser = ''): Promise<string> {
  const link = await office.signInLink(viewer)
  const answer = await fetch(link, { method: 'POST', redirect: 'manual', headers: { cookie: browser } })
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}

const day = 24 * 60

describe('signing in', () => {
  it('with a new device is told, with one that was used before it is not', async () => {
    const { viewer, news } = await linked()
    const browser = await signIn(viewer)
    expect(await news()).toEqual([expect.stringContaining('từ một máy mới')])
    office.passMinutes(day + 1)
    await signIn(viewer, browser)
    expect(await news()).toEqual([])
    await signIn(viewer)
    expect(await news()).toHaveLength(1)
  })

  it('of one person does not make the browser known to another', async () => {
    const [first, second] = [await linked(), await linked()]
    const browser = await signIn(first.viewer)
    await signIn(second.viewer, browser)
    expect(await second.news()).toHaveLength(1)
  })

  it('with a device cookie of one’s own making is told all the same', async () => {
    const { viewer, news } = await linked()
    await signIn(viewer, `console-known=${viewer.personId}.AAAA`)
    expect(await news()).toHaveLength(1)
  })

  it('of a person without a chat works and tells nobody', async () => {
    const viewer = await office.member('Không có chat', 'ward-a', 'officer')
    expect(await signIn(viewer)).toContain('console=')
    expect(await office.database.orm.securityNotice.count({ where: { personId: viewer.personId } })).toBe(0)
  })
})

describe('changes of rights', () => {
  it('are told once a day, in words that name no role, unit or person', async () => {
    const { viewer, news } = await linked()
    const grant = (role: string) =>
      office.staff.grant(office.owner, viewer.personId, { role, unitId: office.unitId('a-1') })
    await grant('lead')
    const [told = ''] = await news()
    expect(told).toContain('Vai trò')
    expect(told).not.toMatch(/Tổ|Phường|Cường|lead/)
    await grant('viewer')
    expect(await news()).toEqual([])
    office.passMinutes(day)
    await office.staff.end(office.owner, viewer.personId)
    expect(await news()).toHaveLength(1)
  })

  it('that several make at once are told once', async () => {
    const { viewer, news } = await linked()
    const roles = ['lead', 'viewer', 'treasurer', 'chair']
    await Promise.all(
      roles.map((role) =>
        office.staff.grant(office.owner, viewer.personId, { role, unitId: office.unitId('a-1') }),
      ),
    )
    expect(await news()).toHaveLength(1)
  })

  it('in English to whoever reads English', async () => {
    const { viewer, news, chat } = await linked()
    const { id } = await office.identity(telegram, chat)
    await office.database.orm.identity.update({ where: { id }, data: { language: 'en' } })
    await office.staff.grant(office.owner, viewer.personId, { role: 'lead', unitId: office.unitId('a-1') })
    expect(await news()).toEqual([expect.stringContaining('The roles of this staff account')])
  })
})

describe('the second factor', () => {
  it('turned on, a recovery code used, and taken away by somebody: each is told', async () => {
    const { viewer, news } = await linked('admin')
    const { codes } = await enrolled(office, viewer)
    expect((await news()).filter((told) => told.includes('hai lớp'))).toHaveLength(1)
    const token = /console=([^;]+)/.exec(await office.cookie(viewer))?.[1] ?? ''
    const signedIn = (await office.sessions.viewerOfSession(token)) as Viewer
    await news()
    await office.secondFactor.give(signedIn, codes[0] ?? '')
    expect(await news()).toEqual([expect.stringContaining('mã dự phòng')])
    await office.secondFactor.give(signedIn, 'WRONG-WRONG-WRON')
    expect(await news()).toEqual([])
    office.passMinutes(day)
    await office.staff.resetFactor(office.owner, viewer.personId)
    expect(await news()).toEqual([expect.stringContaining('hai lớp')])
  })
})

describe('a way in opened by somebody else', () => {
  it('is told to the person it is for, and one of their own is not', async () => {
    const { viewer, news } = await linked('admin')
    office.passMinutes(day)
    await office.staff.createLoginLink(viewer, viewer.personId)
    expect(await news()).toEqual([])
    await office.staff.createToken(office.owner, viewer.personId)
    expect(await news()).toEqual([expect.stringContaining('lối vào mới')])
  })
})

describe('the role that sees denunciations', () => {
  const holdsIt = async (personId: number) =>
    (await office.staff.viewerOf(personId))?.roles.some(({ role }) => role === 'custodian') ?? false
  const form = () => ({ role: 'custodian', unitId: String(office.unitId('ward-a')) })
  const admin = (name: string) => office.member(name, 'ward-a', 'admin')
  const latest = () => office.database.orm.custodyRequest.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const decideLatest = async (desk: Desk, granted: 'yes' | 'no' = 'yes') =>
    desk.post(`/console/staff/custody/${(await latest()).id}`, { granted })

  /** Two administrators at their desks, and an officer whom the first asked to be made a custodian. */
  async function asked() {
    const [first, second] = [await admin('Người xin'), await admin('Người thứ hai')]
    const [asking, deciding] = [await office.desk(first), await office.desk(second)]
    const officer = await office.member('Sẽ giữ việc kín', 'ward-a', 'officer')
    const answer = await asking.post(`/console/staff/${officer.personId}/roles`, form())
    expect(answer.location).toContain('done=custody-asked')
    return { first, second, asking, deciding, officer }
  }

  it('cannot be given to oneself, which is said', async () => {
    const self = await admin('Tự giao')
    const refused = await (await office.desk(self)).post(`/console/staff/${self.personId}/roles`, form())
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('một người quản trị khác')
    expect(await holdsIt(self.personId)).toBe(false)
  })

  it('is there once a second administrator confirms it, and is told to the others', {
    timeout: 60_000,
  }, async () => {
    const watching = await linked('admin')
    const { first, second, asking, deciding, officer } = await asked()
    const session = office.deskWith(await office.cookie(officer))
    expect(await holdsIt(officer.personId)).toBe(false)
    expect(await watching.news()).toEqual([expect.stringContaining('người quản trị thứ hai')])
    expect((await decideLatest(asking)).status).toBe(409)
    expect(await holdsIt(officer.personId)).toBe(false)
    expect((await asking.get('/console')).html).toContain('Rút lại')
    expect((await deciding.get('/console')).html).toContain('Sẽ giữ việc kín')
    expect((await deciding.get(`/console/staff/${officer.personId}`)).html).toContain('Không xác nhận')
    expect((await decideLatest(deciding)).location).toContain('done=custody-granted')
    expect(await holdsIt(officer.personId)).toBe(true)
    expect((await session.get('/console')).location).toBe('/console/sign-in')
    expect(await watching.news()).toEqual([expect.stringContaining('vừa được xác nhận')])
    expect((await decideLatest(deciding)).status).toBe(409)
    const entries = await office.database.orm.auditEntry.findMany({
      where: { entityId: String(officer.personId), action: { startsWith: 'staff.custody-' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['staff.custody-asked', first.personId],
      ['staff.custody-granted', second.personId],
    ])
  })

  it('is not there when it is refused, taken back, late, or asked by one who is no administrator any more', {
    timeout: 60_000,
  }, async () => {
    const ends: ((given: Awaited<ReturnType<typeof asked>>) => Promise<unknown>)[] = [
      ({ deciding }) => decideLatest(deciding, 'no'),
      ({ asking }) => decideLatest(asking, 'no'),
      async () => office.passMinutes(3 * day),
      ({ first }) => office.staff.end(office.owner, first.personId),
    ]
    for (const end of ends) {
      const given = await asked()
      await end(given)
      expect((await decideLatest(await office.desk(given.second))).status).toBe(409)
      expect(await holdsIt(given.officer.personId)).toBe(false)
    }
  })

  it('is not confirmed by whom it is for, nor by an account that the asker made or opened lately', {
    timeout: 60_000,
  }, async () => {
    const { asking, first } = await asked()
    const target = await admin('Vừa là người nhận')
    await asking.post(`/console/staff/${target.personId}/roles`, form())
    expect((await decideLatest(await office.desk(target))).status).toBe(409)
    await asking.post('/console/staff', { name: 'Con rối', unitId: form().unitId, roles: ['admin'] })
    const { id } = await office.database.orm.person.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const puppet = await office.desk(await office.viewer(id))
    const refused = await decideLatest(puppet)
    expect([refused.status, refused.html.includes('7 ngày')]).toEqual([409, true])
    expect(await holdsIt(target.personId)).toBe(false)
    office.passMinutes(7 * day)
    const [later, asker] = [await office.desk(await office.viewer(id)), await office.desk(first)]
    await asker.post(`/console/staff/${target.personId}/roles`, form())
    expect((await decideLatest(later)).location).toContain('done=custody-granted')
  })

  it('waits as well for somebody who is added with it alone', async () => {
    const { asking, deciding } = await asked()
    await asking.post('/console/staff', { name: 'Chỉ giữ việc kín', ...form(), roles: ['custodian'] })
    const { id } = await office.database.orm.person.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(await office.staff.viewerOf(id)).toBeNull()
    expect((await asking.get(`/console/staff/${id}`)).html).toContain('Chờ người quản trị thứ hai')
    await decideLatest(deciding)
    expect(await holdsIt(id)).toBe(true)
  })

  it('is not got by a way in that one administrator opens for who has it', { timeout: 60_000 }, async () => {
    const { asking, deciding, officer, first } = await asked()
    await decideLatest(deciding)
    const path = `/console/staff/${officer.personId}`
    for (const way of ['login-link', 'invite']) {
      expect((await asking.post(`${path}/${way}`, {})).location).toContain('done=custody-asked')
      expect((await asking.post(`${path}/${way}`, {})).location).toContain('done=custody-asked')
      await decideLatest(deciding)
      expect((await asking.post(`${path}/${way}`, {})).status).toBe(200)
      expect((await asking.post(`${path}/${way}`, {})).location).toContain('done=custody-asked')
    }
    const access = { via: 'token', id: 1, factorEnrolled: false, factorGivenAt: null } as const
    const caller = { ...first, access }
    await expect(office.staff.createToken(caller, officer.personId)).rejects.toThrow('custody-asked')
    expect(await office.database.orm.apiToken.count({ where: { personId: officer.personId } })).toBe(0)
    await office.staff.createToken(office.owner, officer.personId)
  })
})
