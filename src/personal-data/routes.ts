/** Requests about personal data in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, paging, readId, showMoment } from '../api/shapes.ts'
import { InvalidError } from '../platform/errors.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { purposes } from './carrying-out.ts'
import { confirmations } from './confirming.ts'
import type { PersonalData } from './personal-data.ts'
import type { RequestItem } from './request-items.ts'
import { identityChecks, requestKinds, requestStatuses } from './request-types.ts'
import { requestSteps } from './requests.ts'

const tag = 'personal data'
const person = z.object({ id: z.int(), name: z.string().nullable() })

const item = z.object({
  id: z.int(),
  kind: z.enum(requestKinds),
  status: z.enum(requestStatuses),
  unit: z.string().nullable().meta({ description: "The unit's code" }),
  person,
  detail: z.string().optional(),
  receivedAt: moment,
  acknowledgeDueAt: moment.meta({ description: 'Two working days (Decree 356/2025/ND-CP, art. 5)' }),
  dueAt: moment,
  acknowledgedAt: moment.optional(),
  doneAt: moment.optional(),
  handledBy: person.optional(),
  takenBy: person.optional().meta({ description: 'Who wrote it down at the office' }),
  identityCheck: z.enum(identityChecks).optional(),
  confirmation: z
    .enum(confirmations)
    .optional()
    .meta({ description: 'Of a deletion: whether it was confirmed, or by whom it has to be' }),
  outcome: z.record(z.string(), z.unknown()).meta({ description: 'Counts, codes and articles' }),
})

export function personalDataEndpoints({
  personalData,
  directory,
}: {
  personalData: Pick<PersonalData, 'requests'>
  directory: UnitDirectory
}): Endpoint[] {
  const { requests } = personalData
  const show = ({
    unitId,
    detail,
    handledBy,
    takenBy,
    identityCheck,
    acknowledgedAt,
    doneAt,
    runs: _,
    runById: _by,
    confirmation,
    ...request
  }: RequestItem) => ({
    ...request,
    unit: directory.now.byId(unitId)?.code ?? null,
    ...(detail ? { detail } : {}),
    receivedAt: showMoment(request.receivedAt),
    acknowledgeDueAt: showMoment(request.acknowledgeDueAt),
    dueAt: showMoment(request.dueAt),
    ...(acknowledgedAt ? { acknowledgedAt: showMoment(acknowledgedAt) } : {}),
    ...(doneAt ? { doneAt: showMoment(doneAt) } : {}),
    ...(handledBy ? { handledBy } : {}),
    ...(takenBy ? { takenBy } : {}),
    ...(identityCheck ? { identityCheck } : {}),
    ...(confirmation ? { confirmation } : {}),
    outcome: { ...request.outcome },
  })

  return [
    endpoint({
      method: 'get',
      path: '/data-requests',
      tag,
      summary: 'Requests about personal data within reach: those to be answered, or all',
      query: z.object({ all: z.enum(['true', 'false']).optional(), ...paging }),
      answer: listOf(item),
      async handle({ viewer, query: { all, limit, cursor } }) {
        const page = { limit, ...(cursor ? { cursor } : {}) }
        const listed = await requests.list(viewer, { open: all !== 'true' }, page)
        return { items: listed.items.map(show), nextCursor: listed.nextCursor }
      },
    }),
    endpoint({
      method: 'post',
      path: '/data-requests',
      tag,
      summary: 'Write down the request of somebody who came to the office',
      body: z.object({
        kind: z.enum(requestKinds),
        unit: z.string(),
        name: z.string().max(1_000).meta({ description: 'As it stands on the paper that was shown' }),
        identityCheck: z.enum(identityChecks),
        detail: z.string().max(20_000).optional(),
        ticket: z.string().max(100).optional().meta({ description: 'A ticket the person wrote' }),
        code: z
          .string()
          .max(100)
          .optional()
          .meta({ description: "A one-time code the person's own chat shows (/chuyenkenh)" }),
        phone: z.string().max(100).optional().meta({ description: 'The number they gave to be called' }),
      }),
      answer: item,
      status: 201,
      async handle({ viewer, body }) {
        const unit = directory.now.byCode(body.unit)
        if (!unit) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
        const { identityCheck: check, detail = '', ticket = '', code = '', phone = '', kind, name } = body
        const { id } = await requests.take(viewer, {
          ...{ kind, unitId: unit.id, name, check, detail, ticket, code, phone },
        })
        return show(await requests.find(viewer, id))
      },
    }),
    endpoint({
      method: 'post',
      path: '/data-requests/:id/steps',
      tag,
      summary:
        'Acknowledge, answer, refuse with the article, carry out, write the right values, or confirm a deletion',
      body: z.object({
        step: z.enum(requestSteps),
        note: z.string().max(20_000).optional().meta({ description: 'Told to the person' }),
        article: z.string().max(1_000).optional().meta({ description: 'What a refusal rests on' }),
        purpose: z
          .enum(purposes)
          .optional()
          .meta({ description: 'The consent that ends; all, if not given' }),
        corrections: z
          .object({
            name: z.string().max(1_000).optional(),
            phone: z.string().max(100).optional(),
            unit: z.string().optional().meta({ description: "The unit's code" }),
            address: z.string().max(2_000).optional(),
          })
          .optional()
          .meta({ description: 'Of the step `correct`: the right values; what is not given stays' }),
      }),
      answer: item,
      async handle({ viewer, params, body: { corrections = {}, ...given } }) {
        const { unit: code, ...values } = corrections
        const unit = code ? directory.now.byCode(code) : undefined
        if (code && !unit) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
        const step = { ...given, corrections: { ...values, unitId: unit?.id } }
        return show(await requests.step(viewer, readId(params.id), step))
      },
    }),
  ]
}
