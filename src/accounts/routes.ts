/** Accounts on the platforms in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, pageOf, paging, readId, showMoment } from '../api/shapes.ts'
import { InvalidError } from '../platform/errors.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { type AccountView, accountStates } from './account-types.ts'
import type { Accounts } from './accounts.ts'

const tag = 'accounts'

const account = z.object({
  id: z.int(),
  platform: z.string(),
  slug: z.string().meta({ description: 'Its name in webhook paths' }),
  unit: z.string().nullable().meta({ description: "The unit's code" }),
  name: z.string().nullable(),
  state: z.enum(accountStates),
  fault: z.string().nullable().meta({ description: 'Why it cannot work until a person acts' }),
  connected: z.boolean(),
  waiting: z.int().meta({ description: 'Messages that wait to be sent' }),
  lastEventAt: moment.nullable(),
  quota: z
    .object({ remain: z.string(), total: z.string(), at: moment })
    .nullable()
    .meta({ description: 'Billed messages the plan still had at that moment' }),
})
const credentials = z
  .record(z.string(), z.string().max(4_000))
  .meta({ description: 'Telegram: token. Zalo: appId, appSecret, oaSecret, refreshToken, accessToken' })

export function accountEndpoints({
  accounts,
  directory,
}: {
  accounts: Accounts
  directory: UnitDirectory
}): Endpoint[] {
  const show = (each: AccountView) => ({
    id: each.id,
    platform: each.platform,
    slug: each.slug,
    unit: directory.now.byId(each.unitId)?.code ?? null,
    name: each.name,
    state: each.state,
    fault: each.fault,
    connected: each.connected,
    waiting: each.waiting,
    lastEventAt: each.lastEventAt && showMoment(each.lastEventAt),
    quota: each.quota && { ...each.quota, at: showMoment(each.quota.at) },
  })

  return [
    endpoint({
      method: 'get',
      path: '/accounts',
      tag,
      summary: 'Accounts of the units within reach; tokens are never shown',
      query: z.object(paging),
      answer: listOf(account),
      async handle({ viewer, query }) {
        const all = await accounts.list(viewer)
        const page = pageOf(all, { limit: query.limit, cursor: query.cursor, numberOf: ({ id }) => id })
        return { items: page.items.map(show), nextCursor: page.nextCursor }
      },
    }),
    endpoint({
      method: 'post',
      path: '/accounts',
      tag,
      summary: 'Add a bot or an Official Account to a unit; it works at once',
      body: z.object({
        platform: z.enum(['telegram', 'zalo']),
        unit: z.string(),
        slug: z.string().max(40).optional(),
        credentials,
      }),
      answer: account,
      status: 201,
      async handle({ viewer, body: { unit, slug = '', ...rest } }) {
        const unitId = directory.now.byCode(unit)?.id
        if (unitId === undefined) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
        return show(await accounts.create(viewer, { ...rest, slug, unitId }))
      },
    }),
    endpoint({
      method: 'post',
      path: '/accounts/:id/state',
      tag,
      summary: 'Pause an account, let it go on, or end it for good',
      body: z.object({ state: z.enum(accountStates) }),
      answer: account,
      handle: async ({ viewer, params, body }) =>
        show(await accounts.setState(viewer, readId(params.id), body.state)),
    }),
    endpoint({
      method: 'post',
      path: '/accounts/:id/tokens',
      tag,
      summary: 'Give an account new tokens; what is left out stays',
      body: z.object({ credentials }),
      answer: account,
      handle: async ({ viewer, params, body }) =>
        show(await accounts.renew(viewer, readId(params.id), body.credentials)),
    }),
    endpoint({
      method: 'post',
      path: '/accounts/:id/tests',
      tag,
      summary: 'Find out which step of the set-up is missing',
      answer: z.object({
        steps: z.array(
          z.object({
            step: z.string(),
            state: z.enum(['right', 'wrong', 'unknown']),
            toDo: z.string().optional().meta({ description: 'Key of the text that says what to do' }),
          }),
        ),
      }),
      async handle({ viewer, params }) {
        const { steps } = await accounts.test(viewer, readId(params.id))
        return { steps: [...steps] }
      },
    }),
  ]
}
