/** The main job in a real browser, on the whole program: from the resident's chat to the console, and back into the chat. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { desk, faultsOf, openBrowser, phone, type TestBrowser } from '../support/browser.ts'
import { type Program, startProgram } from '../support/program.ts'

let program: Program
let browser: TestBrowser
let officerId: number

beforeAll(async () => {
  program = await startProgram()
  browser = await openBrowser()
  const { body } = await program.api<{ id: number }>('POST', '/staff', {
    name: 'Trần Đức Minh',
    unit: 'root',
    roles: ['officer'],
  })
  officerId = body.id
})
afterEach(async () => {
  expect(await browser.clear()).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await program.close()
})

const words = {
  vi: {
    matter: 'Rác ngập đầu ngõ 12 ba hôm nay chưa ai dọn',
    agree: 'Đồng ý và gửi',
    tickets: 'Việc',
    send: 'Gửi, việc còn tiếp',
    sent: 'Đã gửi cho người phản ánh.',
    reply: 'Tổ vệ sinh đến dọn trước 17:00 hôm nay.',
  },
  en: {
    matter: 'The street light at the end of lane 15 has been broken for a week',
    agree: 'Agree and send',
    tickets: 'Tickets',
    send: 'Send, keep open',
    sent: 'Sent to the resident.',
    reply: 'The electricians come before 5 pm today.',
  },
}

it.each([
  ['vi', 'a resident on a phone, an officer at a desk', phone, desk],
  ['en', 'a resident at a desk, an officer on a phone', desk, phone],
] as const)('in %s: %s', { timeout: 90_000 }, async (language, _who, residents, officers) => {
  const say = words[language]
  const locale = language === 'vi' ? 'vi-VN' : 'en-US'

  const chat = await browser.open({ ...residents, locale })
  await chat.goto(`${program.url}/chat`)
  expect(await faultsOf(chat)).toEqual([])
  await chat.fill('#text', say.matter)
  await chat.press('#text', 'Enter')
  await chat.locator('.choices.current button', { hasText: say.agree }).click()
  const told = await chat.locator('.bubble', { hasText: /PA-[0-9A-Z]{7}/ }).textContent()
  const code = /PA-[0-9A-Z]{7}/.exec(told ?? '')?.[0]

  const console = await browser.open(officers, { url: program.url, language })
  await console.goto((await program.app.staff.createLoginLink(null, officerId)).url)
  await console.locator('main button').click()
  await console.getByRole('link', { name: say.tickets, exact: true }).click()
  await console.getByRole('link', { name: say.matter }).click()
  await console
    .getByText(code ?? 'no code')
    .first()
    .waitFor()
  expect(await faultsOf(console)).toEqual([])
  await console.locator('#reply summary').click()
  await console.fill('#reply-text', say.reply)
  await console.getByRole('button', { name: say.send }).click()
  await console.getByText(say.sent).waitFor()

  await chat.locator('.bubble', { hasText: say.reply }).waitFor()
  expect(await faultsOf(chat)).toEqual([])
})
