/** Staff groups in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, pageOf, paging, readId, showMoment } from '../api/shapes.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { LinkedGroups, LinkedGroupView } from './linked-groups.ts'

const tag = 'staff'
const group = z.object({
  id: z.int(),
  unit: z.string().nullable(),
  linkedAt: moment,
  by: z.object({ id: z.int(), name: z.string().nullable() }),
})

export function staffGroupEndpoints({
  linkedGroups,
  directory,
}: {
  linkedGroups: LinkedGroups
  directory: UnitDirectory
}): Endpoint[] {
  const show = ({ id, unitId, linkedAt, by }: LinkedGroupView) => ({
    id,
    unit: directory.now.byId(unitId)?.code ?? null,
    linkedAt: showMoment(linkedAt),
    by,
  })

  return [
    endpoint({
      method: 'get',
      path: '/staff-groups',
      tag,
      summary: 'Chat groups that are shown the tickets of units within reach',
      query: z.object(paging),
      answer: listOf(group),
      async handle({ viewer, query }) {
        const all = await linkedGroups.list(viewer)
        const page = pageOf(all, { limit: query.limit, cursor: query.cursor, numberOf: ({ id }) => id })
        return { items: page.items.map(show), nextCursor: page.nextCursor }
      },
    }),
    endpoint({
      method: 'post',
      path: '/staff-groups/:id/end',
      tag,
      summary: 'End the link of a group: it is shown nothing any more',
      answer: z.object({ id: z.int() }),
      async handle({ viewer, params }) {
        const id = readId(params.id)
        await linkedGroups.end(viewer, id)
        return { id }
      },
    }),
  ]
}
