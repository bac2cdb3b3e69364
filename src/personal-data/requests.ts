/** What staff do with requests about personal data: those of units within their reach, each step told to the person. */
import { createReadings } from '../audit/reading.ts'
import { record } from '../audit/record.ts'
import type { Outbox } from '../delivery/outbox.ts'
import { reachesAll } from '../people/rights.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts'
import type { Texts, Values } from '../platform/i18n/texts.ts'
import { formatDate } from '../platform/text/numbers.ts'
import { askPerson, type Confirmation, confirmationOf, demandConfirming, isConfirmed } from './confirming.ts'
import type { PersonalDataJobs } from './jobs.ts'
import { recordList } from './list-reading.ts'
import { createOfficeRequests } from './office.ts'
import {
  type IdentityCheck,
  type Outcome,
  openRequestStatuses,
  type RequestClocks,
  type RequestKind,
  type RequestRules,
  type RequestStatus,
  stillFound,
} from './request-types.ts'
import { longestArticle, longestNote, usable } from './request-words.ts'
import { withShownOutcomes } from './shown-outcome.ts'
import { isOrWasStaff } from './whose.ts'

export interface RequestItem extends RequestClocks {
  readonly id: number
  readonly kind: RequestKind
  readonly status: RequestStatus
  readonly unitId: number
  readonly person: { readonly id: number; readonly name: string | null }
  readonly detail: string | null
  readonly receivedAt: Date
  readonly acknowledgedAt: Date | null
  readonly doneAt: Date | null
  readonly handledBy: { readonly id: number; readonly name: string | null } | null
  /** Made at the office. */
  readonly takenBy: { readonly id: number; readonly name: string | null } | null
  readonly identityCheck: IdentityCheck | null
  /** The program can carry it out alone, and has a chat to answer in where it needs one. */
  readonly runs: boolean
  readonly outcome: Outcome
  /** Of a deletion: who has to confirm it, or that it was. */
  readonly confirmation: Confirmation | null
  /** Who of the staff wants it carried out. */
  readonly runById: number | null
}

export const requestSteps = ['acknowledge', 'done', 'refuse', 'run', 'confirm'] as const
/**
 * `run` carries out by the program what it can do alone: a copy, a deletion that was confirmed; of another deletion it asks
 * the person in their chat. `confirm` is the second person's word for a deletion whose own person cannot give it.
 */
export type RequestStep = (typeof requestSteps)[number]

export interface RequestStepGiven {
  readonly step: RequestStep
  /** For the person: what was done, or why it was refused. */
  readonly note?: string | undefined
  /** Of a refusal: the article it rests on. */
  readonly article?: string | undefined
}

const select = {
  id: true,
  kind: true,
  status: true,
  unitId: true,
  identityId: true,
  detail: true,
  receivedAt: true,
  acknowledgeDueAt: true,
  dueAt: true,
  acknowledgedAt: true,
  doneAt: true,
  outcome: true,
  person: { select: { id: true, name: true } },
  handledBy: { select: { id: true, name: true } },
  takenBy: { select: { id: true, name: true } },
  identityCheck: true,
  askedAt: true,
  tappedAt: true,
  runById: true,
  secondById: true,
} satisfies Prisma.DataRequestSelect

type Row = Prisma.DataRequestGetPayload<{ select: typeof select }>

export interface RequestParts {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly texts: Texts
  readonly jobs: PersonalDataJobs
  readonly rules: RequestRules
}

const lockRequest = {
  name: 'lock_data_request',
  text: 'SELECT id FROM data_request WHERE id = $1 FOR UPDATE',
}

export function createRequests({ database, clock, outbox, texts, jobs, rules }: RequestParts) {
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

  async function tell(tx: Tx, row: Row, { key, values }: { key: string; values: Values }): Promise<void> {
    const to = await outbox.addressOf(tx, { personId: row.person.id, identityId: row.identityId })
    if (!to) return
    const date = formatDate(row.dueAt, to.language)
    const text = texts.rich(to.language, key, { number: row.id, date, ...values })
    await outbox.add(tx, { to, message: { text }, now: clock.now() })
  }

  /** Staff alone erase nothing. */
  async function wantErased(tx: Tx, viewer: Viewer, row: Row) {
    const now = clock.now()
    if (confirmationOf(row, now) !== 'nobody') throw new ConflictError('data-request-waits')
    const asked = { id: row.id, personId: row.person.id, identityId: row.identityId, now }
    const askedAt = await askPerson(tx, asked, { outbox, texts })
    return { acknowledgedAt: row.acknowledgedAt ?? now, runById: viewer.personId, askedAt }
  }

  async function apply(tx: Tx, viewer: Viewer, { row, given }: { row: Row; given: RequestStepGiven }) {
    const now = clock.now()
    const status = row.status as RequestStatus
    if (!openRequestStatuses.includes(status)) throw new ConflictError('data-request-over')
    const acknowledgedAt = row.acknowledgedAt ?? now
    switch (given.step) {
      case 'acknowledge': {
        if (status !== 'received') throw new ConflictError('data-request-over')
        await tell(tx, row, { key: 'privacy-told-acknowledged', values: {} })
        return { status: 'acknowledged', acknowledgedAt }
      }
      case 'run': {
        if (!runsAlone(row)) throw new ConflictError('data-request-by-hand')
        if (row.kind === 'delete' && (await isOrWasStaff(tx, row.person.id)))
          throw new ConflictError('data-request-staff')
        if (row.kind === 'delete' && !isConfirmed(row)) return wantErased(tx, viewer, row)
        await jobs.run(tx, { kind: row.kind, requestId: row.id })
        return { acknowledgedAt }
      }
      case 'confirm': {
        if (await isOrWasStaff(tx, row.person.id)) throw new ConflictError('data-request-staff')
        await demandConfirming(tx, viewer, { request: row, now })
        await jobs.run(tx, { kind: row.kind, requestId: row.id })
        return { acknowledgedAt, secondById: viewer.personId }
      }
      case 'done': {
        if (row.kind === 'delete' && !stillFound(outcomeOf(row)))
          throw new ConflictError('data-request-not-now')
        const note = usable(given.note, { path: 'note', longest: longestNote })
        await tell(tx, row, { key: 'privacy-told-done', values: { note } })
        return { status: 'done', acknowledgedAt, doneAt: now, outcome: { ...keptOf(row), note } }
      }
      case 'refuse': {
        const note = usable(given.note, { path: 'note', longest: longestNote })
        const article = usable(given.article, { path: 'article', longest: longestArticle })
        await tell(tx, row, { key: 'privacy-told-refused', values: { note, article } })
        return { status: 'refused', acknowledgedAt, doneAt: now, outcome: { ...keptOf(row), note, article } }
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
     * @throws InvalidError when a refusal names no article, or an answer says nothing
     */
    step: (viewer: Viewer, id: number, given: RequestStepGiven): Promise<RequestItem> =>
      database.transaction(async (tx) => {
        await tx.query(lockRequest, [id])
        const row = await rowOf(tx, viewer, id)
        const { unitId } = row
        if (!(await reachesAll(tx, viewer, { right: 'privacy.manage', unitIds: [unitId] })))
          throw new ForbiddenError('privacy.manage')
        const data = await apply(tx, viewer, { row, given })
        await tx.orm.dataRequest.update({ where: { id }, data: { ...data, handledById: viewer.personId } })
        await record(tx, {
          at: clock.now(),
          actorId: viewer.personId,
          action: `privacy.${given.step}`,
          unitId,
          entity: 'data_request',
          entityId: id,
          data: { kind: row.kind },
        })
        return shownOne(tx, viewer, { row: await rowOf(tx, viewer, id), now: clock.now() })
      }),
  }
}

const shown = (
  source: Database | Tx,
  viewer: Viewer,
  { rows, now }: { rows: readonly Row[]; now: Date },
): Promise<RequestItem[]> =>
  withShownOutcomes(
    source,
    viewer,
    rows.map((row) => asItem(row, now)),
  )

async function shownOne(
  source: Database | Tx,
  viewer: Viewer,
  { row, now }: { row: Row; now: Date },
): Promise<RequestItem> {
  const [item] = await shown(source, viewer, { rows: [row], now })
  return item ?? asItem(row, now)
}

/** A copy is sent into a chat; of somebody who has none it is given by hand. */
const runsAlone = (row: Row): boolean =>
  (row.kind === 'delete' && !stillFound(outcomeOf(row))) || (row.kind === 'copy' && row.identityId !== null)

const outcomeOf = ({ outcome }: Pick<Row, 'outcome'>): Outcome => (outcome ?? {}) as Outcome

/** What is known of the outcome, as it is stored. */
const keptOf = ({ outcome }: Row) => (outcome ?? {}) as Prisma.InputJsonObject

function asItem(given: Row, now: Date): RequestItem {
  const {
    identityId: _,
    askedAt: _a,
    tappedAt: _t,
    secondById: _s,
    kind,
    status,
    outcome: _o,
    ...row
  } = given
  return {
    ...row,
    identityCheck: row.identityCheck as IdentityCheck | null,
    runs: runsAlone(given),
    confirmation: confirmationOf(given, now),
    kind: kind as RequestKind,
    status: status as RequestStatus,
    outcome: outcomeOf(given),
  }
}
