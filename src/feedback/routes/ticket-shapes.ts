/** Tickets as the API shows them. */
import { z } from 'zod'
import { moment, showMoment } from '../../api/shapes.ts'
import { statuses, type TicketDetail, type TicketHistoryEntry, type TicketItem } from '../ticket-types.ts'
import { CATEGORIES, KINDS, URGENCIES } from '../understand/labels.ts'

const person = z.object({ id: z.int(), name: z.string().nullable() })

export const item = z.object({
  code: z.string(),
  kind: z.enum(KINDS),
  category: z.enum(CATEGORIES),
  urgency: z.enum(URGENCIES),
  status: z.enum(statuses),
  unit: z.string().nullable().meta({ description: "The unit's code" }),
  text: z.string(),
  channel: z.string(),
  createdAt: moment,
  lookDueAt: moment.optional().meta({ description: 'A first look is due; absent once it was had' }),
  dueAt: moment,
  mergedInto: z.string().optional(),
  attachments: z.int(),
  supporters: z.int(),
  assignee: person.optional(),
  restricted: z.literal(true).optional().meta({ description: 'A denunciation: custodians alone see it' }),
  minor: z.literal(true).optional().meta({ description: 'About a child: lists do not show its words' }),
})

const historyEntry = z.looseObject({
  at: moment,
  type: z.string(),
  by: person.optional(),
  side: z.enum(['resident', 'committee', 'note']).optional(),
  text: z.string().optional(),
})

export const detail = item.extend({
  campaign: z
    .object({ id: z.int(), title: z.string() })
    .optional()
    .meta({ description: 'The announcement it answers, or was written right after' }),
  version: z.int(),
  language: z.enum(['vi', 'en']),
  anonymous: z.boolean(),
  author: person.extend({ restricted: z.boolean() }).optional(),
  address: z.string().optional(),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  files: z.array(
    z.object({
      id: z.int(),
      kind: z.string(),
      mime: z.string().nullable(),
      name: z.string().nullable(),
      state: z.string().meta({ description: 'waiting, ready, refused, expired or failed' }),
    }),
  ),
  history: z.array(historyEntry),
  forwards: z.array(z.object({ at: moment, authority: z.string(), documentNumber: z.string().optional() })),
  answeredAt: moment.optional(),
  closedAt: moment.optional(),
  acknowledgedAt: moment.optional().meta({ description: 'When a member of staff first answered for it' }),
  escalatedAt: moment.optional().meta({ description: 'Danger that went to the level above' }),
})

type CodeOf = (unitId: number) => string | null

export function showItem(ticket: TicketItem, codeOf: CodeOf): z.input<typeof item> {
  const { code, kind, category, urgency, status, text, channel, attachments, supporters } = ticket
  return {
    code,
    kind,
    category,
    urgency,
    status,
    unit: codeOf(ticket.unitId),
    text,
    channel,
    createdAt: showMoment(ticket.createdAt),
    ...(ticket.lookDueAt ? { lookDueAt: showMoment(ticket.lookDueAt) } : {}),
    dueAt: showMoment(ticket.dueAt),
    ...(ticket.mergedInto ? { mergedInto: ticket.mergedInto } : {}),
    attachments,
    supporters,
    ...(ticket.assignee ? { assignee: ticket.assignee } : {}),
    ...(ticket.restricted ? { restricted: true } : {}),
    ...(ticket.minor ? { minor: true } : {}),
  }
}

export function showDetail(ticket: TicketDetail, codeOf: CodeOf): z.input<typeof detail> {
  const { version, language, anonymous, author, address, place } = ticket
  return {
    ...showItem(ticket, codeOf),
    version,
    language,
    anonymous,
    ...(author ? { author } : {}),
    ...(ticket.campaign ? { campaign: { id: ticket.campaign.id, title: ticket.campaign.title } } : {}),
    ...(address ? { address } : {}),
    ...(place ? { location: place } : {}),
    files: ticket.files.map(({ fileId, kind, mime, name, state }) => ({
      id: fileId,
      kind,
      mime,
      name,
      state,
    })),
    history: ticket.history.map(showEntry),
    forwards: ticket.history.flatMap(asForward),
    ...(ticket.answeredAt ? { answeredAt: showMoment(ticket.answeredAt) } : {}),
    ...(ticket.closedAt ? { closedAt: showMoment(ticket.closedAt) } : {}),
    ...(ticket.acknowledgedAt ? { acknowledgedAt: showMoment(ticket.acknowledgedAt) } : {}),
    ...(ticket.escalatedAt ? { escalatedAt: showMoment(ticket.escalatedAt) } : {}),
  }
}

function showEntry({ at, type, by, data, message }: TicketHistoryEntry): z.input<typeof historyEntry> {
  return {
    ...data,
    at: showMoment(at),
    type,
    ...(by ? { by } : {}),
    ...(message ? { side: message.side, text: message.text } : {}),
  }
}

/** A forward is a move to `forwarded`, with the authority and the number of the document it went with. */
function asForward({ at, type, data }: TicketHistoryEntry) {
  if (type !== 'transition' || data.to !== 'forwarded') return []
  const number = String(data.document ?? '')
  const forward = { at: showMoment(at), authority: String(data.authority ?? '') }
  return [number ? { ...forward, documentNumber: number } : forward]
}
