import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ZipDirectory, ZipEntry } from './zip-directory.ts'

const LOCAL_SIZE = 30
const UTF8_NAME = 0x0800
const STORED = 0
const DEFLATED = 8
/** The first day a ZIP archive can name: when the parts were written is nobody's business. */
const FIRST_DAY = 0x0021

/** An archive that cannot be taken apart: damaged, encrypted, or packed in a way nobody uses. */
export class ZipError extends Error {
  override name = 'ZipError'
}

/**
 * Writes an archive anew: parts that `change` answers something for are replaced, the others keep their packed bytes.
 * Dates, comments and extra fields of the entries are gone.
 * @throws ZipError
 */
export async function rewriteZip(
  bytes: Uint8Array,
  { entries }: ZipDirectory,
  change: (name: string, read: () => Uint8Array) => Promise<Uint8Array | undefined>,
): Promise<Uint8Array> {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const packed = packedBytes(bytes, entry)
    const fresh = await change(entry.name, () => unpack(packed, entry))
    const part = fresh ? packAnew(fresh) : { ...entry, packed }
    const header = headerOf(entry, part)
    const name = Buffer.from(entry.name, 'latin1')
    parts.push(local(header), name, Buffer.from(part.packed))
    directory.push(central(header, at), name)
    at += LOCAL_SIZE + name.length + part.packed.length
  }
  const table = Buffer.concat(directory)
  return new Uint8Array(
    Buffer.concat([...parts, table, end({ count: entries.length, size: table.length, at })]),
  )
}

interface Part {
  readonly method: number
  readonly crc: number
  readonly packed: Uint8Array
  readonly unpackedBytes: number
}

function packAnew(content: Uint8Array): Part {
  return {
    method: DEFLATED,
    crc: crc32(content),
    packed: deflateRawSync(content),
    unpackedBytes: content.length,
  }
}

function packedBytes(bytes: Uint8Array, { at, flags, packedBytes: size }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (flags & 1 || at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== 0x04034b50)
    throw new ZipError('no such entry')
  const start = at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + size > bytes.length) throw new ZipError('cut short')
  return bytes.subarray(start, start + size)
}

function unpack(packed: Uint8Array, { method, unpackedBytes, crc }: ZipEntry): Uint8Array {
  const content =
    method === STORED ? packed : method === DEFLATED ? inflate(packed, unpackedBytes) : undefined
  if (!content || content.length !== unpackedBytes || crc32(content) !== crc) throw new ZipError('damaged')
  return content
}

/** No more than the archive declares, whatever it really holds. */
function inflate(packed: Uint8Array, declared: number): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, declared) })
  } catch {
    return undefined
  }
}

/** What the local and the central header share, from "version needed" to the length of the name (APPNOTE 4.3.7). */
function headerOf({ name, flags }: ZipEntry, part: Part): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(20, 0)
  header.writeUInt16LE(flags & UTF8_NAME, 2)
  header.writeUInt16LE(part.method, 4)
  header.writeUInt16LE(FIRST_DAY, 8)
  header.writeUInt32LE(part.crc, 10)
  header.writeUInt32LE(part.packed.length, 14)
  header.writeUInt32LE(part.unpackedBytes, 18)
  header.writeUInt16LE(name.length, 22)
  return header
}

const local = (header: Buffer) => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), header])

function central(header: Buffer, at: number): Buffer {
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(at, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\0', 'latin1'), header, rest])
}

function end({ count, size, at }: { count: number; size: number; at: number }): Buffer {
  const record = Buffer.alloc(22)
  record.write('PK\x05\x06', 'latin1')
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(at, 16)
  return record
}
