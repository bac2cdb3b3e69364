import type { CallbackQuery, Chat, Location, Message, MessageEntity, Update, User } from 'grammy/types'
import { findButton } from './buttons.ts'
import { asReplied, type ChatRecord, type KnownChat } from './chats.ts'
import { type FileKind, smallJpeg } from './files.ts'
import { documentOf, photoSizes } from './sending.ts'
import type { World } from './world.ts'

/** A picture a person sends: real bytes, or a small JPEG; `size` states a larger one than is there. */
export interface Picture {
  bytes?: Buffer
  size?: number
  caption?: string
  mediaGroupId?: string
}

export interface Attachment {
  bytes?: Buffer
  size?: number
  name?: string
  mime?: string
  caption?: string
}

export interface Place {
  latitude: number
  longitude: number
}

/** A piece of a message, as the platform's type has it. */
export type MessagePart = Partial<Omit<Message, 'message_id' | 'date' | 'chat' | 'from'>>

/** An update about a message a person wrote or edited. */
export interface Spoken {
  update: Update
  message: Message
}

/** What a person can do in one chat; each act makes the platform emit a real update, which it returns. */
export class Speaker {
  readonly from: User
  protected readonly world: World
  protected readonly record: ChatRecord
  private readonly threadId: number | undefined

  constructor({ world, record, from, threadId }: SpeakerPlace) {
    this.world = world
    this.record = record
    this.from = from
    this.threadId = threadId
  }

  /** A text; every `/word` in it gets its bot_command entity. `replyTo` is the number of a message. */
  say(text: string, { replyTo }: { replyTo?: number } = {}): Spoken {
    const entities = commandEntities(text)
    const answered = replyTo === undefined ? undefined : this.record.find(replyTo)
    return this.write({
      text,
      ...(entities.length > 0 ? { entities } : {}),
      ...(answered ? { reply_to_message: asReplied(answered) } : {}),
    })
  }

  photo(picture: Picture = {}): Spoken {
    const { bytes = smallJpeg, size, caption, mediaGroupId } = picture
    const photo = photoSizes(this.keep({ kind: 'photo', bytes, size, name: 'photo.jpg', mime: 'image/jpeg' }))
    return this.write({
      photo,
      ...captionPart(caption),
      ...(mediaGroupId ? { media_group_id: mediaGroupId } : {}),
    })
  }

  /** Several photos at once: each its own message and update under one media_group_id. */
  album(pictures: Picture[]): Spoken[] {
    const mediaGroupId = String(13_000_000_000_000_000 + this.world.feed.nextId())
    return pictures.map((picture) => this.photo({ mediaGroupId, ...picture }))
  }

  document(attachment: Attachment = {}): Spoken {
    const {
      bytes = Buffer.from('%PDF-1.4\n%%EOF\n'),
      size,
      name = 'don.pdf',
      mime = 'application/pdf',
    } = attachment
    const document = documentOf(this.keep({ kind: 'document', bytes, size, name, mime }))
    return this.write({ document, ...captionPart(attachment.caption) })
  }

  voice({
    bytes = Buffer.from('OggS\0\x02'),
    seconds = 4,
  }: {
    bytes?: Buffer
    seconds?: number
  } = {}): Spoken {
    const file = this.keep({ kind: 'voice', bytes, name: 'voice.oga', mime: 'audio/ogg' })
    const { id, uniqueId, size } = file
    return this.write({
      voice: {
        file_id: id,
        file_unique_id: uniqueId,
        duration: seconds,
        mime_type: file.mime,
        file_size: size,
      },
    })
  }

  /** A place; with `livePeriod` seconds it is a live one, which `move` then changes. */
  location(place: Place, { livePeriod }: { livePeriod?: number } = {}): Spoken {
    return this.write({ location: { ...place, ...(livePeriod ? { live_period: livePeriod } : {}) } })
  }

  /** A live location goes on: arrives as an edited message. */
  move(messageId: number, place: Place): Spoken {
    const location: Location = { ...this.ownMessage(messageId).location, ...place }
    return this.change(messageId, { location })
  }

  venue({ title, address, ...place }: Place & { title: string; address: string }): Spoken {
    const location: Location = place
    return this.write({ location, venue: { location, title, address } })
  }

  /** One's own number, or somebody else's card, which carries another user id or none. */
  contact(
    whose: 'own' | 'foreign',
    { phone = '84912345678', userId }: { phone?: string; userId?: number } = {},
  ) {
    const user_id = whose === 'own' ? this.from.id : userId
    const first_name = whose === 'own' ? this.from.first_name : 'Foreign'
    return this.write({ contact: { phone_number: phone, first_name, ...(user_id ? { user_id } : {}) } })
  }

  sticker(emoji = '👍'): Spoken {
    const file = this.keep({
      kind: 'sticker',
      bytes: Buffer.from('RIFF\0\0\0\0WEBP'),
      name: 's.webp',
      mime: 'image/webp',
    })
    const ids = { file_id: file.id, file_unique_id: file.uniqueId }
    return this.write({
      sticker: {
        ...ids,
        type: 'regular',
        width: 512,
        height: 512,
        is_animated: false,
        is_video: false,
        emoji,
      },
    })
  }

  /** Any other content: forwards, polls, service messages. Update 0 means privacy mode kept it from the bot. */
  write(part: MessagePart): Spoken {
    this.refuseIfSilenced()
    const message: SpokenMessage = {
      message_id: this.record.nextId(),
      from: this.from,
      chat: this.record.chat,
      date: this.seconds(),
      ...(this.threadId === undefined ? {} : { message_thread_id: this.threadId, is_topic_message: true }),
      ...part,
    }
    this.record.remember(message)
    this.world.flood.noteAct(this.record.chat.id)
    if (this.record.isGroup && !this.record.botIsAdmin && !this.isMeantForBot(message))
      return { message, update: { update_id: 0 } }
    return { message, update: this.emit('message', { message }) }
  }

  /** Corrects a text or caption sent before. */
  edit(messageId: number, text: string): Spoken {
    const isCaption = this.ownMessage(messageId).text === undefined
    return this.change(messageId, isCaption ? { caption: text } : { text, entities: commandEntities(text) })
  }

  /**
   * Presses an inline button by its label or data, on the newest message that has it or on message `on`.
   * Throws when no such button is there. Labels of a reply keyboard are said, not pressed.
   */
  press(button: string, { on }: { on?: number } = {}): { update: Update; id: string } {
    this.refuseIfSilenced()
    const found = findButton({ messages: this.record.inbox.messages, button, on })
    return this.pressData(found.data, found.messageId)
  }

  /**
   * Sends a press with any data, as an old or forged client can. Without a message id, or with one the
   * platform no longer has, the message is inaccessible (date 0).
   */
  pressData(data: string, messageId = 0): { update: Update; id: string } {
    const id = String(4_000_000_000_000_000 + this.world.feed.nextId())
    const { chat } = this.record
    const message: NonNullable<CallbackQuery['message']> = this.record.sent(messageId)?.message ?? {
      chat,
      message_id: messageId,
      date: 0,
    }
    this.world.presses.set(id, {
      id,
      from: this.from,
      chat: chat.id,
      data,
      at: this.world.now(),
      answer: undefined,
    })
    if (this.world.presses.size > this.world.keepPresses)
      this.world.presses.delete(this.world.presses.keys().next().value!)
    this.world.flood.noteAct(chat.id)
    const callback_query = { id, from: this.from, message, chat_instance: `${chat.id}0`, data }
    const update = this.world.feed.emit('callback_query', `callback ${this.from.id}`, { callback_query })
    return { update, id }
  }

  /** Reacts to a message; delivered only to a bot that asked for `message_reaction`. */
  reaction(messageId: number, emoji: '👍' | '👎' | '❤' | '😢' = '👍'): Update {
    const new_reaction = [{ type: 'emoji' as const, emoji }]
    return this.emit('message_reaction', {
      message_reaction: {
        chat: this.record.chat,
        message_id: messageId,
        user: this.from,
        date: this.seconds(),
        old_reaction: [],
        new_reaction,
      },
    })
  }

  /** An update of a kind that did not exist when the bot was written. */
  unknownKind(): Update {
    return this.emit('future_kind', {
      future_kind: { from: this.from, date: this.seconds() },
    } as Partial<Update>)
  }

  protected seconds(): number {
    return Math.floor(this.world.now() / 1000)
  }

  protected emit(kind: string, content: Omit<Update, 'update_id'>): Update {
    return this.world.feed.emit(kind, `chat ${this.record.chat.id}`, content)
  }

  protected refuseIfSilenced(): void {
    const { status } = this.record
    if (status === 'fresh') this.record.status = 'open'
    else if (status !== 'open') throw new Error('this chat is closed to the bot; open it first')
  }

  private change(messageId: number, part: MessagePart): Spoken {
    const message = { ...this.ownMessage(messageId), ...part, edit_date: this.seconds() }
    this.record.remember(message)
    return { message, update: this.emit('edited_message', { edited_message: message }) }
  }

  /** Privacy mode: without admin rights a bot sees commands, mentions of it and replies to it. */
  private isMeantForBot({ text = '', entities = [], reply_to_message }: Message): boolean {
    const { id, username } = this.world.bot
    if (reply_to_message?.from?.id === id || text.includes(`@${username}`)) return true
    return entities.some((entity) => entity.type === 'bot_command')
  }

  private ownMessage(messageId: number): SpokenMessage {
    const message = this.record.find(messageId)
    if (message?.from?.id !== this.from.id) throw new Error(`message ${messageId} is not this person's`)
    return message as SpokenMessage
  }

  private keep(file: {
    kind: FileKind
    bytes: Buffer
    size?: number | undefined
    name: string
    mime: string
  }) {
    return this.world.files.add(file)
  }
}

type SpokenMessage = Message & { chat: Exclude<Chat, Chat.ChannelChat>; from: User }

export interface SpeakerPlace {
  world: World
  record: ChatRecord & { chat: KnownChat }
  from: User
  threadId?: number | undefined
}

function captionPart(caption: string | undefined): MessagePart {
  return caption === undefined ? {} : { caption }
}

/** `/word` and `/word@bot` at a beginning or after a space, as the platform finds them. */
function commandEntities(text: string): MessageEntity[] {
  return [...text.matchAll(/(?<=^|\s)\/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\p{L}\p{N}_])/gu)].map(
    (match) => ({
      type: 'bot_command',
      offset: match.index,
      length: match[0].length,
    }),
  )
}
