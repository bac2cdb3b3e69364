import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'

/** Real files, good and bad, made on the spot. */

export const SCRIPT = '<script>alert(document.cookie)</script>'

export interface Picture {
  width?: number
  height?: number
}

/** A photo with a place, a device and a comment in it, taken with the phone held sideways (EXIF orientation 6). */
export function photoWithPlace({ width = 640, height = 480 }: Picture = {}): Promise<Buffer> {
  return gradient({ width, height })
    .withExif({
      IFD0: { Make: 'PhoneMaker', Copyright: 'Owner Name' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '10/1 47/1 3480/100', GPSLongitudeRef: 'E' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
}

/** A colourful picture whose JPEG is not tiny. */
export function gradient({ width = 640, height = 480 }: Picture = {}) {
  const pixels = Buffer.alloc(width * height * 3)
  for (let at = 0; at < pixels.length; at++) pixels[at] = (at * 7 + Math.floor(at / width)) % 251
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A valid black PNG of any size that costs its maker almost nothing: one bit a pixel, all alike. */
export function pngBomb(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.writeUInt8(1, 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side), { level: 1 })
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    magic,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

/** A valid animation of one-pixel frames. */
export function gifOfFrames(count: number): Buffer {
  const screen = Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff])
  const frame = Buffer.from([
    0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0,
  ])
  return Buffer.concat([
    Buffer.from('GIF89a'),
    screen,
    ...Array<Buffer>(count).fill(frame),
    Buffer.from([0x3b]),
  ])
}

/** A picture to a viewer, a page to whoever believes a name that ends in ".html". */
export function gifWithScript(): Buffer {
  return Buffer.concat([gifOfFrames(1), Buffer.from(`/*${SCRIPT}*/`)])
}

export const svgWithScript = (): Buffer =>
  Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)

export const htmlPage = (): Buffer => Buffer.from(`<!doctype html><html><body>${SCRIPT}</body></html>`)

export const gzipOf = (content: string): Buffer => gzipSync(content)

export interface ZipEntry {
  name: string
  content: string
  /** `latin1` for bytes that are no text. */
  encoding?: 'utf8' | 'latin1'
  /** What the archive says the entry unpacks to, when that is not the truth. */
  declaredBytes?: number
}

export function zip(entries: ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content, entry.encoding ?? 'utf8')
    const packed = deflateRawSync(content)
    const shared = Buffer.concat([
      uint16LE(20, 0, 8, 0, 0),
      uint32LE(crc32(content), packed.length, entry.declaredBytes ?? content.length),
      uint16LE(name.length, 0),
    ])
    files.push(Buffer.from('PK\x03\x04'), shared, name, packed)
    directory.push(
      Buffer.from('PK\x01\x02'),
      uint16LE(20),
      shared,
      uint16LE(0, 0, 0),
      uint32LE(0, offset),
      name,
    )
    offset += 30 + name.length + packed.length
  }
  const size = Buffer.concat(directory).length
  const end = [
    Buffer.from('PK\x05\x06'),
    uint16LE(0, 0, entries.length, entries.length),
    uint32LE(size, offset),
  ]
  return Buffer.concat([...files, ...directory, ...end, uint16LE(0)])
}

const office = 'application/vnd.openxmlformats-officedocument'

/** The least that is a Word document. */
export function docx(more: ZipEntry[] = []): Buffer {
  return zip([
    contentTypes(`${office}.wordprocessingml.document.main+xml`),
    part('word/document.xml'),
    ...more,
  ])
}

/** The least that is an Excel workbook. */
export function xlsx(more: ZipEntry[] = []): Buffer {
  return zip([contentTypes(`${office}.spreadsheetml.sheet.main+xml`), part('xl/workbook.xml'), ...more])
}

/** A Word document that says openly that it has macros. */
export function docm(): Buffer {
  const main = 'application/vnd.ms-word.document.macroEnabled.main+xml'
  return zip([contentTypes(main), part('word/document.xml'), part('word/vbaProject.bin')])
}

export const part = (name: string): ZipEntry => ({ name, content: `<part name="${name}"/>` })

function contentTypes(main: string): ZipEntry {
  const content = `<?xml version="1.0"?><Types><Override PartName="/part" ContentType="${main}"/></Types>`
  return { name: '[Content_Types].xml', content }
}

/** A PDF of one empty page whose catalogue holds `catalogue` besides. */
export function pdf(catalogue = ''): Buffer {
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] >>',
  ]
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`)
}

export interface Film {
  brand: string
  tracks: ('vide' | 'soun')[]
}

/** Where the film was shot, as phones write it. */
export const FILM_PLACE = '+10.7970+106.6810/'

/** The boxes of an MP4 family file, with the place in the film's notes and in each track's. */
export function film({ brand, tracks }: Film): Buffer {
  const notes = box('udta', box('\u00a9xyz', Buffer.from(FILM_PLACE)))
  const handlers = tracks.map((track) => {
    const handler = box('hdlr', Buffer.concat([Buffer.alloc(8), Buffer.from(track), Buffer.alloc(12)]))
    return box('trak', Buffer.concat([box('mdia', handler), notes]))
  })
  const moov = box('moov', Buffer.concat([box('mvhd', Buffer.alloc(100)), ...handlers, notes]))
  return Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0`)),
    moov,
    box('mdat', Buffer.alloc(2000, 7)),
  ])
}

function box(name: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(content.length + 8), Buffer.from(name, 'latin1'), content])
}

/** `moov` in `moov` in `moov` …: a stack overflow for a reader that opens each. */
export function nestedBoxes(depth: number): Buffer {
  const start = box('ftyp', Buffer.from('isom\0\0\0\0'))
  const nest = Buffer.alloc(depth * 8)
  for (let at = 0; at < depth; at++) {
    nest.writeUInt32BE((depth - at) * 8, at * 8)
    nest.write('moov', at * 8 + 4, 'latin1')
  }
  return Buffer.concat([start, nest])
}

export function oggOpus(): Buffer {
  const page = Buffer.concat([Buffer.from('OggS\0\x02', 'latin1'), Buffer.alloc(21), Buffer.from([19])])
  page.writeUInt8(1, 26)
  return Buffer.concat([page, Buffer.from('OpusHead\x01\x01', 'latin1'), Buffer.alloc(400)])
}

export function mp3(): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
  return Buffer.concat([frame, frame, frame])
}

export function wav(): Buffer {
  const format = Buffer.concat([
    Buffer.from('fmt '),
    uint32LE(16),
    uint16LE(1, 1),
    uint32LE(8000, 8000),
    uint16LE(1, 8),
  ])
  const sound = Buffer.concat([Buffer.from('data'), uint32LE(400), Buffer.alloc(400, 128)])
  const body = Buffer.concat([Buffer.from('WAVE'), format, sound])
  return Buffer.concat([Buffer.from('RIFF'), uint32LE(body.length), body])
}

export const amr = (): Buffer => Buffer.concat([Buffer.from('#!AMR\n'), Buffer.alloc(320, 0x3c)])

export function aac(): Buffer {
  const frame = Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x20, 0x1f, 0xfc]), Buffer.alloc(250)])
  return Buffer.concat([frame, frame])
}

/** The head of a Matroska family file: `webm` or `matroska`. */
export function matroska(docType: string): Buffer {
  const body = Buffer.concat([Buffer.from([0x42, 0x82, 0x80 | docType.length]), Buffer.from(docType)])
  return Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x80 | body.length]), body, Buffer.alloc(400)])
}

export const program = (): Buffer => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)])
export const rar = (): Buffer =>
  Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(100)])
export const sevenZip = (): Buffer =>
  Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(100)])

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function uint16LE(...values: number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [value & 0xff, value >> 8]))
}

function uint32LE(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) bytes.writeUInt32LE(value, at * 4)
  return bytes
}
