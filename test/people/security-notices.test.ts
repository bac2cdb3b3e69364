/** What people are told in their own chats about their accounts, and the role nobody gives themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Office, openOffice } from '../console/office.ts'
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
  it('cannot be given to oneself, which is said; another administrator can give it', async () => {
    const admin = await office.member('Tự giao', 'ward-a', 'admin')
    const desk = await office.desk(admin)
    const form = { role: 'custodian', unitId: String(office.unitId('ward-a')) }
    const refused = await desk.post(`/console/staff/${admin.personId}/roles`, form)
    expect(refused.status).toBe(409)
    expect(refused.html).toContain('một người quản trị khác')
    expect((await office.viewer(admin.personId)).roles).toEqual([
      { role: 'admin', unitId: office.unitId('ward-a') },
    ])
    const other = await office.desk(await office.member('Người khác', 'ward-a', 'admin'))
    const given = await other.post(`/console/staff/${admin.personId}/roles`, form)
    expect(given.location).toContain('done=role-granted')
    expect((await office.viewer(admin.personId)).roles).toContainEqual({
      role: 'custodian',
      unitId: office.unitId('ward-a'),
    })
  })
})
