import type { File, InlineKeyboardButton, Message, MessageEntity } from 'grammy/types'
import type { ChatRecord } from './chats.ts'
import { isTooBigToDownload } from './files.ts'
import type { FormattedText } from './html.ts'
import type { SentMessage } from './inbox.ts'
import { readMarkup } from './keyboards.ts'
import type { Fields } from './payload.ts'
import { badRequest } from './refusal.ts'
import { limits, readCallbackAnswer, readCaption, readText } from './rules.ts'
import { findChat } from './sending.ts'
import type { Methods, World } from './world.ts'

/** The methods that work on what is already there: messages, presses, files. */
export function editingMethods(world: World): Methods {
  return {
    editmessagetext: (fields) => editText(world, fields),
    editmessagecaption: (fields) => editCaption(world, fields),
    editmessagereplymarkup: (fields) => editMarkup(world, fields),
    deletemessage: (fields) => deleteMessage(world, fields),
    answercallbackquery: (fields) => answerCallbackQuery(world, fields),
    getfile: (fields) => getFile(world, fields),
  }
}

function editText(world: World, fields: Fields): Message {
  const formatted = readText(fields)
  const { chat, sent } = findEditable(world, fields)
  if (sent.kind !== 'text') throw badRequest('there is no text in the message to edit')
  return applyEdit({ world, chat, sent, formatted, buttons: readButtons(chat, fields) })
}

function editCaption(world: World, fields: Fields): Message {
  const formatted = readCaption(fields)
  const { chat, sent } = findEditable(world, fields)
  if (sent.kind === 'text' || sent.kind === 'location')
    throw badRequest('there is no caption in the message to edit')
  return applyEdit({ world, chat, sent, formatted, buttons: readButtons(chat, fields) })
}

function editMarkup(world: World, fields: Fields): Message {
  const { chat, sent } = findEditable(world, fields)
  const formatted = { text: sent.text, entities: sent.entities }
  return applyEdit({ world, chat, sent, formatted, buttons: readButtons(chat, fields) })
}

/** A message the bot may edit: its own, standing, and not the bearer of a reply keyboard. */
function findEditable(world: World, fields: Fields): { chat: ChatRecord; sent: SentMessage } {
  const chat = findChat(world, fields)
  world.flood.admitEdit({ chat: chat.chat.id, isGroup: chat.isGroup })
  chat.refuseIfClosed()
  const id = fields.integer('message_id')
  if (id === undefined) throw badRequest('message identifier is not specified')
  const sent = chat.sent(id)
  if (!sent) throw badRequest(chat.find(id) ? "message can't be edited" : 'message to edit not found')
  if (sent.keyboard !== undefined) throw badRequest("message can't be edited")
  return { chat, sent }
}

/** An edit without `reply_markup` takes the buttons away. */
function readButtons(chat: ChatRecord, fields: Fields): InlineKeyboardButton[][] {
  const markup = readMarkup(fields, !chat.isGroup)
  if (markup.kind === 'none') return []
  if (markup.kind !== 'inline') throw badRequest('inline keyboard expected')
  return markup.buttons
}

interface Edit {
  world: World
  chat: ChatRecord
  sent: SentMessage
  formatted: FormattedText
  buttons: InlineKeyboardButton[][]
}

function applyEdit({ world, chat, sent, formatted, buttons }: Edit): Message {
  const { text, entities } = formatted
  if (sent.text === text && same(sent.entities, entities) && same(sent.buttons, buttons))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  sent.history.push({ text: sent.text, buttons: sent.buttons, at: world.now() })
  sent.text = text
  sent.entities = entities
  sent.buttons = buttons
  sent.message = redraw({ sent, editDate: Math.floor(world.now() / 1000) })
  chat.inbox.arrived(sent)
  return sent.message
}

function same(a: MessageEntity[] | InlineKeyboardButton[][], b: typeof a): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function redraw({ sent, editDate }: { sent: SentMessage; editDate: number }): Message {
  const {
    text: _t,
    entities: _e,
    caption: _c,
    caption_entities: _ce,
    reply_markup: _r,
    ...rest
  } = sent.message
  const { text, entities, buttons } = sent
  return {
    ...rest,
    edit_date: editDate,
    ...(sent.kind === 'text' ? { text, ...(entities.length > 0 ? { entities } : {}) } : {}),
    ...(sent.kind !== 'text' && text !== ''
      ? { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
      : {}),
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: buttons } } : {}),
  }
}

function deleteMessage(world: World, fields: Fields): true {
  const chat = findChat(world, fields)
  chat.refuseIfClosed()
  const id = fields.integer('message_id') ?? 0
  const found = chat.find(id)
  const sent = chat.sent(id)
  if (!found || (!sent && chat.inbox.get(id))) throw badRequest('message to delete not found')
  if (world.now() - found.date * 1000 > limits.deletionMs)
    throw badRequest("message can't be deleted for everyone")
  if (sent) sent.deleted = true
  else if (chat.isGroup && !chat.botIsAdmin) throw badRequest("message can't be deleted")
  else chat.forget(id)
  return true
}

/** A press can be answered for fifteen seconds; afterwards, and for a made-up id, it is an error. */
function answerCallbackQuery(world: World, fields: Fields): true {
  const text = readCallbackAnswer(fields)
  const press = world.presses.get(fields.text('callback_query_id') ?? '')
  if (!press || world.now() - press.at > limits.callbackAnswerMs)
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  press.answer = { text, isAlert: fields.flag('show_alert'), url: fields.text('url'), at: world.now() }
  return true
}

function getFile(world: World, fields: Fields): File {
  const file = world.files.get(fields.text('file_id') ?? '')
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
  if (isTooBigToDownload(file)) throw badRequest('file is too big')
  return {
    file_id: file.id,
    file_unique_id: file.uniqueId,
    file_size: file.size,
    file_path: world.files.open(file),
  }
}
