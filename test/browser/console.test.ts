/** The console in a real browser: with a mouse, with keys alone, on a phone, at night, in both languages. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Office, openOffice } from '../console/office.ts'
import { desk, faultsOf, openBrowser, phone, type TestBrowser } from '../support/browser.ts'
import { halfOf } from '../support/half.ts'
import { photoWithPlace } from '../support/hostile-files.ts'

let office: Office
let browser: TestBrowser
let lanAnh: Viewer
let minh: Viewer
let code: string
let templateId: number

beforeAll(async () => {
  office = await openOffice()
  lanAnh = await office.member('Nguyễn Thị Lan Anh', 'ward-a', 'admin', 'officer')
  minh = await office.member('Trần Đức Minh', 'ward-a', 'officer')
  code = await office.ticket('a-1', 'Đèn đường ngõ 15 hỏng cả tuần nay, tối om, người già đi lại nguy hiểm')
  await office.picture(code, await photoWithPlace())
  await office.ticket('a-2', 'Rác ngập đầu ngõ 12 ba hôm chưa ai dọn')
  const danger = await office.ticket('a-2', 'Cháy ở chung cư mini ngõ 29')
  const words = { title: 'Đã nhận', category: null, textVi: 'Đã nhận {code}.', textEn: null }
  templateId = (await office.templates.create(lanAnh, { ...words, unitId: office.unitId('ward-a') })).id
  const renamed = { kind: 'rename', unit: office.unitId('a-2'), name: 'Tổ dân phố số 22' } as const
  await office.units.changes.apply(lanAnh, renamed, '2027-01-01')
  await office.tickets.classify(lanAnh, danger, { urgency: 'khan', category: 'pccc_cuu_nan' })
  browser = await openBrowser()
})
afterEach(async () => {
  expect(await browser.clear()).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await office.close()
})

/** A page of somebody who came in by their link. */
async function signedIn(
  viewer: Viewer,
  { language = 'vi', ...options }: BrowserContextOptions & { language?: string } = {},
) {
  const page = await browser.open({ ...desk, ...options }, { url: office.url, language })
  await page.goto(await office.signInLink(viewer))
  await page.locator('main button').click()
  await page.waitForURL(({ pathname }) => !pathname.includes('/sign-in/'))
  if (viewer === lanAnh) await office.giveFactor(lanAnh)
  return page
}

/** Runs in the page: the code of the row that has the focus. */
const focusedTicket = "document.activeElement.closest('li.ticket')?.dataset.code"

const open = async (page: Page, path: string) => {
  await page.goto(office.url + path)
  await page.evaluate('document.fonts.ready.then(() => true)')
}

const looks = [
  ['a desk', { ...desk, language: 'vi' }],
  ['a phone', { ...phone, language: 'vi' }],
  ['a phone at night in English', { ...phone, language: 'en', colorScheme: 'dark' as const }],
  ['a desk at night in English', { ...desk, language: 'en', colorScheme: 'dark' as const }],
] as const

describe.each(halfOf(looks))('on %s', (_where, options) => {
  it('no page has a fault that axe finds, or is wider than the screen', { timeout: 90_000 }, async () => {
    const page = await signedIn(lanAnh, options)
    const pages = [
      '/console',
      '/console/tickets',
      '/console/tickets?q=khong+co',
      `/console/tickets/${code}`,
      `/console/tickets/${code}#classify`,
      '/console/tickets/PA-0000000',
      '/console/templates',
      '/console/templates/new',
      `/console/templates/${templateId}`,
      '/console/staff',
      '/console/staff/new',
      `/console/staff/${minh.personId}`,
      '/console/audit?action=staff',
      '/console/security',
      '/console/second-factor?for=staff-rights',
      '/console/units',
      '/console/units/new',
      `/console/units/${office.unitId('a-1')}`,
      '/console/units/import',
      '/console/units/changes',
      '/console/personal-data',
      '/console/personal-data/new',
      '/console/sign-in',
      '/console/sign-in/some-token',
    ]
    for (const path of pages) {
      await open(page, path)
      expect(await faultsOf(page)).toEqual([])
    }
  })
})

describe('a day at the desk', () => {
  it('begins with the queue, and a reply is told to the resident', async () => {
    const page = await signedIn(minh)
    await page.getByRole('link', { name: 'Việc', exact: true }).click()
    await page.getByRole('link', { name: /Rác ngập đầu ngõ 12/ }).click()
    await page.getByRole('button', { name: 'Đã xem, bắt đầu xử lý' }).click()
    await page.getByText('Đã bắt đầu xử lý.').waitFor()
    await page.fill('#reply-text', 'Tổ vệ sinh đến trong sáng nay.')
    await page.getByRole('button', { name: 'Gửi, việc còn tiếp' }).click()
    await page.getByText('Đã gửi cho người phản ánh.').waitFor()
    await page.locator('.said.committee', { hasText: 'Tổ vệ sinh đến trong sáng nay.' }).waitFor()
    expect((await office.said(office.telegram, 'resident-2')).at(-1)).toContain(
      'Tổ vệ sinh đến trong sáng nay.',
    )
  })

  it('keeps a note to colleagues apart from what the resident saw', async () => {
    const page = await signedIn(minh)
    await open(page, `/console/tickets/${code}`)
    await page.locator('#note summary').click()
    await page.fill('#note-text', 'Đã hỏi tổ trưởng tổ 1')
    await page.getByRole('button', { name: 'Lưu ghi chú' }).click()
    await page.locator('.said.note', { hasText: 'Đã hỏi tổ trưởng tổ 1' }).waitFor()
  })

  it('shows the second of two officers the newest ticket and their own words', async () => {
    const ticket = await office.ticket('a-1', 'Hai cán bộ cùng mở việc này')
    const [one, two] = [await signedIn(minh), await signedIn(lanAnh)]
    for (const page of [one, two]) {
      await open(page, `/console/tickets/${ticket}`)
      await page.locator('#reply summary').click()
    }
    await two.fill('#reply-text', 'Lời của Lan Anh')
    await one.fill('#reply-text', 'Lời của Minh')
    await one.getByRole('button', { name: 'Gửi, việc còn tiếp' }).click()
    await two.getByRole('button', { name: 'Gửi, việc còn tiếp' }).click()
    await two.getByRole('alert').waitFor()
    expect(await two.inputValue('#reply-text')).toBe('Lời của Lan Anh')
    await two.locator('.said.committee', { hasText: 'Lời của Minh' }).waitFor()
    await two.getByRole('button', { name: 'Gửi, việc còn tiếp' }).click()
    await two.getByText('Đã gửi cho người phản ánh.').waitFor()
  })

  it('says that somebody else has the ticket open', async () => {
    const [one, two] = [await signedIn(minh), await signedIn(lanAnh)]
    await open(one, `/console/tickets/${code}`)
    await open(two, `/console/tickets/${code}`)
    await two.getByText('Trần Đức Minh cũng đang mở việc này.').waitFor()
  })

  it('hears of new tickets without moving what is read', async () => {
    const page = await signedIn(minh)
    await open(page, '/console/tickets')
    const before = await page.locator('li.ticket').first().boundingBox()
    office.passMinutes(1)
    const fresh = await office.ticket('a-1', 'Mất nước từ sáng sớm')
    office.database.publish('ticket', fresh)
    await page.getByRole('link', { name: 'Có 1 việc mới – xem' }).click({ timeout: 15_000 })
    await page.getByRole('link', { name: /Mất nước từ sáng sớm/ }).waitFor()
    expect((await page.locator('li.ticket').first().boundingBox())?.y).toBe(before?.y)
  })

  it('shows what the resident adds while an officer types, and leaves the typing alone', async () => {
    const ticket = await office.ticket('a-1', 'Cống tắc trước nhà số 8')
    const page = await signedIn(minh)
    await open(page, `/console/tickets/${ticket}`)
    await page.locator('#note summary').click()
    await page.fill('#note-text', 'Đang gõ dở')
    await office.tickets.note(lanAnh, ticket, { text: 'Lan Anh vừa ghi thêm' })
    office.database.publish('ticket', ticket)
    await page.locator('.said.note', { hasText: 'Lan Anh vừa ghi thêm' }).waitFor({ timeout: 15_000 })
    expect(await page.inputValue('#note-text')).toBe('Đang gõ dở')
  })

  it('fills a template into the reply and sends a form once, however often it is pressed', async () => {
    await office.database.orm.replyTemplate.create({
      data: {
        unitId: office.unitId('ward-a'),
        title: 'Xin thêm ảnh',
        textVi: 'Xin gửi thêm ảnh cho việc {code}.',
      },
    })
    const ticket = await office.ticket('a-1', 'Vỉa hè lún trước trường')
    const page = await signedIn(minh)
    await open(page, `/console/tickets/${ticket}#reply`)
    await page.getByLabel('Mẫu trả lời').selectOption({ label: 'Xin thêm ảnh' })
    expect(await page.inputValue('#reply-text')).toBe(`Xin gửi thêm ảnh cho việc ${ticket}.`)
    await page.getByRole('button', { name: 'Gửi, việc còn tiếp' }).dblclick()
    await page.getByText('Đã gửi cho người phản ánh.').waitFor()
    expect(await page.locator('.said.committee').count()).toBe(1)
  })
})

describe('with keys alone', () => {
  it('one walks the queue, opens a ticket, replies and takes it on', async () => {
    const ticket = await office.ticket('a-2', 'Loa kẹo kéo hát tới khuya')
    const page = await signedIn(minh)
    await open(page, '/console/tickets')
    await page.keyboard.press('/')
    await page.keyboard.type('keo keo')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: /Loa kẹo kéo/ }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('o')
    await page.waitForURL(`**/${ticket}`)
    await page.keyboard.press('a')
    await page.getByText('Đã giao việc.').waitFor()
    await page.keyboard.press('r')
    await page.keyboard.type('Sẽ nhắc chủ quán, kèm ngày hẹn.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Đã gửi cho người phản ánh.').waitFor()
    const { assignee, status } = await office.tickets.find(minh, ticket)
    expect([assignee?.id, status]).toEqual([minh.personId, 'triaged'])
  })

  it('one goes down and up, and letters typed into a field stay letters', async () => {
    const page = await signedIn(minh)
    await open(page, '/console/tickets')
    const at = () => page.evaluate<string | undefined>(focusedTicket)
    await page.keyboard.press('j')
    const first = await at()
    await page.keyboard.press('j')
    expect(await at()).not.toBe(first)
    await page.keyboard.press('k')
    expect(await at()).toBe(first)
    await page.fill('#search', '')
    await page.locator('#search').pressSequentially('jak')
    expect(await page.inputValue('#search')).toBe('jak')
  })

  it('one learns the keys with ?, and can turn them off', async () => {
    const page = await signedIn(minh)
    await open(page, '/console/tickets')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Phím tắt' }).waitFor()
    await page.getByRole('switch').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    expect(await page.evaluate<string | undefined>(focusedTicket)).toBeUndefined()
  })

  it('one sees where one is', async () => {
    const page = await signedIn(minh)
    await open(page, '/console/tickets')
    await page.keyboard.press('Tab')
    await page.getByRole('link', { name: 'Đến phần chính' }).waitFor()
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate<string>('getComputedStyle(document.activeElement).outlineWidth')
      expect(outline).toBe('3px')
    }
  })
})

describe('on a phone', () => {
  it('the next step is under the thumb as soon as a ticket opens', async () => {
    const ticket = await office.ticket('a-1', `Việc dài ${'đường ngõ rất dài '.repeat(60)}`)
    const page = await signedIn(minh, phone)
    await open(page, `/console/tickets/${ticket}`)
    const button = page.getByRole('button', { name: 'Đã xem, bắt đầu xử lý' })
    const box = await button.boundingBox()
    expect(box && box.y > 600 && box.y + box.height <= 844).toBe(true)
    await button.tap()
    await page.getByText('Đã bắt đầu xử lý.').waitFor()
  })
})

describe('without JavaScript', () => {
  it('one finds a ticket, replies, and marks several as looked at', async () => {
    const ticket = await office.ticket('a-2', 'Nắp cống vỡ đầu ngách 72')
    const page = await browser.open({ ...desk, javaScriptEnabled: false })
    await page.goto(await office.signInLink(minh))
    await page.locator('main button').click()
    await open(page, '/console/tickets?q=nap+cong')
    await page.getByRole('link', { name: /Nắp cống vỡ/ }).click()
    await page.locator('#reply summary').click()
    await page.fill('#reply-text', 'Đã báo đơn vị thoát nước.')
    await page.getByRole('button', { name: 'Gửi, việc còn tiếp' }).click()
    await page.getByText('Đã gửi cho người phản ánh.').waitFor()
    expect((await office.tickets.find(minh, ticket)).status).toBe('in_progress')
    const two = [await office.ticket('a-2', 'Một việc'), await office.ticket('a-2', 'Hai việc')]
    await open(page, '/console/tickets')
    for (const each of two) await page.locator(`[value="${each}"]`).check()
    await page.getByRole('button', { name: 'Ghi là đã xem' }).click()
    await page.getByRole('button', { name: 'Ghi là đã xem' }).click()
    await page.getByText('Đã làm xong với 2 việc.').waitFor()
  })
})
