/** Danger that nobody answers for, and where denunciations go: the services on a small committee, clock in hand. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import type { Subject } from '../../src/conversation/dialogue.ts'
import { createConversation } from '../../src/conversation/receive.ts'
import { createOutbox } from '../../src/delivery/outbox.ts'
import { openDeadlines } from '../../src/feedback/deadlines.ts'
import { createEscalation } from '../../src/feedback/escalation.ts'
import { createTicketOpening, type NewTicket, type OpenedTicket } from '../../src/feedback/open-ticket.ts'
import { createStaffAlerts } from '../../src/feedback/staff-alerts.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { createDatabase, type Database } from '../../src/platform/database/database.ts'
import { openPostgres } from '../../src/platform/database/postgres.ts'
import { createMetrics } from '../../src/platform/metrics.ts'
import { type Committee, openCommittee, publicUrl } from '../support/committee.ts'

let committee: Committee
let account: Account
let close: () => Promise<void>
let open: (ticket: Partial<NewTicket> & { unitId: number }, through?: Account) => Promise<OpenedTicket>
/** Looks for dangers as a process of its own does, on a connection of its own where the database allows it. */
let escalateOn: (database: Database) => Promise<number>

beforeEach(async () => {
  committee = await openCommittee()
  account = await committee.account('telegram', 'ward-a')
  const { database, clock, texts, log, directory } = committee
  const outbox = createOutbox({ nudge: () => undefined })
  const announce = () => undefined
  const alerts = createStaffAlerts({ outbox, texts, units: directory, publicUrl })
  const deadlines = await openDeadlines({ database, clock })
  const opening = createTicketOpening({ deadlines, alerts, randomBytes, announce })
  let wanted: NewTicket
  let opened: OpenedTicket | undefined
  const subject: Subject = {
    name: 'tf',
    async take(turn) {
      opened = await opening.open(turn, wanted)
      if (wanted.urgency === 'khan')
        await alerts.danger(turn, { ...opened, ...wanted, minor: opened.minor, unitId: opened.unitId })
      return true
    },
  }
  const conversation = createConversation({
    database,
    clock,
    texts,
    log,
    metrics: createMetrics(),
    subjects: [subject],
    nudge: () => undefined,
  })
  let events = 0
  open = async (ticket, through = account) => {
    events += 1
    wanted = {
      kind: 'phan_anh',
      category: 'pccc_cuu_nan',
      urgency: 'thuong',
      text: 'Cháy ở ngõ 29',
      anonymous: false,
      messageIds: [],
      fileIds: [],
      ...ticket,
    }
    await conversation.receive({
      account: through,
      key: `k${events}`,
      from: `resident-${events}`,
      messageId: String(events),
      order: events,
      at: clock.now(),
      body: { kind: 'text', text: 'x' },
      raw: null,
    })
    if (!opened) throw new Error('no ticket was opened')
    return opened
  }
  escalateOn = (on) => createEscalation({ database: on, clock, alerts, announce })()
  close = async () => {
    deadlines.close()
    await committee.close()
  }
})
afterEach(() => close())

/** A member of staff with a linked chat; what they were told is under their name. */
async function linked(
  name: string,
  code: string,
  ...roles: Parameters<Committee['member']>[2][]
): Promise<Viewer> {
  const viewer = await committee.member(name, code, ...roles)
  await committee.database.orm.identity.create({
    data: { accountId: account.id, externalId: name, personId: viewer.personId },
  })
  return viewer
}
const told = (name: string) => committee.said(account, name)

const danger = () => open({ unitId: committee.unitId('a-1'), kind: 'khan_cap', urgency: 'khan' })

describe('danger', () => {
  it('is told at once to those who handle tickets of the unit and above it', async () => {
    await linked('officer', 'ward-a', 'officer')
    await linked('elsewhere', 'ward-b', 'officer')
    const { code } = await danger()
    expect(await told('officer')).toEqual([expect.stringContaining(code)])
    expect(await told('elsewhere')).toEqual([])
  })

  it('goes to those above after 15 minutes without an answer, and not before', async () => {
    await linked('neighbourhood', 'a-1', 'officer')
    await linked('ward', 'ward-a', 'chair')
    await linked('city', 'city', 'admin')
    const { code } = await danger()
    committee.passMinutes(14)
    expect(await escalateOn(committee.database)).toBe(0)
    committee.passMinutes(2)
    expect(await escalateOn(committee.database)).toBe(1)
    expect(await told('ward')).toHaveLength(2)
    expect((await told('city')).at(-1)).toMatch(/15 phút chưa ai nhận/)
    expect(await told('neighbourhood')).toHaveLength(1)
    const ticket = await committee.tickets.find(committee.owner, code)
    expect(ticket.escalatedAt).toEqual(committee.clock.now())
    expect(ticket.history.map(({ type }) => type)).toEqual(['received', 'escalated'])
  })

  it('goes up once, however many processes look at the same moment', async () => {
    await linked('city', 'city', 'admin')
    const { code } = await danger()
    committee.passMinutes(16)
    const { url } = committee.database
    const other = url ? createDatabase(openPostgres({ url, log: committee.log })) : undefined
    const processes = [committee.database, other ?? committee.database, committee.database]
    const passed = await Promise.all(processes.map(escalateOn))
    expect(passed.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await escalateOn(committee.database)).toBe(0)
    await other?.close()
    expect(await told('city')).toHaveLength(2)
    const { history } = await committee.tickets.find(committee.owner, code)
    expect(history.filter(({ type }) => type === 'escalated')).toHaveLength(1)
  })

  it('stays where it is once somebody answers for it, or does anything with it', async () => {
    const officer = await linked('officer', 'ward-a', 'officer')
    await linked('city', 'city', 'admin')
    const [first, second] = [await danger(), await danger()]
    await committee.tickets.acknowledge(officer, first.code)
    await committee.tickets.note(officer, second.code, { text: 'Đang gọi 114' })
    const again = await committee.tickets.acknowledge(officer, first.code)
    expect(again.history.filter(({ type }) => type === 'acknowledged')).toHaveLength(1)
    committee.passMinutes(60)
    expect(await escalateOn(committee.database)).toBe(0)
  })

  it('is answered for by nobody who only reads', async () => {
    const { code } = await danger()
    const reader = await committee.member('reader', 'ward-a', 'viewer')
    await expect(committee.tickets.acknowledge(reader, code)).rejects.toThrow('tickets.handle')
  })

  it('at the root is told to the root again', async () => {
    await linked('root', 'root', 'chair')
    await open({ unitId: committee.rootId, kind: 'khan_cap', urgency: 'khan' })
    committee.passMinutes(16)
    await escalateOn(committee.database)
    expect(await told('root')).toHaveLength(2)
  })

  it('says nothing of the words of a child in a chat', async () => {
    await linked('officer', 'ward-a', 'officer')
    await open({
      unitId: committee.unitId('a-1'),
      urgency: 'khan',
      minor: true,
      text: 'Cháu bé 8 tuổi bị đánh',
    })
    expect((await told('officer')).join()).toContain('liên quan trẻ em')
    expect((await told('officer')).join()).not.toContain('8 tuổi')
  })
})

describe('a denunciation', () => {
  const denounce = (through = account) =>
    open({ unitId: committee.unitId('a-1'), kind: 'to_cao', text: 'Tố cáo ông tổ trưởng' }, through)

  it('goes to the lowest custodians above the unit that owns the account, never to the unit it names', async () => {
    await linked('accused ward', 'ward-a', 'custodian')
    await linked('city', 'city', 'custodian')
    await linked('city officer', 'city', 'officer')
    const { unitId, restricted } = await denounce()
    expect([unitId, restricted]).toEqual([committee.unitId('city'), true])
    expect(await told('city')).toEqual(['Có một việc cần xem riêng.'])
    for (const other of ['accused ward', 'city officer']) expect(await told(other)).toEqual([])
  })

  it('goes further up when nobody is there for it', async () => {
    expect((await denounce()).unitId).toBe(committee.rootId)
  })

  it('is neither routed to those it names, nor there for them, whatever their roles', async () => {
    const named = await linked('Nguyễn Văn Hùng', 'city', 'custodian')
    const above = await linked('Trần Thị Mai', 'root', 'custodian')
    const first = await open({
      unitId: committee.unitId('a-1'),
      kind: 'to_cao',
      text: 'to cao ong nguyen van hung, nhan phong bi',
    })
    expect(first.unitId).toBe(committee.rootId)
    expect([await told('Nguyễn Văn Hùng'), await told('Trần Thị Mai')]).toEqual([
      [],
      ['Có một việc cần xem riêng.'],
    ])
    const before = await committee.tickets.counts(above)
    const { code } = await open({
      unitId: committee.unitId('a-1'),
      kind: 'to_cao',
      urgency: 'khan',
      text: 'Tố cáo bà TRẦN THỊ MAI và ông Nguyễn Văn Hùng',
    })
    committee.passMinutes(16)
    await escalateOn(committee.database)
    for (const viewer of [above, named]) {
      await expect(committee.tickets.find(viewer, code)).rejects.toThrow('ticket')
      expect((await committee.tickets.list(viewer, { q: 'tố cáo bà' }, { limit: 10 })).items).toEqual([])
    }
    expect(await committee.tickets.counts(above)).toEqual(before)
    expect(await told('Trần Thị Mai')).toHaveLength(1)
    const handlers = await committee.tickets.handlers(committee.owner, code)
    expect(handlers.map(({ name }) => name)).not.toContain('Trần Thị Mai')
    await committee.staff.grant(committee.owner, above.personId, { role: 'admin', unitId: committee.rootId })
    const both = await committee.viewer(above.personId)
    await committee.tickets.open(committee.owner, code)
    expect(JSON.stringify(await committee.audit.list(both, {}, { limit: 100 }))).not.toContain(code)
  })

  it('that comes to name somebody is not there for them from then on', async () => {
    const officer = await committee.member('Cán Bộ Nhận', 'ward-a', 'officer')
    const custodian = await committee.member('Lê Thị Kín', 'root', 'custodian')
    const { code } = await open({ unitId: committee.unitId('a-1'), text: 'Bà Lê Thị Kín nhận tiền' })
    await committee.tickets.classify(officer, code, { kind: 'to_cao' })
    await expect(committee.tickets.find(custodian, code)).rejects.toThrow('ticket')
    expect((await committee.tickets.find(committee.owner, code)).restricted).toBe(true)
  })

  it('stays with the account’s own unit when there is nothing above', async () => {
    expect((await denounce(await committee.account('telegram', 'root'))).unitId).toBe(committee.rootId)
  })

  it('that is urgent and unanswered goes up to custodians alone, in the barest words', async () => {
    await linked('city', 'city', 'custodian')
    await linked('root custodian', 'root', 'custodian')
    await linked('root chair', 'root', 'chair')
    await open({ unitId: committee.unitId('a-1'), kind: 'to_cao', urgency: 'khan' })
    committee.passMinutes(16)
    expect(await escalateOn(committee.database)).toBe(1)
    expect(new Set(await told('root custodian'))).toEqual(new Set(['Có một việc cần xem riêng.']))
    expect(await told('root chair')).toEqual([])
  })

  it('is known to custodians alone in every number, and its reading is not in the audit of others', async () => {
    const custodian = await committee.member('custodian', 'root', 'custodian')
    const admin = await committee.member('admin', 'root', 'admin')
    const before = await committee.tickets.counts(admin)
    const { code } = await denounce()
    expect(await committee.tickets.counts(admin)).toEqual(before)
    expect((await committee.tickets.counts(custodian)).open).toBe(before.open + 1)
    await committee.tickets.open(custodian, code)
    const seen = await committee.audit.list(admin, {}, { limit: 100 })
    expect(JSON.stringify(seen)).not.toContain(code)
  })

  it('is not changed by an officer who saw it before it became one', async () => {
    const officer = await committee.member('officer', 'ward-a', 'officer')
    const { code } = await open({ unitId: committee.unitId('a-1') })
    await committee.tickets.classify(officer, code, { kind: 'to_cao' })
    await expect(committee.tickets.reply(officer, code, { text: 'x' })).rejects.toThrow('ticket')
    expect((await committee.tickets.find(committee.owner, code)).unitId).toBe(committee.rootId)
  })

  it('that was none after all is an ordinary ticket whose author stays unnamed', async () => {
    const custodian = await committee.member('custodian', 'root', 'custodian')
    const officer = await committee.member('officer', 'ward-a', 'officer')
    const { code } = await denounce()
    await committee.tickets.classify(custodian, code, { kind: 'phan_anh', unitId: committee.unitId('a-1') })
    const ticket = await committee.tickets.find(officer, code)
    expect([ticket.restricted, ticket.author]).toEqual([false, null])
  })
})
