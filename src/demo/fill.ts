/** Fills an empty database with a believable ward, once. Everything in it is invented and dated relative to now. */
import { ConfigError } from '../config.ts'
import { openDeadlines } from '../feedback/deadlines.ts'
import { type CalendarDay, createCalendar } from '../platform/calendar/calendar.ts'
import type { Clock } from '../platform/clock.ts'
import { newCode } from '../platform/codes.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { plant } from '../units/planting.ts'
import { ensureRoot } from '../units/root.ts'
import { openUnitDirectory } from '../units/unit-directory.ts'
import { createChance } from './chance.ts'
import { type DemoData, readDemoData } from './data.ts'
import { addAccounts, addConsents, addResidents, addStaff } from './inhabitants.ts'
import { createMoments } from './moments.ts'
import { attachPictures, keepPictures } from './pictures.ts'
import { writeTickets } from './ticket-rows.ts'
import { tellTicket } from './ticket-story.ts'

/** The ward the web chat speaks for, by its key in the data. */
export const demoWard = 'thanh-xuan'

/** The audit remembers that a database is a demonstration. */
const filled = { action: 'demo.fill', entity: 'demo' }
const oneAtATime = 72_707_390
const seed = 20_250_701
const hour = 3_600_000

const calendarDays = {
  name: 'demo_calendar',
  text: 'SELECT date::text AS date, kind, name FROM calendar_day',
}

export interface Filling {
  readonly database: Database
  readonly store: FileStore
  readonly texts: Texts
  readonly clock: Clock
}

/**
 * Answers whether it filled now; a database filled before is left as it is.
 * @throws ConfigError when the database holds units or tickets of somebody else
 */
export async function fillDemo(parts: Filling): Promise<boolean> {
  const { database, texts, clock } = parts
  return database.exclusively(oneAtATime, async () => {
    if (await database.orm.auditEntry.findFirst({ where: filled, select: { id: true } })) return false
    const rootId = await ensureRoot({ database, texts, clock })
    await demandEmpty(database, rootId)
    await fill(parts, rootId)
    const directory = await openUnitDirectory(database, clock)
    await directory.changed()
    directory.close()
    return true
  })
}

async function demandEmpty(database: Database, rootId: number): Promise<void> {
  const units = await database.orm.unit.count({ where: { id: { not: rootId } } })
  if (units + (await database.orm.ticket.count()) === 0) return
  const setting = database.kind === 'postgres' ? 'DATABASE_URL' : 'DATA_DIR'
  throw new ConfigError(`${setting} holds units or tickets already: for the demo it should be an empty one`)
}

async function fill({ database, store, texts, clock }: Filling, rootId: number): Promise<void> {
  const now = clock.now()
  const data = readDemoData()
  const chance = createChance(seed)
  const deadlines = await openDeadlines({ database, clock })
  const calendar = createCalendar(await database.query<CalendarDay>(calendarDays, []))
  const moments = createMoments({ now, calendar, chance })
  const pictures = await keepPictures({ store, chance })

  await database.transaction(async (tx) => {
    const units = await plant(tx, { units: data.units, rootId, now })
    const unitId = named(units, 'unit')
    const accounts = await addAccounts(tx, { rootId, wardId: unitId(demoWard), now })
    const staff = await addStaff(tx, { data, unitId })
    const came = firstSeen(data, now)
    const cameAt = ({ key }: { key: string }) => came.get(key) ?? now
    const authors = await addResidents(tx, { data, accounts, unitId, cameAt, chance })
    const world = {
      now,
      moments,
      deadlines,
      newCode: uniqueCodes(() => newCode('PA', chance.bytes)),
      unitId,
      author: named(authors, 'resident'),
      staffId: named(staff, 'member of staff'),
      authority: named(new Map(data.authorities.map(({ key, name }) => [key, name])), 'authority'),
    }
    const stories = data.tickets
      .map((ticket) => tellTicket(ticket, world))
      .sort((a, b) => a.ticket.createdAt.getTime() - b.ticket.createdAt.getTime())
    const tickets = await writeTickets(tx, { stories, texts, authors, accounts })
    await attachPictures(tx, { pictures, tickets })
    await addConsents(tx, { authors, tickets })
    await addTemplates(tx, { data, rootId })
    await tx.orm.auditEntry.create({ data: { ...filled, at: now, unitId: rootId } })
  })
  deadlines.close()
}

/** Everybody came some hours before what they sent first, or some weeks ago. */
function firstSeen({ residents, tickets }: DemoData, now: Date): Map<string, Date> {
  return new Map(
    residents.map(({ key }, index) => {
      const ages = tickets.filter(({ resident }) => resident === key).map(({ daysAgo }) => daysAgo * 24)
      const hours = Math.max(0, ...ages) + 26 + index * (ages.length > 0 ? 3 : 12)
      return [key, new Date(now.getTime() - hours * hour)]
    }),
  )
}

async function addTemplates(tx: Tx, { data, rootId }: { data: DemoData; rootId: number }): Promise<void> {
  await tx.orm.replyTemplate.createMany({
    data: data.templates.map(({ title, category, text }) => ({
      unitId: rootId,
      title,
      category: category ?? null,
      textVi: text.vi,
      textEn: text.en,
    })),
  })
}

function named<T>(things: ReadonlyMap<string, T>, what: string): (key: string) => T {
  return (key) => {
    const found = things.get(key)
    if (found === undefined) throw new RangeError(`no ${what} has the key ${key}`)
    return found
  }
}

function uniqueCodes(draw: () => string): () => string {
  const drawn = new Set<string>()
  return () => {
    let code = draw()
    while (drawn.has(code)) code = draw()
    drawn.add(code)
    return code
  }
}
