/** A message as calls of the OpenAPI, within its limits. There is no emphasis and no keyboard. */
import { joinLines, plain, type RichText, splitRich } from '../../platform/i18n/rich-text.ts'
import type { AskedInfo, Choice, OutboundMessage, ShownPart } from '../channel.ts'
import { pressPrefix } from './events.ts'

/** A stored file on its way out. */
export interface FileToSend {
  readonly id: number
  readonly bytes: Uint8Array
  readonly mime: string
  readonly name: string
}

export type Button =
  /** The payload is what the person is taken to write. */
  | { readonly title: string; readonly type: 'oa.query.hide'; readonly payload: string }
  | { readonly title: string; readonly type: 'oa.open.url'; readonly payload: { readonly url: string } }

/** One message of Zalo's: words with buttons, a file with words, or a form (`request_user_info`). */
export interface ZaloCall {
  readonly text: string
  readonly form?: { readonly title: string; readonly subtitle: string }
  readonly buttons?: readonly Button[]
  readonly file?: FileToSend
}

export const mostButtons = 5
/** Characters in NFC ("message.text"). */
const textLimit = 2000
/** The stricter of the limits Zalo names for titles. */
const titleLimit = 35
const payloadLimitBytes = 64
/** Zalo names no limits for these; what is longer is not shown in full on a phone. */
const formTitleLimit = 100
const formWhyLimit = 500

/**
 * The messages that say it, in order: files, then words, with the buttons on the last one, next to where people write.
 * One file with a short text and no choices is one message. A place is a link to a map.
 * @throws RangeError for a message that says nothing, and for a choice whose value is too long
 */
export function renderZalo(message: OutboundMessage, files: readonly FileToSend[] = []): ZaloCall[] {
  const parts = splitRich(plain(safeText(wordsOf(message).text)), textLimit)
    .map(({ text }) => text)
    .filter((text) => text.trim())
  const buttons = (message.choices ?? [])
    .slice(0, mostButtons)
    .map((each, index) => buttonOf(message, each, index))
  const [only] = parts
  const [file] = files
  if (file && files.length === 1 && parts.length <= 1 && buttons.length === 0)
    return [{ text: only ?? '', file }]
  const calls: ZaloCall[] = [
    ...files.map((each) => ({ text: '', file: each })),
    ...parts.map((text) => ({ text })),
  ]
  const last = calls.at(-1)
  if (!last || (buttons.length > 0 && !last.text)) throw new RangeError('a message without text or file')
  const said = buttons.length > 0 ? [...calls.slice(0, -1), { ...last, buttons }] : calls
  return message.askInfo ? [...said, formOf(message.askInfo)] : said
}

/** A form is a message of its own; Zalo fills in what it knows, the person decides. */
const formOf = ({ label, why }: AskedInfo): ZaloCall => ({
  text: '',
  form: {
    title: cut(label.normalize('NFC'), formTitleLimit),
    subtitle: cut(why.normalize('NFC'), formWhyLimit),
  },
})

function callsOf(message: OutboundMessage): ZaloCall[] {
  const files = (message.files ?? []).map((id) => ({
    id,
    bytes: new Uint8Array(),
    mime: 'image/jpeg',
    name: '',
  }))
  return renderZalo(message, files)
}

/** How many calls a message takes. @throws RangeError for what cannot be sent */
export const countZaloCalls = (message: OutboundMessage): number =>
  message.template ? 1 : callsOf(message).length

/** The same as people see it: Zalo shows each button in a row of its own. @throws RangeError for what cannot be sent */
export function showZalo(message: OutboundMessage): ShownPart[] {
  return callsOf(message).map(({ text, buttons = [], file, form }) => ({
    text: form ? joinLines(plain(form.title), plain(form.subtitle)) : plain(text),
    buttons: buttons.map(({ title }) => [title]),
    hasFile: file !== undefined,
  }))
}

/** As Zalo counts and shows it: mentions act in groups, so `[@…]` in what a person wrote must mention nobody. */
export function safeText(text: string): string {
  return text.normalize('NFC').replace(/\[@[^\]\n]*\]/g, '')
}

function wordsOf(message: OutboundMessage): RichText {
  const { text, place, choices = [] } = message
  const map = place && [place.label, mapLink(place)].filter(Boolean).join('\n')
  const lines = isNumbered(message) ? choices.map(({ label }, index) => plain(numbered(label, index))) : []
  return joinLines(text, map ? plain(map) : undefined, ...lines)
}

const mapLink = ({ latitude, longitude }: NonNullable<OutboundMessage['place']>) =>
  `https://www.google.com/maps?q=${latitude},${longitude}`

/** More choices than buttons, or words a button has no room for, stand in the text as well. */
function isNumbered({ choices = [] }: OutboundMessage): boolean {
  return (
    choices.length > mostButtons || choices.some(({ label }) => label.normalize('NFC').length > titleLimit)
  )
}

const numbered = (label: string, index: number) => `${index + 1}. ${label}`

function buttonOf(message: OutboundMessage, { value, label, url }: Choice, index: number): Button {
  const bytes = Buffer.byteLength(value)
  if (bytes < 1 || bytes > payloadLimitBytes)
    throw new RangeError(`a choice of ${bytes} bytes: 1 to ${payloadLimitBytes} are allowed`)
  const title = (isNumbered(message) ? numbered(label, index) : label).normalize('NFC')
  const shown = cut(title, titleLimit)
  if (url !== undefined) return { title: shown, type: 'oa.open.url', payload: { url } }
  return { title: shown, type: 'oa.query.hide', payload: `${pressPrefix}${value}` }
}

function cut(title: string, limit: number): string {
  if (title.length <= limit) return title
  return `${title
    .slice(0, limit - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}
