/** What a failed call means for the message, its person and its account. */
import { GrammyError, HttpError } from 'grammy'
import type { DeliveryOutcome } from '../channel.ts'

/** A connection that could not be made: so long until the account tries again. */
const noConnectionPauseMs = 3_000
/** For a 429 that does not say how long. */
const unsaidPauseMs = 5_000

/** Failures before anything was sent. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * The outcome an error of a send stands for. Decides by `error_code` first and by words only to tell cases apart,
 * since Telegram does not promise its words.
 */
export function outcomeOf(error: unknown): DeliveryOutcome {
  if (error instanceof GrammyError) return refusalOutcome(error)
  const reason = networkReason(error)
  if (neverLeft.has(reason)) return { outcome: 'retry_after', ms: noConnectionPauseMs }
  return { outcome: 'unknown', reason }
}

/** A word for a call without a usable answer; never the error's own message, which may name the token. */
export function networkReason(error: unknown): string {
  const cause = error instanceof HttpError ? error.error : error
  if (!(cause instanceof Error)) return 'network'
  if (cause instanceof SyntaxError) return 'not JSON'
  if (/timed out/.test(cause.message)) return 'timeout'
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : 'network'
}

/** Milliseconds the platform asks for. */
export function retryAfterMs({ parameters }: GrammyError): number {
  return parameters.retry_after ? parameters.retry_after * 1000 : unsaidPauseMs
}

function refusalOutcome(error: GrammyError): DeliveryOutcome {
  const code = error.error_code
  if (code === 429) return { outcome: 'retry_after', ms: retryAfterMs(error) }
  if (code === 403) return { outcome: 'unreachable', reason: whyForbidden(error.description) }
  if (code === 401) return { outcome: 'account_fault', reason: 'token' }
  // A token of another shape, or a root under which there is no Bot API: a person must act, and nothing is lost.
  if (code === 404) return { outcome: 'account_fault', reason: 'address' }
  if (code === 409) return { outcome: 'account_fault', reason: 'conflict' }
  if (code >= 500) return { outcome: 'unknown', reason: String(code) }
  return badRequest(error)
}

function whyForbidden(description: string): string {
  if (/deactivated/i.test(description)) return 'deactivated'
  if (/initiate conversation/i.test(description)) return 'never_started'
  if (/kicked|not a member|left the/i.test(description)) return 'removed'
  return 'blocked'
}

function badRequest({ description, parameters, payload }: GrammyError): DeliveryOutcome {
  if (parameters.migrate_to_chat_id)
    return { outcome: 'moved', chatId: String(parameters.migrate_to_chat_id) }
  if (/chat not found|PEER_ID_INVALID/i.test(description))
    return { outcome: 'unreachable', reason: 'invalid' }
  if (/message is not modified/i.test(description))
    return { outcome: 'sent', platformId: 'message_id' in payload ? String(payload.message_id) : '' }
  return {
    outcome: 'rejected',
    reason: description.replace(/^Bad Request: /, '').slice(0, 200),
    ourFault: true,
  }
}
