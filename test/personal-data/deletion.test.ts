/** Deleting what is kept about a person: asked once more, done, proved by a search that the test makes for itself. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/personal-data/request-types.ts'
import { type House, openHouse, type Person } from './house.ts'
import { whereIs } from './search.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house?.stop())

async function wishToDelete(person: Person) {
  await house.ask(person, '/xoadulieu')
  return house.tap(person, 'Xóa dữ liệu')
}

/** The deletion of a person once it is carried out, with its proofs. */
/** @param status one whose search still finds something stays open, to be looked at by a person */
const carriedOut = (identityId: number, proof: keyof Outcome, status = 'done') =>
  house.until(async () => {
    const request = await house.database.orm.dataRequest.findFirst({
      where: { identityId, kind: 'delete', status },
      orderBy: { id: 'desc' },
    })
    const outcome = (request?.outcome ?? {}) as Outcome
    return request && outcome[proof] !== undefined && { ...request, outcome }
  }, 30_000)

describe('a whole deletion', () => {
  const words = 'Ống nước nhà bà Tư bị vỡ chảy tràn ra ngõ 88'
  const added = 'Gọi cho tôi theo số 0912000123 nếu cần mở cửa'
  const replied = 'cảm ơn ban công tác mặt trận tổ 5'
  let person: Person
  let identityId = 0
  let code = ''
  let neighbour = ''

  beforeAll(async () => {
    person = house.program.telegram.user({ id: 918_273_645 })
    neighbour = await house.file(house.program.telegram.user(), 'Chó thả rông cắn người ở sân chung cư')
    person.photo({ caption: words })
    await person.waitFor(/gửi|Gửi/)
    const sent = await house.tap(person, 'Đồng ý và gửi')
    code = /PA-[0-9A-Z]{7}/.exec(sent.text)?.[0] ?? ''
    await house.database.orm.ticketMessage.create({
      data: {
        ticketId: (await house.database.orm.ticket.findUniqueOrThrow({ where: { code } })).id,
        side: 'resident',
        text: added,
        folded: 'goi cho toi theo so 0912000123 neu can mo cua',
      },
    })
    await house.ask(person, '/dulieu')
    await house.tap(person, 'Sửa')
    await house.tap(person, 'Tên')
    await house.ask(person, 'Trần Thị Bích Liên Hương')
    await house.close(code, person)
    await house.announced(person, 'Mời bác {name} dự họp tổ tối mai.')
    const identity = await house.identity(person)
    identityId = identity.id
    await house.until(() =>
      house.database.orm.attachment.findFirst({ where: { ticket: { code }, file: { state: 'ready' } } }),
    )
  })

  it('says what goes and what stays by which article, and does nothing before it is confirmed', async () => {
    const asked = await wishToDelete(person)
    expect(asked.text).toContain('1 việc đã xong')
    expect(asked.text).toContain('Luật 91/2025/QH15 điều 9')
    expect((await house.tap(person, 'Thôi, giữ lại')).text).toContain('giữ nguyên')
    await wishToDelete(person)
    expect((await house.ask(person, 'thôi không cần nữa')).text).toContain('giữ nguyên')
    // Only its own words delete.
    await wishToDelete(person)
    await house.ask(person, 'ok con')
    expect(await house.database.orm.dataRequest.count({ where: { identityId, kind: 'delete' } })).toBe(0)
  })

  it('leaves nothing of the person in the database or the files', async () => {
    const places = { database: house.database, folder: house.folder }
    const file = await house.database.orm.storedFile.findFirstOrThrow({
      where: { ownerIdentityId: identityId },
    })
    const bytes = await readFile(join(house.folder, file.key ?? ''))
    expect(bytes.length).toBeGreaterThan(0)
    for (const needle of [words, added, replied, 'Trần Thị Bích Liên Hương', '918273645', '43219870'])
      expect(await whereIs(needle, places), needle).not.toEqual([])
    await wishToDelete(person)
    await house.tap(person, 'Xóa dữ liệu của tôi')
    await person.waitFor('Đã xóa theo yêu cầu', 20_000)
    const { outcome } = await carriedOut(identityId, 'names')
    for (const needle of [
      ...[words, added, replied, '0912000123', 'Trần Thị Bích Liên Hương', '918273645', '43219870'],
    ])
      expect(await whereIs(needle, places), needle).toEqual([])
    await expect(readFile(join(house.folder, file.key ?? ''))).rejects.toThrow()
    expect(outcome).toMatchObject({
      erased: { tickets: 1, files: 1, chats: 1 },
      kept: [],
      words: { found: [] },
      names: { needles: 1, found: [] },
    })
    expect(outcome.words?.needles).toBeGreaterThan(2)
    expect(await house.database.orm.campaignRsvp.count()).toBe(0)
    expect(await house.database.orm.campaignPledge.count()).toBe(0)
  })

  it('keeps the proof of consent and the history without words, and what is of others', async () => {
    const consents = await house.database.orm.consent.findMany({ where: { identityId } })
    expect(consents).toMatchObject([{ purpose: 'feedback', textVersion: 'feedback-2' }])
    expect(consents[0]?.withdrawnAt).not.toBeNull()
    const erased = await house.program.api<{ text: string; history: { type: string }[] }>(
      'GET',
      `/tickets/${code}`,
    )
    expect(erased.body.text).toBe('')
    expect(erased.body.history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['received', 'transition', 'erased']),
    )
    const other = await house.program.api<{ text: string }>('GET', `/tickets/${neighbour}`)
    expect(other.body.text).toContain('Chó thả rông')
  })

  it('greets the person as somebody new when they write again', async () => {
    expect((await house.ask(person, '/start')).text).toContain('tự động')
    expect((await house.identity(person)).id).not.toBe(identityId)
  })
})

describe('a ticket that is being handled', () => {
  it('stays until it is closed, named with its article; the night after, the rest goes', async () => {
    const person = house.program.telegram.user()
    const over = await house.file(person, 'Bảng tên phố ở đầu ngõ 30 mờ hết chữ')
    await house.close(over, person)
    const open = await house.file(person, 'Ghế đá ở sân chơi ngõ 31 bị mất')
    const { id } = await house.identity(person)
    const asked = await wishToDelete(person)
    expect(asked.text).toContain(open)
    expect(asked.text).toContain('Luật Tiếp công dân 42/2013/QH13 điều 28')
    await house.tap(person, 'Xóa dữ liệu của tôi')
    expect((await person.waitFor('Đã xóa theo yêu cầu', 20_000)).text).toContain(`Còn giữ ${open}`)
    const first = await carriedOut(id, 'words')
    expect(first.outcome).toMatchObject({ pending: true, kept: [{ code: open, article: 'petition' }] })
    const ticket = (code: string) =>
      house.program.api<{ text: string }>('GET', `/tickets/${code}`).then(({ body }) => body.text)
    expect(await ticket(over)).toBe('')
    expect(await ticket(open)).toContain('Ghế đá')

    await house.program.api('POST', `/tickets/${open}/replies`, { text: 'Điện lực hẹn sáng mai' })
    await person.waitFor('Điện lực hẹn sáng mai')
    await house.close(open, person)
    await house.program.app.personalData.goOn()
    await carriedOut(id, 'names')
    expect(await ticket(open)).toBe('')
    const places = { database: house.database, folder: house.folder }
    expect(await whereIs('Ghế đá ở sân chơi ngõ 31', places)).toEqual([])
    expect((await house.database.orm.identity.findUniqueOrThrow({ where: { id } })).externalId).toBe(
      `erased:${id}`,
    )
  })
})

it('searches for the number and the short name of the person where others wrote them', async () => {
  const { orm } = house.database
  const person = house.program.telegram.user()
  const code = await house.file(person, 'Đèn đường trước cổng trường hỏng cả tuần')
  await house.close(code, person)
  const id = await house.personId(person)
  const household = { create: { unitId: 1, address: 'Số 7a/3' } }
  await orm.person.update({ where: { id }, data: { name: 'Lê Thị Lan', phone: '0912345678', household } })
  const { unitId } = await orm.channelAccount.findFirstOrThrow()
  const log = { unitId, noticedAt: new Date(), reportDueAt: new Date(), nature: 'x', measures: 'x' }
  const recordedById = house.program.app.ownerId
  for (const affected of ['Bà Lê Thị Lan', 'số +84912345678', 'nhà Số 7a/3'])
    await orm.dataBreach.create({ data: { ...log, affected, recordedById } })
  const { id: identityId } = await house.identity(person)
  await wishToDelete(person)
  await house.tap(person, 'Xóa dữ liệu của tôi')
  await person.waitFor('Đã xóa theo yêu cầu', 20_000)
  const { outcome } = await carriedOut(identityId, 'words', 'acknowledged')
  expect(outcome.words?.found).toEqual([{ place: 'data_breach', count: 3 }])
})

describe('a denunciation that is being handled', () => {
  it('is told to staff by nothing in the deletion of its author, now or when it is over', async () => {
    const { orm } = house.database
    async function deleted(name: string, sealed: boolean) {
      const person = house.program.telegram.user()
      const code = await house.file(person, `Đèn đường trước nhà ${name} hỏng cả tuần`)
      await house.close(code, person)
      await house.ask(person, '/dulieu')
      await house.tap(person, 'Sửa')
      await house.tap(person, 'Tên')
      await house.ask(person, name)
      if (sealed) {
        await house.ask(person, 'Tôi tố cáo ông tổ trưởng nhận 50 triệu tiền hối lộ của nhà thầu')
        await house.tap(person, 'Đồng ý và gửi kín').catch(() => house.tap(person, 'Gửi kín'))
        expect(await orm.ticket.count({ where: { restricted: true, status: 'received' } })).toBe(1)
      }
      const { id } = await house.identity(person)
      await wishToDelete(person)
      await house.tap(person, 'Xóa dữ liệu của tôi')
      await person.waitFor('Đã xóa theo yêu cầu', 20_000)
      return carriedOut(id, sealed ? 'words' : 'names')
    }
    const author = await deleted('Phạm Thị Mận', true)
    const other = await deleted('Hoàng Văn Bình', false)
    expect(author.outcome).toMatchObject({ pending: true, erased: { tickets: 1 } })
    type Listed = { items: { id: number; kind: string; doneAt: string; outcome: { words: object } }[] }
    const listed = async (id: number) => {
      const { body } = await house.program.api<Listed>('GET', '/data-requests?all=true&limit=200')
      expect(JSON.stringify(body)).not.toContain('Phạm Thị Mận')
      return body.items.find((item) => item.id === id)
    }
    /** Without what differs between any two. */
    const look = async (id: number) => {
      const { outcome, ...item } = { ...(await listed(id)) }
      const words = { ...outcome?.words, needles: 0, files: 0 }
      return { keys: Object.keys(item), outcome: { ...outcome, words } }
    }
    expect(await look(author.id)).toEqual(await look(other.id))
    const before = await listed(author.id)
    await orm.ticket.updateMany({ where: { restricted: true }, data: { status: 'closed' } })
    await house.program.app.personalData.goOn()
    await house.until(async () => {
      const { outcome } = await orm.dataRequest.findUniqueOrThrow({ where: { id: author.id } })
      return (outcome as Outcome).names !== undefined
    }, 30_000)
    expect(await orm.ticket.count({ where: { restricted: true, text: { not: '' } } })).toBe(0)
    expect(await look(author.id)).toEqual(await look(other.id))
    expect((await listed(author.id))?.doneAt).toBe(before?.doneAt)
  })
})

it('is politely refused to staff', async () => {
  const person = house.program.telegram.user()
  const { body } = await house.program.api<{ id: number }>('POST', '/staff', {
    name: 'Cán bộ Minh',
    unit: '00367',
    roles: ['officer'],
  })
  const invite = await house.program.api<{ code: string }>('POST', `/staff/${body.id}/invites`, {})
  await house.ask(person, invite.body.code)
  expect((await wishToDelete(person)).text).toContain('Kênh này thuộc về cán bộ')
  const known = await house.database.orm.person.findUniqueOrThrow({ where: { id: body.id } })
  expect(known.name).toBe('Cán bộ Minh')
})
