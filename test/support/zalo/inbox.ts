/** What the OA sent to one person, as they see it. */
import type { Upload } from './uploads.ts'

export interface Button {
  readonly title: string
  readonly type: string
  readonly payload: unknown
}

export interface Received {
  readonly messageId: string
  /** Milliseconds. */
  readonly at: number
  readonly text: string
  readonly buttons: readonly Button[]
  readonly upload: Upload | undefined
  /** What `request_user_info` asks with. */
  readonly form?: { readonly title: string; readonly subtitle: string } | undefined
  readonly quotaType: string
  /** The message as it came over HTTP. */
  readonly message: unknown
}

/** A test of a message, text it contains, or a pattern of its text. */
export type Wanted = string | RegExp | ((message: Received) => boolean)

interface Waiter {
  readonly matches: (message: Received) => boolean
  readonly resolve: (message: Received) => void
}

export class Inbox {
  readonly messages: Received[] = []
  private fresh: Received[] = []
  private waiters: Waiter[] = []

  add(message: Received): void {
    this.messages.push(message)
    const waiter = this.waiters.find(({ matches }) => matches(message))
    if (!waiter) return void this.fresh.push(message)
    this.waiters = this.waiters.filter((other) => other !== waiter)
    this.fresh = []
    waiter.resolve(message)
  }

  /** The first message that matches and came after the one the last call gave; rejects after `ms` with what did come. */
  waitFor(wanted: Wanted, ms: number): Promise<Received> {
    const matches = matcher(wanted)
    const index = this.fresh.findIndex(matches)
    const found = this.fresh[index]
    if (found) {
      this.fresh = this.fresh.slice(index + 1)
      return Promise.resolve(found)
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters = this.waiters.filter((other) => other !== waiter)
        const seen = this.messages.slice(-5).map(({ text }) => `  - ${text.slice(0, 120)}`)
        reject(new Error(`No message ${String(wanted)} within ${ms} ms; the last ones:\n${seen.join('\n')}`))
      }, ms)
      const waiter: Waiter = {
        matches,
        resolve: (message) => {
          clearTimeout(timer)
          resolve(message)
        },
      }
      this.waiters.push(waiter)
    })
  }
}

function matcher(wanted: Wanted): (message: Received) => boolean {
  if (typeof wanted === 'function') return wanted
  if (typeof wanted === 'string') return ({ text }) => text.includes(wanted)
  return ({ text }) => wanted.test(text)
}
