/** A message as calls of the Bot API, within its limits. Text is never markup: emphasis travels as entities. */
import { InputFile } from 'grammy'
import type {
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  MessageEntity,
  Opts,
  ReplyKeyboardMarkup,
} from 'grammy/types'
import { joinLines, plain, type RichText, splitRich } from '../../platform/i18n/rich-text.ts'
import type { Choice, OutboundMessage } from '../channel.ts'
import type { SentAs, Uploaded } from './uploads.ts'

/** A stored file on its way out. */
export interface FileBytes {
  readonly id?: number
  readonly bytes: Uint8Array
  readonly mime: string
  readonly name: string
}
/** Its bytes, or what Telegram knows it by. */
export type FileToSend = FileBytes | Uploaded

type Method = 'sendMessage' | 'sendPhoto' | 'sendDocument' | 'sendLocation' | 'editMessageText'

/** One call, without the chat it goes to. */
export type TelegramCall = {
  [M in Method]: {
    readonly method: M
    readonly payload: Omit<Opts<M>, 'chat_id'>
    /** The stored file whose bytes it carries. */
    readonly uploads?: number
  }
}[Method]

/** Buttons with words under one message; more choices than that are numbered. */
export const mostButtons = 5

/** UTF-16 units, as Telegram counts. */
const textLimit = 4096
const captionLimit = 1024
const dataLimitBytes = 64
const photoLimitBytes = 10 * 1024 * 1024
const gridLimit = 40
const rowLimit = 8
/** Two labels of at most so many UTF-16 units share a row on a small phone. */
const shortLabel = 12

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup

/**
 * The calls that make the message, in order: files, place, text. The keyboard is on the last one, next to where
 * people write. One file with a short text is one call.
 * @throws RangeError for a message that says nothing, and for a choice whose value Telegram would not take
 */
export function renderTelegram(message: OutboundMessage, files: readonly FileToSend[] = []): TelegramCall[] {
  if (message.edits !== undefined) return [editOf(message, Number(message.edits))]
  const text = withNumbers(message)
  const [only] = files
  const captioned = only && files.length === 1 && !message.place && text.text.length <= captionLimit
  const contents = captioned ? [fileContent(only, text)] : separately(message, text, files)
  const keyboard = keyboardOf(message)
  if (contents.length === 0) throw new RangeError('a message without text, place or file')
  return contents.map((content, index) => content(index === contents.length - 1 ? keyboard : undefined))
}

/** An edit without a keyboard takes the buttons away; it cannot become several messages. */
function editOf(message: OutboundMessage, message_id: number): TelegramCall {
  const [{ text, bold } = plain('')] = splitRich(withNumbers(message), textLimit)
  const markup = inlineKeyboard(message.choices)
  return {
    method: 'editMessageText',
    payload: {
      message_id,
      text,
      link_preview_options: { is_disabled: true },
      ...(bold ? { entities: entitiesOf(bold) } : {}),
      ...(markup ? { reply_markup: markup } : {}),
    },
  }
}

type Content = (markup: Markup | undefined) => TelegramCall

function separately({ place }: OutboundMessage, text: RichText, files: readonly FileToSend[]): Content[] {
  const parts = splitRich(text, textLimit).filter((part) => part.text.trim())
  return [
    ...files.map((file) => fileContent(file)),
    ...(place ? [placeContent(place)] : []),
    ...parts.map((part) => textContent(part)),
  ]
}

const textContent =
  ({ text, bold }: RichText): Content =>
  (markup) => ({
    method: 'sendMessage',
    payload: {
      text,
      link_preview_options: { is_disabled: true },
      ...(bold ? { entities: entitiesOf(bold) } : {}),
      ...withMarkup(markup),
    },
  })

const placeContent =
  ({ latitude, longitude }: NonNullable<OutboundMessage['place']>): Content =>
  (markup) => ({ method: 'sendLocation', payload: { latitude, longitude, ...withMarkup(markup) } })

function fileContent(file: FileToSend, caption?: RichText): Content {
  const isKnown = 'platformFileId' in file
  const input = isKnown ? file.platformFileId : new InputFile(file.bytes, file.name.replace(/[\r\n"]/g, ' '))
  const uploads = isKnown || file.id === undefined ? {} : { uploads: file.id }
  return (markup) => {
    const rest = { ...captionOf(caption), ...withMarkup(markup) }
    return sentAs(file) === 'photo'
      ? { method: 'sendPhoto', payload: { photo: input, ...rest }, ...uploads }
      : { method: 'sendDocument', payload: { document: input, ...rest }, ...uploads }
  }
}

function sentAs(file: FileToSend): SentAs {
  if ('as' in file) return file.as
  const asPhoto = /^image\/(jpeg|png|webp)$/.test(file.mime) && file.bytes.length <= photoLimitBytes
  return asPhoto ? 'photo' : 'document'
}

const withMarkup = (markup: Markup | undefined) => (markup ? { reply_markup: markup } : {})

function captionOf(caption: RichText | undefined) {
  if (!caption?.text) return {}
  return { caption: caption.text, ...(caption.bold ? { caption_entities: entitiesOf(caption.bold) } : {}) }
}

const entitiesOf = (bold: NonNullable<RichText['bold']>): MessageEntity[] =>
  bold.map(([start, end]) => ({ type: 'bold', offset: start, length: end - start }))

/** The text, with the choices behind it as numbered lines when they are too many for buttons with words. */
function withNumbers({ text, choices = [] }: OutboundMessage): RichText {
  if (choices.length <= mostButtons) return text
  return joinLines(text, ...choices.map(({ label }, index) => plain(`${index + 1}. ${label}`)))
}

/** Buttons that ask for the position or the number exist on reply keyboards only, and a message has one keyboard. */
function keyboardOf({ choices, askPlace, askInfo }: OutboundMessage): Markup | undefined {
  const inline = inlineKeyboard(choices)
  if (inline) return inline
  const asked = [
    ...(askPlace ? [{ text: askPlace, request_location: true as const }] : []),
    ...(askInfo?.what === 'phone' ? [{ text: askInfo.label, request_contact: true as const }] : []),
  ]
  if (asked.length === 0) return undefined
  return { keyboard: [asked], one_time_keyboard: true, resize_keyboard: true }
}

function inlineKeyboard(choices: readonly Choice[] = []): InlineKeyboardMarkup | undefined {
  if (choices.length === 0) return undefined
  return { inline_keyboard: choices.length > mostButtons ? numberRows(choices) : wordRows(choices) }
}

function wordRows(choices: readonly Choice[]): InlineKeyboardButton[][] {
  const rows: Choice[][] = []
  for (const choice of choices) {
    const [before, ...full] = rows.at(-1) ?? []
    if (before && full.length === 0 && isShort(before) && isShort(choice)) rows.at(-1)?.push(choice)
    else rows.push([choice])
  }
  return rows.map((row) => row.map((choice) => button(choice, choice.label)))
}

const isShort = ({ label }: Choice) => label.length <= shortLabel

/** Rows of nearly equal length; a choice past the grid can still be typed by its number. */
function numberRows(choices: readonly Choice[]): InlineKeyboardButton[][] {
  const shown = choices.slice(0, gridLimit)
  const width = Math.ceil(shown.length / Math.ceil(shown.length / rowLimit))
  const rows: InlineKeyboardButton[][] = []
  for (const [index, choice] of shown.entries()) {
    if (index % width === 0) rows.push([])
    rows.at(-1)?.push(button(choice, String(index + 1)))
  }
  return rows
}

function button({ value, url }: Choice, text: string): InlineKeyboardButton {
  if (url !== undefined) return { text, url }
  const bytes = Buffer.byteLength(value)
  if (bytes < 1 || bytes > dataLimitBytes)
    throw new RangeError(`a choice of ${bytes} bytes: 1 to 64 are allowed`)
  return { text, callback_data: value }
}
