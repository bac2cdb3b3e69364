/** A campaign ends with everybody accounted for, and nobody twice, whatever happens to people, accounts and units meanwhile. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { markRestored } from '../../src/campaigns/heartbeat.ts'
import { createJoinCode, join } from '../../src/people/joining.ts'
import { type CampaignOffice, openCampaignOffice } from './office.ts'

let office: CampaignOffice
beforeEach(async () => {
  office = await openCampaignOffice()
})
afterEach(() => office.close())

const now = () => office.world.clock.now()
const due = () => office.process().bulk.ahead({ accountId: office.accountId, most: 100, now: now() })

/** Marks everybody who is due in flight, in the hands of a process that has the lane. */
async function claim(holder: string) {
  const { world, accountId, process } = office
  const lease = { name: 'lane:x', holder, until: new Date(Date.now() + 3_600_000) }
  await world.database.orm.lease.upsert({ where: { name: lease.name }, create: lease, update: lease })
  return process().bulk.claim({ accountId, holder, lease: lease.name, ids: await due(), now: now() })
}

const chats = () =>
  office.world.database.orm.identity.findMany({
    where: { accountId: office.accountId },
    orderBy: { id: 'asc' },
    select: { id: true, personId: true, unitId: true },
  })

const settle = (
  holder: string,
  outcomes: Parameters<ReturnType<CampaignOffice['process']>['bulk']['settle']>[0],
) => office.process().bulk.settle(outcomes, { holder, now: now() })

it('of which a process wakes late, and had not sent, is over all the same: they have failed, and can be tried again', async () => {
  const id = await office.approved()
  await office.process().look()
  const asleep = await claim('asleep')
  expect(asleep).toHaveLength(3)
  await office
    .process()
    .bulk.recover({ accountId: office.accountId, holder: 'other', inHand: [], now: now() })
  await office.process().look()
  expect(await office.find(id)).toMatchObject({ status: 'done', figures: { unknown: 3 } })
  const [first, ...rest] = asleep.map((each) => each.id)
  await settle('asleep', [
    { id: first ?? '', state: 'sent', platform_id: '1' },
    ...rest.map((each) => ({ id: each, state: 'pending', uncounted: true }) as const),
  ])
  expect(await office.find(id)).toMatchObject({
    status: 'done',
    figures: { sent: 1, failed: 2, unknown: 0, pending: 0, reasons: { interrupted: 2 } },
  })
  await office.process().retry(office.officer, id, 'failed')
  expect(await due()).toHaveLength(2)
})

it('does not end beside somebody who is just being told to be tried again', async () => {
  const id = await office.approved()
  await office.process().look()
  const told = await claim('one')
  await settle(
    'one',
    told.map((each) => ({ id: each.id, state: 'failed', reason: 'x' }) as const),
  )
  await Promise.all([
    office.process().look(),
    office.process().retry(office.officer, id, 'failed'),
    office.process().look(),
    office.process().look(),
  ]).catch(() => undefined)
  await office.process().look()
  const { status, figures } = await office.find(id)
  expect([status, figures.pending, (await due()).length]).toEqual(
    status === 'done' ? ['done', 0, 0] : ['running', 3, 3],
  )
})

it('sends again to those whom nobody had paid for, once it was paid', async () => {
  const id = await office.approved()
  await office.process().look()
  const told = await claim('one')
  await settle(
    'one',
    told.map(
      (each) =>
        ({
          ...{ id: each.id, state: 'failed', reason: 'unpaid' },
          ...{ unreachable: 'unpaid', identity_id: each.identity_id },
        }) as const,
    ),
  )
  await office.process().look()
  const segment = { unit: office.world.unitId('ward-a') }
  expect(await office.process().reach(office.officer, { class: 'ordinary', segment })).toMatchObject({
    total: 3,
  })
  await office.process().retry(office.officer, id, 'failed')
  expect(await claim('one')).toHaveLength(3)
})

it('begins beside another one that cannot be read', async () => {
  const broken = await office.approved({ notBefore: '2026-11-20T09:01:00+07:00' })
  const id = await office.approved({ notBefore: '2026-11-20T09:02:00+07:00' })
  const { campaign } = office.world.database.orm
  await campaign.update({ where: { id: broken }, data: { segment: { unit: 'nobody knows' } } })
  office.world.passMinutes(3)
  await expect(office.process().look()).rejects.toThrow()
  expect(await office.find(id)).toMatchObject({ status: 'running', recipients: 3 })
})

it('that a backup holds paused is said to come from one', async () => {
  const id = await office.approved()
  await office.process().look()
  await office.process().pause(office.chair, id)
  await markRestored(office.dataDir)
  await office.process().begin()
  expect(await office.find(id)).toMatchObject({ status: 'paused', stopReason: 'restored' })
  await office.process().resume(office.chair, id)
  expect(await office.find(id)).toMatchObject({ status: 'running', stopReason: null })
})

it('does not tell those again who have answered what nobody knew to have arrived', async () => {
  const id = await office.approved()
  await office.process().look()
  const [answered, ...others] = await claim('one')
  await office
    .process()
    .bulk.recover({ accountId: office.accountId, holder: 'other', inHand: [], now: now() })
  await office.process().look()
  const rowId = BigInt(answered?.id ?? 0)
  await office.world.database.orm.campaignRecipient.update({
    where: { id: rowId },
    data: { acknowledgedAt: now() },
  })
  await office.process().retry(office.officer, id, 'unknown')
  expect(await due()).toEqual(others.map((each) => each.id))
  expect(await office.find(id)).toMatchObject({ figures: { sent: 1, pending: 2 } })
})

it('writes to nobody on an account that has ended: to another of their chats, or says why not', async () => {
  const { database, account } = office.world
  const running = await office.approved()
  await office.process().look()
  await database.orm.channelAccount.update({ where: { id: office.accountId }, data: { state: 'ended' } })
  await office.process().look()
  expect(await office.find(running)).toMatchObject({
    status: 'done',
    figures: { skipped: 3, pending: 0, reasons: { account_ended: 3 } },
  })
  const [{ personId } = { personId: null }] = await chats()
  const { id: accountId } = await account('telegram')
  await database.orm.identity.create({
    data: { accountId, externalId: 'new', personId, lastInboundAt: new Date(now().getTime() - 86_400_000) },
  })
  const segment = { unit: office.world.unitId('ward-a') }
  expect(await office.process().reach(office.officer, { class: 'ordinary', segment })).toMatchObject({
    total: 1,
    skipped: { account_ended: 2 },
  })
})

it('tells one person once, also when it turns out meanwhile that two were one', async () => {
  const id = await office.approved()
  await office.process().look()
  const claimed = await claim('one')
  const [waiting, , told] = await chats()
  await settle(
    'one',
    claimed.map(({ id: each, identity_id }) =>
      identity_id === told?.id
        ? { id: each, state: 'sent', platform_id: '1' }
        : { id: each, state: 'pending', uncounted: true },
    ),
  )
  await office.world.database.transaction(async (tx) => {
    const sender = (chat: typeof told) => ({
      identityId: chat?.id ?? 0,
      personId: chat?.personId ?? 0,
      unitId: null,
    })
    const made = await createJoinCode(tx, sender(told), { now: now(), randomBytes })
    await join(tx, sender(waiting), { code: made?.code ?? '', now: now(), language: 'vi' })
  })
  expect(await due()).toHaveLength(1)
  expect(await office.find(id)).toMatchObject({
    figures: { sent: 1, skipped: 1, pending: 1, reasons: { merged: 1 } },
  })
})

it('goes with its unit into another: what has not begun waits for a new approval, what has begun is seen there', async () => {
  const { world, officer, chair, process } = office
  const { orm } = world.database
  const today = '2026-11-21'
  const waiting = await office.approved({ notBefore: '2026-11-22T09:00:00+07:00' })
  const running = await office.approved()
  await process().look()
  await orm.campaignRule.create({
    data: { unitId: world.unitId('ward-a'), quietFrom: 1200, quietTo: 420, perDay: 1 },
  })
  const segment = { unit: world.unitId('ward-a') }
  await process().segments.save(officer, { name: 'Cả phường', segment })
  world.passMinutes(24 * 60)
  const into = {
    create: { code: 'ward-new', name: 'Phường Mới', level: 'xa', parentId: world.unitId('city') },
  }
  const change = { kind: 'merge', from: [world.unitId('ward-a'), world.unitId('ward-b')], into } as const
  const roles = (await world.units.changes.preview(world.owner, change, today)).roles
  expect((await world.units.changes.preview(world.owner, change, today)).moved.campaigns).toBe(2)
  await world.units.changes.apply(world.owner, { ...change, moveRoles: roles.map((role) => role.id) }, today)
  const unitId = world.directory.now.byCode('ward-new')?.id ?? 0
  expect(await orm.campaignRule.findMany({ select: { unitId: true } })).toEqual([{ unitId }])
  const there = await world.viewer(officer.personId)
  expect((await process().segments.list(there)).map((each) => [each.unitId, each.segment.unit])).toEqual([
    [unitId, unitId],
  ])
  const { campaign } = await process().find(there, waiting)
  expect(campaign).toMatchObject({ status: 'draft', unitId, segment: { unit: unitId }, approvedHash: null })
  expect((await process().find(there, running)).campaign).toMatchObject({ status: 'running', unitId })
  await process().pause(there, running)
  const audited = await orm.auditEntry.findMany({ where: { action: 'campaign.void' } })
  expect(audited.map(({ entityId, data }) => [entityId, data])).toEqual([
    [String(waiting), { reason: 'merger' }],
  ])
  await process().submit(there, waiting)
  await process().approve(await world.viewer(chair.personId), waiting)
})
