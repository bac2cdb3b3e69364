import { Agent, type IncomingMessage, request } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import type { PendingUpdate, UpdateFeed } from './feed.ts'
import type { Payload } from './payload.ts'

export interface WebhookSettings {
  url: string
  secret: string
  maxConnections: number
}

/** One attempt to hand over an update; `status` 0 means no answer came. `ms` is how long it took. */
export interface Delivery {
  updateId: number
  status: number
  ms: number
  at: number
}

interface Queue {
  entries: PendingUpdate[]
  failures: number
}

interface Reply {
  status: number
  reason: string
  retryAfter: number
  body: string
}

/** The longest pause between repeats, seconds; the platform draws it between 60 and 120. */
const longestPause = 60
/** How long a webhook may answer 410 before it is removed. */
const goneMs = 23 * 3600_000

/** Delivers updates to the bot's webhook: each queue in order, its head alone in flight, until answered 2xx. */
export class WebhookSender {
  readonly deliveries: Delivery[] = []
  /** Answers 410 seen; the platform removes a webhook that goes on with them. */
  goneCount = 0
  settings: WebhookSettings | undefined
  lastError: { at: number; message: string } | undefined
  private readonly options: WebhookSenderOptions
  private queues = new Map<string, Queue>()
  private ready: string[] = []
  private inFlight = 0
  private goneSince: number | undefined
  private generation = 0
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly agents = {
    plain: new Agent({ keepAlive: true }),
    secure: new SecureAgent({ keepAlive: true }),
  }

  constructor(options: WebhookSenderOptions) {
    this.options = options
  }

  /** Starts delivering everything pending to a new address. */
  start(settings: WebhookSettings): void {
    this.stop()
    this.settings = settings
    this.options.feed.push = (entry) => this.enqueue(entry)
    for (const entry of this.options.feed.pending()) this.enqueue(entry)
  }

  /** Stops delivering; what is pending stays with the feed. */
  stop(): void {
    this.generation++
    this.settings = undefined
    this.options.feed.push = undefined
    this.queues = new Map()
    this.ready = []
    this.inFlight = 0
    this.goneSince = undefined
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
  }

  close(): void {
    this.stop()
    this.agents.plain.destroy()
    this.agents.secure.destroy()
  }

  /** Posts any JSON as one attempt of its own, outside the queues. */
  async postRaw(value: unknown): Promise<number> {
    const id =
      typeof value === 'object' && value !== null && 'update_id' in value ? Number(value.update_id) : 0
    return (await this.attempt(id, JSON.stringify(value)))?.status ?? 0
  }

  private enqueue(entry: PendingUpdate): void {
    const queue = this.queues.get(entry.queue)
    if (queue) queue.entries.push(entry)
    else {
      this.queues.set(entry.queue, { entries: [entry], failures: 0 })
      this.ready.push(entry.queue)
    }
    this.pump()
  }

  private pump(): void {
    while (this.settings && this.inFlight < this.settings.maxConnections) {
      const key = this.ready.shift()
      if (key === undefined) return
      const queue = this.queues.get(key)
      const entry = queue?.entries[0]
      if (!queue || !entry) {
        this.queues.delete(key)
        continue
      }
      this.inFlight++
      void this.deliver(key, queue, entry)
    }
  }

  private async deliver(key: string, queue: Queue, entry: PendingUpdate): Promise<void> {
    const { generation } = this
    const expired = this.options.now() >= entry.until
    const reply = expired
      ? undefined
      : await this.attempt(entry.update.update_id, JSON.stringify(entry.update))
    if (generation !== this.generation) return
    this.inFlight--
    if (expired || (reply && reply.status >= 200 && reply.status < 300)) {
      queue.entries.shift()
      queue.failures = 0
      this.options.feed.confirm(entry.update.update_id)
      if (reply) this.runReply(reply.body)
      this.schedule(key, 0)
    } else if (!this.removedAsGone(reply?.status)) {
      queue.failures++
      this.schedule(key, pauseSeconds(queue.failures, reply?.retryAfter ?? 0))
    }
    this.pump()
  }

  private schedule(key: string, seconds: number): void {
    if (this.queues.get(key)?.entries.length === 0) {
      this.queues.delete(key)
      return
    }
    if (seconds === 0) {
      this.ready.push(key)
      return
    }
    const timer = setTimeout(
      () => {
        this.timers.delete(timer)
        this.ready.push(key)
        this.pump()
      },
      seconds * 1000 * this.options.retryScale,
    )
    this.timers.add(timer)
  }

  private removedAsGone(status: number | undefined): boolean {
    if (status !== 410) {
      this.goneSince = undefined
      return false
    }
    this.goneCount++
    this.goneSince ??= this.options.now()
    if (this.options.now() - this.goneSince < goneMs) return false
    this.stop()
    return true
  }

  /** A 2xx whose body names a method makes the platform run it; its outcome is seen by nobody. */
  private runReply(body: string): void {
    if (!body.startsWith('{')) return
    try {
      const { method, ...payload } = JSON.parse(body) as Payload
      if (typeof method === 'string') void this.options.execute(method, payload)
    } catch {
      // an answer that is not JSON is not a call
    }
  }

  private async attempt(updateId: number, body: string): Promise<Reply | undefined> {
    const { settings } = this
    if (!settings) return undefined
    const at = this.options.now()
    const began = performance.now()
    const reply = await this.post(settings, body).catch((error: Error) => {
      this.lastError = { at, message: error.message }
      return undefined
    })
    this.deliveries.push({ updateId, status: reply?.status ?? 0, ms: performance.now() - began, at })
    if (this.deliveries.length > 2 * this.options.keep) this.deliveries.splice(0, this.options.keep)
    if (reply && (reply.status < 200 || reply.status >= 300))
      this.lastError = { at, message: `Wrong response from the webhook: ${reply.status} ${reply.reason}` }
    return reply
  }

  private post({ url, secret }: WebhookSettings, body: string): Promise<Reply> {
    const isSecure = url.startsWith('https:')
    const send = isSecure ? secureRequest : request
    return new Promise((resolve, reject) => {
      const outgoing = send(
        url,
        {
          method: 'POST',
          agent: isSecure ? this.agents.secure : this.agents.plain,
          timeout: this.options.timeoutMs,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(secret ? { 'x-telegram-bot-api-secret-token': secret } : {}),
          },
        },
        (incoming) => readReply(incoming).then(resolve, reject),
      )
      outgoing.on('timeout', () => outgoing.destroy(new Error('Read timeout expired')))
      outgoing.on('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ECONNREFUSED' ? new Error('Connection refused') : error),
      )
      outgoing.end(body)
    })
  }
}

export interface WebhookSenderOptions {
  feed: UpdateFeed
  now: () => number
  /** Multiplies every pause between repeats, Retry-After included. */
  retryScale: number
  /** A connection silent for this long is dropped, milliseconds. */
  timeoutMs: number
  /** How many deliveries are kept. */
  keep: number
  execute: (method: string, payload: Payload) => Promise<unknown>
}

/** At once after the first failure, then 2, 4, 8 … seconds; a Retry-After up to an hour goes first. */
function pauseSeconds(failures: number, retryAfter: number): number {
  if (retryAfter > 0) return Math.min(retryAfter, 3600)
  return failures === 1 ? 0 : Math.min(2 ** (failures - 1), longestPause)
}

async function readReply(incoming: IncomingMessage): Promise<Reply> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  return {
    status: incoming.statusCode ?? 0,
    reason: incoming.statusMessage ?? '',
    retryAfter: Number(incoming.headers['retry-after'] ?? 0) || 0,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
