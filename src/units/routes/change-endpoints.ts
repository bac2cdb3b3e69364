/** Changes of units with a date, in the API: by codes instead of ids. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import { listOf, moment, readId, showMoment } from '../../api/shapes.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { Target, UnitChange } from '../change-types.ts'
import type { ComingChange } from '../coming.ts'
import type { UnitDirectory } from '../unit-directory.ts'
import type { Units } from '../units.ts'

const tag = 'units'

const target = z.union([
  z.object({ unit: z.string() }),
  z.object({
    create: z.object({
      code: z.string(),
      name: z.string(),
      level: z.string(),
      parent: z.string(),
      households: z.int().min(0).nullish(),
    }),
  }),
])
const date = z.string().max(40).meta({ description: 'Its first day, YYYY-MM-DD' })

const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('merge'),
    date,
    from: z.array(z.string()).max(500),
    into: target,
    moveRoles: z.array(z.int()).max(2_000).optional(),
  }),
  z.object({
    kind: z.literal('split'),
    date,
    unit: z.string(),
    parts: z.array(z.object({ into: target, children: z.array(z.string()).max(2_000) })).max(50),
  }),
  z.object({
    kind: z.literal('rename'),
    date,
    unit: z.string(),
    name: z.string(),
    code: z.string().optional(),
  }),
  z.object({ kind: z.literal('move'), date, unit: z.string(), parent: z.string() }),
  z.object({ kind: z.literal('end'), date, unit: z.string() }),
])

const revised = z.object({
  from: z.string(),
  to: z.string(),
  code: z.string().nullable(),
  parent: z.string().nullable(),
})
const standing = z.object({
  residents: z.int(),
  households: z.int(),
  tickets: z.int(),
  accounts: z.int(),
  templates: z.int(),
  groups: z.int(),
  campaigns: z
    .int()
    .meta({ description: 'Announcements not over; what has not begun waits for an approval again' }),
})
const outcome = z.object({
  applied: z.boolean(),
  id: z
    .int()
    .nullable()
    .meta({ description: 'Under which it can be taken back until its day; null for a dry run' }),
  date: z.iso.date(),
  later: z.boolean().meta({ description: 'Its day is to come' }),
  ends: z.array(z.string()),
  begins: z.array(z.string()),
  revised: z.array(revised),
  moved: standing.meta({ description: 'Follows at once, or on the day' }),
  stays: standing,
  roles: z.array(z.object({ id: z.int(), person: z.string(), role: z.string(), movable: z.boolean() })),
  codesReused: z.array(z.object({ code: z.string(), name: z.string() })),
  sameNames: z.array(z.string()),
})
const coming = z.object({
  id: z.int(),
  kind: z.string(),
  date: z.iso.date(),
  ends: z.array(z.string()),
  begins: z.array(z.string()),
  revised: z.array(revised),
  enteredAt: moment,
  enteredBy: z.string(),
})

export function changeEndpoints({
  units: { changes },
  directory,
}: {
  units: Units
  directory: UnitDirectory
}): Endpoint[] {
  const idOf = (code: string, path: string): number => {
    const unit = directory.now.byCode(code)
    if (!unit) throw new InvalidError([{ path, message: 'error-unit-unknown' }])
    return unit.id
  }
  const targetOf = (given: z.output<typeof target>, path: string): Target => {
    if ('unit' in given) return { unitId: idOf(given.unit, `${path}.unit`) }
    const { parent, ...create } = given.create
    return { create: { ...create, parentId: idOf(parent, `${path}.create.parent`) } }
  }
  const show = ({ own: _, enteredAt, ...each }: ComingChange) => ({
    ...each,
    ends: [...each.ends],
    begins: [...each.begins],
    revised: [...each.revised],
    enteredAt: showMoment(enteredAt),
  })

  function read(given: z.output<typeof change>): UnitChange {
    switch (given.kind) {
      case 'merge': {
        const { kind, from, into, moveRoles } = given
        return {
          kind,
          from: from.map((code, index) => idOf(code, `from.${index}`)),
          into: targetOf(into, 'into'),
          moveRoles,
        }
      }
      case 'split':
        return {
          kind: given.kind,
          unit: idOf(given.unit, 'unit'),
          parts: given.parts.map(({ into, children }, index) => ({
            into: targetOf(into, `parts.${index}.into`),
            children: children.map((code) => idOf(code, `parts.${index}.children`)),
          })),
        }
      case 'rename':
        return { kind: given.kind, unit: idOf(given.unit, 'unit'), name: given.name, code: given.code }
      case 'move':
        return {
          kind: given.kind,
          unit: idOf(given.unit, 'unit'),
          parentId: idOf(given.parent, 'parent'),
        }
      case 'end':
        return { kind: given.kind, unit: idOf(given.unit, 'unit') }
      default:
        return given satisfies never
    }
  }

  return [
    endpoint({
      method: 'post',
      path: '/units/changes',
      tag,
      summary: 'Merge, split, rename, move or end units on a day; with dryRun=true only what it would do',
      query: z.object({ dryRun: z.enum(['true', 'false']).default('false') }),
      body: change,
      answer: outcome,
      async handle({ viewer, query, body }) {
        const asked = read(body)
        const preview = await changes.preview(viewer, asked, body.date)
        const applied = query.dryRun === 'true' ? null : await changes.apply(viewer, asked, body.date)
        return outcome.parse({
          ...preview,
          ...(applied && !preview.later ? { moved: applied.moved } : {}),
          applied: applied !== null,
          id: applied?.changeId ?? null,
        })
      },
    }),
    endpoint({
      method: 'get',
      path: '/units/changes',
      tag,
      summary: 'Changes that are entered and whose day has not come, the next day first',
      answer: listOf(coming),
      handle: async ({ viewer }) => ({ items: (await changes.coming(viewer)).map(show), nextCursor: null }),
    }),
    endpoint({
      method: 'delete',
      path: '/units/changes/:id',
      tag,
      summary: 'Take back a change before its day; 409 when something entered later rests on it',
      answer: coming,
      async handle({ viewer, params }) {
        const id = readId(params.id)
        const taken = show(await changes.findComing(viewer, id))
        await changes.takeBack(viewer, id)
        return taken
      },
    }),
  ]
}
