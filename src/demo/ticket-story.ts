/** One ticket of the demonstration as the services would have written it: its row, its history, its words, what was told. */
import type { Deadlines } from '../feedback/deadlines.ts'
import { moves, type Status } from '../feedback/ticket-types.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { cleanText } from '../platform/text/clean.ts'
import { foldText } from '../platform/text/fold.ts'
import type { DemoTicket } from './data.ts'
import type { Moments, TimedStep } from './moments.ts'

export interface Author {
  readonly personId: number
  readonly identityId: number
  readonly platform: 'telegram' | 'zalo' | 'web'
  readonly externalId: string
  readonly language: 'vi' | 'en'
}

export interface World {
  readonly now: Date
  readonly moments: Moments
  readonly deadlines: Deadlines
  readonly newCode: () => string
  readonly unitId: (key: string) => number
  readonly author: (key: string) => Author
  readonly staffId: (key: string) => number
  readonly authority: (key: string) => string
}

/** What the author was told at a step, as `TicketNotices` asks for it. */
export interface Told {
  readonly at: Date
  readonly status: Status
  readonly dueAt: Date
  readonly how: 'reply' | 'step'
  readonly text: string | undefined
  readonly values: Record<string, string>
}

export interface TicketStory {
  readonly ticket: Prisma.TicketCreateManyInput & { readonly code: string; readonly createdAt: Date }
  readonly messages: readonly (Omit<Prisma.TicketMessageCreateManyInput, 'ticketId'> & { createdAt: Date })[]
  /** `said` is the place of the event's words in `messages`. */
  readonly events: readonly (Omit<Prisma.TicketEventCreateManyInput, 'ticketId'> & {
    at: Date
    said?: number
  })[]
  readonly told: readonly Told[]
  /** When the author wrote or pressed something last. */
  readonly authorActedAt: Date
}

/** Between two things that one hand does one after the other, in milliseconds. */
const breath = 30_000

/** @throws RangeError when the story moves a ticket as the rules forbid */
export function tellTicket(demo: DemoTicket, world: World): TicketStory {
  const createdAt = world.moments.written(demo)
  const author = world.author(demo.resident)
  const due = world.deadlines.of({ from: createdAt, danger: demo.urgency === 'khan' })
  const text = cleanText(demo.text)
  const ticket = {
    code: world.newCode(),
    kind: demo.kind,
    category: demo.category,
    urgency: demo.urgency,
    status: 'received' as Status,
    unitId: world.unitId(demo.unit),
    text,
    folded: foldText(text),
    address: demo.place?.label ?? null,
    latitude: demo.place?.lat ?? null,
    longitude: demo.place?.lng ?? null,
    language: author.language,
    channel: author.platform,
    authorId: author.personId,
    identityId: author.identityId,
    anonymous: demo.anonymous,
    assigneeId: null as number | null,
    ...due,
    lookedAt: null as Date | null,
    acknowledgedAt: null as Date | null,
    answeredAt: null as Date | null,
    closedAt: null as Date | null,
    version: 1,
    createdAt,
    updatedAt: createdAt,
  }
  const messages: TicketStory['messages'][number][] = []
  const events: TicketStory['events'][number][] = [
    { at: createdAt, type: 'received', data: { channel: author.platform } },
  ]
  const told: Told[] = []
  let authorActedAt = createdAt

  function happened(event: Omit<(typeof events)[number], 'at'> & { at: Date }) {
    events.push(event)
    ticket.version += 1
    ticket.updatedAt = event.at
    if (event.actorId) ticket.lookedAt ??= event.at
    else authorActedAt = event.at
  }

  function words(step: TimedStep, side: 'resident' | 'committee' | 'note') {
    const said = cleanText(world.moments.words(step.text ?? '', step.at))
    const authorId = side === 'resident' ? author.personId : world.staffId(step.by ?? '')
    messages.push({ side, authorId, text: said, folded: foldText(said), createdAt: step.at })
    return { said: messages.length - 1, text: said }
  }

  function move(step: TimedStep, to: Status, values: Record<string, string> = {}) {
    const from = ticket.status
    if (!moves[from].includes(to))
      throw new RangeError(`no ticket goes from ${from} to ${to}: ${ticket.text}`)
    ticket.status = to
    const worded = step.by && ['answered', 'declined'].includes(to) ? words(step, 'committee') : undefined
    const hand = step.by ? { actorId: world.staffId(step.by) } : {}
    const data = { from, to, ...values, ...(step.by ? {} : { by: 'resident' }) }
    happened({ at: step.at, type: 'transition', data, ...hand, ...(worded && { said: worded.said }) })
    if (to === 'answered') ticket.answeredAt = step.at
    ticket.closedAt = to === 'closed' || to === 'declined' ? step.at : null
    if (to === 'reopened') ticket.dueAt = world.deadlines.of({ from: step.at, danger: false }).dueAt
    if (step.by) told.push({ ...state(step), how: 'step', text: worded?.text, values })
  }

  const state = (step: TimedStep) => ({ at: step.at, status: ticket.status, dueAt: ticket.dueAt })
  const later = (step: TimedStep): TimedStep => ({
    ...step,
    at: new Date(Math.min(step.at.getTime() + breath, world.now.getTime())),
  })

  function take(step: TimedStep): void {
    switch (step.type) {
      case 'triaged':
      case 'closed':
      case 'answered':
      case 'declined':
        return move(step, step.type)
      case 'assigned': {
        const to = world.staffId(step.by ?? '')
        happened({ at: step.at, type: 'assigned', actorId: to, data: { from: ticket.assigneeId, to } })
        ticket.assigneeId = to
        return move(later(step), 'in_progress')
      }
      case 'forwarded': {
        const authority = world.authority(step.authority ?? '')
        return move(step, 'forwarded', { authority, document: step.documentNumber ?? '' })
      }
      case 'note':
      case 'reply': {
        const { said, text } = words(step, step.type === 'note' ? 'note' : 'committee')
        happened({ at: step.at, type: step.type, said, actorId: world.staffId(step.by ?? '') })
        if (step.type === 'reply') told.push({ ...state(step), how: 'reply', text, values: {} })
        return
      }
      case 'reopened':
        move(step, 'reopened')
        return addWords(later(step))
      case 'resident_message':
        return addWords(step)
      default:
        return step.type satisfies never
    }
  }

  function addWords(step: TimedStep): void {
    happened({ at: step.at, type: 'resident_message', said: words(step, 'resident').said })
  }

  for (const step of world.moments.steps(demo, createdAt)) take(step)
  if (ticket.urgency === 'khan') ticket.acknowledgedAt = ticket.lookedAt
  return { ticket, messages, events, told, authorActedAt }
}
