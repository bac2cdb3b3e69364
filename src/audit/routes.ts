/** The audit in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, paging, showMoment } from '../api/shapes.ts'
import { InvalidError } from '../platform/errors.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { Audit, AuditFilter } from './audit.ts'
import { auditTable, tableHeaders } from './table.ts'

const tag = 'audit'

const filterQuery = {
  unit: z.string().optional().meta({ description: 'The code of a unit: it and everything below it' }),
  actor: z.coerce.number().int().min(1).max(999_999_999).optional(),
  action: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'An action, or the beginning of several: `staff.`' }),
  entity: z.string().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  q: z.string().max(200).optional(),
}

const entry = z.object({
  id: z.string(),
  at: moment,
  actor: z.object({ id: z.int(), name: z.string() }).nullable(),
  action: z.string(),
  unit: z.string().nullable(),
  entity: z.string().nullable(),
  entityId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})

export function auditEndpoints({ audit, directory }: { audit: Audit; directory: UnitDirectory }): Endpoint[] {
  const codeOf = (unitId: number) => directory.now.byId(unitId)?.code ?? String(unitId)
  const filterOf = (query: z.output<z.ZodObject<typeof filterQuery>>): AuditFilter => {
    const unit = query.unit === undefined ? undefined : directory.now.byCode(query.unit)
    if (query.unit !== undefined && !unit)
      throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
    return {
      unitId: unit?.id,
      actorId: query.actor,
      action: query.action,
      entity: query.entity,
      from: query.from === undefined ? undefined : new Date(query.from),
      until: query.until === undefined ? undefined : new Date(query.until),
      q: query.q,
    }
  }

  return [
    endpoint({
      method: 'get',
      path: '/audit',
      tag,
      summary: 'Who did or read what in the units of an administrator, newest first',
      query: z.object({ ...filterQuery, ...paging }),
      answer: listOf(entry),
      async handle({ viewer, query }) {
        const { limit, cursor } = query
        const listed = await audit.list(viewer, filterOf(query), { limit, ...(cursor ? { cursor } : {}) })
        const items = listed.items.map(({ unitId, at, aboutName: _, ...item }) => ({
          ...item,
          at: showMoment(at),
          unit: unitId === null ? null : codeOf(unitId),
        }))
        return { items, nextCursor: listed.nextCursor }
      },
    }),
    endpoint({
      method: 'get',
      path: '/audit.csv',
      tag,
      summary: 'The same as a table; asks for the second factor of those who have one',
      query: z.object(filterQuery),
      answerType: 'text/csv',
      handle: async ({ viewer, query }) =>
        new Response(auditTable(await audit.export(viewer, filterOf(query)), codeOf), {
          headers: tableHeaders,
        }),
    }),
  ]
}
