/** Campaigns in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, paging, readId, showMoment } from '../api/shapes.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { beyondSchema } from './beyond-window.ts'
import { type Campaign, type CampaignContent, classes, repeats, statuses } from './campaign-types.ts'
import type { Campaigns } from './campaigns.ts'
import { retried } from './deciding.ts'
import type { CountedCampaign } from './exports.ts'
import { recipientStates } from './recipients.ts'
import {
  button,
  detail,
  item,
  reachShape,
  showDetail,
  showItem,
  showReach,
} from './routes/campaign-shapes.ts'
import { deedEndpoint } from './routes/deed-endpoint.ts'
import { settingEndpoints } from './routes/setting-endpoints.ts'
import { mapUnits, type NamedSegment, namedSegment, type Segment } from './segment.ts'

const tag = 'campaigns'
const words = z.string().max(10_000)
const when = z.iso.datetime({ offset: true }).nullable().optional()

const written = {
  title: words,
  text: z.strictObject({ vi: words, en: words.nullable().optional() }),
  segment: namedSegment,
  buttons: z.array(button).max(10).optional(),
  class: z.enum(classes).optional(),
  ground: words
    .nullable()
    .optional()
    .meta({ description: 'By which law or whose order; a mandatory one needs it' }),
  notBefore: when,
  notAfter: when,
  repeat: z
    .enum(repeats)
    .nullable()
    .optional()
    .meta({ description: 'Each time is a campaign of its own that waits for approval; needs `notBefore`' }),
  beyondWindow: beyondSchema
    .nullable()
    .optional()
    .meta({ description: 'What is done for those outside Zalo’s seven days; nothing unless said' }),
}

type Written = z.output<z.ZodObject<typeof written>>
type Change = { readonly [Name in keyof Written]?: Written[Name] | undefined }

export interface CampaignEndpointParts {
  readonly campaigns: Campaigns
  readonly directory: UnitDirectory
}

export function campaignEndpoints({ campaigns, directory }: CampaignEndpointParts): Endpoint[] {
  const codeOf = (unitId: number) => directory.now.byId(unitId)?.code ?? null
  const unitIdOf = (code: string, path = 'unit'): number => {
    const unit = directory.now.byCode(code)
    if (!unit) throw new InvalidError([{ path, message: 'error-unit-unknown' }])
    return unit.id
  }
  const unitInPath = (code = ''): number => {
    const unit = directory.now.byCode(code)
    if (!unit) throw new NotFoundError('unit')
    return unit.id
  }
  const segmentIn = (named: NamedSegment): Segment => mapUnits(named, unitIdOf)
  const changeIn = ({
    text,
    segment,
    notBefore,
    notAfter,
    beyondWindow,
    ...body
  }: Change): Partial<CampaignContent> => ({
    ...(body.title === undefined ? {} : { title: body.title }),
    ...(body.class === undefined ? {} : { class: body.class }),
    ...(body.ground === undefined ? {} : { ground: body.ground }),
    ...(body.buttons === undefined ? {} : { buttons: body.buttons }),
    ...(text === undefined ? {} : { text: { vi: text.vi, en: text.en ?? null } }),
    ...(segment === undefined ? {} : { segment: segmentIn(segment) }),
    ...(notBefore === undefined ? {} : { notBefore: readMoment(notBefore) }),
    ...(notAfter === undefined ? {} : { notAfter: readMoment(notAfter) }),
    ...(body.repeat === undefined ? {} : { repeat: body.repeat }),
    ...(beyondWindow === undefined ? {} : { beyondWindow }),
  })
  const showing = {
    codeOf,
    segmentOf: ({ segment }: Campaign) => campaigns.namedSegment(segment),
    hashOf: campaigns.hashOf,
    warningsOf: campaigns.warningsOf,
    testsOf: campaigns.testsOf,
  }
  const show = async (found: Promise<CountedCampaign>) => showDetail(await found, showing)

  /** `POST /campaigns/:id/DEED` without a body. */
  const deed = (name: 'submit' | 'pause' | 'resume' | 'cancel', summary: string) =>
    endpoint({
      method: 'post',
      path: `/campaigns/:id/${name}`,
      tag,
      summary,
      answer: detail,
      handle: ({ viewer, params }) => show(campaigns[name](viewer, readId(params.id))),
    })

  return [
    endpoint({
      method: 'post',
      path: '/campaigns',
      tag,
      summary: 'Write a draft; answers whom it would reach now',
      body: z.strictObject(written),
      answer: z.object({ id: z.int(), reach: reachShape }),
      status: 201,
      async handle({ viewer, body }) {
        const { id, reach } = await campaigns.create(viewer, {
          title: body.title,
          class: body.class ?? 'ordinary',
          ground: body.ground ?? null,
          text: { vi: body.text.vi, en: body.text.en ?? null },
          buttons: body.buttons ?? [],
          fileId: null,
          segment: segmentIn(body.segment),
          notBefore: readMoment(body.notBefore),
          notAfter: readMoment(body.notAfter),
          repeat: body.repeat ?? null,
          beyondWindow: body.beyondWindow ?? null,
        })
        return { id, reach: showReach(reach) }
      },
    }),
    endpoint({
      method: 'get',
      path: '/campaigns',
      tag,
      summary: 'Campaigns within reach, newest first',
      query: z.object({ status: z.enum(statuses).optional(), ...paging }),
      answer: listOf(item),
      async handle({ viewer, query }) {
        const { items, nextCursor } = await campaigns.list(viewer, query)
        return { items: items.map((each) => showItem(each, codeOf)), nextCursor }
      },
    }),
    endpoint({
      method: 'post',
      path: '/campaigns/reach',
      tag,
      summary: 'Whom a segment would reach now; stores nothing',
      body: z.object({
        segment: namedSegment,
        class: z.enum(classes).optional(),
        beyondWindow: written.beyondWindow,
      }),
      answer: reachShape,
      handle: async ({ viewer, body }) =>
        showReach(
          await campaigns.reach(viewer, {
            segment: segmentIn(body.segment),
            class: body.class ?? 'ordinary',
            beyondWindow: body.beyondWindow ?? null,
          }),
        ),
    }),
    endpoint({
      method: 'get',
      path: '/campaigns/:id',
      tag,
      summary: 'One campaign with its account; no channel says who has seen a message',
      answer: detail,
      handle: ({ viewer, params }) => show(campaigns.find(viewer, readId(params.id))),
    }),
    endpoint({
      method: 'post',
      path: '/campaigns/:id',
      tag,
      summary: 'Change what is not sent yet; a submission or an approval ends with it',
      body: z.strictObject(written).partial().extend({ version: z.int().optional() }),
      answer: detail,
      handle: ({ viewer, params, body }) =>
        show(campaigns.edit(viewer, readId(params.id), { change: changeIn(body), version: body.version })),
    }),
    deed('submit', 'Lay a draft before an approver'),
    endpoint({
      method: 'post',
      path: '/campaigns/:id/approve',
      tag,
      summary: 'Let it go out: by somebody who wrote no part of it, or, when urgent, by a chair alone',
      body: z
        .object({ hash: z.string().max(64).optional().meta({ description: 'Of what the approver saw' }) })
        .optional(),
      answer: detail,
      handle: ({ viewer, params, body }) => show(campaigns.approve(viewer, readId(params.id), body?.hash)),
    }),
    deed('pause', 'Stop within two seconds what is going out'),
    deed('resume', 'Go on, also with what an outage or a restored backup has held'),
    deed('cancel', 'End it; whoever was not written to yet is skipped'),
    endpoint({
      method: 'post',
      path: '/campaigns/:id/retry',
      tag,
      summary: 'Send again to those whom it failed, to those of whom it is not known, or to the audience',
      body: z.object({ what: z.enum(retried).optional() }).optional(),
      answer: detail,
      handle: ({ viewer, params, body }) =>
        show(campaigns.retry(viewer, readId(params.id), body?.what ?? 'failed')),
    }),
    deedEndpoint({
      method: 'post',
      path: '/campaigns/:id/test',
      tag,
      summary: 'Send it to the linked chats of the caller alone; how it went is in `tests`',
      says: 'sent',
      act: campaigns.test,
    }),
    endpoint({
      method: 'get',
      path: '/campaigns/:id/recipients',
      tag,
      summary: 'The rows of its account, without names',
      query: z.object({ state: z.enum(recipientStates).optional(), ...paging }),
      answer: listOf(
        z.object({
          id: z.string(),
          channel: z.string(),
          state: z.enum(recipientStates),
          reason: z.string().nullable(),
          settledAt: moment.nullable(),
          acknowledgedAt: moment.nullable(),
        }),
      ),
      async handle({ viewer, params, query }) {
        const { items, nextCursor } = await campaigns.recipients(viewer, readId(params.id), query)
        return {
          items: items.map(({ settledAt, acknowledgedAt, ...each }) => ({
            ...each,
            settledAt: settledAt && showMoment(settledAt),
            acknowledgedAt: acknowledgedAt && showMoment(acknowledgedAt),
          })),
          nextCursor,
        }
      },
    }),
    endpoint({
      method: 'get',
      path: '/campaigns/:id/replies',
      tag,
      summary: 'The newest words residents answered with that are no tickets, without who wrote them',
      answer: z.object({
        items: z.array(z.object({ id: z.int(), text: z.string(), createdAt: moment })),
      }),
      async handle({ viewer, params }) {
        const replies = await campaigns.replies(viewer, readId(params.id))
        return { items: replies.map((each) => ({ ...each, createdAt: showMoment(each.createdAt) })) }
      },
    }),
    ...settingEndpoints({ campaigns, unitInPath, segmentIn }),
  ]
}

const readMoment = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)
