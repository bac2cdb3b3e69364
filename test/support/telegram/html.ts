import type { MessageEntity } from 'grammy/types'
import { badRequest } from './refusal.ts'

/** Text as shown, with its formatting; offsets and lengths are UTF-16 units. */
export interface FormattedText {
  text: string
  entities: MessageEntity[]
}

interface OpenTag {
  tag: string
  attributes: Map<string, string>
  offset: number
}

const simple = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  span: 'spoiler',
  'tg-spoiler': 'spoiler',
} as const
const supported = new Set([...Object.keys(simple), 'a', 'code', 'pre', 'blockquote', 'tg-emoji'])
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** Parses `parse_mode: HTML` as the platform does; refuses unknown, unclosed and mismatched tags. */
export function parseHtml(source: string): FormattedText {
  const open: OpenTag[] = []
  const entities: MessageEntity[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const char = source[at]!
    if (char === '&') {
      const reference = readReference(source, at)
      text += reference.char
      at = reference.next
    } else if (char !== '<') {
      text += char
      at++
    } else if (source[at + 1] === '/') {
      at = closeTag({ source, at, open, text, entities })
    } else {
      const start = readStartTag(source, at)
      open.push({ tag: start.tag, attributes: start.attributes, offset: text.length })
      at = start.next
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.tag}"`)
  return { text, entities: sortEntities(entities) }
}

/** Order in which the platform reports entities: by place, the outer before the inner. */
export function sortEntities(entities: MessageEntity[]): MessageEntity[] {
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
}

function unparsable(why: string) {
  return badRequest(`can't parse entities: ${why}`)
}

function byteOffset(source: string, at: number): number {
  return Buffer.byteLength(source.slice(0, at))
}

/** A character reference, or the ampersand itself when nothing known follows it. */
function readReference(source: string, at: number): { char: string; next: number } {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/i.exec(source.slice(at, at + 12))
  if (!match) return { char: '&', next: at + 1 }
  const next = at + match[0].length
  if (match[3]) return { char: named[match[3].toLowerCase()] ?? '&', next }
  const code = match[1] ? Number(match[1]) : Number.parseInt(match[2] ?? '', 16)
  const valid = code > 0 && code < 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return valid ? { char: String.fromCodePoint(code), next } : { char: '&', next: at + 1 }
}

function readStartTag(source: string, begin: number) {
  const where = `at byte offset ${byteOffset(source, begin)}`
  const tag = /^[^\s>]*/.exec(source.slice(begin + 1))![0].toLowerCase()
  let at = begin + 1 + tag.length
  if (at >= source.length) throw unparsable(`Unclosed start tag ${where}`)
  if (!supported.has(tag)) throw unparsable(`Unsupported start tag "${tag}" ${where}`)
  const attributes = new Map<string, string>()
  while (source[at] !== '>') {
    const attribute = /^\s*([^\s=>]*)(?:\s*=\s*("[^"]*"|'[^']*'|[a-z0-9.-]+))?\s*/i.exec(source.slice(at))!
    const name = attribute[1]!.toLowerCase()
    at += attribute[0].length
    if (at >= source.length) throw unparsable(`Unclosed start tag "${tag}" ${where}`)
    if (name === '') {
      if (source[at] === '>') break
      throw unparsable(`Empty attribute name in the tag "${tag}" ${where}`)
    }
    if (attribute[2] === undefined && !(tag === 'blockquote' && name === 'expandable'))
      throw unparsable(`Expected equal sign in declaration of an attribute of the tag "${tag}" ${where}`)
    attributes.set(name, (attribute[2] ?? '').replace(/^(["'])(.*)\1$/s, '$2').replaceAll('&amp;', '&'))
  }
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler')
    throw unparsable(`Tag "span" must have class "tg-spoiler" ${where}`)
  return { tag, attributes, next: at + 1 }
}

function closeTag({
  source,
  at,
  open,
  text,
  entities,
}: {
  source: string
  at: number
  open: OpenTag[]
  text: string
  entities: MessageEntity[]
}): number {
  const where = `at byte offset ${byteOffset(source, at)}`
  const end = source.indexOf('>', at)
  if (end < 0) throw unparsable(`Unclosed end tag ${where}`)
  const tag = source
    .slice(at + 2, end)
    .trim()
    .toLowerCase()
  const started = open.pop()
  if (!started) throw unparsable(`Unexpected end tag ${where}`)
  if (tag !== started.tag)
    throw unparsable(`Unmatched end tag ${where}, expected "</${started.tag}>", found "</${tag}>"`)
  const length = text.length - started.offset
  const entity = length > 0 ? entityOf({ started, length, shown: text.slice(started.offset) }) : undefined
  if (entity?.type === 'code' && foldsIntoPre(started, open)) return end + 1
  if (entity) entities.push(entity)
  return end + 1
}

/** `<pre><code class="language-x">` is one `pre` entity with a language. */
function foldsIntoPre(started: OpenTag, open: OpenTag[]): boolean {
  const outer = open.at(-1)
  const language = /^language-(.+)$/.exec(started.attributes.get('class') ?? '')?.[1]
  if (outer?.tag !== 'pre' || outer.offset !== started.offset || !language) return false
  outer.attributes.set('language', language)
  return true
}

function entityOf({ started, length, shown }: { started: OpenTag; length: number; shown: string }) {
  const { tag, attributes, offset } = started
  if (tag === 'a') {
    const url = attributes.get('href') ?? shown
    return /^(https?|tg|mailto|tel):|^[\w-]+(\.[\w-]+)+/i.test(url)
      ? ({ type: 'text_link', offset, length, url } satisfies MessageEntity)
      : undefined
  }
  if (tag === 'code') return { type: 'code', offset, length } satisfies MessageEntity
  if (tag === 'pre') {
    const language = attributes.get('language')
    return { type: 'pre', offset, length, ...(language ? { language } : {}) } satisfies MessageEntity
  }
  if (tag === 'blockquote') {
    const type = attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote'
    return { type, offset, length } satisfies MessageEntity
  }
  if (tag === 'tg-emoji') {
    const custom_emoji_id = attributes.get('emoji-id')
    if (!custom_emoji_id) throw unparsable('Invalid custom emoji identifier specified')
    return { type: 'custom_emoji', offset, length, custom_emoji_id } satisfies MessageEntity
  }
  return { type: simple[tag as keyof typeof simple], offset, length } satisfies MessageEntity
}
