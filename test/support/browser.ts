/** A real browser: each page in a context of its own, looked at for what scripts, the CSP and axe find wrong. */
import { AxeBuilder } from '@axe-core/playwright'
import chromium from '@sparticuz/chromium'
import { type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'

export const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }

export interface TestBrowser {
  /** @param language the console's, where it is not to follow the browser */
  open(options: BrowserContextOptions, console?: { url: string; language: string }): Promise<Page>
  /** Closes every page; answers what their scripts and their CSP complained of. */
  clear(): Promise<string[]>
  close(): Promise<void>
}

export async function openBrowser(): Promise<TestBrowser> {
  const browser = await playwright.launch({
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    executablePath: await chromium.executablePath(),
    headless: true,
  })
  const complaints: string[] = []
  return {
    async open(options, console) {
      const context = await browser.newContext({ locale: 'vi-VN', ...options })
      if (console)
        await context.addCookies([{ name: 'console-language', value: console.language, url: console.url }])
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text())
      })
      return page
    },
    async clear() {
      for (const context of browser.contexts()) await context.close()
      return complaints.splice(0)
    },
    close: () => browser.close(),
  }
}

/** What axe finds wrong with a page as it stands, and whether it is wider than the screen. */
export async function faultsOf(page: Page): Promise<unknown[]> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  const where = page.url()
  return [
    ...violations.map(({ id, nodes }) => ({ where, fault: id, at: nodes[0]?.html })),
    ...(wider > 0 ? [{ where, fault: 'wider than the screen', at: `${wider} px` }] : []),
  ]
}
