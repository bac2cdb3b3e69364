import type { ChatMember, Update, User } from 'grammy/types'
import { type ChatStatus, privateChat } from './chats.ts'
import type { Group } from './groups.ts'
import type { SentMessage, Wanted } from './inbox.ts'
import { Speaker } from './updates.ts'
import type { Press, World } from './world.ts'

export interface PersonOptions {
  id?: number
  firstName?: string
  lastName?: string
  username?: string
  languageCode?: string
  /** False: this person never started the bot, so it may not write to them until they do. */
  started?: boolean
}

/** A person with their private chat with the bot. */
export class Person extends Speaker {
  readonly id: number

  constructor(world: World, { id, started = true, ...who }: PersonOptions & { id: number }) {
    const from: User = {
      id,
      is_bot: false,
      first_name: who.firstName ?? `Person ${id}`,
      ...(who.lastName ? { last_name: who.lastName } : {}),
      ...(who.username ? { username: who.username } : {}),
      ...(who.languageCode ? { language_code: who.languageCode } : {}),
    }
    super({ world, from, record: world.chats.open(privateChat(from), started ? 'open' : 'fresh') })
    this.id = id
  }

  /** What the bot sent to this person, oldest first, edits applied, deleted ones marked. */
  inbox(): readonly SentMessage[] {
    return this.record.inbox.messages
  }

  /** The newest message that still stands. */
  last(): SentMessage | undefined {
    return this.inbox().findLast((sent) => !sent.deleted)
  }

  /**
   * The next message or edit that matches (text it contains, pattern or test), after the one an earlier call
   * returned; one already there is taken at once. Rejects after `ms` with what did come.
   */
  waitFor(wanted: Wanted, ms = 20_000): Promise<SentMessage> {
    return this.record.inbox.waitFor(wanted, ms)
  }

  /** What came so far counts as read: the next `waitFor` is for something newer. */
  markRead(): void {
    this.record.inbox.skip()
  }

  /** This person's presses of buttons with the bot's answers, oldest first. */
  presses(): Press[] {
    return [...this.world.presses.values()].filter((press) => press.from.id === this.id)
  }

  /** The same person writing in a group, in a topic of it when given. */
  in(group: Group, topic?: number): Speaker {
    return group.speaker(this.from, topic)
  }

  /** Blocks the bot: it learns so by my_chat_member, and every send answers 403. */
  block(): Update {
    return this.changeStatus('blocked')
  }

  unblock(): Update {
    return this.changeStatus('open')
  }

  /** Deleting the chat blocks the bot too; it cannot tell the two apart. */
  deleteChat(): Update {
    return this.changeStatus('blocked')
  }

  /** The account is deleted: sends answer 403, and no update tells of it. */
  deactivate(): void {
    this.record.status = 'deactivated'
  }

  private changeStatus(status: ChatStatus & string): Update {
    const { bot, feed } = this.world
    const member: ChatMember = { status: 'member', user: bot }
    const kicked: ChatMember = { status: 'kicked', user: bot, until_date: 0 }
    const isBlocked = status === 'blocked'
    this.record.status = status
    return feed.emit('my_chat_member', `my_chat_member ${this.id}`, {
      my_chat_member: {
        chat: this.record.chat,
        from: this.from,
        date: this.seconds(),
        old_chat_member: isBlocked ? member : kicked,
        new_chat_member: isBlocked ? kicked : member,
      },
    })
  }
}
