/** Denunciations that name those who would read them: somebody else is told, and nobody learns what it says. */
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Account } from '../../src/channels/channel.ts'
import { createOutbox } from '../../src/delivery/outbox.ts'
import { createRestrictedReaders, readerWanted, readsAlone } from '../../src/feedback/restricted-readers.ts'
import { createStaffAlerts } from '../../src/feedback/staff-alerts.ts'
import type { RoleName, Viewer } from '../../src/people/viewer.ts'
import { newCode } from '../../src/platform/codes.ts'
import { type Committee, openCommittee, publicUrl } from '../support/committee.ts'

const secret = 'nhận phong bì'
const wanted = /^Hàng việc kín cần thêm người giữ/
let committee: Committee
let account: Account
let see: () => Promise<number>

beforeEach(async () => {
  committee = await openCommittee()
  account = await committee.account('telegram', 'root')
  const { database, clock, texts, directory: units } = committee
  const alerts = createStaffAlerts({
    outbox: createOutbox({ nudge: () => undefined }),
    texts,
    units,
    publicUrl,
  })
  see = createRestrictedReaders({ database, clock, alerts })
})
afterEach(() => committee.close())

async function linked(name: string, code: string, ...roles: RoleName[]): Promise<Viewer> {
  const viewer = await committee.member(name, code, ...roles)
  const row = { accountId: account.id, externalId: name, personId: viewer.personId }
  await committee.database.orm.identity.create({ data: row })
  return viewer
}
const told = (name: string) => committee.said(account, name)

/** A denunciation as it stands once everybody it names is known. */
async function denounce(unit: string, ...concerned: readonly { personId: number }[]): Promise<string> {
  const now = committee.clock.now()
  const { code } = await committee.database.orm.ticket.create({
    data: {
      ...{ code: newCode('PA', randomBytes), kind: 'to_cao', category: 'can_bo_cong_vu', urgency: 'thuong' },
      ...{ text: `Tố cáo ${secret}`, folded: 'to cao nhan phong bi', language: 'vi', channel: 'web' },
      ...{ unitId: committee.unitId(unit), restricted: true, lookDueAt: now, dueAt: now },
      concernedIds: concerned.map(({ personId }) => personId),
    },
  })
  return code
}

/** The owner holds every role at the root: a committee where that is somebody else's. */
const ownerWithout = (role: RoleName) =>
  committee.database.orm.role.updateMany({
    where: { personId: committee.ownerId, role },
    data: { endedAt: committee.clock.now() },
  })

const home = async (viewer: Viewer) => {
  const { database, directory } = committee
  return [await readsAlone(database, viewer), await readerWanted(database, { viewer, units: directory.now })]
}

describe('a denunciation that names every custodian of its unit', () => {
  it('is told to the custodians above as one that nobody below may read, once, and shown to them so', async () => {
    const named = await linked('Bị nêu', 'ward-a', 'custodian')
    const above = await linked('Cấp trên', 'city', 'custodian')
    await linked('Quản trị', 'city', 'admin')
    const code = await denounce('ward-a', named)
    expect([await see(), await see()]).toEqual([1, 0])
    expect(await told('Cấp trên')).toEqual([
      'Có một việc cần xem riêng mà ở cấp nhận việc không ai được xem.',
    ])
    expect([await told('Bị nêu'), await told('Quản trị')]).toEqual([[], []])
    expect((await committee.tickets.find(above, code)).readers).toBe('above')
    await expect(committee.tickets.find(named, code)).rejects.toThrow('ticket')
    expect([await home(above), await home(named)]).toEqual([
      [true, false],
      [false, false],
    ])
  })

  it('is none while one of them is not named, and becomes one when that one has the role no more', async () => {
    const named = await linked('Bị nêu', 'ward-a', 'custodian')
    const last = await linked('Thôi giữ', 'ward-a', 'custodian')
    await linked('Cấp trên', 'city', 'custodian')
    await denounce('ward-a', named)
    expect([await see(), await told('Cấp trên')]).toEqual([0, []])
    await committee.staff.end(committee.owner, last.personId)
    expect(await see()).toBe(1)
    expect(await told('Cấp trên')).toHaveLength(1)
  })
})

describe('a denunciation that nobody may read', () => {
  it('is told to the administrators at the top, whom it does not name, in words that say nothing of it', async () => {
    await ownerWithout('custodian')
    const custodian = await linked('Giữ việc kín', 'root', 'custodian')
    const namedAdmin = await linked('Quản trị bị nêu', 'root', 'admin')
    const admin = await linked('Quản trị', 'root', 'admin')
    const wardAdmin = await linked('Quản trị phường', 'ward-a', 'admin')
    await linked('Chủ tịch', 'root', 'chair')
    const code = await denounce('ward-a', custodian, namedAdmin)
    expect(await see()).toBe(1)
    const [alert = '', ...more] = await told('Quản trị')
    expect([alert, more]).toEqual([expect.stringMatching(wanted), []])
    for (const word of [code, secret, 'Thanh Xuân', '1']) expect(alert).not.toContain(word)
    for (const other of ['Giữ việc kín', 'Quản trị bị nêu', 'Quản trị phường', 'Chủ tịch'])
      expect(await told(other), other).toEqual([])
    expect(await home(admin)).toEqual([false, true])
    for (const viewer of [custodian, namedAdmin, wardAdmin])
      expect(await home(viewer)).toEqual([false, false])
    await expect(committee.tickets.find(admin, code)).rejects.toThrow('ticket')
  })

  it('is told once, however many there are, and then to whoever is made a custodian', async () => {
    await ownerWithout('custodian')
    const admin = await linked('Quản trị', 'root', 'admin')
    await denounce('ward-a')
    await see()
    await denounce('ward-b')
    await denounce('city')
    expect(await see()).toBe(2)
    expect(await told('Quản trị')).toHaveLength(1)
    await linked('Người mới', 'root', 'custodian')
    expect(await see()).toBe(3)
    expect(new Set(await told('Người mới'))).toEqual(
      new Set(['Có một việc cần xem riêng mà ở cấp nhận việc không ai được xem.']),
    )
    expect(await home(admin)).toEqual([false, false])
  })
})
