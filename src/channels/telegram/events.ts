/** From a Telegram update to what a person did. */
import { cleanText } from '../../platform/text/clean.ts'
import type { Account, FileKind, InboundBody, InboundEvent } from '../channel.ts'
import { groupDeed } from './group-events.ts'
import { type MessageShape, type UpdateShape, updateShape } from './update-shape.ts'

export interface UpdateReceived {
  readonly account: Account
  /** One element of `getUpdates`, or the body of a webhook call: any JSON at all. */
  readonly update: unknown
  /** Stands in where Telegram says no time: a press of a button has none. */
  readonly receivedAt: Date
}

/**
 * The event in an update, or null when nothing in it is for us: a kind nobody acts on, a service message, what people
 * in a group say to each other. Never throws. Updates without an `update_id` are no updates.
 */
export function toInboundEvent({ account, update, receivedAt }: UpdateReceived): InboundEvent | null {
  const parsed = updateShape.safeParse(update)
  const deed = parsed.success ? readUpdate(parsed.data) : null
  if (!parsed.success || !deed) return null
  const { seconds, language, ...rest } = deed
  return {
    account,
    key: `u${parsed.data.update_id}`,
    ...rest,
    ...(language ? { language } : {}),
    at: seconds > 0 ? new Date(seconds * 1000) : receivedAt,
    raw: rest.group ? pressOf(parsed.data) : update,
  }
}

/** All of an update from a group that is kept: what answering a press takes. */
const pressOf = ({ callback_query }: UpdateShape) =>
  callback_query ? { callback_query: { id: callback_query.id } } : null

export interface Deed
  extends Pick<InboundEvent, 'from' | 'messageId' | 'replyTo' | 'order' | 'body' | 'group'> {
  readonly language: string | undefined
  /** 0 when Telegram does not say. */
  readonly seconds: number
}

function readUpdate(update: UpdateShape): Deed | null {
  const { message, edited_message, callback_query, my_chat_member } = update
  if (message)
    return inPrivate(message.chat) ? said(message, message.date, saidBody(message)) : groupDeed(update)
  if (edited_message)
    return inPrivate(edited_message.chat)
      ? said(edited_message, edited_message.edit_date, editedBody(edited_message))
      : null
  if (callback_query) return pressed(callback_query) ?? groupDeed(update)
  if (my_chat_member) return inPrivate(my_chat_member.chat) ? membership(my_chat_member) : groupDeed(update)
  return null
}

const inPrivate = (chat: { readonly type: string }) => chat.type === 'private'

function said(message: MessageShape, seconds: number, body: InboundBody | null): Deed | null {
  if (!body) return null
  const { reply_to_message: answered } = message
  return {
    from: String(message.chat.id),
    messageId: String(message.message_id),
    ...(answered ? { replyTo: String(answered.message_id) } : {}),
    order: message.message_id,
    language: message.from?.language_code,
    seconds,
    body,
  }
}

/** In a private chat its id is the person's; a press on an inaccessible message may come without a chat. */
function pressed({ from, message, data }: NonNullable<UpdateShape['callback_query']>): Deed | null {
  if (message && !inPrivate(message.chat)) return null
  return {
    from: String(message?.chat.id ?? from.id),
    ...(message ? { messageId: String(message.message_id) } : {}),
    order: message?.message_id ?? 0,
    language: from.language_code,
    seconds: 0,
    body: data ? { kind: 'choice', value: data } : { kind: 'other', what: 'press' },
  }
}

/** In private chats it comes only when the person blocks or unblocks the bot; deleting the chat blocks too. */
function membership(change: NonNullable<UpdateShape['my_chat_member']>): Deed | null {
  const { chat, from, date, new_chat_member } = change
  const body = membershipBody(new_chat_member.status)
  return body && { from: String(chat.id), order: 0, language: from.language_code, seconds: date, body }
}

function membershipBody(status: string): InboundBody | null {
  if (status === 'member') return { kind: 'joined' }
  return status === 'kicked' || status === 'left' ? { kind: 'left' } : null
}

/** An edit of anything but words is a live location that moves, or a picture exchanged: nothing to act on. */
function editedBody({ text, caption }: MessageShape): InboundBody | null {
  const words = cleanText(text ?? caption ?? '')
  return words ? { kind: 'edited', text: words } : null
}

function saidBody(message: MessageShape): InboundBody | null {
  const words = cleanText(message.text ?? '')
  if (words) return { kind: 'text', text: words }
  return fileBody(message) ?? placeBody(message) ?? contactBody(message) ?? otherBody(message)
}

/** An animation also comes as a document, and a venue as a location: the richer one goes first. */
function fileBody(message: MessageShape): InboundBody | null {
  const found = fileOf(message)
  if (!found) return null
  const name = cleanText(found.name ?? '')
  const caption = cleanText(message.caption ?? '')
  return {
    kind: 'file',
    fileKind: found.kind,
    platformFileId: found.id,
    ...(name ? { name } : {}),
    ...(caption ? { caption } : {}),
    ...(message.media_group_id ? { albumId: message.media_group_id } : {}),
  }
}

interface FoundFile {
  readonly kind: FileKind
  readonly id: string
  readonly name?: string | undefined
}

function fileOf({
  photo,
  voice,
  audio,
  video,
  video_note,
  animation,
  document,
}: MessageShape): FoundFile | null {
  const largest = photo?.reduce((best, each) =>
    each.width * each.height >= best.width * best.height ? each : best,
  )
  if (largest) return { kind: 'image', id: largest.file_id }
  const sound = voice ?? audio
  if (sound) return { kind: 'audio', id: sound.file_id, name: sound.file_name }
  const film = video ?? video_note ?? animation
  if (film) return { kind: 'video', id: film.file_id, name: film.file_name }
  return document
    ? { kind: kindOf(document.mime_type), id: document.file_id, name: document.file_name }
    : null
}

/** Only a first guess: the content decides when the file is fetched. */
function kindOf(mime = ''): FileKind {
  const family = mime.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

function placeBody({ venue, location }: MessageShape): InboundBody | null {
  const spot = venue?.location ?? location
  if (!spot) return null
  const label = cleanText([venue?.title, venue?.address].filter(Boolean).join(', '))
  return { kind: 'place', place: { ...spot, ...(label ? { label } : {}) } }
}

/** Anybody can forward another person's card: the number is the sender's own only if Telegram says so. */
function contactBody({ contact, from }: MessageShape): InboundBody | null {
  if (!contact) return null
  const own = contact.user_id !== undefined && contact.user_id === from?.id
  return { kind: 'contact', phone: cleanText(contact.phone_number), own }
}

/** What the chat itself reports, without anybody saying anything. */
const serviceParts = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'forum_topic_created',
  'forum_topic_edited',
  'forum_topic_closed',
  'forum_topic_reopened',
]
const otherParts = ['sticker', 'dice', 'poll', 'game', 'story', 'checklist', 'paid_media', 'web_app_data']

function otherBody(message: MessageShape): InboundBody | null {
  if (serviceParts.some((part) => part in message)) return null
  return { kind: 'other', what: otherParts.find((part) => part in message) ?? 'unknown' }
}
