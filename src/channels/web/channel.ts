/** The web chat as a channel: what is said is written into the talk, and the resident's open pages are told. */

import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import { isUnavailable } from '../../platform/database/errors.ts'
import { joinLines, plain } from '../../platform/i18n/rich-text.ts'
import type { Account, Channel, DeliveryOutcome, OutboundMessage, ShownPart } from '../channel.ts'
import { createTranscript } from './transcript.ts'

const maxButtons = 8

export function createWebChannel(parts: { account: Account; database: Database; clock: Clock }): Channel {
  const transcript = createTranscript(parts)
  return {
    account: parts.account,
    maxButtons,
    show: showWeb,
    async send(chatId, message): Promise<DeliveryOutcome> {
      try {
        const platformId = await transcript.keepSaid(chatId, withinButtons(message))
        if (platformId === null) return { outcome: 'rejected', reason: 'no such resident', ourFault: false }
        return { outcome: 'sent', platformId }
      } catch (error) {
        if (isUnavailable(error)) return { outcome: 'unknown', reason: 'database away' }
        throw error
      }
    },
  }
}

/** The web chat shows all of a message in one bubble. */
function showWeb(message: OutboundMessage): ShownPart[] {
  const { text, choices = [], files = [] } = withinButtons(message)
  return [{ text, buttons: choices.map(({ label }) => [label]), hasFile: files.length > 0 }]
}

/** The choices beyond the buttons become lines with their numbers, which can be typed. */
function withinButtons(message: OutboundMessage): OutboundMessage {
  const { choices = [], text } = message
  if (choices.length <= maxButtons) return message
  const lines = choices.slice(maxButtons).map(({ label }, at) => plain(`${maxButtons + at + 1}. ${label}`))
  return { ...message, text: joinLines(text, ...lines), choices: choices.slice(0, maxButtons) }
}
