/** Reaching a resident whose platform takes no message any more, in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../../api/endpoint.ts'
import { moment, showMoment } from '../../api/shapes.ts'
import type { TicketDetail } from '../ticket-types.ts'
import type { Tickets } from '../tickets.ts'
import { detail } from './ticket-shapes.ts'

const tag = 'tickets'
const standing = z.object({
  channel: z.string().nullable().meta({ description: 'Where they are answered; null: nowhere' }),
  window: z.object({
    kind: z.enum(['unlimited', 'free', 'billed', 'closed', 'none']),
    until: moment.optional().meta({ description: 'Until when that holds' }),
  }),
  billedLeft: z.int().nullable().meta({ description: 'Billed answers left this month; null: no limit here' }),
  mayCall: z.boolean().meta({ description: 'They agreed to be called' }),
  ways: z
    .array(z.object({ way: z.string(), channel: z.string() }))
    .meta({ description: 'Other ways to say again what did not arrive' }),
  unsent: z.array(z.object({ message: z.string(), at: moment, reason: z.string().nullable() })),
})

export function reachingEndpoints({
  tickets,
  show,
}: {
  tickets: Tickets
  show: (found: Promise<TicketDetail>) => Promise<z.input<typeof detail>>
}): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tickets/:code/reply-ways',
      tag,
      summary: 'Until when and at what price the resident can be answered, how else, and what did not arrive',
      answer: standing,
      handle: ({ viewer, params }) => showStanding(tickets, { viewer, code: params.code ?? '' }),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/resends',
      tag,
      summary: 'Say again by another way what did not arrive; nothing to say again, or no such way: 409',
      body: z.object({
        message: z.string().max(20).meta({ description: 'As `unsent` of the reply ways has it' }),
        way: z.string().max(20).meta({ description: 'As `ways` of the reply ways has it' }),
      }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.resend(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'post',
      path: '/tickets/:code/calls',
      tag,
      summary: 'Note a call to the resident, for colleagues alone',
      body: z.object({ text: z.string().max(20_000), reached: z.boolean() }),
      answer: detail,
      handle: ({ viewer, params, body }) => show(tickets.call(viewer, params.code ?? '', body)),
    }),
    endpoint({
      method: 'get',
      path: '/tickets/:code/phone',
      tag,
      summary: 'The number of a resident who agreed to be called; each look is recorded',
      answer: z.object({ phone: z.string() }),
      handle: async ({ viewer, params }) => ({ phone: await tickets.phone(viewer, params.code ?? '') }),
    }),
  ]
}

async function showStanding(
  tickets: Tickets,
  { viewer, code }: { viewer: Parameters<Tickets['replyWays']>[0]; code: string },
): Promise<z.input<typeof standing>> {
  const ways = await tickets.replyWays(viewer, code)
  const unsent = (await tickets.undelivered(viewer, code)).map(({ id, createdAt, reason }) => ({
    message: id,
    at: showMoment(createdAt),
    reason,
  }))
  if (!ways)
    return { channel: null, window: { kind: 'none' }, billedLeft: null, mayCall: false, ways: [], unsent }
  const { platform, window, billedLeft, template, others, phone } = ways
  return {
    channel: platform,
    window: { kind: window.kind, ...('until' in window ? { until: showMoment(window.until) } : {}) },
    billedLeft,
    mayCall: phone,
    ways: [
      ...others.map((each) => ({ way: String(each.identity_id), channel: each.platform })),
      ...(template ? [{ way: 'template', channel: platform }] : []),
    ],
    unsent,
  }
}
