/** The search that proves a deletion finds what is still there, wherever it stands, and says no word of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nameForms, needlesFrom, phoneForms, proveDeletion } from '../../src/personal-data/proof.ts'
import { createFileStore } from '../../src/platform/files/store.ts'
import { type Committee, openCommittee } from '../support/committee.ts'

let committee: Committee
let folder: string
beforeAll(async () => {
  committee = await openCommittee()
  folder = await mkdtemp(join(tmpdir(), 'cau-noi-proof-'))
})
afterAll(async () => {
  await committee?.close()
  await rm(folder, { recursive: true, force: true })
})

const at = new Date('2026-11-20T09:00:00Z')
const words = 'Câu nói "rất riêng" của bà Tư'

it('finds words in text, folded text, JSON and files, and names as whole words', async () => {
  const { database } = committee
  const store = createFileStore({ root: folder })
  const account = await committee.account('web')
  await committee.write(account, 'nguoi-77', `a-1: ${words}`)
  const identity = await committee.identity(account, 'nguoi-77')
  const content = { text: words }
  await database.orm.webMessage.create({ data: { identityId: identity.id, side: 'resident', content } })
  await store.put(`aa/bb/${'0'.repeat(32)}.txt`, Buffer.from(words))
  const needles = { words: needlesFrom([words]), names: ['nguoi-77'] }
  const proof = await proveDeletion({ database, store }, { needles, at })
  expect(proof.found.map(({ place }) => place)).toEqual(
    expect.arrayContaining(['ticket', 'web_message', 'identity', 'files']),
  )
  expect(JSON.stringify(proof)).not.toContain('riêng')
  const longer = await proveDeletion({ database, store }, { needles: { words: [], names: ['nguoi-7'] }, at })
  expect(longer.found).toEqual([])
  expect(longer.tables).toBeGreaterThan(30)
})

it('searches for nothing that could be anybody’s', () => {
  expect(needlesFrom(['Rác', 'ngõ 5', null])).toEqual([])
})

it('finds short names, numbers as anybody writes them, and addresses, and not what only begins like them', async () => {
  const { database } = committee
  const store = createFileStore({ root: folder })
  const names = [...nameForms(['Lê Thị Lan', 'Số 7a/3']), ...phoneForms('84912345678')]
  expect(names).toEqual(expect.arrayContaining(['le thi lan', '0912345678', '+84912345678', '84912345678']))
  const breach = {
    ...{ unitId: committee.unitId('a-1'), noticedAt: at, reportDueAt: at, recordedById: committee.ownerId },
    ...{ nature: 'gửi nhầm', measures: 'x' },
  }
  const search = () => proveDeletion({ database, store }, { needles: { words: [], names }, at })
  const near = ['Lê Thị Lanh', 'Lê Thị Làng', 'Số 7a/31', '09123456789', 'lần', 'số 7']
  await database.orm.dataBreach.create({ data: { ...breach, affected: near.join('\n') } })
  expect((await search()).found).toEqual([])
  for (const affected of [
    'Bà Lê Thị Lan.',
    'gọi 0912345678',
    'tel:+84912345678',
    '0912 345 678',
    '0912.345.678',
    'le thi lan',
    'ở Số 7a/3, tổ 5',
  ]) {
    const { id } = await database.orm.dataBreach.create({ data: { ...breach, affected } })
    expect((await search()).found, affected).toEqual([{ place: 'data_breach', count: 1 }])
    await database.orm.dataBreach.delete({ where: { id } })
  }
  const account = await committee.account('web')
  await committee.write(account, 'nguoi-78', 'a-1: rác')
  const { id: identityId } = await committee.identity(account, 'nguoi-78')
  const content = { text: 'tên tôi\nLê Thị Lan' }
  await database.orm.webMessage.create({ data: { identityId, side: 'resident', content } })
  expect((await search()).found).toEqual([{ place: 'web_message', count: 1 }])
})
