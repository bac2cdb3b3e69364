/** A message as people see it in Telegram: the calls it becomes, without the platform's own shapes. */
import type { OutboundMessage, ShownPart } from '../channel.ts'
import { renderTelegram, type TelegramCall } from './render.ts'

/** @throws RangeError for what cannot be sent */
export const showTelegram = (message: OutboundMessage): ShownPart[] => callsOf(message).map(partOf)

/** How many calls a message takes. @throws RangeError for what cannot be sent */
export const countTelegramCalls = (message: OutboundMessage): number => callsOf(message).length

function callsOf(message: OutboundMessage): TelegramCall[] {
  const files = (message.files ?? []).map(() => ({ bytes: new Uint8Array(), mime: 'image/jpeg', name: '' }))
  return renderTelegram(message, files)
}

function partOf({ method, payload }: TelegramCall): ShownPart {
  const text = 'text' in payload ? payload.text : 'caption' in payload ? (payload.caption ?? '') : ''
  const entities =
    'entities' in payload
      ? payload.entities
      : 'caption_entities' in payload
        ? payload.caption_entities
        : undefined
  const markup = payload.reply_markup
  const rows = markup && 'inline_keyboard' in markup ? markup.inline_keyboard : []
  const bold = (entities ?? []).map(({ offset, length }) => [offset, offset + length] as const)
  return {
    text: bold.length > 0 ? { text, bold } : { text },
    buttons: rows.map((row) => row.map((button) => button.text)),
    hasFile: method === 'sendPhoto' || method === 'sendDocument',
  }
}
