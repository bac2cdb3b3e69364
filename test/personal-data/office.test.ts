/** Requests about personal data of people who come to the office. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consents } from '../../src/people/consents.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { retentionClasses } from '../../src/personal-data/retention-classes.ts'
import { type Desk, type Office, openOffice } from '../console/office.ts'

let office: Office
let admin: Viewer
let desk: Desk
let sent = 0

beforeAll(async () => {
  office = await openOffice()
  admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
  desk = await office.desk(admin)
})
afterAll(() => office?.close())

const page = '/console/personal-data'
const given = (more: Record<string, string> = {}) => ({
  kind: 'copy',
  unitId: String(office.unitId('a-1')),
  name: 'Đỗ Thị Bưởi',
  check: 'citizen_card',
  ticket: '',
  detail: '',
  ...more,
})
const requestAt = (location: string | null) =>
  office.database.orm.dataRequest.findUniqueOrThrow({
    where: { id: Number(/(\d+)\?/.exec(location ?? '')?.[1]) },
  })
async function resident(unit = 'a-1') {
  sent += 1
  const from = `author-${sent}`
  const [code = ''] = await office.write(office.telegram, from, `${unit}: Đèn đường hỏng`)
  return { code, from, identity: await office.identity(office.telegram, from) }
}

describe('a request made at the office', () => {
  it('has both clocks, who took it and by what they knew the person; no paper is copied', async () => {
    const done = await desk.post(page, given({ kind: 'correct', detail: 'Sửa họ tên' }))
    expect(done.location).toMatch(/personal-data\/\d+\?done=taken$/)
    const request = await requestAt(done.location)
    expect(request).toMatchObject({ takenById: admin.personId, identityCheck: 'citizen_card' })
    expect(request.acknowledgeDueAt < request.dueAt).toBe(true)
    const shown = (await desk.get(done.location ?? '')).html
    expect(shown).toContain('Đã ghi yêu cầu')
    expect(shown).toContain('Phạm Văn Quản; đối chiếu bằng: Căn cước')
    const entry = await office.database.orm.auditEntry.findFirstOrThrow({
      where: { action: 'privacy.taken', entityId: String(request.id) },
    })
    expect(entry).toMatchObject({
      actorId: admin.personId,
      data: { kind: 'correct', check: 'citizen_card' },
    })
    expect(JSON.stringify(entry.data)).not.toContain('Bưởi')
  })

  it.each([
    [{ check: '' }, 'check'],
    [{ check: 'trust-me' }, 'check'],
    [{ name: '\u200b ' }, 'name'],
    [{ detail: 'x'.repeat(1_001) }, 'detail'],
    [{ ticket: 'PA-0000000' }, 'ticket'],
  ] as [Record<string, string>, string][])('is not noted with %j', async (more, field) => {
    const before = await office.database.orm.dataRequest.count()
    const people = await office.database.orm.person.count()
    const back = await desk.post(page, given(more))
    expect(back.status).toBe(422)
    expect(back.html).toContain(`id="field-${field}-error"`)
    expect(await office.database.orm.dataRequest.count()).toBe(before)
    expect(await office.database.orm.person.count()).toBe(people)
  })

  it('with the code of a ticket is about its author, who is told in their chat', async () => {
    const { code, from, identity } = await resident()
    const before = (await office.said(office.telegram, from)).length
    const done = await desk.post(page, given({ kind: 'restrict', ticket: code.toLowerCase() }))
    expect(await requestAt(done.location)).toMatchObject({
      personId: identity.personId,
      identityId: identity.id,
    })
    const [told = ''] = (await office.said(office.telegram, from)).slice(before)
    expect(told).toContain('được ghi tại trụ sở')
    expect(told).not.toContain('Phạm Văn Quản')
  })

  it('with a one-time code is about whoever’s chat shows it, once; with a number about who gave it', async () => {
    const { from, identity } = await resident()
    const [said = ''] = await office.write(office.telegram, from, '/chuyenkenh')
    const code = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(said)?.[0] ?? ''
    const one = { personId: identity.personId, identityId: identity.id }
    const done = await desk.post(page, given({ kind: 'delete', code }))
    expect(await requestAt(done.location)).toMatchObject(one)
    expect((await office.said(office.telegram, from)).at(-1)).toContain('Chưa có gì bị xóa')
    const again = await desk.post(page, given({ kind: 'delete', code }))
    expect(again.status).toBe(422)
    expect(again.html).toContain('id="field-code-error"')

    const personId = identity.personId ?? 0
    const byPhone = () => desk.post(page, given({ kind: 'restrict', phone: '+84 912 345 678' }))
    await office.database.orm.person.update({ where: { id: personId }, data: { phone: '0912.345.678' } })
    expect((await byPhone()).html).toContain('id="field-phone-error"')
    await office.database.transaction((tx) =>
      consents.give(tx, {
        ...{ personId, purpose: 'phone', textVersion: 'phone-1', identityId: identity.id },
        now: office.clock.now(),
      }),
    )
    expect(await requestAt((await byPhone()).location)).toMatchObject(one)
  })

  it('names nobody behind a ticket that is sealed, or another unit’s', async () => {
    const { code } = await resident()
    await office.database.orm.ticket.update({ where: { code }, data: { anonymous: true } })
    const elsewhere = await resident('b-1')
    for (const ticket of [code, elsewhere.code]) {
      const back = await desk.post(page, given({ ticket }))
      expect(back.status).toBe(422)
      expect(back.html).toContain('người gửi được nêu tên')
    }
  })

  it('for a copy is answered by hand when there is no chat to send it to', async () => {
    const done = await desk.post(page, given())
    const { id } = await requestAt(done.location)
    expect((await desk.get(`${page}/${id}`)).html).not.toContain(`${page}/${id}/run`)
    expect((await desk.post(`${page}/${id}/run`, {})).status).toBe(409)
    const over = await desk.post(`${page}/${id}/done`, { note: 'Đã trao bản in tại trụ sở' })
    expect(over.location).toContain('done=done')
  })

  it.each([null, new Date('2026-11-19T00:00:00Z')])(
    'deletes nobody who is or was staff (%s)',
    async (endedAt) => {
      const { code, identity } = await resident()
      const personId = identity.personId ?? 0
      const role = { personId, unitId: office.unitId('city'), role: 'admin', endedAt }
      await office.database.orm.role.create({ data: role })
      await office.database.orm.ticket.update({ where: { code }, data: { status: 'closed' } })
      const taken = await desk.post(page, given({ kind: 'delete', ticket: code }))
      const { id } = await requestAt(taken.location)
      const back = await desk.post(`${page}/${id}/run`, {})
      expect(back.status).toBe(409)
      expect(back.html).toContain('không xóa, không sửa tài khoản cán bộ')
      const run = office.personalData.requests.step(admin, id, { step: 'run' })
      await expect(run).rejects.toThrow('data-request-staff')
      await office.database.orm.outgoingMessage.updateMany({ data: { settledAt: office.clock.now() } })
      // Whoever became staff once the work was under way stays as well.
      await office.database.orm.dataRequest.update({ where: { id }, data: { tappedAt: office.clock.now() } })
      await office.personalData.erase(id)
      expect(await office.database.orm.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
        endedAt: null,
      })
      expect((await office.database.orm.ticket.findUniqueOrThrow({ where: { code } })).text).not.toBe('')
      expect((await requestAt(taken.location)).status).toBe('received')
    },
  )

  it('is taken through the API as well', async () => {
    const { id } = await office.personalData.requests.take(admin, {
      kind: 'object',
      unitId: office.unitId('a-2'),
      name: 'Ngô Đình Lạc',
      check: 'vneid',
      detail: '',
      ticket: '',
    })
    const [item] = (await office.personalData.requests.list(admin, { open: false }, { limit: 1 })).items
    expect(item).toMatchObject({
      id,
      kind: 'object',
      identityCheck: 'vneid',
      takenBy: { id: admin.personId },
    })
  })

  it('leaves no name behind once its words are no longer kept', async () => {
    const done = await desk.post(page, given({ name: 'Kiều Thị Rộng' }))
    const { id, personId } = await requestAt(done.location)
    await desk.post(`${page}/${id}/refuse`, { note: 'Không có dữ liệu nào', article: 'Điều 14' })
    office.passMinutes(3 * 365 * 24 * 60)
    const requests = retentionClasses.find(({ name }) => name === 'requests')
    await office.database.transaction((tx) =>
      Promise.resolve(
        requests?.apply(tx, {
          ids: [String(id)],
          before: office.clock.now(),
          now: office.clock.now(),
          removeFiles: () => Promise.reject(new Error('there are no files')),
        }),
      ),
    )
    expect((await office.database.orm.person.findUniqueOrThrow({ where: { id: personId } })).name).toBeNull()
  })
})
