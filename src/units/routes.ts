/** Units in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, mostItems } from '../api/shapes.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import { changeEndpoints } from './routes/change-endpoints.ts'
import { placeEndpoints } from './routes/place-endpoints.ts'
import type { UnitDirectory, UnitNow } from './unit-directory.ts'
import type { TreeUnit, Units } from './units.ts'

const tag = 'units'

const unitInput = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parentCode: z.string().nullish().meta({ description: 'Left out for a new unit: directly under the root' }),
  households: z.int().min(0).nullish(),
  aliases: z.array(z.string()).optional(),
})

const unit = z.object({
  code: z.string().nullable(),
  name: z.string(),
  level: z.string(),
  parentCode: z.string().nullable(),
  households: z.int().nullable(),
  aliases: z.array(z.string()),
})

const upserted = unit.extend({ outcome: z.enum(['created', 'changed', 'unchanged']) })

const linkedUnit = z.object({ name: z.string(), part: z.string(), date: z.iso.date() })
const history = z.object({
  periods: z.array(
    unit.omit({ parentCode: true, aliases: true }).extend({
      parent: z.string().nullable(),
      validFrom: z.iso.date(),
      validTo: z.iso.date().nullable(),
    }),
  ),
  predecessors: z.array(linkedUnit),
  successors: z.array(linkedUnit),
})

const lines = z.array(
  z.object({ line: z.int(), code: z.string(), name: z.string(), fields: z.array(z.string()).optional() }),
)
const report = z.object({
  created: lines,
  changed: lines,
  unchanged: z.int(),
  errors: z.array(z.object({ line: z.int(), path: z.string(), message: z.string() })),
  applied: z.boolean(),
})

export function unitEndpoints({ units, directory }: { units: Units; directory: UnitDirectory }): Endpoint[] {
  const parentCode = ({ parentId }: UnitNow) =>
    parentId === null ? null : (directory.now.byId(parentId)?.code ?? null)
  return [
    ...changeEndpoints({ units, directory }),
    ...placeEndpoints({ units, directory }),
    endpoint({
      method: 'post',
      path: '/units',
      tag,
      summary: 'Create or update units by their code, one or a list, all or none',
      body: z.union([unitInput, z.array(unitInput).min(1).max(5000)]),
      answer: z.union([upserted, listOf(upserted)]),
      async handle({ viewer, body }) {
        const shown = (done: Awaited<ReturnType<Units['upsert']>>) =>
          done.map((each) => ({ ...showUnit(each.unit, parentCode(each.unit)), outcome: each.outcome }))
        if (Array.isArray(body)) return { items: shown(await units.upsert(viewer, body)), nextCursor: null }
        const [one] = shown(await units.upsert(viewer, [body]).catch(forgetIndex))
        if (!one) throw new NotFoundError('unit')
        return one
      },
    }),
    endpoint({
      method: 'get',
      path: '/units',
      tag,
      summary: 'The tree the caller may see, parents before children; the whole of it without a limit',
      query: z.object({
        limit: z.coerce.number().int().min(1).max(mostItems).optional(),
        cursor: z.string().max(200).optional(),
        at: z.iso.date().optional().meta({ description: 'The tree of another day' }),
      }),
      answer: listOf(unit),
      async handle({ viewer, query }) {
        const tree = await units.tree(viewer, query.at)
        const start = tree.findIndex(({ id }) => String(id) === query.cursor) + 1
        const page = tree.slice(start, start + (query.limit ?? tree.length))
        const more = start + page.length < tree.length
        return {
          items: page.map((each) => showUnit(each, each.parentCode)),
          nextCursor: more ? String((page.at(-1) as TreeUnit).id) : null,
        }
      },
    }),
    endpoint({
      method: 'get',
      path: '/units/:code/history',
      tag,
      summary: 'What a unit was over time, where it came from and where it went',
      answer: history,
      async handle({ viewer, params }) {
        const known = directory.now.byCode(params.code ?? '')
        if (!known) throw new NotFoundError('unit')
        return history.parse(await units.history(viewer, known.id))
      },
    }),
    endpoint({
      method: 'get',
      path: '/units.csv',
      tag,
      summary: 'The visible tree as a table',
      answerType: 'text/csv',
      handle: async ({ viewer }) =>
        new Response(await units.exportCsv(viewer), {
          headers: {
            'Content-Type': 'text/csv; charset=utf-8',
            'Content-Disposition': 'attachment; filename="units.csv"',
            'X-Content-Type-Options': 'nosniff',
            'Cache-Control': 'no-store',
          },
        }),
    }),
    endpoint({
      method: 'post',
      path: '/units.csv',
      tag,
      summary: 'Read a table of units; with dryRun=true, or when a line is wrong, nothing is written',
      query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
      body: z.string(),
      bodyType: 'text/csv',
      answer: report,
      handle: async ({ viewer, query, body }) =>
        report.parse(await units.importCsv(viewer, body, { dryRun: query.dryRun === 'true' })),
    }),
  ]
}

function showUnit(shown: UnitNow, parentCode: string | null) {
  const { code, name, level, households, aliases } = shown
  return { code, name, level, parentCode, households, aliases: [...aliases] }
}

/** For one unit, a path names the field alone. */
function forgetIndex(error: unknown): never {
  if (!(error instanceof InvalidError)) throw error
  throw new InvalidError(
    error.issues.map(({ path, message }) => ({ path: path.replace(/^0\./, ''), message })),
  )
}
