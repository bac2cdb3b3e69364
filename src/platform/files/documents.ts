import { withoutNames, withoutPdfNames } from './document-authors.ts'
import { type Judgement, refused } from './judgement.ts'
import type { MediaType } from './media-types.ts'
import { latin1 } from './polyglots.ts'
import { readZipDirectory, type ZipDirectory } from './zip-directory.ts'
import { rewriteZip, ZipError } from './zip-rewrite.ts'

/** 100 MB and 2,000 parts: what an Office document may declare to unpack to. */
const MAX_UNPACKED_BYTES = 100 * 1024 * 1024
const MAX_ZIP_ENTRIES = 2000

const carriesCode = /(^|\/)(vbaproject\.bin|vbadata\.xml|macrosheets\/|activex\/)/i
const activePdfName = pdfNames(['JavaScript', 'Launch', 'EmbeddedFile', 'EmbeddedFiles', 'RichMedia'])

/**
 * Judges a docx or xlsx by its table of parts, and keeps it without the names of who wrote it. Macros, Excel 4 macro sheets and ActiveX are
 * `type_not_allowed`, as is a file without the type's own parts; a bomb is `too_large`.
 */
export async function judgeOffice(
  bytes: Uint8Array,
  { kind, mime, extension }: MediaType,
): Promise<Judgement> {
  const directory = readZipDirectory(bytes)
  if (!directory) return refused('broken')
  const { names, packedBytes, unpackedBytes, start } = directory
  if (unpackedBytes > MAX_UNPACKED_BYTES || names.length > MAX_ZIP_ENTRIES) return refused('too_large')
  // Parts that share bytes unpack to far more than their file: no writer makes them.
  if (packedBytes > start) return refused('broken')
  const folder = extension === 'docx' ? 'word/' : 'xl/'
  const complete = names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(folder))
  if (!complete || names.some((name) => carriesCode.test(name))) return refused('type_not_allowed')
  const cleaned = await cleanParts(bytes, directory)
  return cleaned ? { verdict: 'accepted', kind, mime, extension, bytes: cleaned } : refused('broken')
}

/** Undefined when a part cannot be read. */
async function cleanParts(bytes: Uint8Array, directory: ZipDirectory): Promise<Uint8Array | undefined> {
  try {
    return await rewriteZip(bytes, directory, async (name, read) => {
      const cleaned = await withoutNames(name, read)
      if (cleaned === 'unread') throw new ZipError(name)
      return cleaned
    })
  } catch (error) {
    if (error instanceof ZipError) return undefined
    throw error
  }
}

/**
 * Judges a PDF by the names that stand in it (ISO 32000-1, 7.3.5 and 12.6.4): scripts, programs to launch, files
 * and media inside are `type_not_allowed`. A heuristic: names inside a compressed or encrypted object are not
 * seen, so a PDF is still served as a download, never opened in our pages.
 */
export function judgePdf(bytes: Uint8Array, { kind, mime, extension }: MediaType): Judgement {
  const text = latin1(bytes)
  if (!text.startsWith('%PDF-')) return refused('type_not_allowed')
  if (!text.includes('%%EOF')) return refused('broken')
  if (activePdfName.test(text)) return refused('type_not_allowed')
  return { verdict: 'accepted', kind, mime, extension, bytes: withoutPdfNames(bytes) }
}

/** Any letter of a name may be written by its code: `/J#61vaScript` is the same name as `/JavaScript`. */
function pdfNames(names: string[]): RegExp {
  const spelled = names.map((name) => [...name].map(eitherSpelling).join(''))
  return new RegExp(`/(?:${spelled.join('|')})(?![A-Za-z0-9])`)
}

function eitherSpelling(letter: string): string {
  const code = letter.charCodeAt(0).toString(16)
  return `(?:${letter}|#${code}|#${code.toUpperCase()})`
}
