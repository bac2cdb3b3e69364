import type { ChatMember, ChatMemberUpdated, Update, User } from 'grammy/types'
import type { ChatRecord, Topic } from './chats.ts'
import type { SentMessage, Wanted } from './inbox.ts'
import type { Person } from './people.ts'
import { Speaker } from './updates.ts'
import type { World } from './world.ts'

export interface GroupOptions {
  id?: number
  title?: string
  /** True or names: a supergroup with topics, those made at once. */
  topics?: boolean | string[]
  /** A basic group, which can still become a supergroup. */
  basic?: boolean
  /** False: the bot is a plain member, in privacy mode and without the right to make topics. */
  botIsAdmin?: boolean
}

/** A group the bot is in. People write in it through `person.in(group, topic)`. */
export class Group {
  id: number
  private readonly world: World
  private record: ChatRecord

  constructor(
    world: World,
    { id, title = 'Staff', topics, basic, botIsAdmin = true }: GroupOptions & { id: number },
  ) {
    this.world = world
    this.id = id
    this.record = world.chats.open(
      basic
        ? { id, type: 'group', title }
        : { id, type: 'supergroup', title, ...(topics ? { is_forum: true as const } : {}) },
    )
    this.record.botIsAdmin = botIsAdmin
    if (Array.isArray(topics)) for (const name of topics) this.addTopic(name)
  }

  /** What the bot sent to the group, in every topic, oldest first. */
  inbox(): readonly SentMessage[] {
    return this.record.inbox.messages
  }

  /** As for a person: the next matching message or edit. */
  waitFor(wanted: Wanted, ms = 20_000): Promise<SentMessage> {
    return this.record.inbox.waitFor(wanted, ms)
  }

  topics(): Topic[] {
    return [...this.record.topics.values()]
  }

  /** A topic made by staff; returns its thread number. */
  addTopic(name: string): number {
    const id = this.record.nextId()
    this.record.topics.set(id, { id, name, closed: false })
    return id
  }

  /** Sends into it then fail with "message thread not found". */
  deleteTopic(id: number): void {
    this.record.topics.delete(id)
  }

  /** Sends into it then fail with "TOPIC_CLOSED". */
  closeTopic(id: number): void {
    const topic = this.record.topics.get(id)
    if (!topic) throw new Error(`no topic ${id}`)
    topic.closed = true
  }

  speaker(from: User, threadId?: number): Speaker {
    return new Speaker({ world: this.world, record: this.record, from, threadId })
  }

  /** A person comes or goes; delivered to a bot that asked for `chat_member`. */
  join(person: Person): Update {
    return this.changeMember('chat_member', person.from, { from: 'left', to: 'member' })
  }

  leave(person: Person): Update {
    return this.changeMember('chat_member', person.from, { from: 'member', to: 'left' })
  }

  /** The bot is thrown out: sends answer 403. */
  kickBot(by: Person): Update {
    this.record.status = 'kicked'
    return this.changeMember('my_chat_member', this.world.bot, { from: 'member', to: 'kicked', by: by.from })
  }

  addBot(by: Person): Update {
    this.record.status = 'open'
    return this.changeMember('my_chat_member', this.world.bot, { from: 'left', to: 'member', by: by.from })
  }

  /**
   * A basic group becomes a supergroup under a new id, which this object then stands for; sends to the old
   * one answer 400 with migrate_to_chat_id. Returns both service messages' updates.
   */
  migrate(by: Person): Update[] {
    const { chat } = this.record
    if (chat.type !== 'group') throw new Error('only a basic group can become a supergroup')
    const oldId = this.id
    const newId = -1_002_000_000_000 - Math.abs(oldId)
    const told = this.speaker(by.from).write({ migrate_to_chat_id: newId })
    this.record.status = { migratedTo: newId }
    this.record = this.world.chats.open({ id: newId, type: 'supergroup', title: chat.title })
    this.id = newId
    return [told.update, this.speaker(by.from).write({ migrate_from_chat_id: oldId }).update]
  }

  private changeMember(
    kind: 'chat_member' | 'my_chat_member',
    user: User,
    move: { from: Simple; to: Simple; by?: User },
  ): Update {
    const change: ChatMemberUpdated = {
      chat: this.record.chat,
      from: move.by ?? user,
      date: Math.floor(this.world.now() / 1000),
      old_chat_member: memberOf(user, move.from),
      new_chat_member: memberOf(user, move.to),
    }
    return this.world.feed.emit(kind, `${kind} ${this.id}`, { [kind]: change })
  }
}

type Simple = 'member' | 'left' | 'kicked'

function memberOf(user: User, status: Simple): ChatMember {
  return status === 'kicked' ? { status, user, until_date: 0 } : { status, user }
}
