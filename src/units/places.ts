/** What the place finder knows of a unit beside its names: the middle of its area, and its streets, alleys, estates. */
import { record } from '../audit/record.ts'
import { demand, reach, type Viewer } from '../people/viewer.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { ForbiddenError, InvalidError, type Issue, NotFoundError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { foldText } from '../platform/text/fold.ts'
import { lockUnits } from './lock.ts'
import type { Position } from './nearest.ts'
import type { UnitDirectory } from './unit-directory.ts'
import { asDay } from './versions.ts'

const mostStreets = 2_000
const longestStreet = 120

export interface UnitPlaces {
  /** About the middle of its area; null: unknown. */
  readonly centre: Position | null
  /** As people call them, in Vietnamese order. */
  readonly streets: readonly string[]
}

const order = new Intl.Collator('vi', { numeric: true })

export function createPlaces(parts: { database: Database; directory: UnitDirectory; clock: Clock }) {
  const { database, directory, clock } = parts

  /** The caller has found the unit for the viewer. A unit is managed from above it; the root by itself. */
  function demandManaged(viewer: Viewer, unitId: number): void {
    demand(viewer, 'units.manage')
    const tree = directory.now
    const unit = tree.byId(unitId)
    if (!unit || unit.endedOn) throw new NotFoundError('unit')
    const tops = reach(viewer, 'units.manage')
    if (!tree.path(unit.parentId ?? unit.id).some(({ id }) => tops.includes(id)))
      throw new ForbiddenError('units.manage')
  }

  return {
    /** Of a unit the viewer was found to see. */
    async of(unitId: number): Promise<UnitPlaces> {
      const unit = directory.now.byId(unitId)
      const rows = await database.orm.unitStreet.findMany({ where: { unitId }, select: { name: true } })
      const { latitude = null, longitude = null } = unit ?? {}
      return {
        centre: latitude === null || longitude === null ? null : { latitude, longitude },
        streets: rows.map(({ name }) => name).sort(order.compare),
      }
    },

    /**
     * Puts these in place of what was known; versions to come have the centre too.
     * @throws InvalidError naming centre or streets
     */
    async save(viewer: Viewer, unitId: number, given: UnitPlaces): Promise<void> {
      demandManaged(viewer, unitId)
      const { centre, streets } = usable(given)
      const now = clock.now()
      const changed = await database.transaction(async (tx) => {
        await tx.query(lockUnits, [])
        const before = await tx.orm.unitStreet.findMany({
          where: { unitId },
          select: { name: true, folded: true },
        })
        const gone = before.filter(({ name }) => !streets.some((street) => street.name === name))
        const fresh = streets.filter(({ name }) => !before.some((street) => street.name === name))
        await tx.orm.unitStreet.deleteMany({ where: { unitId, name: { in: gone.map(({ name }) => name) } } })
        await tx.orm.unitStreet.createMany({ data: fresh.map((street) => ({ ...street, unitId })) })
        const middle = { latitude: centre?.latitude ?? null, longitude: centre?.longitude ?? null }
        const standing = await tx.orm.unitVersion.findMany({
          where: { unitId, OR: [{ validTo: null }, { validTo: { gte: asDay(dateOf(now)) } }] },
          select: { id: true, latitude: true, longitude: true },
        })
        const moved = standing.filter(
          ({ latitude, longitude }) => latitude !== middle.latitude || longitude !== middle.longitude,
        )
        await tx.orm.unitVersion.updateMany({
          where: { id: { in: moved.map(({ id }) => id) } },
          data: middle,
        })
        const fields = [
          ...(moved.length > 0 ? ['centre'] : []),
          ...(gone.length + fresh.length > 0 ? ['streets'] : []),
        ]
        if (fields.length === 0) return false
        await record(tx, {
          at: now,
          actorId: viewer.personId,
          action: 'unit.places',
          unitId,
          entity: 'unit',
          entityId: unitId,
          data: { fields, added: fresh.length, removed: gone.length },
        })
        return true
      })
      if (changed) await directory.changed()
    },
  }
}

/** Latitude and longitude as maps show them, `20.9937, 105.8142`; null: nothing, undefined: no such pair. */
export function readCentre(text: string): Position | null | undefined {
  const typed = cleanText(text).trim()
  if (!typed) return null
  const pair = /^(-?\d{1,2}(?:\.\d{1,15})?)[\s,;]+(-?\d{1,3}(?:\.\d{1,15})?)$/.exec(typed)
  return pair ? { latitude: Number(pair[1]), longitude: Number(pair[2]) } : undefined
}

function usable({ centre, streets }: UnitPlaces) {
  const names = streets.map((street) => cleanText(street).replace(/\s+/g, ' ').trim()).filter(Boolean)
  const named = new Map(names.map((name) => [foldText(name).trim(), name]))
  const issue = (path: string, message: string, is: boolean): Issue[] => (is ? [{ path, message }] : [])
  const outside = centre !== null && !(Math.abs(centre.latitude) <= 90 && Math.abs(centre.longitude) <= 180)
  const issues = [
    ...issue('centre', 'units-error-centre', outside),
    ...issue('streets', 'error-too-many', named.size > mostStreets),
    ...issue(
      'streets',
      'error-too-long',
      names.some((name) => [...name].length > longestStreet),
    ),
    ...issue('streets', 'error-unknown-value', named.has('')),
  ]
  if (issues.length > 0) throw new InvalidError(issues)
  return { centre, streets: [...named].map(([folded, name]) => ({ name, folded })) }
}
