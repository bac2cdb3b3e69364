/** Reply templates in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import { listOf, readId } from '../../api/shapes.ts'
import { InvalidError } from '../../platform/errors.ts'
import type { UnitDirectory } from '../../units/unit-directory.ts'
import type { Template, Templates } from '../templates.ts'
import { CATEGORIES } from '../understand/labels.ts'

const tag = 'templates'

const words = z.object({
  title: z.string().max(1_000),
  category: z.enum(CATEGORIES).nullish().meta({ description: 'Offered first on tickets of this category' }),
  textVi: z
    .string()
    .max(20_000)
    .meta({ description: 'May hold {code}, {due} and {authority} of the ticket' }),
  textEn: z.string().max(20_000).nullish().meta({ description: 'Left out: the Vietnamese text is used' }),
})
const template = z.object({
  id: z.int(),
  unit: z.string().nullable(),
  title: z.string(),
  category: z.string().nullable(),
  textVi: z.string(),
  textEn: z.string().nullable(),
  version: z.int(),
  own: z
    .boolean()
    .meta({ description: 'The caller may change it; those of the units above are only offered' }),
})

export function templateEndpoints({
  templates,
  directory,
}: {
  templates: Templates
  directory: UnitDirectory
}): Endpoint[] {
  const show = ({ unitId, ...each }: Template) => ({
    ...each,
    unit: directory.now.byId(unitId)?.code ?? null,
  })
  const given = ({ title, category, textVi, textEn }: z.output<typeof words>) => ({
    title,
    category: category ?? null,
    textVi,
    textEn: textEn ?? null,
  })

  return [
    endpoint({
      method: 'get',
      path: '/templates',
      tag,
      summary: 'Reply templates of the units the caller looks after, and of those above them, by title',
      answer: listOf(template),
      handle: async ({ viewer }) => ({ items: (await templates.list(viewer)).map(show), nextCursor: null }),
    }),
    endpoint({
      method: 'post',
      path: '/templates',
      tag,
      summary: 'Add a reply template for a unit and every unit below it',
      body: words.extend({ unit: z.string() }),
      answer: template,
      status: 201,
      async handle({ viewer, body }) {
        const unit = directory.now.byCode(body.unit)
        if (!unit) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
        const { id } = await templates.create(viewer, { ...given(body), unitId: unit.id })
        return show(await templates.find(viewer, id))
      },
    }),
    endpoint({
      method: 'get',
      path: '/templates/:id',
      tag,
      summary: 'One reply template',
      answer: template,
      handle: async ({ viewer, params }) => show(await templates.find(viewer, readId(params.id))),
    }),
    endpoint({
      method: 'post',
      path: '/templates/:id',
      tag,
      summary: 'Change a reply template; 409 when it is newer than the version the caller saw',
      body: words.extend({ version: z.int() }),
      answer: template,
      async handle({ viewer, params, body }) {
        const id = readId(params.id)
        await templates.save(viewer, id, { ...given(body), version: body.version })
        return show(await templates.find(viewer, id))
      },
    }),
    endpoint({
      method: 'delete',
      path: '/templates/:id',
      tag,
      summary: 'Take a reply template away; what was sent with it stays as it was sent',
      answer: template,
      async handle({ viewer, params }) {
        const removed = await templates.find(viewer, readId(params.id))
        await templates.remove(viewer, removed.id)
        return show(removed)
      },
    }),
  ]
}
