/** Staff in the API. */
import { z } from 'zod'
import { type Endpoint, endpoint } from '../api/endpoint.ts'
import { listOf, moment, pageOf, paging, readId, showMoment } from '../api/shapes.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { CustodyRequest } from './custody.ts'
import type { Staff, StaffMember } from './staff.ts'
import { roleNames } from './viewer.ts'

const tag = 'staff'

const role = z.enum(roleNames)
const member = z.object({
  id: z.int(),
  name: z.string(),
  roles: z.array(z.object({ id: z.int(), role: z.string(), unit: z.string().nullable() })),
  chats: z.array(z.string()).meta({ description: 'Platforms of the linked chats' }),
  lastSeenAt: moment.nullable(),
  ended: z.boolean(),
})

const named = z.object({ id: z.int(), name: z.string().nullable() })
const custodyRequest = z.object({
  id: z.int(),
  deed: z.enum(['role', 'login-link', 'invite', 'token']),
  person: named,
  unit: z.string().nullable(),
  requestedBy: named,
  requestedAt: moment,
  endsAt: moment,
})

export function staffEndpoints({ staff, directory }: { staff: Staff; directory: UnitDirectory }): Endpoint[] {
  const unitIdOf = (code: string): number => {
    const unit = directory.now.byCode(code)
    if (!unit) throw new InvalidError([{ path: 'unit', message: 'error-unit-unknown' }])
    return unit.id
  }
  const show = (each: StaffMember) => ({
    ...each,
    roles: each.roles.map(({ id, role, unitId }) => ({
      id,
      role,
      unit: directory.now.byId(unitId)?.code ?? null,
    })),
    chats: [...each.chats],
    lastSeenAt: each.lastSeenAt && showMoment(each.lastSeenAt),
  })
  const showCustody = (asked: CustodyRequest) => ({
    id: asked.id,
    deed: asked.deed,
    person: asked.person,
    unit: directory.now.byId(asked.unitId)?.code ?? null,
    requestedBy: asked.requestedBy,
    requestedAt: showMoment(asked.requestedAt),
    endsAt: showMoment(asked.endsAt),
  })

  return [
    endpoint({
      method: 'post',
      path: '/staff',
      tag,
      summary:
        'Add a member of staff with roles over a unit; that of a custodian waits for a second administrator',
      body: z.object({ name: z.string(), unit: z.string(), roles: z.array(role).min(1) }),
      answer: z.object({ id: z.int() }),
      status: 201,
      handle: ({ viewer, body }) =>
        staff.create(viewer, { name: body.name, unitId: unitIdOf(body.unit), roles: body.roles }),
    }),
    endpoint({
      method: 'get',
      path: '/staff',
      tag,
      summary: 'Staff with a role within the reach of the caller',
      query: z.object(paging),
      answer: listOf(member),
      async handle({ viewer, query }) {
        const all = (await staff.list(viewer)).toSorted((a, b) => a.id - b.id)
        const page = pageOf(all, { limit: query.limit, cursor: query.cursor, numberOf: ({ id }) => id })
        return { items: page.items.map(show), nextCursor: page.nextCursor }
      },
    }),
    endpoint({
      method: 'get',
      path: '/staff/:id',
      tag,
      summary: 'One member of staff',
      answer: member,
      handle: async ({ viewer, params }) => show(await staff.find(viewer, readId(params.id))),
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/tokens',
      tag,
      summary:
        'An API token that acts as this person, shown this once; for a custodian it waits for a second administrator',
      answer: z.object({ token: z.string() }),
      status: 201,
      handle: ({ viewer, params }) => staff.createToken(viewer, readId(params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/login-links',
      tag,
      summary:
        'A link to the console for one use within a day; for a custodian it waits for a second administrator',
      answer: z.object({ url: z.string(), expiresAt: moment }),
      status: 201,
      async handle({ viewer, params }) {
        const { url, expiresAt } = await staff.createLoginLink(viewer, readId(params.id))
        return { url, expiresAt: showMoment(expiresAt) }
      },
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/invites',
      tag,
      summary:
        'A code that links the chat which sends it to this person, for one use within three days; for a custodian it waits for a second administrator',
      answer: z.object({ code: z.string(), telegramUrl: z.string().optional(), zaloText: z.string() }),
      status: 201,
      handle: ({ viewer, params }) => staff.createInvite(viewer, readId(params.id)),
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/roles',
      tag,
      summary:
        'Give another role; sessions and tokens of the person end and are made anew. That of a custodian waits for a second administrator',
      body: z.object({ role, unit: z.string() }),
      answer: member,
      async handle({ viewer, params, body }) {
        const id = readId(params.id)
        await staff.grant(viewer, id, { role: body.role, unitId: unitIdOf(body.unit) })
        return show(await staff.find(viewer, id))
      },
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/roles/:role/end',
      tag,
      summary: 'End a role, by its id; sessions and tokens of the person end with it',
      answer: member,
      async handle({ viewer, params }) {
        const { id, roles } = await staff.find(viewer, readId(params.id))
        const ending = readId(params.role)
        if (!roles.some((each) => each.id === ending)) throw new NotFoundError('role')
        await staff.endRole(viewer, ending)
        return show(await staff.find(viewer, id))
      },
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/second-factor/reset',
      tag,
      summary: 'Take a lost second factor away; sessions of the person end with it',
      answer: member,
      async handle({ viewer, params }) {
        const id = readId(params.id)
        await staff.resetFactor(viewer, id)
        return show(await staff.find(viewer, id))
      },
    }),
    endpoint({
      method: 'post',
      path: '/staff/:id/end',
      tag,
      summary: 'End every role of a person',
      answer: member,
      async handle({ viewer, params }) {
        const id = readId(params.id)
        await staff.end(viewer, id)
        return show(await staff.find(viewer, id))
      },
    }),
    endpoint({
      method: 'get',
      path: '/custody-requests',
      tag,
      summary: 'Custodians, and ways in for them, that wait for a second administrator; the oldest first',
      answer: listOf(custodyRequest),
      handle: async ({ viewer }) => ({
        items: (await staff.custody.waiting(viewer)).map(showCustody),
        nextCursor: null,
      }),
    }),
    endpoint({
      method: 'post',
      path: '/custody-requests/:id/decisions',
      tag,
      summary:
        "Decide on another administrator's request: a role is there from now on, a way in can be opened by whoever asked, once, within 24 hours",
      body: z.object({ granted: z.boolean() }),
      answer: z.object({ personId: z.int() }),
      handle: ({ viewer, params, body }) => staff.custody.decide(viewer, readId(params.id), body),
    }),
  ]
}
