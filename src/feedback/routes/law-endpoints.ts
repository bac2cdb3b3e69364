/** Answering for a danger, and learning who a sealed author is, in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import { listOf, moment, readId, showMoment } from '../../api/shapes.ts'
import type { TicketDetail } from '../ticket-types.ts'
import type { Tickets } from '../tickets.ts'
import type { UnsealingView } from '../unsealing.ts'
import { detail } from './ticket-shapes.ts'

const tag = 'tickets'
const person = z.object({ id: z.int(), name: z.string().nullable() })
const unsealing = z.object({
  id: z.int(),
  ticket: z.string(),
  reason: z.string(),
  requestedBy: person,
  requestedAt: moment,
  decidedBy: person.optional(),
  decidedAt: moment.optional(),
  granted: z.boolean().optional(),
  endsAt: moment.optional().meta({ description: 'Until when the two may see the author' }),
})

export function lawEndpoints({
  tickets,
  show,
}: {
  tickets: Tickets
  show: (found: Promise<TicketDetail>) => Promise<z.input<typeof detail>>
}): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/tickets/:code/acknowledgements',
      tag,
      summary: 'Answer for a danger; nobody having done so in 15 minutes, the level above is told',
      answer: detail,
      handle: ({ viewer, params }) => show(tickets.acknowledge(viewer, params.code ?? '')),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/unsealings',
      tag,
      summary: 'Ask to know the author of an anonymous or restricted ticket; another person decides',
      body: z.object({ reason: z.string().max(5_000) }),
      answer: unsealing,
      status: 201,
      handle: async ({ viewer, params, body }) =>
        showUnsealing(await tickets.unsealing.request(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'get',
      path: '/unsealings',
      tag,
      summary: 'Requests of others that wait for a decision of the caller, the oldest first',
      answer: listOf(unsealing),
      handle: async ({ viewer }) => ({
        items: (await tickets.unsealing.waitingFor(viewer)).map(showUnsealing),
        nextCursor: null,
      }),
    }),
    endpoint({
      method: 'post',
      path: '/unsealings/:id/decisions',
      tag,
      summary: "Decide on another person's request; what is granted lasts 24 hours",
      body: z.object({ granted: z.boolean() }),
      answer: unsealing,
      handle: async ({ viewer, params, body }) =>
        showUnsealing(await tickets.unsealing.decide(viewer, readId(params.id), body)),
      again: ({ viewer, params }) => tickets.unsealing.demandSeen(viewer, readId(params.id)),
    }),
    endpoint({
      method: 'get',
      path: '/tickets/:code/author',
      tag,
      summary: 'Who sent a sealed ticket, while it was granted to the caller; each look is recorded',
      answer: z.object({
        name: z.string().nullable(),
        chat: z.object({ platform: z.string(), externalId: z.string() }).nullable(),
      }),
      handle: ({ viewer, params }) => tickets.unsealing.authorOf(viewer, params.code ?? ''),
    }),
  ]
}

function showUnsealing(asked: UnsealingView): z.input<typeof unsealing> {
  const { id, code, reason, requestedBy, decidedBy, decidedAt, granted, endsAt } = asked
  return {
    id,
    ticket: code,
    reason,
    requestedBy,
    requestedAt: showMoment(asked.requestedAt),
    ...(decidedBy ? { decidedBy } : {}),
    ...(decidedAt ? { decidedAt: showMoment(decidedAt) } : {}),
    ...(granted === null ? {} : { granted }),
    ...(endsAt ? { endsAt: showMoment(endsAt) } : {}),
  }
}
