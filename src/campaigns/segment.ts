/** Whom a campaign means, as data: no SQL comes from outside. Units and campaigns are ids here, codes at the door. */
import { z } from 'zod'
import { roleNames } from '../people/viewer.ts'
import { type Topic, topics } from './topics.ts'

export const platforms = ['telegram', 'zalo', 'web'] as const

/** What somebody may have answered an earlier campaign; until events and drives are subjects of their own, who takes part. */
export const participations = [
  'rsvp_yes',
  'rsvp_maybe',
  'rsvp_no',
  'pledged',
  'acknowledged',
  'no_answer',
] as const

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(50).optional()

/** What the API and the console share; a unit is what they name it by. */
const shape = <Unit extends z.ZodType>(unit: Unit) => ({
  unit: unit.meta({ description: 'The unit and everything below it' }),
  channels: listOf(z.enum(platforms)),
  topics: listOf(z.enum(topics)),
  languages: listOf(z.enum(['vi', 'en'])),
  roles: listOf(z.enum(roleNames)).meta({ description: 'Members of staff with one of these roles' }),
  household: z
    .strictObject({
      registered: z.boolean().optional().meta({ description: 'In a household the ward has on its list' }),
      oneEach: z.boolean().optional().meta({ description: 'One person of each household' }),
    })
    .optional(),
  participation: z
    .strictObject({
      campaign: z.int().positive(),
      answers: listOf(z.enum(participations)).meta({
        description: 'no_answer: it reached them and they said nothing; absent: all whom it went to',
      }),
    })
    .optional()
    .meta({ description: 'Those who answered an earlier campaign so' }),
  exclude: z
    .strictObject({
      units: listOf(unit),
      campaigns: listOf(z.int().positive()).meta({
        description: 'Not again those whom these campaigns went to',
      }),
    })
    .optional(),
})

export const segmentSchema = z.strictObject(shape(z.int()))
export type Segment = z.infer<typeof segmentSchema>

/** What an announcement is about; without a topic it is one of the other notices, which can be turned off like any topic. */
export const topicsOf = ({ topics: named }: Pick<Segment, 'topics'>): readonly Topic[] => named ?? ['notices']

export const namedSegment = z.strictObject(shape(z.string().max(64)))
export type NamedSegment = z.infer<typeof namedSegment>

/** A segment in other words for its units; nothing is left out or added. */
export function mapUnits<From, To>(
  segment: Mappable<From>,
  unitOf: (unit: From, path: string) => To,
): Mappable<To> {
  const { unit, exclude, ...rest } = segment
  const { units, ...others } = exclude ?? {}
  return {
    ...rest,
    unit: unitOf(unit, 'segment.unit'),
    ...(exclude
      ? {
          exclude: {
            ...others,
            ...(units ? { units: units.map((each, at) => unitOf(each, `segment.exclude.units.${at}`)) } : {}),
          },
        }
      : {}),
  }
}

type Mappable<Unit> = Omit<Segment, 'unit' | 'exclude'> & {
  readonly unit: Unit
  readonly exclude?:
    | { readonly units?: Unit[] | undefined; readonly campaigns?: number[] | undefined }
    | undefined
}
