/** Articles, broadcasts and groups within Zalo's limits. */
import { describe, expect, it } from 'vitest'
import { createAnnouncements } from '../../../src/channels/zalo/announcements.ts'
import type { ZaloStandInOptions } from '../../support/zalo/server.ts'
import { channelTo, standIn } from './parts.ts'

async function announcing(at: string, options: ZaloStandInOptions = {}) {
  let now = Date.parse(at)
  const zalo = await standIn({ now: () => now, ...options })
  const { client } = channelTo(zalo)
  const announcements = createAnnouncements({ client, clock: { now: () => new Date(now) } })
  const pass = (ms: number) => {
    now += ms
  }
  return { zalo, announcements, pass }
}

const article = {
  title: 'Lịch tiêm phòng dại',
  author: 'Ủy ban MTTQ phường',
  description: 'Từ ngày 1 đến ngày 5',
  coverUrl: 'https://example.vn/a.jpg',
  paragraphs: ['Mời bà con đưa chó mèo tới nhà văn hóa.'],
}
const hour = 3600_000

describe('an article', () => {
  it('has an id once Zalo is done with it, and is then broadcast', async () => {
    const { announcements, pass } = await announcing('2026-11-22T09:00:00+07:00', { articleMs: 60_000 })
    const token = await announcements.createArticle(article)
    expect(await announcements.articleId(token)).toBeNull()
    pass(60_000)
    const id = await announcements.articleId(token)
    expect(id).toEqual(expect.any(String))
    expect(await announcements.broadcast(id ?? '')).toMatchObject({ outcome: 'sent' })
  })

  it('with a title too long is not even sent', async () => {
    const { announcements, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    await expect(announcements.createArticle({ ...article, title: 'a'.repeat(151) })).rejects.toThrow(
      RangeError,
    )
    expect(zalo.calls).toEqual([])
  })
})

describe('a broadcast', () => {
  it.each([
    ['22:00', 8],
    ['05:00', 1],
    ['00:00', 6],
  ])('at %s waits %i hours, for 06:00', async (time, hours) => {
    const { announcements, zalo } = await announcing(`2026-11-22T${time}:00+07:00`)
    expect(await announcements.broadcast('x')).toEqual({ outcome: 'retry_after', ms: hours * hour })
    expect(zalo.calls).toEqual([])
  })

  it.each(['06:00:00', '21:59:59'])('at %s is sent, and an unknown article refused', async (time) => {
    const { announcements } = await announcing(`2026-11-22T${time}+07:00`)
    expect(await announcements.broadcast('x')).toMatchObject({ outcome: 'rejected', ourFault: true })
  })
})

it('groups of the OA are told at any hour, others are refused', async () => {
  const { announcements, zalo } = await announcing('2026-11-22T23:00:00+07:00')
  zalo.groups.set('g1', [])
  expect(await announcements.tellGroup('g1', '[@all]Họp tổ lúc 19 giờ')).toMatchObject({ outcome: 'sent' })
  expect(zalo.groups.get('g1')).toEqual(['Họp tổ lúc 19 giờ'])
  expect(await announcements.tellGroup('g2', 'a')).toMatchObject({ outcome: 'rejected' })
})
