/**
 * Requests of people who come to the office: a member of staff writes them down, and notes by what they knew the person.
 * With the code of a ticket the request is about the one who wrote it, with a one-time code about the one whose chat shows
 * it, with a number about the one who gave it to be called. They are told in their chat as well: whoever came in another's
 * name is noticed.
 */
import { record } from '../audit/record.ts'
import type { Outbox } from '../delivery/outbox.ts'
import { findTicket } from '../feedback/ticket-reading.ts'
import { demandOver } from '../people/rights.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { InvalidError, type Issue, NotFoundError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { cleanText } from '../platform/text/clean.ts'
import { formatDate } from '../platform/text/numbers.ts'
import { askPerson } from './confirming.ts'
import { demandTry, personOfCode, personOfPhone } from './person-tied.ts'
import {
  clocksOf,
  type IdentityCheck,
  identityChecks,
  type RequestKind,
  type RequestRules,
} from './request-types.ts'

const longestName = 120
const longestDetail = 1_000

export interface OfficeRequest {
  readonly kind: RequestKind
  readonly unitId: number
  /** As it stands on the paper that was shown. */
  readonly name: string
  readonly check: string
  readonly detail: string
  /** A ticket the person wrote; empty when they name none. */
  readonly ticket: string
  /** A one-time code from the person's own chat, or the number they gave to be called; empty without one. */
  readonly code?: string
  readonly phone?: string
}

export interface OfficeParts {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly texts: Texts
  readonly rules: RequestRules
}

export function createOfficeRequests({ database, clock, outbox, texts, rules }: OfficeParts) {
  /** Of a sealed ticket nobody learns in this way who wrote it. */
  async function authorOf(tx: Tx, viewer: Viewer, code: string) {
    const unknown = new InvalidError([{ path: 'ticket', message: 'error-ticket-of-nobody' }])
    const ticket = await findTicket(tx, viewer, code).catch((error: unknown) => {
      throw error instanceof NotFoundError ? unknown : error
    })
    if (!ticket.author) throw unknown
    const row = await tx.orm.ticket.findUniqueOrThrow({
      where: { id: ticket.id },
      select: { identityId: true },
    })
    return { personId: ticket.author.id, identityId: row.identityId }
  }

  async function personAtTheDesk(tx: Tx, given: { name: string; unitId: number; now: Date }) {
    const { name, unitId, now } = given
    const { id } = await tx.orm.person.create({
      data: { name, unitId, createdAt: now },
      select: { id: true },
    })
    return { personId: id, identityId: null }
  }

  /** By a ticket, a code or a number the request is about somebody who is known here; else about a name alone. */
  async function personAsking(
    tx: Tx,
    viewer: Viewer,
    { given, name, now }: { given: OfficeRequest; name: string; now: Date },
  ) {
    const [ticket, code, phone] = [given.ticket, given.code ?? '', given.phone ?? ''].map((each) =>
      cleanText(each).trim(),
    )
    if (ticket) return authorOf(tx, viewer, ticket)
    if (code) return personOfCode(tx, { code, now })
    if (phone) return personOfPhone(tx, viewer, { phone, outbox })
    return personAtTheDesk(tx, { name, unitId: given.unitId, now })
  }

  async function tellTaken(
    tx: Tx,
    taken: { id: number; personId: number; identityId: number | null; dueAt: Date; now: Date },
  ): Promise<void> {
    const to = taken.identityId === null ? null : await outbox.addressOf(tx, taken)
    if (!to) return
    const values = { number: taken.id, date: formatDate(taken.dueAt, to.language) }
    const text = texts.rich(to.language, 'privacy-told-taken', values)
    await outbox.add(tx, { to, message: { text }, now: taken.now })
  }

  /**
   * @throws InvalidError naming the fields, ForbiddenError and NotFoundError about the unit
   */
  return async (viewer: Viewer, given: OfficeRequest): Promise<{ id: number }> => {
    demand(viewer, 'privacy.manage')
    const { kind, unitId } = given
    const { name, detail, check } = usable(given)
    const now = clock.now()
    if (given.code?.trim() || given.phone?.trim()) await demandTry(database, viewer, now)
    return database.transaction(async (tx) => {
      await demandOver(tx, viewer, { right: 'privacy.manage', unitId })
      const who = await personAsking(tx, viewer, { given, name, now })
      const clocks = clocksOf(rules, kind, now)
      const { id } = await tx.orm.dataRequest.create({
        data: {
          ...who,
          ...clocks,
          unitId,
          kind,
          detail: detail || null,
          receivedAt: now,
          takenById: viewer.personId,
          identityCheck: check,
          runById: kind === 'delete' ? viewer.personId : null,
        },
        select: { id: true },
      })
      if (kind === 'delete') {
        const askedAt = await askPerson(tx, { id, ...who, now }, { outbox, texts })
        await tx.orm.dataRequest.update({ where: { id }, data: { askedAt } })
      } else {
        await tellTaken(tx, { id, ...who, dueAt: clocks.dueAt, now })
      }
      await record(tx, {
        at: now,
        actorId: viewer.personId,
        action: 'privacy.taken',
        unitId,
        entity: 'data_request',
        entityId: id,
        data: { kind, check },
      })
      return { id }
    })
  }
}

function usable(given: OfficeRequest): { name: string; detail: string; check: IdentityCheck } {
  const name = cleanText(given.name).replace(/\s+/g, ' ').trim()
  const detail = cleanText(given.detail).trim()
  const check = identityChecks.find((each) => each === given.check)
  const issue = (path: string, message: string, is: boolean): Issue[] => (is ? [{ path, message }] : [])
  const issues = [
    ...issue('name', 'error-required', !name),
    ...issue('name', 'error-too-long', [...name].length > longestName),
    ...issue('detail', 'error-too-long', [...detail].length > longestDetail),
    ...issue('check', 'error-required', !check),
  ]
  if (!check || issues.length > 0) throw new InvalidError(issues)
  return { name, detail, check }
}
