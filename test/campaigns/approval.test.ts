import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ForbiddenError, InvalidError } from '../../src/platform/errors.ts'
import { type Caller, type Served, serveApi } from '../support/api.ts'
import { photoWithPlace } from '../support/hostile-files.ts'

let served: Served
let officer: Caller & { id: number }
let chair: Caller & { id: number }
let otherChair: Caller & { id: number }
let sibling: Caller & { id: number }
let admin: Caller & { id: number }

beforeAll(async () => {
  served = await serveApi()
  officer = await served.staff('Cán bộ', 'ward-a', 'officer')
  chair = await served.staff('Chủ tịch', 'ward-a', 'chair')
  otherChair = await served.staff('Phó chủ tịch', 'ward-a', 'chair')
  sibling = await served.staff('Chủ tịch nơi khác', 'ward-b', 'chair')
  admin = await served.staff('Quản trị', 'ward-a', 'admin')
})
afterAll(() => served.close())

const content = {
  title: 'Họp tổ dân phố',
  text: { vi: 'Mời bác họp tổ.' },
  segment: { unit: 'ward-a' },
  notBefore: '2027-01-01T08:00:00+07:00',
}

async function submitted(call: Caller, more: object = {}): Promise<string> {
  const { body } = await call('POST', '/campaigns', { ...content, ...more })
  const path = `/campaigns/${body.id}`
  expect(await call('POST', `${path}/submit`)).toMatchObject({ status: 200, body: { status: 'submitted' } })
  return path
}

const statusOf = async (path: string) => (await chair('GET', path)).body.status

/** What the audit says of a campaign, oldest first. */
async function audited(path: string) {
  const { audit, owner } = served.world
  const { items } = await audit.list(owner, { entity: 'campaign' }, { limit: 200 })
  const id = path.split('/').at(-1)
  return items
    .filter(({ entityId }) => entityId === id)
    .map(({ action, data, actor }) => ({ action, data, by: actor?.id ?? null }))
    .reverse()
}

describe('an approval', () => {
  it('takes a second person, once, and is bound to what they saw', async () => {
    const path = await submitted(officer)
    const hash = String((await chair('GET', path)).body.hash)
    expect((await chair('POST', `${path}/approve`, { hash: 'f'.repeat(64) })).status).toBe(409)
    const done = await chair('POST', `${path}/approve`, { hash })
    expect(done).toMatchObject({ status: 200, body: { status: 'approved', approver: { id: chair.id } } })
    expect((await otherChair('POST', `${path}/approve`)).status).toBe(409)
    expect(await audited(path)).toMatchObject([
      { action: 'campaign.create', by: officer.id },
      { action: 'campaign.submit', by: officer.id, data: { hash } },
      { action: 'campaign.refuse', by: chair.id, data: { deed: 'approve', reason: 'campaign-changed' } },
      { action: 'campaign.approve', by: chair.id, data: { hash, version: 1, class: 'ordinary' } },
      { action: 'campaign.refuse', by: otherChair.id, data: { deed: 'approve', reason: 'campaign-move' } },
    ])
  })

  it('is not given by its author, nor by who wrote a part of it, nor by an officer, nor by a sibling unit', async () => {
    const path = await submitted(chair)
    expect((await chair('POST', `${path}/approve`)).status).toBe(403)
    expect((await officer('POST', `${path}/approve`)).status).toBe(403)
    expect((await sibling('POST', `${path}/approve`)).status).toBe(404)
    expect((await otherChair('POST', path, { title: 'Họp tổ' })).status).toBe(200)
    expect((await officer('POST', `${path}/submit`)).status).toBe(200)
    expect((await otherChair('POST', `${path}/approve`)).status).toBe(403)
    expect(await statusOf(path)).toBe('submitted')
    const refusals = (await audited(path)).filter(({ action }) => action === 'campaign.refuse')
    expect(refusals.map(({ by, data }) => [by, data.reason])).toEqual([
      [chair.id, 'campaign-own'],
      [officer.id, 'campaigns.approve'],
      [sibling.id, 'campaign'],
      [otherChair.id, 'campaign-own'],
    ])
  })

  it.each([
    ['text', { text: { vi: 'Mời bác họp tổ lúc khác.' } }],
    ['segment', { segment: { unit: 'a-1' } }],
    ['schedule', { notBefore: '2027-01-02T08:00:00+07:00' }],
    ['buttons', { buttons: [{ url: 'https://example.org', vi: 'Xem' }] }],
    ['class', { class: 'mandatory', ground: 'Nghị định 59/2023/NĐ-CP, Điều 10' }],
  ])('ends with an edit of the %s', async (_, change) => {
    const path = await submitted(officer)
    const approved = await chair('POST', `${path}/approve`)
    const edited = await officer('POST', path, change)
    expect(edited.body).toMatchObject({ status: 'draft', approver: null, version: 2 })
    expect(edited.body.hash).not.toBe(approved.body.hash)
    expect((await audited(path)).at(-1)).toMatchObject({ action: 'campaign.void', data: { was: 'approved' } })
    expect((await chair('POST', `${path}/approve`)).status).toBe(409)
  })

  it('and an edit at the same time: never is anything approved that the approver did not see', async () => {
    for (let time = 0; time < 8; time += 1) {
      const path = await submitted(officer)
      const seen = String((await chair('GET', path)).body.hash)
      const [approval, edit] = await Promise.all([
        chair('POST', `${path}/approve`, { hash: seen }),
        officer('POST', path, { title: `Họp tổ ${time}`, version: 1 }),
      ])
      const { body } = await chair('GET', path)
      expect(edit.status).toBe(200)
      expect([200, 409]).toContain(approval.status)
      expect(body).toMatchObject({ status: 'draft', approver: null, title: `Họp tổ ${time}` })
    }
  })

  it('twice at the same time counts once', async () => {
    const path = await submitted(officer)
    const answers = await Promise.all([
      chair('POST', `${path}/approve`),
      otherChair('POST', `${path}/approve`),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('of a notice to everybody is a chair’s, and danger to life needs one of them alone, who is named for ever', async () => {
    const ground = 'Nghị định 59/2023/NĐ-CP, Điều 10'
    const notice = await submitted(officer, { class: 'mandatory', ground })
    const otherGround = await officer('POST', notice, { ground: `${ground}, khoản 2` })
    expect(otherGround.body).toMatchObject({ status: 'draft', ground: `${ground}, khoản 2` })
    expect(await officer('POST', notice, { ground: ' ' })).toMatchObject({ status: 422 })
    await officer('POST', `${notice}/submit`)
    expect((await admin('POST', `${notice}/approve`)).status).toBe(403)
    expect((await chair('POST', `${notice}/approve`)).status).toBe(200)

    const own = await submitted(chair, { class: 'mandatory', ground })
    expect((await chair('POST', `${own}/approve`)).status).toBe(403)

    const urgent = await submitted(chair, { class: 'urgent', notBefore: null })
    expect((await admin('POST', `${urgent}/approve`)).status).toBe(403)
    expect(await chair('POST', `${urgent}/approve`)).toMatchObject({ status: 200 })
    expect((await audited(urgent)).find(({ action }) => action === 'campaign.approve')).toMatchObject({
      by: chair.id,
      data: { class: 'urgent', alone: true },
    })
  })

  it('asks whoever has a second factor for it', async () => {
    const path = await submitted(officer)
    const { person } = served.world.database.orm
    await person.update({ where: { id: otherChair.id }, data: { totpConfirmedAt: new Date() } })
    expect((await otherChair('POST', `${path}/approve`)).body).toMatchObject({
      status: 403,
      title: 'Cần xác thực hai lớp',
    })
    expect(await statusOf(path)).toBe('submitted')
    await person.update({ where: { id: otherChair.id }, data: { totpConfirmedAt: null } })
  })
})

describe('a file of an announcement', () => {
  it('is one that its writer has sent for it, and no other that is stored here', async () => {
    const { database, campaigns } = served.world
    const viewers = {
      officer: await served.world.viewer(officer.id),
      chair: await served.world.viewer(chair.id),
    }
    const bytes = await photoWithPlace({ width: 40, height: 30 })
    const fileId = await campaigns.keepAttachment(viewers.officer, {
      bytes: new Uint8Array(bytes),
      name: 'a.jpg',
    })
    const someones = await database.orm.storedFile.create({
      data: { state: 'ready', kind: 'image', mime: 'image/jpeg', key: 'aa/bb/someones.jpg' },
    })
    const { body } = await officer('POST', '/campaigns', content)
    const id = Number(body.id)
    const put = (viewer: typeof viewers.officer, file: number | null) =>
      campaigns.edit(viewer, id, { change: { fileId: file } })
    for (const file of [someones.id, 999_999])
      await expect(put(viewers.officer, file)).rejects.toThrow(InvalidError)
    await expect(put(viewers.chair, fileId)).rejects.toThrow(InvalidError)
    await put(viewers.officer, fileId)
    // It stays when somebody else changes the words.
    await put(viewers.chair, fileId)
    const reader = await served.world.viewer((await served.staff('Người xem', 'ward-a', 'viewer')).id)
    await expect(
      campaigns.keepAttachment(reader, { bytes: new Uint8Array(bytes), name: 'a.jpg' }),
    ).rejects.toThrow(ForbiddenError)
  })
})

describe('what a state does not allow', () => {
  it('is a conflict', async () => {
    const { body } = await officer('POST', '/campaigns', content)
    const path = `/campaigns/${body.id}`
    for (const deed of ['approve', 'pause', 'resume', 'retry'])
      expect((await chair('POST', `${path}/${deed}`)).status).toBe(409)
    expect((await officer('POST', `${path}/cancel`)).body.status).toBe('cancelled')
    for (const deed of ['submit', 'approve', 'pause', 'resume', 'cancel', 'retry'])
      expect((await chair('POST', `${path}/${deed}`)).status).toBe(409)
    expect((await officer('POST', path, { title: 'Khác' })).status).toBe(409)
    expect((await officer('POST', path, { version: 7 })).status).toBe(409)
  })

  it('is a campaign somewhere else', async () => {
    const path = await submitted(officer)
    expect((await sibling('GET', path)).status).toBe(404)
    expect((await sibling('POST', `${path}/cancel`)).status).toBe(404)
    expect((await sibling('GET', '/campaigns')).body.items).toEqual([])
  })
})
