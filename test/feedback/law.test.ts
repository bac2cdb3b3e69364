/** What the law keeps from eyes: every door of the whole program is tried by everybody who must not see. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fetchWithApp } from '../support/authenticator.ts'
import { type Program, startProgram } from '../support/program.ts'

let program: Program
/** The program's clock, moved by tests. */
let shift = 0
let rootCode = ''

const denunciation = 'Tôi muốn tố cáo ông tổ trưởng tổ 5 phường Thanh Xuân nhận phong bì của các hộ dân'
/** Words that stand in the denunciation and nowhere else. */
const secretWords = 'phong bì'
const denouncerId = 771_002_003

interface Member {
  readonly name: string
  readonly id: number
  call(method: string, path: string, body?: unknown): Promise<{ status: number; text: string }>
  get(path: string): Promise<{ status: number; text: string }>
  post(path: string, fields: Record<string, string>): Promise<{ status: number; text: string }>
  listen(path: string, ms: number): Promise<string>
}

async function member(name: string, unit: string, role: string): Promise<Member> {
  const { body } = await program.api<{ id: number }>('POST', '/staff', { name, unit, roles: [role] })
  const { token } = (await program.api<{ token: string }>('POST', `/staff/${body.id}/tokens`)).body
  const { url } = (await program.api<{ url: string }>('POST', `/staff/${body.id}/login-links`)).body
  const signedIn = await fetch(url, { method: 'POST', redirect: 'manual' })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const fetchAsMember = await fetchWithApp(program, {
    personId: body.id,
    clock: { now: () => new Date(Date.now() + shift) },
  })
  const read = async (answer: Response) => ({
    status: answer.status,
    text: `${[...answer.headers].join('\n')}\n${await answer.text()}`,
  })
  const get = async (path: string) =>
    read(await fetch(program.url + path, { headers: { cookie }, redirect: 'manual' }))
  return {
    name,
    id: body.id,
    get,
    call: async (method, path, sent) =>
      read(
        await fetchAsMember(`${program.url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
        }),
      ),
    async post(path, fields) {
      const formToken = /name="token" value="([^"]*)"/.exec((await get('/console')).text)?.[1] ?? ''
      const body = new URLSearchParams({ token: formToken, ...fields })
      return read(
        await fetch(program.url + path, { method: 'POST', headers: { cookie }, body, redirect: 'manual' }),
      )
    },
    /** What an open line of the console says within a time. */
    async listen(path, ms) {
      const stop = new AbortController()
      const { body } = await fetch(program.url + path, { headers: { cookie }, signal: stop.signal })
      const decoder = new TextDecoder()
      let heard = ''
      const reading = (async () => {
        for await (const bytes of body ?? []) heard += decoder.decode(bytes as Uint8Array)
      })().catch(() => undefined)
      await sleep(ms)
      stop.abort()
      await reading
      return heard
    },
  }
}

type Person = ReturnType<Program['telegram']['user']>

async function ask(person: Person, text: string) {
  const seen = person.inbox().length
  person.say(text)
  return person.waitFor(() => person.inbox().length > seen, 5_000)
}

/** Sends a first message and presses a button below the answer; answers the code. */
async function send(person: Person, text: string, button: string): Promise<string> {
  await ask(person, text)
  const seen = person.inbox().length
  person.press(button)
  const sent = await person.waitFor(() => person.inbox().length > seen, 5_000)
  const code = /PA-[0-9A-Z]{7}/.exec(sent.text ?? '')?.[0]
  if (!code) throw new Error(`no code in: ${sent.text}`)
  return code
}

/** Links a Telegram chat to a member of staff. */
async function link(person: Person, { id }: Member): Promise<void> {
  const { body } = await program.api<{ code: string }>('POST', `/staff/${id}/invites`)
  await ask(person, body.code)
}

const ticketRow = (code: string) => program.database.orm.ticket.findUniqueOrThrow({ where: { code } })

/** Every number that stands as a count on a page. */
const countsOn = (html: string) =>
  [...html.matchAll(/<span class="count[^"]*">(\d+)</g)].map(([, count]) => count).join(' ')

beforeAll(async () => {
  program = await startProgram({ now: () => new Date(Date.now() + shift) })
  const { body } = await program.api<{ items: { code: string }[] }>('GET', '/units')
  rootCode = body.items[0]?.code ?? ''
  await program.api('POST', '/units', [
    { code: 'hn', name: 'Hà Nội', level: 'tinh' },
    { code: '00367', name: 'Phường Thanh Xuân', level: 'xa', parentCode: 'hn' },
    { code: '00367-5', name: 'Tổ dân phố số 5', level: 'to_dan_pho', parentCode: '00367' },
    { code: '00364', name: 'Phường Khương Đình', level: 'xa', parentCode: 'hn' },
  ])
})
afterAll(() => program?.close())

describe('a denunciation', () => {
  let outsiders: Member[]
  let custodian: Member
  let custodianChat: Person
  let chairChat: Person
  let denouncer: Person
  let code: string
  let fileId: number
  let countsBefore: string[]

  const countsSeenBy = async ({ get }: Member) =>
    `${countsOn((await get('/console')).text)} | ${countsOn((await get('/console/tickets')).text)}`

  beforeAll(async () => {
    outsiders = [
      await member('Cán bộ cấp trên', rootCode, 'officer'),
      await member('Chủ tịch cấp trên', rootCode, 'chair'),
      await member('Quản trị cấp trên', rootCode, 'admin'),
      await member('Trưởng ban', rootCode, 'lead'),
      await member('Người xem', rootCode, 'viewer'),
      await member('Thủ quỹ', rootCode, 'treasurer'),
      await member('Cán bộ phường bị nêu', '00367', 'officer'),
      await member('Tổ trưởng bị nêu', '00367-5', 'lead'),
      await member('Cán bộ phường bên', '00364', 'officer'),
    ]
    custodian = await member('Người giữ việc kín', rootCode, 'custodian')
    custodianChat = program.telegram.user()
    chairChat = program.telegram.user()
    await link(custodianChat, custodian)
    await link(chairChat, outsiders[1] as Member)
    const other = program.telegram.user()
    await send(other, 'Đèn đường ngõ 15 hỏng cả tuần nay', 'Đồng ý và gửi')
    countsBefore = await Promise.all(outsiders.map(countsSeenBy))
    denouncer = program.telegram.user({ id: denouncerId })
    code = await send(denouncer, denunciation, 'Đồng ý và gửi kín')
    const file = await program.database.orm.storedFile.create({
      data: {
        state: 'ready',
        kind: 'document',
        mime: 'application/pdf',
        name: 'don Le Bi Mat.pdf',
        key: 'aa/b',
      },
    })
    fileId = file.id
    const { id: ticketId } = await ticketRow(code)
    await program.database.orm.attachment.create({ data: { ticketId, fileId } })
  })

  const unseen = ({ text }: { text: string }, who: string) => {
    expect(text, who).not.toContain(code)
    expect(text, who).not.toContain('nhận phong')
  }

  it('is in no list, search or count of the API for anybody but custodians', async () => {
    for (const each of outsiders) {
      for (const query of [
        '',
        `?q=${encodeURIComponent(secretWords)}`,
        '?q=phong bi',
        `?q=${code}`,
        '?kind=to_cao',
        '?unit=00367',
        '?limit=200&overdue=true',
      ])
        unseen(await each.call('GET', `/tickets${query}`), `${each.name} ${query}`)
      unseen(await each.call('GET', '/unsealings'), each.name)
    }
    expect((await custodian.call('GET', '/tickets?q=phong bi')).text).toContain(code)
    expect((await custodian.call('GET', '/tickets?kind=to_cao')).text).toContain(code)
  })

  it('is not there for them when they know its code', { timeout: 60_000 }, async () => {
    const doors: [method: string, path: string, body?: unknown][] = [
      ['GET', ''],
      ['GET', `/files/${fileId}`],
      ['GET', '/author'],
      ['POST', '/replies', { text: 'x' }],
      ['POST', '/notes', { text: 'x' }],
      ['POST', '/transitions', { to: 'in_progress' }],
      ['POST', '/assignments', { personId: outsiders[0]?.id }],
      ['POST', '/classification', { kind: 'phan_anh' }],
      ['POST', '/acknowledgements'],
      ['POST', '/unsealings', { reason: 'cần biết để làm rõ sự việc' }],
    ]
    for (const each of outsiders)
      for (const [method, path, body] of doors) {
        const answer = await each.call(
          method,
          `/tickets/${code}${path}`,
          body ?? (method === 'POST' ? {} : undefined),
        )
        expect([answer.status, `${each.name} ${method} ${path}`]).toEqual([
          404,
          `${each.name} ${method} ${path}`,
        ])
        expect(answer.text).not.toContain('nhận phong')
      }
    expect(await ticketRow(code)).toMatchObject({ status: 'received', version: 1, restricted: true })
  })

  it('is on no page of the console for them, nor in any number there', { timeout: 60_000 }, async () => {
    for (const [index, each] of outsiders.entries()) {
      const pages = [
        '/console',
        '/console/tickets?status=all',
        '/console/tickets?q=phong+bi',
        '/console/tickets?kind=to_cao',
        '/console/tickets/fresh?since=0&stamp=x',
        '/console/units',
      ]
      for (const path of pages) unseen(await each.get(path), `${each.name} ${path}`)
      expect(await countsSeenBy(each), each.name).toBe(countsBefore[index])
      expect((await each.get(`/console/tickets?q=${code}`)).text).not.toContain(`data-code="${code}"`)
      for (const part of ['', '/talk', '/watch', `/files/${fileId}`, `/files/${fileId}?size=preview`])
        expect((await each.get(`/console/tickets/${code}${part}`)).status, `${each.name} ${part}`).toBe(404)
      expect((await each.get(`/console/events?ticket=${code}`)).status).toBe(404)
    }
    expect((await custodian.get(`/console/tickets/${code}`)).text).toContain('nhận phong bì')
  })

  it('takes no form of theirs', { timeout: 60_000 }, async () => {
    const [officer] = outsiders as [Member]
    for (const action of ['reply', 'note', 'acknowledge', 'unsealings', 'author', 'move', 'classify'])
      expect(
        (await officer.post(`/console/tickets/${code}/${action}`, { text: 'x', to: 'triaged' })).status,
        action,
      ).toBe(404)
    await officer.post('/console/tickets/bulk', { code, action: 'assign-me' })
    expect((await ticketRow(code)).assigneeId).toBeNull()
  })

  it('rings the open pages of custodians alone', async () => {
    const [officer] = outsiders as [Member]
    const deaf = officer.listen('/console/events', 3_000)
    const hearing = custodian.listen('/console/events', 3_000)
    await sleep(500)
    expect((await custodian.call('POST', `/tickets/${code}/notes`, { text: 'Đã đọc' })).status).toBe(200)
    expect(await deaf).not.toContain('event: tickets')
    expect(await hearing).toContain('event: tickets')
  })

  it('is one of the changes that ring no page of somebody whose role has ended', async () => {
    const leaving = await member('Sắp thôi giữ', rootCode, 'custodian')
    const deaf = leaving.listen('/console/events', 3_000)
    const hearing = custodian.listen('/console/events', 3_000)
    await sleep(500)
    await program.api('POST', `/staff/${leaving.id}/end`)
    expect((await custodian.call('POST', `/tickets/${code}/notes`, { text: 'Đã gặp' })).status).toBe(200)
    expect(await hearing).toContain('event: tickets')
    expect(await deaf).not.toContain('event: tickets')
  })

  it('is told to its custodians in the barest words, and to no other chat', async () => {
    await custodianChat.waitFor('Có một việc cần xem riêng.', 5_000)
    expect(custodianChat.last()?.text).toBe('Có một việc cần xem riêng.')
    expect(chairChat.inbox().map(({ text }) => text)).not.toContain('Có một việc cần xem riêng.')
    const told = await program.database.orm.outgoingMessage.findMany({
      where: { chatId: { not: String(denouncerId) } },
    })
    for (const { content } of told) unseen({ text: JSON.stringify(content) }, 'a message')
  })

  it('is given to custodians alone', async () => {
    const refused = await custodian.call('POST', `/tickets/${code}/assignments`, {
      personId: outsiders[0]?.id,
    })
    expect(refused.status).toBe(422)
    expect(
      (await custodian.call('POST', `/tickets/${code}/assignments`, { personId: custodian.id })).status,
    ).toBe(200)
  })

  it('keeps its author and the names of its files from its custodian, who talks with the author all the same', async () => {
    const { authorId } = await ticketRow(code)
    await program.database.orm.person.update({
      where: { id: authorId ?? 0 },
      data: { name: 'Lê Thị Bí Mật' },
    })
    expect(
      (await custodian.call('POST', `/tickets/${code}/replies`, { text: 'Mời bác tới gặp trực tiếp.' }))
        .status,
    ).toBe(200)
    await denouncer.waitFor(/Mời bác tới gặp/, 5_000)
    const seen = [
      await custodian.call('GET', `/tickets/${code}`),
      await custodian.call('GET', '/tickets'),
      await custodian.get(`/console/tickets/${code}`),
      await custodian.get(`/console/tickets/${code}/talk`),
      await custodian.get('/console'),
    ]
    for (const { status, text } of seen) {
      expect(status).toBe(200)
      for (const secret of ['Bí Mật', 'Bi Mat', String(denouncerId)]) expect(text).not.toContain(secret)
    }
  })

  it('leaves the eyes of an officer the moment they see that it is one', async () => {
    const [officer, chair] = outsiders as [Member, Member]
    const ordinary = await send(
      program.telegram.user(),
      'Nước sinh hoạt yếu ở ngõ 20 phường Thanh Xuân',
      'Đồng ý và gửi',
    )
    expect((await officer.call('GET', `/tickets/${ordinary}`)).status).toBe(200)
    const turned = await officer.post(`/console/tickets/${ordinary}/classify`, { kind: 'to_cao' })
    expect(turned.status).toBe(303)
    expect(turned.text).toContain('location,/console/tickets?done=classified')
    for (const each of [officer, chair])
      expect((await each.call('GET', `/tickets/${ordinary}`)).status).toBe(404)
    expect((await custodian.call('GET', `/tickets/${ordinary}`)).status).toBe(200)
    await custodian.call('POST', `/tickets/${ordinary}/classification`, { kind: 'kien_nghi', unit: '00367' })
    const released = await officer.call('GET', `/tickets/${ordinary}`)
    expect(released.status).toBe(200)
    expect(released.text).not.toContain('"author"')
  })
})

describe('an anonymous author', () => {
  const authorId = 772_003_004
  let officer: Member
  let chair: Member
  let admin: Member
  let resident: Person
  let above: Person
  let code: string

  beforeAll(async () => {
    officer = await member('Cán bộ phường', '00367', 'officer')
    chair = await member('Chủ tịch phường', '00367', 'chair')
    admin = await member('Quản trị phường', '00367', 'admin')
    above = program.telegram.user()
    await link(above, await member('Chủ tịch thành phố', 'hn', 'chair'))
    resident = program.telegram.user({ id: authorId, firstName: 'Hoàng Ẩn' })
    code = await send(resident, 'Quán karaoke ồn quá 23 giờ ở phường Thanh Xuân', 'Gửi ẩn danh')
    const { authorId: personId } = await ticketRow(code)
    await program.database.orm.person.update({ where: { id: personId ?? 0 }, data: { name: 'Hoàng Văn Ẩn' } })
    await ask(resident, `tra cuu ${code}`)
  })

  it('is named in no answer of the API and on no page, before and after they talk', async () => {
    expect((await officer.call('POST', `/tickets/${code}/replies`, { text: 'Ban đã nhận.' })).status).toBe(
      200,
    )
    await resident.waitFor(/Ban đã nhận/, 5_000)
    for (const each of [officer, chair, admin])
      for (const answer of [
        await each.call('GET', `/tickets/${code}`),
        await each.call('GET', '/tickets'),
        await each.call('GET', '/staff'),
        await each.call('GET', '/unsealings'),
        await each.get('/console'),
        await each.get('/console/tickets'),
        await each.get(`/console/tickets/${code}`),
        await each.get(`/console/tickets/${code}/talk`),
        await each.get(`/console/tickets/${code}/watch`),
      ]) {
        expect(answer.status).toBe(200)
        for (const secret of ['Hoàng Văn Ẩn', 'Hoàng Ẩn', String(authorId)])
          expect(answer.text).not.toContain(secret)
      }
  })

  it('is told to no token whose person has no second factor', async () => {
    const { body } = await program.api<{ id: number }>('POST', '/staff', {
      name: 'Chưa bật hai lớp',
      unit: '00367',
      roles: ['chair'],
    })
    const { token } = (await program.api<{ token: string }>('POST', `/staff/${body.id}/tokens`)).body
    const before = await program.database.orm.unsealing.count()
    const answer = await fetch(`${program.url}/api/v1/tickets/${code}/unsealings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'Cần gặp để đo tiếng ồn tại nhà' }),
    })
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('second-factor-missing'),
    ])
    expect(await program.database.orm.unsealing.count()).toBe(before)
  })

  it('is learnt by two people with a reason for a day, each step recorded and told above', async () => {
    const path = `/tickets/${code}`
    const reason = 'Cần gặp để đo tiếng ồn tại nhà'
    const read = (answer: { text: string }) =>
      JSON.parse(answer.text.slice(answer.text.lastIndexOf('\n') + 1)) as Record<string, unknown>
    expect((await officer.call('POST', `${path}/unsealings`, { reason })).status).toBe(403)
    expect((await chair.call('POST', `${path}/unsealings`, { reason: 'cần lắm' })).status).toBe(422)
    expect((await chair.call('GET', `${path}/author`)).status).toBe(403)
    const asked = await chair.call('POST', `${path}/unsealings`, { reason })
    expect(asked.status).toBe(201)
    const { id } = read(asked)
    expect((await chair.call('POST', `${path}/unsealings`, { reason })).status).toBe(409)
    expect((await chair.call('POST', `/unsealings/${id}/decisions`, { granted: true })).status).toBe(409)
    expect((await officer.call('POST', `/unsealings/${id}/decisions`, { granted: true })).status).toBe(403)
    expect((await chair.call('GET', `${path}/author`)).status).toBe(403)
    expect(read(await admin.call('GET', '/unsealings'))).toMatchObject({
      items: [{ id, ticket: code, reason }],
    })
    expect((await admin.get('/console')).text).toContain(reason)
    expect((await chair.get('/console')).text).not.toContain(reason)

    expect((await admin.call('POST', `/unsealings/${id}/decisions`, { granted: true })).status).toBe(200)
    expect((await admin.call('POST', `/unsealings/${id}/decisions`, { granted: false })).status).toBe(409)
    for (const each of [chair, admin])
      expect(read(await each.call('GET', `${path}/author`))).toEqual({
        name: 'Hoàng Văn Ẩn',
        chat: { platform: 'telegram', externalId: String(authorId) },
      })
    const third = await member('Chủ tịch khác', '00367', 'chair')
    expect((await third.call('GET', `${path}/author`)).status).toBe(403)
    expect((await chair.call('GET', path)).text).not.toContain('Hoàng Văn Ẩn')

    const entries = await program.database.orm.auditEntry.findMany({
      where: { entity: 'ticket', entityId: code, action: { startsWith: 'unsealing.' } },
      orderBy: { id: 'asc' },
    })
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['unsealing.asked', chair.id],
      ['unsealing.granted', admin.id],
      ['unsealing.looked', chair.id],
      ['unsealing.looked', admin.id],
    ])
    expect(JSON.stringify(entries.map(({ data }) => data))).not.toContain('Ẩn')
    await above.waitFor(/xin biết người gửi/, 5_000)
    await above.waitFor(/được đồng ý/, 5_000)

    shift += 24 * 60 * 60_000 + 1_000
    expect((await chair.call('GET', `${path}/author`)).status).toBe(403)
  })

  it('is asked for at the console with a second factor, and not without', async () => {
    const asking = await member('Chủ tịch mới', '00367', 'chair')
    const deciding = await member('Quản trị mới', '00367', 'admin')
    const path = `/console/tickets/${code}`
    const form = { reason: 'Cần gặp để đo tiếng ồn' }
    const before = await program.database.orm.unsealing.count()
    await asking.post(`${path}/unsealings`, form)
    expect(await program.database.orm.unsealing.count()).toBe(before)

    const now = new Date(Date.now() + shift)
    const both = { in: [asking.id, deciding.id] }
    await program.database.orm.person.updateMany({ where: { id: both }, data: { totpConfirmedAt: now } })
    await program.database.orm.session.updateMany({ where: { personId: both }, data: { steppedUpAt: now } })
    expect((await asking.post(`${path}/unsealings`, { reason: 'gấp' })).text).toContain(
      'unsealing-reason-error',
    )
    expect((await asking.post(`${path}/unsealings`, form)).status).toBe(303)
    expect((await asking.get(path)).text).toContain('Đang chờ một người khác quyết định.')
    const decision = new RegExp(`action="(${path}/unsealings/\\d+)"`).exec(
      (await deciding.get(path)).text,
    )?.[1]
    expect((await asking.post(decision ?? '', { granted: 'yes' })).status).toBe(409)
    expect((await deciding.post(decision ?? '', { granted: 'yes' })).status).toBe(303)
    expect((await asking.get(path)).text).not.toContain('Hoàng Văn Ẩn')
    expect((await asking.post(`${path}/author`, {})).text).toContain('Hoàng Văn Ẩn')
  })
})

describe('an author who is asked for', () => {
  it('is not told on the word of an account that whoever asks has made', async () => {
    const admin = await member('Quản trị một mình', '00364', 'admin')
    const code = await send(
      program.telegram.user(),
      'Karaoke ồn quá 23 giờ ở phường Khương Đình',
      'Gửi ẩn danh',
    )
    await program.database.orm.ticket.update({
      where: { code },
      data: { unit: { connect: { id: program.app.directory.now.byCode('00364')?.id ?? 0 } } },
    })
    const asked = await admin.call('POST', `/tickets/${code}/unsealings`, { reason: 'Cần gặp để hỏi thêm' })
    expect(asked.status).toBe(201)
    await admin.call('POST', '/staff', { name: 'Con rối', unit: '00364', roles: ['chair'] })
    const puppet = await program.database.orm.person.findFirstOrThrow({ where: { name: 'Con rối' } })
    const { text } = await admin.call('POST', `/staff/${puppet.id}/tokens`)
    const token = /"token":"([^"]+)"/.exec(text)?.[1] ?? ''
    const { id } = await program.database.orm.unsealing.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const decision = await fetch(`${program.url}/api/v1/unsealings/${id}/decisions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ granted: true }),
    })
    expect(decision.status).toBe(409)
    expect(await decision.text()).toContain('second-person-opened')
    expect((await admin.call('GET', `/tickets/${code}/author`)).status).toBe(403)
  })
})

describe('a matter about a child', () => {
  it('shows its words on its own page alone', async () => {
    const officer = await member('Cán bộ trẻ em', '00367', 'officer')
    const words = 'Cháu bé lớp 3 ở phường Thanh Xuân bị bạn trêu chọc cả tháng nay'
    const code = await send(
      program.telegram.user(),
      'Sân chơi ở phường Thanh Xuân bị lấn chiếm',
      'Đồng ý và gửi',
    )
    await program.database.orm.ticket.update({ where: { code }, data: { minor: true, text: words } })
    for (const answer of [
      await officer.call('GET', '/tickets'),
      await officer.get('/console'),
      await officer.get('/console/tickets'),
    ]) {
      expect(answer.text).toContain(code)
      expect(answer.text).toContain('Việc liên quan trẻ em')
      expect(answer.text).not.toContain('trêu chọc')
    }
    const page = await officer.get(`/console/tickets/${code}`)
    expect(page.text).toContain('trêu chọc')
    expect(/<title>([^<]*)/.exec(page.text)?.[1]).not.toContain('trêu chọc')
    expect((await officer.call('GET', `/tickets/${code}`)).text).toContain('trêu chọc')
  })
})
