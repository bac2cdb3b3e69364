/** What the page is answered when something cannot be taken: a sentence in its language, and when to try again. */
import type { Context } from 'hono'
import { isUnavailable } from '../../platform/database/errors.ts'
import type { RefusalReason } from '../../platform/files/judge.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import { UnavailableError } from '../channel.ts'
import { pageLanguage } from './language.ts'

/** Texts `chat-refused-…`: what was sent will never be taken as it is. */
export type Reason = 'empty' | 'too-long' | 'invalid' | 'too-many-files' | `file-${string}`

export interface Refusals {
  /** 422, or 413 for a body over the limit. */
  refuse(c: Context, reason: Reason, status?: 413 | 422): Response
  /** 429 */
  slowDown(c: Context, ms: number): Response
  /** 503 when nothing could be stored now, 500 for an error nobody foresaw, which is logged. */
  answerFailure(c: Context, error: unknown): Response
}

/** The page waits so long when the database is away. */
const awayMs = 3_000

export const fileReason = (reason: RefusalReason): Reason => `file-${reason.replaceAll('_', '-')}`

export function createRefusals({ texts, log }: { texts: Texts; log: Log }): Refusals {
  function later(c: Context, answer: { status: 429 | 500 | 503; key: string; ms: number }): Response {
    c.header('Retry-After', String(Math.max(1, Math.ceil(answer.ms / 1000))))
    return c.json({ message: texts.say(pageLanguage(c), answer.key) }, answer.status)
  }

  return {
    refuse: (c, reason, status = 422) =>
      c.json({ reason, message: texts.say(pageLanguage(c), `chat-refused-${reason}`) }, status),
    slowDown: (c, ms) => later(c, { status: 429, key: 'chat-later-too-many', ms }),
    answerFailure(c, error) {
      const key = 'chat-later-unavailable'
      if (error instanceof UnavailableError) return later(c, { status: 503, key, ms: error.retryAfterMs })
      if (isUnavailable(error)) return later(c, { status: 503, key, ms: awayMs })
      log.error({ err: error }, 'the web chat failed in an unforeseen way')
      return later(c, { status: 500, key, ms: awayMs })
    },
  }
}
