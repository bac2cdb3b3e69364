/**
 * Tells an open page that something it shows has changed. No content travels here: the page asks again, and is given
 * what its reader may see. The line ends when the session does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Viewer } from '../people/viewer.ts'
import type { ConsoleParts } from './parts.ts'
import type { Visit } from './visit.ts'

/** A comment now and then, so that nothing between here and the page thinks the line is dead. */
const beatMs = 25_000
/** Changes that follow each other closely are told as one. */
const gatherMs = 800

export interface Watched {
  /** What the database publishes it under, and the name of the event. */
  readonly topic: string
  readonly event: string
  wants(announced: string): boolean
  /** Whether the reader, by the rights they have now, may know of at least one of them. */
  mayKnow(viewer: Viewer, announced: readonly string[]): Promise<boolean>
}

export function streamChanges(
  c: Context,
  {
    database,
    stopping,
    visit,
  }: Pick<ConsoleParts, 'database' | 'stopping'> & { visit: Pick<Visit, 'present'> },
  { topic, event, wants, mayKnow }: Watched,
): Response {
  c.header('X-Accel-Buffering', 'no')
  return streamSSE(c, async (stream) => {
    const gone = new AbortController()
    const bell = createBell()
    const changed = new Set<string>()
    const unsubscribe = database.subscribe(topic, (announced) => {
      if (!wants(announced)) return
      changed.add(announced)
      bell.ring()
    })
    const leave = () => {
      unsubscribe()
      gone.abort()
    }
    stream.onAbort(leave)
    stopping?.addEventListener('abort', leave, { once: true, signal: gone.signal })
    await stream.write(': open\n\n')
    while (!gone.signal.aborted) {
      if ((await bell.rungWithin(beatMs, gone.signal)) === 'silence') {
        if (gone.signal.aborted || !(await visit.present())) break
        await stream.write(': still here\n\n')
        continue
      }
      await sleep(gatherMs, undefined, { signal: gone.signal }).catch(() => undefined)
      bell.still()
      const told = [...changed]
      changed.clear()
      const viewer = await visit.present()
      if (!viewer) break
      if (await mayKnow(viewer, told)) await stream.writeSSE({ event, data: '' })
    }
    leave()
  })
}

/** Rings until somebody stills it. */
function createBell() {
  let ringing = false
  let wake: () => void = () => undefined
  return {
    ring() {
      ringing = true
      wake()
    },
    still() {
      ringing = false
    },
    async rungWithin(milliseconds: number, gone: AbortSignal): Promise<'rung' | 'silence'> {
      if (ringing) return 'rung'
      const woken = new AbortController()
      wake = () => woken.abort()
      const signal = AbortSignal.any([gone, woken.signal])
      await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
      return ringing ? 'rung' : 'silence'
    },
  }
}
