/** Posts updates to a webhook as Telegram does: over a bounded number of connections, the next when one is answered. */
import { Pool } from 'undici'
import { webhookSecret } from './servers.ts'

const connections = 32

export interface Posted {
  readonly chat: number
  /** Milliseconds since 1970. */
  readonly at: number
  /** Until the answer, in milliseconds. */
  readonly answeredIn: number
}

export interface Addressed {
  readonly chat: number
  readonly body: string
}

/** Posts each once, in their order; no two of one chat may be among them. @throws when an answer is not 200 */
export async function postAll(webhook: string, updates: readonly Addressed[]): Promise<Posted[]> {
  const { origin, pathname } = new URL(webhook)
  const pool = new Pool(origin, { connections, pipelining: 1 })
  const posted: Posted[] = []
  const waiting = updates.values()
  async function work(): Promise<void> {
    for (const { chat, body } of waiting) {
      const at = Date.now()
      const began = performance.now()
      const answer = await pool.request({ path: pathname, method: 'POST', headers, body })
      await answer.body.dump()
      if (answer.statusCode !== 200) throw new Error(`the webhook answered ${answer.statusCode}`)
      posted.push({ chat, at, answeredIn: performance.now() - began })
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, work))
  } finally {
    await pool.close()
  }
  return posted
}

const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': webhookSecret }
