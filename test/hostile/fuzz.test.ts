/**
 * Thousands of odd webhook bodies and API calls through the whole program in this process. Nothing may answer with a
 * failure of ours, leave an event behind, or change anything that its sender has no right over.
 *
 * FUZZ_RUNS: how many of each; FUZZ_SEED: another walk, and the same one again.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stateOf } from '../rights/asking.ts'
import { openWorld, targets, type World } from '../rights/world.ts'
import { webhookSecret } from '../support/program.ts'
import { eventSignature } from '../support/zalo/signature.ts'
import { type ApiCall, callsOf, type Document } from './calls.ts'
import { event } from './events.ts'
import { answered, chatIds, groupOf, offered, update } from './updates.ts'
import { broken, type Json, oddText, oddValue, soiled } from './wild.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 10_000)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_122)
const timeout = 600_000

let world: World
const unhandled: unknown[] = []
const note = (error: unknown) => void unhandled.push(error)

beforeAll(async () => {
  process.on('unhandledRejection', note)
  process.on('uncaughtException', note)
  world = await openWorld()
  await linkGroups()
}, 120_000)
afterAll(async () => {
  process.off('unhandledRejection', note)
  process.off('uncaughtException', note)
  await world?.close()
})

/** Groups of the staff that show a ticket each, with people in them who are no staff. */
async function linkGroups(): Promise<void> {
  const { orm } = world.program.database
  const { id: accountId } = await orm.channelAccount.findFirstOrThrow({ where: { platform: 'telegram' } })
  const { unit, ticket, staffId } = world.things.own
  for (const from of chatIds.slice(0, 20)) {
    const chat = { accountId, chatId: String(groupOf(from)), unitId: unit.id, linkedBy: staffId }
    const { id: groupId } = await orm.staffGroup.create({ data: chat })
    const post = { groupId, ticketId: ticket.id, platformId: String(answered), shown: '1' }
    await orm.staffPost.create({ data: post })
  }
}

const request = (path: string, init: RequestInit) => world.program.app.http.request(path, init)

/** What nobody changes by writing to a bot. */
const withoutTickets = (state: string) =>
  state
    .split('\n')
    .filter(
      (line) =>
        !/^(ticket|ticket_event|ticket_message|attachment|outgoing_message|stored_file|consent|person|data_request) /.test(
          line,
        ),
    )
    .join('\n')

/** The tickets of the world, whatever else was opened. */
async function ticketsOf(places: readonly (typeof targets)[number][]): Promise<unknown> {
  const codes = places.flatMap((at) => {
    const { ticket, anonymous, restricted } = world.things[at]
    return [ticket.code, anonymous.code, restricted.code]
  })
  return world.program.database.orm.ticket.findMany({
    where: { code: { in: codes } },
    orderBy: { id: 'asc' },
    include: { messages: true, events: true },
  })
}

/** An officer writes announcements as well; approving and sending them is for others. */
const withoutDrafts = (state: string) =>
  withoutTickets(state)
    .split('\n')
    .filter((line) => !line.startsWith('campaign '))
    .join('\n')

/** The announcements of other units. */
async function campaignsOf(places: readonly (typeof targets)[number][]): Promise<unknown> {
  const unitIds = places.map((at) => world.things[at].unit.id)
  return world.program.database.orm.campaign.findMany({
    where: { unitId: { in: unitIds } },
    orderBy: { id: 'asc' },
  })
}

async function leftBehind(): Promise<unknown[]> {
  const events = await world.program.database.orm.inboundEvent.findMany({ where: { state: { not: 'done' } } })
  return events.map(({ error, payload }) => [error, JSON.stringify(payload).slice(0, 500)])
}

describe('API calls made from the OpenAPI document', () => {
  /** Things that are there, in reach and out of it. */
  const known = () =>
    targets.flatMap((at): Json[] => {
      const { unit, ticket, anonymous, restricted, staffId, roleId, fileId, unsealingId, requestId } =
        world.things[at]
      const codes = [unit.code, ticket.code, anonymous.code, restricted.code, ticket.code.toLowerCase()]
      return [...codes, staffId, roleId, fileId, unsealingId, requestId]
    })

  /** Sends so many; answers how often each status came. */
  async function send(
    token: string | null,
    count: number,
    allowed: (status: number, call: ApiCall) => boolean,
  ): Promise<Map<number, number>> {
    const document = (await (await request('/api/openapi.json', {})).json()) as Document
    const all = callsOf(document, known())
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(all, async (call) => {
        const headers = { ...call.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) }
        const init = { method: call.method, headers, ...(call.body === undefined ? {} : { body: call.body }) }
        const answer = await request(call.path, init)
        await answer.text()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        return answer.status < 500 && allowed(answer.status, call)
      }),
      { numRuns: count, seed },
    )
    return statuses
  }

  const share = {
    nobody: Math.ceil(runs * 0.1),
    viewer: Math.ceil(runs * 0.4),
    officer: Math.ceil(runs * 0.5),
  }

  it(`${share.nobody} without a token are refused`, { timeout }, async () => {
    const before = await stateOf(world)
    await send(null, share.nobody, (status) => status === 401)
    expect(await stateOf(world)).toBe(before)
  })

  it(`${share.viewer} of somebody who may only read change nothing`, { timeout }, async () => {
    const before = await stateOf(world)
    const reads = (status: number, { method, path }: ApiCall) =>
      method === 'GET' || status >= 400 || path.startsWith('/api/v1/understand')
    const statuses = await send(world.members.viewer.api.token, share.viewer, reads)
    expect(statuses.get(200) ?? 0).toBeGreaterThan(share.viewer / 50)
    expect(await stateOf(world)).toBe(before)
    expect(unhandled).toEqual([])
  })

  it(`${share.officer} of an officer change tickets and drafts of their unit alone`, {
    timeout,
  }, async () => {
    const outside = ['sibling', 'parent', 'foreign'] as const
    const before = withoutDrafts(await stateOf(world))
    const tickets = await ticketsOf(outside)
    const campaigns = await campaignsOf(outside)
    const approved = { approverId: { not: null } }
    const approvals = await world.program.database.orm.campaign.count({ where: approved })
    const own = await ticketsOf(['own', 'child'])
    const statuses = await send(world.members.officer.api.token, share.officer, () => true)
    expect(statuses.get(200) ?? 0).toBeGreaterThan(share.officer / 20)
    expect(withoutDrafts(await stateOf(world))).toBe(before)
    expect(await ticketsOf(outside)).toEqual(tickets)
    expect(await campaignsOf(outside)).toEqual(campaigns)
    expect(await ticketsOf(['own', 'child'])).not.toEqual(own)
    const { orm } = world.program.database
    expect(await orm.campaign.count({ where: approved })).toBe(approvals)
    const sealed = { id: { in: [world.things.own.restricted.id, world.things.child.restricted.id] } }
    expect(await orm.ticket.count({ where: { ...sealed, version: 1 } })).toBe(2)
    expect(unhandled).toEqual([])
  })
})

/** Things right and broken, other values, words, torn JSON, and arrays in arrays by the thousand. */
const bodyOf = (right: fc.Arbitrary<Json>, deep: (inner: string) => string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 16, arbitrary: broken(right).map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: soiled(right).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: oddValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: oddText },
    { weight: 1, arbitrary: right.map((value) => JSON.stringify(value).slice(0, -3)) },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 1_000, max: 60_000 })
        .map((depth) => deep(`${'['.repeat(depth)}${']'.repeat(depth)}`)),
    },
  )

/** Puts in a choice that was offered in the chat. */
async function withChoice(text: string, chat: string): Promise<string> {
  if (!text.includes(offered)) return text
  const rows = await world.program.database.orm.outgoingMessage.findMany({
    where: { chatId: chat },
    orderBy: { id: 'desc' },
    take: 1,
    select: { content: true },
  })
  const values = rows.flatMap(({ content }) => (content as { choices?: { value: string }[] }).choices ?? [])
  return text.replaceAll(offered, values[text.length % Math.max(1, values.length)]?.value ?? 'none')
}

describe.each([
  ['Telegram', Math.ceil(runs / 2), sendToTelegram],
  ['Zalo', Math.floor(runs / 2), sendToZalo],
])('webhook bodies of %s', (_platform, count, sending) => {
  it(`${count} of them are all answered, and change nothing but their sender's own`, {
    timeout,
  }, async () => {
    const { orm } = world.program.database
    const before = withoutTickets(await stateOf(world))
    const tickets = await ticketsOf(targets)
    const events = await orm.inboundEvent.count()
    await sending(count)
    expect((await orm.inboundEvent.count()) - events).toBeGreaterThan(count / 5)
    await expect.poll(leftBehind, { timeout: 30_000 }).toEqual([])
    expect(withoutTickets(await stateOf(world))).toBe(before)
    expect(await ticketsOf(targets)).toEqual(tickets)
    expect(unhandled).toEqual([])
  })
})

/** One body in twenty comes with a wrong secret. */
const wrong = fc.integer({ min: 0, max: 19 }).map((number) => number === 0)

async function sendToTelegram(numRuns: number): Promise<void> {
  const body = bodyOf(
    update,
    (deep) =>
      `{"update_id":${deep.length},"message":{"message_id":1,"date":1,"chat":{"id":500001,"type":"private"},"text":"x","a":${deep}}}`,
  )
  await fc.assert(
    fc.asyncProperty(body, wrong, async (text, isWrong) => {
      const sent = await withChoice(text, /"chat":\{"id":(-?\d+)/.exec(text)?.[1] ?? '')
      const headers = {
        'x-telegram-bot-api-secret-token': isWrong ? webhookSecret.slice(1) : webhookSecret,
        'content-length': String(Buffer.byteLength(sent)),
      }
      const { status } = await request('/webhooks/telegram', { method: 'POST', body: sent, headers })
      return isWrong ? status === 401 : [200, 400, 413].includes(status)
    }),
    { numRuns, seed },
  )
}

async function sendToZalo(numRuns: number): Promise<void> {
  const { appId, oaSecret } = world.zalo
  const body = bodyOf(
    event,
    (deep) =>
      `{"event_name":"user_send_text","timestamp":"1","sender":{"id":"88500001"},"message":{"msg_id":"d${deep.length}","text":"x","a":${deep}}}`,
  )
  await fc.assert(
    fc.asyncProperty(body, wrong, async (text, isWrong) => {
      const sent = await withChoice(text, /"sender":\{"id":"(\d+)/.exec(text)?.[1] ?? '')
      const timestamp = /"timestamp":"?(\d+)/.exec(sent)?.[1] ?? '5'
      const signature = eventSignature({
        first: appId,
        body: sent,
        timestamp,
        secret: isWrong ? 'x' : oaSecret,
      })
      const headers = { 'x-zevent-signature': signature, 'x-zevent-timestamp': timestamp }
      const { status } = await request('/webhooks/zalo', { method: 'POST', body: sent, headers })
      return isWrong ? status === 401 : [200, 400, 401, 413].includes(status)
    }),
    { numRuns, seed },
  )
}
