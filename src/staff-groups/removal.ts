/** The bot is not in a group any more: the link ends, and whoever made it hears of it elsewhere. */
import type { Outbox } from '../delivery/outbox.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { endGroup, findGroup, type GroupChat } from './groups.ts'

export type Removal = ReturnType<typeof createRemoval>

export function createRemoval(parts: { outbox: Outbox; texts: Texts; units: UnitDirectory }) {
  const { outbox, texts, units } = parts
  return async (
    tx: Tx,
    chat: GroupChat,
    { personId, now }: { personId: number | null; now: Date },
  ): Promise<void> => {
    const group = await findGroup(tx, chat)
    if (!group) return
    await endGroup(tx, group, { personId, why: 'removed', now })
    const to = await outbox.addressOf(tx, { personId: group.linkedBy, identityId: null })
    if (!to) return
    const unit = unitWords(units.now, group.unitId)
    await outbox.add(tx, { to, message: { text: texts.rich(to.language, 'group-removed', { unit }) }, now })
  }
}
