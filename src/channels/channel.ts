/**
 * The contract between the program and the platforms people write on.
 * A channel verifies and parses what a platform sends into inbound events, and renders channel-neutral messages
 * within the platform's own limits. It knows no subject.
 */
import type { RichText } from '../platform/i18n/rich-text.ts'

export type Platform = 'telegram' | 'zalo' | 'web'

/** The row of `channel_account` an adapter works for. */
export interface Account {
  readonly id: number
  readonly platform: Platform
  readonly slug: string
  /** The unit that owns the account. */
  readonly unitId: number
}

export type FileKind = 'image' | 'audio' | 'video' | 'document'

export interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly label?: string
}

/** What a person did. Texts are cleaned (NFC, no control characters) by whoever builds the event. */
export type InboundBody =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'file'
      readonly fileKind: FileKind
      /** How the channel finds the bytes again. */
      readonly platformFileId: string
      readonly name?: string
      readonly caption?: string
      /** Items of one album share it; they are events of their own and nothing says which is the last. */
      readonly albumId?: string
    }
  | { readonly kind: 'place'; readonly place: Place }
  /** A card, or what they filled into the platform's own form; `own`: it is about themselves. */
  | { readonly kind: 'contact'; readonly own: boolean; readonly phone?: string; readonly address?: string }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'edited'; readonly text: string }
  /** The person can be written to again, or no longer. */
  | { readonly kind: 'joined' }
  | { readonly kind: 'left' }
  /** They asked the platform that what is kept of them here be given up. */
  | { readonly kind: 'withdrawn' }
  /** A sticker, a reaction, a game: nothing to act on, but a person is there. */
  | { readonly kind: 'other'; readonly what: string }

/** The group chat an event happened in; `from` stays the person, answers go to the group. */
export interface GroupPlace {
  readonly chatId: string
  /** The topic, in a group that has them. */
  readonly threadId?: string
  /** The bot's message that this one answers. */
  readonly replyTo?: string
  /** The group goes on under another id. */
  readonly movedTo?: string
}

export interface InboundEvent {
  readonly account: Account
  /** Unique per account: the same event delivered again has the same key. */
  readonly key: string
  /** The person, by the platform's id. In a private chat it is also where answers go. */
  readonly from: string
  /** The person's message this is or is about; parts of a draft are ordered by `order`. */
  readonly messageId?: string
  /** The message of ours that it answers, by the platform's id, where the platform says so. */
  readonly replyTo?: string
  readonly order: number
  /** The platform's guess of the person's language, if it has one. */
  readonly language?: string
  readonly at: Date
  readonly body: InboundBody
  /** No deed after which the platform lets us write to them. */
  readonly opensNoWindow?: true
  /** Absent in a private chat. */
  readonly group?: GroupPlace
  /** The platform's own words, kept seven days; of a group only what answering takes. */
  readonly raw: unknown
}

/** Asks a person for something about themselves by the platform's own form, where it has one. */
export interface AskedInfo {
  readonly what: 'phone' | 'address'
  readonly label: string
  /** What it is for. */
  readonly why: string
}

/** What a choice says to the question above it: whoever types an answer in their own words means that choice. */
export const meanings = ['yes', 'no', 'done', 'undone', 'anonymous'] as const
export type Meaning = (typeof meanings)[number]

/** Something to choose: a button where the platform has them, and always its number or its words. */
export interface Choice {
  /** At most 64 bytes, as Telegram allows; see `conversation/choices.ts` for its parts. */
  readonly value: string
  readonly label: string
  /** Opens this page instead of telling the bot anything. */
  readonly url?: string
  readonly means?: Meaning
}

export interface OutboundMessage {
  readonly text: RichText
  readonly choices?: readonly Choice[]
  /** Stored files shown with the text, by id. */
  readonly files?: readonly number[]
  /** Without one of its files nothing of it is sent: what was approved is all of it. */
  readonly whole?: true
  readonly place?: Place
  /** Asks for the person's position where the platform has a button for that. */
  readonly askPlace?: string
  /** Where the platform has no such form, and where it has, the answer can be typed as well. */
  readonly askInfo?: AskedInfo
  /** Sent as this approved template of the platform's, which reaches people who may not be written to otherwise. */
  readonly template?: { readonly id: string; readonly data: Readonly<Record<string, string>> }
  /** Takes the place of this message of the bot's, by the platform's id; text and choices only. */
  readonly edits?: string
  /** The topic of the group to send it to. */
  readonly thread?: string
}

/** What became of one attempt to send. `threadLost`: its topic is deleted or closed, so it went to the group itself. */
export type DeliveryOutcome =
  /** `platformId`: of a message that the platform takes in parts those of all of them, parted by spaces. */
  | { readonly outcome: 'sent'; readonly platformId: string; readonly threadLost?: true }
  /** The platform asks everybody on this account to wait; `alone`: only this message is not taken until then. */
  | { readonly outcome: 'retry_after'; readonly ms: number; readonly alone?: true }
  /** The person cannot be written to until they write again. */
  | { readonly outcome: 'unreachable'; readonly reason: string }
  /** This message will never be accepted. `ourFault`: it would fail for everyone. */
  | { readonly outcome: 'rejected'; readonly reason: string; readonly ourFault: boolean }
  /** The chat has a new id: send there. */
  | { readonly outcome: 'moved'; readonly chatId: string }
  /** No usable answer: it may or may not have arrived. */
  | { readonly outcome: 'unknown'; readonly reason: string }
  /** Nothing left this program: a file of the message cannot be read now, or (`gone`) is no more. */
  | { readonly outcome: 'unsent'; readonly reason: string; readonly gone?: true }
  /** The account cannot send at all until a person acts (revoked token, withdrawn permission). */
  | { readonly outcome: 'account_fault'; readonly reason: string }

/** One message of the platform's, as people see it. */
export interface ShownPart {
  readonly text: RichText
  /** Rows of labels. */
  readonly buttons: readonly (readonly string[])[]
  readonly hasFile: boolean
}

export interface Channel {
  readonly account: Account
  /** The most buttons under one message; further choices become numbered lines. */
  readonly maxButtons: number
  /** The most calls a second that say something to people who did not just write, when the platform has such a limit. */
  readonly bulkPerSecond?: number
  /** What a message would become, to be looked at before it is sent. @throws RangeError for what cannot be sent */
  show?(message: OutboundMessage): readonly ShownPart[]
  /** How many calls a message takes; one where nothing is said. @throws RangeError for what cannot be sent */
  callsOf?(message: OutboundMessage): number
  send(chatId: string, message: OutboundMessage): Promise<DeliveryOutcome>
  /** Whether the platform gives usable answers now: a call that nobody sees anything of. */
  answers?(): Promise<boolean>
  /**
   * Tells the platform at once that a press was noticed, in words to whoever pressed when there are any. A press is
   * answered once: the first call counts. Failures do not matter.
   */
  acknowledge?(event: InboundEvent, words?: string): Promise<void>
  /** The bytes of a file a person sent. Throws `FileFetchError`. */
  fetchFile?(platformFileId: string): Promise<Uint8Array>
}

/** What a member of staff said to a person in the platform's own console, past the program. */
export interface OutsideReply {
  readonly account: Account
  /** The person, by the platform's id. */
  readonly to: string
  readonly messageId: string
  /** Empty for what is no text. */
  readonly text: string
  /** text | image | gif | list | file | sticker | template */
  readonly what: string
}

/** Where channels hand over what they received. */
export interface Inbox {
  /**
   * Resolves when the event's effects are stored, or were before.
   * @throws UnavailableError when nothing could be stored: the platform is to send it again
   */
  receive(event: InboundEvent): Promise<void>
  /** More waits already than is handled soon: what is received now had better be stored as it is first. */
  readonly isBehind?: boolean
}

/** Nothing was stored; try again after `retryAfterMs`. */
export class UnavailableError extends Error {
  override name = 'UnavailableError'
  readonly retryAfterMs: number
  constructor(retryAfterMs: number, options?: ErrorOptions) {
    super('not able to store now', options)
    this.retryAfterMs = retryAfterMs
  }
}
