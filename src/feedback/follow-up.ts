/** `/tracuu`: the resident's tickets in plain words and dates, and one ticket with its history. */
import type { Choice, OutboundMessage } from '../channels/channel.ts'
import { choice, type Turn } from '../conversation/dialogue.ts'
import { joinLines, type RichText } from '../platform/i18n/rich-text.ts'
import { clipText } from '../platform/text/clip.ts'
import { formatDate, formatDateTime } from '../platform/text/numbers.ts'
import type { UnitTree } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import type { MyTicket, MyTicketEntry } from './my-tickets.ts'
import { ticketChoice } from './ticket-notices.ts'

/** Tickets shown in one list. */
export const listedMost = 8

const first = (text: string) => clipText(text.replaceAll('\n', ' '), { limit: 40, unit: 'characters' })
const newMatter = (turn: Turn): Choice =>
  choice('fb', { instance: '', action: 'new', argument: '' }, turn.t('feedback-choice-new'))

export function listMessage(
  turn: Turn,
  { tickets, total }: { tickets: readonly MyTicket[]; total: number },
): OutboundMessage {
  if (tickets.length === 0) return { text: turn.rich('feedback-list-empty'), choices: [newMatter(turn)] }
  const lines = tickets.map((ticket, index) =>
    turn.rich('feedback-list-line', {
      number: index + 1,
      code: ticket.code,
      text: first(ticket.text),
      status: turn.t(`label-status-${ticket.status}`),
      next: nextWords(turn, ticket),
    }),
  )
  const more =
    total > tickets.length ? turn.rich('feedback-list-more', { count: total - tickets.length }) : undefined
  return {
    text: joinLines(turn.rich('feedback-list', { count: total }), ...lines, more),
    choices: [
      ...tickets.map((ticket, index) => ticketChoice(ticket.code, 'show', String(index + 1))),
      newMatter(turn),
    ],
  }
}

export function ticketMessage(
  turn: Turn,
  { ticket, history, tree }: { ticket: MyTicket; history: readonly MyTicketEntry[]; tree: UnitTree },
): OutboundMessage {
  const { language } = turn
  const lines = history
    .slice(-8)
    .map((entry) => historyLine(turn, entry))
    .filter((line) => line !== null)
  const canEnd = ticket.status === 'answered'
  const canReopen = ['answered', 'closed', 'declined'].includes(ticket.status)
  return {
    text: joinLines(
      turn.rich('feedback-ticket', {
        code: ticket.code,
        status: turn.t(`label-status-${ticket.status}`),
        category: turn.t(`label-category-${ticket.category}`),
        unit: unitWords(tree, ticket.unitId),
        date: formatDate(ticket.createdAt, language),
      }),
      turn.rich('feedback-quote', { text: clipText(ticket.text, { limit: 300, unit: 'characters' }) }),
      ...lines,
      turn.rich(`feedback-next-${ticket.status}`, { due: formatDate(ticket.dueAt, language) }),
    ),
    choices: [
      ...(canEnd ? [ticketChoice(ticket.code, 'done', turn.t('feedback-choice-done'), 'done')] : []),
      ...(canReopen
        ? [
            ticketChoice(
              ticket.code,
              'undone',
              turn.t('feedback-choice-undone'),
              canEnd ? 'undone' : undefined,
            ),
          ]
        : []),
      ticketChoice(ticket.code, 'more', turn.t('feedback-choice-more')),
      newMatter(turn),
    ],
  }
}

/** The next date of a ticket, in words. */
export function nextWords(turn: Turn, ticket: MyTicket): string {
  const look = ticket.status === 'received' && !ticket.lookedAt
  if (look) return turn.t('feedback-next-look', { due: formatDateTime(ticket.lookDueAt, turn.language) })
  return turn.t(`feedback-next-${ticket.status}`, { due: formatDate(ticket.dueAt, turn.language) })
}

function historyLine(turn: Turn, entry: MyTicketEntry): RichText | null {
  const date = formatDate(entry.at, turn.language)
  const text = entry.text
    ? clipText(entry.text.replaceAll('\n', ' '), { limit: 200, unit: 'characters' })
    : ''
  switch (entry.type) {
    case 'received':
      return turn.rich('feedback-history-received', { date })
    case 'reply':
      return turn.rich('feedback-history-reply', { date, text })
    case 'resident_message':
    case 'edited':
      return turn.rich('feedback-history-resident', { date, text })
    case 'attachment':
      return turn.rich('feedback-history-attachment', { date })
    case 'transition': {
      const status = turn.t(`label-status-${String(entry.data.to)}`)
      const authority =
        typeof entry.data.authority === 'string' && entry.data.authority ? ` – ${entry.data.authority}` : ''
      return turn.rich('feedback-history-transition', {
        date,
        status: `${status}${authority}`,
        text: text ? `: ${text}` : '',
      })
    }
    default:
      return null
  }
}
