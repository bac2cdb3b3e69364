/** Zalo's Official Account API, its OAuth host and its webhooks, over real HTTP on this machine. */
import { createServer } from 'node:http'
import { type Fault, Faults } from './faults.ts'
import { Front } from './front.ts'
import { Inbox } from './inbox.ts'
import { Person } from './people.ts'
import { Tokens } from './tokens.ts'
import { Uploads } from './uploads.ts'
import { WebhookSender } from './webhook.ts'
import { emit, newId, type World } from './world.ts'

export interface ZaloStandInOptions {
  readonly now?: () => number
  /** Calls a minute; 4,000 unless said. */
  readonly perMinute?: number
  /** Multiplies the pauses between repeated deliveries. */
  readonly retryScale?: number
  readonly deadlineMs?: number
  /** Whether arrivals and readings are told; they are unless said. */
  readonly receipts?: boolean
  /** How long an article is being processed; no time unless said. */
  readonly articleMs?: number
  /** Billed messages in the plan. */
  readonly quota?: number
}

export type ZaloStandIn = Awaited<ReturnType<typeof startZaloStandIn>>

export async function startZaloStandIn(options: ZaloStandInOptions = {}) {
  const app = { id: '1122334455667788990', secret: 'test-app-secret' }
  const oaSecret = 'test-oa-secret'
  const now = options.now ?? Date.now
  const { deadlineMs = 2_000, retryScale = 1, quota = 2_000 } = options
  let root = ''
  const world: World = {
    appId: app.id,
    oaId: newId(),
    tokens: new Tokens({ app, now }),
    uploads: new Uploads(now),
    webhook: new WebhookSender({ appId: app.id, oaSecret, deadlineMs, retryScale }),
    people: new Map(),
    media: new Map(),
    articles: new Map(),
    articleMs: options.articleMs ?? 0,
    groups: new Map(),
    templates: new Set<string>(),
    quota: { total: quota, remain: quota },
    receipts: options.receipts ?? true,
    now,
    mediaRoot: () => `${root}/media`,
  }
  const faults = new Faults()
  const front = new Front({ world, faults, perMinute: options.perMinute ?? 4_000 })
  const server = createServer((request, response) => void front.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  root = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return {
    appId: app.id,
    appSecret: app.secret,
    oaSecret,
    oaId: world.oaId,
    apiRoot: `${root}/openapi`,
    oauthRoot: `${root}/oauth`,
    tokens: world.tokens,
    uploads: world.uploads,
    webhook: world.webhook,
    quota: world.quota,
    groups: world.groups,
    templates: world.templates,
    /** Calls of the program, oldest first. */
    calls: front.calls,
    /** Makes the next matching calls fail. */
    fault: (fault: Fault) => faults.next(fault),
    clearFaults: () => faults.clear(),
    /** Someone who has never had to do with the OA. */
    user({ name = 'Nguyễn Thị An' }: { name?: string } = {}): Person {
      const profile = {
        id: newId(),
        byApp: newId(),
        name,
        inbox: new Inbox(),
        follower: false,
        lastInteraction: undefined,
        refusal: undefined,
      }
      world.people.set(profile.id, profile)
      return new Person(world, profile)
    },
    /** The OA withdraws the app's permission: tokens die, and the app is told. */
    revokePermission() {
      world.tokens.revoke()
      emit(world, world.oaId, 'permission_revoked', { oa_id: world.oaId })
    },
    /** Someone of the staff answers in the OA's own console. */
    staffReply({ to, text, what = 'text' }: { to: Person; text?: string; what?: string }) {
      return emit(world, to.id, `oa_send_${what}`, {
        sender: { id: world.oaId, admin_id: newId() },
        recipient: { id: to.id },
        message: { msg_id: newId(), ...(text ? { text } : {}) },
      })
    },
    async close() {
      await world.webhook.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
