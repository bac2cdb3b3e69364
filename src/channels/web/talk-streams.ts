/**
 * The talk as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): first what the page
 * has not seen, then what comes. A signal says when to look; looking by itself makes up for a lost signal.
 */
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Database } from '../../platform/database/database.ts'
import type { Log } from '../../platform/log.ts'
import { type TalkItem, type Transcript, talkTopic } from './transcript.ts'

/** A page that opens the talk gets so many of its last rows; earlier ones when it asks. */
export const talkPage = 100
const lookMs = 5_000
/** Pauses of `lookMs` without anything to say before a comment keeps the connection open: 15 s. */
const pausesUntilHeartbeat = 3
/** Pages of one resident, of one address and of everybody that one process serves at once. */
const most = { identity: 8, address: 200, all: 5_000 }

export interface TalkStreams {
  /** The stream of one page; null when there are too many. @param after the last row the page has, if any */
  open(c: Context, talk: { identityId: number; address: string; after: string | null }): Response | null
}

type Writing = Parameters<Parameters<typeof streamSSE>[1]>[0]

export function createTalkStreams(parts: {
  database: Database
  transcript: Transcript
  log: Log
  /** Ends every stream when the server stops. */
  stopping: AbortSignal
}): TalkStreams {
  const { database, transcript, log, stopping } = parts
  const open = new Map<string, number>()

  function count(keys: readonly string[], change: 1 | -1) {
    for (const key of keys) {
      const now = (open.get(key) ?? 0) + change
      if (now > 0) open.set(key, now)
      else open.delete(key)
    }
  }

  async function follow(
    stream: Writing,
    { identityId, after }: { identityId: number; after: string | null },
  ) {
    const bell = createBell()
    const silence = database.subscribe(talkTopic(identityId), bell.ring)
    stream.onAbort(bell.ring)
    stopping.addEventListener('abort', bell.ring)
    let last = after
    let ready = false
    let pauses = 0
    try {
      await stream.write('retry: 2000\n\n')
      while (!stream.aborted && !stopping.aborted) {
        const items = await look(identityId, last)
        for (const item of items ?? []) await stream.writeSSE({ id: item.id, data: JSON.stringify(item) })
        last = items?.at(-1)?.id ?? last
        const full = items?.length === talkPage
        if (full && (ready || after !== null)) continue
        if (items && !ready) await stream.writeSSE({ event: 'ready', data: full ? 'more before' : 'all' })
        ready ||= items !== null
        pauses = items?.length ? 0 : pauses + 1
        if (pauses % pausesUntilHeartbeat === 0) await stream.write(': here\n\n')
        await bell.wait(lookMs)
      }
    } finally {
      silence()
      stopping.removeEventListener('abort', bell.ring)
    }
  }

  /** Null while the database is away: the page keeps its stream. */
  async function look(identityId: number, last: string | null): Promise<TalkItem[] | null> {
    try {
      if (last === null) return await transcript.before(identityId, null, talkPage)
      return await transcript.after(identityId, last, talkPage)
    } catch (error) {
      log.debug({ err: error }, 'a web talk waits for the database')
      return null
    }
  }

  return {
    open(c, { identityId, address, after }) {
      const keys = ['all', `address ${address}`, `identity ${identityId}`]
      const limits = [most.all, most.address, most.identity]
      if (keys.some((key, at) => (open.get(key) ?? 0) >= (limits[at] ?? 0))) return null
      count(keys, 1)
      c.header('X-Accel-Buffering', 'no')
      return streamSSE(c, (stream) =>
        follow(stream, { identityId, after })
          .catch((error: unknown) => log.error({ err: error }, 'a web talk ended in an unforeseen way'))
          .finally(() => count(keys, -1)),
      )
    },
  }
}

/** Wakes whoever waits, also when it rang before the waiting began. */
function createBell() {
  let rung = false
  let wake = () => {}
  return {
    ring() {
      rung = true
      wake()
    },
    async wait(ms: number): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      rung = false
    },
  }
}
