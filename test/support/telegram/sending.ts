import type { Document, ForumTopic, Location, Message, PhotoSize } from 'grammy/types'
import { asReplied, type ChatRecord, type Topic } from './chats.ts'
import { type FileKind, looksLikePhoto, type StoredFile } from './files.ts'
import type { FormattedText } from './html.ts'
import type { SentMessage } from './inbox.ts'
import { type Markup, readMarkup } from './keyboards.ts'
import { Fields, type Payload } from './payload.ts'
import { badRequest, Refusal } from './refusal.ts'
import { limits, readCaption, readText } from './rules.ts'
import type { Methods, World } from './world.ts'

/** What one message says, before it has a chat and a number. */
interface Content {
  kind: SentMessage['kind']
  formatted: FormattedText
  parseMode: string | undefined
  file?: StoredFile
  location?: Location
  mediaGroupId?: string
}

interface Destination {
  chat: ChatRecord
  markup: Markup
  topic: Topic | undefined
  replyTo: number | undefined
  silent: boolean
}

/** The methods that put messages into chats. */
export function sendingMethods(world: World): Methods {
  return {
    sendmessage: (fields) => sendOne(world, fields, textContent(fields)),
    sendphoto: (fields) =>
      sendOne(world, fields, fileContent({ world, fields, kind: 'photo', name: 'photo' })),
    senddocument: (fields) =>
      sendOne(world, fields, fileContent({ world, fields, kind: 'document', name: 'document' })),
    sendlocation: (fields) => sendOne(world, fields, locationContent(fields)),
    sendmediagroup: (fields) => sendAlbum(world, fields),
    sendchataction: (fields) => sendChatAction(world, fields),
    createforumtopic: (fields) => createForumTopic(world, fields),
    reopenforumtopic: (fields) => reopenForumTopic(world, fields),
  }
}

/** The chat a call names; 400 when there is none. */
export function findChat(world: World, fields: Fields): ChatRecord {
  const text = fields.text('chat_id') ?? ''
  if (text === '') throw badRequest('chat_id is empty')
  const chat = world.chats.get(fields.integer('chat_id') ?? Number.NaN)
  if (!chat) throw badRequest('chat not found')
  return chat
}

/** Photo sizes of a stored photo, smallest first; each has a file of its own. */
export function photoSizes(file: StoredFile): PhotoSize[] {
  const { thumbnail } = file
  const large = {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    width: 1280,
    height: 960,
    file_size: file.size,
  }
  if (!thumbnail) return [large]
  const { id, uniqueId, size } = thumbnail
  return [{ file_id: id, file_unique_id: uniqueId, width: 90, height: 68, file_size: size }, large]
}

/** A stored file as the platform describes a document. */
export function documentOf(file: StoredFile): Document {
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.size,
  }
}

function textContent(fields: Fields): Content {
  return { kind: 'text', formatted: readText(fields), parseMode: fields.text('parse_mode') }
}

function locationContent(fields: Fields): Content {
  const latitude = fields.number('latitude')
  const longitude = fields.number('longitude')
  if (latitude === undefined || Math.abs(latitude) > 90) throw badRequest('invalid latitude specified')
  if (longitude === undefined || Math.abs(longitude) > 180) throw badRequest('invalid longitude specified')
  const formatted = { text: '', entities: [] }
  return { kind: 'location', formatted, parseMode: undefined, location: { latitude, longitude } }
}

function fileContent({
  world,
  fields,
  kind,
  name,
}: {
  world: World
  fields: Fields
  kind: 'photo' | 'document'
  name: string
}): Content {
  const formatted = readCaption(fields)
  return {
    kind,
    formatted,
    parseMode: fields.text('parse_mode'),
    file: takeFile({ world, fields, kind, name }),
  }
}

/** A file given as `attach://part`, as a part of its own name, or by the id of a known file. */
function takeFile({
  world,
  fields,
  kind,
  name,
}: {
  world: World
  fields: Fields
  kind: FileKind
  name: string
}): StoredFile {
  const value = fields.text(name)
  const part = value?.startsWith('attach://') ? value.slice('attach://'.length) : value ? undefined : name
  if (part !== undefined) {
    const upload = fields.uploads.get(part)
    if (!upload) throw badRequest(`there is no ${kind} in the request`)
    if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
    if (upload.bytes.length > (kind === 'photo' ? limits.photoBytes : limits.uploadBytes))
      throw kind === 'photo'
        ? badRequest('PHOTO_SAVE_FILE_INVALID')
        : new Refusal(413, 'Request Entity Too Large')
    if (kind === 'photo' && !looksLikePhoto(upload.bytes)) throw badRequest('IMAGE_PROCESS_FAILED')
    return world.files.add({ kind, ...upload })
  }
  if (/^https?:\/\//.test(value ?? '')) throw badRequest('failed to get HTTP URL content')
  const known = world.files.get(value ?? '')
  if (!known) throw badRequest('wrong file identifier/HTTP URL specified')
  if (known.kind !== kind) throw badRequest(`can't use file of type ${titled(known.kind)} as ${titled(kind)}`)
  return known
}

function titled(kind: string): string {
  return kind[0]!.toUpperCase() + kind.slice(1)
}

function sendOne(world: World, fields: Fields, content: Content): Message {
  const [message] = post(world, readDestination({ world, fields, cost: 1 }), [content])
  return message!
}

function sendAlbum(world: World, fields: Fields): Message[] {
  const media = fields.json('media')
  if (!Array.isArray(media)) throw badRequest("can't parse media JSON object")
  if (media.length < 2 || media.length > limits.albumItems)
    throw badRequest('media group must include 2-10 items')
  const mediaGroupId = String(world.feed.nextId())
  const contents = media.map((item: unknown): Content => {
    const inner = new Fields((item ?? {}) as Payload, fields.uploads)
    const kind = inner.text('type')
    if (kind !== 'photo' && kind !== 'document')
      throw badRequest(`type "${kind}" can't be used in sendMediaGroup`)
    return { ...fileContent({ world, fields: inner, kind, name: 'media' }), mediaGroupId }
  })
  if (new Set(contents.map((content) => content.kind)).size > 1)
    throw badRequest("documents can't be mixed with other media types")
  return post(world, readDestination({ world, fields, cost: contents.length }), contents)
}

/** Checks where a message goes, in the platform's order: known chat, flood control, open chat, topic, reply. */
function readDestination({
  world,
  fields,
  cost,
}: {
  world: World
  fields: Fields
  cost: number
}): Destination {
  const chat = findChat(world, fields)
  const markup = readMarkup(fields, !chat.isGroup)
  world.flood.admitSend({ chat: chat.chat.id, isGroup: chat.isGroup, cost })
  chat.refuseIfClosed()
  return {
    chat,
    markup,
    topic: readTopic(chat, fields),
    replyTo: readReplyTo(chat, fields),
    silent: fields.flag('disable_notification'),
  }
}

/** The topic a message goes to; the General topic has no number. */
function readTopic(chat: ChatRecord, fields: Fields): Topic | undefined {
  const id = fields.integer('message_thread_id')
  if (id === undefined) return undefined
  const topic = chat.topics.get(id)
  if (!topic) throw badRequest('message thread not found')
  if (topic.closed) throw badRequest('TOPIC_CLOSED')
  return topic
}

function readReplyTo(chat: ChatRecord, fields: Fields): number | undefined {
  const given = (fields.json('reply_parameters') ?? {}) as Payload
  const reply = new Fields({ message_id: fields.payload.reply_to_message_id, ...given })
  const id = reply.integer('message_id')
  if (id === undefined || chat.find(id)) return id
  if (reply.flag('allow_sending_without_reply')) return undefined
  throw badRequest('message to be replied not found')
}

function post(world: World, to: Destination, contents: Content[]): Message[] {
  const { id } = to.chat.chat
  world.accepted.set(id, (world.accepted.get(id) ?? 0) + contents.length)
  return contents.map((content) => {
    const sent = record(world, to, content)
    to.chat.inbox.add(sent)
    return sent.message
  })
}

function record(world: World, to: Destination, content: Content): SentMessage {
  const { markup, topic } = to
  const message = describe(world, to, content)
  return {
    messageId: message.message_id,
    at: world.now(),
    kind: content.kind,
    text: content.formatted.text,
    entities: content.formatted.entities,
    parseMode: content.parseMode,
    buttons: markup.kind === 'inline' ? markup.buttons : [],
    keyboard: markup.kind === 'reply' ? markup.keyboard : markup.kind === 'remove' ? 'removed' : undefined,
    file: content.file,
    location: content.location,
    mediaGroupId: content.mediaGroupId,
    threadId: topic?.id,
    replyTo: to.replyTo,
    silent: to.silent,
    deleted: false,
    history: [],
    message,
  }
}

function describe(world: World, to: Destination, content: Content): Message {
  const { chat, markup, topic, replyTo } = to
  const { formatted, file } = content
  const { text, entities } = formatted
  const answered = replyTo === undefined ? undefined : chat.find(replyTo)
  return {
    message_id: chat.nextId(),
    from: world.bot,
    chat: chat.chat,
    date: Math.floor(world.now() / 1000),
    ...(topic ? { message_thread_id: topic.id, is_topic_message: true } : {}),
    ...(answered ? { reply_to_message: asReplied(answered) } : {}),
    ...(content.kind === 'text' ? { text, ...(entities.length > 0 ? { entities } : {}) } : {}),
    ...(content.kind !== 'text' && text !== ''
      ? { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
      : {}),
    ...(content.kind === 'photo' && file ? { photo: photoSizes(file) } : {}),
    ...(content.kind === 'document' && file ? { document: documentOf(file) } : {}),
    ...(content.location ? { location: content.location } : {}),
    ...(content.mediaGroupId ? { media_group_id: content.mediaGroupId } : {}),
    ...(markup.kind === 'inline' ? { reply_markup: { inline_keyboard: markup.buttons } } : {}),
  }
}

const chatActions =
  /^(typing|choose_sticker|find_location|(upload|record)_(photo|video|voice|document|video_note))$/

function sendChatAction(world: World, fields: Fields): true {
  if (!chatActions.test(fields.text('action') ?? '')) throw badRequest('wrong parameter action in request')
  findChat(world, fields).refuseIfClosed()
  return true
}

function createForumTopic(world: World, fields: Fields): ForumTopic {
  const chat = findChat(world, fields)
  const name = fields.text('name')?.trim() ?? ''
  chat.refuseIfClosed()
  if (chat.chat.type !== 'supergroup' || !chat.chat.is_forum) throw badRequest('the chat is not a forum')
  if (!chat.botIsAdmin) throw badRequest('not enough rights to create a topic')
  if (name.length < 1 || name.length > 128) throw badRequest('TOPIC_TITLE_EMPTY')
  const id = chat.nextId()
  chat.topics.set(id, { id, name, closed: false })
  return { message_thread_id: id, name, icon_color: fields.integer('icon_color') ?? 7322096 }
}

function reopenForumTopic(world: World, fields: Fields): true {
  const topic = findChat(world, fields).topics.get(fields.integer('message_thread_id') ?? 0)
  if (!topic) throw badRequest('message thread not found')
  if (!topic.closed) throw badRequest('TOPIC_NOT_MODIFIED')
  topic.closed = false
  return true
}
