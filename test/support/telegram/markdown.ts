import type { MessageEntity } from 'grammy/types'
import { type FormattedText, sortEntities } from './html.ts'
import { badRequest } from './refusal.ts'

type Kind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strikethrough'
  | 'spoiler'
  | 'code'
  | 'pre'
  | 'text_link'
  | 'custom_emoji'
  | 'blockquote'
  | 'expandable_blockquote'

interface OpenEntity {
  kind: Kind
  /** Where it began in the output, UTF-16 units, and in the source, for the error text. */
  offset: number
  began: number
  language?: string
}

const names: Record<Kind, string> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  custom_emoji: 'CustomEmoji',
  blockquote: 'BlockQuote',
  expandable_blockquote: 'ExpandableBlockQuote',
}
const closers: Partial<Record<Kind, string>> = {
  bold: '*',
  underline: '__',
  strikethrough: '~',
  spoiler: '||',
  code: '`',
  pre: '```',
  text_link: ']',
  custom_emoji: ']',
}
/** Marks that begin an entity, the longer before those they begin with. */
const openers: { mark: string; kind: Kind }[] = [
  { mark: '**>', kind: 'expandable_blockquote' },
  { mark: '>', kind: 'blockquote' },
  { mark: '__', kind: 'underline' },
  { mark: '||', kind: 'spoiler' },
  { mark: '![', kind: 'custom_emoji' },
  { mark: '```', kind: 'pre' },
  { mark: '_', kind: 'italic' },
  { mark: '*', kind: 'bold' },
  { mark: '~', kind: 'strikethrough' },
  { mark: '`', kind: 'code' },
  { mark: '[', kind: 'text_link' },
]
const reserved = '_*[]()~`>#+-=|{}.!\n'

/** Parses `parse_mode: MarkdownV2`; refuses unescaped reserved characters and entities left open. */
export function parseMarkdown(source: string): FormattedText {
  return new MarkdownReader(source).read()
}

class MarkdownReader {
  private readonly source: string
  private readonly open: OpenEntity[] = []
  private readonly entities: MessageEntity[] = []
  private text = ''
  private at = 0

  constructor(source: string) {
    this.source = source
  }

  read(): FormattedText {
    while (this.at < this.source.length) this.step()
    this.endQuote()
    const unclosed = this.open.at(-1)
    if (unclosed) throw this.refuse(`Can't find end of ${names[unclosed.kind]} entity`, unclosed.began)
    return { text: this.text, entities: sortEntities(this.entities) }
  }

  private step(): void {
    const char = this.source[this.at]!
    const next = this.source[this.at + 1]
    if (char === '\\' && next !== undefined && next > '\0' && next <= '~') {
      this.text += next
      this.at += 2
    } else if (this.isPlain(char)) this.copy(char)
    else if (char === '\n') this.endLine()
    else if (this.closesTop()) this.close()
    else this.begin(char)
  }

  private get top(): OpenEntity | undefined {
    return this.open.at(-1)
  }

  private isPlain(char: string): boolean {
    const code = this.top?.kind === 'code' || this.top?.kind === 'pre'
    return code ? char !== '`' : !reserved.includes(char)
  }

  private copy(char: string): void {
    this.text += char
    this.at++
  }

  private startsWith(mark: string): boolean {
    return this.source.startsWith(mark, this.at)
  }

  private atLineStart(): boolean {
    return this.at === 0 || this.source[this.at - 1] === '\n'
  }

  private inQuote(): boolean {
    return this.open[0]?.kind === 'blockquote' || this.open[0]?.kind === 'expandable_blockquote'
  }

  private endLine(): void {
    const goesOn = this.inQuote() && this.source[this.at + 1] === '>'
    if (!goesOn) this.endQuote()
    this.copy('\n')
    if (goesOn) this.at++
  }

  /** A quotation ends with its last line; anything still open inside it is an error. */
  private endQuote(): void {
    if (!this.inQuote()) return
    if (this.open.length > 1)
      throw this.refuse(`Can't find end of ${names[this.top!.kind]} entity`, this.top!.began)
    this.emit(this.open.pop()!, {})
  }

  private closesTop(): boolean {
    const top = this.top
    if (!top) return false
    if (top.kind === 'italic') return this.startsWith('_') && !this.startsWith('__')
    if (top.kind === 'expandable_blockquote' && this.open.length === 1)
      return this.startsWith('||') && /^\|\|(\n|$)/.test(this.source.slice(this.at))
    const closer = closers[top.kind]
    return closer !== undefined && this.startsWith(closer)
  }

  private close(): void {
    const top = this.open.pop()!
    if (top.kind === 'expandable_blockquote') {
      this.at += 2
      this.emit(top, {})
    } else if (top.kind === 'text_link' || top.kind === 'custom_emoji') {
      this.at++
      this.closeLink(top)
    } else {
      this.at += top.kind === 'italic' ? 1 : closers[top.kind]!.length
      this.emit(top, {})
    }
  }

  private closeLink(top: OpenEntity): void {
    let url = this.text.slice(top.offset)
    if (this.source[this.at] === '(') {
      const match = /^\(((?:\\[\s\S]|[^\\)])*)\)/.exec(this.source.slice(this.at))
      if (!match) throw this.refuse("Can't find end of a URL", this.at)
      url = match[1]!.replace(/\\([ -~])/g, '$1')
      this.at += match[0].length
    }
    this.emit(top, { url })
  }

  private emit(top: OpenEntity, { url = '' }: { url?: string }): void {
    const offset = top.offset
    const length = this.text.length - offset
    if (length === 0) return
    if (top.kind === 'text_link') {
      if (/^(https?|tg|mailto|tel):|^[\w-]+(\.[\w-]+)+/i.test(url))
        this.entities.push({ type: 'text_link', offset, length, url })
    } else if (top.kind === 'custom_emoji') {
      const id = /^tg:\/\/emoji\?id=(\d+)$/.exec(url)?.[1]
      if (!id) throw this.refuse('Custom emoji URL must have an emoji identifier', top.began)
      this.entities.push({ type: 'custom_emoji', offset, length, custom_emoji_id: id })
    } else if (top.kind === 'pre') {
      this.entities.push({ type: 'pre', offset, length, ...(top.language ? { language: top.language } : {}) })
    } else this.entities.push({ type: top.kind, offset, length })
  }

  private begin(char: string): void {
    const opener = this.opener(char)
    if (!opener)
      throw badRequest(
        `can't parse entities: Character '${char}' is reserved and must be escaped with the preceding '\\'`,
      )
    this.push(opener.kind, opener.mark.length)
    if (opener.kind === 'pre') this.readLanguage()
  }

  private opener(char: string): { mark: string; kind: Kind } | undefined {
    const quoteMayStart = this.open.length === 0 && this.atLineStart()
    return openers.find(
      ({ mark, kind }) =>
        mark.startsWith(char) && this.startsWith(mark) && (quoteMayStart || !kind.endsWith('blockquote')),
    )
  }

  private push(kind: Kind, width: number): void {
    this.open.push({ kind, offset: this.text.length, began: this.at })
    this.at += width
  }

  private readLanguage(): void {
    const language = /^([^\s`]+)\n/.exec(this.source.slice(this.at))
    if (language) {
      this.top!.language = language[1]!
      this.at += language[0].length
    } else if (this.source[this.at] === '\n') this.at++
  }

  private refuse(why: string, began: number) {
    return badRequest(
      `can't parse entities: ${why} at byte offset ${Buffer.byteLength(this.source.slice(0, began))}`,
    )
  }
}
