import type { BotCommand, User, UserFromGetMe } from 'grammy/types'
import type { ChatDirectory } from './chats.ts'
import type { UpdateFeed } from './feed.ts'
import type { FileStore } from './files.ts'
import type { Fields } from './payload.ts'
import type { FloodControl } from './rates.ts'
import type { WebhookSender } from './webhook.ts'

/** A press of an inline button and how the bot answered it. */
export interface Press {
  id: string
  from: User
  chat: number
  data: string
  /** Milliseconds. */
  at: number
  answer: { text: string; isAlert: boolean; url: string | undefined; at: number } | undefined
}

/** Everything the platform knows; one of these for each stand-in. */
export interface World {
  now: () => number
  bot: UserFromGetMe
  chats: ChatDirectory
  files: FileStore
  feed: UpdateFeed
  flood: FloodControl
  webhook: WebhookSender
  presses: Map<string, Press>
  /** How many presses are kept. */
  keepPresses: number
  /** Command lists by scope and language, as set last. */
  commands: Map<string, BotCommand[]>
  /** Messages accepted by chat; an album counts its items. */
  accepted: Map<number, number>
}

/** One method of the API: gives its result or throws a Refusal. */
export type Method = (fields: Fields, signal: AbortSignal) => unknown
export type Methods = Record<string, Method>
