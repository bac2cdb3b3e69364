/** What happens in a group and is meant for the bot: commands, answers to its messages, presses, its own end there. */
import { cleanText } from '../../platform/text/clean.ts'
import type { GroupPlace } from '../channel.ts'
import type { Deed } from './events.ts'
import type { MessageShape, UpdateShape } from './update-shape.ts'

type Placed = Pick<MessageShape, 'chat' | 'message_thread_id' | 'is_topic_message'>

/** Null for everything people say to each other, which a bot with more rights than it needs also hears. */
export function groupDeed({ message, callback_query, my_chat_member }: UpdateShape): Deed | null {
  if (message) return movedDeed(message) ?? saidDeed(message)
  if (callback_query) return pressedDeed(callback_query)
  return my_chat_member ? leftDeed(my_chat_member) : null
}

const placeOf = ({ chat, message_thread_id, is_topic_message }: Placed): GroupPlace => ({
  chatId: String(chat.id),
  ...(is_topic_message && message_thread_id !== undefined ? { threadId: String(message_thread_id) } : {}),
})

/** A group that became a supergroup says so in its old chat, once. */
function movedDeed({ chat, from, date, message_id, migrate_to_chat_id }: MessageShape): Deed | null {
  if (migrate_to_chat_id === undefined) return null
  return {
    from: String(from?.id ?? chat.id),
    order: message_id,
    language: undefined,
    seconds: date,
    body: { kind: 'other', what: 'moved' },
    group: { chatId: String(chat.id), movedTo: String(migrate_to_chat_id) },
  }
}

function saidDeed(message: MessageShape): Deed | null {
  const { from, date, message_id, reply_to_message } = message
  const text = cleanText(message.text ?? '')
  if (!from || !(reply_to_message || text.startsWith('/'))) return null
  const replyTo = reply_to_message ? { replyTo: String(reply_to_message.message_id) } : {}
  return {
    from: String(from.id),
    messageId: String(message_id),
    order: message_id,
    language: from.language_code,
    seconds: date,
    body: text ? { kind: 'text', text } : { kind: 'other', what: 'no words' },
    group: { ...placeOf(message), ...replyTo },
  }
}

function pressedDeed({ from, message, data }: NonNullable<UpdateShape['callback_query']>): Deed | null {
  if (!message) return null
  return {
    from: String(from.id),
    messageId: String(message.message_id),
    order: message.message_id,
    language: from.language_code,
    seconds: 0,
    body: data ? { kind: 'choice', value: data } : { kind: 'other', what: 'press' },
    group: placeOf(message),
  }
}

function leftDeed({ chat, from, date, new_chat_member }: NonNullable<UpdateShape['my_chat_member']>) {
  const { status } = new_chat_member
  if (status !== 'left' && status !== 'kicked') return null
  return {
    from: String(from.id),
    order: 0,
    language: from.language_code,
    seconds: date,
    body: { kind: 'left' as const },
    group: { chatId: String(chat.id) },
  }
}
