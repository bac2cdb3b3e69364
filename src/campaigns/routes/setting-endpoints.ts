/** What outlasts one campaign, in the API: segments kept under a name, quiet hours and how often people are written to. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import type { Campaigns } from '../campaigns.ts'
import type { SavedSegment } from '../saved-segments.ts'
import { type NamedSegment, namedSegment, type Segment } from '../segment.ts'
import { deedEndpoint } from './deed-endpoint.ts'

const tag = 'campaigns'
const savedSegment = z.object({ id: z.int(), name: z.string(), segment: namedSegment })
const minutes = z.int().min(0).max(1439).meta({ description: 'Minutes after midnight in Viet Nam' })
const cap = z.int().min(1).max(100).nullable()
const rule = z.object({ quietFrom: minutes, quietTo: minutes, perDay: cap, perWeek: cap })

interface Parts {
  readonly campaigns: Campaigns
  /** @throws NotFoundError */
  readonly unitInPath: (code?: string) => number
  /** @throws InvalidError for a unit nobody knows */
  readonly segmentIn: (named: NamedSegment) => Segment
}

export function settingEndpoints({ campaigns, unitInPath, segmentIn }: Parts): Endpoint[] {
  const showSaved = ({ id, name, segment }: SavedSegment) => ({
    id,
    name,
    segment: campaigns.namedSegment(segment),
  })

  return [
    endpoint({
      method: 'get',
      path: '/segments',
      tag,
      summary: 'Segments kept under a name, of units within reach',
      answer: z.object({ items: z.array(savedSegment) }),
      handle: async ({ viewer }) => ({ items: (await campaigns.segments.list(viewer)).map(showSaved) }),
    }),
    endpoint({
      method: 'post',
      path: '/segments',
      tag,
      summary: 'Keep a segment under a name in its unit; the one of that name there is replaced',
      body: z.object({ name: z.string().max(10_000), segment: namedSegment }),
      answer: savedSegment,
      handle: async ({ viewer, body }) =>
        showSaved(
          await campaigns.segments.save(viewer, { name: body.name, segment: segmentIn(body.segment) }),
        ),
    }),
    deedEndpoint({
      method: 'delete',
      path: '/segments/:id',
      tag,
      summary: 'Keep it no longer; campaigns that were written with it stay as they are',
      says: 'removed',
      act: (viewer, id) => campaigns.segments.remove(viewer, id),
    }),
    endpoint({
      method: 'get',
      path: '/units/:code/campaign-rule',
      tag,
      summary: 'Quiet hours and the most announcements a person gets, of a unit or the nearest above it',
      answer: rule,
      handle: ({ viewer, params }) => campaigns.rules.find(viewer, unitInPath(params.code)),
    }),
    endpoint({
      method: 'post',
      path: '/units/:code/campaign-rule',
      tag,
      summary: 'Set them for a unit and what is below it',
      body: rule,
      answer: rule,
      handle: ({ viewer, params, body }) => campaigns.rules.set(viewer, unitInPath(params.code), body),
    }),
  ]
}
