/** What the OA may send, and what comes of it: `/v3.0/oa/message/cs` and the rest of `/v2.0/oa/message` (§6, §7). */
import { articleTitle } from './articles.ts'
import type { Button } from './inbox.ts'
import { invalid, Refusal } from './refusal.ts'
import type { Upload } from './uploads.ts'
import { emit, newMessageId, type Profile, type World } from './world.ts'

type Json = Record<string, unknown>

const textLimit = 2000
const titleLimit = 35
const payloadLimit = 1000
/** Of the package "OA Nâng cao". */
const broadcastsAMonth = 4
const hour = 3600_000
const freeMs = 48 * hour
const windowMs = 7 * 24 * hour

/** `POST /v3.0/oa/message/cs`. */
export function sendConsultation(world: World, body: Json): Json {
  const person = world.people.get(textOf(record(body.recipient).user_id))
  if (!person) throw invalid('user_id')
  const content = checkMessage(world, record(body.message))
  const quota = mayWrite(world, person)
  const messageId = newMessageId()
  const at = world.now()
  person.inbox.add({ messageId, at, ...content, quotaType: quota.quota_type, message: body.message })
  echo(world, person, { name: content.event, messageId, text: content.text })
  return { message_id: messageId, user_id: person.id, sent_time: String(at), quota }
}

/** `POST /v3.0/oa/message/template`: approved templates reach a person however long they were silent (§5). */
export function sendTemplate(world: World, body: Json): Json {
  const { template_id, template_data } = body
  if (world.nestedTemplates && body.recipient === undefined) throw invalid('recipient')
  const user_id = world.nestedTemplates ? record(body.recipient).user_id : body.user_id
  const person = world.people.get(textOf(user_id))
  if (!person) throw invalid('user_id')
  if (!world.templates.has(textOf(template_id))) throw invalid('template_id')
  const text = Object.values(record(template_data)).map(textOf).join('\n')
  const messageId = newMessageId()
  const at = world.now()
  const received = { messageId, at, text, buttons: [], upload: undefined, quotaType: 'template' }
  person.inbox.add({ ...received, message: template_data })
  echo(world, person, { name: 'oa_send_template', messageId, text })
  return {
    message_id: messageId,
    user_id: person.id,
    sent_time: String(at),
    quota: { quota_type: 'template', remain: '1' },
  }
}

/** `POST /v2.0/oa/message`: reactions and broadcasts; messages to users have moved (-240). */
export function sendOther(world: World, body: Json): Json {
  const recipient = record(body.recipient)
  if (body.sender_action !== undefined) return react(world, body)
  if (recipient.target !== undefined) return broadcast(world, body)
  if (recipient.anonymous_id !== undefined) return { message_id: newMessageId() }
  throw new Refusal(-240, 'MessageV2 API has been shut down, please switch to MessageV3')
}

const icons = [':>', '--b', ':-((', '/-strong', '/-heart', ':-h', ':o', '/-remove']

/** A reaction to a message of theirs costs nothing (§6.7). */
function react(world: World, { recipient, sender_action }: Json): Json {
  const person = world.people.get(textOf(record(recipient).user_id))
  if (!person) throw invalid('user_id')
  const { react_icon, react_message_id } = record(sender_action)
  if (!icons.includes(textOf(react_icon))) throw invalid('react_icon')
  if (!textOf(react_message_id)) throw invalid('react_message_id')
  const message = { msg_id: react_message_id, react_icon }
  const toUser = { sender: { id: world.oaId }, recipient: { id: person.id }, user_id_by_app: person.byApp }
  emit(world, person.id, 'oa_reacted_message', { ...toUser, message })
  return { message_id: newMessageId(), user_id: person.id }
}

/** An article to all followers; by the package of the OA so often a month (§6.8). */
function broadcast(world: World, body: Json): Json {
  const now = world.now()
  if (isNight(now)) throw new Refusal(-234, 'This message cannot be sent at night (10:00PM - 6:00AM)')
  checkTarget(record(record(body.recipient).target))
  const [element] = elementsOf(record(body.message))
  if (record(element).media_type !== 'article') throw invalid('media_type')
  const title = articleTitle(world, record(element).attachment_id)
  if (title === undefined) throw invalid('attachment_id')
  const month = (at: number) => new Date(at + 7 * hour).toISOString().slice(0, 7)
  const sent = world.broadcasts.filter((at) => month(at) === month(now)).length
  if (sent >= broadcastsAMonth) throw new Refusal(-211, 'Out of quota')
  world.broadcasts.push(now)
  const messageId = newMessageId()
  const received = { messageId, at: now, text: title, buttons: [], upload: undefined }
  for (const { follower, inbox } of world.people.values())
    if (follower) inbox.add({ ...received, quotaType: 'broadcast', message: body.message })
  return { message_id: messageId }
}

/** `POST /v3.0/oa/group/message`: to groups of the OA's alone. */
export function sendToGroup(world: World, body: Json): Json {
  const group_id = textOf(record(body.recipient).group_id)
  const said = world.groups.get(group_id)
  if (!said) throw new Refusal(-403, 'OA is not in group')
  const { text, event } = checkMessage(world, record(body.message))
  said.push(text)
  const messageId = newMessageId()
  const message = { msg_id: messageId, ...(text ? { text } : {}) }
  const sent = { sender: { id: world.oaId }, recipient: { id: group_id }, message }
  emit(world, group_id, event.replace('oa_send_', 'oa_send_group_'), sent)
  return { message_id: messageId, group_id }
}

/** The largest number of each filter (§6.8); several by commas. */
const targets: Record<string, number> = {
  ages: 7,
  gender: 2,
  locations: 2,
  cities: 63,
  platform: 3,
  telcos: 4,
}

function checkTarget(target: Json): void {
  for (const [filter, values] of Object.entries(target)) {
    const largest = targets[filter] ?? -1
    const numbers = textOf(values).split(',')
    if (!numbers.every((each) => /^\d+$/.test(each) && Number(each) <= largest)) throw invalid(filter)
  }
}

function elementsOf({ attachment }: Json): unknown[] {
  const { elements } = record(record(attachment).payload)
  return Array.isArray(elements) ? elements : []
}

/** 22:00 to 05:59 in Việt Nam. */
function isNight(now: number): boolean {
  const inHanoi = new Date(now + 7 * hour).getUTCHours()
  return inHanoi >= 22 || inHanoi < 6
}

function mayWrite(world: World, { lastInteraction, refusal }: Profile) {
  if (refusal) throw new Refusal(refusal.code, refusal.message)
  const silent = lastInteraction === undefined ? Number.POSITIVE_INFINITY : world.now() - lastInteraction
  if (silent > windowMs) throw new Refusal(-230, 'User has not interacted with the OA in the past 7 days')
  if (silent <= freeMs) return { quota_type: 'reply' }
  if (world.quota.remain <= 0) throw new Refusal(-211, 'Out of quota')
  world.quota.remain -= 1
  const { remain, total } = world.quota
  return {
    quota_type: 'sub_quota',
    remain: String(remain),
    total: String(total),
    owner_type: 'OA',
    owner_id: world.oaId,
  }
}

interface Content {
  readonly event: string
  readonly text: string
  readonly buttons: readonly Button[]
  readonly upload: Upload | undefined
  readonly form?: { title: string; subtitle: string }
}

/** Characters are counted as they come: who sends decomposed letters has room for fewer. */
function checkMessage(world: World, message: Json): Content {
  const text = textOf(message.text)
  if (text.length > textLimit) throw new Refusal(-210, 'Parameter text exceeds allowable limit')
  if (message.attachment === undefined) {
    if (!text.trim()) throw invalid('text')
    return { event: 'oa_send_text', text, buttons: [], upload: undefined }
  }
  const { type, payload } = record(message.attachment)
  const parts = record(payload)
  if (type === 'file')
    return { event: 'oa_send_file', text, buttons: [], upload: world.uploads.take(parts.token, ['file']) }
  if (type !== 'template') throw invalid('attachment')
  if (parts.template_type === 'media') return media(world, text, parts)
  if (parts.template_type === 'request_user_info') {
    return { event: 'oa_send_template', text, buttons: [], upload: undefined, form: formIn(parts) }
  }
  if (parts.template_type !== undefined) throw new Refusal(-233, 'message type is invalid or not support')
  if (!text.trim()) throw invalid('text')
  return { event: 'oa_send_text', text, buttons: buttons(parts.buttons), upload: undefined }
}

/** One element with a title, a subtitle and a picture the world can fetch (§6.5). */
function formIn({ elements }: Json): { title: string; subtitle: string } {
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const { title, subtitle, image_url } = record(elements[0])
  if (!textOf(title)) throw invalid('title')
  if (!textOf(subtitle)) throw invalid('subtitle')
  if (!URL.canParse(textOf(image_url))) throw invalid('image_url')
  return { title: textOf(title), subtitle: textOf(subtitle) }
}

function media(world: World, text: string, { elements }: Json): Content {
  if (!Array.isArray(elements) || elements.length !== 1) throw invalid('elements')
  const { media_type, attachment_id } = record(elements[0])
  if (media_type !== 'image' && media_type !== 'gif') throw invalid('media_type')
  const upload = world.uploads.take(attachment_id, [media_type])
  return { event: media_type === 'gif' ? 'oa_send_gif' : 'oa_send_image', text, buttons: [], upload }
}

const types = ['oa.open.url', 'oa.query.show', 'oa.query.hide', 'oa.open.sms', 'oa.open.phone']

function buttons(given: unknown): Button[] {
  if (!Array.isArray(given) || given.length < 1 || given.length > 5) throw invalid('buttons')
  return given.map((each) => {
    const { title, type, payload } = record(each)
    if (!textOf(title) || textOf(title).length > titleLimit) throw invalid('title')
    if (!types.includes(textOf(type))) throw invalid('type')
    const words = textOf(type).startsWith('oa.query.') ? textOf(payload) : JSON.stringify(payload ?? '')
    if (!words || words.length > payloadLimit) throw invalid('payload')
    return { title: textOf(title), type: textOf(type), payload }
  })
}

/** Whatever the API sends comes back as an event, then that it arrived, then that it was seen (§10.5). */
function echo(world: World, person: Profile, sent: { name: string; messageId: string; text: string }): void {
  const { oaId } = world
  const message = { msg_id: sent.messageId, ...(sent.text ? { text: sent.text } : {}) }
  const toUser = { sender: { id: oaId }, recipient: { id: person.id }, user_id_by_app: person.byApp }
  emit(world, person.id, sent.name, { ...toUser, message })
  if (!world.receipts) return
  emit(world, person.id, 'user_received_message', { ...toUser, message: { msg_id: sent.messageId } })
  emit(world, person.id, 'user_seen_message', { ...toUser, message: { msg_ids: [sent.messageId] } })
}

const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
