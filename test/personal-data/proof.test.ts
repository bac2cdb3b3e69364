/** The search that proves a deletion finds what is still there, wherever it stands, and says no word of it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { needlesFrom, proveDeletion } from '../../src/personal-data/proof.ts'
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
