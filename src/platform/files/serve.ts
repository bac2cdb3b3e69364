import { allowedTypes } from './media-types.ts'

interface ServedFile {
  mime: string
  /** What the person who downloads it will see; may be the sender's own name for it. */
  name: string
}

const CACHE_SECONDS = 600
const MAX_NAME = 120
const mediaType = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*(; ?charset=utf-8)?$/
// Control characters, what no file system takes, and the marks that turn "gpj.exe" around.
const unwanted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]/gu

/**
 * The headers under which a kept file leaves the house. The browser may not guess the type, run anything in it or open
 * it as a page: our own pages show photos, sound and video in elements of theirs. Nothing in the name can add a header
 * (RFC 6266, RFC 8187); the name ends as the type does.
 * Only the asker may cache it, for ten minutes, since files can be erased at a person's wish.
 */
export function fileHeaders({ mime, name }: ServedFile): Record<string, string> {
  const type = mediaType.test(mime) ? mime : 'application/octet-stream'
  const shown = withExtension(safeName(name), type)
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${asciiName(shown)}"; filename*=UTF-8''${encodeName(shown)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': `private, max-age=${CACHE_SECONDS}`,
  }
}

function safeName(name: string): string {
  const clean = name.toWellFormed().normalize('NFC').replace(unwanted, ' ').replace(/\s+/g, ' ')
  return cut(clean.replace(/^[. ]+|[. ]+$/g, ''), MAX_NAME) || 'file'
}

/** Keeps the end, where the extension is. */
function cut(name: string, length: number): string {
  const letters = [...name]
  return letters.length > length ? letters.slice(letters.length - length).join('') : name
}

const extensions: ReadonlyMap<string, string> = new Map(
  [...allowedTypes.values()].map(({ mime, extension }) => [mime, extension]),
)

/** Other endings that open the same way. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['jpeg', 'jpg'],
  ['oga', 'ogg'],
  ['opus', 'ogg'],
])

/** A photo sent as "report.html" must not be saved as a page. */
function withExtension(name: string, mime: string): string {
  const extension = extensions.get(mime)
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return !extension || (synonyms.get(ending) ?? ending) === extension ? name : `${name}.${extension}`
}

function asciiName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\u0111/g, 'd')
    .replace(/\u0110/g, 'D')
  return plain.replace(/[^A-Za-z0-9._ ()-]/g, '_')
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
