/** Events of group chats: claimed like all others, but no conversation is behind them. */
import type { GroupPlace, InboundEvent } from '../channels/channel.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import type { Language } from '../platform/i18n/texts.ts'

const claimEvent = sqlFile(import.meta.url, 'claim-group-event.sql')

export interface GroupTurn {
  readonly tx: Tx
  readonly now: Date
  readonly event: InboundEvent
  readonly group: GroupPlace
  /** Whose private chat with the bot it is; null when the bot does not know them. */
  readonly personId: number | null
  readonly language: Language
}

export interface GroupRoom {
  /** Does what was asked in the transaction of the turn; answers the words for whoever pressed a button, if any. */
  receive(turn: GroupTurn): Promise<string | undefined>
}

/** Null for an event without a group, and for one that was handled before. */
export async function claimGroupEvent(tx: Tx, event: InboundEvent, now: Date): Promise<GroupTurn | null> {
  const { account, key, from, group } = event
  const [row] = await tx.query<{ person_id: number | null; language: string | null }>(claimEvent, [
    account.id,
    key,
    now,
    from,
  ])
  if (!row || !group) return null
  const language = row.language === 'en' ? 'en' : 'vi'
  return { tx, now, event, group, personId: row.person_id, language }
}
