/** The log of breaches of personal data, each with the 72 hours in which the authority is told (Law 91/2025/QH15, art. 23). */
import { createReadings } from '../audit/reading.ts'
import { record } from '../audit/record.ts'
import { demandOver } from '../people/rights.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { DataBreach } from '../platform/database/generated/client.ts'
import { ConflictError, InvalidError, type Issue, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { recordList } from './list-reading.ts'

const reportMs = 72 * 60 * 60 * 1000
const longestText = 4_000

export type Breach = DataBreach

export const breachSteps = ['reported', 'told', 'closed'] as const
/** The authority was told; the people concerned were told; nothing is left to do. */
export type BreachStep = (typeof breachSteps)[number]

const stepFields = { reported: 'reportedAt', told: 'peopleToldAt', closed: 'closedAt' } as const

export interface NewBreach {
  readonly unitId: number
  /** When it was noticed: the 72 hours run from here. */
  readonly noticedAt: Date | undefined
  readonly nature: string
  readonly affected: string
  readonly measures: string
}

export function createBreaches({ database, clock }: { database: Database; clock: Clock }) {
  const recordRead = createReadings({ database, clock })

  const entry = (viewer: Viewer, given: { action: string; unitId: number; id: number; at: Date }) => ({
    at: given.at,
    actorId: viewer.personId,
    action: `privacy.${given.action}`,
    unitId: given.unitId,
    entity: 'data_breach',
    entityId: given.id,
  })

  return {
    /** Those of units within reach: what is not closed first, the clock that runs out first on top. */
    async list(viewer: Viewer): Promise<Breach[]> {
      demand(viewer, 'privacy.read')
      await recordList(recordRead, viewer, 'data_breach')
      const rows = await database.orm.dataBreach.findMany({
        where: withinReach(viewer, 'privacy.read'),
        orderBy: { reportDueAt: 'desc' },
        take: 200,
      })
      const isOpen = ({ closedAt }: Breach) => closedAt === null
      return [...rows.filter(isOpen).reverse(), ...rows.filter((breach) => !isOpen(breach))]
    },

    async find(viewer: Viewer, id: number): Promise<Breach> {
      const breach = await database.orm.dataBreach.findFirst({
        where: { AND: [{ id }, withinReach(viewer, 'privacy.read')] },
      })
      if (!breach) throw new NotFoundError('data-breach')
      const { unitId } = breach
      await recordRead(viewer, { action: 'privacy.breach-read', unitId, entity: 'data_breach', entityId: id })
      return breach
    },

    /** @throws InvalidError for a moment to come, or for an empty field */
    async note(viewer: Viewer, given: NewBreach): Promise<{ id: number }> {
      await demandOver(database, viewer, { right: 'privacy.manage', unitId: given.unitId })
      const now = clock.now()
      const breach = usable(given, now)
      return database.transaction(async (tx) => {
        const { id } = await tx.orm.dataBreach.create({
          data: { ...breach, unitId: given.unitId, recordedById: viewer.personId },
          select: { id: true },
        })
        await record(tx, entry(viewer, { action: 'breach', unitId: given.unitId, id, at: now }))
        return { id }
      })
    },

    /** @throws ConflictError when it was done before */
    async step(viewer: Viewer, id: number, step: BreachStep): Promise<void> {
      const { unitId } = await this.find(viewer, id)
      await demandOver(database, viewer, { right: 'privacy.manage', unitId })
      const now = clock.now()
      const field = stepFields[step]
      await database.transaction(async (tx) => {
        const done = await tx.orm.dataBreach.updateMany({
          where: { id, [field]: null },
          data: { [field]: now },
        })
        if (done.count === 0) throw new ConflictError('data-breach-step')
        await record(tx, entry(viewer, { action: `breach-${step}`, unitId, id, at: now }))
      })
    },
  }
}

function usable({ noticedAt, ...words }: NewBreach, now: Date) {
  const issues: Issue[] = []
  if (!noticedAt || Number.isNaN(noticedAt.getTime()))
    issues.push({ path: 'noticedAt', message: 'error-required' })
  else if (noticedAt > now) issues.push({ path: 'noticedAt', message: 'privacy-error-future' })
  const text = (path: 'nature' | 'affected' | 'measures') => {
    const clean = cleanText(words[path])
    if (!clean) issues.push({ path, message: 'error-required' })
    if ([...clean].length > longestText) issues.push({ path, message: 'error-too-long' })
    return clean
  }
  const breach = { nature: text('nature'), affected: text('affected'), measures: text('measures') }
  if (issues.length > 0 || !noticedAt) throw new InvalidError(issues)
  return { ...breach, noticedAt, reportDueAt: new Date(noticedAt.getTime() + reportMs) }
}
