/** An announcement in a real browser: written, previewed, submitted, approved by somebody else, followed, reported. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type CampaignHouse, openCampaignHouse } from '../campaigns/house.ts'
import { desk, faultsOf, openBrowser, phone, type TestBrowser } from '../support/browser.ts'
import { pdf } from '../support/hostile-files.ts'

let house: CampaignHouse
let browser: TestBrowser
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

async function signedIn(role: string, language: 'vi' | 'en', options: BrowserContextOptions): Promise<Page> {
  const { program } = house
  const given = { name: `Bà ${role}`, unit: 'p-1', roles: [role] }
  const { body } = await program.api<{ id: number }>('POST', '/staff', given)
  const { url } = await program.app.staff.createLoginLink(null, body.id)
  const page = await browser.open(options, { url: program.url, language })
  await page.goto(url)
  await page.locator('main button').click()
  await page.waitForURL(({ pathname }) => !pathname.includes('/sign-in/'))
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
    reach: /Sẽ tới 40 người/,
    done: /^Đã gửi xong$/,
  },
  en: {
    save: 'Save and preview',
    submit: 'Ask for approval',
    own: 'Nobody approves what they wrote',
    others: 'waiting for the standing board',
    approve: 'Approve and send',
    reach: /Will reach 80 people/,
    done: /^Sent$/,
  },
}

it.each([
  ['vi', 'on a desk', desk],
  ['en', 'on a phone at night', phoneAtNight],
] as const)('in %s %s', { timeout: 120_000 }, async (language, _where, options) => {
  const say = words[language]
  const [resident] = await house.residents(40)
  const writer = await signedIn('officer', language, options)
  await writer.goto(`${house.program.url}/console/campaigns/new`)
  await writer.locator('#reach strong', { hasText: say.reach }).waitFor()
  await writer.fill('#field-title', `Họp tổ ${language}`)
  await writer.fill('#text-vi', 'Mời bác họp tổ lúc **19:30**.')
  await writer.fill('#text-en', 'Please come to the meeting at **19:30**, **31/02**.')
  await writer.locator('summary', { hasText: /Chọn kỹ hơn|Narrow down/ }).click()
  const document = { name: 'Thư mời.pdf', mimeType: 'application/pdf', buffer: pdf() }
  await writer.setInputFiles('#field-picture', document)
  await writer.fill('#field-saveAs', `Cả phường ${language}`)
  await writer.locator('summary', { hasText: /Nút mở trang|Buttons that open/ }).click()
  await writer.fill('[name="buttons.0.url"]', 'https://thanhxuan.hanoi.gov.vn/lich-hop')
  await writer.fill('[name="buttons.0.vi"]', 'Xem lịch')
  await writer.locator('[name="class"]').selectOption('mandatory')
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
  const recipients = language === 'vi' ? 40 : 80
  expect(await approver.locator('#live dd').first().textContent()).toBe(String(recipients))
  const [download] = await Promise.all([
    approver.waitForEvent('download'),
    approver.getByRole('link', { name: /CSV/ }).click(),
  ])
  const rows = (await (await download.createReadStream()).toArray()).join('').trim().split('\r\n')
  expect(rows).toHaveLength(recipients + 1)

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
