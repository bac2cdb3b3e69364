import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type App, createApp } from '../src/app.ts'
import { ConfigError, readConfig } from '../src/config.ts'
import { fillDemo } from '../src/demo/fill.ts'
import { greetGuests } from '../src/demo/greeting.ts'
import { createQuietChannel } from '../src/demo/quiet-channel.ts'
import type { Viewer } from '../src/people/viewer.ts'
import { readCode } from '../src/platform/codes.ts'
import { createFileStore, type FileStore } from '../src/platform/files/store.ts'
import { loadTexts } from '../src/platform/i18n/texts.ts'
import { createLog } from '../src/platform/log.ts'
import { foldText } from '../src/platform/text/fold.ts'
import { ensureRoot } from '../src/units/root.ts'
import { openTestDatabase, type TestDatabase } from './support/database.ts'

const texts = loadTexts(join(import.meta.dirname, '../locales'))
const clock = { now: () => new Date('2026-11-20T10:15:00+07:00') }

let folder: string
let database: TestDatabase
let store: FileStore
let app: App

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cau-noi-demo-'))
  database = await openTestDatabase()
  store = createFileStore({ root: join(folder, 'files') })
  expect(await fillDemo({ database, store, texts, clock })).toBe(true)
  const config = readConfig({ DATA_DIR: folder, PUBLIC_URL: 'http://cau-noi.test', LOG_LEVEL: 'silent' })
  app = await createApp(config, { clock, randomBytes, log: createLog('silent'), database })
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

async function tokenOf(name: string): Promise<string> {
  const { id } = await database.orm.person.findFirstOrThrow({ where: { name } })
  const owner = (await app.staff.viewerOf(app.ownerId)) as Viewer
  return (await app.staff.createToken(owner, id)).token
}

async function listed(token: string, query = ''): Promise<{ code: string; unit: string; text: string }[]> {
  const answer = await app.http.request(`/api/v1/tickets?limit=200${query}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { items: { code: string; unit: string; text: string }[] }).items
}

const codesBelow = (code: string) =>
  new Set(app.directory.now.subtree(app.directory.now.byCode(code)!.id).map((unit) => unit.code))

describe('the tickets of the demonstration', () => {
  it('are 120, each in a present unit and with a readable code', async () => {
    const tickets = await database.orm.ticket.findMany()
    expect(tickets).toHaveLength(120)
    for (const { unitId, code } of tickets) {
      const unit = app.directory.now.byId(unitId)
      expect(unit && !unit.endedOn, code).toBe(true)
      expect(readCode(code)).toBe(code)
    }
  })

  it('have the status, dates and version that their history ends with', async () => {
    const tickets = await database.orm.ticket.findMany({ include: { events: { orderBy: { id: 'asc' } } } })
    for (const { code, events, status, ...ticket } of tickets) {
      const ends = events
        .map(({ data }) => (data as { to?: unknown }).to)
        .filter((to) => typeof to === 'string')
      expect(status, code).toBe(ends.at(-1) ?? 'received')
      expect(ticket.version, code).toBe(events.length)
      expect(ticket.updatedAt, code).toEqual(events.at(-1)?.at)
      expect(ticket.lookedAt, code).toEqual(events.find(({ actorId }) => actorId !== null)?.at ?? null)
      expect(ticket.closedAt !== null, code).toBe(['closed', 'declined'].includes(status))
    }
  })

  it('have a history that goes forward from the first words and not into the future', async () => {
    const tickets = await database.orm.ticket.findMany({
      include: { events: { orderBy: { id: 'asc' }, include: { message: true } } },
    })
    for (const { code, createdAt, events } of tickets) {
      const moments = events.map(({ at }) => at.getTime())
      expect(moments, code).toEqual([...moments].sort((a, b) => a - b))
      expect(moments[0], code).toBe(createdAt.getTime())
      expect(moments.at(-1), code).toBeLessThanOrEqual(clock.now().getTime())
      for (const { at, message, ticketId } of events)
        if (message) expect([message.ticketId, message.createdAt], code).toEqual([ticketId, at])
    }
  })

  it('say dates instead of their placeholders, and can be searched in every word', async () => {
    for (const { text, folded } of await database.orm.ticketMessage.findMany()) {
      expect(text).not.toMatch(/[{}]/)
      expect(folded).toBe(foldText(text))
    }
    const answers = await database.orm.ticketMessage.findMany({ where: { side: 'committee' } })
    expect(answers.filter(({ text }) => /\d\d\/\d\d\/2026/.test(text)).length).toBeGreaterThan(100)
  })

  it('are handled by staff at hours when an office works, but for those of the last days', async () => {
    const old = new Date(clock.now().getTime() - 20 * 86_400_000)
    const events = await database.orm.ticketEvent.findMany({
      where: { actorId: { not: null }, ticket: { createdAt: { lt: old } } },
    })
    const hours = events.map(({ at }) => (at.getUTCHours() + 7) % 24)
    expect(hours.filter((hour) => hour < 8 || hour > 17)).toEqual([])
  })

  it('have pictures that are kept', async () => {
    const pictures = await database.orm.attachment.findMany({ include: { file: true } })
    expect(pictures.length).toBeGreaterThanOrEqual(10)
    for (const { file } of pictures) {
      expect(file).toMatchObject({ state: 'ready', mime: 'image/jpeg' })
      expect(await store.exists(file.key ?? '')).toBe(true)
      expect(await store.exists(file.previewKey ?? '')).toBe(true)
    }
  })
})

describe('people of the demonstration', () => {
  it('see only what is below their own unit', async () => {
    const ward = await listed(await tokenOf('Trần Đức Minh'))
    const group = await listed(await tokenOf('Nguyễn Văn Thịnh'))
    const city = await listed(await tokenOf('Mai Quỳnh Chi'))
    expect(ward.length).toBeGreaterThan(group.length)
    expect(city.length).toBeGreaterThan(ward.length)
    expect(city.length).toBeLessThan(120)
    const wardCode = app.directory.now.all.find(
      ({ name, endedOn }) => name === 'Phường Thanh Xuân' && !endedOn,
    )!.code!
    for (const { unit } of ward) expect(codesBelow(wardCode)).toContain(unit)
    for (const { unit } of city) expect(codesBelow('01')).toContain(unit)
  })

  it('find words with diacritics by words without', async () => {
    const found = await listed(await tokenOf('Mai Quỳnh Chi'), '&q=truong%20mam%20non%20dau%20ngo')
    expect(found.map(({ text }) => text)).toEqual([expect.stringContaining('Trường mầm non đầu ngõ')])
  })

  it('sign in by the links that are printed', async () => {
    const lines = await greetGuests(app)
    const links = lines.join('\n').match(/http:\S+/g) ?? []
    expect(links).toHaveLength(3)
    for (const link of links) {
      const answer = await app.http.request(link, { method: 'POST' })
      expect(answer.headers.get('location')).toBe('/console')
    }
  })

  it('who wrote agreed to it no later than their first ticket', async () => {
    for (const { authorId, createdAt } of await database.orm.ticket.findMany()) {
      const agreed = { personId: authorId ?? 0, purpose: 'feedback', givenAt: { lte: createdAt } }
      expect(await database.orm.consent.count({ where: agreed })).toBe(1)
    }
  })

  it('are told nothing that still waits, on accounts that could not send', async () => {
    const accounts = await database.orm.channelAccount.findMany({ orderBy: { slug: 'asc' } })
    expect(accounts.map(({ slug }) => slug)).toEqual(['demo-telegram', 'demo-zalo', 'web'])
    for (const { credentials } of accounts) expect(credentials).toBeNull()
    expect(await database.orm.outgoingMessage.count({ where: { state: { not: 'sent' } } })).toBe(0)
    expect(await database.orm.outgoingMessage.count()).toBeGreaterThan(200)
  })
})

it('the web chat speaks for the ward', async () => {
  expect(await (await app.http.request('/chat')).text()).toContain('Phường Thanh Xuân')
})

it('a quiet channel counts everything as sent', async () => {
  const channel = createQuietChannel({ id: 1, platform: 'zalo', slug: 'demo-zalo', unitId: 1 })
  expect(await channel.send('1', { text: { text: 'a' } })).toMatchObject({ outcome: 'sent' })
})

it('a second run adds nothing', async () => {
  const count = async () => [
    await database.orm.ticket.count(),
    await database.orm.person.count(),
    await database.orm.unit.count(),
  ]
  const before = await count()
  expect(await fillDemo({ database, store, texts, clock })).toBe(false)
  expect(await count()).toEqual(before)
})

it('a database with units of a committee is refused, by the name of its setting', async () => {
  const other = await openTestDatabase()
  try {
    await ensureRoot({ database: other, texts, clock })
    await other.orm.unit.create({ data: {} })
    const refused = fillDemo({ database: other, store, texts, clock })
    await expect(refused).rejects.toThrow(ConfigError)
    await expect(refused).rejects.toThrow(other.kind === 'postgres' ? 'DATABASE_URL' : 'DATA_DIR')
    expect(await other.orm.ticket.count()).toBe(0)
  } finally {
    await other.close()
  }
})
