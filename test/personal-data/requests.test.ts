/** Requests about personal data as staff see and answer them: clocks, steps, reach. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { clocksOf, openRequestRules, type RequestKind } from '../../src/personal-data/request-types.ts'
import { type Desk, type Office, openOffice } from '../console/office.ts'

let office: Office
let admin: Viewer
let chair: Viewer
let elsewhere: Viewer
let desk: Desk

beforeAll(async () => {
  office = await openOffice()
  admin = await office.member('Phạm Văn Quản', 'ward-a', 'admin')
  chair = await office.member('Lê Thị Chủ', 'ward-a', 'chair')
  elsewhere = await office.member('Ngô Văn Khác', 'ward-b', 'admin')
  desk = await office.desk(admin)
})
afterAll(() => office?.close())

let residents = 0

/** A resident of a-1 who asks for something at the clock's moment. */
async function ask(kind: RequestKind, detail: string | null = null) {
  residents += 1
  const from = `asker-${residents}`
  await office.write(office.telegram, from, 'a-1: Đèn đường hỏng')
  const { id: identityId, personId } = await office.identity(office.telegram, from)
  const now = office.clock.now()
  const rules = await openRequestRules(office.database)
  const { id } = await office.database.orm.dataRequest.create({
    data: {
      personId: personId ?? 0,
      identityId,
      unitId: office.unitId('a-1'),
      kind,
      detail,
      receivedAt: now,
      ...clocksOf(rules, kind, now),
    },
  })
  rules.close()
  return { id, from }
}

describe('the clocks of Decree 356/2025/ND-CP, art. 5', () => {
  const at = (moment: Date) => new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)

  it('count two working days to acknowledge, holidays and weekends left out', async () => {
    const rules = await openRequestRules(office.database)
    // Wednesday 30 December; Friday 1 January is New Year.
    const { acknowledgeDueAt } = clocksOf(rules, 'copy', new Date('2026-12-30T10:00:00+07:00'))
    expect(at(acknowledgeDueAt)).toBe('2027-01-04T17:00')
    rules.close()
  })

  it('count 10, 15 and 20 days, and end on a working day', async () => {
    const rules = await openRequestRules(office.database)
    const due = (kind: RequestKind, from: string) => at(clocksOf(rules, kind, new Date(from)).dueAt)
    expect(due('copy', '2026-12-30T10:00:00+07:00')).toBe('2027-01-11T17:00')
    expect(due('withdraw', '2026-11-20T10:00:00+07:00')).toBe('2026-12-07T17:00')
    // Twenty days from 18 January end on 7 February, amid Tet.
    expect(due('delete', '2027-01-18T10:00:00+07:00') > '2027-02-10').toBe(true)
    rules.close()
  })

  it('follow the rules an administrator has entered, from their date on', async () => {
    const { database } = office
    await database.orm.deadlineRule.create({
      data: {
        name: 'data_copy',
        amount: 5,
        unit: 'days',
        source: 'committee',
        validFrom: new Date('2028-01-01'),
      },
    })
    const rules = await openRequestRules(database)
    expect(at(clocksOf(rules, 'copy', new Date('2028-03-01T10:00:00+07:00')).dueAt)).toBe('2028-03-06T17:00')
    expect(at(clocksOf(rules, 'copy', new Date('2026-11-20T10:00:00+07:00')).dueAt)).toBe('2026-11-30T17:00')
    rules.close()
  })
})

describe('answering in the console', () => {
  it('lists what is waiting with its clock, and shows one with what was asked', async () => {
    const { id } = await ask('correct', 'Số nhà đúng là 12, không phải 21')
    const list = await desk.get('/console/personal-data')
    expect(list.html).toContain(`/console/personal-data/${id}"`)
    expect(list.html).toMatch(/Yêu cầu số \d+ – Sửa[\s\S]{0,400}Còn \d/)
    const shown = await desk.get(`/console/personal-data/${id}`)
    expect(shown.html).toContain('Số nhà đúng là 12')
  })

  it('acknowledges, answers with words for the person, and writes both in the audit', async () => {
    const { id, from } = await ask('correct', 'Sửa giúp địa chỉ')
    expect((await desk.post(`/console/personal-data/${id}/acknowledge`, {})).location).toContain(
      'done=acknowledge',
    )
    expect((await office.said(office.telegram, from)).at(-1)).toContain('đã được tiếp nhận')
    const empty = await desk.post(`/console/personal-data/${id}/done`, { note: ' ' })
    expect(empty.status).toBe(422)
    await desk.post(`/console/personal-data/${id}/done`, { note: 'Đã sửa số nhà.' })
    expect((await office.said(office.telegram, from)).at(-1)).toContain('Đã sửa số nhà.')
    const request = await office.database.orm.dataRequest.findUniqueOrThrow({ where: { id } })
    expect(request).toMatchObject({ status: 'done', handledById: admin.personId })
    const entries = await office.database.orm.auditEntry.findMany({
      where: { entity: 'data_request', entityId: String(id), actorId: admin.personId },
    })
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['privacy.acknowledge', 'privacy.done']),
    )
    expect((await desk.post(`/console/personal-data/${id}/done`, { note: 'nữa' })).status).toBe(409)
  })

  it('refuses only with the article', async () => {
    const { id, from } = await ask('object')
    const without = await desk.post(`/console/personal-data/${id}/refuse`, { note: 'Chưa được' })
    expect(without.status).toBe(422)
    await desk.post(`/console/personal-data/${id}/refuse`, {
      note: 'Việc đang giải quyết.',
      article: 'Luật 91/2025/QH15 điều 14',
    })
    expect((await office.said(office.telegram, from)).at(-1)).toContain('điều 14')
  })

  it('says in words when a clock has run out', async () => {
    const { id } = await ask('correct', 'việc cũ')
    office.passMinutes(30 * 24 * 60)
    const late = await (await office.desk(admin)).get(`/console/personal-data/${id}`)
    expect(late.html).toMatch(/mark-alarm[\s\S]{0,400}Trễ \d+ ngày/)
  })
})

describe('who sees what', () => {
  it('shows nothing to an administrator of another unit', async () => {
    const { id } = await ask('correct', 'chuyện riêng của tôi')
    const theirs = await office.desk(elsewhere)
    const list = await theirs.get('/console/personal-data?all')
    expect(list.status).toBe(200)
    expect(list.html).not.toContain(`/console/personal-data/${id}"`)
    expect((await theirs.get(`/console/personal-data/${id}`)).status).toBe(404)
    expect((await theirs.post(`/console/personal-data/${id}/acknowledge`, {})).status).toBe(404)
    expect(
      (await office.personalData.requests.list(elsewhere, { open: false }, { limit: 50 })).items,
    ).toEqual([])
  })

  it('notes in the audit who read the lists', async () => {
    const { requests, breaches } = office.personalData
    const noted = () =>
      office.database.orm.auditEntry.count({
        where: {
          actorId: elsewhere.personId,
          unitId: office.unitId('ward-b'),
          action: { in: ['privacy.list', 'privacy.breach-list'] },
        },
      })
    office.passMinutes(11)
    const before = await noted()
    await requests.list(elsewhere, { open: true }, { limit: 50 })
    await requests.list(elsewhere, { open: false }, { limit: 50 })
    await breaches.list(elsewhere)
    expect(await noted()).toBe(before + 2)
  })

  it('lets the standing board read and not act', async () => {
    const { id } = await ask('correct', 'x')
    const theirs = await office.desk(chair)
    expect((await theirs.get(`/console/personal-data/${id}`)).status).toBe(200)
    expect((await theirs.post(`/console/personal-data/${id}/acknowledge`, {})).status).toBe(403)
  })

  it('keeps officers out', async () => {
    const theirs = await office.desk(await office.member('Trần Cán Bộ', 'ward-a', 'officer'))
    expect((await theirs.get('/console/personal-data')).status).toBe(403)
    expect((await theirs.get('/console')).html).not.toContain('/console/personal-data')
  })
})
