/**
 * Hostile texts in every field that people fill: taken in clean or refused, and then shown, sent and exported as nothing
 * but text. A browser walks all pages that show them.
 */
import chromium from '@sparticuz/chromium'
import { parse } from 'csv-parse/sync'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { halfOf } from '../support/half.ts'
import { type Program, startProgram } from '../support/program.ts'
import { chat, fillForms, type House, openDoors } from './filling.ts'
import { flag, hostileTexts, manyEmoji, neverStored, rawMarkup } from './strings.ts'

let program: Program
let house: House
/** A cookie of a resident who said all of it. */
const talks: string[] = []

beforeAll(async () => {
  program = await startProgram()
  house = await openDoors(program)
}, 60_000)
afterAll(() => program?.close())

describe('a hostile text', () => {
  it.each(Object.entries(hostileTexts))(
    '%s is taken by every form, every call and the chat',
    { timeout: 60_000 },
    async (_name, text) => {
      const sent = await fillForms(house, text)
      expect(sent.filter(({ status }) => status > 303)).toEqual([])
      const { cookie, statuses } = await chat(house, text)
      talks.push(cookie)
      expect(statuses.filter((status) => status > 200)).toEqual([])
    },
  )

  it('of 4,096 emoji is taken where so much may be said, and refused elsewhere', {
    timeout: 60_000,
  }, async () => {
    const sent = await fillForms(house, manyEmoji)
    const odd = sent.filter(({ status }) => ![200, 201, 303, 409, 422].includes(status))
    expect(odd).toEqual([])
    expect(sent.filter(({ status }) => status === 422).length).toBeGreaterThan(5)
    const { statuses } = await chat(house, manyEmoji)
    expect(statuses.filter((status) => ![200, 422].includes(status))).toEqual([])
  })

  it('fails nowhere: no event is left behind, no message is refused by the platform', async () => {
    const { orm } = program.database
    const events = await orm.inboundEvent.findMany({ where: { state: { not: 'done' } } })
    expect(events.map(({ error }) => error)).toEqual([])
    await expect
      .poll(() => orm.outgoingMessage.count({ where: { settledAt: null } }), { timeout: 30_000 })
      .toBe(0)
    const failed = await orm.outgoingMessage.findMany({ where: { state: 'failed' } })
    expect(failed.map(({ reason, content }) => [reason, content])).toEqual([])
  })

  it('is stored without anything that is not seen', async () => {
    const columns = await program.database.query<{ name: string; column: string; json: boolean }>(
      textColumns,
      [],
    )
    expect(columns.length).toBeGreaterThan(60)
    const found: string[] = []
    for (const { name, column, json } of columns) {
      const text = `SELECT DISTINCT "${column}"::text AS value FROM "${name}" WHERE "${column}" IS NOT NULL`
      const rows = await program.database.query<{ value: string }>({ name: '', text }, [])
      const texts = rows.flatMap(({ value }) => (json ? textsIn(JSON.parse(value)) : [value]))
      found.push(
        ...texts
          .filter((text) => neverStored.test(text))
          .map((text) => `${name}.${column}: ${JSON.stringify(text.slice(0, 80))}`),
      )
    }
    expect(found).toEqual([])
  })

  it('adds no header to the file that has it for a name, nor turns its ending around', async () => {
    for (const cookie of talks) {
      const get = (path: string) => fetch(program.url + path, { headers: { cookie } })
      const { items } = (await (await get('/chat/messages')).json()) as {
        items: { files: { id: number }[] }[]
      }
      const [file] = items.flatMap(({ files }) => files)
      const { status, headers } = await get(`/chat/files/${file?.id}`)
      const disposition = headers.get('content-disposition') ?? ''
      expect([status, headers.get('set-cookie')]).toEqual([200, null])
      expect(disposition).toMatch(
        /^attachment; filename="[\w .()-]+\.jpg"; filename\*=UTF-8''[\w%.~-]+\.jpg$/,
      )
      expect(disposition).not.toMatch(/%E2%80%AE|%00|%0D|%0A/i)
    }
  })

  it('is sent as text: nothing a platform would read as markup', async () => {
    const { orm } = program.database
    const contents = await orm.outgoingMessage.findMany({ select: { content: true } })
    expect(contents.some(({ content }) => JSON.stringify(content).includes('<script>'))).toBe(true)
    const sent = program.telegram.calls.filter(({ method }) => /^(send|edit)/.test(method))
    expect(sent.length).toBeGreaterThan(100)
    expect(sent.filter((call) => JSON.stringify(call).includes('parse_mode'))).toEqual([])
  })

  it.each(['/console/units/export.csv', '/console/audit/export.csv'])(
    'begins no cell of %s',
    async (path) => {
      const { status, text } = await house.get(path)
      expect(status).toBe(200)
      const rows: string[][] = parse(text, { bom: true, relax_column_count: true })
      const cells = rows.flat()
      expect(cells.filter((cell) => /^\s*[=+\-@]/.test(cell) && !/^-?\d+$/.test(cell))).toEqual([])
      if (path.includes('units')) expect(cells.some((cell) => cell.includes('calc'))).toBe(true)
    },
  )

  it('is no markup in any page, nor where a form or an address is given back', {
    timeout: 60_000,
  }, async () => {
    const pages = new Map<string, string>()
    for (const path of await pathsOf()) pages.set(path, (await house.get(path)).text)
    for (const text of Object.values(hostileTexts)) {
      const typed = {
        name: text,
        unitId: text,
        roles: '',
        level: text,
        aliases: text,
        code: text,
        nature: text,
      }
      for (const path of [
        '/console/staff',
        '/console/units',
        '/console/personal-data/breaches',
        '/console/units/import',
      ])
        pages.set(
          `${path} ${text}`,
          (await house.form(path, { ...typed, text: `code,name,level\n${text}`, affected: '' })).text,
        )
      for (const path of [
        '/console/tickets?q=',
        '/console/units?q=',
        '/console/audit?q=',
        '/console/',
        '/console/sign-in/',
        '/console/second-factor?next=',
      ])
        pages.set(`${path} ${text}`, (await house.get(path + encodeURIComponent(text.toWellFormed()))).text)
    }
    for (const [path, text] of pages)
      expect(
        rawMarkup.filter((markup) => text.includes(markup)),
        path,
      ).toEqual([])
    expect([...pages.values()].filter((text) => text.includes('&lt;script&gt;')).length).toBeGreaterThan(10)
  })
})

describe('in a browser', () => {
  let browser: Browser
  let page: Page
  const faults: string[] = []

  /** One context for all: this build of the browser ends with its first one. */
  beforeAll(async () => {
    browser = await playwright.launch({
      args: chromium.args.filter((arg) => arg !== '--disable-web-security'),
      executablePath: await chromium.executablePath(),
      headless: true,
    })
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })
    const [name = '', value = ''] = house.cookie.split(/=(.*)/)
    await context.addCookies([{ name, value, url: program.url }])
    await context.addInitScript(`
      addEventListener('securitypolicyviolation', (event) => console.error('CSP ' + event.violatedDirective + ' ' + event.sourceFile))
    `)
    page = await context.newPage()
    page.on('dialog', (dialog) => {
      faults.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => faults.push(`an error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' || /content security policy/i.test(message.text()))
        faults.push(message.text())
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(program.url) && !/^(data|blob):/.test(request.url()))
        faults.push(`asked for ${request.url()}`)
    })
  }, 60_000)
  afterAll(() => browser?.close())

  /** What a page does that it must not. */
  async function harmOf(path: string, shown = 'main'): Promise<string[]> {
    faults.splice(0)
    await page.goto(program.url + path)
    await page.locator(shown).first().waitFor()
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true')
    if (await page.evaluate(`'${flag}' in window`)) faults.push('a script ran')
    const wider = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
    if (wider > 0) faults.push(`${wider} pixels too wide`)
    if (await page.evaluate('getComputedStyle(document.body).display === "none"')) faults.push('hidden')
    return faults.map((fault) => `${path}: ${fault}`)
  }

  it('no page runs a script, breaks a rule of its policy or grows wider than a phone', {
    timeout: 180_000,
  }, async () => {
    const harm: string[] = []
    for (const path of halfOf(await pathsOf())) harm.push(...(await harmOf(path)))
    expect(harm).toEqual([])
  })

  it('neither does the chat with all of it in the talk', { timeout: 120_000 }, async () => {
    const harm: string[] = []
    for (const cookie of talks) {
      const [name = '', value = ''] = cookie.split(/=(.*)/)
      await page.context().addCookies([{ name, value, domain: '127.0.0.1', path: '/chat' }])
      harm.push(...(await harmOf('/chat', '.bubble >> nth=4')))
    }
    expect(harm).toEqual([])
  })
})

/** Every page that shows what was filled in. */
async function pathsOf(): Promise<string[]> {
  const { orm } = program.database
  const ids = async (rows: Promise<{ id: number }[]>) => (await rows).map(({ id }) => id)
  const last = { orderBy: { id: 'desc' }, take: 60, select: { id: true } } as const
  const tickets = await orm.ticket.findMany({ orderBy: { id: 'asc' }, select: { code: true } })
  const odd = Object.keys(hostileTexts).length
  const units = (await ids(orm.unit.findMany(last))).filter((_, at) => at % 3 === 0).slice(0, odd)
  const staff = (
    await ids(orm.person.findMany({ ...last, where: { roles: { some: { endedAt: null } } } }))
  ).slice(0, odd)
  const requests = await ids(orm.dataRequest.findMany(last))
  const templates = (await ids(orm.replyTemplate.findMany(last))).slice(0, 10)
  const campaigns = (await ids(orm.campaign.findMany(last))).slice(0, 10)
  const breaches = await ids(orm.dataBreach.findMany(last))
  return [
    '/console',
    '/console/tickets?status=all',
    '/console/staff',
    '/console/staff/new',
    '/console/units',
    '/console/units/new',
    '/console/units/import',
    '/console/audit',
    '/console/personal-data?all',
    '/console/personal-data/retention',
    '/console/personal-data/breaches',
    '/console/security',
    '/console/templates',
    '/console/campaigns',
    ...templates.map((id) => `/console/templates/${id}`),
    ...campaigns.map((id) => `/console/campaigns/${id}`),
    ...tickets.map(({ code }) => `/console/tickets/${code}`),
    ...staff.map((id) => `/console/staff/${id}`),
    ...units.map((id) => `/console/units/${id}`),
    ...units
      .slice(0, 2)
      .flatMap((id) => ['merge', 'split', 'move'].map((kind) => `/console/units/${id}/change/${kind}`)),
    ...requests.slice(0, 10).map((id) => `/console/personal-data/${id}`),
    ...breaches.slice(0, 10).map((id) => `/console/personal-data/breaches/${id}`),
  ]
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(textsIn)
      : []

/** Columns with words; the raw payload of a platform is kept as it came, but for what no database takes. */
const textColumns = {
  name: 'text_columns',
  text: `SELECT table_name AS name, column_name AS column, data_type = 'jsonb' AS json
    FROM information_schema.columns
    WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb', 'character varying')
      AND NOT (table_name = 'inbound_event' AND column_name = 'payload')`,
}
