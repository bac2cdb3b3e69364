import type { MessageEntity } from 'grammy/types'
import { type FormattedText, parseHtml, sortEntities } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import type { Fields } from './payload.ts'
import { badRequest } from './refusal.ts'

/** Limits of the Bot API; lengths in UTF-16 units unless the name says bytes. */
export const limits = {
  text: 4096,
  caption: 1024,
  callbackDataBytes: 64,
  callbackAnswer: 200,
  callbackAnswerMs: 15_000,
  albumItems: 10,
  downloadBytes: 20 * 1024 * 1024,
  uploadBytes: 50 * 1024 * 1024,
  photoBytes: 10 * 1024 * 1024,
  deletionMs: 48 * 3600 * 1000,
  entities: 100,
} as const

const entityTypes = new Set<MessageEntity['type']>([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
  'date_time',
])

/** The text of a sendMessage or editMessageText call: 1–4096 units after entity parsing. */
export function readText(fields: Fields): FormattedText {
  const formatted = format({
    source: fields.text('text') ?? '',
    mode: fields.text('parse_mode'),
    entities: fields.json('entities'),
  })
  if (formatted.text === '') throw badRequest('message text is empty')
  if (formatted.text.length > limits.text) throw badRequest('message is too long')
  return formatted
}

/** A caption: at most 1024 units after entity parsing; may be absent. */
export function readCaption(fields: Fields): FormattedText {
  const formatted = format({
    source: fields.text('caption') ?? '',
    mode: fields.text('parse_mode'),
    entities: fields.json('caption_entities'),
  })
  if (formatted.text.length > limits.caption) throw badRequest('message caption is too long')
  return formatted
}

/** The text of a callback answer: at most 200 units. */
export function readCallbackAnswer(fields: Fields): string {
  const text = fields.text('text') ?? ''
  if (text.length > limits.callbackAnswer) throw badRequest('MESSAGE_TOO_LONG')
  return text
}

/** A webhook secret: 1–256 of `A-Z a-z 0-9 _ -`; absent or empty means none. */
export function readSecret(fields: Fields): string {
  const secret = fields.text('secret_token') ?? ''
  if (secret.length > 256) throw badRequest('secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters')
  return secret
}

/**
 * The webhook address: HTTPS on 443, 80, 88 or 8443, as the platform asks; plain HTTP on any port of the
 * loopback address besides, because that is where tests listen.
 */
export function readWebhookUrl(fields: Fields): string {
  const text = fields.text('url') ?? ''
  if (text === '') return ''
  if (!URL.canParse(text)) throw badRequest('bad webhook: Invalid URL specified')
  const url = new URL(text)
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return text
  if (url.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  if (!['', '443', '80', '88', '8443'].includes(url.port))
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  return text
}

function format({
  source,
  mode,
  entities,
}: {
  source: string
  mode: string | undefined
  entities: unknown
}): FormattedText {
  switch (mode?.toLowerCase() ?? '') {
    case '':
      return trim({ text: source, entities: readEntities(source, entities) })
    case 'html':
      return trim(parseHtml(source))
    case 'markdownv2':
      return trim(parseMarkdown(source))
    default:
      throw badRequest('unsupported parse_mode')
  }
}

/** Entities given by the caller: known types, inside the text, never splitting a surrogate pair. */
function readEntities(text: string, value: unknown): MessageEntity[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw badRequest("can't parse entities: expected an Array of MessageEntity")
  const entities = value.map((item: unknown) => readEntity(text, item))
  return sortEntities(entities.filter((entity) => entity.length > 0)).slice(0, limits.entities)
}

function readEntity(text: string, item: unknown): MessageEntity {
  if (typeof item !== 'object' || item === null)
    throw badRequest("can't parse entities: MessageEntity must be an Object")
  const entity = item as MessageEntity
  const { type, offset, length } = entity
  if (!entityTypes.has(type)) throw badRequest("can't parse entities: unsupported type of MessageEntity")
  if (!Number.isInteger(offset) || offset < 0) throw badRequest('receive an entity with incorrect offset')
  if (!Number.isInteger(length) || length < 0) throw badRequest('receive an entity with incorrect length')
  if (offset + length > text.length)
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${text.length}`,
    )
  if (splitsPair(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at offset ${offset}`)
  if (splitsPair(text, offset + length))
    throw badRequest(`entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol`)
  if (entity.type === 'text_link' && !entity.url)
    throw badRequest('can\'t parse entities: field "url" must be of type String')
  if (entity.type === 'text_mention' && !entity.user)
    throw badRequest('can\'t parse entities: field "user" must be of type Object')
  if (entity.type === 'custom_emoji' && !entity.custom_emoji_id)
    throw badRequest('can\'t parse entities: field "custom_emoji_id" must be of type String')
  return entity
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1)
  const after = text.charCodeAt(at)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}

/** The platform drops white space around a message and shortens entities that reached into it. */
function trim({ text, entities }: FormattedText): FormattedText {
  const kept = text.trim()
  if (kept.length === text.length) return { text, entities }
  const skipped = text.length - text.trimStart().length
  const moved = entities.map((entity) => {
    const begin = Math.max(entity.offset - skipped, 0)
    const end = Math.min(entity.offset + entity.length - skipped, kept.length)
    return { ...entity, offset: begin, length: end - begin }
  })
  return { text: kept, entities: moved.filter((entity) => entity.length > 0) }
}
