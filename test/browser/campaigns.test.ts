/** An announcement in a real browser: written, previewed, submitted, approved by somebody else, followed, reported. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readProof } from '../../src/campaigns/proof.ts'
import { type CampaignHouse, openCampaignHouse } from '../campaigns/house.ts'
import { desk, faultsOf, openBrowser, phone, type TestBrowser } from '../support/browser.ts'
import { halfOf } from '../support/half.ts'
import { pdf } from '../support/hostile-files.ts'
import { unzip } from '../support/unzip.ts'

let house: CampaignHouse
let browser: TestBrowser
/** Of the ward, of all walks so far. */
let people = 0
/** Pictures are kept there, to be looked at. */
const pictures = process.env.CAMPAIGN_PICTURES

beforeAll(async () => {
  house = await openCampaignHouse({ settings: { TELEGRAM_BULK_PER_SECOND: '15' } })
  browser = await openBrowser()
})
afterEach(async () => {
  expect(await browser.clear()).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const phoneAtNight: BrowserContextOptions = { ...phone, colorScheme: 'dark' }

/** Opens a login link, in a page that may have been signed in before. */
async function signIn(page: Page, personId: number): Promise<void> {
  const { url } = await house.program.app.staff.createLoginLink(null, personId)
  await page.goto(url)
  await page.locator('main button').click()
  await page.waitForURL(({ pathname }) => !pathname.includes('/sign-in/'))
}

async function signedIn(role: string, language: 'vi' | 'en', options: BrowserContextOptions): Promise<Page> {
  const { program } = house
  const given = { name: `Bà ${role}`, unit: 'p-1', roles: [role] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const page = await browser.open(options, { url: program.url, language })
  await signIn(page, body.id)
  const now = new Date()
  await program.database.orm.person.update({ where: { id: body.id }, data: { totpConfirmedAt: now } })
  await program.database.orm.session.updateMany({ where: { personId: body.id }, data: { steppedUpAt: now } })
  return page
}

/** No fault that axe finds, and nothing wider than the screen. */
async function look(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  expect(await faultsOf(page)).toEqual([])
}

const words = {
  vi: {
    save: 'Lưu và xem trước',
    submit: 'Trình duyệt',
    own: 'Người soạn không tự duyệt',
    others: 'đang chờ Ban Thường trực',
    approve: 'Duyệt và gửi',
    reach: (count: number) => `Sẽ tới ${count} người`,
    done: /^Đã gửi xong$/,
    recipients: 'Người nhận',
    sent: 'Đã gửi',
    coming: 'Tham gia',
  },
  en: {
    save: 'Save and preview',
    submit: 'Ask for approval',
    own: 'You cannot approve what you wrote yourself',
    others: 'waiting for the Standing Board',
    approve: 'Approve and send',
    reach: (count: number) => `Will reach ${count} people`,
    done: /^Sent$/,
    recipients: 'Recipients',
    sent: 'Sent',
    coming: 'Will come',
  },
}

const walks = [
  ['vi', 'on a desk', desk],
  ['en', 'on a phone at night', phoneAtNight],
] as const

it.each(halfOf(walks))('in %s %s', { timeout: 120_000 }, async (language, _where, options) => {
  const say = words[language]
  const [resident] = await house.residents(40)
  people += 40
  const writer = await signedIn('officer', language, options)
  await writer.goto(`${house.program.url}/console/campaigns/new`)
  await writer.locator('#reach strong', { hasText: say.reach(people) }).waitFor()
  await writer.fill('#field-title', `Họp tổ ${language}`)
  await writer.fill('#text-vi', 'Mời bác họp tổ lúc **19:30**.')
  await writer.fill('#text-en', 'Please come to the meeting at **19:30**, **31/02**.')
  await writer.locator('summary', { hasText: /Chọn kỹ hơn|Narrow it down/ }).click()
  const document = { name: 'Thư mời.pdf', mimeType: 'application/pdf', buffer: pdf() }
  await writer.setInputFiles('#field-picture', document)
  await writer.fill('#field-saveAs', `Cả phường ${language}`)
  await writer.locator('summary', { hasText: /Nút mở trang|Buttons that open/ }).click()
  await writer.fill('[name="buttons.0.url"]', 'https://thanhxuan.hanoi.gov.vn/lich-hop')
  await writer.fill('[name="buttons.0.vi"]', 'Xem lịch')
  await writer.locator('[name="acts"][value="rsvp"]').check()
  await writer.locator('[name="acts"][value="report"]').uncheck()
  await writer.locator('[name="class"]').selectOption('mandatory')
  await writer.fill('[name="ground"]', 'Nghị định 59/2023/NĐ-CP, Điều 10')
  await look(writer, `compose-${language}`)
  await writer.getByRole('button', { name: say.save }).click()
  await writer.locator('.preview .shown strong', { hasText: '19:30' }).first().waitFor()
  await look(writer, `preview-${language}`)
  const shown = await writer.locator('.preview').allInnerTexts()
  expect(shown).toHaveLength(4)
  expect(shown.join(' ')).toContain('Please come to the meeting at 19:30, 31/02.')
  expect(shown.join(' ')).toContain('[Thư mời.pdf]')
  await writer.locator('.warnings', { hasText: '31/02' }).waitFor()
  await writer.getByRole('button', { name: say.submit }).click()
  await writer.getByText(say.others).waitFor()
  const address = new URL(writer.url()).pathname

  const approver = await signedIn('chair', language, options)
  await approver.goto(house.program.url + address)
  await approver.getByText('https://thanhxuan.hanoi.gov.vn/lich-hop').waitFor()
  await look(approver, `approve-${language}`)
  await approver.getByRole('button', { name: say.approve }).press('Enter')
  await approver.locator('progress').waitFor()
  await look(approver, `progress-${language}`)
  await approver.locator('#live > p strong', { hasText: say.done }).waitFor({ timeout: 30_000 })
  await look(approver, `report-${language}`)
  expect(resident?.last()?.file).toMatchObject({ kind: 'document', name: 'Thư mời.pdf' })
  const recipients = people
  expect(await approver.locator('#live dd').first().textContent()).toBe(String(recipients))
  const downloaded = async (name: RegExp): Promise<Buffer> => {
    const [download] = await Promise.all([
      approver.waitForEvent('download'),
      approver.getByRole('link', { name }).click(),
    ])
    return Buffer.concat(await (await download.createReadStream()).toArray())
  }
  const rows = (await downloaded(/CSV/)).toString().trim().split('\r\n')
  expect(rows).toHaveLength(recipients + 1)
  const workbook = unzip(await downloaded(/Excel/))
  const [account = '', list = ''] = [1, 2].map((at) => workbook.get(`xl/worksheets/sheet${at}.xml`))
  const figure = (label: string) =>
    new RegExp(`>${label}</t></is></c><c[^>]*><v>(\\d+)</v>`).exec(account)?.[1]
  expect([figure(say.recipients), figure(say.sent), figure(say.coming)]).toEqual([
    ...[String(recipients), String(recipients), '0'],
  ])
  expect(list.match(/<row>/g)).toHaveLength(recipients + 1)
  const proof = readProof((await downloaded(/chứng nhận|proof/i)).toString())
  expect(proof?.facts.counts).toMatchObject({ recipients, sent: recipients, pending: 0 })

  await approver.goto(`${house.program.url}/console/campaigns`)
  await look(approver, `list-${language}`)
})

it('keeps what was typed beside what is wrong with it, and sets a unit’s quiet hours', {
  timeout: 90_000,
}, async () => {
  const writer = await signedIn('officer', 'vi', desk)
  await writer.goto(`${house.program.url}/console/campaigns/new`)
  await writer.fill('#field-title', 'Họp tổ')
  await writer.fill('#text-vi', 'Mời bác.')
  await writer.locator('summary', { hasText: 'Nút mở trang' }).click()
  await writer.fill('[name="buttons.0.url"]', 'https://example.org')
  await writer.locator('[name="saved"]').selectOption({ index: 0 })
  await writer.getByRole('button', { name: 'Dùng nhóm này' }).click()
  await writer.locator('.compose').waitFor()
  expect(await writer.inputValue('[name="buttons.0.url"]')).toBe('https://example.org')
  await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
  await writer.locator('.error', { hasText: 'Cần điền mục này.' }).waitFor()
  expect(await writer.inputValue('#text-vi')).toBe('Mời bác.')
  await look(writer, 'wrong-vi')

  const chair = await signedIn('chair', 'vi', phone)
  await chair.goto(`${house.program.url}/console/campaigns/rules`)
  await chair.fill('[name="quietFrom"]', '22:00')
  await chair.fill('[name="perDay"]', '300')
  await chair.getByRole('button', { name: 'Lưu' }).click()
  await chair.locator('.error', { hasText: 'từ 1 đến 100' }).waitFor()
  await chair.fill('[name="perDay"]', '2')
  await chair.getByRole('button', { name: 'Lưu' }).click()
  await chair.getByText('Đã lưu quy định gửi.').waitFor()
  expect(await chair.inputValue('[name="quietFrom"]')).toBe('22:00')
  await look(chair, 'rules-vi')
})

it('loses nothing to a careless hand: a session that ends, the back button, two pages at once, a button pressed twice', {
  timeout: 120_000,
}, async () => {
  const { database, url } = house.program
  const writer = await signedIn('officer', 'vi', phone)
  const { id: personId } = await database.orm.person.findFirstOrThrow({
    where: { name: 'Bà officer' },
    orderBy: { id: 'desc' },
  })
  await writer.goto(`${url}/console/campaigns/new`)
  await writer.fill('#field-title', 'Viết dở')
  await writer.fill('#text-vi', 'Mời bác họp tổ lúc 19:30.')
  await writer.locator('[name="acts"][value="pledge"]').check()
  await database.orm.session.deleteMany({ where: { personId } })
  await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
  await writer.waitForURL(/sign-in/)
  await signIn(writer, personId)
  expect(new URL(writer.url()).pathname).toBe('/console/campaigns/new')
  await writer.getByText('Đã lấy lại phần viết dở').waitFor()
  await look(writer, 'kept-vi')
  expect(await writer.inputValue('#text-vi')).toBe('Mời bác họp tổ lúc 19:30.')
  expect(await writer.isChecked('[name="acts"][value="pledge"]')).toBe(true)

  await writer.getByRole('button', { name: 'Lưu và xem trước' }).dblclick()
  await writer.locator('.preview').first().waitFor()
  const title = { title: 'Viết dở' }
  expect(await database.orm.campaign.count({ where: title })).toBe(1)
  const { id } = await database.orm.campaign.findFirstOrThrow({ where: title })
  await writer.goto(`${url}/console/campaigns/new`)
  expect(await writer.inputValue('#text-vi')).toBe('')

  // Two pages on one draft: the second is told, and keeps its words.
  const context = writer.context()
  const other = await context.newPage()
  await Promise.all([writer, other].map((page) => page.goto(`${url}/console/campaigns/${id}/edit`)))
  await writer.fill('#text-vi', 'Mời bác họp tổ lúc 20:00.')
  await writer.getByRole('button', { name: 'Lưu và xem trước' }).click()
  await writer.locator('.preview').first().waitFor()
  await other.fill('#text-vi', 'Mời bác họp tổ lúc 21:00.')
  await other.getByRole('button', { name: 'Lưu và xem trước' }).click()
  await other.getByText('vừa được người khác sửa').waitFor()
  expect(await other.inputValue('#text-vi')).toBe('Mời bác họp tổ lúc 21:00.')
  await other.close()

  // Back to the form after it was saved: it shows what is saved, not what was typed before.
  await writer.goBack()
  await writer.waitForURL(/edit/)
  expect(await writer.inputValue('#text-vi')).toBe('Mời bác họp tổ lúc 20:00.')
  await writer.goto(`${url}/console/campaigns/${id}`)
  await writer.getByRole('button', { name: 'Trình duyệt' }).dblclick()
  await writer.getByText('đang chờ Ban Thường trực').waitFor()
  const submitted = { action: 'campaign.submit', entityId: String(id) }
  expect(await database.orm.auditEntry.count({ where: submitted })).toBe(1)
})

it('nothing is approved that the page of the approver does not show', { timeout: 60_000 }, async () => {
  const { program, officer } = house
  const draft = {
    title: 'Họp tổ',
    text: { vi: 'Mời bác họp tổ.' },
    segment: { unit: 'p-1' },
    class: 'ordinary',
  }
  const { body } = await officer<{ id: number }>('POST', '/campaigns', draft)
  await officer('POST', `/campaigns/${body.id}/submit`)
  const approver = await signedIn('chair', 'vi', desk)
  await approver.goto(`${program.url}/console/campaigns/${body.id}`)
  await approver.locator('#deed-approve').waitFor()
  await officer('POST', `/campaigns/${body.id}`, { text: { vi: 'Chuyển tiền vào tài khoản 123.' } })
  await officer('POST', `/campaigns/${body.id}/submit`)
  await approver.locator('#see-changed').waitFor()
  expect(await approver.locator('#deed-approve').count()).toBe(0)
  await look(approver, 'changed-meanwhile')
  await approver.locator('#see-changed').click()
  await approver.locator('#deed-approve').waitFor()
  expect(await approver.locator('main').textContent()).toContain('Chuyển tiền vào tài khoản 123.')
  await officer('POST', `/campaigns/${body.id}/cancel`)
})
