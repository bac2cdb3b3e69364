/** A call by number that answers no more than that it was done. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import { readId } from '../../api/shapes.ts'
import type { Viewer } from '../../people/viewer.ts'

/** `says`: the one name in the answer, which is true. */
export const deedEndpoint = ({
  act,
  says,
  ...given
}: {
  method: 'post' | 'delete'
  path: string
  tag: string
  summary: string
  says: string
  act: (viewer: Viewer, id: number) => Promise<void>
}): Endpoint =>
  endpoint({
    ...given,
    answer: z.object({ [says]: z.boolean() }),
    async handle({ viewer, params }) {
      await act(viewer, readId(params.id))
      return { [says]: true }
    },
  })
