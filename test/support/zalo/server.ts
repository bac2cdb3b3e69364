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
  /** Whether templates name the person under `recipient`; beside the template unless said. */
  readonly nestedTemplates?: boolean
  /** Whether events carry fields nobody knows; they do unless said. */
  readonly extras?: boolean
  /** How long an article, or a video, is being processed; no time unless said. */
  readonly articleMs?: number
  /** Billed messages in the plan. */
  readonly quota?: number
}

export type ZaloStandIn = Awaited<ReturnType<typeof startZaloStandIn>>

/** One app at developers.zalo.me: one webhook address for all OAs linked to it. */
interface App {
  readonly id: string
  readonly secret: string
  readonly oaSecret: string
  readonly webhook: WebhookSender
}

/** The platform with one Official Account; `oa` adds others beside it. */
export async function startZaloStandIn(options: ZaloStandInOptions = {}) {
  const { deadlineMs = 2_000, retryScale = 1 } = options
  let root = ''
  const faults = new Faults()
  const front = new Front({ faults, perMinute: options.perMinute ?? 4_000 })
  const server = createServer((request, response) => void front.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  root = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  const apps: App[] = []
  function addApp(given: Omit<App, 'webhook'>): App {
    const { id: appId, oaSecret } = given
    const app = { ...given, webhook: new WebhookSender({ appId, oaSecret, deadlineMs, retryScale }) }
    apps.push(app)
    return app
  }
  const app = addApp({ id: '1122334455667788990', secret: 'test-app-secret', oaSecret: 'test-oa-secret' })
  const addOa = (name: string, of: App) => {
    const world = newWorld(options, { app: of, name, mediaRoot: () => `${root}/media` })
    front.worlds.push(world)
    return officialAccount(world, of)
  }

  return {
    ...addOa('MTTQ phường thử nghiệm', app),
    apiRoot: `${root}/openapi`,
    oauthRoot: `${root}/oauth`,
    /** Calls of the program for all OAs, oldest first. */
    calls: front.calls,
    /** Makes the next matching calls fail. */
    fault: (fault: Fault) => faults.next(fault),
    clearFaults: () => faults.clear(),
    /** Another Official Account on the same platform, with people, tokens and quotas of its own: of the same app unless said. */
    oa({ name, ownApp = false }: { name: string; ownApp?: boolean }): ZaloOa {
      const id = newId()
      const own = { id, secret: `app-secret-of-${id}`, oaSecret: `oa-secret-of-${id}` }
      return addOa(name, ownApp ? addApp(own) : app)
    },
    async close() {
      await Promise.all(apps.map(({ webhook }) => webhook.close()))
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function newWorld(
  options: ZaloStandInOptions,
  { app, name, mediaRoot }: { app: App; name: string; mediaRoot: () => string },
): World {
  const {
    now = Date.now,
    quota = 2_000,
    receipts = true,
    articleMs = 0,
    extras = true,
    nestedTemplates = false,
  } = options
  return {
    appId: app.id,
    oaId: newId(),
    name,
    tokens: new Tokens({ app, now }),
    uploads: new Uploads(now),
    webhook: app.webhook,
    people: new Map(),
    media: new Map(),
    articles: new Map(),
    videos: new Map(),
    articleMs,
    groups: new Map(),
    groupPacks: [],
    broadcasts: [],
    templates: new Set<string>(),
    quota: { total: quota, remain: quota },
    receipts,
    extras,
    nestedTemplates,
    now,
    mediaRoot,
  }
}

export type ZaloOa = ReturnType<typeof officialAccount>

/** What a test knows of one Official Account, and what happens to it. */
function officialAccount(world: World, app: App) {
  const { oaId, tokens, uploads, webhook, quota, groups, groupPacks, templates } = world
  return {
    appId: app.id,
    appSecret: app.secret,
    oaSecret: app.oaSecret,
    oaId,
    tokens,
    uploads,
    webhook,
    quota,
    groups,
    groupPacks,
    templates,
    /** Someone who has never had to do with the OA: Zalo gives each OA its own number of a person. */
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
      tokens.revoke()
      return emit(world, oaId, 'permission_revoked', { oa_id: oaId })
    },
    /** Someone of the staff answers in the OA's own console. */
    staffReply({ to, text, what = 'text' }: { to: Person; text?: string; what?: string }) {
      return emit(world, to.id, `oa_send_${what}`, {
        sender: { id: oaId, admin_id: newId() },
        recipient: { id: to.id },
        message: { msg_id: newId(), ...(text ? { text } : {}) },
      })
    },
  }
}
