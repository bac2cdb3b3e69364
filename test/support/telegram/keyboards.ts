import type { InlineKeyboardButton } from 'grammy/types'
import type { Fields } from './payload.ts'
import { badRequest } from './refusal.ts'
import { limits } from './rules.ts'

/** What `reply_markup` asked for, checked. */
export type Markup =
  | { kind: 'none' }
  | { kind: 'inline'; buttons: InlineKeyboardButton[][] }
  | { kind: 'reply'; keyboard: string[][] }
  | { kind: 'remove' }
  | { kind: 'force' }

type Loose = Record<string, unknown>

const actions = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'disabled',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
]

/** Reads and checks `reply_markup`; `isPrivate` because some reply buttons exist in private chats only. */
export function readMarkup(fields: Fields, isPrivate: boolean): Markup {
  const value = fields.json('reply_markup')
  if (value === undefined) return { kind: 'none' }
  if (!isObject(value)) throw badRequest('object expected as reply markup')
  if ('inline_keyboard' in value) return inlineMarkup(value.inline_keyboard)
  if ('keyboard' in value) return replyMarkup(value, isPrivate)
  if (value.remove_keyboard === true) return { kind: 'remove' }
  if (value.force_reply === true) {
    checkPlaceholder(value)
    return { kind: 'force' }
  }
  if (Object.keys(value).length === 0) return { kind: 'none' }
  throw badRequest("can't parse reply keyboard markup JSON object")
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readRows(value: unknown, name: string): unknown[][] {
  if (!Array.isArray(value))
    throw badRequest(
      `field "${name}" of the ${name === 'keyboard' ? 'Reply' : 'Inline'}KeyboardMarkup must be an Array`,
    )
  const rows = value as unknown[]
  for (const row of rows)
    if (!Array.isArray(row)) throw badRequest(`field "${name}" must be an Array of Arrays`)
  return (rows as unknown[][]).filter((row) => row.length > 0)
}

function inlineMarkup(value: unknown): Markup {
  const rows = readRows(value, 'inline_keyboard')
  if (rows.flat().length > 100 || rows.some((row) => row.length > 8))
    throw badRequest('REPLY_MARKUP_TOO_LONG')
  return { kind: 'inline', buttons: rows.map((row) => row.map(inlineButton)) }
}

function inlineButton(value: unknown): InlineKeyboardButton {
  if (!isObject(value))
    throw badRequest("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
  if (typeof value.text !== 'string' || value.text.trim() === '')
    throw badRequest('can\'t parse inline keyboard button: field "text" must be a non-empty String')
  const asked = actions.filter((action) => action in value)
  if (asked.length === 0)
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  if (asked.length > 1) throw badRequest('BUTTON_TYPE_INVALID')
  checkAction(value)
  return value as unknown as InlineKeyboardButton
}

function checkAction(button: Loose): void {
  if ('callback_data' in button) {
    const data = button.callback_data
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
    if (bytes < 1 || bytes > limits.callbackDataBytes) throw badRequest('BUTTON_DATA_INVALID')
  }
  if ('url' in button && !isLink(button.url, ['https:', 'http:', 'tg:', 'tel:']))
    throw badRequest(`inline keyboard button URL '${String(button.url)}' is invalid: Wrong HTTP URL`)
  if ('web_app' in button && !(isObject(button.web_app) && isLink(button.web_app.url, ['https:'])))
    throw badRequest('inline keyboard button Web App URL is invalid: Only HTTPS links are allowed')
  if ('copy_text' in button) {
    const text = isObject(button.copy_text) ? button.copy_text.text : undefined
    if (typeof text !== 'string' || text.length < 1 || text.length > 256)
      throw badRequest('BUTTON_COPY_TEXT_INVALID')
  }
}

function isLink(value: unknown, protocols: string[]): boolean {
  return typeof value === 'string' && URL.canParse(value) && protocols.includes(new URL(value).protocol)
}

function replyMarkup(value: Loose, isPrivate: boolean): Markup {
  const rows = readRows(value.keyboard, 'keyboard')
  if (rows.length === 0) throw badRequest('reply keyboard must be non-empty')
  checkPlaceholder(value)
  const keyboard = rows.map((row) =>
    row.map((button) => {
      const text = isObject(button) ? button.text : button
      if (typeof text !== 'string' || text.trim() === '')
        throw badRequest('can\'t parse keyboard button: field "text" must be a non-empty String')
      if (!isPrivate && isObject(button)) {
        if (button.request_contact) throw badRequest('phone number can be requested in private chats only')
        if (button.request_location) throw badRequest('location can be requested in private chats only')
      }
      return text
    }),
  )
  return { kind: 'reply', keyboard }
}

function checkPlaceholder(value: Loose): void {
  const placeholder = value.input_field_placeholder
  if (typeof placeholder === 'string' && placeholder.length > 64)
    throw badRequest('INPUT_PLACEHOLDER_TOO_LONG')
}
