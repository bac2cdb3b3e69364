/** What the author of a ticket is told when staff do something: always with what happens next and by when. */
import type { Choice, Meaning, OutboundMessage } from '../channels/channel.ts'
import { windowOf } from '../channels/windows.ts'
import { choice } from '../conversation/dialogue.ts'
import type { Address, Outbox } from '../delivery/outbox.ts'
import type { Tx } from '../platform/database/database.ts'
import { joinLines, type RichText } from '../platform/i18n/rich-text.ts'
import type { Language, Texts, Values } from '../platform/i18n/texts.ts'
import { formatDate, formatDateTime } from '../platform/text/numbers.ts'
import { openStatuses, type Status, type TicketDetail } from './ticket-types.ts'

export interface NoticeTicket {
  readonly id: number
  readonly code: string
  readonly status: Status
  readonly dueAt: Date
  readonly authorId: number | null
  readonly identityId: number | null
}

/** `fb` choices that carry a ticket's code as their instance. */
export const ticketChoice = (code: string, action: string, label: string, means?: Meaning): Choice => ({
  ...choice('fb', { instance: code, action, argument: '' }, label),
  ...(means ? { means } : {}),
})

export function createTicketNotices({ outbox, texts }: { outbox: Outbox; texts: Texts }) {
  async function tell(
    tx: Tx,
    { ticket, now, words }: { ticket: NoticeTicket; now: Date; words: (language: Language) => Notice },
  ): Promise<Told> {
    const to = await outbox.addressOf(tx, { personId: ticket.authorId, identityId: ticket.identityId })
    if (!to) return 'nobody'
    const notice = words(to.language)
    const end = windowEnd(to, now)
    const invited = end && end < ticket.dueAt && openStatuses.includes(ticket.status)
    const message = invited ? inviting(to, { ...notice, ticket, end }) : notice
    const posting = await outbox.add(tx, { to, message, ticketId: ticket.id, now })
    return posting.skipped ? 'skipped' : 'told'
  }

  /** The answer may come after the platform has stopped taking messages: a press moves that end. */
  function inviting(
    { language, platform }: Address,
    { text, choices = [], ticket, end }: Notice & { ticket: NoticeTicket; end: Date },
  ): Notice {
    const until = formatDateTime(end, language)
    const channel = texts.say(language, `label-channel-${platform}`)
    return {
      text: joinLines(text, texts.rich(language, 'feedback-window', { channel, until })),
      choices: [...choices, ticketChoice(ticket.code, 'keep', texts.say(language, 'feedback-choice-keep'))],
    }
  }

  /** The sentence that says what happens next and by when. */
  function next(language: Language, ticket: NoticeTicket): RichText {
    const due = formatDate(ticket.dueAt, language)
    return texts.rich(language, `feedback-next-${ticket.status}`, { due })
  }

  return {
    next,

    /** What was written before, once more or by another way. */
    async again(
      tx: Tx,
      said: { to: Address; message: OutboundMessage; ticketId: number; now: Date },
    ): Promise<Told> {
      return (await outbox.add(tx, said)).skipped ? 'skipped' : 'told'
    },

    /** An officer's own words. */
    reply: (tx: Tx, ticket: NoticeTicket, { text, now }: { text: string; now: Date }) =>
      tell(tx, {
        ticket,
        now,
        words: (language) => ({
          text: joinLines(
            texts.rich(language, 'feedback-reply', { code: ticket.code, text }),
            next(language, ticket),
          ),
        }),
      }),

    /** A step to another status. */
    step: (
      tx: Tx,
      ticket: NoticeTicket,
      { values, note, now }: { values: Values; note?: string; now: Date },
    ) =>
      tell(tx, {
        ticket,
        now,
        words: (language) => {
          const spoken = { code: ticket.code, date: formatDate(now, language), ...values }
          const key = `feedback-step-${ticket.status}${values.document ? '-document' : ''}`
          const heading = texts.rich(language, key, spoken)
          const noted = note ? texts.rich(language, 'feedback-step-note', { note }) : undefined
          const text = joinLines(heading, noted, next(language, ticket))
          if (ticket.status !== 'answered') return { text }
          const choices = [
            ticketChoice(ticket.code, 'done', texts.say(language, 'feedback-choice-done'), 'done'),
            ticketChoice(ticket.code, 'undone', texts.say(language, 'feedback-choice-undone'), 'undone'),
          ]
          return { text, choices }
        },
      }),
  }
}

export type TicketNotices = ReturnType<typeof createTicketNotices>

/** `skipped`: the person has been silent too long for the platform, so nothing was sent. */
export type Told = 'told' | 'skipped' | 'nobody'

/** What the history keeps of a message that was not sent. */
export const skipMark = (told: Told): { skipped?: 'window' } =>
  told === 'skipped' ? { skipped: 'window' } : {}

/** Whether the last thing done was to reach the resident, and did not. */
export const wasSkipped = ({ history }: TicketDetail): boolean => history.at(-1)?.data.skipped !== undefined

/** When the platform stops taking messages to them; null: never, as far as known. */
function windowEnd({ platform, at }: Address, now: Date): Date | null {
  const window = platform && at && windowOf({ platform, at, now })
  if (window?.kind === 'free') return window.billedUntil
  return window?.kind === 'billed' ? window.until : null
}

interface Notice {
  readonly text: RichText
  readonly choices?: readonly Choice[]
}
