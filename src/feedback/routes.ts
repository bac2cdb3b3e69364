/** Tickets, and what the bot makes of a message, in the API. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, paging, readId } from '../api/shapes.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import { fileHeaders } from '../platform/files/serve.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitNamed } from './place.ts'
import { lawEndpoints } from './routes/law-endpoints.ts'
import { reachingEndpoints } from './routes/reaching-endpoints.ts'
import { detail, item, showDetail, showItem } from './routes/ticket-shapes.ts'
import { sorts, statuses } from './ticket-types.ts'
import type { Tickets } from './tickets.ts'
import { CATEGORIES, KINDS, URGENCIES } from './understand/labels.ts'
import type { Understanding } from './understand/understand.ts'

const tag = 'tickets'
const version = z
  .int()
  .optional()
  .meta({ description: 'The version the caller saw; a newer one answers 409' })
/** The longest text taken in, before the service counts characters. */
const text = z.string().max(20_000)

export interface TicketEndpointParts {
  readonly tickets: Tickets
  readonly directory: UnitDirectory
  readonly files: FileStore
  readonly understand: (text: string) => Understanding
}

/** A kept answer about a ticket is given again to those who may see the ticket still: it may have become a denunciation. */
export function ticketEndpoints(parts: TicketEndpointParts): Endpoint[] {
  const again: Endpoint['again'] = ({ viewer, params }) => parts.tickets.find(viewer, params.code ?? '')
  return definedEndpoints(parts).map((each) =>
    each.path.startsWith('/tickets/:code') ? { ...each, again } : each,
  )
}

function definedEndpoints(parts: TicketEndpointParts): Endpoint[] {
  const { tickets, directory, files, understand } = parts
  const codeOf = (unitId: number) => directory.now.byId(unitId)?.code ?? null
  const unitIdOf = (code: string): number => {
    const unit = directory.now.byCode(code)
    if (!unit) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
    return unit.id
  }
  const show = async (found: ReturnType<Tickets['find']>) => showDetail(await found, codeOf)

  return [
    endpoint({
      method: 'get',
      path: '/tickets',
      tag,
      summary:
        'Tickets within reach, newest first unless sorted; unit means its whole subtree, q ignores diacritics',
      query: z.object({
        unit: z.string().optional(),
        status: z
          .string()
          .transform((list) => list.split(','))
          .pipe(z.array(z.enum(statuses)))
          .optional()
          .meta({ description: `One or several of ${statuses.join(' ')}, with commas` }),
        kind: z.enum(KINDS).optional(),
        category: z.enum(CATEGORIES).optional(),
        urgency: z.enum(URGENCIES).optional(),
        overdue: z.enum(['true', 'false']).optional(),
        dueToday: z.enum(['true', 'false']).optional(),
        sort: z.enum(sorts).optional().meta({
          description: 'due: what runs out first; waiting: what waits for the resident the longest',
        }),
        q: z.string().max(500).optional(),
        campaign: z.coerce.number().int().positive().max(999_999_999).optional().meta({
          description: 'Answers to this announcement',
        }),
        ...paging,
      }),
      answer: listOf(item),
      async handle({ viewer, query }) {
        const { limit, cursor, unit, overdue, dueToday, campaign, ...words } = query
        const given = {
          ...words,
          ...(campaign === undefined ? {} : { campaignId: campaign }),
          ...(unit ? { unitId: unitIdOf(unit) } : {}),
          ...(overdue === 'true' ? { overdue: true } : {}),
          ...(dueToday === 'true' ? { dueToday: true } : {}),
        }
        const listed = await tickets.list(viewer, defined(given), { limit, ...(cursor ? { cursor } : {}) })
        return { items: listed.items.map((each) => showItem(each, codeOf)), nextCursor: listed.nextCursor }
      },
    }),
    endpoint({
      method: 'get',
      path: '/tickets/:code',
      tag,
      summary: 'One ticket with its history',
      answer: detail,
      handle: ({ viewer, params }) => show(tickets.open(viewer, params.code ?? '')),
    }),
    endpoint({
      method: 'get',
      path: '/tickets/:code/files/:id',
      tag,
      summary: 'The bytes of a file of a ticket',
      answerType: 'application/octet-stream',
      async handle({ viewer, params }) {
        const file = await tickets.file(viewer, params.code ?? '', readId(params.id))
        if (!file) throw new NotFoundError('file')
        const headers = fileHeaders({ mime: file.mime, name: file.name ?? 'file' })
        const stream = Readable.toWeb(await files.readStream(file.key)) as ReadableStream
        return new Response(stream, { headers })
      },
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/replies',
      tag,
      summary: 'Say something to the resident',
      body: z.object({ text, version }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.reply(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/notes',
      tag,
      summary: 'Words for colleagues alone',
      body: z.object({ text }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.note(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/transitions',
      tag,
      summary: 'Move a ticket along; a move the rules forbid answers 409',
      body: z.object({
        to: z.enum(statuses),
        note: text.optional(),
        authority: text.optional().meta({ description: 'Who it is forwarded to' }),
        documentNumber: text.optional(),
        version,
      }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.transition(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/assignments',
      tag,
      summary: 'Give a ticket to a member of staff, or to nobody',
      body: z.object({ personId: z.int().positive().max(999_999_999).nullable(), version }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.assign(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/classification',
      tag,
      summary: 'Correct what the bot made of it, or give it to another unit',
      body: z.object({
        kind: z.enum(KINDS).optional(),
        category: z.enum(CATEGORIES).optional(),
        urgency: z.enum(URGENCIES).optional(),
        unit: z.string().optional(),
        version,
      }),
      answer: detail,
      handle({ viewer, params, body: { unit, ...labels } }) {
        const given = { ...labels, ...(unit === undefined ? {} : { unitId: unitIdOf(unit) }) }
        return show(tickets.classify(viewer, params.code ?? '', given))
      },
    }),
    ...lawEndpoints({ tickets, show }),
    ...reachingEndpoints({ tickets, show }),
    endpoint({
      method: 'post',
      path: '/understand',
      tag: 'understanding',
      summary: 'What the bot makes of a free message; stores nothing',
      body: z.object({ text: z.string() }),
      answer: z.object({
        kind: z.enum(KINDS),
        category: z.enum(CATEGORIES),
        urgency: z.enum(URGENCIES),
        unit: z.object({
          ward: z.string().optional(),
          tdp: z.int().optional(),
          unitCode: z.string().optional(),
        }),
        confidence: z.number(),
        emergency: z.boolean(),
      }),
      async handle({ body }) {
        const { kind, category, urgency, place, confidence, emergency } = understand(body.text)
        const tree = directory.now
        const unitId = unitNamed(tree, { place, scope: tree.root.id, home: null })
        const unitCode = unitId === null ? null : codeOf(unitId)
        const unit = {
          ...(place.ward === undefined ? {} : { ward: place.ward }),
          ...(place.group === undefined ? {} : { tdp: place.group }),
          ...(unitCode === null ? {} : { unitCode }),
        }
        return { kind, category, urgency, unit, confidence, emergency }
      },
    }),
  ]
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> }
const defined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Defined<T>>
