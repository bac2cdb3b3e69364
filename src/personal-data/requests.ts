/** What staff do with requests about personal data: those of units within their reach, each step told to the person. */
import { createReadings } from '../audit/reading.ts'
import { record } from '../audit/record.ts'
import type { Outbox } from '../delivery/outbox.ts'
import { reachesAll } from '../people/rights.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts'
import type { Language, Texts, Values } from '../platform/i18n/texts.ts'
import { formatDate } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { type Corrections, correct, restrict, withdraw } from './carrying-out.ts'
import { askPerson, confirmationOf, demandConfirming, isConfirmed } from './confirming.ts'
import type { PersonalDataJobs } from './jobs.ts'
import { recordList } from './list-reading.ts'
import { createOfficeRequests } from './office.ts'
import {
  type RequestItem,
  type Row,
  runsAlone,
  select,
  shown,
  shownOne,
  storedOutcome,
} from './request-items.ts'
import { openRequestStatuses, type RequestRules, type RequestStatus } from './request-types.ts'
import { longestArticle, longestNote, usable } from './request-words.ts'
import { isOrWasStaff } from './whose.ts'

export const requestSteps = ['acknowledge', 'done', 'refuse', 'run', 'correct', 'confirm'] as const
/**
 * `run` carries out what needs no more than the word: a copy, a deletion, a restriction, the end of consents; `correct`
 * writes the right values. `done` is for what is answered in words. A deletion that nobody has confirmed is
 * asked about in its person's chat by `run`; `confirm` is the second person's word where they cannot give it.
 */
export type RequestStep = (typeof requestSteps)[number]

export interface RequestStepGiven {
  readonly step: RequestStep
  /** For the person: what was done, or why it was refused. */
  readonly note?: string | undefined
  /** Of a refusal: the article it rests on. */
  readonly article?: string | undefined
  /** Of a withdrawal: the one consent that ends; all of them when it is not said. */
  readonly purpose?: string | undefined
  readonly corrections?: Corrections | undefined
}

/** Nothing is said to be done of these that was not. */
const notByWords: readonly string[] = ['delete', 'restrict', 'withdraw']
/** Their accounts are ended and named as staff's. */
const ofNoStaff: readonly string[] = ['delete', 'correct']

export interface RequestParts {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly texts: Texts
  readonly directory: UnitDirectory
  readonly jobs: PersonalDataJobs
  readonly rules: RequestRules
}

const lockRequest = {
  name: 'lock_data_request',
  text: 'SELECT id FROM data_request WHERE id = $1 FOR UPDATE',
}

export function createRequests(parts: RequestParts) {
  const { database, clock, outbox, texts, jobs, rules } = parts
  const recordRead = createReadings({ database, clock })
  const take = createOfficeRequests({ database, clock, outbox, texts, rules })

  async function rowOf(source: Database | Tx, viewer: Viewer, id: number): Promise<Row> {
    const row = await source.orm.dataRequest.findFirst({
      where: { AND: [{ id }, withinReach(viewer, 'privacy.read')] },
      select,
    })
    if (!row) throw new NotFoundError('data-request')
    return row
  }

  async function tell(
    tx: Tx,
    row: Row,
    { key, values }: { key: string; values: (language: Language) => Values },
  ): Promise<void> {
    const to = await outbox.addressOf(tx, { personId: row.person.id, identityId: row.identityId })
    if (!to) return
    const date = formatDate(row.dueAt, to.language)
    const text = texts.rich(to.language, key, { number: row.id, date, ...values(to.language) })
    await outbox.add(tx, { to, message: { text }, now: clock.now() })
  }

  /** Does at once what was asked for, and tells it; null: that is a job's, or nobody's. */
  async function carryOut(
    tx: Tx,
    viewer: Viewer,
    row: Row,
    given: RequestStepGiven,
  ): Promise<string[] | null> {
    const concerned = { personId: row.person.id, unitId: row.unitId, now: clock.now() }
    const told = (key: string, prefix: string, changed: readonly string[]) =>
      tell(tx, row, {
        key,
        values: (language) => ({
          changed: changed.map((each) => texts.say(language, `${prefix}${each}`)).join(', '),
        }),
      })
    if (given.step === 'correct') {
      const changed = await correct(
        tx,
        { viewer, units: parts.directory },
        concerned,
        given.corrections ?? {},
      )
      await told('privacy-told-corrected', 'privacy-change-', changed)
      return changed
    }
    if (row.kind === 'withdraw') {
      const changed = await withdraw(tx, concerned, given.purpose)
      await told('privacy-told-withdrawn', 'privacy-purpose-', changed)
      return changed
    }
    if (row.kind !== 'restrict' && row.kind !== 'object') return null
    const changed = await restrict(tx, concerned)
    await told('privacy-restricted', 'privacy-change-', changed)
    return changed
  }

  /** Staff alone erase nothing. */
  async function wantErased(tx: Tx, viewer: Viewer, row: Row) {
    const now = clock.now()
    if (confirmationOf(row, now) !== 'nobody') throw new ConflictError('data-request-waits')
    const asked = { id: row.id, personId: row.person.id, identityId: row.identityId, now }
    const askedAt = await askPerson(tx, asked, { outbox, texts })
    return { acknowledgedAt: row.acknowledgedAt ?? now, runById: viewer.personId, askedAt }
  }

  async function demandCarriedOut(tx: Tx, row: Row, step: 'run' | 'correct' | 'confirm'): Promise<void> {
    if (!runsAlone(row) || (row.kind === 'correct') !== (step === 'correct'))
      throw new ConflictError('data-request-by-hand')
    if (ofNoStaff.includes(row.kind) && (await isOrWasStaff(tx, row.person.id)))
      throw new ConflictError('data-request-staff')
  }

  async function apply(tx: Tx, viewer: Viewer, row: Row, given: RequestStepGiven) {
    const now = clock.now()
    const status = row.status as RequestStatus
    if (!openRequestStatuses.includes(status)) throw new ConflictError('data-request-over')
    const acknowledgedAt = row.acknowledgedAt ?? now
    switch (given.step) {
      case 'acknowledge': {
        if (status !== 'received') throw new ConflictError('data-request-over')
        await tell(tx, row, { key: 'privacy-told-acknowledged', values: () => ({}) })
        return { status: 'acknowledged', acknowledgedAt }
      }
      case 'run':
      case 'correct': {
        await demandCarriedOut(tx, row, given.step)
        if (row.kind === 'delete' && !isConfirmed(row)) return wantErased(tx, viewer, row)
        const changed = await carryOut(tx, viewer, row, given)
        if (changed) return { status: 'done', acknowledgedAt, doneAt: now, outcome: { changed } }
        await jobs.run(tx, { kind: row.kind, requestId: row.id })
        return { acknowledgedAt }
      }
      case 'confirm': {
        await demandCarriedOut(tx, row, given.step)
        await demandConfirming(tx, viewer, { request: row, now })
        await jobs.run(tx, { kind: row.kind, requestId: row.id })
        return { acknowledgedAt, secondById: viewer.personId }
      }
      case 'done': {
        if (notByWords.includes(row.kind) && runsAlone(row)) throw new ConflictError('data-request-by-step')
        const note = usable(given.note, { path: 'note', longest: longestNote })
        await tell(tx, row, { key: 'privacy-told-done', values: () => ({ note }) })
        return { status: 'done', acknowledgedAt, doneAt: now, outcome: { ...storedOutcome(row), note } }
      }
      case 'refuse': {
        const note = usable(given.note, { path: 'note', longest: longestNote })
        const article = usable(given.article, { path: 'article', longest: longestArticle })
        await tell(tx, row, { key: 'privacy-told-refused', values: () => ({ note, article }) })
        const outcome = { ...storedOutcome(row), note, article }
        return { status: 'refused', acknowledgedAt, doneAt: now, outcome }
      }
      default:
        return given.step satisfies never
    }
  }

  return {
    /** Requests within reach: those still to be answered first due first, or all of them newest first. */
    async list(
      viewer: Viewer,
      filter: { open: boolean },
      page: { limit: number; cursor?: string },
    ): Promise<{ items: RequestItem[]; nextCursor: string | null }> {
      demand(viewer, 'privacy.read')
      await recordList(recordRead, viewer, 'data_request')
      const skip = /^\d{1,9}$/.test(page.cursor ?? '') ? Number(page.cursor) : 0
      const rows = await database.orm.dataRequest.findMany({
        where: {
          AND: [
            withinReach(viewer, 'privacy.read'),
            filter.open ? { status: { in: [...openRequestStatuses] } } : {},
          ],
        },
        orderBy: filter.open ? [{ dueAt: 'asc' }, { id: 'asc' }] : [{ id: 'desc' }],
        skip,
        take: page.limit + 1,
        select,
      })
      const items = await shown(database, viewer, { rows: rows.slice(0, page.limit), now: clock.now() })
      return { items, nextCursor: rows.length > page.limit ? String(skip + page.limit) : null }
    },

    /** One request; the reading is noted. @throws NotFoundError when there is none, or none within reach */
    async find(viewer: Viewer, id: number): Promise<RequestItem> {
      const row = await rowOf(database, viewer, id)
      await recordRead(viewer, {
        action: 'privacy.read',
        unitId: row.unitId,
        entity: 'data_request',
        entityId: id,
      })
      return shownOne(database, viewer, { row, now: clock.now() })
    },

    /** Writes down the request of somebody who came to the office. */
    take,

    /**
     * @throws ConflictError when it was answered before, is nothing the program can carry out, or would delete staff
     * @throws InvalidError when a correction cannot be used, a refusal names no article, or an answer says nothing
     */
    step: (viewer: Viewer, id: number, given: RequestStepGiven): Promise<RequestItem> =>
      database.transaction(async (tx) => {
        await tx.query(lockRequest, [id])
        const row = await rowOf(tx, viewer, id)
        const { unitId } = row
        if (!(await reachesAll(tx, viewer, { right: 'privacy.manage', unitIds: [unitId] })))
          throw new ForbiddenError('privacy.manage')
        const data = await apply(tx, viewer, row, given)
        const changed =
          'outcome' in data && data.outcome && 'changed' in data.outcome ? data.outcome.changed : undefined
        await tx.orm.dataRequest.update({ where: { id }, data: { ...data, handledById: viewer.personId } })
        await record(tx, {
          at: clock.now(),
          actorId: viewer.personId,
          action: `privacy.${given.step}`,
          unitId,
          entity: 'data_request',
          entityId: id,
          data: { kind: row.kind, ...(changed ? { changed } : {}) },
        })
        return shownOne(tx, viewer, { row: await rowOf(tx, viewer, id), now: clock.now() })
      }),
  }
}
