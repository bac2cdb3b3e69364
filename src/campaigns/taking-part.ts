/** What people answer in the chat to announcements that ask something: whether they come, and whether they want to give. */
import { z } from 'zod'
import { choice, type Turn } from '../conversation/dialogue.ts'
import { foldText } from '../platform/text/fold.ts'
import { namesMoney, readMoney } from '../platform/text/money.ts'
import { formatMoney } from '../platform/text/numbers.ts'
import words from './answer-words.json' with { type: 'json' }
import { type RsvpAnswer, rsvpAnswers } from './campaign-types.ts'
import { subjectName } from './content.ts'
import { type Participant, recordAmount, recordPledge, recordRsvp, withdrawPledge } from './participation.ts'

/** What is remembered of a question how much. */
const asking = z.object({ campaignId: z.int(), at: z.iso.datetime() })
const askedMs = 6 * 60 * 60_000

/** What can be typed under an announcement. */
type TypedAnswer = RsvpAnswer | 'pledge'

export function createTakingPart({ announce }: { announce: (campaignId: number) => void }) {
  const participant = ({ writer }: Turn, campaignId: number): Participant | null =>
    writer.personId === null ? null : { campaignId, personId: writer.personId }

  /** @returns false, and says nothing, when it is not theirs to answer */
  async function rsvp(turn: Turn, campaignId: number, answer: RsvpAnswer): Promise<boolean> {
    const who = participant(turn, campaignId)
    if (!who || !(await recordRsvp(turn.tx, { ...who, answer, now: turn.now }))) return false
    turn.tx.afterCommit(() => announce(campaignId))
    turn.say({ text: turn.rich(`campaign-rsvp-${answer}`) })
    return true
  }

  function askAmount(turn: Turn, campaignId: number, key: string): void {
    const press = (action: 'open' | 'drop') =>
      choice(
        subjectName,
        { instance: '', action: 'amount', argument: `${campaignId}.${action}` },
        turn.t(`campaign-choice-pledge-${action}`),
      )
    // What was being written is set aside: a sum is no part of it.
    turn.shelveDialogue()
    turn.remember(subjectName, { campaignId, at: turn.now.toISOString() })
    turn.say({ text: turn.rich(key), choices: [press('open'), press('drop')] })
  }

  /** The wish is kept at once; how much is asked in one step that can be left out. @returns as `rsvp` */
  async function pledge(turn: Turn, campaignId: number): Promise<boolean> {
    const who = participant(turn, campaignId)
    if (!who || !(await recordPledge(turn.tx, { ...who, now: turn.now }))) return false
    turn.tx.afterCommit(() => announce(campaignId))
    askAmount(turn, campaignId, 'campaign-pledge-noted')
    return true
  }

  async function noteAmount(turn: Turn, campaignId: number, amount: number | null): Promise<void> {
    const who = participant(turn, campaignId)
    turn.remember(subjectName, null)
    if (!who || !(await recordAmount(turn.tx, { ...who, amount, now: turn.now })))
      return turn.say({ text: turn.rich('conversation-old-choice') })
    turn.tx.afterCommit(() => announce(campaignId))
    const values = { amount: amount === null ? '' : formatMoney(amount, turn.language) }
    turn.say({ text: turn.rich(amount === null ? 'campaign-pledge-open' : 'campaign-pledge-amount', values) })
  }

  async function withdraw(turn: Turn, campaignId: number): Promise<void> {
    const who = participant(turn, campaignId)
    turn.remember(subjectName, null)
    if (who) await withdrawPledge(turn.tx, who)
    turn.tx.afterCommit(() => announce(campaignId))
    turn.say({ text: turn.rich('campaign-pledge-withdrawn') })
  }

  /** The sum, when it is what was asked for a while ago; whatever else is written is about something else. */
  async function typedAmount(turn: Turn, text: string): Promise<boolean> {
    const asked = asking.safeParse(turn.recall(subjectName)).data
    if (!asked) return false
    const amount = readMoney(text)
    const isFresh = turn.now.getTime() - Date.parse(asked.at) < askedMs
    if (isFresh && (amount !== null || words.noAmount.includes(spoken(text)))) {
      await noteAmount(turn, asked.campaignId, amount)
      return true
    }
    if (isFresh && namesMoney(text)) {
      askAmount(turn, asked.campaignId, 'campaign-pledge-again')
      return true
    }
    turn.remember(subjectName, null)
    return false
  }

  return {
    rsvp,
    pledge,

    /** Under the question how much. */
    async amountPressed(turn: Turn, campaignId: number, what: string): Promise<void> {
      await (what === 'drop' ? withdraw(turn, campaignId) : noteAmount(turn, campaignId, null))
    },

    typedAmount,
  }
}

/** What a short text answers, in any typing and with the usual polite words around it; null when it answers nothing. */
export function typedAnswer(text: string): TypedAnswer | null {
  const said = spoken(text)
  return ([...rsvpAnswers, 'pledge'] as const).find((each) => words[each].includes(said)) ?? null
}

/** The folded words without those that only stand around an answer. */
function spoken(text: string): string {
  const folded = foldText(text)
  const every = [...words.yes, ...words.no, ...words.maybe, ...words.pledge, ...words.noAmount]
  if (every.includes(folded)) return folded
  const around = [...words.around].sort((a, b) => b.length - a.length).join('|')
  return folded.replace(new RegExp(`^(?:(?:${around}) )+|(?: (?:${around}))+$`, 'g'), '').trim()
}
