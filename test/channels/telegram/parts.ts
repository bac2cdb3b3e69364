/** What the tests of this channel share: an account, an inbox that writes down what it gets, a log that can be read. */
import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import {
  type Account,
  type InboundEvent,
  type Inbox,
  UnavailableError,
} from '../../../src/channels/channel.ts'
import { createTelegramChannel } from '../../../src/channels/telegram/channel.ts'
import type { FileBytes } from '../../../src/channels/telegram/render.ts'
import { createUploads, type Uploaded, type UploadStore } from '../../../src/channels/telegram/uploads.ts'
import type { Log } from '../../../src/platform/log.ts'
import {
  startTelegramStandIn,
  type TelegramStandIn,
  type TelegramStandInOptions,
} from '../../support/telegram/server.ts'

export const account: Account = { id: 7, platform: 'telegram', slug: 'telegram', unitId: 1 }

export async function telegram(options: TelegramStandInOptions = {}): Promise<TelegramStandIn> {
  const standIn = await startTelegramStandIn({ rates: false, ...options })
  onTestFinished(() => standIn.close())
  return standIn
}

export interface ReadableLog {
  readonly log: Log
  /** Everything written so far, without any redaction by settings. */
  readonly lines: () => string
}

export function readableLog(): ReadableLog {
  const written: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) })
  return { log, lines: () => written.join('') }
}

export function channelTo(
  standIn: Pick<TelegramStandIn, 'token' | 'apiRoot'>,
  { files = new Map(), log = readableLog().log, store = uploadsInMemory() }: ChannelOptions = {},
) {
  const { token, apiRoot } = standIn
  const readFile = async (id: number) => files.get(id) ?? null
  const uploads = createUploads({ store, log })
  return createTelegramChannel({ account, config: { token, apiRoot }, readFile, uploads, log })
}

interface ChannelOptions {
  readonly files?: Map<number, FileBytes>
  readonly log?: Log
  readonly store?: UploadStore
}

export function uploadsInMemory(): UploadStore {
  const kept = new Map<number, Uploaded>()
  return {
    find: async (id) => kept.get(id) ?? null,
    keep: async (id, uploaded) => void kept.set(id, uploaded),
    forget: async (id) => void kept.delete(id),
  }
}

/** An inbox that keeps events in memory, once per key, and fails as often as it is told to. */
export class RecordingInbox implements Inbox {
  readonly stored: InboundEvent[] = []
  /** Every call, also those that failed and those of known events. */
  readonly calls: string[] = []
  busiest = 0
  private running = 0
  private failures = 0
  private work: (event: InboundEvent) => Promise<unknown> = async () => undefined

  failNext(times: number): void {
    this.failures = times
  }

  /** What storing an event takes. */
  takes(work: (event: InboundEvent) => Promise<unknown>): void {
    this.work = work
  }

  async receive(event: InboundEvent): Promise<void> {
    this.calls.push(event.key)
    this.running += 1
    this.busiest = Math.max(this.busiest, this.running)
    try {
      if (this.failures-- > 0) throw new UnavailableError(1_500)
      await this.work(event)
      if (!this.stored.some((known) => known.key === event.key)) this.stored.push(event)
    } finally {
      this.running -= 1
    }
  }

  texts(): string[] {
    return this.stored.map(({ body }) => ('text' in body ? body.text : body.kind))
  }
}

/** Waits until something holds, for at most five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('did not come true in five seconds')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
