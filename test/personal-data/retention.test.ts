/** How long things are kept: the preview counts what the nightly job then deals with, and nothing younger goes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyRetention } from '../../src/personal-data/retention.ts'
import { retentionClasses } from '../../src/personal-data/retention-classes.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { type Office, openOffice } from '../console/office.ts'

const day = 24 * 60 * 60 * 1000
let office: Office
let folder: string
let store: ReturnType<typeof createFileStore>

beforeAll(async () => {
  office = await openOffice()
  folder = await mkdtemp(join(tmpdir(), 'cau-noi-retention-'))
  store = createFileStore({ root: folder })
  for (const kept of retentionClasses) await fill(kept.days)
})
afterAll(async () => {
  await office?.close()
  await rm(folder, { recursive: true, force: true })
})

let made = 0

/** Of everything one that is a day too old for a rule of so many days, and one that is a day younger. */
async function fill(days: number): Promise<void> {
  for (const age of [days + 1, days - 1]) await fillAt(new Date(office.clock.now().getTime() - age * day))
}

async function fillAt(at: Date): Promise<void> {
  const { orm } = office.database
  made += 1
  const accountId = office.telegram.id
  const chat = { accountId, externalId: `r${made}`, lastInboundAt: at, createdAt: at }
  const talk = { v: 1, open: { subject: 'fb', version: 1, state: {}, at: at.toISOString() } }
  const identity = await orm.identity.create({ data: { ...chat, dialogue: talk } })
  await orm.identity.create({ data: { ...chat, externalId: `silent${made}` } })
  await orm.inboundEvent.create({
    data: { accountId, key: `k${made}`, payload: { text: 'xin chào' }, state: 'done', receivedAt: at },
  })
  const message = {
    accountId,
    identityId: identity.id,
    chatId: chat.externalId,
    content: { text: { text: 'x' } },
  }
  await orm.outgoingMessage.create({
    data: { ...message, lane: 'interactive', state: 'sent', createdAt: at, settledAt: at },
  })
  await orm.webMessage.create({
    data: { identityId: identity.id, side: 'resident', content: { text: 'x' }, createdAt: at },
  })
  const person = await orm.person.create({ data: { name: `Người ${made}` } })
  await orm.dataRequest.create({
    data: {
      personId: person.id,
      unitId: office.unitId('a-1'),
      kind: 'correct',
      detail: 'lời của tôi',
      status: 'done',
      acknowledgeDueAt: at,
      dueAt: at,
      doneAt: at,
    },
  })
  const campaign = await orm.campaign.create({
    data: {
      ...{ unitId: office.unitId('a-1'), title: 'Họp tổ', textVi: 'Mời họp.', segment: {} },
      authorId: person.id,
    },
  })
  await orm.campaignReply.create({
    data: {
      ...{ campaignId: campaign.id, identityId: identity.id, personId: person.id },
      text: 'cảm ơn',
      createdAt: at,
    },
  })
  const answer = { campaignId: campaign.id, personId: person.id }
  await orm.campaignRsvp.create({ data: { ...answer, answer: 'yes', answeredAt: at } })
  await orm.campaignPledge.create({ data: { ...answer, amount: 200_000n, pledgedAt: at } })
  const code = await office.ticket('a-1', `Việc thứ ${made} đã xong từ lâu`)
  const ticket = await orm.ticket.update({ where: { code }, data: { status: 'closed', closedAt: at } })
  await orm.attachment.create({ data: { ticketId: ticket.id, fileId: await keepFile(at, null) } })
  const quiet = await orm.identity.create({ data: { ...chat, externalId: `files${made}` } })
  await keepFile(at, quiet.id)
  await keepFile(at, quiet.id, `data-copy:${made}`)
}

async function keepFile(at: Date, owner: number | null, mark: string | null = null): Promise<number> {
  const key = `aa/bb/${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')}.txt`
  await store.put(key, Buffer.from('nội dung'))
  const file = { state: 'ready', kind: 'document', key, ownerIdentityId: owner, platformFileId: mark }
  return (await office.database.orm.storedFile.create({ data: { ...file, createdAt: at } })).id
}

const apply = () =>
  applyRetention({
    database: office.database,
    clock: office.clock,
    removeFiles: async (_tx, keys) => {
      for (const key of keys) await store.remove(key)
    },
  })

const preview = (name: string, days: number) =>
  office.personalData.retention.preview(office.owner, name, { days })

describe('retention', () => {
  it('does to every class exactly what its preview says, and finds nothing more afterwards', async () => {
    for (const { name, days } of retentionClasses) {
      const { count } = await preview(name, days)
      expect(count, name).toBeGreaterThan(0)
      await office.database.orm.retentionRule.updateMany({ data: { active: false } })
      await office.database.orm.retentionRule.update({ where: { name }, data: { active: true } })
      expect(await apply(), name).toEqual({ [name]: count })
      expect((await preview(name, days)).count, name).toBe(0)
    }
  })

  it('leaves a younger answer to an invitation and a younger wish to give, and nothing older', async () => {
    const { orm } = office.database
    const rule = await orm.retentionRule.findUniqueOrThrow({ where: { name: 'campaign_answers' } })
    const limit = new Date(office.clock.now().getTime() - rule.days * day)
    expect(await orm.campaignRsvp.count({ where: { answeredAt: { lt: limit } } })).toBe(0)
    expect(await orm.campaignPledge.count({ where: { pledgedAt: { lt: limit } } })).toBe(0)
    expect(await orm.campaignRsvp.count()).toBeGreaterThan(0)
    expect(await orm.campaignPledge.count()).toBe(await orm.campaignRsvp.count())
  })

  it('takes words and author out of an old ticket, and leaves a younger one', async () => {
    const { orm } = office.database
    const rule = await orm.retentionRule.findUniqueOrThrow({ where: { name: 'tickets' } })
    const limit = new Date(office.clock.now().getTime() - rule.days * day)
    const tickets = await orm.ticket.findMany({ where: { status: 'closed' } })
    const old = tickets.filter(({ closedAt }) => closedAt && closedAt < limit)
    expect(old.length).toBeGreaterThan(0)
    for (const ticket of old) expect(ticket).toMatchObject({ text: '', folded: '', authorId: null })
    for (const ticket of tickets.filter((each) => !old.includes(each))) expect(ticket.text).not.toBe('')
  })

  it('removes the bytes of files with their rows', async () => {
    const keys = new Set((await office.database.orm.storedFile.findMany()).map(({ key }) => key))
    for await (const key of store.keys()) expect(keys.has(key)).toBe(true)
  })

  it('leaves the picture of an announcement where it is, however old and whoever sent it', async () => {
    const { orm } = office.database
    const old = new Date(office.clock.now().getTime() - 1_000 * day)
    const sender = { accountId: office.telegram.id, externalId: 'sender', lastInboundAt: old, createdAt: old }
    const { id: ownerId } = await orm.identity.create({ data: sender })
    const fileId = await keepFile(old, ownerId)
    const author = await orm.person.create({ data: {} })
    await orm.campaign.create({
      data: {
        unitId: office.unitId('a-1'),
        title: 'Họp tổ',
        textVi: 'Mời họp.',
        segment: {},
        fileId,
        authorId: author.id,
      },
    })
    const rule = { where: { name: 'loose_files' }, data: { active: true } }
    await orm.retentionRule.update(rule)
    await apply()
    expect(await orm.storedFile.findUnique({ where: { id: fileId } })).not.toBeNull()
    await orm.retentionRule.update({ ...rule, data: { active: false } })
  })

  it('deletes nothing by a rule that is turned off', async () => {
    await office.database.orm.retentionRule.updateMany({ data: { active: false } })
    expect(await apply()).toEqual({})
  })
})

describe('editing the rules', () => {
  it('shows what would go before it saves, and notes the change in the audit', async () => {
    const desk = await office.desk(office.owner)
    const { count } = await preview('transcripts', 30)
    const shown = await desk.post('/console/personal-data/retention/transcripts', {
      days: '30',
      active: 'yes',
    })
    expect(shown.html).toContain(`sẽ xóa ${count}`)
    const unchanged = await office.database.orm.retentionRule.findUniqueOrThrow({
      where: { name: 'transcripts' },
    })
    expect(unchanged.days).toBe(180)
    await desk.post('/console/personal-data/retention/transcripts', {
      days: '30',
      active: 'yes',
      confirmed: 'yes',
    })
    const changed = await office.database.orm.retentionRule.findUniqueOrThrow({
      where: { name: 'transcripts' },
    })
    expect(changed).toMatchObject({ days: 30, active: true })
    const entry = await office.database.orm.auditEntry.findFirst({ where: { action: 'privacy.retention' } })
    expect(entry).toMatchObject({ entityId: 'transcripts', data: { days: [180, 30] } })
  })

  it('promises no longer than people were told', async () => {
    const desk = await office.desk(office.owner)
    const refused = await desk.post('/console/personal-data/retention/payloads', {
      days: '90',
      active: 'yes',
    })
    expect(refused.status).toBe(422)
  })

  it('is for administrators of the root alone: the rules hold for every unit', async () => {
    const admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
    const desk = await office.desk(admin)
    const page = await desk.get('/console/personal-data/retention')
    expect(page.html).toContain('Chỉ quản trị của đơn vị gốc')
    const tried = await desk.post('/console/personal-data/retention/transcripts', {
      days: '1',
      active: 'yes',
      confirmed: 'yes',
    })
    expect([403, 404]).toContain(tried.status)
  })
})
