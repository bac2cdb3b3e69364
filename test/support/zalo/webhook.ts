/** How Zalo delivers events: signed, within two seconds, five more times, and then no more at all (§10.1, §10.2). */
import { Agent, request } from 'undici'
import { eventSignature } from './signature.ts'

export interface Delivery {
  readonly event: string
  /** 0: no answer came in time. */
  readonly status: number
  readonly ms: number
  readonly retry: number
}

export interface WebhookOptions {
  readonly appId: string
  readonly oaSecret: string
  readonly deadlineMs: number
  /** Multiplies the pauses of 30 s, 5 min, 15 min, 30 min and 1 h. */
  readonly retryScale: number
}

const pausesMs = [30_000, 5 * 60_000, 15 * 60_000, 30 * 60_000, 3600_000]

export class WebhookSender {
  readonly deliveries: Delivery[] = []
  /** After the last failure Zalo forgets the address. */
  removed = false
  private url: string | undefined
  private readonly options: WebhookOptions
  private readonly chains = new Map<string, Promise<unknown>>()
  private readonly timers = new Set<NodeJS.Timeout>()
  private readonly dispatcher = new Agent({ connections: 64 })
  private underWay = 0

  constructor(options: WebhookOptions) {
    this.options = options
  }

  /** Saving the address sends the probe: unsigned, `{}`, and only a 200 saves it. Whoever saves it waits for that. */
  async register(url: string): Promise<void> {
    const status = await this.post({ url, body: '{}', headers: {}, deadlineMs: 60_000 })
    if (status !== 200) throw new Error(`Không thể kết nối với webhook: ${status}`)
    this.url = url
    this.removed = false
  }

  /** First attempts of one person's events go out in their order. */
  send(person: string, event: Record<string, unknown>): void {
    if (!this.url) return
    const before = this.chains.get(person) ?? Promise.resolve()
    this.underWay += 1
    this.chains.set(
      person,
      before
        .then(() => this.attempt(event, 0))
        .finally(() => {
          this.underWay -= 1
        }),
    )
  }

  /** The headers a true event with this body has. */
  signed(body: string, timestamp: string): Record<string, string> {
    const { appId, oaSecret } = this.options
    return {
      'x-zevent-signature': eventSignature({ first: appId, body, timestamp, secret: oaSecret }),
      'x-zevent-timestamp': timestamp,
    }
  }

  /** Delivers an event once more, as happens (§10.1: at least once). */
  again(event: object): Promise<number> {
    const body = JSON.stringify(event)
    return this.post({
      body,
      headers: this.signed(body, String((event as { timestamp?: unknown }).timestamp)),
    })
  }

  /** Posts anything; answers the status, 0 without one in time. */
  async post(sent: {
    url?: string
    body: string
    headers: Record<string, string>
    deadlineMs?: number
  }): Promise<number> {
    const url = sent.url ?? this.url
    if (!url) throw new Error('no webhook is registered')
    try {
      const response = await request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...sent.headers },
        body: sent.body,
        dispatcher: this.dispatcher,
        signal: AbortSignal.timeout(sent.deadlineMs ?? this.options.deadlineMs),
      })
      await response.body.dump()
      return response.statusCode
    } catch {
      return 0
    }
  }

  /** Resolves when no first attempt is under way. */
  async idle(): Promise<void> {
    while (this.underWay > 0) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  async close(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer)
    this.url = undefined
    await this.dispatcher.destroy()
  }

  private async attempt(event: Record<string, unknown>, retry: number): Promise<void> {
    if (!this.url || this.removed) return
    const body = JSON.stringify(event)
    const headers = this.signed(body, String(event.timestamp))
    const began = performance.now()
    const status = await this.post({
      body,
      headers: { ...headers, ...(retry > 0 ? { num_retry: String(retry) } : {}) },
    })
    this.deliveries.push({ event: String(event.event_name), status, ms: performance.now() - began, retry })
    if (status === 200) return
    const pause = pausesMs[retry]
    if (pause === undefined) {
      this.removed = true
      return
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      void this.attempt(event, retry + 1)
    }, pause * this.options.retryScale)
    this.timers.add(timer)
  }
}
