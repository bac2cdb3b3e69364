/** What the place finder knows of a unit, in the API: its centre and its streets. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import type { Viewer } from '../../people/viewer.ts'
import { NotFoundError } from '../../platform/errors.ts'
import type { UnitDirectory } from '../unit-directory.ts'
import type { Units } from '../units.ts'

const tag = 'units'

const places = z.object({
  centre: z.object({ latitude: z.number(), longitude: z.number() }).nullable().meta({
    description: 'About the middle of its area, in degrees; a shared position is of the nearest one',
  }),
  streets: z
    .array(z.string())
    .max(10_000)
    .meta({ description: 'Streets, alleys, estates, as people call them' }),
})

export function placeEndpoints({ units, directory }: { units: Units; directory: UnitDirectory }): Endpoint[] {
  async function idOf(viewer: Viewer, code: string | undefined): Promise<number> {
    const unit = directory.now.byCode(code ?? '')
    if (!unit) throw new NotFoundError('unit')
    return (await units.find(viewer, unit.id)).id
  }
  const show = async (id: number) => {
    const { centre, streets } = await units.places.of(id)
    return { centre, streets: [...streets] }
  }

  return [
    endpoint({
      method: 'get',
      path: '/units/:code/places',
      tag,
      summary: 'The centre of a unit, and its streets, alleys and estates',
      answer: places,
      handle: async ({ viewer, params }) => show(await idOf(viewer, params.code)),
    }),
    endpoint({
      method: 'post',
      path: '/units/:code/places',
      tag,
      summary: 'Put these in place of what was known; a unit is managed from above it',
      body: places,
      answer: places,
      async handle({ viewer, params, body }) {
        const id = await idOf(viewer, params.code)
        await units.places.save(viewer, id, body)
        return show(id)
      },
    }),
  ]
}
