/**
 * The words the rights matrix is written in. A case is one way to use a route; it says who gets through where, and every
 * other combination of role and place is refused: with 403 where the thing may be seen, with 404 where it may not.
 */
import type { Member, RoleName, Target, Thing, Things, World } from './world.ts'

export const everybody: readonly RoleName[] = [
  'admin',
  'officer',
  'chair',
  'treasurer',
  'lead',
  'viewer',
  'custodian',
]
/** Who reads tickets, who handles them, who may ask for a sealed author. */
export const readers: readonly RoleName[] = ['admin', 'officer', 'chair', 'lead', 'viewer', 'custodian']
export const handlers: readonly RoleName[] = ['admin', 'officer', 'chair', 'custodian']
export const unsealers: readonly RoleName[] = ['admin', 'chair', 'custodian']
export const staffReaders: readonly RoleName[] = ['admin', 'officer', 'chair']
export const privacyReaders: readonly RoleName[] = ['admin', 'chair']
export const administrators: readonly RoleName[] = ['admin']
export const campaignReaders: readonly RoleName[] = ['admin', 'officer', 'chair', 'viewer']
export const campaignWriters: readonly RoleName[] = ['admin', 'officer', 'chair']
export const campaignApprovers: readonly RoleName[] = ['admin', 'chair']
export const custodians: readonly RoleName[] = ['custodian']
export const nobody: readonly RoleName[] = []
export const othersThan = (roles: readonly RoleName[]): readonly RoleName[] =>
  everybody.filter((role) => !roles.includes(role))

const near: readonly Target[] = ['own', 'child']
export const everywhere: readonly Target[] = ['own', 'child', 'sibling', 'parent', 'foreign']

export interface Sent {
  readonly path: string
  /** For the API: JSON, or a text as it is. */
  readonly body?: unknown
  /** For the console: the fields of a form, without its token. */
  readonly form?: Readonly<Record<string, string | readonly string[]>>
}

/** What is made anew for a combination that changes something. */
export type Fresh = (world: World, things: Things, who: Member) => Promise<Partial<Things>>

interface Statuses {
  readonly done: readonly number[]
  /** Seen, but not to be done. */
  readonly denied: readonly number[]
  /** Not to be seen. */
  readonly unseen: readonly number[]
}

export interface Case {
  readonly about: string
  /** Who gets through, and where. */
  readonly may: readonly RoleName[]
  readonly where: readonly Target[]
  /** Who may see it, and is told that they may not do it. */
  readonly sees: readonly RoleName[]
  readonly seesWhere: readonly Target[]
  readonly tried: readonly Target[]
  readonly status: Statuses
  /** For everybody, signed in or not. */
  readonly open: boolean
  /** An answer that does not end. */
  readonly stream: boolean
  readonly fresh: Fresh | undefined
  /** Words of the thing that an allowed answer holds. */
  readonly shows: (things: Things) => readonly string[]
  readonly send: (things: Things, who: Member, world: World) => Sent
}

type Given = Partial<Omit<Case, 'about' | 'send' | 'status'>> & { readonly status?: Partial<Statuses> }

const statuses: Statuses = { done: [200, 201, 303], denied: [403], unseen: [404] }

function caseOf(about: string, given: Given, send: Case['send']): Case {
  const { may = everybody, where = near } = given
  return {
    about,
    sees: [],
    seesWhere: near,
    tried: everywhere,
    open: false,
    stream: false,
    fresh: undefined,
    shows: () => [],
    ...given,
    may,
    where,
    status: { ...statuses, ...given.status },
    send,
  }
}

/** One thing of one place. */
export const one = (about: string, given: Given & { may: readonly RoleName[] }, send: Case['send']): Case =>
  caseOf(about, given, send)

/** Things of all places at once: whoever has the right nowhere is told so. */
export const many = (about: string, given: Given & { may: readonly RoleName[] }, send: Case['send']): Case =>
  caseOf(about, { tried: ['own'], ...given, status: { unseen: [403], ...given.status } }, send)

/** Something that belongs to whoever asks, whatever their role. */
export const self = (about: string, given: Given, send: Case['send']): Case =>
  caseOf(about, { tried: ['own'], ...given }, send)

/** Something for everybody, signed in or not. */
export const open = (about: string, status: number, send: Case['send']): Case =>
  caseOf(about, { tried: ['own'], open: true, status: { done: [status] } }, send)

/** Answered alike to everybody, with no effect for those who may not. */
export const alike = (status: number): Statuses => ({ done: [status], denied: [status], unseen: [status] })

export const newTicket: Fresh = async (world, { at }) => ({ ticket: await world.ticket(at) })
export const newTicketThatIs =
  (status: string): Fresh =>
  async (world, { at }) => ({ ticket: await world.ticket(at, { status }) })
export const newAnonymous: Fresh = async (world, { at }) => ({
  anonymous: await world.ticket(at, { sort: 'anonymous' }),
})
/** An anonymous ticket and somebody else's request to know its author. */
export const newUnsealing: Fresh = async (world, { at, staffId }) => {
  const anonymous = await world.ticket(at, { sort: 'anonymous' })
  return { anonymous, unsealingId: (await world.unsealing(anonymous.id, at, { by: staffId })).id }
}
/** The same, asked by whoever calls and granted to them. */
export const grantedUnsealing: Fresh = async (world, { at }, who) => {
  const anonymous = await world.ticket(at, { sort: 'anonymous' })
  await world.unsealing(anonymous.id, at, { by: who.id, granted: true })
  return { anonymous }
}
export const newStaff: Fresh = (world, { at }) => world.staffAt(at, `ck-${at}-staff`)
export const newCustody: Fresh = async (world, { at, staffId }) => ({
  custodyId: (await world.custody(at, { of: staffId, by: staffId })).id,
})
export const newRequest: Fresh = async (world, { at, requestId }) => {
  const { personId } = await world.program.database.orm.dataRequest.findUniqueOrThrow({
    where: { id: requestId },
  })
  return { requestId: (await world.request(at, personId)).id }
}
export const newBreach: Fresh = async (world, { at, staffId }) => ({
  breachId: (await world.breach(at, staffId)).id,
})

export const newTemplate: Fresh = async (world, { at }) => ({ templateId: (await world.template(at)).id })
export const newCampaignThatIs =
  (status: string): Fresh =>
  async (world, { at, staffId }) => ({ campaignId: (await world.campaign(at, { by: staffId, status })).id })

export const newSegment: Fresh = async (world, { at, staffId }) => ({
  segmentId: (await world.segment(at, staffId)).id,
})

/** What an Official Account begins with. */
export const zaloApp = { appId: '123', appSecret: 'app-secret', oaSecret: 'oa-secret' }

export const newAccount: Fresh = async (world, { at }) => ({
  accountId: (await world.channelAccount(at, `ck-${at}-account-${nextCode()}`)).id,
})

export const newGroup: Fresh = async (world, { at, staffId }) => ({
  groupId: (await world.staffGroup(at, staffId)).id,
})

export const newChange: Fresh = async (world, { at }) => ({ changeId: (await world.unitChange(at)).id })

/** A code nobody has used for a unit yet. */
let used = 0
export const nextCode = (): string => {
  used += 1
  return `new-${used}`
}

export const ticketPath = ({ code }: Thing, rest = '') => `/tickets/${code}${rest}`
