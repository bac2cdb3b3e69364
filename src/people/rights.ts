/** Questions about a viewer's reach that only the database can answer. */
import type { Database, Tx } from '../platform/database/database.ts'
import { ForbiddenError, NotFoundError } from '../platform/errors.ts'
import { type Right, reach, type Viewer } from './viewer.ts'

/** Whether every one of the units lies within the viewer's reach. */
export async function reachesAll(
  source: Tx | Database,
  viewer: Viewer,
  { right, unitIds }: { right: Right; unitIds: readonly number[] },
): Promise<boolean> {
  const asked = [...new Set(unitIds)]
  const reached = await source.orm.unitAncestor.findMany({
    where: { unitId: { in: asked }, ancestorId: { in: reach(viewer, right) } },
    distinct: ['unitId'],
    select: { unitId: true },
  })
  return reached.length === asked.length
}

/**
 * @throws NotFoundError when the viewer may not see the unit
 * @throws ForbiddenError when they see it but lack the right over it
 */
export async function demandOver(
  source: Tx | Database,
  viewer: Viewer,
  { right, unitId }: { right: Right; unitId: number },
): Promise<void> {
  if (await reachesAll(source, viewer, { right, unitIds: [unitId] })) return
  if (await reachesAll(source, viewer, { right: 'units.read', unitIds: [unitId] }))
    throw new ForbiddenError(right)
  throw new NotFoundError('unit')
}
