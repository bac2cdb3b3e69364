/**
 * "Something is new": tells the other parts of this process at once and the other processes soon.
 * A signal may be lost when a connection breaks; whoever listens also looks by itself now and then.
 */
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../log.ts'

const channel = 'cau_noi'
/** Signals of one transaction follow each other closely: they travel together, and none twice. */
const gatherMs = 20

export interface Signals {
  subscribe(topic: string, hear: (payload: string) => void): () => void
  publish(topic: string, payload: string): void
  close(): Promise<void>
}

/** Signals inside one process, for the embedded engine. */
export function createLocalSignals(): Signals {
  const emitter = new EventEmitter().setMaxListeners(0)
  return {
    subscribe(topic, hear) {
      emitter.on(topic, hear)
      return () => emitter.off(topic, hear)
    },
    publish: (topic, payload) => void emitter.emit(topic, payload),
    close: async () => undefined,
  }
}

/** Signals over PostgreSQL's NOTIFY, sent outside any transaction: a NOTIFY inside one would queue all commits. */
export function createSignals({
  url,
  log,
  notify,
}: {
  url: string
  log: Log
  notify: (values: [channel: string, payload: string]) => Promise<unknown>
}): Signals {
  const local = createLocalSignals()
  const origin = Math.random().toString(36).slice(2, 10)
  const waiting = new Set<string>()
  let closed = false
  let client: pg.Client | undefined
  let flushing: NodeJS.Timeout | undefined

  async function listen() {
    while (!closed) {
      const current = new pg.Client({
        connectionString: url,
        keepAlive: true,
        application_name: 'cau-noi signals',
      })
      const ended = new Promise<void>((resolve) => current.once('end', resolve))
      current.on('error', () => undefined)
      current.on('notification', ({ payload }) => hear(payload ?? ''))
      try {
        await current.connect()
        await current.query(`LISTEN ${channel}`)
        client = current
        await ended
      } catch (error) {
        log.debug({ err: error }, 'signals wait for the database')
        await current.end().catch(() => undefined)
      }
      client = undefined
      if (!closed) await sleep(500)
    }
  }

  function hear(message: string) {
    const [from, ...signals] = JSON.parse(message) as [string, ...[string, string][]]
    if (from === origin) return
    for (const [topic, payload] of signals) local.publish(topic, payload)
  }

  async function flush() {
    flushing = undefined
    const batch = [...waiting].map((signal) => JSON.parse(signal) as [string, string])
    waiting.clear()
    for (let start = 0; start < batch.length; start += 50)
      await notify([channel, JSON.stringify([origin, ...batch.slice(start, start + 50)])]).catch((error) =>
        log.debug({ err: error }, 'signal not sent'),
      )
  }

  void listen()
  return {
    subscribe: local.subscribe,
    publish(topic, payload) {
      local.publish(topic, payload)
      waiting.add(JSON.stringify([topic, payload]))
      flushing ??= setTimeout(flush, gatherMs)
    },
    async close() {
      closed = true
      clearTimeout(flushing)
      await client?.end().catch(() => undefined)
    },
  }
}
