/** Builds the subject of feedback: its services and its dialogue. */
import type { Turn } from '../conversation/dialogue.ts'
import type { ReceivedFiles } from '../conversation/received-files.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { UnitDirectory, UnitTree } from '../units/unit-directory.ts'
import type { CampaignAnswers } from './campaign-answers.ts'
import { openDeadlines } from './deadlines.ts'
import { createFeedbackDialogue } from './dialogue.ts'
import { createEscalation } from './escalation.ts'
import { createMyTickets } from './my-tickets.ts'
import { type AnnounceTicket, createTicketOpening } from './open-ticket.ts'
import { createOutsideReplies } from './outside-replies.ts'
import { gazetteerOf } from './place.ts'
import { createRestrictedReaders } from './restricted-readers.ts'
import { createSending } from './sending.ts'
import { createStaffAlerts } from './staff-alerts.ts'
import { createTemplates } from './templates.ts'
import { createTicketNotices } from './ticket-notices.ts'
import { createTickets } from './tickets.ts'
import { createUnderstanding, type Understanding } from './understand/understand.ts'

export interface FeedbackRoom {
  readonly database: Database
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly texts: Texts
  readonly metrics: Metrics
  readonly units: UnitDirectory
  readonly outbox: Outbox
  readonly files: ReceivedFiles
  readonly announce: AnnounceTicket
  readonly publicUrl: string
  /** Goes on with a command of another subject, by its official word. */
  readonly runCommand: (turn: Turn, word: string, argument?: string) => Promise<void>
  readonly campaignAnswers: CampaignAnswers
}

export async function createFeedback(parts: FeedbackRoom) {
  const { database, clock, randomBytes, announce, metrics, files, units } = parts
  const deadlines = await openDeadlines({ database, clock })
  const alerts = createStaffAlerts(parts)
  const opening = createTicketOpening({ deadlines, alerts, randomBytes, announce })
  const understand = understandingOf(units)
  const dialogue = createFeedbackDialogue({
    units,
    understand,
    files,
    metrics,
    sending: createSending({ opening, campaignOf: parts.campaignAnswers.campaignOf }),
    answers: parts.campaignAnswers,
    alerts,
    myTickets: createMyTickets({ deadlines, announce }),
    runCommand: parts.runCommand,
    newInstance: () => Buffer.from(randomBytes(4)).toString('base64url'),
  })
  const tickets = createTickets({ ...parts, alerts, notices: createTicketNotices(parts) })
  const escalate = createEscalation({ ...parts, alerts })
  const seeToReaders = createRestrictedReaders({ ...parts, alerts })
  const templates = createTemplates(parts)
  const answeredOutside = createOutsideReplies({ database, clock, announce })
  const close = () => deadlines.close()
  return { dialogue, tickets, templates, understand, escalate, seeToReaders, answeredOutside, close }
}

/**
 * A reader of messages that knows the units of now, built again when they change. The steps of one turn ask for the
 * same text more than once: the last answer is kept.
 */
function understandingOf(units: UnitDirectory): (text: string) => Understanding {
  let tree: UnitTree | undefined
  let read: (text: string) => Understanding = createUnderstanding({ wards: [] })
  let last: { text: string; meaning: Understanding } | undefined
  return (text) => {
    if (tree !== units.now) {
      tree = units.now
      read = createUnderstanding(gazetteerOf(tree))
      last = undefined
    }
    if (last?.text !== text) last = { text, meaning: read(text) }
    return last.meaning
  }
}
