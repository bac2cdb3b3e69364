/** An answer that comes by itself says so, once, wherever a talk begins. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Committee, openCommittee } from '../support/committee.ts'

const automatic = /tự động; cán bộ đọc mọi tin nhắn/
let committee: Committee
beforeAll(async () => {
  committee = await openCommittee()
})
afterAll(() => committee?.close())

it('is said below the first answer to whoever writes to an Official Account without a greeting', async () => {
  const account = await committee.account('zalo')
  const [first = '', ...more] = await committee.write(account, 'z1', 'a-1: Đèn đường ngõ 15 hỏng')
  expect([more, first.split('\n').length]).toEqual([[], 2])
  expect(first.split('\n')[1]).toMatch(automatic)
  expect((await committee.write(account, 'z1', 'a-1: Rác ngõ 12')).join('\n')).not.toMatch(automatic)
})

it('is said neither where the page says it already, nor where every chat begins with a greeting', async () => {
  for (const platform of ['web', 'telegram'] as const) {
    const account = await committee.account(platform)
    expect((await committee.write(account, 'r1', 'a-1: Cây đổ ngang ngõ')).join('\n')).not.toMatch(automatic)
  }
})
