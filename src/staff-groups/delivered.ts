/** What became of messages to groups: which number a post got, and when a chat or a topic is not what it was. */
import type { ToGroup } from '../delivery/lane.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { isRetryable, isUnavailable } from '../platform/database/errors.ts'
import type { Log } from '../platform/log.ts'
import { type GroupChat, moveGroup } from './groups.ts'
import type { Removal } from './removal.ts'

const keepPost = {
  name: 'keep_staff_post',
  text: `UPDATE staff_post SET platform_id = $3 FROM outgoing_message sent
    WHERE sent.id = $1::bigint AND staff_post.group_id = $2
      AND (sent.replace_key = 'post:' || staff_post.id
        OR sent.replace_key = split_part(staff_post.shown, ' ', 2) AND sent.replace_key LIKE 'summary:%')`,
}
/** A resident's words are kept in the ticket alone, where they can be erased. */
const forgetWords = {
  name: 'forget_group_words',
  text: `UPDATE outgoing_message SET content = jsonb_set(content, '{text}', '{"text":""}') WHERE id = $1::bigint`,
}
/** Held: a group that becomes another chat meanwhile would keep the number its post had in the old one. */
const groupOf = {
  name: 'staff_group_of_chat',
  text: 'SELECT id FROM staff_group WHERE account_id = $1 AND chat_id = $2 AND ended_at IS NULL FOR UPDATE',
}
const forgetTopics = { name: 'forget_topics', text: `UPDATE staff_group SET topics = '{}' WHERE id = $1` }

/** Hears of each message; a failure of the database is thrown, so that it hears of it again. */
export function createDelivered(parts: {
  database: Database
  clock: Clock
  log: Log
  removal: Removal
  /** There is room for more in the group. */
  look: (groupId: number) => void
}) {
  const { database, clock, log, removal, look } = parts

  async function note(tx: Tx, { account, message, outcome }: ToGroup): Promise<number | null> {
    const chat: GroupChat = { accountId: account.id, chatId: message.chat_id }
    const [group] = await tx.query<{ id: number }>(groupOf, [chat.accountId, chat.chatId])
    if (outcome.outcome === 'sent') await tx.query(forgetWords, [message.id])
    if (!group) return null
    const now = clock.now()
    if (outcome.outcome === 'moved') await moveGroup(tx, chat, { chatId: outcome.chatId, now })
    if (outcome.outcome === 'unreachable') await removal(tx, chat, { personId: null, now })
    if (outcome.outcome === 'sent') {
      if (message.content.edits === undefined)
        await tx.query(keepPost, [message.id, group.id, outcome.platformId])
      if (outcome.threadLost) await tx.query(forgetTopics, [group.id])
    }
    return group.id
  }

  return async (told: ToGroup): Promise<void> => {
    try {
      const groupId = await database.transaction((tx) => note(tx, told))
      if (groupId !== null) look(groupId)
    } catch (error) {
      if (isUnavailable(error) || isRetryable(error)) throw error
      log.error({ err: error, message: told.message.id }, 'what became of a message to a group was not noted')
    }
  }
}
