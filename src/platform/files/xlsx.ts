/**
 * Writes a workbook for Excel (ECMA-376, Office Open XML) row by row: memory does not grow with the rows. Texts are texts, so
 * that no cell ever runs as a formula.
 */
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

/** A date is shown as it is in Viet Nam. */
export type Cell = string | number | Date | null

export interface Sheet {
  readonly name: string
  /** The first row is the heading. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>
}

/** @throws RangeError for more rows than Excel opens */
export async function* writeXlsx(sheets: readonly Sheet[]): AsyncGenerator<Buffer> {
  const zip = createZip()
  yield* zip.add('[Content_Types].xml', contentTypes(sheets.length))
  yield* zip.add('_rels/.rels', packageParts)
  yield* zip.add('xl/workbook.xml', workbook(sheets))
  yield* zip.add('xl/_rels/workbook.xml.rels', workbookParts(sheets.length))
  yield* zip.add('xl/styles.xml', styles)
  for (const [at, { rows }] of sheets.entries())
    yield* zip.add(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(rows))
  yield zip.end()
}

const mostRows = 1_048_576
const longestName = 31
const longestText = 32_767
const chunkLength = 64 * 1024
const vietnamMs = 7 * 3_600_000
const dayMs = 86_400_000
/** 1 January 1970 in Excel's days. */
const epochDay = 25_569
const bold = 1
const dated = 2

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kinds = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

const contentTypes = (
  count: number,
): string => `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${kinds}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${kinds}.styles+xml"/>
${numbers(count)
  .map((at) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${kinds}.worksheet+xml"/>`)
  .join('\n')}
</Types>`

const packageParts = `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const workbook = (
  sheets: readonly Sheet[],
): string => `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>
${sheets.map(({ name }, at) => `<sheet name="${escaped(sheetName(name))}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('\n')}
</sheets></workbook>`

const workbookParts = (count: number): string => `${head}<Relationships xmlns="${relations}">
${numbers(count)
  .map((at) => `<Relationship Id="rId${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`)
  .join('\n')}
<Relationship Id="rId${count + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="3"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`

/** Excel takes none of []:*?/\ in a name, and no more than 31 characters. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, ' ').slice(0, longestName)

async function* sheetXml(rows: Sheet['rows']): AsyncGenerator<string> {
  let text = `${head}<worksheet xmlns="${main}"><cols><col min="1" max="20" width="24" customWidth="1"/></cols><sheetData>`
  let count = 0
  for await (const row of rows) {
    if (count === mostRows) throw new RangeError('more rows than Excel opens')
    text += `<row>${row.map((cell) => cellXml(cell, count === 0)).join('')}</row>`
    count += 1
    if (text.length < chunkLength) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

function cellXml(cell: Cell, isHeading: boolean): string {
  if (cell === null) return '<c/>'
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`
  if (cell instanceof Date)
    return `<c s="${dated}"><v>${(cell.getTime() + vietnamMs) / dayMs + epochDay}</v></c>`
  const style = isHeading ? ` s="${bold}"` : ''
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell.slice(0, longestText))}</t></is></c>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold is left out. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? '')

/** A .zip whose sizes stand behind each file (APPNOTE.TXT of PKWARE, 4.3.9): nothing has to be known before it is written. */
function createZip() {
  const entries: Buffer[] = []
  let offset = 0
  const passed = (bytes: Buffer): Buffer => {
    offset += bytes.length
    return bytes
  }
  return {
    async *add(path: string, content: string | AsyncIterable<string>): AsyncGenerator<Buffer> {
      const name = Buffer.from(path)
      const start = offset
      yield passed(
        Buffer.concat([numbersLE([4, 0x04034b50], ...fileFacts(0, 0, 0), [2, name.length], [2, 0]), name]),
      )
      let crc = 0
      let size = 0
      async function* plain() {
        for await (const text of typeof content === 'string' ? [content] : content) {
          const bytes = Buffer.from(text)
          crc = crc32(bytes, crc)
          size += bytes.length
          yield bytes
        }
      }
      const before = offset
      const source = Readable.from(plain())
      const packed = createDeflateRaw()
      source.once('error', (error) => packed.destroy(error))
      for await (const bytes of source.pipe(packed) as AsyncIterable<Buffer>) yield passed(bytes)
      const packedSize = offset - before
      yield passed(numbersLE([4, 0x08074b50], [4, crc], [4, packedSize], [4, size]))
      const facts = fileFacts(crc, packedSize, size)
      const rest = [
        [2, name.length],
        [2, 0],
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, start],
      ] as const
      entries.push(Buffer.concat([numbersLE([4, 0x02014b50], [2, 20], ...facts, ...rest), name]))
    },
    end(): Buffer {
      const directory = Buffer.concat(entries)
      const count = entries.length
      const last = numbersLE(
        [4, 0x06054b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, directory.length],
        [4, offset],
        [2, 0],
      )
      return Buffer.concat([directory, last])
    },
  }
}

type Field = readonly [bytes: 2 | 4, value: number]

/** Version 2.0; sizes behind the file, names in UTF-8; deflated; 1 January 1980. */
const fileFacts = (crc: number, packedSize: number, size: number): readonly Field[] => [
  [2, 20],
  [2, 0x0808],
  [2, 8],
  [2, 0],
  [2, 0x21],
  [4, crc],
  [4, packedSize],
  [4, size],
]

function numbersLE(...fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0))
  let at = 0
  for (const [length, value] of fields) at = bytes.writeUIntLE(value, at, length)
  return bytes
}
