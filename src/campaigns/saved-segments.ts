/** Segments kept under a name, for the next campaign: a unit's own, for those who write campaigns there. */
import { record } from '../audit/record.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { type Segment, segmentSchema } from './segment.ts'

const longestName = 80
const mostShown = 200

export interface SavedSegment {
  readonly id: number
  readonly unitId: number
  readonly name: string
  readonly segment: Segment
}

const select = { id: true, unitId: true, name: true, segment: true } as const

export function createSavedSegments(parts: {
  database: Database
  clock: Clock
  /** @throws ForbiddenError, NotFoundError, InvalidError for a segment beyond the viewer's reach */
  demandSegment: (tx: Tx, viewer: Viewer, segment: Segment) => Promise<void>
}) {
  const { database, clock, demandSegment } = parts

  return {
    /** Those of units within reach, by name. */
    async list(viewer: Viewer): Promise<SavedSegment[]> {
      demand(viewer, 'campaigns.write')
      const rows = await database.orm.savedSegment.findMany({
        where: withinReach(viewer, 'campaigns.write'),
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: mostShown,
        select,
      })
      return rows.map(asSaved)
    },

    /** @throws NotFoundError when there is none within reach */
    async find(viewer: Viewer, id: number): Promise<SavedSegment> {
      const row = await database.orm.savedSegment.findFirst({
        where: { AND: [{ id }, withinReach(viewer, 'campaigns.write')] },
        select,
      })
      if (!row) throw new NotFoundError('segment')
      return asSaved(row)
    },

    /** Keeps it in its unit; the one of that name there is replaced. */
    async save(viewer: Viewer, given: { name: string; segment: Segment }): Promise<SavedSegment> {
      demand(viewer, 'campaigns.write')
      const name = cleanText(given.name).replace(/\s+/g, ' ')
      const tooLong = [...name].length > longestName
      if (name === '' || tooLong)
        throw new InvalidError([{ path: 'name', message: tooLong ? 'error-too-long' : 'error-required' }])
      const { segment } = given
      const unitId = segment.unit
      return database.transaction(async (tx) => {
        await demandSegment(tx, viewer, segment)
        const data = { segment: { ...segment }, authorId: viewer.personId, updatedAt: clock.now() }
        const row = await tx.orm.savedSegment.upsert({
          where: { unitId_name: { unitId, name } },
          create: { unitId, name, ...data },
          update: data,
          select,
        })
        await note(tx, viewer, { unitId, action: 'campaign.keep-segment' })
        return asSaved(row)
      })
    },

    /** @throws NotFoundError when there is none within reach */
    async remove(viewer: Viewer, id: number): Promise<void> {
      const { unitId } = await this.find(viewer, id)
      await database.transaction(async (tx) => {
        await tx.orm.savedSegment.deleteMany({ where: { id } })
        await note(tx, viewer, { unitId, action: 'campaign.drop-segment' })
      })
    },
  }

  function note(tx: Tx, viewer: Viewer, given: { unitId: number; action: string }) {
    const { unitId, action } = given
    const entry = { at: clock.now(), actorId: viewer.personId, unitId, data: {} }
    return record(tx, { ...entry, action, entity: 'unit', entityId: unitId })
  }
}

const asSaved = ({
  segment,
  ...row
}: Omit<SavedSegment, 'segment'> & { segment: unknown }): SavedSegment => ({
  ...row,
  segment: segmentSchema.parse(segment),
})
