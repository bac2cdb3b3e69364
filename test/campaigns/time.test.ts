import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCampaign } from '../../src/campaigns/campaign-reading.ts'
import { createCampaigns } from '../../src/campaigns/campaigns.ts'
import { markRestored } from '../../src/campaigns/heartbeat.ts'
import { differences, factsOf, readProof } from '../../src/campaigns/proof.ts'
import { nextTime } from '../../src/campaigns/recurring.ts'
import { createOutbox } from '../../src/delivery/outbox.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { createJobs } from '../../src/platform/jobs/jobs.ts'
import { type Committee, openCommittee, texts } from '../support/committee.ts'
import { subscribe } from './residents.ts'

let world: Committee
let dataDir: string
let officer: Viewer
let chair: Viewer
let slug: string

beforeEach(async () => {
  world = await openCommittee({ startAt: '2026-11-20T09:00:00+07:00' })
  dataDir = await mkdtemp(join(tmpdir(), 'cau-noi-time-'))
  officer = await world.member('Cán bộ', 'ward-a', 'officer')
  chair = await world.member('Chủ tịch', 'ward-a', 'chair')
  slug = (await world.account('telegram')).slug
  await subscribe(world.database, [1, 2, 3], { slug, unitId: world.unitId('a-1') })
})
afterEach(async () => {
  await world.close()
  await rm(dataDir, { recursive: true, force: true })
})

/** A process of the program, as far as campaigns go. */
function process({ folder = dataDir, database = world.database as Database } = {}) {
  const { clock, log, directory: units } = world
  const outbox = createOutbox({ nudge: () => undefined })
  return createCampaigns({
    database,
    jobs: createJobs({ database, log }),
    clock,
    log,
    texts,
    units,
    outbox,
    dataDir: folder,
    files: createFileStore({ root: folder }),
    randomBytes,
    holder: 'a process',
    announcerOf: () => undefined,
    coverUrl: 'http://127.0.0.1/cover.png',
    channels: () => [],
    report: () => undefined,
    publicUrl: 'http://127.0.0.1',
    factorIn: () => {
      throw new Error('nobody writes here')
    },
  })
}

interface Wanted {
  readonly notBefore?: string
  readonly notAfter?: string
  readonly class?: 'ordinary' | 'urgent'
  readonly oneEach?: true
  readonly repeat?: 'weekly' | 'monthly'
}

async function approved(more: Wanted = {}) {
  const campaigns = process()
  const { id } = await campaigns.create(officer, {
    title: 'Họp tổ',
    class: more.class ?? 'ordinary',
    text: { vi: 'Mời bác họp tổ.', en: null },
    buttons: [],
    fileId: null,
    segment: { unit: world.unitId('ward-a'), ...(more.oneEach ? { household: { oneEach: true } } : {}) },
    notBefore: more.notBefore ? new Date(more.notBefore) : null,
    notAfter: more.notAfter ? new Date(more.notAfter) : null,
    repeat: more.repeat ?? null,
  })
  await campaigns.submit(officer, id)
  await campaigns.approve(chair, id)
  return id
}

const find = async (id: number) => {
  const { campaign, figures } = await process().find(officer, id)
  return {
    status: campaign.status,
    stopReason: campaign.stopReason,
    recipients: figures.recipients,
    figures,
    campaign,
  }
}

/** Looks every nine minutes, less than the gap of an outage, for so long. */
async function pass(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 9) {
    world.passMinutes(Math.min(9, minutes - passed))
    await process().look()
  }
}

describe('the time of a campaign', () => {
  it('comes once, whoever looks, and however many at once', async () => {
    const id = await approved({ notBefore: '2026-11-20T10:00:00+07:00' })
    await process().look()
    expect(await find(id)).toMatchObject({ status: 'approved', recipients: 0 })
    await pass(55)
    world.passMinutes(5)
    await Promise.all([process().look(), process().look(), process().look(), process().look()])
    expect(await find(id)).toMatchObject({ status: 'running', recipients: 3 })
    const started = await world.database.orm.auditEntry.count({ where: { action: 'campaign.start' } })
    expect(started).toBe(1)
  })

  it('writes its recipients down in portions: killed between them, one set all the same, and nothing leaves before', {
    timeout: 120_000,
  }, async () => {
    const { database } = world
    const chats = Array.from({ length: 5_100 }, (_, at) => at + 1_000)
    const people = await subscribe(database, chats, { slug, unitId: world.unitId('a-1') })
    const household = await database.orm.household.create({ data: { unitId: world.unitId('a-1') } })
    const atHome = [Math.min(...people), Math.max(...people)]
    await database.orm.person.updateMany({
      where: { id: { in: atHome } },
      data: { householdId: household.id },
    })
    await database.orm.lease.create({
      data: { name: 'lane', holder: 'sender', until: new Date('2099-01-01') },
    })
    const { accountId } = await database.orm.identity.findFirstOrThrow()
    const claimed = async () => {
      const given = { accountId, holder: 'sender', lease: 'lane', now: world.clock.now() }
      const { bulk } = process()
      const rows = await database.orm.campaignRecipient.findMany({ take: 5, orderBy: { id: 'asc' } })
      const ids = rows.map((row) => String(row.id))
      const ahead = await bulk.ahead({ ...given, most: 5 })
      expect(ahead.length === 0 || String(ahead) === String(ids)).toBe(true)
      return [ahead.length, (await bulk.claim({ ...given, ids })).length]
    }

    const id = await approved({ oneEach: true, notBefore: '2026-11-20T09:01:00+07:00' })
    world.passMinutes(1)
    let written = 0
    const dying: Database = {
      ...database,
      transaction: (work) =>
        database.transaction(async (tx) => {
          const done = await work(tx)
          written = await tx.orm.campaignRecipient.count()
          if (written > 5_000) throw new Error('killed')
          return done
        }),
    }
    await expect(process({ database: dying }).look()).rejects.toThrow('killed')
    expect(written).toBeGreaterThan(5_000)
    expect(await find(id)).toMatchObject({ status: 'running', recipients: 5_000 })
    expect(await claimed()).toEqual([0, 0])

    await Promise.all([process().look(), process().look(), process().look()])
    expect(await find(id)).toMatchObject({
      status: 'running',
      recipients: 5_102,
      figures: { pending: 5_102 },
    })
    const reached = await database.orm.campaignRecipient.findMany({ where: { personId: { in: atHome } } })
    expect(reached).toHaveLength(1)
    const planned = await database.orm.auditEntry.findMany({ where: { action: 'campaign.plan' } })
    expect(planned.map(({ data }) => data)).toEqual([{ recipients: 5_102 }])
    expect(await claimed()).toEqual([5, 5])
  })

  it('comes again as a campaign of its own that waits for its own approval, until one is cancelled', async () => {
    const times = { notBefore: '2026-11-20T10:00:00+07:00', notAfter: '2026-11-20T12:00:00+07:00' }
    const first = await approved({ ...times, repeat: 'weekly' })
    await pass(60)
    await Promise.all([process().look(), process().look()])
    const { campaign } = world.database.orm
    const [next, ...more] = await campaign.findMany({ where: { previousId: first } })
    expect(more).toEqual([])
    expect(next).toMatchObject({
      status: 'submitted',
      approvedHash: null,
      notBefore: new Date('2026-11-27T10:00:00+07:00'),
      notAfter: new Date('2026-11-27T12:00:00+07:00'),
    })
    await expect(process().approve(officer, next?.id ?? 0)).rejects.toThrow()
    await process().cancel(chair, next?.id ?? 0)
    await process().look()
    expect(await campaign.count()).toBe(2)
  })

  it.each([
    ['monthly', '2027-01-31T09:00:00+07:00', '2027-02-28T09:00:00+07:00'],
    ['monthly', '2026-12-15T23:30:00+07:00', '2027-01-15T23:30:00+07:00'],
    ['weekly', '2026-11-20T10:00:00+07:00', '2026-11-27T10:00:00+07:00'],
  ] as const)('%s after %s is %s', (repeat, from, next) => {
    const at = new Date(from)
    expect(nextTime(at, { repeat, day: null }, at)).toEqual(new Date(next))
  })

  it('comes every month on the day it was begun for, however short the months between', async () => {
    const { campaign } = world.database.orm
    const first = await approved({ notBefore: '2027-01-31T10:00:00+07:00', repeat: 'monthly' })
    const times: string[] = []
    let id = first
    while (times.length < 3) {
      await campaign.update({ where: { id }, data: { status: 'done' } })
      world.passMinutes(1)
      await process().look()
      const next = await campaign.findFirstOrThrow({ where: { previousId: id } })
      id = next.id
      times.push(next.notBefore?.toISOString().slice(0, 10) ?? '')
    }
    expect(times).toEqual(['2027-02-28', '2027-03-31', '2027-04-30'])
  })

  it('keeps to the most a day when two begin at once, in two processes', async () => {
    const rule = { quietFrom: 0, quietTo: 0, perDay: 1, perWeek: null }
    const data = { ...rule, unitId: world.unitId('ward-a') }
    await world.database.orm.campaignRule.create({ data })
    const both = [
      await approved({ notBefore: '2026-11-20T09:05:00+07:00' }),
      await approved({ notBefore: '2026-11-20T09:05:00+07:00' }),
    ]
    world.passMinutes(5)
    await Promise.all([process().look(), process().look(), process().look()])
    const [one, other] = await Promise.all(both.map(find))
    expect((one?.recipients ?? 0) + (other?.recipients ?? 0)).toBe(3)
    const told = await world.database.orm.campaignRecipient.groupBy({ by: ['personId'], _count: true })
    expect(told.map(({ _count }) => _count)).toEqual([1, 1, 1])
  })

  it('passes: what has not begun expires, who was not reached is skipped', async () => {
    const late = await approved({
      notBefore: '2026-11-20T12:00:00+07:00',
      notAfter: '2026-11-20T13:00:00+07:00',
    })
    const begun = await approved({ notAfter: '2026-11-20T10:00:00+07:00' })
    await process().look()
    await process().pause(officer, begun)
    await pass(65)
    expect(await find(begun)).toMatchObject({
      status: 'done',
      figures: { recipients: 3, skipped: 3, reasons: { expired: 3 } },
    })
    await process().edit(officer, late, {
      change: {
        notBefore: new Date('2026-11-21T08:00:00+07:00'),
        notAfter: new Date('2026-11-21T09:00:00+07:00'),
      },
    })
    await process().submit(officer, late)
    await pass(24 * 60)
    expect(await find(late)).toMatchObject({ status: 'expired', recipients: 0 })
  })

  it('is not in quiet hours, except for danger to life and for who approves in the night with open eyes', async () => {
    const id = await approved({ notBefore: '2026-11-20T22:00:00+07:00' })
    const urgent = await approved({ notBefore: '2026-11-20T22:00:00+07:00', class: 'urgent' })
    await pass(13 * 60 + 5)
    expect(await find(id)).toMatchObject({ status: 'approved', recipients: 0 })
    expect(await find(urgent)).toMatchObject({ status: 'running', recipients: 3 })
    const atNight = await approved()
    await process().look()
    expect(await find(atNight)).toMatchObject({ status: 'running', campaign: { atNight: true } })
    await pass(8 * 60 + 30)
    expect(await find(id)).toMatchObject({ status: 'running', recipients: 3 })
  })

  it('rests when quiet hours begin before everybody was reached', async () => {
    const id = await approved()
    await process().look()
    const tonight = {
      restsFrom: new Date('2026-11-20T21:30:00+07:00'),
      restsUntil: new Date('2026-11-21T06:30:00+07:00'),
    }
    expect((await find(id)).campaign).toMatchObject(tonight)
    await pass(12 * 60 + 35)
    expect((await find(id)).campaign).toMatchObject(tonight)
    await pass(9 * 60)
    expect((await find(id)).campaign.restsFrom).toEqual(new Date('2026-11-21T21:30:00+07:00'))
  })

  it('leaves nothing to be sent from the first moment of the quiet hours, also of what goes on again in them', async () => {
    const id = await approved()
    await process().look()
    const account = await world.database.orm.channelAccount.findFirstOrThrow({ where: { slug } })
    const due = async () =>
      (await process().bulk.ahead({ accountId: account.id, most: 10, now: world.clock.now() })).length
    expect(await due()).toBe(3)
    await pass(12 * 60 + 29)
    expect(await due()).toBe(3)
    // Nobody has looked since.
    world.passMinutes(1)
    expect(await due()).toBe(0)
    await process().pause(chair, id)
    world.passMinutes(60)
    await process().look()
    await process().resume(chair, id)
    expect(await due()).toBe(0)
    await pass(8 * 60)
    expect(await due()).toBe(3)
  })
})

describe('after a gap', () => {
  it('of an outage what was due waits for a yes; what is due later does not', async () => {
    const due = await approved({ notBefore: '2026-11-20T10:00:00+07:00' })
    const later = await approved({ notBefore: '2026-11-20T14:00:00+07:00' })
    const running = await approved()
    await process().look()
    world.passMinutes(180)
    await process().begin()
    await process().look()
    expect(await find(due)).toMatchObject({ status: 'approved', stopReason: 'outage', recipients: 0 })
    expect(await find(running)).toMatchObject({ status: 'paused', stopReason: 'outage' })
    await pass(125)
    expect(await find(later)).toMatchObject({ status: 'running' })
    expect(await find(due)).toMatchObject({ status: 'approved', recipients: 0 })
    await process().resume(officer, due)
    expect(await find(due)).toMatchObject({ status: 'running', stopReason: null, recipients: 3 })
    await process().resume(officer, running)
    expect(await find(running)).toMatchObject({ status: 'running', stopReason: null })
  })

  it('that nobody has judged yet nothing begins and nobody is written to, whatever is approved meanwhile', async () => {
    const { database, clock } = world
    const running = await approved()
    const due = await approved({ notBefore: '2026-11-20T10:00:00+07:00' })
    await process().look()
    const until = new Date('2099-01-01')
    await database.orm.lease.create({ data: { name: 'lane', holder: 'sender', until } })
    const { accountId } = await database.orm.identity.findFirstOrThrow()
    const given = { accountId, holder: 'sender', lease: 'lane', most: 1 }
    const claimed = async () => {
      const { bulk } = process()
      const ids = await bulk.ahead({ ...given, now: clock.now() })
      return (await bulk.claim({ ...given, ids, now: clock.now() })).length
    }
    expect(await claimed()).toBe(1)
    world.passMinutes(180)
    expect(await claimed()).toBe(0)
    const now = await approved()
    expect(await find(now)).toMatchObject({ status: 'running', stopReason: null })
    expect(await find(due)).toMatchObject({ status: 'approved', stopReason: 'outage', recipients: 0 })
    expect(await find(running)).toMatchObject({ status: 'paused', stopReason: 'outage' })
    expect(await claimed()).toBe(1)
  })

  it('of a minute nothing is held', async () => {
    const due = await approved({ notBefore: '2026-11-20T09:01:00+07:00' })
    await process().look()
    world.passMinutes(3)
    await process().look()
    expect(await find(due)).toMatchObject({ status: 'running' })
  })

  it('between the file and the database it is an old backup: nothing of it goes out unasked', async () => {
    const id = await approved({ notBefore: '2026-11-20T12:00:00+07:00' })
    await process().look()
    const file = join(dataDir, 'heartbeat')
    expect(new Date((await readFile(file, 'utf8')).trim())).toEqual(world.clock.now())
    await writeFile(file, '2026-11-20T09:05:00.000+07:00\n')
    world.passMinutes(6)
    await process().look()
    expect(await find(id)).toMatchObject({ status: 'approved', stopReason: 'restored' })
    await pass(240)
    expect(await find(id)).toMatchObject({ status: 'approved', recipients: 0 })
    await process().resume(officer, id)
    expect(await find(id)).toMatchObject({ status: 'running' })
  })

  it('of no more than a minute, an old backup is known by the mark of its restore', async () => {
    const id = await approved({ notBefore: '2026-11-20T09:02:00+07:00' })
    await process().look()
    await markRestored(dataDir)
    world.passMinutes(3)
    await process().begin()
    await process().look()
    expect(await find(id)).toMatchObject({ status: 'approved', stopReason: 'restored', recipients: 0 })
    expect(await readFile(join(dataDir, 'heartbeat'), 'utf8')).toBe(`${world.clock.now().toISOString()}\n`)
    await process().resume(officer, id)
    expect(await find(id)).toMatchObject({ status: 'running', recipients: 3 })
  })

  it('a clock that is set back starts nothing and repeats nothing', async () => {
    const id = await approved()
    const later = await approved({ notBefore: '2026-11-20T10:00:00+07:00' })
    await process().look()
    world.passMinutes(-24 * 60)
    await process().look()
    await pass(60)
    expect(await find(id)).toMatchObject({ status: 'running', recipients: 3 })
    expect(await find(later)).toMatchObject({ status: 'approved', recipients: 0 })
  })
})

it('a proof says what was sent and what became of it: changed by nobody unseen, the paper and the rows alike', async () => {
  const { database, clock } = world
  const id = await approved()
  await process().look()
  await expect(process().proof(officer, id)).rejects.toMatchObject({ reason: 'campaign-move' })
  await process().cancel(officer, id)
  const proof = await process().proof(officer, id)
  expect(proof.facts).toMatchObject({
    status: 'cancelled',
    approvedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    author: { id: officer.personId },
    approver: { id: chair.personId },
    counts: { recipients: 3, sent: 0, skipped: 3, pending: 0 },
    reasons: { cancelled: 3 },
  })
  expect(await process().proof(officer, id)).toMatchObject({ hash: proof.hash })
  const exports = await database.orm.auditEntry.findMany({ where: { action: 'campaign.export' } })
  expect(exports.map(({ data }) => data)).toEqual(Array(2).fill({ format: 'proof', hash: proof.hash }))

  const paper = JSON.stringify(proof)
  expect(readProof(paper)).toEqual(proof)
  expect(readProof(paper.replace('"sent":0', '"sent":3'))).toBeNull()
  const compare = async () => {
    const campaign = await readCampaign(database, id)
    return campaign && differences(proof.facts, await factsOf(database, campaign, clock.now()))
  }
  expect(await compare()).toEqual([])
  const [one] = await database.orm.campaignRecipient.findMany({ where: { campaignId: id } })
  await database.orm.campaignRecipient.update({ where: { id: one?.id ?? 0n }, data: { state: 'sent' } })
  expect(await compare()).toEqual(['counts', 'reasons', 'outcomesHash'])
  await database.orm.campaign.update({ where: { id }, data: { textVi: 'Khác' } })
  expect(await compare()).toEqual(['textHash', 'approvedHash', 'counts', 'reasons', 'outcomesHash'])
})

it('what is not what was approved is not started', async () => {
  const id = await approved({ notBefore: '2026-11-20T09:30:00+07:00' })
  await world.database.orm.campaign.update({ where: { id }, data: { textVi: 'Khác' } })
  await process().look()
  await pass(35)
  expect(await find(id)).toMatchObject({ status: 'draft', recipients: 0 })
})
