import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as files from '../../support/hostile-files.ts'
import { type ChatHouse, openChatHouse } from './chat-house.ts'
import { createResident } from './resident.ts'

let house: ChatHouse
beforeAll(async () => {
  house = await openChatHouse()
})
afterAll(() => house.close())

const resident = () => createResident(house.url)

it('keeps a photo without its place, shows it in the talk, and hands it over as kept', async () => {
  const person = resident()
  const sent = await person.sendFiles([{ bytes: await files.photoWithPlace(), name: 'ngõ 15.jpg' }], {
    caption: 'đèn hỏng',
  })
  expect(sent.status).toBe(200)
  const [row] = await person.rows((rows) => rows.length >= 2)
  expect(row).toMatchObject({ text: 'đèn hỏng', files: [{ kind: 'image', name: 'ngõ 15.jpg' }] })
  const fileId = row?.files[0]?.id
  expect(house.events.at(-1)?.body).toEqual({
    kind: 'file',
    fileKind: 'image',
    platformFileId: `stored:${fileId}`,
    name: 'ngõ 15.jpg',
    caption: 'đèn hỏng',
  })
  const shown = await person.request(`/files/${fileId}`)
  expect(shown.headers.get('Content-Type')).toBe('image/jpeg')
  expect(shown.headers.get('Content-Security-Policy')).toBe("sandbox; default-src 'none'")
  const bytes = Buffer.from(await shown.arrayBuffer())
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  expect(bytes.includes('PhoneMaker')).toBe(false)
  const preview = Buffer.from(await (await person.request(`/files/${fileId}?preview`)).arrayBuffer())
  expect((await sharp(preview).metadata()).width).toBeLessThanOrEqual(320)
})

it('shows a file to nobody but its owner and whom it was sent to', async () => {
  const owner = resident()
  await owner.sendFiles([{ bytes: await files.photoWithPlace(), name: 'riêng.jpg' }])
  const [row] = await owner.rows((rows) => rows.length >= 2)
  const path = `/files/${row?.files[0]?.id}`
  const other = resident()
  await other.say('xin chào')
  expect((await owner.request(path)).status).toBe(200)
  expect((await other.request(path)).status).toBe(404)
  expect((await resident().request(path)).status).toBe(404)
  const fileId = row?.files[0]?.id ?? 0
  await house.channel.send(other.cookie.slice(5, 37), { text: { text: 'Ảnh sau khi sửa' }, files: [fileId] })
  expect((await other.request(path)).status).toBe(200)
})

it('shares one album among files sent together', async () => {
  const person = resident()
  const bytes = await files.photoWithPlace()
  expect(
    (
      await person.sendFiles(
        [
          { bytes, name: 'a.jpg' },
          { bytes, name: 'b.jpg' },
        ],
        { caption: 'hai ảnh' },
      )
    ).status,
  ).toBe(200)
  const [first, second] = house.events.slice(-2).map((event) => event.body)
  expect(first).toMatchObject({ kind: 'file', caption: 'hai ảnh', albumId: expect.any(String) })
  expect(second).not.toHaveProperty('caption')
  expect(second).toMatchObject({ albumId: (first as { albumId: string }).albumId })
})

it('keeps a file sent again once', async () => {
  const person = resident()
  const id = randomUUID()
  const photo = { bytes: await files.photoWithPlace(), name: 'a.jpg' }
  await person.sendFiles([photo], { id })
  const before = await house.database.orm.storedFile.count()
  expect((await person.sendFiles([photo], { id })).status).toBe(200)
  expect(await house.database.orm.storedFile.count()).toBe(before)
  expect(house.events.at(-1)?.body).toEqual(house.events.at(-2)?.body)
})

it.each([
  ['a script in a picture format', () => files.svgWithScript(), 'anh.jpg'],
  ['a page', () => files.htmlPage(), 'anh.jpg'],
  ['a program', () => files.program(), 'don.pdf'],
  ['a document with macros', () => files.docm(), 'don.docx'],
  ['a picture that unpacks to far too much', () => files.pngBomb(20_000), 'anh.png'],
  ['nothing', () => Buffer.alloc(0), 'anh.jpg'],
])('refuses %s with a reason in words, and keeps nothing', async (_what, bytes, name) => {
  const person = resident()
  const before = { rows: await house.database.orm.storedFile.count(), events: house.events.length }
  const answer = await person.sendFiles([{ bytes: bytes(), name, type: 'image/jpeg' }])
  expect(answer.status).toBe(422)
  expect(((await answer.json()) as { message: string }).message).toMatch(/chưa gửi được|không nhận được/)
  expect(await house.database.orm.storedFile.count()).toBe(before.rows)
  expect(house.events.length).toBe(before.events)
})

it('refuses all files of a post when one is refused', async () => {
  const person = resident()
  const before = house.events.length
  const photo = { bytes: await files.photoWithPlace(), name: 'a.jpg' }
  expect((await person.sendFiles([photo, { bytes: files.htmlPage(), name: 'b.jpg' }])).status).toBe(422)
  expect(house.events.length).toBe(before)
})

it('stops reading a file over the limit', async () => {
  const answer = await resident().sendFiles([{ bytes: new Uint8Array(22 * 1024 * 1024), name: 'lớn.jpg' }])
  expect(answer.status).toBe(413)
  expect(((await answer.json()) as { message: string }).message).toContain('20 MB')
})
