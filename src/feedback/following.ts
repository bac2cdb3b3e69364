/** Following up in the chat: the list, one ticket, "done" and "not done", and what was left half-way. */
import { z } from 'zod'
import type { Choice } from '../channels/channel.ts'
import { choice, type Press, type Turn } from '../conversation/dialogue.ts'
import { readCode } from '../platform/codes.ts'
import type { Metrics } from '../platform/metrics.ts'
import { clipText } from '../platform/text/clip.ts'
import { formatDate, formatTime } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { type Draft, draftText, emptyDraft } from './draft.ts'
import { listedMost, listMessage, ticketMessage } from './follow-up.ts'
import type { MyTicket, MyTickets } from './my-tickets.ts'
import type { Understanding } from './understand/understand.ts'

const guessName = 'guesses'
const guesses = z.object({ count: z.int(), since: z.iso.datetime() })

/** Codes that were not the writer's, in an hour, before they are asked to wait. */
const mostGuesses = 10
const guessWindowMs = 60 * 60 * 1000

export interface FollowingParts {
  readonly units: UnitDirectory
  readonly myTickets: MyTickets
  readonly newInstance: () => string
  readonly metrics: Metrics
}

export function createFollowing({ units, myTickets, newInstance, metrics }: FollowingParts) {
  async function show(turn: Turn, ticket: MyTicket): Promise<void> {
    const history = await myTickets.history(turn, ticket)
    turn.say(ticketMessage(turn, { ticket, history, tree: units.now }), { ticketId: ticket.id })
  }

  function guessed(turn: Turn) {
    const read = guesses.safeParse(turn.recall(guessName))
    const open = read.success && turn.now.getTime() - Date.parse(read.data.since) < guessWindowMs
    return open ? read.data : { count: 0, since: turn.now.toISOString() }
  }

  /** A code that is not the writer's says no more than one that does not exist. */
  async function one(turn: Turn, code: string): Promise<MyTicket | null> {
    const tried = guessed(turn)
    if (tried.count >= mostGuesses) {
      const again = new Date(Date.parse(tried.since) + guessWindowMs)
      turn.say({ text: turn.rich('feedback-too-many-codes', { time: formatTime(again) }) })
      return null
    }
    const ticket = await myTickets.find(turn, code)
    if (ticket) return ticket
    turn.remember(guessName, { ...tried, count: tried.count + 1 })
    turn.say({
      text: turn.rich('feedback-not-found', {
        code: readCode(code) ?? clipText(code, { limit: 20, unit: 'characters' }),
      }),
    })
    return null
  }

  return {
    /** The writer's tickets, or the one whose code is given. */
    async list(turn: Turn, argument: string): Promise<void> {
      if (argument.trim()) {
        const ticket = await one(turn, argument)
        if (ticket) await show(turn, ticket)
        return
      }
      turn.say(listMessage(turn, await myTickets.list(turn, listedMost)))
    },

    /** A press that carries a ticket's code. */
    async ticketPressed(turn: Turn, { instance: code, action }: Press): Promise<void> {
      const ticket = await one(turn, code)
      if (!ticket) return
      switch (action) {
        case 'done': {
          const closed = await myTickets.confirm(turn, ticket)
          turn.say(
            { text: turn.rich(closed ? 'feedback-closed' : 'feedback-not-waiting', { code: ticket.code }) },
            { ticketId: ticket.id },
          )
          return
        }
        case 'undone': {
          const reopened = await myTickets.reopen(turn, ticket)
          const due = formatDate((reopened ?? ticket).dueAt, turn.language)
          turn.say(
            {
              text: turn.rich(reopened ? 'feedback-reopened' : 'feedback-still-open', {
                code: ticket.code,
                due,
              }),
            },
            { ticketId: ticket.id },
          )
          return
        }
        case 'keep': {
          turn.say({ text: turn.rich('feedback-kept', { code: ticket.code }) }, { ticketId: ticket.id })
          return
        }
        case 'more': {
          turn.keepOpen('fb', { ...emptyDraft(newInstance()), addTo: ticket.code })
          turn.say({ text: turn.rich('feedback-ask-more', { code: ticket.code }) })
          return
        }
        default:
          await show(turn, ticket)
      }
    },

    /** How a complaint or denunciation is made, or where people are received; the draft stays as it is. */
    explain(turn: Turn, draft: Draft, what: 'letter' | 'meeting'): void {
      const unit = units.now.byId(turn.account.unitId)?.name ?? ''
      const key = what === 'letter' ? `feedback-letter-${draft.kind}` : 'feedback-meeting'
      const send = draft.kind === 'to_cao' ? 'feedback-choice-send-sealed' : 'feedback-choice-agree-send'
      const press = (action: string, label: string) =>
        choice('fb', { instance: draft.instance, action, argument: '' }, turn.t(label))
      turn.say({
        text: turn.rich(key, { unit }),
        choices: [press('send', send), press('resume', 'feedback-choice-back')],
      })
    },

    /** Counted with the conversation and in the metrics; never repeated, never a ticket. */
    nuisance(turn: Turn, { flags }: Understanding): void {
      const counted = z.object({ count: z.int() }).safeParse(turn.recall('nuisance'))
      const count = (counted.success ? counted.data.count : 0) + 1
      turn.remember('nuisance', { count })
      metrics.steps.inc({ subject: 'fb', step: 'nuisance' })
      if (count > 3) return
      turn.say({ text: turn.rich(flags.includes('rumour') ? 'feedback-rumour' : 'feedback-neutral') })
    },

    /** Words that answer an announcement and are no matter of their own. */
    answered(turn: Turn): void {
      const label = turn.t('menu-choice-report')
      turn.say({
        text: turn.rich('feedback-answer-noted'),
        choices: [choice('me', { instance: '', action: 'phananh', argument: '' }, label)],
      })
    },

    /** Nothing was understood: who reads here, and what can be done. */
    menu(turn: Turn): void {
      const press = (action: string, key: string) =>
        choice('me', { instance: '', action, argument: '' }, turn.t(key))
      turn.say({
        text: turn.rich('feedback-menu'),
        choices: [
          press('phananh', 'menu-choice-report'),
          press('tracuu', 'menu-choice-status'),
          press('canbo', 'menu-choice-person'),
        ],
      })
    },

    /** To go on with what was set aside, or to delete it. */
    shelfChoices(turn: Turn, instance: string): Choice[] {
      return [
        choice('fb', { instance, action: 'resume', argument: '' }, turn.t('feedback-choice-resume')),
        choice('fb', { instance, action: 'erase', argument: '' }, turn.t('feedback-choice-erase')),
      ]
    },

    remind(turn: Turn, draft: Draft): void {
      const text = clipText(draftText(draft).replaceAll('\n', ' '), { limit: 60, unit: 'characters' })
      if (!text) return
      turn.say({
        text: turn.rich('feedback-left-half-way', { text }),
        choices: this.shelfChoices(turn, draft.instance),
      })
    },
  }
}
