/** What an OA says to many, within Zalo's limits. */
import { describe, expect, it } from 'vitest'
import type { BroadcastStage, BroadcastStep } from '../../../src/channels/announcing.ts'
import { createAnnouncements } from '../../../src/channels/zalo/announcements.ts'
import {
  type BroadcastTarget,
  type EarlierBroadcast,
  monthlyCap,
} from '../../../src/channels/zalo/broadcast-caps.ts'
import type { ZaloStandInOptions } from '../../support/zalo/server.ts'
import { channelTo, standIn } from './parts.ts'

const article = {
  title: 'Lịch tiêm phòng dại',
  author: 'Ủy ban MTTQ phường',
  description: 'Từ ngày 1 đến ngày 5',
  coverUrl: 'https://example.vn/a.jpg',
  paragraphs: ['Mời bà con đưa chó mèo tới nhà văn hóa.'],
}
const hour = 3600_000
const day = 24 * hour

async function announcing(at: string, options: ZaloStandInOptions & { cap?: number | null } = {}) {
  const { cap = null, ...rest } = options
  let now = Date.parse(at)
  const zalo = await standIn({ now: () => now, ...rest })
  const earlier: EarlierBroadcast[] = []
  const announcements = createAnnouncements({
    client: channelTo(zalo).client,
    clock: { now: () => new Date(now) },
    history: {
      read: async () => ({ earlier, cap }),
      add: async (broadcast) => void earlier.push(broadcast),
    },
  })
  const person = zalo.user()
  person.follow()
  /** Takes steps as long as there is one to take. */
  async function all(target: BroadcastTarget = {}, from: BroadcastStage = { stage: 'new' }) {
    let step: BroadcastStep = { kind: 'reached', now: from }
    while (step.kind === 'reached' && step.now.stage !== 'sent')
      step = await announcements.broadcast({ article, target }, step.now)
    return step
  }
  const pass = (ms: number) => {
    now += ms
  }
  return { zalo, announcements, all, person, pass }
}
const vn = (at: string) => new Date(`${at}+07:00`)

describe('a broadcast', () => {
  it('is an article first, which takes Zalo a while, and goes on from the stage that was stored', async () => {
    const { announcements, all, pass, person, zalo } = await announcing('2026-11-22T09:00:00+07:00', {
      articleMs: 60_000,
    })
    const first = await announcements.broadcast({ article }, { stage: 'new' })
    expect(first).toMatchObject({ kind: 'reached', now: { stage: 'processing' } })
    if (first.kind !== 'reached') return
    expect(await all({}, first.now)).toEqual({
      kind: 'wait',
      until: vn('2026-11-22T09:00:30'),
      why: 'processing',
    })
    pass(60_000)
    expect(await all({}, first.now)).toMatchObject({ kind: 'reached', now: { stage: 'sent' } })
    expect((await person.waitFor(article.title)).quotaType).toBe('broadcast')
    expect(zalo.calls.filter(({ path }) => path.endsWith('/article/create'))).toHaveLength(1)
  })

  it('can be corrected and taken back as an article', async () => {
    const { announcements, all, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    const done = await all()
    if (done.kind !== 'reached' || done.now.stage !== 'sent') throw new Error(JSON.stringify(done))
    const { articleId } = done.now
    expect(await announcements.articles.update(articleId, { ...article, title: 'Đổi lịch' })).toEqual(
      expect.any(String),
    )
    await announcements.articles.remove(articleId)
    expect(await all({}, { stage: 'ready', articleId })).toMatchObject({ kind: 'wait', why: 'day' })
    expect(zalo.calls.at(-1)?.path).toContain('/article/remove')
    await expect(announcements.articles.remove(articleId)).rejects.toMatchObject({ code: -201 })
  })

  it('with a title too long is refused before anything is sent', async () => {
    const { announcements, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    const long = { ...article, title: 'a'.repeat(151) }
    expect(await announcements.broadcast({ article: long }, { stage: 'new' })).toMatchObject({
      kind: 'refused',
    })
    expect(zalo.calls).toEqual([])
  })

  it.each([
    ['2026-11-22T22:00:00', '2026-11-23T06:00:00'],
    ['2026-11-22T05:59:59', '2026-11-22T06:00:00'],
    ['2026-11-22T00:00:00', '2026-11-22T06:00:00'],
  ])('at %s waits for %s', async (at, until) => {
    const { all, zalo } = await announcing(`${at}+07:00`)
    expect(await all()).toEqual({ kind: 'wait', until: vn(until), why: 'night' })
    expect(zalo.calls.map(({ path }) => path)).not.toContain('/openapi/v2.0/oa/message')
  })

  it.each(['06:00:00', '21:59:59'])('at %s is sent', async (time) => {
    const { all } = await announcing(`2026-11-22T${time}+07:00`)
    expect(await all()).toMatchObject({ now: { stage: 'sent' } })
  })

  it('goes once a day to the same followers, and to others at once', async () => {
    const { all } = await announcing('2026-11-22T09:00:00+07:00')
    await all({ cities: '9', gender: '1' })
    const tomorrow = { kind: 'wait', until: vn('2026-11-23T06:00:00'), why: 'day' }
    for (const target of [{}, { cities: '4,9' }, { gender: '0' }, { ages: '2' }])
      expect(await all(target)).toEqual(tomorrow)
    expect(await all({ cities: '4' })).toMatchObject({ now: { stage: 'sent' } })
    expect(await all({ cities: '9', gender: '2' })).toMatchObject({ now: { stage: 'sent' } })
  })

  it('is narrowed by whatever Zalo knows of its followers, and by nothing else', async () => {
    const { all, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    const target = { cities: '4,9', locations: '0', ages: '3,4', gender: '1', platform: '2', telcos: '1' }
    expect(await all(target)).toMatchObject({ now: { stage: 'sent' } })
    expect(JSON.parse(String(zalo.calls.at(-1)?.body))).toMatchObject({ recipient: { target } })
    expect(await all({ locations: '2' })).toMatchObject({ now: { stage: 'sent' } })
    expect(await all({ cities: '64' })).toMatchObject({ kind: 'wait', why: 'day' })
    const { all: another } = await announcing('2026-11-22T09:00:00+07:00')
    expect(await another({ cities: '64' })).toMatchObject({ kind: 'refused' })
  })

  it('goes so often a month as the package allows, and as Zalo says where the package is not known', async () => {
    for (const cap of [4, null]) {
      const { all, pass } = await announcing('2026-11-22T09:00:00+07:00', { cap })
      for (let times = 0; times < 4; times += 1) {
        expect(await all()).toMatchObject({ now: { stage: 'sent' } })
        pass(day)
      }
      expect(await all()).toEqual({ kind: 'wait', until: vn('2026-12-01T06:00:00'), why: 'month' })
      pass(5 * day)
      expect(await all()).toMatchObject({ now: { stage: 'sent' } })
    }
    const packages = ['OA Nâng cao', 'OA Premium', 'Gói Cao cấp', 'OA Cơ bản', 'Trial', 'Gói mới', null]
    expect(packages.map(monthlyCap)).toEqual([4, 6, 6, 1, 4, null, null])
  })

  it.each([
    [
      { error: -223, message: 'Official Account has reached article quota' },
      { kind: 'wait', why: 'month' },
    ],
    [{ error: -223, message: 'OA has not authorized this API' }, { kind: 'account_fault' }],
    [{ error: -32 }, { kind: 'wait', why: 'limit' }],
    [{ error: -221 }, { kind: 'account_fault', reason: 'zalo-fault-verify' }],
    ['lost' as const, { kind: 'unknown' }],
  ])('whose article is answered with %j is told apart', async (answer, expected) => {
    const { all, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    zalo.fault({ path: '/article/create', answer })
    expect(await all()).toMatchObject(expected)
  })

  it('of which nobody knows whether it left counts as having left', async () => {
    const { all, zalo } = await announcing('2026-11-22T09:00:00+07:00')
    zalo.fault({ path: '/v2.0/oa/message', answer: 'lost' })
    expect(await all()).toMatchObject({ kind: 'unknown' })
    expect(await all()).toMatchObject({ kind: 'wait', why: 'day' })
  })
})

describe('a group of the OA', () => {
  it('is told at any hour without mentions of anybody; others, and too many words, are refused', async () => {
    const { announcements, zalo } = await announcing('2026-11-22T23:00:00+07:00')
    zalo.groups.set('g1', [])
    expect(await announcements.tellGroup('g1', '[@all]Họp tổ lúc 19 giờ')).toMatchObject({ outcome: 'sent' })
    expect(zalo.groups.get('g1')).toEqual(['Họp tổ lúc 19 giờ'])
    expect(await announcements.tellGroup('g2', 'a')).toMatchObject({ outcome: 'rejected' })
    expect(await announcements.tellGroup('g1', 'a'.repeat(2001))).toMatchObject({ outcome: 'rejected' })
    zalo.fault({ path: '/group/message', answer: { error: -237, message: 'The group is disabled' } })
    expect(await announcements.tellGroup('g1', 'a')).toMatchObject({ outcome: 'rejected' })
  })
})

describe('an approved template', () => {
  it.each([false, true])('reaches somebody silent, named under `recipient`: %s', async (nestedTemplates) => {
    const { announcements, zalo, person, pass } = await announcing('2026-11-22T09:00:00+07:00', {
      nestedTemplates,
    })
    zalo.templates.add('T1')
    pass(30 * day)
    const template = { id: 'T1', data: { noi_dung: 'Họp tổ' } }
    expect(await announcements.tellByTemplate(person.id, template)).toMatchObject({ outcome: 'sent' })
    expect(person.inbox()).toMatchObject([{ text: 'Họp tổ', quotaType: 'template' }])
    expect(await announcements.tellByTemplate(person.id, { ...template, id: 'T2' })).toMatchObject({
      outcome: 'rejected',
    })
  })

  it('that Zalo takes by day alone waits for the morning by itself', async () => {
    const { announcements, zalo, person } = await announcing('2026-11-22T23:00:00+07:00')
    zalo.fault({ path: '/message/template', answer: { error: -234 } })
    expect(await announcements.tellByTemplate(person.id, { id: 'T1', data: {} })).toEqual({
      outcome: 'retry_after',
      ms: 7 * hour,
      alone: true,
    })
  })
})
