/** What is said in a group: stored like every other message, and sent to nobody in particular. */
import type { OutboundMessage } from '../channels/channel.ts'
import type { GroupTurn } from '../conversation/group-events.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile, storableJson } from '../platform/database/statement.ts'
import type { Texts, Values } from '../platform/i18n/texts.ts'

const addMessage = sqlFile(import.meta.url, 'add-message.sql')

export interface SaidToGroup {
  readonly accountId: number
  readonly chatId: string
  readonly message: OutboundMessage
  /** Of the messages with one key that still wait to be sent, only the newest is. */
  readonly key?: string
  readonly now: Date
}

/** Adds a message to what waits to be sent to a group; whoever calls it tells the lane after the commit. */
export async function sayToGroup(
  tx: Tx,
  { accountId, chatId, message, key, now }: SaidToGroup,
): Promise<void> {
  await tx.query(addMessage, [accountId, chatId, storableJson(message), key ?? null, now])
}

/** Answers in the group, in the topic in which something was said; a repeated answer that still waits is sent once. */
export async function answerInGroup(
  { tx, now, event, group, language }: GroupTurn,
  texts: Texts,
  { key, values, message }: { key: string; values?: Values; message?: Omit<OutboundMessage, 'text'> },
): Promise<void> {
  const thread = group.threadId === undefined ? {} : { thread: group.threadId }
  await sayToGroup(tx, {
    accountId: event.account.id,
    chatId: group.chatId,
    message: { text: texts.rich(language, key, values), ...thread, ...message },
    key: `${key}:${JSON.stringify(values ?? {})}`,
    now,
  })
}
