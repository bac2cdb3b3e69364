import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Desk, type Office, openOffice, type Page } from './office.ts'

let office: Office
let officer: Viewer
let desk: Desk
let lights: string
let rubbish: string
let elsewhere: string

beforeAll(async () => {
  office = await openOffice()
  officer = await office.member('Trần Đức Minh', 'ward-a', 'officer')
  desk = await office.desk(officer)
  lights = await office.ticket('a-1', 'Đèn đường ngõ 15 hỏng cả tuần nay')
  rubbish = await office.ticket('a-2', 'Rác ngập đầu ngõ <script>alert(1)</script>')
  elsewhere = await office.ticket('b-1', 'Cống tắc ở phường bên')
})
afterAll(() => office.close())

const codesOn = ({ html }: Page) =>
  [...html.matchAll(/data-code="(PA-[0-9A-Z]{7})"/g)].map(([, code]) => code)

describe('the queue', () => {
  it('shows the tickets within reach, newest first, and no others', async () => {
    expect(codesOn(await desk.get('/console/tickets'))).toEqual([rubbish, lights])
  })

  it('escapes what residents wrote', async () => {
    const { html } = await desk.get('/console/tickets')
    expect(html).toContain('&lt;script&gt;alert(1)')
    expect(html).not.toContain('<script>alert(1)')
  })

  it('finds words typed without diacritics', async () => {
    expect(codesOn(await desk.get('/console/tickets?q=den+duong'))).toEqual([lights])
  })

  it('finds a code as people type it', async () => {
    const typed = lights.toLowerCase().replace('-', '')
    expect(codesOn(await desk.get(`/console/tickets?q=${typed}`))).toEqual([lights])
  })

  it('finds nothing of other units', async () => {
    const page = await desk.get(`/console/tickets?q=${elsewhere}`)
    expect(codesOn(page)).toEqual([])
    expect(page.html).toContain('Không thấy việc nào')
  })

  it('narrows to a unit, and counts what is open in it', async () => {
    const page = await desk.get(`/console/tickets?unit=${office.unitId('a-1')}`)
    expect(codesOn(page)).toEqual([lights])
    expect(page.html).toMatch(/Đang mở<\/span> <span class="count ">1</)
  })

  it('marks lateness with a word and a shape', async () => {
    office.passMinutes(5 * 24 * 60)
    const page = await (await office.desk(officer)).get('/console/tickets?overdue=1')
    expect(codesOn(page)).toEqual([rubbish, lights])
    expect(page.html).toMatch(/mark-alarm[\s\S]{0,300}Trễ 2 ngày/)
  })

  it('goes on from page to page without losing or repeating a ticket', async () => {
    const many = await Promise.all(
      Array.from({ length: 60 }, (_, index) => office.ticket('a-2', `Việc thứ ${index}`)),
    )
    const fresh = await office.desk(officer)
    const first = await fresh.get('/console/tickets?status=received')
    const next =
      /href="(\/console\/tickets\?[^"]*cursor=[^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const seen = [...codesOn(first), ...codesOn(await fresh.get(next))]
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(many))
  })
})

describe('the order and the day', () => {
  let here: Desk
  const later = (code: string, due: { hours: number }) => {
    const at = new Date(office.clock.now().getTime() + due.hours * 3_600_000)
    return office.database.orm.ticket.update({ where: { code }, data: { dueAt: at, lookDueAt: at } })
  }
  const only = async (path: string, codes: readonly string[]) =>
    codesOn(await here.get(path)).filter((code) => code && codes.includes(code))

  it('shows what is due today, and neither what is late nor what is due tomorrow', async () => {
    here = await office.desk(officer)
    const [late, today, tomorrow] = [
      await office.ticket('a-1', 'Trễ'),
      await office.ticket('a-1', 'Hôm nay'),
      await office.ticket('a-1', 'Ngày mai'),
    ]
    await later(late, { hours: -1 })
    await later(today, { hours: 2 })
    await later(tomorrow, { hours: 24 })
    const all = [late, today, tomorrow]
    expect(await only('/console/tickets?today=1', all)).toEqual([today])
    expect(await only('/console/tickets?overdue=1', all)).toEqual([late])
    expect((await office.tickets.counts(officer)).dueToday).toBe(1)
    expect((await here.get('/console')).html).toContain('Hạn hôm nay')
  })

  it('puts what runs out first on top, page after page, and the filters keep the order', async () => {
    const first = await here.get('/console/tickets?sort=due')
    const links = [...first.html.matchAll(/href="(\/console\/tickets\?[^"]*)"/g)].map(([, href]) => href)
    expect(links).toContain('/console/tickets?overdue=1&amp;sort=due')
    const seen: (string | undefined)[] = []
    let path: string | undefined = '/console/tickets?sort=due'
    while (path) {
      const page: Page = await here.get(path)
      seen.push(...codesOn(page))
      path = /href="(\/console\/tickets\?[^"]*cursor=[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&')
    }
    const rows = await office.database.orm.ticket.findMany({
      where: { code: { in: seen.filter((code) => code !== undefined) } },
      select: { code: true, lookDueAt: true, dueAt: true, lookedAt: true },
    })
    const due = new Map(
      rows.map((row) => [row.code, Math.min(+row.dueAt, row.lookedAt ? Infinity : +row.lookDueAt)]),
    )
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe((await office.tickets.counts(officer)).open)
    const times = seen.map((code) => due.get(code ?? '') ?? 0)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  it('puts what waits for the resident the longest on top, until they write', async () => {
    const [old, newer] = [await office.ticket('a-1', 'Hỏi trước'), await office.ticket('a-1', 'Hỏi sau')]
    await office.tickets.reply(officer, old, { text: 'Xin cho biết số nhà' })
    office.passMinutes(5)
    await office.tickets.reply(officer, newer, { text: 'Xin gửi thêm ảnh' })
    const shown = codesOn(await here.get('/console/tickets?sort=waiting'))
    expect(shown.slice(0, 2)).toEqual([old, newer])
    const { items, nextCursor } = await office.tickets.list(officer, { sort: 'waiting' }, { limit: 1 })
    expect(items.map(({ code }) => code)).toEqual([old])
    const next = await office.tickets.list(
      officer,
      { sort: 'waiting' },
      { limit: 1, cursor: nextCursor ?? '' },
    )
    expect(next.items.map(({ code }) => code)).toEqual([newer])
    await office.tickets.transition(officer, old, { to: 'answered' })
    await office.tickets.transition(officer, old, { to: 'closed' })
    expect((await office.tickets.find(officer, old)).waitingSince).toBeNull()
  })

  it('takes an order nobody knows for the usual one', async () => {
    const usual = codesOn(await here.get('/console/tickets'))
    expect(codesOn(await here.get('/console/tickets?sort=%27;--'))).toEqual(usual)
  })
})

describe('news of the list', () => {
  it('counts new tickets, and says nothing when there are none', async () => {
    const here = await office.desk(officer)
    const shown = await here.get('/console/tickets')
    const line =
      /hx-get="(\/console\/tickets\/fresh[^"]+)"/.exec(shown.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await here.get(line)).html).toBe('')
    office.passMinutes(1)
    await office.ticket('a-1', 'Mất nước từ sáng')
    await office.ticket('b-1', 'Việc của phường khác')
    expect((await here.get(line)).html).toContain('Có 1 việc mới')
  })
})

describe('several tickets at once', () => {
  it('asks before it changes more than one, then does it', async () => {
    const here = await office.desk(officer)
    const codes = [await office.ticket('a-1', 'Một'), await office.ticket('a-1', 'Hai')]
    const asked = await here.post('/console/tickets/bulk', {
      action: 'assign-me',
      code: codes,
      back: '/console/tickets',
    })
    expect(asked.html).toContain('Nhận 2 việc về mình?')
    expect((await office.tickets.find(officer, codes[0] ?? '')).assignee).toBeNull()
    const fields = { action: 'assign-me', code: codes, back: '/console/tickets', confirmed: 'yes' }
    const done = await here.post('/console/tickets/bulk', fields)
    expect(done.location).toBe('/console/tickets?done=bulk&count=2&refused=0')
    for (const code of codes)
      expect((await office.tickets.find(officer, code)).assignee?.id).toBe(officer.personId)
  })

  it('says how many could not be changed, and changes none of another unit', async () => {
    const here = await office.desk(officer)
    const own = await office.ticket('a-1', 'Của phường mình')
    const fields = { action: 'triaged', code: [own, elsewhere], back: '/console/tickets', confirmed: 'yes' }
    const done = await here.post('/console/tickets/bulk', fields)
    expect(done.location).toContain('done=bulk-some&count=1&refused=1')
    expect((await here.get(done.location ?? '')).html).toContain(
      'Đã làm xong với 1 việc; 1 việc không đổi được.',
    )
    expect((await office.tickets.find(office.owner, elsewhere)).status).toBe('received')
  })

  it('comes back to a page of the console and to no other', async () => {
    const here = await office.desk(officer)
    const fields = { action: 'assign-me', code: lights, back: 'https://evil.example/' }
    expect((await here.post('/console/tickets/bulk', fields)).location).toMatch(/^\/console\?/)
  })
})

describe('the first page', () => {
  it('shows what is late before what is new, each ticket once', async () => {
    const page = await (await office.desk(officer)).get('/console')
    expect(page.html.indexOf('Trễ hạn')).toBeGreaterThan(0)
    expect(page.html.indexOf('Trễ hạn')).toBeLessThan(page.html.indexOf('Mới nhận'))
    const codes = codesOn(page)
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('says that it is a good day when nothing waits', async () => {
    const quiet = await office.member('Bùi Thu Trang', 'a-2', 'viewer')
    await office.database.orm.ticket.updateMany({
      where: { unitId: office.unitId('a-2') },
      data: { status: 'closed' },
    })
    expect((await (await office.desk(quiet)).get('/console')).html).toContain('Một ngày tốt lành')
  })

  it('counts what could not be delivered, for administrators of the account alone', async () => {
    await office.database.orm.outgoingMessage.create({
      data: {
        accountId: office.telegram.id,
        chatId: 'x',
        lane: 'interactive',
        state: 'failed',
        reason: 'bot was blocked',
        content: {},
      },
    })
    const admin = await office.member('Nguyễn Thị Lan Anh', 'root', 'admin')
    expect((await (await office.desk(admin)).get('/console')).html).toContain('1 tin không gửi được')
    const below = await office.member('Trần Thị Bích', 'ward-a', 'admin')
    expect((await (await office.desk(below)).get('/console')).html).not.toContain('bot was blocked')
    expect((await (await office.desk(officer)).get('/console')).html).not.toContain('bot was blocked')
  })
})
