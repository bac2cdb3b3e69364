import { latin1 } from './polyglots.ts'

export interface ZipEntry {
  name: string
  flags: number
  /** 0 stored, 8 deflated (APPNOTE 4.4.5). */
  method: number
  crc: number
  packedBytes: number
  unpackedBytes: number
  /** Offset of its local header. */
  at: number
}

export interface ZipDirectory {
  names: string[]
  entries: ZipEntry[]
  /** Declared sizes in bytes, all entries together. */
  packedBytes: number
  unpackedBytes: number
  /** Offset at which the directory begins. */
  start: number
}

const END_SIZE = 22
const ENTRY_SIZE = 46
const MAX_COMMENT = 0xffff

/** Offset of the end record of a ZIP archive that ends exactly where the bytes end (APPNOTE 4.3.16). */
export function findZipEnd(bytes: Uint8Array): number | undefined {
  const view = viewOf(bytes)
  const first = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    if (at + END_SIZE + view.getUint16(at + 20, true) === bytes.length) return at
  }
  return undefined
}

/**
 * Reads the central directory of a ZIP archive (APPNOTE 4.3.12) without unpacking anything.
 * Undefined when it is damaged, in several parts, ZIP64, or stands elsewhere than it says, as it does when the
 * archive is glued behind another file. The sizes are the archive's own word: who unpacks must count as well.
 */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory | undefined {
  const endAt = findZipEnd(bytes)
  if (endAt === undefined) return undefined
  const view = viewOf(bytes)
  const count = view.getUint16(endAt + 10, true)
  const start = view.getUint32(endAt + 16, true)
  if (count !== view.getUint16(endAt + 8, true)) return undefined
  if (start + view.getUint32(endAt + 12, true) !== endAt) return undefined
  const directory: ZipDirectory = { names: [], entries: [], packedBytes: 0, unpackedBytes: 0, start }
  let at = start
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_SIZE > endAt || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const nameAt = at + ENTRY_SIZE
    const found: ZipEntry = {
      name: latin1(bytes.subarray(nameAt, nameAt + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    directory.packedBytes += found.packedBytes
    directory.unpackedBytes += found.unpackedBytes
    directory.names.push(found.name)
    directory.entries.push(found)
    at = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return at === endAt ? directory : undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
