/** What a group sees of a ticket: what, where, how it stands, its first words, and what can be done with it. */
import type { Choice, OutboundMessage } from '../channels/channel.ts'
import { choice } from '../conversation/dialogue.ts'
import { maskMinor } from '../feedback/minors.ts'
import { openStatuses } from '../feedback/ticket-types.ts'
import { joinLines, plain } from '../platform/i18n/rich-text.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { clipText } from '../platform/text/clip.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import type { PostedTicket } from './posted-tickets.ts'

/** Prefix of the choices in groups: `sg:<post or unit>:<action>`. */
export const subjectName = 'sg'

/** A group has many readers and no language of its own. */
const language: Language = 'vi'
const quoteLength = 280
/** A line of a summary stays well below a screen's width; thirty of them stay below Telegram's 4096 units. */
const unitLength = 60

export type PostWords = ReturnType<typeof createPostWords>

export function createPostWords(parts: { texts: Texts; units: UnitDirectory; publicUrl: string }) {
  const { texts, units, publicUrl } = parts
  const say = (key: string, values?: Record<string, string | number>) => texts.say(language, key, values)

  /** Telegram refuses links to hosts without a dot, `localhost` above all. */
  const linkable = new URL(publicUrl).hostname.includes('.')

  const openAt = (path: string): Choice[] =>
    linkable
      ? [{ value: `${subjectName}::open`, label: say('group-choice-open'), url: `${publicUrl}${path}` }]
      : []

  const press = (postId: number, action: string): Choice =>
    choice(subjectName, { instance: String(postId), action, argument: '' }, say(`group-choice-${action}`))

  function heading(ticket: PostedTicket) {
    return {
      code: ticket.code,
      category: say(`label-category-${ticket.category}`),
      unit: clipText(unitWords(units.now, ticket.unitId), { limit: unitLength, unit: 'characters' }),
      standing: standing(ticket),
    }
  }

  function standing({ status, assignee, lookedAt, lookDueAt }: PostedTicket): string {
    if (status === 'received' && !lookedAt)
      return say('group-look-before', { due: formatDateTime(lookDueAt, language) })
    const words = say(`label-status-${status}`)
    return assignee ? say('group-taken', { status: words, name: assignee.name ?? '' }) : words
  }

  function secondLine(ticket: PostedTicket): string {
    const { images, otherFiles } = ticket
    return [
      ...wordsOf(ticket),
      ...(images > 0 ? [say('group-count-image', { count: images })] : []),
      ...(otherFiles > 0 ? [say('group-count-file', { count: otherFiles })] : []),
    ].join(' \u00b7 ')
  }

  /** None when they were erased. */
  function wordsOf(ticket: PostedTicket): string[] {
    if (ticket.minor) return [maskMinor(ticket, say)]
    const line = maskNumbers(ticket.text.replaceAll('\n', ' '))
    const text = clipText(line, { limit: quoteLength, unit: 'characters' })
    return text ? [say('group-quote', { text })] : []
  }

  return {
    post(ticket: PostedTicket, postId: number): OutboundMessage {
      const open = openStatuses.includes(ticket.status)
      const second = secondLine(ticket)
      const key = ticket.urgency === 'khan' && open ? 'group-post-danger' : 'group-post'
      return {
        text: joinLines(texts.rich(language, key, heading(ticket)), ...(second ? [plain(second)] : [])),
        choices: [
          ...(open && !ticket.assignee ? [press(postId, 'take')] : []),
          ...(open || ticket.status === 'answered' ? [press(postId, 'reply')] : []),
          ...openAt(`/console/tickets/${ticket.code}`),
        ],
      }
    },

    /** Many tickets in one message: none of their words, and the console to open them. */
    summary(tickets: readonly PostedTicket[]): OutboundMessage {
      const lines = tickets.map((ticket) => texts.rich(language, 'group-summary-line', heading(ticket)))
      return {
        text: joinLines(texts.rich(language, 'group-summary', { count: tickets.length }), ...lines),
        choices: openAt('/console/tickets'),
      }
    },

    /** The ticket is no business of this group any more, and neither is why. */
    gone: (): OutboundMessage => ({ text: texts.rich(language, 'group-gone') }),
  }
}
