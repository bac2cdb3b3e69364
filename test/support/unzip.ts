/** Reads an archive as other programs would: by its directory, with each part's length and checksum. */
import { crc32, inflateRawSync } from 'node:zlib'
import { expect } from 'vitest'

/** The files of a .zip, as its directory at the end names them. */
export function unzip(zip: Buffer): Map<string, string> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const start = zip.readUInt32LE(at + 42)
    const begin = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const plain = inflateRawSync(zip.subarray(begin, begin + zip.readUInt32LE(at + 20)))
    expect([plain.length, crc32(plain)]).toEqual([zip.readUInt32LE(at + 24), zip.readUInt32LE(at + 16)])
    files.set(name, plain.toString())
    at += 46 + nameLength
  }
  return files
}
