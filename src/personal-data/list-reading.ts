/** That somebody read a list with names and words of people: for each unit at the top of what they may read, in its own audit. */
import type { RecordRead } from '../audit/reading.ts'
import { reach, type Viewer } from '../people/viewer.ts'

export async function recordList(
  recordRead: RecordRead,
  viewer: Viewer,
  entity: 'data_request' | 'data_breach',
): Promise<void> {
  const action = entity === 'data_request' ? 'privacy.list' : 'privacy.breach-list'
  for (const unitId of reach(viewer, 'privacy.read'))
    await recordRead(viewer, { action, unitId, entity, entityId: `unit-${unitId}` })
}
