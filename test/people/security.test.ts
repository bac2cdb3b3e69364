import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { SecondFactorError, TooManyAttemptsError } from '../../src/platform/errors.ts'
import { type Desk, type Office, openOffice, type Page } from '../console/office.ts'
import { type Served, serveApi } from '../support/api.ts'
import { authenticator, enrolled } from '../support/authenticator.ts'

let office: Office
let served: Served

beforeAll(async () => {
  ;[office, served] = await Promise.all([openOffice(), serveApi()])
})
afterAll(() => Promise.all([office.close(), served.close()]))

const admin = (name = 'Nguyễn Thị Lan Anh') => office.member(name, 'ward-a', 'admin')
const security = '/console/security'
const ask = '/console/second-factor'

/** The viewer as a session of theirs, with the cookie that stands for it. */
async function signedIn(
  member: Viewer,
): Promise<{ desk: Desk; cookie: string; viewer: () => Promise<Viewer> }> {
  const cookie = await office.cookie(member)
  const token = /console=([^;]+)/.exec(cookie)?.[1] ?? ''
  const viewer = async () => (await office.sessions.viewerOfSession(token)) as Viewer
  return { desk: office.deskWith(cookie), cookie, viewer }
}

const newStaff = () => ({
  name: 'Trần Đức Minh',
  unitId: String(office.unitId('ward-a')),
  roles: ['officer'],
})
const asked = (page: Page) => page.location?.startsWith(`${ask}?for=`)
const actionsOf = async (member: Viewer) =>
  (
    await office.database.orm.auditEntry.findMany({
      where: { actorId: member.personId },
      orderBy: { id: 'asc' },
    })
  )
    .map(({ action }) => action)
    .filter((action) => action.startsWith('second-factor'))

describe('the second factor is turned on', () => {
  it('on the way to what needs it, with a key to scan and ten recovery codes', async () => {
    const member = await admin()
    const { desk } = await signedIn(member)
    const sent = await desk.get('/console/staff/new')
    expect(sent.location).toBe(`${ask}?for=staff-rights&next=%2Fconsole%2Fstaff%2Fnew`)
    const start = await desk.get(sent.location ?? '')
    expect(start.html).toContain('Bật xác thực hai lớp')
    const begun = await desk.post(`${ask}/enrol`, { next: desk.hidden(start, 'next') })
    const shown = await desk.get(begun.location ?? '')
    expect(shown.html).toMatch(/<img src="data:image\/svg\+xml;base64,/)
    const secret = /class="code">([A-Z2-7 ]+)</.exec(shown.html)?.[1]?.replaceAll(' ', '') ?? ''
    const app = authenticator(secret, office.clock)
    const wrong = await desk.post(`${ask}/confirm`, { next: '/console/staff/new', code: '000000' })
    expect(wrong.status).toBe(422)
    const done = await desk.post(`${ask}/confirm`, { next: '/console/staff/new', code: app.code() })
    expect(
      done.html.match(/[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/g),
    ).toHaveLength(10)
    expect((await desk.get('/console/staff/new')).status).toBe(200)
    expect(await actionsOf(member)).toEqual(['second-factor.enrol'])
  })

  it('and nothing before it asks for one', async () => {
    const { desk } = await signedIn(await admin())
    for (const path of [
      '/console',
      '/console/tickets',
      '/console/staff',
      '/console/units',
      '/console/audit',
      security,
    ])
      expect((await desk.get(path)).status, path).toBe(200)
  })

  it('with a key and codes that the database does not hold as they are', async () => {
    const member = await admin()
    await office.secondFactor.begin(member)
    const key = await office.secondFactor.pending(member)
    const codes = await office.secondFactor.confirm(
      member,
      authenticator(key?.secret ?? '', office.clock).code(),
    )
    const stored = await office.database.orm.person.findUniqueOrThrow({ where: { id: member.personId } })
    const sealed = Buffer.from(stored.totpSecret ?? [])
    expect(sealed.length).toBeGreaterThan(32)
    expect(sealed.toString('latin1')).not.toContain(key?.secret)
    const rows = JSON.stringify(
      await office.database.orm.recoveryCode.findMany({ where: { personId: member.personId } }),
    )
    for (const code of codes ?? []) expect(rows).not.toContain(code.replaceAll('-', ''))
  })
})

describe('the second factor is asked for', () => {
  it('at the console by everything that gives rights or ways in, and not again for 15 minutes', async () => {
    const member = await admin()
    const other = await office.member('Vũ Bích Ngọc', 'ward-a', 'officer')
    const { app } = await enrolled(office, member)
    const { desk } = await signedIn(member)
    const path = `/console/staff/${other.personId}`
    const [role] = (await office.staff.find(office.owner, other.personId)).roles
    const deeds: [string, Record<string, string | string[]>][] = [
      ['/console/staff', newStaff()],
      [`${path}/roles`, { role: 'lead', unitId: String(office.unitId('a-1')) }],
      [`${path}/roles/${role?.id}/end`, { confirmed: 'yes' }],
      [`${path}/end`, { confirmed: 'yes' }],
      [`${path}/invite`, {}],
      [`${path}/login-link`, {}],
      [`${path}/factor-reset`, { confirmed: 'yes' }],
    ]
    for (const [at, fields] of deeds) expect(asked(await desk.post(at, fields)), at).toBe(true)
    expect((await office.staff.find(office.owner, other.personId)).roles).toHaveLength(1)
    office.passMinutes(1)
    const given = await desk.post(ask, { code: app.code(), next: path })
    expect(given.location).toBe(path)
    office.passMinutes(14)
    expect((await desk.post('/console/staff', newStaff())).location).toContain('done=staff-created')
    office.passMinutes(1)
    expect(asked(await desk.post('/console/staff', newStaff()))).toBe(true)
  })

  it('of each session on its own', async () => {
    const member = await admin()
    const { app } = await enrolled(office, member)
    const [one, other] = [await signedIn(member), await signedIn(member)]
    office.passMinutes(1)
    await one.desk.post(ask, { code: app.code(), next: '/console' })
    expect((await one.desk.post('/console/staff', newStaff())).location).toContain('done=staff-created')
    expect(asked(await other.desk.post('/console/staff', newStaff()))).toBe(true)
  })

  it('before the audit leaves the house, and leads back to the page it was on', async () => {
    const { desk } = await signedIn(await admin())
    const from = { Referer: `${office.url}/console/audit?q=PA-1` }
    const answer = await fetch(`${office.url}/console/audit/export.csv`, {
      headers: { ...from, cookie: (await signedIn(await admin())).cookie },
      redirect: 'manual',
    })
    expect(answer.headers.get('location')).toBe(`${ask}?for=export&next=%2Fconsole%2Faudit%3Fq%3DPA-1`)
    expect(asked(await desk.get('/console/audit/export.csv'))).toBe(true)
    const ready = await office.desk(await admin())
    expect((await ready.get('/console/audit/export.csv')).headers.get('content-type')).toContain('text/csv')
  })

  it.each(['https://evil.example', '//evil.example', '/console//evil.example', '/chat'])(
    'and never leads to %s',
    async (next) => {
      const member = await admin()
      const { app } = await enrolled(office, member)
      const { desk } = await signedIn(member)
      office.passMinutes(1)
      expect((await desk.post(ask, { code: app.code(), next })).location).toBe('/console')
    },
  )
})

describe('a code', () => {
  it('works within half a minute of clock skew, and not beyond', async () => {
    for (const [secondsOff, right] of [
      [-30, true],
      [30, true],
      [-60, false],
      [60, false],
    ] as const) {
      const member = await admin()
      const { app } = await enrolled(office, member)
      const { viewer } = await signedIn(member)
      office.passMinutes(2)
      const given = await office.secondFactor.give(await viewer(), app.code(secondsOff))
      expect(given !== null, `${secondsOff} s`).toBe(right)
    }
  })

  it('works once, and after it no older one, also when two come at once', async () => {
    const member = await admin()
    const { app } = await enrolled(office, member)
    const { viewer } = await signedIn(member)
    office.passMinutes(2)
    const me = await viewer()
    const code = app.code()
    const both = await Promise.all([1, 2, 3].map(() => office.secondFactor.give(me, code)))
    expect(both.filter((given) => given !== null)).toHaveLength(1)
    expect(await office.secondFactor.give(me, code)).toBeNull()
    expect(await office.secondFactor.give(me, app.code(-30))).toBeNull()
    expect(await office.secondFactor.give(me, app.code(30))).not.toBeNull()
  })

  it('of somebody else is none', async () => {
    const [one, other] = [await admin(), await admin()]
    const { app } = await enrolled(office, one)
    await enrolled(office, other)
    office.passMinutes(2)
    expect(await office.secondFactor.give(await (await signedIn(other)).viewer(), app.code())).toBeNull()
  })

  it('for recovery works once, however it is typed; new ones take its place', async () => {
    const member = await admin()
    const { codes } = await enrolled(office, member)
    const { viewer, desk } = await signedIn(member)
    const [first = '', second = ''] = codes
    const typed = ` ${first.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
    expect(await office.secondFactor.give(await viewer(), typed)).not.toBeNull()
    expect(await office.secondFactor.give(await viewer(), first)).toBeNull()
    expect((await desk.get(security)).html).toContain('Còn 9 mã dự phòng')
    const renewed = await office.secondFactor.renewCodes(await viewer())
    expect(await office.secondFactor.give(await viewer(), second)).toBeNull()
    expect(await office.secondFactor.give(await viewer(), renewed[0] ?? '')).not.toBeNull()
    expect(await actionsOf(member)).toEqual([
      'second-factor.enrol',
      'second-factor.recovery',
      'second-factor.wrong',
      'second-factor.codes',
      'second-factor.wrong',
      'second-factor.recovery',
    ])
  })
})

describe('guessing codes', () => {
  it('ends after ten in 15 minutes, for the right one too, and the page says to wait', async () => {
    const member = await admin()
    const { app } = await enrolled(office, member)
    const { desk } = await signedIn(member)
    office.passMinutes(2)
    for (let guess = 0; guess < 10; guess += 1)
      expect((await desk.post(ask, { code: String(guess).padStart(6, '0') })).status).toBe(422)
    const refused = await desk.post(ask, { code: app.code() })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900'])
    expect(refused.html).toContain('Thử quá nhiều lần')
    expect(asked(await desk.post('/console/staff', newStaff()))).toBe(true)
    office.passMinutes(16)
    expect((await desk.post(ask, { code: app.code() })).status).toBe(303)
  })

  it('is not helped by a hundred at once, by other sessions, or by recovery codes among them', async () => {
    const member = await admin()
    await enrolled(office, member)
    const [one, other] = [await (await signedIn(member)).viewer(), await (await signedIn(member)).viewer()]
    const results = await Promise.allSettled(
      Array.from({ length: 100 }, (_, at) =>
        office.secondFactor.give(
          at % 2 ? one : other,
          at % 3 ? String(at).padStart(6, '0') : `AAAA-BBBB-${at}`,
        ),
      ),
    )
    const refused = results.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(90)
    expect(
      refused.every((each) => (each as PromiseRejectedResult).reason instanceof TooManyAttemptsError),
    ).toBe(true)
  })

  it('starts afresh after a right one', async () => {
    const member = await admin()
    const { app } = await enrolled(office, member)
    const { viewer } = await signedIn(member)
    office.passMinutes(2)
    for (let guess = 0; guess < 9; guess += 1) await office.secondFactor.give(await viewer(), '000000')
    expect(await office.secondFactor.give(await viewer(), app.code())).not.toBeNull()
    expect(await office.secondFactor.give(await viewer(), '000000')).toBeNull()
  })
})

describe('forged requests', () => {
  const forms = [ask, `${ask}/enrol`, `${ask}/confirm`, `${security}/codes`, `${security}/factor/disable`]
  const ends = [
    `${security}/sessions/others/end`,
    `${security}/sessions/all/end`,
    `${security}/sessions/1/end`,
  ]
  it.each([...forms, ...ends, '/console/staff'])('to %s change nothing', async (path) => {
    const member = await admin()
    const { desk } = await signedIn(member)
    const thief = office.deskWith(await office.cookie(await admin()))
    const foreign = thief.hidden(await thief.get('/console'), 'token')
    expect((await desk.post(path, { ...newStaff(), code: '000000', token: '' })).status).toBe(403)
    expect((await desk.post(path, { ...newStaff(), code: '000000', token: foreign })).status).toBe(403)
    const cross = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }
    expect((await desk.post(path, { ...newStaff(), code: '000000' }, cross)).status).toBe(403)
    expect((await desk.get(security)).status).toBe(200)
    expect((await office.secondFactor.state(member)).pending).toBe(false)
  })
})

describe('login links', () => {
  const press = (link: string, address = '203.0.113.9') =>
    fetch(link, { method: 'POST', redirect: 'manual', headers: { 'X-Forwarded-For': address } })

  it('that are forged, shortened, of another kind or replayed let nobody in', async () => {
    const member = await admin()
    const link = await office.signInLink(member)
    const at = link.lastIndexOf('/') + 1
    const { token } = await office.staff.createToken(office.owner, member.personId)
    const flipped = link.at(-1) === 'A' ? 'B' : 'A'
    for (const forged of [link.slice(0, -1) + flipped, link.slice(0, -1), `${link.slice(0, at)}${token}`])
      expect((await press(forged)).status).toBe(410)
    expect((await press(link)).status).toBe(303)
    expect((await press(link)).status).toBe(410)
  })

  it('are tried thirty times in ten minutes from one address, and others go on', async () => {
    const member = await admin()
    const guess = `${office.url}/console/sign-in/guess`
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => (await press(guess + at, '203.0.113.20')).status),
    )
    expect(answers.filter((status) => status === 410)).toHaveLength(30)
    expect(answers.filter((status) => status === 429)).toHaveLength(10)
    const link = await office.signInLink(member)
    const refused = await press(link, '203.0.113.20')
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
    expect((await press(link, '203.0.113.21')).status).toBe(303)
    office.passMinutes(11)
    expect((await press(await office.signInLink(member), '203.0.113.20')).status).toBe(303)
  })

  it('of one person are tried twenty times in ten minutes, wherever from', async () => {
    const member = await admin()
    const used = await office.signInLink(member)
    await press(used)
    const statuses: number[] = []
    for (let at = 0; at < 21; at += 1) statuses.push((await press(used, `198.51.100.${at}`)).status)
    expect([statuses.slice(0, 20).every((status) => status === 410), statuses[20]]).toEqual([true, 429])
    expect((await press(await office.signInLink(await admin()), '198.51.100.50')).status).toBe(303)
  })

  it('leave no address behind as it is', async () => {
    await press(`${office.url}/console/sign-in/guess`, '203.0.113.77')
    expect(JSON.stringify(await office.database.orm.attempt.findMany())).not.toContain('203.0.113.77')
  })
})

describe('a stolen cookie', () => {
  it.each(['grant', 'end a role', 'end'] as const)(
    'is worth nothing after a change of rights: %s',
    async (change) => {
      const member = await office.member('Phạm Thanh Hà', 'ward-a', 'admin', 'lead')
      const { cookie } = await signedIn(member)
      const stolen = office.deskWith(cookie)
      expect((await stolen.get('/console')).status).toBe(200)
      const [role] = (await office.staff.find(office.owner, member.personId)).roles
      const grant = { role: 'treasurer', unitId: office.unitId('ward-a') }
      if (change === 'grant') await office.staff.grant(office.owner, member.personId, grant)
      else if (change === 'end') await office.staff.end(office.owner, member.personId)
      else await office.staff.endRole(office.owner, role?.id ?? 0)
      expect((await stolen.get('/console')).location).toBe('/console/sign-in')
      expect((await stolen.get('/console/audit')).location).toBe('/console/sign-in')
    },
  )

  it('of an administrator gives nobody rights without the second factor', async () => {
    const member = await admin()
    await enrolled(office, member)
    const stolen = office.deskWith(await office.cookie(member))
    expect(asked(await stolen.post('/console/staff', newStaff()))).toBe(true)
    await stolen.post(`${ask}/enrol`, {})
    expect(asked(await stolen.post(`${security}/factor/disable`, { confirmed: 'yes' }))).toBe(true)
    expect(asked(await stolen.post(`${security}/codes`, {}))).toBe(true)
    expect((await office.secondFactor.state(member)).enrolledAt).not.toBeNull()
  })

  it('is found in the list of sessions and ended there', async () => {
    const member = await admin()
    const [mine, stolen] = [await signedIn(member), await signedIn(member)]
    const page = await mine.desk.get(security)
    expect(page.html.match(/Máy này/g)).toHaveLength(1)
    const [other = ''] = page.html.match(/\/console\/security\/sessions\/\d+\/end/) ?? []
    await mine.desk.post(other, {})
    expect((await stolen.desk.get('/console')).location).toBe('/console/sign-in')
    expect((await mine.desk.get('/console')).status).toBe(200)
  })

  it('ends with signing out everywhere; nobody ends the sessions of others', async () => {
    const [member, other] = [await admin(), await admin()]
    const [mine, second, foreign] = [await signedIn(member), await signedIn(member), await signedIn(other)]
    const theirs = (await office.sessions.list(await foreign.viewer()))[0]?.id
    await mine.desk.post(`${security}/sessions/${theirs}/end`, {})
    expect((await foreign.desk.get('/console')).status).toBe(200)
    expect((await mine.desk.post(`${security}/sessions/all/end`, {})).location).toBe('/console/sign-in')
    for (const each of [mine, second])
      expect((await each.desk.get('/console')).location).toBe('/console/sign-in')
    expect((await foreign.desk.get('/console')).status).toBe(200)
  })
})

describe('a lost second factor', () => {
  it('is taken away by an administrator who gave their own, and noted; sessions end', async () => {
    const lost = await office.member('Đỗ Quốc Hưng', 'ward-a', 'officer')
    await enrolled(office, lost)
    const { desk: theirs } = await signedIn(lost)
    const boss = await admin()
    const desk = await office.desk(boss)
    const path = `/console/staff/${lost.personId}/factor-reset`
    expect((await desk.post(path, {})).html).toContain('Bỏ xác thực hai lớp của Đỗ Quốc Hưng?')
    expect((await desk.post(path, { confirmed: 'yes' })).location).toContain('done=factor-reset')
    expect(await office.secondFactor.state(lost)).toMatchObject({ enrolledAt: null, codesLeft: 0 })
    expect((await theirs.get('/console')).location).toBe('/console/sign-in')
    expect(await actionsOf(boss)).toEqual(['second-factor.reset'])
    const officer = await office.desk(await office.member('Cao Văn Lợi', 'ward-a', 'officer'))
    expect((await officer.post(path, { confirmed: 'yes' })).status).toBe(403)
  })

  it('is turned off by its owner after giving it', async () => {
    const member = await admin()
    const { app } = await enrolled(office, member)
    const { desk } = await signedIn(member)
    office.passMinutes(1)
    await desk.post(ask, { code: app.code(), next: security })
    expect((await desk.post(`${security}/factor/disable`, {})).html).toContain('Tắt xác thực hai lớp?')
    expect((await desk.post(`${security}/factor/disable`, { confirmed: 'yes' })).location).toContain(
      'done=disabled',
    )
    expect((await office.secondFactor.state(member)).enrolledAt).toBeNull()
  })
})

describe('an invite', () => {
  it('that was used links no second chat', async () => {
    const account = await office.account('telegram')
    const member = await office.member('Hoàng Thị Nhàn', 'ward-a', 'officer')
    const { code } = await office.staff.createInvite(office.owner, member.personId)
    expect((await office.write(account, 'first', code))[0]).toContain('Hoàng Thị Nhàn')
    expect((await office.write(account, 'second', code))[0]).toBe('Mã không đúng, đã dùng hoặc đã hết hạn.')
    expect((await office.identity(account, 'second')).personId).toBeNull()
  })
})

describe('the API', () => {
  const body = { name: 'X', unit: 'a-1', roles: ['lead'] }
  const enrolledCaller = async () => {
    const call = await served.staff('Có Hai Lớp', 'ward-a', 'admin')
    const { app } = await enrolled(served.world, await served.world.viewer(call.id))
    served.world.passMinutes(1)
    return { call, app }
  }

  it('asks nothing of a token whose person has no second factor, nor of the token of the owner', async () => {
    const call = await served.staff('Chưa Bật', 'ward-a', 'admin')
    expect((await call('POST', '/staff', body)).status).toBe(201)
    await enrolled(served.world, served.world.owner)
    expect((await served.asOwner('POST', '/staff', body)).status).toBe(201)
    const other = await served.world.staff.createToken(served.world.owner, served.world.ownerId)
    expect((await served.callAs(other.token)('POST', '/staff', body)).status).toBe(403)
  })

  it('exports and unseals for nobody without a second factor, and says where to turn it on', async () => {
    const call = await served.staff('Chưa Bật Lần Nữa', 'ward-a', 'admin')
    const refused = await call('GET', '/audit.csv')
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:cau-noi:problem:second-factor-missing'])
    expect(refused.body.detail).toContain('Bảo mật')
    expect((await call('GET', '/audit.csv', undefined, { 'X-Second-Factor': '123456' })).status).toBe(403)
    expect((await served.asOwner('GET', '/audit.csv')).status).toBe(200)
  })

  it('asks a token of somebody who has one, and takes a code once', async () => {
    const { call, app } = await enrolledCaller()
    const refused = await call('POST', '/staff', body)
    expect([refused.status, refused.body.type]).toEqual([403, 'urn:cau-noi:problem:second-factor'])
    expect((await call('GET', '/staff')).status).toBe(200)
    const header = { 'X-Second-Factor': app.code() }
    expect((await call('POST', '/staff', body, header)).status).toBe(201)
    const again = await call('POST', '/staff', body, header)
    expect([again.status, again.body.type]).toEqual([403, 'urn:cau-noi:problem:second-factor-wrong'])
    served.world.passMinutes(1)
    expect((await call('GET', '/audit.csv', undefined, {})).status).toBe(403)
    const table = await call('GET', '/audit.csv', undefined, { 'X-Second-Factor': app.code() })
    expect([table.status, table.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(table.text).toContain('staff.create')
  })

  it('gives a repeat of a request the first answer, though its code is used up', async () => {
    const { call, app } = await enrolledCaller()
    const headers = { 'X-Second-Factor': app.code(), 'Idempotency-Key': 'once' }
    const first = await call('POST', '/staff', body, headers)
    const again = await call('POST', '/staff', body, headers)
    expect([first.status, again.status, again.text === first.text]).toEqual([201, 201, true])
  })

  it('answers guesses with 429 and when to come again', async () => {
    const { call, app } = await enrolledCaller()
    for (let guess = 0; guess < 10; guess += 1)
      await call('POST', '/staff', body, { 'X-Second-Factor': String(guess).padStart(6, '0') })
    const refused = await call('POST', '/staff', body, { 'X-Second-Factor': app.code() })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '900'])
  })

  it('shows the audit to administrators of the subtree alone', async () => {
    const boss = await served.staff('Quản Trị', 'ward-b', 'admin')
    await boss('POST', '/staff', { ...body, unit: 'b-1' })
    const { body: found } = await boss('GET', '/audit?action=staff.create&limit=5')
    const items = found.items as { actor: { name: string } | null; unit: string }[]
    expect(items.map(({ unit }) => unit)).toEqual(['b-1', 'ward-b'])
    const officer = await served.staff('Cán Bộ', 'ward-b', 'officer')
    expect((await officer('GET', '/audit')).status).toBe(403)
    expect((await officer('GET', '/audit.csv')).status).toBe(403)
    expect((await boss('GET', '/audit?unit=nowhere')).status).toBe(422)
  })
})

describe('reading a matter', () => {
  it('at the console and its files is noted once, with who and what', async () => {
    const code = await office.ticket('a-1', 'Đèn hỏng')
    const file = await office.picture(code, Buffer.from('jpeg'))
    const reader = await office.member('Bùi Thu Trang', 'ward-a', 'officer')
    const { desk } = await signedIn(reader)
    for (const path of ['', '', '/talk', `/files/${file}`]) await desk.get(`/console/tickets/${code}${path}`)
    const boss = await office.desk(await admin())
    const { html } = await boss.get(`/console/audit?q=${code}`)
    expect(html.match(/Bùi Thu Trang/g)).toHaveLength(2)
    expect(html).toContain('Xem việc')
    expect(html).toContain('Xem tệp của việc')
  })
})

it('the program itself, acting for nobody signed in, needs no second factor', async () => {
  const member = await admin()
  await expect(office.staff.createToken(member, member.personId)).resolves.toBeDefined()
  const { viewer } = await signedIn(member)
  await expect(office.staff.createToken(await viewer(), member.personId)).rejects.toBeInstanceOf(
    SecondFactorError,
  )
})
