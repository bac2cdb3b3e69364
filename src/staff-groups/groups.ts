/** The links between group chats and units: made by an administrator, ended by one, by Telegram, or by who removes the bot. */
import { record } from '../audit/record.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'

const skipWaiting = sqlFile(import.meta.url, 'skip-waiting.sql')
const moveWaiting = sqlFile(import.meta.url, 'move-waiting.sql')

export interface GroupChat {
  readonly accountId: number
  readonly chatId: string
}

export interface LinkedGroup extends GroupChat {
  readonly id: number
  readonly unitId: number
  readonly linkedBy: number
}

/** Why a link ended. */
export type Ending = 'asked' | 'removed' | 'moved' | 'role'

const select = { id: true, accountId: true, chatId: true, unitId: true, linkedBy: true } as const

/** The present link of a chat. */
export const findGroup = (tx: Tx, { accountId, chatId }: GroupChat): Promise<LinkedGroup | null> =>
  tx.orm.staffGroup.findFirst({ where: { accountId, chatId, endedAt: null }, select })

/** Links a chat to a unit, instead of the one before. Tickets opened from now on are shown, in the topic if there is one. */
export async function linkGroup(
  tx: Tx,
  chat: GroupChat,
  { threadId, unitId, personId, now }: { threadId?: string; unitId: number; personId: number; now: Date },
): Promise<void> {
  const { accountId, chatId } = chat
  const topics = threadId === undefined ? {} : { tickets: threadId }
  const link = { unitId, linkedBy: personId, linkedAt: now, endedAt: null, topics }
  const { id } = await tx.orm.staffGroup.upsert({
    where: { accountId_chatId: { accountId, chatId } },
    create: { accountId, chatId, ...link },
    update: link,
    select: { id: true },
  })
  await record(tx, {
    at: now,
    actorId: personId,
    action: 'group.link',
    unitId,
    entity: 'staff_group',
    entityId: id,
  })
}

/** Ends a link; what was still to be sent to the group is taken back. */
export async function endGroup(
  tx: Tx,
  group: LinkedGroup,
  { personId, why, now }: { personId: number | null; why: Ending; now: Date },
): Promise<void> {
  await tx.orm.staffGroup.update({ where: { id: group.id }, data: { endedAt: now } })
  await tx.query(skipWaiting, [group.accountId, group.chatId, now])
  await record(tx, {
    at: now,
    actorId: personId,
    action: 'group.unlink',
    unitId: group.unitId,
    entity: 'staff_group',
    entityId: group.id,
    data: { why },
  })
}

/**
 * A group goes on as another chat: a supergroup has messages of its own, so what was posted cannot be edited there any
 * more and comes again when it changes.
 */
export async function moveGroup(tx: Tx, chat: GroupChat, to: { chatId: string; now: Date }): Promise<void> {
  const { accountId } = chat
  const group = await findGroup(tx, chat)
  if (!group) return
  const taken = await tx.orm.staffGroup.findFirst({ where: { accountId, chatId: to.chatId }, select })
  if (taken) return endGroup(tx, group, { personId: null, why: 'moved', now: to.now })
  await tx.orm.staffGroup.update({ where: { id: group.id }, data: { chatId: to.chatId, topics: {} } })
  await tx.orm.staffPost.updateMany({ where: { groupId: group.id }, data: { platformId: null } })
  await tx.query(moveWaiting, [accountId, chat.chatId, to.chatId])
}
