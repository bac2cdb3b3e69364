/** Takes the pictures of the README from a fresh demonstration: `npm run pictures`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core'
import sharp from 'sharp'

const project = join(import.meta.dirname, '../..')
const phone: BrowserContextOptions = { viewport: { width: 390, height: 1490 }, deviceScaleFactor: 2 }
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 } }
const mostBytes = 200_000

const dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-pictures-'))
const { child, url, links } = await startDemo()
const browser = await playwright.launch({
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  executablePath: await chromium.executablePath(),
  headless: true,
})
try {
  await takeChat(browser)
  await takeConsole(browser)
} finally {
  await browser.close()
  child.kill('SIGTERM')
  await once(child, 'exit')
  await rm(dataDir, { recursive: true, force: true })
}

/** A resident reports full bins in two messages. */
async function takeChat(browser: Browser): Promise<void> {
  const page = await open(browser, phone, `${url}/chat`)
  const drawing = await sharp(join(project, 'src/demo/drawings/full-bins.svg')).jpeg().toBuffer()
  await page.fill('#text', 'rac un o dau ngo 72 to 5 ba hom nay chua ai don, boc mui len ca nha')
  await page.setInputFiles('#files', [{ name: 'ngo-72.jpg', mimeType: 'image/jpeg', buffer: drawing }])
  await page.press('#text', 'Enter')
  await page.locator('.choices.current button', { hasText: 'Đồng ý và gửi' }).click()
  await page.locator('.bubble', { hasText: /PA-[0-9A-Z]{7}/ }).waitFor()
  await page.waitForTimeout(1_000)
  await keep(page, 'chat')
}

/** The officer of the ward: what needs a hand, the queue, one ticket. */
async function takeConsole(browser: Browser): Promise<void> {
  const page = await open(browser, desk, links[1] ?? '')
  await page.locator('main button').click()
  await page.waitForURL(`${url}/console`)
  await keep(page, 'home')
  await page.goto(`${url}/console/tickets`)
  await keep(page, 'queue')
  await page.goto(`${url}/console/tickets?status=forwarded`)
  await page.locator('main a[href*="/console/tickets/PA-"]').first().click()
  await page.waitForURL(/PA-/)
  await keep(page, 'ticket')
}

async function open(browser: Browser, options: BrowserContextOptions, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'vi-VN', ...options })).newPage()
  await page.goto(address)
  return page
}

async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.evaluate('Promise.all([...document.images].map((image) => image.decode()))')
  const bytes = await sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toBuffer()
  if (bytes.length > mostBytes) throw new Error(`the picture ${name} has ${bytes.length} bytes`)
  await writeFile(join(project, `docs/${name}.png`), bytes)
}

/** The links, in the order printed: the owner's, the officer's, the chair's, the viewer's. */
async function startDemo(): Promise<{ child: ChildProcess; url: string; links: string[] }> {
  const port = await freePort()
  const env = { PATH: process.env.PATH ?? '', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [join(project, 'src/demo/demo.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    const links = printed.match(/http\S+\/console\/sign-in\/\S+/g) ?? []
    if (links.length === 4) return { child, url: `http://127.0.0.1:${port}`, links }
  }
  throw new Error('the demonstration did not start')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
