/** The web chat in a real browser: what a resident sees, and what they can do without a mouse. */
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { UnavailableError } from '../../src/channels/channel.ts'
import { type ChatHouse, openChatHouse } from '../channels/web/chat-house.ts'
import { desk, faultsOf, openBrowser, phone, type TestBrowser } from '../support/browser.ts'
import { photoWithPlace } from '../support/hostile-files.ts'

let house: ChatHouse
let away = false
let browser: TestBrowser

beforeAll(async () => {
  house = await openChatHouse({
    inbox: (next) => ({
      async receive(event) {
        if (away) throw new UnavailableError(1_000)
        return next.receive(event)
      },
    }),
  })
  browser = await openBrowser()
})
afterEach(async () => {
  expect(await browser.clear()).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await browser.open(options)
  await page.goto(`${house.url}/chat`)
  return page
}

const bubble = (page: Page, text: string) => page.locator('.bubble', { hasText: text }).last()

describe.each([
  ['a phone', phone],
  ['a desk', desk],
  ['a phone at night', { ...phone, colorScheme: 'dark' as const }],
  ['a phone that asks for no movement', { ...phone, reducedMotion: 'reduce' as const }],
])('on %s', (_where, options) => {
  it('has no fault that axe finds, before and during a talk, and nothing wider than the screen', async () => {
    const page = await open(options)
    expect(await faultsOf(page)).toEqual([])
    await page.fill('#text', 'đèn đường ngõ 15 hỏng cả tuần nay')
    await page.setInputFiles('#files', [
      { name: 'ngo-15.jpg', mimeType: 'image/jpeg', buffer: await photoWithPlace() },
    ])
    await page.press('#text', 'Enter')
    await page.locator('.choices.current button').first().waitFor()
    await page.locator('.picture img').waitFor()
    await page.waitForTimeout(300)
    expect(await faultsOf(page)).toEqual([])
    await page.click('#place')
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('a resident', () => {
  it('writes, reads the answer and chooses, with the keyboard alone', async () => {
    const page = await open(desk)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('text')
    await page.keyboard.type('cây đổ')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('trước số nhà 7')
    await page.keyboard.press('Enter')
    await page.locator('.choices.current button').first().waitFor()
    expect(house.events.at(-1)?.body).toEqual({ kind: 'text', text: 'cây đổ\ntrước số nhà 7' })
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Đồng ý và gửi')
    await page.keyboard.press('Enter')
    await bubble(page, 'Đã nhận.').waitFor()
    expect(await page.locator('.choices.current').count()).toBe(0)
  })

  it('begins with a button of the greeting, which sends its word', async () => {
    const page = await open(phone)
    await page.click('text=Tra cứu')
    await bubble(page, 'được hiểu như sau: tra cứu').waitFor()
    expect(house.events.at(-1)?.body).toEqual({ kind: 'text', text: 'tra cứu' })
  })

  it('sees the talk again after a reload, once and in order', async () => {
    const page = await open(phone)
    await page.fill('#text', 'mất nước')
    await page.press('#text', 'Enter')
    await bubble(page, 'được hiểu như sau: mất nước').waitFor()
    await page.reload()
    await bubble(page, 'được hiểu như sau: mất nước').waitFor()
    expect(await page.locator('.message[data-id] .words').allTextContents()).toEqual([
      'mất nước',
      'Nội dung được hiểu như sau: mất nước',
    ])
  })

  it('loses nothing while the server takes nothing, not even by a reload', async () => {
    const page = await open(phone)
    away = true
    await page.fill('#text', 'ngập ngõ 42')
    await page.press('#text', 'Enter')
    await page.locator('#notice', { hasText: 'vẫn được giữ' }).waitFor()
    await page.fill('#text', 'đang viết dở')
    await page.reload()
    await bubble(page, 'ngập ngõ 42').waitFor()
    expect(await page.inputValue('#text')).toBe('đang viết dở')
    away = false
    await bubble(page, 'được hiểu như sau: ngập ngõ 42').waitFor()
    expect(await page.locator('.message.resident').count()).toBe(1)
    expect(await page.locator('.message.waiting').count()).toBe(0)
    expect(
      house.events.filter(({ body }) => body.kind === 'text' && body.text === 'ngập ngõ 42'),
    ).toHaveLength(1)
  })

  it('is told why a file is refused, and keeps the words beside it', async () => {
    const page = await open(phone)
    await page.fill('#text', 'đơn của tôi')
    await page.setInputFiles('#files', [
      { name: 'don.html', mimeType: 'text/html', buffer: Buffer.from('<html><script>1</script>') },
    ])
    await page.press('#text', 'Enter')
    await page.locator('#notice', { hasText: 'Loại tệp này không nhận được' }).waitFor()
    await bubble(page, 'được hiểu như sau: đơn của tôi').waitFor()
  })

  it('sends the place only after saying so, and reads why it could not be found', async () => {
    const page = await open({
      ...phone,
      geolocation: { latitude: 20.99, longitude: 105.81 },
      permissions: [],
    })
    await page.click('#place')
    await page.click('#place-send')
    await page.locator('#place-state', { hasText: 'chưa được phép' }).waitFor()
    await page.context().grantPermissions(['geolocation'])
    await page.click('#place-send')
    await bubble(page, '20.99000, 105.81000').waitFor()
    await expect
      .poll(() => house.events.at(-1)?.body)
      .toEqual({ kind: 'place', place: { latitude: 20.99, longitude: 105.81 } })
  })

  it('sees markup as the text it is', async () => {
    const page = await open(phone)
    const hostile = '<img src=x onerror="document.title=1"><b>đậm</b>'
    await page.fill('#text', hostile)
    await page.press('#text', 'Enter')
    await bubble(page, `được hiểu như sau: ${hostile}`).waitFor()
    expect(await page.locator('.words img, .words b').count()).toBe(0)
    expect(await page.locator('.committee .words strong').textContent()).toBe('Nội dung')
  })

  it('reads a plain sentence and other ways when scripts are off', async () => {
    const page = await open({ ...phone, javaScriptEnabled: false })
    expect(await page.textContent('noscript')).toContain('JavaScript')
    expect(await page.locator('#composer').isVisible()).toBe(false)
  })

  it('switches the frame to English and back, without sending anything', async () => {
    const page = await open(phone)
    const before = house.events.length
    await page.click('text=English')
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    await page.click('text=Tiếng Việt')
    expect(await page.getAttribute('html', 'lang')).toBe('vi')
    expect(house.events.length).toBe(before)
  })
})
