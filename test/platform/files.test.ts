import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { inflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FileFetchError, fetchFile } from '../../src/platform/files/fetch.ts'
import { type AcceptedFile, judgeFile, MAX_FILE_BYTES } from '../../src/platform/files/judge.ts'
import { fileHeaders } from '../../src/platform/files/serve.ts'
import { createFileStore, type FileStore, newFileKey } from '../../src/platform/files/store.ts'
import { readZipDirectory } from '../../src/platform/files/zip-directory.ts'
import * as files from '../support/hostile-files.ts'

async function accepted(bytes: Uint8Array): Promise<AcceptedFile> {
  const judgement = await judgeFile({ bytes })
  if (judgement.verdict === 'refused') throw new Error(`refused: ${judgement.reason}`)
  return judgement
}

async function reason(bytes: Uint8Array, claims: { claimedName?: string; claimedType?: string } = {}) {
  const judgement = await judgeFile({ bytes, ...claims })
  return judgement.verdict === 'refused' ? judgement.reason : `accepted ${judgement.mime}`
}

/** Names and contents of the parts of an archive, one after the other; of another file, its bytes. */
function unzip(bytes: Uint8Array): string {
  const directory = readZipDirectory(bytes)
  if (!directory) return Buffer.from(bytes).toString('latin1')
  const raw = Buffer.from(bytes)
  return directory.entries
    .map(({ name, at, packedBytes }) => {
      const start = at + 30 + raw.readUInt16LE(at + 26) + raw.readUInt16LE(at + 28)
      return `${name}\n${inflateRawSync(raw.subarray(start, start + packedBytes)).toString()}`
    })
    .join('\n')
}

const holds = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text, 0, 'latin1')
/** The reference to the block of places: tag 0x8825, one long (EXIF 2.3, 4.6.3), in either byte order. */
const hasGps = (bytes: Uint8Array) =>
  holds(bytes, '\x25\x88\x04\0\x01\0\0\0') || holds(bytes, '\x88\x25\0\x04\0\0\0\x01')

describe('images', () => {
  it('keeps a photo upright and without its place, device and owner', async () => {
    const original = await files.photoWithPlace({ width: 640, height: 480 })
    expect(holds(original, 'Owner Name')).toBe(true)
    expect((await sharp(original).metadata()).orientation).toBe(6)
    expect(hasGps(original)).toBe(true)
    const photo = await accepted(original)
    expect(photo).toMatchObject({
      kind: 'image',
      mime: 'image/jpeg',
      extension: 'jpg',
      width: 480,
      height: 640,
    })
    const { exif, icc, xmp, orientation } = await sharp(photo.bytes).metadata()
    expect({ exif, icc, xmp, orientation }).toEqual({})
    expect(holds(photo.bytes, 'Owner Name') || holds(photo.bytes, 'Exif') || hasGps(photo.bytes)).toBe(false)
    const preview = await sharp(photo.preview).metadata()
    expect(preview).toMatchObject({ format: 'jpeg', width: 240, height: 320 })
    expect(preview.exif).toBeUndefined()
  })

  it('brings the longest side down to 2560 and enlarges nothing', async () => {
    const wide = await accepted(await files.gradient({ width: 4000, height: 1000 }).jpeg().toBuffer())
    expect(wide).toMatchObject({ width: 2560, height: 640 })
    const small = await accepted(await files.gradient({ width: 40, height: 30 }).jpeg().toBuffer())
    expect(small).toMatchObject({ width: 40, height: 30 })
  })

  it.each([
    ['png', 'image/png'],
    ['webp', 'image/jpeg'],
    ['gif', 'image/png'],
  ] as const)('re-encodes %s as %s', async (format, mime) => {
    const bytes = await files.gradient({ width: 60, height: 40 }).toFormat(format).toBuffer()
    expect(await accepted(bytes)).toMatchObject({ kind: 'image', mime, width: 60, height: 40 })
  })

  it('keeps what shines through in a webp', async () => {
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 4, background: '#f000' } })
      .webp()
      .toBuffer()
    const image = await accepted(bytes)
    expect(image.mime).toBe('image/png')
    expect((await sharp(image.bytes).metadata()).hasAlpha).toBe(true)
  })

  it('keeps the first frame of an animation', async () => {
    const image = await accepted(files.gifOfFrames(5))
    expect(image).toMatchObject({ mime: 'image/png', width: 1, height: 1 })
    expect((await sharp(image.bytes).metadata()).pages).toBeUndefined()
  })

  it('keeps a heif it can decode, as JPEG, and refuses one it cannot', async () => {
    const heif = await files.gradient({ width: 60, height: 40 }).avif().toBuffer()
    heif.write('mif1', 8, 'latin1')
    expect(await accepted(heif)).toMatchObject({ mime: 'image/jpeg', width: 60, height: 40 })
    heif.write('heic', 8, 'latin1')
    expect(await reason(heif.subarray(0, 60))).toBe('type_not_allowed')
  })

  it('leaves behind a script that follows the picture', async () => {
    const image = await accepted(files.gifWithScript())
    expect(holds(image.bytes, 'script')).toBe(false)
  })

  it('refuses a photo that is cut short as broken', async () => {
    const photo = await files.photoWithPlace({ width: 800, height: 600 })
    expect(await reason(photo.subarray(0, photo.length >> 1))).toBe('broken')
  })

  it('refuses a picture of 900 megapixels in 1 MB, without decoding it', async () => {
    const bomb = files.pngBomb(30_000)
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const before = process.memoryUsage().rss
    expect(await reason(bomb)).toBe('image_bomb')
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })

  it('refuses an animation of thousands of frames', async () => {
    expect(await reason(files.gifOfFrames(5000))).toBe('image_bomb')
  })

  it('works on one image at a time, so that answering goes on', async () => {
    const photo = await files.photoWithPlace({ width: 1600, height: 1200 })
    let most = 0
    const busy = () => {
      const { queue, process } = sharp.counters()
      return queue + process
    }
    // An image that goes from waiting to work between the reading of the two counters is in both: it is read again.
    const watch = setInterval(() => {
      most = Math.max(most, Math.min(busy(), busy()))
    }, 1)
    const judged = await Promise.all(Array.from({ length: 8 }, () => judgeFile({ bytes: photo })))
    clearInterval(watch)
    expect(judged.every(({ verdict }) => verdict === 'accepted')).toBe(true)
    expect(most).toBe(1)
    expect(sharp.concurrency()).toBe(1)
  })
})

describe('sound and video', () => {
  it.each([
    ['an Opus voice message', files.oggOpus(), 'audio', 'audio/ogg', 'ogg'],
    ['mp3', files.mp3(), 'audio', 'audio/mpeg', 'mp3'],
    ['wav', files.wav(), 'audio', 'audio/wav', 'wav'],
    ['amr', files.amr(), 'audio', 'audio/amr', 'amr'],
    ['aac', files.aac(), 'audio', 'audio/aac', 'aac'],
    ['m4a', files.film({ brand: 'M4A ', tracks: ['soun'] }), 'audio', 'audio/mp4', 'm4a'],
    [
      'a voice message in an mp4 of sound alone',
      files.film({ brand: 'isom', tracks: ['soun'] }),
      'audio',
      'audio/mp4',
      'm4a',
    ],
    ['a 3gp of sound alone', files.film({ brand: '3gp4', tracks: ['soun'] }), 'audio', 'audio/3gpp', '3gp'],
    ['mp4', files.film({ brand: 'isom', tracks: ['vide', 'soun'] }), 'video', 'video/mp4', 'mp4'],
    [
      'a film that calls itself m4a',
      files.film({ brand: 'M4A ', tracks: ['vide'] }),
      'video',
      'video/mp4',
      'mp4',
    ],
    ['3gp', files.film({ brand: '3gp4', tracks: ['vide'] }), 'video', 'video/3gpp', '3gp'],
    ['mov', files.film({ brand: 'qt  ', tracks: ['vide', 'soun'] }), 'video', 'video/quicktime', 'mov'],
    ['webm', files.matroska('webm'), 'video', 'video/webm', 'webm'],
  ])('accepts %s', async (_, bytes, kind, mime, extension) => {
    expect(await accepted(bytes)).toMatchObject({ kind, mime, extension })
  })

  it('takes the place out of a video, moves nothing, and leaves the original alone', async () => {
    const original = files.film({ brand: 'isom', tracks: ['vide', 'soun'] })
    const video = await accepted(original)
    expect(holds(video.bytes, files.FILM_PLACE)).toBe(false)
    expect(holds(original, files.FILM_PLACE)).toBe(true)
    expect(video.bytes.length).toBe(original.length)
    expect(Buffer.from(video.bytes).indexOf('mdat')).toBe(original.indexOf('mdat'))
  })

  it('refuses a video that is cut short, or has no track, as broken', async () => {
    const video = files.film({ brand: 'isom', tracks: ['vide'] })
    expect(await reason(video.subarray(0, video.length - 500))).toBe('broken')
    expect(await reason(files.film({ brand: 'isom', tracks: [] }))).toBe('broken')
  })

  it('refuses endlessly nested boxes without falling over', async () => {
    expect(await reason(files.nestedBoxes(1_000_000))).toBe('broken')
  })

  it.each([
    ['an mp3 that is also a page', Buffer.concat([files.mp3(), Buffer.from(files.SCRIPT)])],
    ['an mp3 that is also an archive', Buffer.concat([files.mp3(), files.zip([files.part('a.class')])])],
    [
      'a video that is also a page',
      Buffer.concat([files.film({ brand: 'isom', tracks: ['vide'] }), files.htmlPage()]),
    ],
    ['Matroska', files.matroska('matroska')],
  ])('refuses %s', async (_, bytes) => {
    expect(await reason(bytes)).toBe('type_not_allowed')
  })
})

describe('documents', () => {
  it('accepts docx, xlsx and PDF with what is in them', async () => {
    for (const [bytes, extension] of [
      [files.docx(), 'docx'],
      [files.xlsx(), 'xlsx'],
      [files.pdf(), 'pdf'],
    ] as const) {
      const document = await accepted(bytes)
      expect(document).toMatchObject({ kind: 'document', extension })
      expect(unzip(document.bytes)).toEqual(unzip(bytes))
      // What was cleaned is a document still.
      expect((await accepted(document.bytes)).extension).toBe(extension)
    }
  })

  it('keeps nothing of who wrote an Office document, and all of what it says', async () => {
    const photo = (await files.photoWithPlace({ width: 64, height: 48 })).toString('latin1')
    const word = files.docx([
      {
        name: 'docProps/core.xml',
        content: '<cp:coreProperties><dc:creator>Lê Bí Mật</dc:creator></cp:coreProperties>',
      },
      {
        name: 'docProps/app.xml',
        content: '<Properties xmlns="http://x/extended-properties"><Company>Bí Mật</Company></Properties>',
      },
      {
        name: 'word/comments.xml',
        content:
          '<w:comment w:id="1" w:author="Lê Bí Mật" w:initials=\'BM\'><w:t>Đường hỏng</w:t></w:comment>',
      },
      {
        name: 'word/_rels/settings.xml.rels',
        content: '<Relationship Target="file:///C:\\Users\\Bí Mật\\Normal.dotm"/>',
      },
      { name: 'word/media/image1.jpeg', content: photo, encoding: 'latin1' },
    ])
    const book = files.xlsx([
      { name: 'xl/comments1.xml', content: '<authors><author>Bí Mật</author></authors><t>Ghi chú</t>' },
      { name: 'xl/persons/person.xml', content: '<person displayName="Bí Mật" id="{1}" userId="bi.mat"/>' },
      { name: 'xl/tables/table1.xml', content: '<table displayName="Bảng1"/>' },
    ])
    for (const [bytes, said] of [
      [word, ['Đường hỏng', 'w:id="1"']],
      [book, ['Ghi chú', 'displayName="Bảng1"', 'id="{1}"']],
    ] as const) {
      const inside = unzip((await accepted(bytes)).bytes)
      expect(inside).not.toMatch(/Bí Mật|BM|bi\.mat|Owner Name/)
      for (const words of said) expect(inside).toContain(words)
    }
  })

  it('blanks the notes about a PDF where they can be read, and moves nothing', async () => {
    const notes = [
      '4 0 obj\n<< /Author (L\\352 B\\355 M\\(t) /Creator <4269204D6174> /CreationDate (D:2026) >>\nendobj\n',
      '5 0 obj\n<< /Length 60 >> stream\n<x:xmpmeta><dc:creator>Bi Mat</dc:creator></x:xmpmeta>\nendstream endobj\n',
      'trailer << /Info 4 0 R >>\n',
    ].join('')
    const original = files.pdf().toString('latin1').replace('trailer\n', `${notes}trailer\n`)
    const cleaned = Buffer.from((await accepted(Buffer.from(original, 'latin1'))).bytes).toString('latin1')
    expect(cleaned).not.toMatch(/Author|4269204D|Bi Mat|D:2026/)
    expect(cleaned.length).toBe(original.length)
    expect(cleaned.indexOf('5 0 obj')).toBe(original.indexOf('5 0 obj'))
    expect(cleaned).toContain('/Type /Catalog /Pages 2 0 R')
  })

  it('refuses an Office document with a part that cannot be read', async () => {
    const odd = { name: 'word/comments.xml', content: '\u00ff\u00fe<\0', encoding: 'latin1' } as const
    expect(await reason(files.docx([odd]))).toBe('broken')
    const lying = { name: 'word/comments.xml', content: 'a'.repeat(50), declaredBytes: 10 }
    expect(await reason(files.docx([lying]))).toBe('broken')
  })

  it.each([
    ['a document that declares macros', files.docm()],
    ['a docx with hidden macros', files.docx([files.part('word/VBAProject.bin')])],
    ['a workbook with a macro sheet', files.xlsx([files.part('xl/macrosheets/sheet1.xml')])],
    ['a docx with ActiveX', files.docx([files.part('word/activeX/activeX1.bin')])],
    ['a PDF with a script', files.pdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>')],
    ['a PDF with a script written by codes', files.pdf('/OpenAction << /S /J#61va#53cript /JS (1) >>')],
    ['a PDF that starts a program', files.pdf('/OpenAction << /S /Launch /F (cmd.exe) >>')],
    ['a PDF with files in it', files.pdf('/Names << /EmbeddedFiles 4 0 R >>')],
    ['a PDF that is also an archive', Buffer.concat([files.pdf(), files.zip([files.part('a.txt')])])],
    [
      'a PDF behind something else',
      Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), files.pdf()]),
    ],
  ])('refuses %s', async (_, bytes) => {
    expect(await reason(bytes)).toBe('type_not_allowed')
  })

  it('accepts a PDF whose words only resemble a forbidden name', async () => {
    await accepted(files.pdf('/LaunchDate (2025) /Title (JavaScript)'))
  })

  it('refuses a document that unpacks to more than 100 MB, or has too many parts', async () => {
    const huge = { name: 'word/media/a.bin', content: 'a', declaredBytes: 101 * 1024 * 1024 }
    expect(await reason(files.docx([huge]))).toBe('too_large')
    const parts = Array.from({ length: 2000 }, (_, at) => files.part(`word/${at}.xml`))
    expect(await reason(files.docx(parts))).toBe('too_large')
  })

  it('refuses a document that is cut short, or glued behind another file, as broken', async () => {
    expect(await reason(files.docx().subarray(0, 300))).toBe('broken')
    const glued = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), files.docx()])
    expect(await reason(glued)).toBe('broken')
    expect(await reason(files.pdf().subarray(0, 100))).toBe('broken')
  })
})

describe('everything else', () => {
  it.each([
    ['svg', files.svgWithScript()],
    ['html', files.htmlPage()],
    ['plain text', Buffer.from('xin chào')],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['zip', files.zip([files.part('a.txt')])],
    ['gz', files.gzipOf('a')],
    ['rar', files.rar()],
    ['7z', files.sevenZip()],
    ['a program', files.program()],
  ])('refuses %s, whatever it is called', async (_, bytes) => {
    expect(await reason(bytes)).toBe('type_not_allowed')
    expect(await reason(bytes, { claimedName: 'photo.jpg', claimedType: 'image/jpeg' })).toBe(
      'type_not_allowed',
    )
  })

  it('refuses nothing at all as empty, and more than 20 MB as too large', async () => {
    expect(await reason(new Uint8Array())).toBe('empty')
    const photo = await files.photoWithPlace()
    const padded = (length: number) => Buffer.concat([photo, Buffer.alloc(length - photo.length)])
    expect(await reason(padded(MAX_FILE_BYTES + 1))).toBe('too_large')
    expect(await reason(padded(MAX_FILE_BYTES))).toBe('accepted image/jpeg')
  })

  it('accepts a good file under a bad name', async () => {
    const bytes = await files.photoWithPlace()
    expect(await reason(bytes, { claimedName: 'virus.exe', claimedType: 'text/html' })).toBe(
      'accepted image/jpeg',
    )
  })
})

describe('the store', () => {
  let root: string
  let store: FileStore
  beforeEach(async () => {
    root = join(await mkdtemp(join(tmpdir(), 'files-')), 'data', 'files')
    store = createFileStore({ root })
  })
  afterEach(() => rm(join(root, '..', '..'), { recursive: true, force: true }))

  it('gives back what was put, as bytes and as a stream', async () => {
    const key = newFileKey(randomBytes, 'jpg')
    const bytes = new Uint8Array(randomBytes(100_000))
    expect(await store.exists(key)).toBe(false)
    await store.put(key, bytes)
    expect(await store.exists(key)).toBe(true)
    expect(Buffer.compare(await store.read(key), bytes)).toBe(0)
    expect(Buffer.compare(await buffer(await store.readStream(key)), bytes)).toBe(0)
  })

  it('leaves only the whole file, for its owner alone, when two puts of one key meet', async () => {
    const key = newFileKey(randomBytes, 'bin')
    const writes = ['a', 'b', 'c'].map((letter) => store.put(key, Buffer.alloc(500_000, letter)))
    await Promise.all(writes)
    const folder = join(root, key, '..')
    expect(await readdir(folder)).toHaveLength(1)
    expect(new Set(await readFile(join(root, key)))).toHaveProperty('size', 1)
    expect((await stat(join(root, key))).mode & 0o077).toBe(0)
    expect((await stat(root)).mode & 0o077).toBe(0)
  })

  it('removes a file, and twice is as good as once', async () => {
    const key = newFileKey(randomBytes, 'pdf')
    await store.put(key, Buffer.from('x'))
    await store.remove(key)
    await store.remove(key)
    expect(await store.exists(key)).toBe(false)
    await expect(store.read(key)).rejects.toThrow()
    await expect(store.readStream(key)).rejects.toThrow()
  })

  it('makes keys that cannot be guessed, in two levels of folders', () => {
    const keys = new Set(Array.from({ length: 200 }, () => newFileKey(randomBytes, 'ogg')))
    expect(keys.size).toBe(200)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{32}\.ogg$/)
    expect(() => newFileKey(randomBytes, '../x')).toThrow()
  })

  it.each([
    '../secret',
    '/etc/passwd',
    'aa/../../../x.jpg',
    'aa/bb/..',
    '',
    'aa\\bb',
    `aa/bb/${'c'.repeat(32)}.jpg\n`,
  ])('touches nothing for the key %j', async (key) => {
    await expect(store.put(key, Buffer.from('x'))).rejects.toThrow(TypeError)
    await expect(store.read(key)).rejects.toThrow(TypeError)
    await expect(store.readStream(key)).rejects.toThrow(TypeError)
    await expect(store.remove(key)).rejects.toThrow(TypeError)
    await expect(store.exists(key)).rejects.toThrow(TypeError)
  })
})

describe('serving', () => {
  const disposition = (mime: string, name: string) =>
    String(fileHeaders({ mime, name })['Content-Disposition'])

  it('lets nothing be opened as a page, whatever it is', () => {
    for (const mime of [
      'image/jpeg',
      'image/png',
      'audio/ogg',
      'video/mp4',
      'image/svg+xml',
      'text/html',
      'application/pdf',
      'application/xhtml+xml',
      'IMAGE/JPEG',
      '',
    ])
      expect(disposition(mime, 'a')).toMatch(/^attachment;/)
  })

  it('forbids guessing the type, running anything and shared caching', () => {
    expect(fileHeaders({ mime: 'image/png', name: 'a.png' })).toMatchObject({
      'Content-Type': 'image/png',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': expect.stringMatching(/^private, max-age=\d+$/),
    })
  })

  it('gives a Vietnamese name in full, with a plain one for old browsers', () => {
    expect(disposition('application/pdf', 'Đơn kiến nghị (tổ 5).pdf')).toBe(
      'attachment; filename="Don kien nghi (to 5).pdf"; ' +
        "filename*=UTF-8''%C4%90%C6%A1n%20ki%E1%BA%BFn%20ngh%E1%BB%8B%20%28t%E1%BB%95%205%29.pdf",
    )
  })

  it.each([
    'a\r\nSet-Cookie: x=1',
    'a"; filename="b.exe',
    '../../etc/passwd',
    'a\u0000b\u2028c\u202egpj.exe',
    "a'b*c;d%0d%0a",
    '\ud800.pdf',
    '..',
    '',
    'ả'.repeat(5000),
  ])('lets nothing of the name %j out of its quotes', (name) => {
    const header = disposition('application/pdf', name)
    expect(header).toMatch(/^attachment; filename="[\w ().-]+\.pdf"; filename\*=UTF-8''[\w.%~-]+\.pdf$/)
    expect(decodeURIComponent(header.replace(/^.*''/, ''))).not.toMatch(/[/\\"\r\n\u202e]/)
    expect(header.length).toBeLessThan(2000)
    expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow()
  })

  it('ends the name as the type does', () => {
    expect(disposition('image/jpeg', 'report.html')).toContain('filename="report.html.jpg"')
    expect(disposition('image/jpeg', 'IMG_1.JPEG')).toContain('filename="IMG_1.JPEG"')
    expect(disposition('text/csv; charset=utf-8', 'list.csv')).toContain('filename="list.csv"')
  })

  it('lets nothing through in the type', () => {
    const headers = fileHeaders({ mime: 'image/png\r\nX: y', name: 'a' })
    expect(headers['Content-Type']).toBe('application/octet-stream')
    expect(headers['Content-Disposition']).toMatch(/^attachment/)
  })
})

describe('fetching', () => {
  const TOKEN = '123456:SECRET-token'
  const content = Buffer.alloc(50_000, 'x')
  const seen: { url: string | undefined; authorization: string | undefined }[] = []
  let server: Server
  let other: Server
  let origin: string
  let otherOrigin: string

  const routes: Record<string, RequestListener> = {
    '/good': (_, response) => response.end(content),
    '/endless': (_, response) => {
      const more = () => response.write(content) && setImmediate(more)
      response.on('drain', more)
      more()
    },
    '/too-much-announced': (_, response) => {
      response.writeHead(200, { 'content-length': '999999999' })
      response.write('x')
    },
    '/too-little': (_, response) => {
      response.writeHead(200, { 'content-length': '50000' })
      response.write('x', () => response.destroy())
    },
    '/slow': (_, response) => {
      response.write('x')
    },
    '/silent': () => undefined,
    '/away': (_, response) =>
      response.writeHead(302, { location: `${otherOrigin}/good?token=${TOKEN}` }).end(),
    '/inside': (_, response) => response.writeHead(302, { location: '/good' }).end(),
    '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
    '/busy': (_, response) => response.writeHead(429, { 'retry-after': '7' }).end(),
    '/busy-until': (_, response) => {
      const headers = {
        date: 'Thu, 01 Jan 2026 00:00:00 GMT',
        'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT',
      }
      response.writeHead(503, headers).end()
    },
    '/error': (_, response) => response.writeHead(500).end(content),
    '/status/403': (_, response) => response.writeHead(403).end(),
    '/status/404': (_, response) => response.writeHead(404).end(),
    '/status/410': (_, response) => response.writeHead(410).end(),
  }

  async function listen(): Promise<[Server, string]> {
    const started = createServer((asked, response) => {
      seen.push({ url: asked.url, authorization: asked.headers.authorization })
      const { pathname } = new URL(asked.url ?? '', 'http://localhost')
      routes[pathname.replace(/^\/file\/[^/]+/, '')]?.(asked, response)
    }).listen(0, '127.0.0.1')
    await once(started, 'listening')
    return [started, `http://127.0.0.1:${(started.address() as AddressInfo).port}`]
  }

  beforeAll(async () => {
    ;[server, origin] = await listen()
    ;[other, otherOrigin] = await listen()
  })
  afterAll(() => {
    for (const each of [server, other]) {
      each.closeAllConnections()
      each.close()
    }
  })
  beforeEach(() => {
    seen.length = 0
  })

  const fetching = (
    path: string,
    more: { allowedOrigins?: string[]; maxBytes?: number; timeoutMs?: number } = {},
  ) =>
    fetchFile({
      url: `${origin}/file/bot${TOKEN}${path}`,
      allowedOrigins: [origin],
      maxBytes: 60_000,
      timeoutMs: 5000,
      headers: { authorization: 'Bearer abc' },
      ...more,
    })

  async function failure(promise: Promise<unknown>): Promise<FileFetchError> {
    const error = await promise.then(
      () => new Error('fetched'),
      (reason: unknown) => reason,
    )
    if (!(error instanceof FileFetchError)) throw error
    expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('SECRET')
    return error
  }

  it('fetches a file of exactly the greatest size, with the headers given', async () => {
    const bytes = await fetching('/good', { maxBytes: content.length })
    expect(Buffer.compare(bytes, content)).toBe(0)
    expect(seen).toEqual([{ url: `/file/bot${TOKEN}/good`, authorization: 'Bearer abc' }])
  })

  it('stops an endless file at the greatest size', async () => {
    expect((await failure(fetching('/endless'))).kind).toBe('too_large')
    expect((await failure(fetching('/good', { maxBytes: content.length - 1 }))).kind).toBe('too_large')
  })

  it('does not wait for a file that announces too much', async () => {
    expect((await failure(fetching('/too-much-announced'))).kind).toBe('too_large')
  })

  it('never takes half a file for a whole one', async () => {
    expect((await failure(fetching('/too-little'))).kind).toBe('temporary')
  })

  it.each(['/slow', '/silent'])('gives up on %s in time', async (path) => {
    const start = performance.now()
    const error = await failure(fetching(path, { timeoutMs: 200 }))
    expect(error.kind).toBe('temporary')
    expect(performance.now() - start).toBeLessThan(3000)
  })

  it('asks only allowed origins', async () => {
    const allowedOrigins = ['https://example.org']
    expect((await failure(fetching('/good', { allowedOrigins }))).kind).toBe('forbidden_origin')
    for (const url of [`file:///SECRET`, `SECRET`, `http://127.0.0.1@SECRET.example/`, `data:,SECRET`])
      expect(
        (await failure(fetchFile({ url, allowedOrigins: [origin], maxBytes: 1, timeoutMs: 100 }))).kind,
      ).toBe('forbidden_origin')
    expect(seen).toEqual([])
  })

  it('follows no redirect to another origin', async () => {
    expect((await failure(fetching('/away'))).kind).toBe('forbidden_origin')
    expect((await failure(fetching('/to-file'))).kind).toBe('forbidden_origin')
    expect(seen).toHaveLength(2)
  })

  it('follows a redirect to an allowed origin, without the headers', async () => {
    await fetching('/away', { allowedOrigins: [origin, `${otherOrigin}/`] })
    expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer abc', undefined])
  })

  it('follows a redirect within its origin, but not in circles', async () => {
    expect(Buffer.compare(await fetching('/inside'), content)).toBe(0)
    expect((await failure(fetching('/round'))).kind).toBe('temporary')
  })

  it.each([403, 404, 410])('calls an address that answers %i expired', async (status) => {
    expect((await failure(fetching(`/status/${status}`))).kind).toBe('expired')
  })

  it('says when to try again, as the server wishes', async () => {
    expect(await failure(fetching('/busy'))).toMatchObject({ kind: 'temporary', retryAfterMs: 7000 })
    expect(await failure(fetching('/busy-until'))).toMatchObject({ kind: 'temporary', retryAfterMs: 60_000 })
    const error = await failure(fetching('/error'))
    expect(error.kind).toBe('temporary')
    expect(error.retryAfterMs).toBeUndefined()
  })

  it('calls a server that is not there temporary', async () => {
    const [gone, goneOrigin] = await listen()
    gone.close()
    const url = `${goneOrigin}/bot${TOKEN}`
    const address = { url, allowedOrigins: [goneOrigin], maxBytes: 10, timeoutMs: 1000 }
    expect((await failure(fetchFile(address))).kind).toBe('temporary')
  })
})
