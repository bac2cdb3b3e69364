/** What staff do with tickets. Each change is one transaction: the row, its history, what the resident is told. */
import type { Viewer } from '../people/viewer.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, InvalidError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { handlersOf } from './handlers.ts'
import { createReaching } from './reaching.ts'
import { isRestricted, release, restrict } from './restriction.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import { addMessage, type ChangingParts, createChanging, demandHandling, usable } from './ticket-changing.ts'
import { skipMark, type TicketNotices } from './ticket-notices.ts'
import { moves, type Status } from './ticket-types.ts'
import { CATEGORIES, type Category, KINDS, type Kind, URGENCIES, type Urgency } from './understand/labels.ts'

export interface Transition {
  readonly to: Status
  readonly note?: string | undefined
  readonly authority?: string | undefined
  readonly documentNumber?: string | undefined
  readonly version?: number | undefined
}

export interface Classification {
  readonly kind?: Kind | undefined
  readonly category?: Category | undefined
  readonly urgency?: Urgency | undefined
  readonly unitId?: number | undefined
  readonly version?: number | undefined
}

/** After these the resident's word is waited for, or no more; the others leave that as it was. */
const movesOn: readonly Status[] = ['answered', 'closed', 'declined', 'reopened']

export interface ChangeParts extends ChangingParts {
  readonly notices: TicketNotices
  readonly alerts: StaffAlerts
}

export function createTicketChanges(parts: ChangeParts) {
  const { notices, alerts } = parts
  const change = createChanging(parts)
  return {
    ...createReaching(change, notices),

    /** Says something to the resident; the first reply to a new ticket takes it up. */
    reply: (viewer: Viewer, code: string, given: { text: string; version?: number | undefined }) =>
      change(viewer, { code, version: given.version }, async (tx, ticket, now) => {
        const text = usable(given.text, 'text')
        const message = await addMessage(tx, { ticket, viewer, side: 'committee', text, now })
        const taken: Status = ticket.status === 'received' ? 'in_progress' : ticket.status
        const told = await notices.reply(tx, { ...ticket, status: taken }, { text, now })
        return {
          row: { waitingSince: now, ...(taken === ticket.status ? {} : { status: taken }) },
          event: {
            type: 'reply',
            messageId: message,
            data: {
              ...(taken === ticket.status ? {} : { from: ticket.status, to: taken }),
              ...skipMark(told),
            },
          },
        }
      }),

    /** Says that somebody is on it; the first who does so in a danger stops its way up. */
    acknowledge: (viewer: Viewer, code: string) =>
      change(viewer, { code }, async (_tx, ticket) =>
        ticket.acknowledgedAt ? null : { row: {}, event: { type: 'acknowledged' } },
      ),

    /** Words for colleagues alone. */
    note: (viewer: Viewer, code: string, given: { text: string }) =>
      change(viewer, { code }, async (tx, ticket, now) => {
        const text = usable(given.text, 'text')
        const message = await addMessage(tx, { ticket, viewer, side: 'note', text, now })
        return { row: {}, event: { type: 'note', messageId: message } }
      }),

    /** Moves a ticket along; the resident is told. @throws ConflictError('ticket-move') when the rules forbid it */
    transition: (viewer: Viewer, code: string, given: Transition) =>
      change(viewer, { code, version: given.version }, async (tx, ticket, now) => {
        const { to } = given
        if (!moves[ticket.status].includes(to)) throw new ConflictError('ticket-move')
        const note = given.note?.trim() ? usable(given.note, 'note') : undefined
        const values = transitionValues(given, note)
        const message = note
          ? await addMessage(tx, { ticket, viewer, side: 'committee', text: note, now })
          : null
        const told = await notices.step(
          tx,
          { ...ticket, status: to },
          { values, now, ...(note ? { note } : {}) },
        )
        return {
          row: {
            status: to,
            ...(movesOn.includes(to) ? { waitingSince: to === 'answered' ? now : null } : {}),
            ...(to === 'answered' ? { answeredAt: now } : {}),
            ...(to === 'closed' || to === 'declined' ? { closedAt: now } : {}),
            ...(to === 'reopened' ? { closedAt: null, answeredAt: null } : {}),
          },
          event: {
            type: 'transition',
            messageId: message,
            data: { from: ticket.status, to, ...values, ...skipMark(told) },
          },
        }
      }),

    /**
     * Corrects what the bot made of it, or gives it to another unit within reach. What turns out to be a denunciation
     * leaves for its custodians, and for nobody else's eyes.
     */
    classify: (viewer: Viewer, code: string, given: Classification) =>
      change(viewer, { code, version: given.version }, async (tx, ticket, now) => {
        checkLabels(given)
        const becomes = given.kind === undefined ? ticket.restricted : isRestricted(given.kind)
        const turned =
          becomes === ticket.restricted
            ? {}
            : becomes
              ? await restrict(tx, { ticket, viewer, alerts, now })
              : await release(tx, { ticket, viewer, now })
        const { version: _, ...asked } = given
        const wanted = 'unitId' in turned ? { ...asked, unitId: turned.unitId } : asked
        if (asked.unitId !== undefined && !('unitId' in turned))
          await demandHandling(tx, viewer, { unitId: asked.unitId, restricted: becomes })
        const entries = Object.entries(wanted).filter(
          ([key, value]) => value !== undefined && value !== ticket[key as keyof typeof wanted],
        )
        const labels = Object.fromEntries(entries)
        const before = Object.fromEntries(entries.map(([key]) => [key, ticket[key as keyof typeof wanted]]))
        return {
          row: { ...labels, ...turned },
          event: { type: 'classified', data: { before, after: labels } as Prisma.InputJsonObject },
        }
      }),

    /** Gives the ticket to a member of staff who may handle it, or to nobody. */
    assign: (
      viewer: Viewer,
      code: string,
      given: { personId: number | null; version?: number | undefined },
    ) =>
      change(viewer, { code, version: given.version }, async (tx, ticket) => {
        if (
          given.personId !== null &&
          !(await handlersOf(tx, ticket)).some(({ id }) => id === given.personId)
        )
          throw new InvalidError([{ path: 'personId', message: 'error-not-a-handler' }])
        const taken = ticket.status === 'received' && given.personId !== null
        return {
          row: { assigneeId: given.personId, ...(taken ? { status: 'triaged' } : {}) },
          event: {
            type: 'assigned',
            data: { from: ticket.assigneeId, to: given.personId, ...(taken ? { status: 'triaged' } : {}) },
          },
        }
      }),
  }
}

function transitionValues(given: Transition, note: string | undefined): Record<string, string> {
  const authority = cleanText(given.authority ?? '').trim()
  const documentNumber = cleanText(given.documentNumber ?? '').trim()
  if (given.to === 'forwarded' && !authority)
    throw new InvalidError([{ path: 'authority', message: 'error-required' }])
  if (given.to === 'declined' && !note) throw new InvalidError([{ path: 'note', message: 'error-required' }])
  if (authority.length > 200) throw new InvalidError([{ path: 'authority', message: 'error-too-long' }])
  if (documentNumber.length > 100)
    throw new InvalidError([{ path: 'documentNumber', message: 'error-too-long' }])
  return given.to === 'forwarded' ? { authority, document: documentNumber } : {}
}

function checkLabels(given: Classification): void {
  const wrong = [
    given.kind !== undefined && !KINDS.includes(given.kind) ? 'kind' : '',
    given.category !== undefined && !CATEGORIES.includes(given.category) ? 'category' : '',
    given.urgency !== undefined && !URGENCIES.includes(given.urgency) ? 'urgency' : '',
  ].filter(Boolean)
  if (wrong.length > 0)
    throw new InvalidError(wrong.map((path) => ({ path, message: 'error-unknown-value' })))
}
