/** What the demonstration is made of, as its data files have it. Keys are the files' own names for things. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { roleNames } from '../people/viewer.ts'

const key = z.string()

const units = z.array(
  z.object({
    key,
    predecessors: z.array(z.object({ key, part: z.enum(['whole', 'part']) })).optional(),
    versions: z.array(
      z.object({
        code: z.string().nullable(),
        name: z.string(),
        level: z.string(),
        parent: key.nullable(),
        aliases: z.array(z.string()),
        households: z.int().optional(),
        validFrom: z.iso.date(),
        validTo: z.iso.date().nullable(),
      }),
    ),
  }),
)

const people = z.object({
  staff: z.array(z.object({ key, name: z.string(), unit: key, roles: z.array(z.enum(roleNames)) })),
  residents: z.array(
    z.object({
      key,
      name: z.string().optional(),
      unit: key,
      platform: z.enum(['telegram', 'zalo', 'web']),
      language: z.enum(['vi', 'en']),
    }),
  ),
})

const step = z.object({
  type: z.enum([
    'triaged',
    'assigned',
    'note',
    'reply',
    'forwarded',
    'answered',
    'resident_message',
    'closed',
    'reopened',
    'declined',
  ]),
  /** Since the resident wrote. */
  afterHours: z.number(),
  /** Who of the staff; absent: the resident. */
  by: key.optional(),
  /** `{date}` stands for the day of the step, `{date+N}` for N working days later. */
  text: z.string().optional(),
  authority: key.optional(),
  documentNumber: z.string().optional(),
})

const tickets = z.array(
  z.object({
    resident: key,
    unit: key,
    kind: z.string(),
    category: z.string(),
    urgency: z.string(),
    text: z.string(),
    daysAgo: z.number(),
    anonymous: z.boolean().default(false),
    place: z.object({ lat: z.number(), lng: z.number(), label: z.string() }).optional(),
    steps: z.array(step),
  }),
)

const templates = z.array(
  z.object({
    title: z.string(),
    category: z.string().optional(),
    text: z.object({ vi: z.string(), en: z.string() }),
  }),
)

const authorities = z.array(z.object({ key, name: z.string() }))

export type DemoTicket = z.infer<typeof tickets>[number]
export type DemoStep = z.infer<typeof step>
export type DemoResident = z.infer<typeof people>['residents'][number]
export type DemoData = ReturnType<typeof readDemoData>

export function readDemoData() {
  return {
    units: load('units', units),
    ...load('people', people),
    tickets: load('tickets', tickets),
    templates: load('templates', templates),
    authorities: load('authorities', authorities),
  }
}

function load<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8')))
}
