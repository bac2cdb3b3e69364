import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { writeXlsx } from '../../src/platform/files/xlsx.ts'
import { unzip } from '../support/unzip.ts'

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
