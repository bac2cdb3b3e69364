/** Who wrote a document, as programs note it inside: taken out before the file is kept, like the place of a photo. */
import { judgeImage } from './images.ts'
import { allowedTypes } from './media-types.ts'
import { latin1 } from './polyglots.ts'

/** Properties of an Office document: title, author, company, who saved it last, and what programs add of their own. */
const propertyParts: readonly [RegExp, string][] = [
  [
    /:coreProperties[\s/>]/,
    'cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
  ],
  [
    /<(?:\w+:)?Properties\s[^>]*extended-properties/,
    'Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"',
  ],
  [
    /<(?:\w+:)?Properties\s[^>]*custom-properties/,
    'Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"',
  ],
]
/** Authors of comments and of tracked changes, accounts, and folders of a computer (ISO 29500; MS-DOCX; MS-XLSX). */
const namingAttribute =
  /(\s(?:\w+:)?(?:author|initials|userId|userName|lastModifiedBy|providerId)=)(?:"[^"]*"|'[^']*')/g
const savedPath = /(<x15ac:absPath\s[^>]*?url=)(?:"[^"]*"|'[^']*')/g
const sheetAuthor = /(<(?:\w+:)?author>)[^<]*(?=<)/g
const localTarget = /(Target=)(?:"file:[^"]*"|'file:[^']*')/g

/** Each saving anew may add one. */
const mostInfos = 50

/** Tables and texts of a workbook: large, and without names of their own. */
const plain = /^xl\/(worksheets\/[^/]+\.xml|sharedStrings\.xml)$/i
const people = /(^|\/)(persons?|people)[/.]/i
const personName = /(\sdisplayName=)(?:"[^"]*"|'[^']*')/g
const picture = /\/media\/[^/]+\.(jpe?g|png)$/i

/**
 * A part of an Office document without names; undefined: it holds none.
 * @returns 'unread' for text in an encoding no Office program writes, or a picture that is none
 */
export async function withoutNames(
  name: string,
  read: () => Uint8Array,
): Promise<Uint8Array | undefined | 'unread'> {
  if (picture.test(name)) return withoutPlace(name, read())
  if (!/\.(xml|rels|psmdcp)$/i.test(name) || plain.test(name)) return undefined
  const content = read()
  if (content[0] === 0xff || content[0] === 0xfe) return 'unread'
  const text = latin1(content)
  const property = propertyParts.find(([root]) => root.test(text))
  const cleaned = property
    ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${property[1]}/>`
    : text
        .replace(namingAttribute, '$1""')
        .replace(people.test(name) ? personName : savedPath, '$1""')
        .replace(sheetAuthor, '$1')
        .replace(localTarget, '$1"file:///"')
  return cleaned === text ? undefined : Buffer.from(cleaned, 'latin1')
}

async function withoutPlace(name: string, content: Uint8Array): Promise<Uint8Array | undefined | 'unread'> {
  const type = allowedTypes.get(/png$/i.test(name) ? 'image/png' : 'image/jpeg')
  const judged = type && (await judgeImage(content, type))
  if (judged?.verdict !== 'accepted') return 'unread'
  return judged.mime === type?.mime ? judged.bytes : undefined
}

const infoReference = /\/Info\s+(\d{1,10})\s+(\d{1,5})\s+R/g
const xmp = /(<x:xmpmeta[\s>])([\s\S]*?)(<\/x:xmpmeta>)/g

/**
 * A PDF whose information dictionaries and XMP packets are blank, every offset where it was (ISO 32000-1, 14.3). What
 * stands in a compressed or encrypted object is not seen, and stays.
 */
export function withoutPdfNames(bytes: Uint8Array): Uint8Array {
  const text = latin1(bytes)
  const objects = new Set(
    [...text.matchAll(infoReference)].map(([, id, generation]) => `${id} ${generation}`),
  )
  let blank = text.replace(
    xmp,
    (_whole, open: string, inside: string, close: string) => open + ' '.repeat(inside.length) + close,
  )
  for (const object of [...objects].slice(0, mostInfos))
    blank = blank.replace(
      new RegExp(`((?:^|[^\\d])${object.replace(' ', '\\s+')}\\s+obj\\b)([\\s\\S]{4,}?)(endobj)`, 'g'),
      (_whole, begin: string, inside: string, end: string) =>
        `${begin}<<${' '.repeat(inside.length - 4)}>>${end}`,
    )
  return blank === text ? bytes : new Uint8Array(Buffer.from(blank, 'latin1'))
}
