/** Units to choose from in a form: those a viewer has a right over, and everything below them. */
import type { Right } from '../people/viewer.ts'
import { reach } from '../people/viewer.ts'
import { unitWords } from '../units/unit-words.ts'
import type { Option } from './fields.ts'
import type { Visit } from './visit.ts'

export function unitOptions(visit: Visit, right: Right): Option[] {
  const units = new Map(
    reach(visit.viewer, right)
      .flatMap((id) => visit.units.subtree(id))
      .map((unit) => [unit.id, unit]),
  )
  return [...units.keys()].map((id) => ({ value: String(id), label: unitWords(visit.units, id) }))
}

/** Whether a viewer has a right over a unit; a page offers what the service will allow. */
export function mayOver(visit: Visit, { right, unitId }: { right: Right; unitId: number }): boolean {
  const tops = reach(visit.viewer, right)
  return visit.units.path(unitId).some(({ id }) => tops.includes(id))
}
