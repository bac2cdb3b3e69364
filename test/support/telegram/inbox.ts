import type { InlineKeyboardButton, Location, Message, MessageEntity } from 'grammy/types'
import type { StoredFile } from './files.ts'

/** A message the bot sent, as the person sees it now: edits are applied in place, older faces in `history`. */
export interface SentMessage {
  readonly messageId: number
  /** Milliseconds. */
  readonly at: number
  readonly kind: 'text' | 'photo' | 'document' | 'location'
  /** Text or caption as shown, after entity parsing. */
  text: string
  entities: MessageEntity[]
  readonly parseMode: string | undefined
  /** Inline buttons under the message, by row. */
  buttons: InlineKeyboardButton[][]
  /** Labels of the reply keyboard it brought, by row; `removed` when it took the keyboard away. */
  readonly keyboard: string[][] | 'removed' | undefined
  readonly file: StoredFile | undefined
  readonly location: Location | undefined
  readonly mediaGroupId: string | undefined
  readonly threadId: number | undefined
  readonly replyTo: number | undefined
  readonly silent: boolean
  deleted: boolean
  history: { text: string; buttons: InlineKeyboardButton[][]; at: number }[]
  /** The platform's own object of it. */
  message: Message
}

/** Which message to wait for: a test of it, text it contains, or a pattern of its text. */
export type Wanted = string | RegExp | ((message: SentMessage) => boolean)

interface Waiter {
  matches: (message: SentMessage) => boolean
  resolve: (message: SentMessage) => void
}

/** What the bot sent to one chat. */
export class Inbox {
  readonly messages: SentMessage[] = []
  private readonly byId = new Map<number, SentMessage>()
  private readonly keep: number
  /** Messages and edits in the order they came and not yet taken by a waiter. */
  private arrivals: SentMessage[] = []
  private waiters: Waiter[] = []

  constructor(keep: number) {
    this.keep = keep
  }

  get(messageId: number): SentMessage | undefined {
    return this.byId.get(messageId)
  }

  add(message: SentMessage): void {
    this.messages.push(message)
    this.byId.set(message.messageId, message)
    if (this.messages.length > this.keep) this.byId.delete(this.messages.shift()!.messageId)
    this.arrived(message)
  }

  /** Hands a new or edited message to whoever waits for it. */
  arrived(message: SentMessage): void {
    const waiter = this.waiters.find((waiting) => waiting.matches(message))
    if (!waiter) {
      this.arrivals.push(message)
      if (this.arrivals.length > this.keep) this.arrivals.shift()
      return
    }
    this.waiters = this.waiters.filter((other) => other !== waiter)
    waiter.resolve(message)
  }

  /**
   * The first message or edit that matches and came after the one the last call returned; waits up to `ms`
   * milliseconds for it, then rejects with what did come.
   */
  waitFor(wanted: Wanted, ms: number): Promise<SentMessage> {
    const matches = matcher(wanted)
    const index = this.arrivals.findIndex(matches)
    if (index >= 0) {
      const found = this.arrivals[index]!
      this.arrivals = this.arrivals.slice(index + 1)
      return Promise.resolve(found)
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        matches,
        resolve: (message) => {
          clearTimeout(timer)
          this.arrivals = []
          resolve(message)
        },
      }
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((other) => other !== waiter)
        const seen = this.messages.slice(-5).map((message) => `  - ${message.text.slice(0, 120)}`)
        reject(new Error(`No message ${String(wanted)} within ${ms} ms; the last ones:\n${seen.join('\n')}`))
      }, ms)
      this.waiters.push(waiter)
    })
  }

  /** Marks all as seen, so that the next wait is for something newer. */
  skip(): void {
    this.arrivals = []
  }
}

function matcher(wanted: Wanted): (message: SentMessage) => boolean {
  if (typeof wanted === 'function') return wanted
  if (typeof wanted === 'string') return (message) => message.text.includes(wanted)
  return (message) => wanted.test(message.text)
}
