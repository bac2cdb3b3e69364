/** From an event of Zalo's to what a person did. */
import { cleanText } from '../../platform/text/clean.ts'
import type { Account, FileKind, InboundBody, InboundEvent, OutsideReply } from '../channel.ts'
import {
  type AttachmentShape,
  type EventShape,
  eventShape,
  type InfoShape,
  type MessageShape,
} from './event-shape.ts'
import { parseJson } from './json.ts'

export interface EventReceived {
  readonly account: Account
  /** The body of a webhook call: any JSON at all. */
  readonly event: unknown
  /** Stands in where Zalo says no time. */
  readonly receivedAt: Date
}

export type EventRead =
  /** Several when one message brings several files. */
  | { readonly kind: 'deeds'; readonly events: readonly InboundEvent[] }
  /** The OA withdrew the app's permission. */
  | { readonly kind: 'revoked' }
  /** Somebody whom Zalo does not name asks it to have their data with the OA removed. */
  | { readonly kind: 'withdrawn' }
  /** Staff answered in the OA's own console. */
  | { readonly kind: 'outside'; readonly reply: OutsideReply }
  /** Known, and nothing to act on: receipts, reactions, tags, echoes of what was sent, groups. */
  | { readonly kind: 'ignored' }
  /** Nobody knew of it when this was written. */
  | { readonly kind: 'unknown'; readonly name: string }

/**
 * What a button sends: Zalo has no press, the person "writes" the button's payload. Hidden in their chat, and nothing
 * that anybody would write.
 */
export const pressPrefix = '#:'

const ignored =
  /^(?:oa_|anonymous_|user_send_group_|create_group|delete_group|disperse_group|update_group|add_group|remove_group|accept_request|reject_request|react_request|user_(?:seen|received)_message$|user_reacted_message$|user_(?:join|out|leave|request_join)_group|user_reply_consent$|user_feedback$|(?:add_user_to|remove_user_from|remove)_tag$|update_user_info$|change_|event_journey_|shop_has_order$|widget_|extension_purchased$)/

/** Never throws. */
export function readEvent({ account, event, receivedAt }: EventReceived): EventRead {
  const parsed = eventShape.safeParse(event)
  if (!parsed.success) return { kind: 'unknown', name: '' }
  const shape = parsed.data
  const name = shape.event_name
  if (name === 'permission_revoked') return { kind: 'revoked' }
  const reply = outsideReplyIn(account, shape)
  if (reply) return { kind: 'outside', reply }
  if (ignored.test(name)) return { kind: 'ignored' }
  const from = personOf(shape)
  if (from === undefined && name === 'user_withdraw') return { kind: 'withdrawn' }
  const bodies = from === undefined ? [] : bodiesOf(shape)
  if (from === undefined || bodies.length === 0) return { kind: 'unknown', name }
  const { message, timestamp } = shape
  const key = keyOf(shape, from)
  const at = timestamp === undefined ? receivedAt : new Date(timestamp)
  const events = bodies.map((body, index) => ({
    account,
    key: index === 0 ? key : `${key}/${index}`,
    from,
    ...(message?.msg_id === undefined ? {} : { messageId: message.msg_id }),
    ...(message?.quote_msg_id === undefined ? {} : { replyTo: message.quote_msg_id }),
    order: at.getTime(),
    at,
    body,
    ...(name === 'user_submit_info' || name === 'user_withdraw' ? { opensNoWindow: true as const } : {}),
    raw: event,
  }))
  return { kind: 'deeds', events }
}

/** What the API sends is echoed as well; only what a person typed names who they are (§ echoes: `sender.admin_id`). */
function outsideReplyIn(
  account: Account,
  { event_name, sender, recipient, message }: EventShape,
): OutsideReply | undefined {
  const what = /^oa_send_(text|image|gif|list|file|sticker|template)$/.exec(event_name)?.[1]
  if (!what || !sender?.admin_id || !recipient || message?.msg_id === undefined) return undefined
  const { msg_id: messageId, text = '' } = message
  return { account, to: recipient.id, messageId, text: cleanText(text), what }
}

function personOf({ event_name, sender, follower, user_id }: EventShape): string | undefined {
  if (event_name === 'follow' || event_name === 'unfollow') return follower?.id
  if (event_name === 'user_withdraw') return sender?.id ?? user_id ?? follower?.id
  return event_name === 'user_click_chatnow' ? user_id : sender?.id
}

/** Zalo delivers at least once; events without a message are told apart by all they say of themselves. */
function keyOf(
  { event_name, timestamp, message, sender, recipient, oa_id }: EventShape,
  from: string,
): string {
  if (message?.msg_id !== undefined) return `m:${message.msg_id}`
  const oa = oa_id ?? recipient?.id ?? sender?.id ?? ''
  return `${event_name}:${from}:${oa}:${timestamp ?? ''}`
}

function bodiesOf({ event_name, message, info }: EventShape): InboundBody[] {
  switch (event_name) {
    case 'follow':
    case 'user_click_chatnow':
    case 'user_call_oa':
      return [{ kind: 'joined' }]
    case 'unfollow':
      return [{ kind: 'left' }]
    case 'user_withdraw':
      return [{ kind: 'withdrawn' }]
    case 'user_submit_info':
      return infoBodies(info)
    case 'user_send_text':
      return saidBodies(message)
    case 'user_send_location':
      return placeBodies(message)
    case 'user_send_link':
      return linkBodies(message)
    case 'user_send_business_card':
      return cardBodies(message)
    default:
      return event_name.startsWith('user_send_') ? fileBodies(event_name, message) : []
  }
}

function saidBodies(message: MessageShape | undefined): InboundBody[] {
  const text = cleanText(message?.text ?? '')
  if (text.startsWith(pressPrefix) && text.length > pressPrefix.length)
    return [{ kind: 'choice', value: text.slice(pressPrefix.length) }]
  return [text ? { kind: 'text', text } : { kind: 'other', what: 'text' }]
}

/** The place's name is the message's text; older texts show the coordinates beside it. */
function placeBodies(message: MessageShape | undefined): InboundBody[] {
  const found = message?.attachments?.find(({ payload }) => payload.coordinates)?.payload.coordinates
  const spot = found ?? message?.location
  if (!spot) return [{ kind: 'other', what: 'location' }]
  const label = cleanText(message?.text ?? '')
  return [{ kind: 'place', place: { ...spot, ...(label ? { label } : {}) } }]
}

function linkBodies(message: MessageShape | undefined): InboundBody[] {
  const { title, description, url } = message?.attachments?.[0]?.payload ?? {}
  const parts = [message?.text, title, description, url].filter((part) => part !== undefined)
  const text = cleanText([...new Set(parts)].join('\n'))
  return [text ? { kind: 'text', text } : { kind: 'other', what: 'link' }]
}

/** What they wrote into the form as theirs. */
function infoBodies(info: InfoShape | undefined): InboundBody[] {
  const phone = cleanText(info?.phone ?? '')
  const { user_address, user_ward, user_city } = info?.full_address ?? {}
  const parts = info?.full_address
    ? [user_address, user_ward, user_city]
    : [info?.address, info?.ward, info?.district, info?.city]
  const given = parts.map((part) => cleanText(part ?? '').replaceAll('\n', ' ')).filter(Boolean)
  const address = given.join(', ')
  if (!phone && !address) return [{ kind: 'other', what: 'info' }]
  return [{ kind: 'contact', own: true, ...(phone ? { phone } : {}), ...(address ? { address } : {}) }]
}

/** Anybody's card: not the sender's own number. */
function cardBodies(message: MessageShape | undefined): InboundBody[] {
  const card = parseJson(message?.attachments?.[0]?.payload.description ?? '')
  const given = typeof card === 'object' && card !== null && 'phone' in card ? card.phone : ''
  const phone = typeof given === 'string' || typeof given === 'number' ? cleanText(String(given)) : ''
  return [phone ? { kind: 'contact', phone, own: false } : { kind: 'other', what: 'business_card' }]
}

const fileKinds: Readonly<Record<string, FileKind>> = {
  user_send_image: 'image',
  user_send_audio: 'audio',
  user_send_video: 'video',
  user_send_file: 'document',
}

function fileBodies(name: string, message: MessageShape | undefined): InboundBody[] {
  const fileKind = fileKinds[name]
  const sent = (message?.attachments ?? []).filter(({ payload }) => payload.url)
  if (!fileKind || sent.length === 0) return [{ kind: 'other', what: name.slice('user_send_'.length) }]
  const caption = cleanText(message?.text ?? '')
  const albumId = sent.length > 1 ? message?.msg_id : undefined
  return sent.map((each, index) => ({
    kind: 'file',
    fileKind,
    ...described(each),
    ...(caption && index === 0 ? { caption } : {}),
    ...(albumId ? { albumId } : {}),
  }))
}

function described({ payload: { url = '', name } }: AttachmentShape) {
  const clean = cleanText(name ?? '')
  return { platformFileId: url, ...(clean ? { name: clean } : {}) }
}
