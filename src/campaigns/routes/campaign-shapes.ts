/** How a campaign looks in the API. */
import { z } from 'zod'
import { moment, showMoment } from '../../api/shapes.ts'
import { beyondSchema, beyondWays } from '../beyond-window.ts'
import type { Campaign, Figures, Reach } from '../campaign-types.ts'
import { acts, classes, repeats, rsvpAnswers, statuses } from '../campaign-types.ts'
import type { CountedCampaign } from '../exports.ts'
import { recipientStates } from '../recipients.ts'
import { type NamedSegment, namedSegment } from '../segment.ts'
import { type Warning, warningKinds } from '../spelling.ts'
import type { TestResult } from '../testing.ts'

const counts = z.record(z.string(), z.int())
const who = z.object({ id: z.int(), name: z.string().nullable() })

export const button = z.union([
  z.strictObject({
    url: z.string().max(500),
    vi: z.string().max(200),
    en: z.string().max(200).optional(),
  }),
  z.strictObject({
    act: z.enum(acts).meta({
      description:
        'rsvp: asks whether one comes (three of the buttons); pledge: takes the wish to give; report: begins feedback about what is announced',
    }),
  }),
])

export const reachShape = z.object({
  total: z.int(),
  byChannel: counts,
  skipped: counts.meta({ description: 'Who is meant and cannot be reached, by reason' }),
  skippedByChannel: z.record(z.string(), counts),
  cost: z.object({
    zaloPaid: z.int(),
    dong: z.int().meta({ description: 'Of the paid messages; templates cost what Zalo says of each' }),
    zaloTemplates: z.int().meta({ description: 'Paid templates to people outside the seven days' }),
  }),
})

export const warning = z.object({
  kind: z.enum(warningKinds),
  path: z.string(),
  excerpt: z.string(),
  date: moment.optional().meta({ description: 'The day that is meant' }),
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
  ground: z
    .string()
    .nullable()
    .meta({ description: 'By which law or whose order a mandatory one goes to everybody' }),
  text: z.object({ vi: z.string(), en: z.string().nullable() }),
  buttons: z.array(button),
  segment: namedSegment,
  notAfter: moment.nullable(),
  repeat: z.enum(repeats).nullable(),
  previousId: z.int().nullable().meta({ description: 'The time before, of one that comes again' }),
  warnings: z
    .array(warning)
    .meta({ description: 'What may be wrong with the words or the time; nothing is refused' }),
  version: z.int(),
  hash: z.string().meta({ description: 'What an approval is bound to' }),
  author: who,
  approver: who.nullable(),
  submittedAt: moment.nullable(),
  approvedAt: moment.nullable(),
  restsFrom: moment.nullable().meta({ description: 'The quiet hours that are or come next' }),
  restsUntil: moment.nullable().meta({ description: 'Nothing leaves from `restsFrom` until then' }),
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
  rsvp: z.record(z.enum(rsvpAnswers), z.int()).meta({ description: 'Whether they come, by their last word' }),
  pledges: z
    .object({ count: z.int(), amount: z.int() })
    .meta({ description: 'Wishes to give; `amount` in dong, of those who named a sum' }),
  tests: z
    .array(
      z.object({
        channel: z.string(),
        language: z.enum(['vi', 'en']),
        state: z.string(),
        reason: z.string().nullable(),
        ourFault: z.boolean().meta({ description: 'It would fail for everybody' }),
      }),
    )
    .meta({ description: 'How tests of the present words went, before it begins' }),
  reasons: counts,
  byChannel: z.record(z.string(), z.object({ recipients: z.int(), sent: z.int() })),
  beyondWindow: beyondSchema.nullable().meta({ description: 'For those outside Zalo’s seven days' }),
  templates: z.int().meta({ description: 'Of the sent and unknown: by a paid template' }),
  broadcast: z
    .object({
      way: z.enum(beyondWays),
      account: z.int(),
      state: z.enum(recipientStates),
      reason: z.string().nullable(),
      notBefore: moment.nullable(),
      settledAt: moment.nullable(),
    })
    .nullable()
    .meta({ description: 'What went to an audience; no recipient is counted for it' }),
})

interface Showing {
  readonly codeOf: (unitId: number) => string | null
  readonly segmentOf: (campaign: Campaign) => NamedSegment
  readonly hashOf: (campaign: Campaign) => string
  readonly testsOf: (campaign: Campaign) => Promise<readonly TestResult[]>
  readonly warningsOf: (campaign: Campaign) => Promise<readonly Warning[]>
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

export async function showDetail(
  { campaign, figures }: CountedCampaign,
  { codeOf, segmentOf, hashOf, warningsOf, testsOf }: Showing,
): Promise<z.input<typeof detail>> {
  const tests = campaign.startedAt ? [] : await testsOf(campaign)
  const warnings = await warningsOf(campaign)
  return {
    ...showItem(campaign, codeOf),
    ground: campaign.ground ?? null,
    text: campaign.text,
    buttons: [...campaign.buttons],
    segment: segmentOf(campaign),
    notAfter: optional(campaign.notAfter),
    repeat: campaign.repeat ?? null,
    previousId: campaign.previousId,
    warnings: warnings.map(({ date, ...each }) => ({
      ...each,
      ...(date ? { date: showMoment(date) } : {}),
    })),
    version: campaign.version,
    hash: hashOf(campaign),
    author: campaign.author,
    approver: campaign.approver,
    submittedAt: optional(campaign.submittedAt),
    approvedAt: optional(campaign.approvedAt),
    restsFrom: optional(campaign.restsFrom),
    restsUntil: optional(campaign.restsUntil),
    stopReason: campaign.stopReason,
    tests: tests.map(({ platform, ...each }) => ({ channel: platform, ...each })),
    beyondWindow: campaign.beyondWindow ?? null,
    ...showFigures(figures),
  }
}

const showFigures = ({
  reasons,
  byChannel,
  rsvp,
  pledges,
  broadcast,
  perSecond: _,
  ...counted
}: Figures) => ({
  ...counted,
  rsvp: { ...rsvp },
  pledges: { ...pledges },
  broadcast: broadcast && {
    way: broadcast.way,
    account: broadcast.account,
    state: broadcast.state,
    reason: broadcast.reason,
    notBefore: optional(broadcast.notBefore),
    settledAt: optional(broadcast.settledAt),
  },
  reasons: { ...reasons },
  byChannel: { ...byChannel },
})

export const showReach = ({ total, byChannel, skipped, skippedByChannel, cost }: Reach) =>
  ({
    total,
    byChannel: { ...byChannel },
    skipped: { ...skipped },
    skippedByChannel: Object.fromEntries(
      Object.entries(skippedByChannel).map(([channel, reasons]) => [channel, { ...reasons }]),
    ),
    cost,
  }) satisfies z.input<typeof reachShape>
