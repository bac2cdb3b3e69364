/** Each right over one's own data, as a resident uses it in the chat, on the whole program. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, openHouse, type Person } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.stop())

const resident = (firstName?: string): Person => house.program.telegram.user(firstName ? { firstName } : {})
const requestsOf = async (person: Person) =>
  house.database.orm.dataRequest.findMany({
    where: { personId: await house.personId(person) },
    orderBy: { id: 'asc' },
  })

describe('seeing', () => {
  it('says in plain words what is kept, and notes the request as done with both clocks', async () => {
    const person = resident()
    await house.file(person, 'Đèn đường ngõ 15 hỏng cả tuần nay rồi')
    const seen = await house.ask(person, '/dulieu')
    expect(seen.text).toContain('Telegram từ')
    expect(seen.text).toMatch(/xử lý phản ánh từ .*\d{2}\/\d{2}\/\d{4} \(Telegram, bản feedback-2\)/)
    expect(seen.text).toContain('Việc đã gửi: 1; tệp đã gửi: 0')
    expect(seen.buttons.flat().map(({ text }) => text)).toEqual([
      'Nhận bản sao',
      'Sửa',
      'Xóa dữ liệu',
      'Rút đồng ý',
      'Hạn chế',
    ])
    const [request] = await requestsOf(person)
    expect(request).toMatchObject({ kind: 'see', status: 'done' })
    expect(request?.dueAt.getTime()).toBeGreaterThan(request?.acknowledgeDueAt.getTime() ?? 0)
  })

  it('makes nobody known who only looks', async () => {
    const person = resident()
    expect((await house.ask(person, '/mydata')).text).toContain('Việc đã gửi: 0')
    expect((await house.identity(person)).personId).toBeNull()
  })
})

describe('a copy', () => {
  it('comes into the chat with everything of the person and nothing of another', async () => {
    const person = resident()
    const neighbour = resident()
    const code = await house.file(person, 'Rác chất đống trước cổng nhà văn hóa tổ 5')
    const other = await house.file(neighbour, 'Cống thoát nước bị tắc ở ngách 7 bên kia')
    await house.program.api('POST', `/tickets/${code}/notes`, { text: 'Người này hay gọi điện, cẩn thận' })
    await house.program.api('POST', `/tickets/${code}/replies`, { text: 'Tổ vệ sinh sẽ đến chiều nay' })
    await person.waitFor('Tổ vệ sinh sẽ đến chiều nay')
    await house.announced(person, 'Mời bác {name} họp tổ ở {unit}.')
    await house.ask(person, '/dulieu')
    expect((await house.tap(person, 'Nhận bản sao')).text).toMatch(/chậm nhất .*\d{2}\/\d{2}\/\d{4}/)
    const files = await house.until(async () => {
      const found = person.inbox().flatMap(({ file }) => (file?.kind === 'document' ? [file] : []))
      return found.length >= 2 && found
    })
    const [text, json] = ['txt', 'json'].map((end) =>
      String(files.find(({ name }) => name.endsWith(end))?.bytes),
    )
    for (const copy of [text, json]) {
      expect(copy).toContain('Rác chất đống trước cổng nhà văn hóa tổ 5')
      expect(copy).toContain('Tổ vệ sinh sẽ đến chiều nay')
      expect(copy).toContain(String(person.id))
      expect(copy).toContain('feedback-2')
      expect(copy).toContain('Mời bác quý vị họp tổ ở')
      expect(copy).not.toContain('cẩn thận')
      expect(copy).not.toContain('Cống thoát nước')
      expect(copy).not.toContain(other)
      expect(copy).not.toContain(String(neighbour.id))
    }
    expect(text).toContain('43.219.870 đồng')
    expect(JSON.parse(json ?? '')).toMatchObject({
      tickets: [{ code }],
      announcements: [{ rsvp: 'maybe', pledge: { amount: 43_219_870 } }],
    })
    const copied = (await requestsOf(person)).find(({ kind }) => kind === 'copy')
    expect(copied).toMatchObject({ status: 'done' })
  })
})

describe('correcting', () => {
  it('changes the name at once', async () => {
    const person = resident()
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Sửa')
    await house.tap(person, 'Tên')
    expect((await house.ask(person, '  Nguyễn Thị   Hoa ')).text).toContain('Nguyễn Thị Hoa')
    expect((await house.ask(person, '/dulieu')).text).toContain('Tên: Nguyễn Thị Hoa')
    expect(await requestsOf(person)).toMatchObject([
      { kind: 'correct', status: 'done', outcome: { changed: ['name'] } },
      { kind: 'see' },
    ])
  })

  it('changes the home unit by taps and by words', async () => {
    const person = resident()
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Sửa')
    await house.tap(person, 'Nơi ở')
    await house.tap(person, 'Hà Nội')
    await house.ask(person, 'phuong thanh xuan')
    expect((await house.ask(person, 'tổ 5')).text).toContain('Tổ dân phố số 5')
    const { unitId, personId } = await house.identity(person)
    const known = await house.database.orm.person.findUniqueOrThrow({ where: { id: personId ?? 0 } })
    expect(known.unitId).toBe(unitId)
    expect(house.program.app.directory.now.byId(unitId ?? 0)?.code).toBe('00367-5')
  })

  it('answers in the new language from the very answer on', async () => {
    const person = resident()
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Sửa')
    expect((await house.tap(person, 'English')).text).toContain('in English')
  })

  it('takes anything else as a request with a date, and keeps it for the office', async () => {
    const person = resident()
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Sửa')
    await house.tap(person, 'Điều khác')
    const answer = await house.ask(person, 'Địa chỉ trong việc của tôi ghi nhầm, đúng là số 12')
    expect(answer.text).toMatch(/xác nhận trước .* trả lời trước .*\d{2}\/\d{2}\/\d{4}/)
    const asked = (await requestsOf(person)).find(({ kind }) => kind === 'correct')
    expect(asked).toMatchObject({ status: 'received', detail: expect.stringContaining('ghi nhầm') })
  })
})

describe('withdrawing consent', () => {
  it('ends one purpose, keeps its proof, and asks again before the next report', async () => {
    const person = resident()
    await house.file(person, 'Vỉa hè bị lấn chiếm suốt ngày đêm')
    await house.ask(person, '/dulieu')
    const asked = await house.tap(person, 'Rút đồng ý')
    expect(asked.text).toContain('xử lý phản ánh')
    expect((await house.tap(person, 'Rút: xử lý phản ánh')).text).toContain('khi bác đồng ý lại')
    const consents = await house.database.orm.consent.findMany({
      where: { personId: await house.personId(person) },
    })
    expect(consents).toMatchObject([{ purpose: 'feedback', textVersion: 'feedback-2' }])
    expect(consents[0]?.withdrawnAt).not.toBeNull()
    const next = await house.ask(person, 'Hố ga mất nắp trước số nhà 8 đường Bưởi')
    expect(JSON.stringify(next.buttons)).toContain('Đồng ý và gửi')
  })

  it('stops announcements', async () => {
    const person = resident()
    await house.ask(person, '/start')
    await house.until(async () =>
      JSON.stringify(person.inbox().map((each) => each.buttons)).includes('Đồng ý nhận tin'),
    )
    await house.tap(person, 'Đồng ý nhận tin')
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Rút đồng ý')
    expect((await house.tap(person, 'Rút: nhận thông báo')).text).toContain('không nhắn thông báo')
    const [given] = await house.database.orm.consent.findMany({
      where: { personId: await house.personId(person) },
    })
    expect(given?.withdrawnAt).not.toBeNull()
  })
})

describe('restricting', () => {
  it('hides the name from staff until it is lifted', async () => {
    const person = resident()
    const code = await house.file(person, 'Nước chảy yếu cả tháng nay ở ngõ 20')
    const id = await house.personId(person)
    await house.database.orm.person.update({ where: { id }, data: { name: 'Lê Văn Tám' } })
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Hạn chế')
    const seen = await house.program.api<{ author: object }>('GET', `/tickets/${code}`)
    expect(seen.body.author).toEqual({ id, name: null, restricted: true })
    await house.tap(person, 'Bỏ hạn chế')
    const again = await house.program.api<{ author: object }>('GET', `/tickets/${code}`)
    expect(again.body.author).toMatchObject({ name: 'Lê Văn Tám', restricted: false })
  })
})

describe('what staff are told in their chats', () => {
  it('has numbers of people masked', async () => {
    const officer = resident()
    const staff = { name: 'Cán bộ Hà', unit: '00367', roles: ['officer'] }
    const { body } = await house.program.api<{ id: number }>('POST', '/staff', staff)
    const invite = await house.program.api<{ code: string }>('POST', `/staff/${body.id}/invites`, {})
    await house.ask(officer, invite.body.code)
    await house.ask(resident(), 'Cháy nhà ở tổ 5 phường Thanh Xuân, gọi tôi 0912345678')
    const alert = await officer.waitFor('•••••• 678')
    expect(alert.text).not.toContain('0912345678')
  })
})

describe('a wish in one’s own words', () => {
  it('to take consent back leads to the question which, and a tap ends it', async () => {
    const person = resident()
    await house.file(person, 'Đèn đường ngõ 16 hỏng cả tuần nay rồi')
    const asked = await house.ask(person, 'Tôi muốn rút lại đồng ý cho phường dùng dữ liệu cá nhân của tôi')
    expect(asked.text).toMatch(/đồng ý/i)
    expect(asked.buttons.flat().map(({ text }) => text)).toEqual([expect.stringContaining('xử lý phản ánh')])
  })

  it('to have everything deleted leads to what will happen, with a tap to do it', async () => {
    const person = resident()
    await house.file(person, 'Đèn đường ngõ 17 hỏng cả tuần nay rồi')
    const asked = await house.ask(person, 'Yêu cầu xóa dữ liệu cá nhân của tôi')
    expect(asked.buttons).not.toHaveLength(0)
    expect(await requestsOf(person)).toEqual([])
  })

  it('to object is a request with its clocks at once', async () => {
    const person = resident()
    await house.file(person, 'Đèn đường ngõ 18 hỏng cả tuần nay rồi')
    const said = await house.ask(person, 'Tôi phản đối việc xử lý dữ liệu cá nhân của tôi')
    const [request] = await requestsOf(person)
    expect(request).toMatchObject({ kind: 'object', status: 'received' })
    expect(said.text).toContain(String(request?.id))
  })
})
