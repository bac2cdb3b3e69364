/** From a draft to a ticket: consent with its proof, the ticket, and the answer with code and dates. */
import { windowOf } from '../channels/windows.ts'
import type { Turn } from '../conversation/dialogue.ts'
import { consents } from '../people/consents.ts'
import { phoneOffer } from '../people/phone.ts'
import { personOf } from '../people/residents.ts'
import { joinLines, type RichText } from '../platform/i18n/rich-text.ts'
import { foldText } from '../platform/text/fold.ts'
import { formatDate, formatDateTime } from '../platform/text/numbers.ts'
import type { CampaignAnswers } from './campaign-answers.ts'
import { addressForStaff, type Draft, draftText } from './draft.ts'
import type { OpenedTicket, TicketOpening } from './open-ticket.ts'

/** The text a resident agrees to by "agree and send": goes up when the words of `feedback-consent` change. */
export const consentTextVersion = 'feedback-2'

const memoryName = 'consent'

/** The labels of the tap that sends: typed, each of them is the agreement. */
const agreements = ['feedback-choice-agree-send', 'feedback-choice-send', 'feedback-choice-send-sealed']

export function createSending({
  opening,
  campaignOf,
}: {
  opening: TicketOpening
  campaignOf: CampaignAnswers['campaignOf']
}) {
  async function open(turn: Turn, draft: Draft, anonymous: boolean): Promise<OpenedTicket> {
    const opened = await opening.open(turn, {
      kind: draft.kind,
      category: draft.category,
      urgency: draft.urgency,
      unitId: draft.unitId ?? turn.writer.unitId ?? turn.account.unitId,
      text: draftText(draft),
      address: addressForStaff(draft),
      place: draft.place && {
        latitude: draft.place.latitude,
        longitude: draft.place.longitude,
        ...(draft.place.label === undefined ? {} : { label: draft.place.label }),
      },
      anonymous,
      minor: draft.minor ?? false,
      proposal: draft.chosen.length > 0 ? draft.proposal : undefined,
      messageIds: draft.parts.flatMap((part) => part.id ?? []),
      fileIds: draft.files.map((file) => file.id),
      campaignId: draft.campaignId ?? (await campaignOf(turn)),
    })
    turn.closeDialogue()
    return opened
  }

  async function agree(turn: Turn): Promise<void> {
    const { now, language } = turn
    const proof = { purpose: 'feedback' as const, textVersion: consentTextVersion, language, now }
    await consents.agree(turn.tx, turn.writer, proof)
    turn.remember(memoryName, { feedback: consentTextVersion })
  }

  return {
    /** Whether the writer agreed before. Kept with the conversation so that it costs no query. */
    agreed: (turn: Turn): boolean => turn.recall(memoryName) !== undefined,

    /** Whether typed words are the agreement, in either language. */
    isAgreement(turn: Turn, text: string): boolean {
      const typed = foldText(text).trim()
      return agreements.some((key) => foldText(turn.t(key)).trim() === typed)
    },

    /** The resident tapped "agree and send": proof of consent, then the ticket. */
    async send(
      turn: Turn,
      { draft, anonymous }: { draft: Draft; anonymous: boolean },
    ): Promise<OpenedTicket> {
      const { language } = turn
      if (this.agreed(turn)) await personOf(turn.tx, turn.writer, { language })
      else await agree(turn)
      const opened = await open(turn, draft, anonymous)
      const dates = {
        look: formatDateTime(opened.lookDueAt, language),
        due: formatDate(opened.dueAt, language),
      }
      const text = turn.rich(anonymous ? 'feedback-sent-anonymous' : 'feedback-sent', {
        code: opened.code,
        ...dates,
      })
      const window = windowWords(turn, opened)
      const offer = window && !anonymous && draft.kind !== 'to_cao' ? phoneOffer(turn) : undefined
      turn.say(
        { text: joinLines(text, window), ...(offer ? { choices: [offer] } : {}) },
        { ticketId: opened.id },
      )
      return opened
    },

    /** Danger: no consent is waited for (Law 91/2025/QH15 art. 19, emergency). */
    sendNow: (turn: Turn, draft: Draft): Promise<OpenedTicket> => open(turn, draft, false),
  }
}

/** On a platform that lets nobody be written to for long, the answer may come after that: what to do about it. */
function windowWords(turn: Turn, { dueAt }: OpenedTicket): RichText | undefined {
  const window = windowOf({ platform: turn.account.platform, at: turn.now, now: turn.now })
  if (window.kind !== 'free' || window.billedUntil >= dueAt) return undefined
  const channel = turn.t(`label-channel-${turn.account.platform}`)
  const until = formatDateTime(window.billedUntil, turn.language)
  return turn.rich('feedback-window-sent', { channel, until })
}

export type Sending = ReturnType<typeof createSending>
