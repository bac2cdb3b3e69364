/** How a campaign looks in the API. */
import { z } from 'zod'
import { moment, showMoment } from '../../api/shapes.ts'
import type { Campaign, Figures, Reach } from '../campaign-types.ts'
import { acts, classes, statuses } from '../campaign-types.ts'
import type { CountedCampaign } from '../campaigns.ts'
import { type NamedSegment, namedSegment } from '../segment.ts'

const counts = z.record(z.string(), z.int())
const who = z.object({ id: z.int(), name: z.string().nullable() })

export const button = z.union([
  z.object({
    url: z.string().max(500),
    vi: z.string().max(200),
    en: z.string().max(200).optional(),
  }),
  z.object({ act: z.enum(acts).meta({ description: 'report: begins feedback about what is announced' }) }),
])

export const reachShape = z.object({
  total: z.int(),
  byChannel: counts,
  skipped: counts.meta({ description: 'Who is meant and cannot be reached, by reason' }),
  cost: z.object({ zaloPaid: z.int(), dong: z.int() }),
})

export const item = z.object({
  id: z.int(),
  title: z.string(),
  class: z.enum(classes),
  unit: z.string().nullable(),
  status: z.enum(statuses),
  createdAt: moment,
  notBefore: moment.nullable(),
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
})

export const detail = item.extend({
  text: z.object({ vi: z.string(), en: z.string().nullable() }),
  buttons: z.array(button),
  segment: namedSegment,
  notAfter: moment.nullable(),
  version: z.int(),
  hash: z.string().meta({ description: 'What an approval is bound to' }),
  author: who,
  approver: who.nullable(),
  submittedAt: moment.nullable(),
  approvedAt: moment.nullable(),
  restsUntil: moment.nullable().meta({ description: 'Quiet hours: nothing leaves before' }),
  stopReason: z.string().nullable().meta({ description: 'Why it stands still until a person acts' }),
  recipients: z.int().meta({ description: 'sent + failed + skipped + unknown + pending' }),
  sent: z.int(),
  failed: z.int(),
  skipped: z.int(),
  unknown: z.int(),
  pending: z.int(),
  acknowledged: z.int(),
  tickets: z.int().meta({ description: 'Matters residents answered with; see `GET /tickets?campaign=`' }),
  replies: z.int().meta({ description: 'Other words they answered with' }),
  reasons: counts,
  byChannel: z.record(z.string(), z.object({ recipients: z.int(), sent: z.int() })),
})

interface Showing {
  readonly codeOf: (unitId: number) => string | null
  readonly segmentOf: (campaign: Campaign) => NamedSegment
  readonly hashOf: (campaign: Campaign) => string
}

const optional = (date: Date | null) => date && showMoment(date)

export const showItem = (campaign: Campaign, codeOf: Showing['codeOf']): z.input<typeof item> => ({
  id: campaign.id,
  title: campaign.title,
  class: campaign.class,
  unit: codeOf(campaign.unitId),
  status: campaign.status,
  createdAt: showMoment(campaign.createdAt),
  notBefore: optional(campaign.notBefore),
  startedAt: optional(campaign.startedAt),
  finishedAt: optional(campaign.finishedAt),
})

export function showDetail(
  { campaign, figures }: CountedCampaign,
  { codeOf, segmentOf, hashOf }: Showing,
): z.input<typeof detail> {
  return {
    ...showItem(campaign, codeOf),
    text: campaign.text,
    buttons: [...campaign.buttons],
    segment: segmentOf(campaign),
    notAfter: optional(campaign.notAfter),
    version: campaign.version,
    hash: hashOf(campaign),
    author: campaign.author,
    approver: campaign.approver,
    submittedAt: optional(campaign.submittedAt),
    approvedAt: optional(campaign.approvedAt),
    restsUntil: optional(campaign.restsUntil),
    stopReason: campaign.stopReason,
    ...showFigures(figures),
  }
}

const showFigures = ({ reasons, byChannel, perSecond: _, ...counted }: Figures) => ({
  ...counted,
  reasons: { ...reasons },
  byChannel: { ...byChannel },
})

export const showReach = ({ total, byChannel, skipped, cost }: Reach): z.input<typeof reachShape> => ({
  total,
  byChannel: { ...byChannel },
  skipped: { ...skipped },
  cost,
})
