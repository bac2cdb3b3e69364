import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BotCommand, Update, UserFromGetMe } from 'grammy/types'
import { ChatDirectory } from './chats.ts'
import { editingMethods } from './editing.ts'
import { Faults } from './faults.ts'
import { UpdateFeed } from './feed.ts'
import { FileStore } from './files.ts'
import { type ApiCall, ApiFront } from './front.ts'
import { Group, type GroupOptions } from './groups.ts'
import { Fields } from './payload.ts'
import { Person, type PersonOptions } from './people.ts'
import { FloodControl, publishedLimits, type RateLimits } from './rates.ts'
import { receivingMethods } from './receiving.ts'
import { sendingMethods } from './sending.ts'
import { type Delivery, WebhookSender } from './webhook.ts'
import type { Press, World } from './world.ts'

export type { ApiCall } from './front.ts'

export interface TelegramStandInOptions {
  /** The bot's token; another one is answered 401. */
  token?: string
  /** Milliseconds since 1970. Timeouts of polling and pauses of the webhook run in real time all the same. */
  now?: () => number
  /** Published limits by default; `false` switches the rates off. */
  rates?: Partial<RateLimits> | false
  /** Multiplies the pauses between repeated webhook deliveries; 1 is the platform's own pace. */
  retryScale?: number
  /** A webhook silent for this long counts as failed, milliseconds. */
  webhookTimeoutMs?: number
  /** How many calls, deliveries and past updates are kept. */
  keepCalls?: number
  /** How many messages of each chat are kept. */
  keepMessages?: number
}

/** Starts a Bot API server on a free port of 127.0.0.1. */
export async function startTelegramStandIn(options: TelegramStandInOptions = {}): Promise<TelegramStandIn> {
  const standIn = new TelegramStandIn(options)
  await standIn.listen()
  return standIn
}

/** Telegram's Bot API as far as the product meets it, over real HTTP, with the platform's own rules. */
export class TelegramStandIn {
  readonly token: string
  readonly faults: Faults
  private readonly world: World
  private readonly front: ApiFront
  private readonly server = createServer((request, response) => this.serve(request, response))
  private mounted: { prefix: string; listener: RequestListener } | undefined
  private nextUser = 1_000_001
  private nextGroup = 1

  constructor(options: TelegramStandInOptions) {
    const { now = Date.now, keepCalls = 10_000, rates = {} } = options
    this.token = options.token ?? '123456789:AAStandInTokenForTestsOnly_0123456789'
    const feed = new UpdateFeed(now, keepCalls)
    const webhook = new WebhookSender({
      feed,
      now,
      retryScale: options.retryScale ?? 1,
      timeoutMs: options.webhookTimeoutMs ?? 60_000,
      keep: keepCalls,
      execute: (method, payload) => this.front.run(method, new Fields(payload)),
    })
    const flood = new FloodControl(now, rates && { ...publishedLimits, ...rates })
    this.faults = new Faults(flood)
    this.world = {
      now,
      feed,
      webhook,
      flood,
      bot: botUser(Number.parseInt(this.token, 10)),
      chats: new ChatDirectory(options.keepMessages ?? 200),
      files: new FileStore(now),
      presses: new Map(),
      keepPresses: keepCalls,
      commands: new Map(),
      accepted: new Map(),
    }
    this.front = new ApiFront({
      token: this.token,
      faults: this.faults,
      files: this.world.files,
      now,
      keep: keepCalls,
      methods: {
        ...sendingMethods(this.world),
        ...editingMethods(this.world),
        ...receivingMethods(this.world),
      },
    })
    this.server.keepAliveTimeout = 60_000
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(0, '127.0.0.1', resolve)
    })
  }

  /** Serves paths below a prefix beside the API. */
  mount(prefix: string, listener: RequestListener): void {
    this.mounted = { prefix, listener }
  }

  /** What `client.apiRoot` takes; files are below `/file/bot<token>/` of it. */
  get apiRoot(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** Calls of the bot, oldest first; only the newest are kept. */
  get calls(): readonly ApiCall[] {
    return this.front.calls
  }

  get bot(): UserFromGetMe {
    return this.world.bot
  }

  /** Messages accepted, by chat; an album counts its items. */
  get accepted(): ReadonlyMap<number, number> {
    return this.world.accepted
  }

  /** How many 429 there were, and how many of them went to a sender that did not wait. */
  get flood(): { limited: number; ignored: number } {
    return { ...this.world.flood.counts }
  }

  /** Every attempt to deliver to the webhook, oldest first. */
  get deliveries(): readonly Delivery[] {
    return this.world.webhook.deliveries
  }

  /** Answers 410 of the webhook. */
  get goneCount(): number {
    return this.world.webhook.goneCount
  }

  /** Updates the bot has not confirmed yet. */
  get pendingCount(): number {
    return this.world.feed.pendingCount
  }

  /** Presses the bot has not answered, oldest first. */
  unanswered(): Press[] {
    return [...this.world.presses.values()].filter((press) => !press.answer)
  }

  /** Commands set for a language, default scope. */
  commands(languageCode = ''): BotCommand[] {
    return this.world.commands.get(`{"type":"default"} ${languageCode}`.trim()) ?? []
  }

  user(options: PersonOptions = {}): Person {
    return new Person(this.world, { ...options, id: options.id ?? this.nextUser++ })
  }

  /** Many people at once, for campaigns. */
  users(count: number): Person[] {
    return Array.from({ length: count }, () => this.user())
  }

  group(options: GroupOptions = {}): Group {
    const number = this.nextGroup++
    const id = options.id ?? (options.basic ? -5000 - number : -1_001_000_000_000 - number)
    return new Group(this.world, { ...options, id })
  }

  /** Sends an earlier update once more, as the platform does when it did not see the answer. */
  redeliver(updateId: number): void {
    this.world.feed.repeat(updateId)
  }

  /**
   * Delivers any JSON as an update and gives the HTTP status of the webhook's answer. Under polling only
   * objects can be delivered; they get an update_id if they have none, and the status is 0.
   */
  async raw(update: unknown): Promise<number> {
    if (this.world.webhook.settings) return this.world.webhook.postRaw(update)
    if (typeof update !== 'object' || update === null || Array.isArray(update))
      throw new Error('long polling delivers objects only')
    const numbered = { update_id: this.world.feed.nextId(), ...update } as Update
    this.world.feed.offer({ update: numbered, queue: 'raw', until: this.world.now() + 24 * 3600_000 })
    return 0
  }

  /** Waits until the bot has confirmed every update, at most `ms` milliseconds. */
  async idle(ms = 5000): Promise<void> {
    const end = performance.now() + ms
    while (this.pendingCount > 0) {
      if (performance.now() > end)
        throw new Error(`${this.pendingCount} updates still pending after ${ms} ms`)
      await sleep(5)
    }
  }

  async close(): Promise<void> {
    this.world.webhook.close()
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }

  private serve(request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }): void {
    if (this.mounted && request.url?.startsWith(this.mounted.prefix)) this.mounted.listener(request, response)
    else this.front.handle(request, response).catch(() => response.destroy())
  }
}

function botUser(id: number): UserFromGetMe {
  if (!Number.isInteger(id)) throw new Error('a token begins with the number of its bot')
  return {
    id,
    is_bot: true,
    first_name: 'Cau Noi',
    username: 'cau_noi_test_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}
