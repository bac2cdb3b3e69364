import type { Chat, Message, User } from 'grammy/types'
import { Inbox, type SentMessage } from './inbox.ts'
import { badRequest, forbidden } from './refusal.ts'

/** A chat the bot can know: private chats, groups and supergroups. */
export type KnownChat = Exclude<Chat, Chat.ChannelChat>

/**
 * What stands between the bot and the chat: `open` nothing, `fresh` never started by the person,
 * `blocked`, `deactivated`, `kicked` out of the group, or `migrated` to another id.
 */
export type ChatStatus = 'open' | 'fresh' | 'blocked' | 'deactivated' | 'kicked' | { migratedTo: number }

export interface Topic {
  id: number
  name: string
  closed: boolean
}

/** One chat: who may write, what was written by people, what the bot sent. */
export class ChatRecord {
  chat: KnownChat
  status: ChatStatus
  /** Whether the bot administers the group; without meaning in private chats. */
  botIsAdmin = true
  readonly topics = new Map<number, Topic>()
  /** Numbers the next message: private chats share one sequence, each supergroup has its own. */
  readonly nextId: () => number
  private readonly keep: number
  private ownInbox: Inbox | undefined
  private people: Map<number, Message> | undefined

  constructor({
    chat,
    status,
    keep,
    nextId,
  }: {
    chat: KnownChat
    status: ChatStatus
    keep: number
    nextId: () => number
  }) {
    this.chat = chat
    this.status = status
    this.keep = keep
    this.nextId = nextId
  }

  get isGroup(): boolean {
    return this.chat.type !== 'private'
  }

  /** Made on first use: a campaign touches 100,000 chats that never look into it. */
  get inbox(): Inbox {
    this.ownInbox ??= new Inbox(this.keep)
    return this.ownInbox
  }

  /** Keeps a person's message so that it can be edited, answered and deleted. */
  remember(message: Message): void {
    this.people ??= new Map()
    this.people.set(message.message_id, message)
    if (this.people.size > this.keep) this.people.delete(this.people.keys().next().value!)
  }

  find(messageId: number): Message | undefined {
    return this.sent(messageId)?.message ?? this.people?.get(messageId)
  }

  /** A message of the bot that still stands. */
  sent(messageId: number): SentMessage | undefined {
    const message = this.ownInbox?.get(messageId)
    return message && !message.deleted ? message : undefined
  }

  forget(messageId: number): boolean {
    return this.people?.delete(messageId) ?? false
  }

  /** Throws what the platform answers to a send when the chat cannot take it. */
  refuseIfClosed(): void {
    const { status } = this
    if (typeof status === 'object')
      throw badRequest('group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: status.migratedTo,
      })
    switch (status) {
      case 'open':
        return
      case 'fresh':
        throw forbidden("bot can't initiate conversation with a user")
      case 'blocked':
        throw forbidden('bot was blocked by the user')
      case 'deactivated':
        throw forbidden('user is deactivated')
      case 'kicked':
        throw forbidden(`bot was kicked from the ${this.chat.type} chat`)
      default:
        throw new Error(`unknown chat status ${String(status satisfies never)}`)
    }
  }
}

/** A message as it stands inside an answer to it, without what it itself answers. */
export function asReplied({ reply_to_message: _answered, ...message }: Message) {
  return message as NonNullable<Message['reply_to_message']>
}

/** Private chat of a person. */
export function privateChat(user: User): Chat.PrivateChat {
  return {
    id: user.id,
    type: 'private',
    first_name: user.first_name,
    ...(user.last_name ? { last_name: user.last_name } : {}),
    ...(user.username ? { username: user.username } : {}),
  }
}

/** Every chat by id; `keep` is how many messages of each are remembered. */
export class ChatDirectory {
  private readonly byId = new Map<number, ChatRecord>()
  private readonly keep: number
  private readonly nextPrivateId = sequence()

  constructor(keep: number) {
    this.keep = keep
  }

  get(id: number): ChatRecord | undefined {
    return this.byId.get(id)
  }

  open(chat: KnownChat, status: ChatStatus = 'open'): ChatRecord {
    const nextId = chat.type === 'supergroup' ? sequence() : this.nextPrivateId
    const record = new ChatRecord({ chat, status, keep: this.keep, nextId })
    this.byId.set(chat.id, record)
    return record
  }
}

function sequence(): () => number {
  let last = 0
  return () => ++last
}
