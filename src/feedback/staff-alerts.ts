/** What staff are told in their own chats without asking: danger does not wait for somebody to look at a screen. */

import type { Turn } from '../conversation/dialogue.ts'
import type { Address, Outbox } from '../delivery/outbox.ts'
import { staffChats } from '../people/staff-chats.ts'
import type { Right } from '../people/viewer.ts'
import type { Tx } from '../platform/database/database.ts'
import type { RichText } from '../platform/i18n/rich-text.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { clipText } from '../platform/text/clip.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { maskMinor } from './minors.ts'
import type { OpenedTicket } from './open-ticket.ts'
import type { Category } from './understand/labels.ts'

/** A ticket as an alert may know it. */
export interface AlertedTicket {
  readonly id: number
  readonly code: string
  readonly unitId: number
  readonly restricted: boolean
}

/** What of a danger its alert says. */
type DangerTold = Pick<OpenedTicket, 'code' | 'unitId' | 'restricted' | 'minor' | 'lookDueAt'> & {
  readonly category: Category
  readonly text: string
}

/** A step on the way to the name of a sealed author. */
export type UnsealingStep = 'asked' | 'granted' | 'refused'

export type StaffAlerts = ReturnType<typeof createStaffAlerts>

export function createStaffAlerts(parts: {
  outbox: Outbox
  texts: Texts
  units: UnitDirectory
  publicUrl: string
}) {
  const { outbox, texts, units, publicUrl } = parts
  const address = (code: string) => `${publicUrl}/console/tickets/${code}`

  /** Those above the unit; where nobody is, those of the unit itself. */
  async function chatsAbove(
    tx: Tx,
    { ticket: { id, unitId }, right }: { ticket: AlertedTicket; right: Right },
  ): Promise<Address[]> {
    const asked = { unitId, right, except: null, about: id }
    const above = await staffChats(tx, { ...asked, above: 1 })
    return above.length > 0 ? above : staffChats(tx, { ...asked, above: 0 })
  }

  async function tell(
    tx: Tx,
    { chats, now, words }: { chats: readonly Address[]; now: Date; words: (language: Language) => RichText },
  ): Promise<void> {
    for (const to of chats) await outbox.add(tx, { to, message: { text: words(to.language) }, now })
  }

  /** Of a restricted ticket its custodians hear that there is something, and nothing of what. */
  const bare = (language: Language) => texts.rich(language, 'law-restricted-alert')

  return {
    /** Tells those who handle tickets of the unit, and of those above it, that there is danger. */
    async danger({ tx, now, writer }: Turn, ticket: DangerTold): Promise<void> {
      if (ticket.restricted) return
      const given = { unitId: ticket.unitId, right: 'tickets.handle', above: 0 } as const
      const chats = await staffChats(tx, { ...given, except: writer.identityId })
      const words = (language: Language) => {
        const text = maskNumbers(maskMinor(ticket, (key) => texts.say(language, key)))
        return texts.rich(language, 'feedback-staff-danger', {
          code: ticket.code,
          category: texts.say(language, `label-category-${ticket.category}`),
          unit: unitWords(units.now, ticket.unitId),
          due: formatDateTime(ticket.lookDueAt, language),
          text: clipText(text.replaceAll('\n', ' '), { limit: 300, unit: 'characters' }),
          url: address(ticket.code),
        })
      }
      await tell(tx, { chats, now, words })
    },

    /**
     * Danger that is told of in a denunciation: where it is and of what sort, so that somebody goes there. Nothing of who
     * wrote, of whom, in which words, and no code that leads to it.
     */
    async sealedDanger(
      { tx, now, writer }: Turn,
      { unitId, danger }: { unitId: number; danger: Category | null },
    ): Promise<void> {
      const given = { unitId, right: 'tickets.handle', above: 0 } as const
      const chats = await staffChats(tx, { ...given, except: writer.identityId })
      const words = (language: Language) =>
        texts.rich(language, 'law-danger-staff', {
          danger: texts.say(language, danger ? `label-category-${danger}` : 'law-danger-unknown'),
          unit: unitWords(units.now, unitId),
          time: formatDateTime(now, language),
        })
      await tell(tx, { chats, now, words })
    },

    /** Tells the custodians of a unit that there is something for them alone: no topic, no unit, no code. */
    async restricted(
      tx: Tx,
      sent: { ticketId: number; unitId: number; exceptIdentityId: number | null; now: Date },
    ): Promise<void> {
      const { ticketId, unitId, exceptIdentityId, now } = sent
      const given = { unitId, right: 'tickets.restricted', above: 0, about: ticketId } as const
      const chats = await staffChats(tx, { ...given, except: exceptIdentityId })
      await tell(tx, { chats, now, words: bare })
    },

    /** Who may read a denunciation has changed: those who may are told, so many levels above its unit and higher. */
    async readable(
      tx: Tx,
      given: { ticketId: number; unitId: number; above: number; alone: boolean; now: Date },
    ): Promise<void> {
      const { ticketId, unitId, above, alone, now } = given
      const asked = { unitId, right: 'tickets.restricted', above, about: ticketId, except: null } as const
      const words = alone ? (language: Language) => texts.rich(language, 'law-restricted-alone-alert') : bare
      await tell(tx, { chats: await staffChats(tx, asked), now, words })
    },

    /** Nobody may read a denunciation: whoever gives out roles at the top of the tree hears that a reader is wanted. */
    async unreadable(
      tx: Tx,
      { ticketId, unitId, now }: { ticketId: number; unitId: number; now: Date },
    ): Promise<void> {
      const above = units.now.path(unitId).length - 1
      const asked = { unitId, right: 'staff.manage', above, about: ticketId, except: null } as const
      const words = (language: Language) => texts.rich(language, 'law-restricted-unread')
      await tell(tx, { chats: await staffChats(tx, asked), now, words })
    },

    /** Nobody answered for a danger in time: those above the unit are told. */
    async escalated(tx: Tx, ticket: AlertedTicket & { category: Category }, now: Date): Promise<void> {
      const { unitId, restricted } = ticket
      const right = restricted ? 'tickets.restricted' : 'tickets.handle'
      const words = (language: Language) =>
        texts.rich(language, 'law-escalated', {
          code: ticket.code,
          category: texts.say(language, `label-category-${ticket.category}`),
          unit: unitWords(units.now, unitId),
          url: address(ticket.code),
        })
      const chats = await chatsAbove(tx, { ticket, right })
      await tell(tx, { chats, now, words: restricted ? bare : words })
    },

    /** Every step towards the name of a sealed author is known one level above. */
    async unsealing(
      tx: Tx,
      { ticket, step, now }: { ticket: AlertedTicket; step: UnsealingStep; now: Date },
    ): Promise<void> {
      const { unitId, restricted } = ticket
      const right = restricted ? 'tickets.restricted' : 'tickets.unseal'
      const words = (language: Language) =>
        texts.rich(language, `law-unsealing-told-${step}`, {
          code: ticket.code,
          unit: unitWords(units.now, unitId),
        })
      const chats = await chatsAbove(tx, { ticket, right })
      await tell(tx, { chats, now, words: restricted ? bare : words })
    },
  }
}
