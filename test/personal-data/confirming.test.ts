/** A deletion that staff would carry out: confirmed by its person in their own chat, or by a second member of staff. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { presentViewer } from '../../src/people/present-viewer.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import { type House, openHouse, type Person } from './house.ts'

let house: House
let taker: Viewer
let second: Viewer
beforeAll(async () => {
  house = await openHouse()
  taker = await admin('Trần Quản Phường')
  second = await admin('Lê Thị Hai')
})
afterAll(() => house?.stop())

const requests = () => house.program.app.personalData.requests
const tickets = (codes: readonly string[]) =>
  house.database.orm.ticket
    .findMany({ where: { code: { in: [...codes] } }, orderBy: { id: 'asc' } })
    .then((rows) => rows.map(({ text }) => text))

async function admin(name: string): Promise<Viewer> {
  const { body } = await house.program.api<{ id: number }>('POST', '/staff', {
    ...{ name, unit: '00367', roles: ['admin'] },
  })
  const viewer = await presentViewer(house.database, body.id)
  if (!viewer) throw new Error('no viewer')
  const access = { via: 'token', id: 0, factorEnrolled: true, factorGivenAt: null } as const
  return { ...viewer, access }
}

/** With the second factor, given this minute. */
function withFactor(viewer: Viewer): Viewer {
  if (!viewer.access) throw new Error('no access')
  return { ...viewer, access: { ...viewer.access, factorGivenAt: new Date() } }
}

let authors = 0

/**
 * An ordinary ticket of the ward, one of another ward, and a denunciation, all of them over. Each author has words of their
 * own: the search for what was erased finds those of nobody else.
 */
async function author() {
  authors += 1
  const person = house.program.telegram.user()
  const ward = await house.database.orm.unit.findFirstOrThrow({
    where: { versions: { some: { code: '00367' } } },
  })
  const elsewhere = await house.database.orm.unit.findFirstOrThrow({
    where: { versions: { some: { code: '00364' } } },
  })
  const code = await house.file(person, `Đèn đường số ${authors} ngõ 88 hỏng cả tuần nay tối om`)
  const foreign = await house.file(person, `Nắp cống số ${authors} ở ngõ 12 bị vỡ mấy hôm nay`)
  await house.ask(person, 'Tôi tố cáo ông Trần Quản Phường chủ tịch phường nhận 50 triệu tiền hối lộ')
  const sealed = /PA-[0-9A-Z]{7}/.exec((await house.tap(person, 'Đồng ý và gửi kín')).text)?.[0] ?? ''
  const move = (one: string, unitId: number) =>
    house.database.orm.ticket.update({ where: { code: one }, data: { unitId, status: 'closed' } })
  await move(code, ward.id)
  await move(foreign, elsewhere.id)
  await house.database.orm.ticket.update({ where: { code: sealed }, data: { status: 'closed' } })
  return { person, code, foreign, sealed, wardId: ward.id }
}

const take = (unitId: number, ticket: string) =>
  requests().take(taker, {
    ...{ kind: 'delete', unitId, name: 'Nguyễn Văn Ai', check: 'vneid', detail: '', ticket },
  })
const state = (id: number) => house.database.orm.dataRequest.findUniqueOrThrow({ where: { id } })
const done = (id: number) =>
  house.until(async () => {
    const row = await state(id)
    return row.status === 'done' && (row.outcome as { words?: object } | null)?.words && row
  }, 30_000)
const asked = (person: Person) => person.waitFor('Chưa có gì bị xóa')

describe('a deletion written down at the office', () => {
  it('waits for the person’s own tap, which then erases everything', { timeout: 60_000 }, async () => {
    const { person, code, foreign, sealed, wardId } = await author()
    person.markRead()
    const { id } = await take(wardId, code)
    await asked(person)
    for (const step of ['run', 'confirm', 'done'] as const)
      await expect(requests().step(withFactor(second), id, { step, note: 'xong' })).rejects.toThrow()
    const item = await requests().find(taker, id)
    expect(item).toMatchObject({ status: 'received', confirmation: 'waits-person', outcome: {} })
    expect((await tickets([code, foreign, sealed])).every((text) => text.length > 10)).toBe(true)

    await house.tap(person, 'Xem và quyết định')
    await house.tap(person, 'Xóa dữ liệu của tôi')
    await done(id)
    expect(await tickets([code, foreign, sealed])).toEqual(['', '', ''])
    expect(JSON.stringify(await requests().find(taker, id))).not.toContain(sealed)
  })

  it('is over when the person keeps their data', { timeout: 60_000 }, async () => {
    const { person, code, wardId } = await author()
    person.markRead()
    const { id } = await take(wardId, code)
    await asked(person)
    await house.tap(person, 'Xem và quyết định')
    await house.tap(person, 'Thôi, giữ lại')
    expect(await state(id)).toMatchObject({ status: 'refused', outcome: { declined: true } })
    expect((await tickets([code]))[0]).toContain('ngõ 88')
  })

  it('of somebody who cannot tap is confirmed by a second person with the second factor, and leaves sealed and foreign tickets', {
    timeout: 60_000,
  }, async () => {
    const { person, code, foreign, sealed, wardId } = await author()
    const identity = await house.identity(person)
    await house.database.orm.identity.update({
      where: { id: identity.id },
      data: { unreachable: 'blocked' },
    })
    const { id } = await take(wardId, code)
    expect((await requests().find(taker, id)).confirmation).toBe('waits-second')
    const confirm = (viewer: Viewer) => requests().step(viewer, id, { step: 'confirm' })
    await expect(confirm(withFactor(taker))).rejects.toThrow('data-request-own')
    await expect(confirm(second)).rejects.toMatchObject({ name: 'SecondFactorError' })
    expect((await state(id)).secondById).toBeNull()
    await confirm(withFactor(second))
    const { outcome } = await done(id)
    const [ordinary, ...others] = await tickets([code, foreign, sealed])
    expect(ordinary).toBe('')
    expect(others.every((text) => text.length > 10)).toBe(true)
    expect(outcome).toMatchObject({ erased: { tickets: 1, chats: 1 }, kept: [], pending: false })
    expect((await house.identity(person)).personId).toBe(identity.personId)
  })

  it('that nobody answers for three days may be confirmed by a second person', async () => {
    const { person, code, wardId } = await author()
    person.markRead()
    const { id } = await take(wardId, code)
    await asked(person)
    await house.database.orm.dataRequest.update({
      where: { id },
      data: { askedAt: new Date(Date.now() - 3 * 24 * 3_600_000 - 1) },
    })
    expect((await requests().find(second, id)).confirmation).toBe('waits-second')
  })
})

describe('a deletion whose search still finds something', () => {
  it('stays open and says where, until somebody writes down what was done', { timeout: 60_000 }, async () => {
    const { person, wardId } = await author()
    const name = 'Phạm Thị Hương Giang Thủy'
    const { personId } = await house.identity(person)
    await house.database.orm.person.update({ where: { id: personId ?? 0 }, data: { name } })
    const { id } = await requests().take(taker, {
      ...{ kind: 'delete', unitId: wardId, name, check: 'vneid', detail: '', ticket: '' },
    })
    await requests().step(withFactor(second), id, { step: 'confirm' })
    const found = () =>
      house.until(async () => {
        const item = await requests().find(taker, id)
        return (item.outcome.words?.found.length ?? 0) > 0 && item
      }, 30_000)
    expect(await found()).toMatchObject({ status: 'acknowledged', doneAt: null, runs: false })
    expect((await found()).outcome.words?.found).toContainEqual({ place: 'person', count: 1 })
    await expect(requests().step(taker, id, { step: 'run' })).rejects.toThrow('data-request-by-hand')
    await requests().step(taker, id, { step: 'done', note: 'Người này đã tự xóa trong cuộc trò chuyện' })
    expect(await requests().find(taker, id)).toMatchObject({ status: 'done', outcome: { erased: {} } })
  })
})
