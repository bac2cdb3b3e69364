/** Articles with their videos, and groups with their packs: what an OA announces with. */
import { describe, expect, it } from 'vitest'
import { createArticles } from '../../../src/channels/zalo/articles.ts'
import { createGroups } from '../../../src/channels/zalo/groups.ts'
import { channelTo, standIn } from './parts.ts'

const article = {
  title: 'Lịch tiêm phòng dại',
  author: 'Ủy ban MTTQ phường',
  description: 'Từ ngày 1 đến ngày 5',
  coverUrl: 'https://example.vn/ảnh bìa.jpg',
  paragraphs: ['Mời bà con.', 'Xin cảm ơn.'],
}
const film = (bytes = 64) => {
  const file = new Uint8Array(bytes)
  file.set(Buffer.from('ftypisom'), 4)
  return { bytes: file, mime: 'video/mp4', name: 'họp tổ.mp4' }
}

async function made({ articleMs = 0 } = {}) {
  let now = Date.parse('2026-11-22T09:00:00+07:00')
  const zalo = await standIn({ now: () => now, articleMs })
  const { client } = channelTo(zalo, { now: () => now })
  const pass = (ms: number) => {
    now += ms
  }
  return { zalo, articles: createArticles(client), groups: createGroups(client), pass }
}

describe('articles', () => {
  it('are listed ten at a time, the newest first, once Zalo has made them', async () => {
    const { articles, pass } = await made({ articleMs: 60_000 })
    for (let number = 1; number <= 12; number += 1)
      await articles.create({ ...article, title: `Bài ${number}` })
    expect(await articles.list()).toEqual({ articles: [], total: 0 })
    pass(60_000)
    const { articles: first, total } = await articles.list()
    expect([first.length, total]).toEqual([10, 12])
    expect(first[0]).toEqual({
      id: expect.any(String),
      title: 'Bài 12',
      isShown: true,
      views: 0,
      createdAt: new Date('2026-11-22T09:00:00+07:00'),
      url: expect.stringContaining('https://'),
    })
    expect((await articles.list({ offset: 10 })).articles.map(({ title }) => title)).toEqual([
      'Bài 2',
      'Bài 1',
    ])
    expect(await articles.list({ kind: 'video' })).toEqual({ articles: [], total: 0 })
  })

  it('can be read again, and show the correction once it is made', async () => {
    const { articles, pass, zalo } = await made({ articleMs: 60_000 })
    const token = await articles.create(article)
    expect(await articles.idOf(token)).toBeNull()
    pass(60_000)
    const id = (await articles.idOf(token)) ?? ''
    const { title, author, description, paragraphs } = article
    expect(await articles.find(id)).toMatchObject({ id, title, author, description, paragraphs })
    const correction = await articles.update(id, { ...article, title: 'Đổi lịch' })
    expect(await articles.idOf(correction)).toBeNull()
    expect(await articles.find(id)).toMatchObject({ title })
    pass(60_000)
    expect(await articles.idOf(correction)).toBe(id)
    expect(await articles.find(id)).toMatchObject({ title: 'Đổi lịch' })
    await articles.remove(id)
    await expect(articles.find(id)).rejects.toMatchObject({ code: -201 })
    const [sent] = zalo.calls.filter(({ path }) => path.endsWith('/article/create'))
    expect(String(sent?.body)).toContain('https://example.vn/%E1%BA%A3nh%20b%C3%ACa.jpg')
  })

  it.each([
    [{ title: '' }],
    [{ title: 'a'.repeat(151) }],
    [{ author: 'a'.repeat(51) }],
    [{ description: 'a'.repeat(301) }],
    [{ coverUrl: 'bìa.jpg' }],
  ])('that Zalo would refuse never leave: %j', async (wrong) => {
    const { articles, zalo } = await made()
    await expect(articles.create({ ...article, ...wrong })).rejects.toThrow(RangeError)
    await expect(articles.update('a', { ...article, ...wrong })).rejects.toThrow(RangeError)
    expect(zalo.calls).toEqual([])
  })

  it.each([
    [{ data: {} }, null],
    [
      { data: { medias: [{ id: 1, title: 5 }] } },
      { articles: [{ id: '1', title: '', views: null }], total: 1 },
    ],
  ])('whose answer says less than expected are read all the same: %j', async (answer, list) => {
    const { articles, zalo } = await made()
    zalo.fault({ path: '/article/verify', answer: { status: 200, body: { error: 0, data: {} } } })
    expect(await articles.idOf('t')).toBeNull()
    zalo.fault({ path: '/article/getslice', answer: { status: 200, body: { error: 0, ...answer } } })
    expect(await articles.list()).toMatchObject(list ?? { articles: [], total: 0 })
  })

  it('whose picture Zalo cannot fetch fail when they are asked for', async () => {
    const { articles, zalo } = await made()
    zalo.fault({ path: '/article/verify', answer: { error: -200, message: 'Upload media failed' } })
    await expect(articles.idOf('t')).rejects.toThrow(RangeError)
  })
})

describe('a video of an article', () => {
  it('is uploaded, converted, and then shown above the words', async () => {
    const { articles, pass, zalo } = await made({ articleMs: 60_000 })
    const { videos } = articles
    const token = await videos.add(film())
    expect(await videos.stateOf(token)).toEqual({ state: 'processing', percent: 40 })
    pass(60_000)
    const state = await videos.stateOf(token)
    if (state.state !== 'ready') throw new Error(JSON.stringify(state))
    await articles.create({ ...article, videoId: state.videoId })
    const body = JSON.parse(String(zalo.calls.at(-1)?.body)) as { body: unknown[] }
    expect(body.body[0]).toEqual({ type: 'video', video_id: state.videoId })
    await expect(articles.create({ ...article, videoId: 'other' })).rejects.toMatchObject({ code: -201 })
    await expect(videos.stateOf('other')).rejects.toMatchObject({ code: -201 })
  })

  it.each([2, 4, 5])('that cannot be used any more says so: %i', async (status) => {
    const { articles, zalo } = await made()
    const body = { error: 0, data: { status, status_message: 'Convert error', video_id: 'v' } }
    zalo.fault({ path: '/upload_video/verify', answer: { status: 200, body } })
    expect(await articles.videos.stateOf('t')).toEqual({ state: 'failed', reason: 'Convert error' })
  })

  it('of another format, or of more than 50 MB, never leaves', async () => {
    const { articles, zalo } = await made()
    await expect(articles.videos.add({ ...film(), mime: 'video/avi' })).rejects.toThrow(RangeError)
    await expect(articles.videos.add(film(50_000_001))).rejects.toThrow(RangeError)
    expect(zalo.calls).toEqual([])
  })
})

describe('groups of the OA', () => {
  it('are all listed, however many pages they fill', async () => {
    const { groups, zalo } = await made()
    expect(await groups.list()).toEqual([])
    for (let number = 1; number <= 23; number += 1) zalo.groups.set(`g${number}`, [])
    const all = await groups.list()
    expect(all.map(({ id }) => id)).toEqual([...zalo.groups.keys()])
    expect(all[0]).toEqual({
      id: 'g1',
      name: 'Tổ g1',
      isOpen: true,
      members: 3,
      link: 'https://zalo.me/g/g1',
    })
  })

  it('live on packs, of which some are free', async () => {
    const { groups, zalo } = await made()
    const end = Date.parse('2027-01-01T00:00:00+07:00')
    zalo.groupPacks.push(
      {
        asset_id: 'a1',
        product_type: 'gmf100',
        quota_type: 'sub_quota',
        status: 'used',
        used_id: 'g1',
        valid_through: end,
      },
      { asset_id: 'a2', product_type: 'gmf1000', quota_type: 'purchase_quota', status: 'available' },
    )
    expect(await groups.packs()).toEqual([
      { id: 'a1', mostMembers: 100, groupId: 'g1', until: new Date(end) },
      { id: 'a2', mostMembers: 1000, groupId: null, until: null },
    ])
    zalo.fault({ path: '/quota/group', answer: { error: -201, message: 'product_type is invalid!' } })
    expect(await groups.packs()).toHaveLength(2)
    zalo.fault({
      path: '/quota/group',
      answer: { error: -224, message: 'OA needs to upgrade OA Tier Package' },
    })
    await expect(groups.packs()).rejects.toMatchObject({ code: -224 })
  })
})
