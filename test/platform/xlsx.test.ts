import { buffer } from 'node:stream/consumers'
import { crc32, inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { writeXlsx } from '../../src/platform/files/xlsx.ts'

/** The files of a .zip, as its directory at the end names them. */
function unzip(zip: Buffer): Map<string, string> {
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

it('a workbook holds texts as texts, numbers as numbers and Vietnamese time, whatever people wrote', async () => {
  const many = Array.from({ length: 5_000 }, (_, row) => [row, `=HYPERLINK("http://x", "${row}")`])
  const files = unzip(
    await buffer(
      writeXlsx([
        {
          name: 'Kết quả: [1/2]',
          rows: [
            ['Lúc', 'Ai'],
            [new Date('2026-11-22T10:00:00Z'), '<b>&\u0007"an"\ud800'],
          ],
        },
        { name: 'Người nhận', rows: many },
      ]),
    ),
  )
  expect([...files.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/worksheets/sheet1.xml',
    'xl/worksheets/sheet2.xml',
  ])
  expect(files.get('xl/workbook.xml')).toContain('name="Kết quả   1 2 "')
  const [first = '', second = ''] = [1, 2].map((at) => files.get(`xl/worksheets/sheet${at}.xml`))
  expect(first).toContain('<c s="2"><v>46348.708333')
  expect(first).toContain('>&lt;b&gt;&amp;&quot;an&quot;\ufffd</t>')
  expect(second.match(/<row>/g)).toHaveLength(5_000)
  expect(second).not.toContain('<f>')
  expect(second).toContain('<c><v>4999</v></c><c t="inlineStr">')
})
