/** What a failed call means for the message, its person and its account (OpenAPI, "error codes"). */
import type { DeliveryOutcome } from '../channel.ts'
import { nextMorning } from './hours.ts'
import { NoAnswerError, TokenError, ZaloRefusal } from './refusal.ts'

/** The app's 4,000 calls a minute, or the OA's own limit, are used up. */
const limitPauseMs = 15_000
/** A connection that could not be made, or tokens that could not be had: so long until the account tries again. */
const noConnectionPauseMs = 3_000

/** The person cannot be written to, and what staff are told of it. */
const unreachable: Readonly<Record<number, string>> = {
  // Free answers need no quota: only who was silent for more than 48 hours meets it, and writing again ends it.
  [-211]: 'quota',
  [-213]: 'not_following',
  [-217]: 'blocked',
  [-218]: 'quota',
  [-227]: 'inactive',
  [-230]: 'window',
  [-232]: 'window',
  [-244]: 'restricted',
  // Of templates.
  [-114]: 'inactive',
  [-118]: 'invalid',
  [-119]: 'restricted',
  [-139]: 'restricted',
  [-141]: 'restricted',
}

/** What is paid for cannot be: free answers go on, and the text says what a person is to do. */
const unpaid: Readonly<Record<number, string>> = {
  [-115]: 'zalo-fault-money',
  [-136]: 'zalo-fault-cloud',
  [-137]: 'zalo-fault-money',
  [-320]: 'zalo-fault-cloud',
  [-321]: 'zalo-fault-money',
}

/** Not at this hour, or not today any more: in the morning. */
const inTheMorning = new Set([-133, -144, -147, -234])

/** The account cannot send, and the text that says what a person is to do. */
const faults: Readonly<Record<number, string>> = {
  404: 'zalo-fault-address',
  [-204]: 'zalo-fault-account',
  [-205]: 'zalo-fault-account',
  [-209]: 'zalo-fault-app',
  [-212]: 'zalo-fault-api',
  [-216]: 'zalo-fault-token',
  [-219]: 'zalo-fault-app',
  [-220]: 'zalo-fault-token',
  [-221]: 'zalo-fault-verify',
  [-223]: 'zalo-fault-permission',
  [-224]: 'zalo-fault-package',
  [-235]: 'zalo-fault-kind',
  [-242]: 'zalo-fault-proof',
  [-1241]: 'zalo-fault-proof',
}

/** This message will not be accepted however often it is sent. */
const rejected = new Set([
  -201, -210, -233, -237, -238, -240, -241, -248, -249, -403, -1340, -1341,
  // Of templates: unknown, not approved or switched off; data that does not fit.
  -109, -131, -146, -111, -112, -1121, -1122, -1124, -161, -162,
])
/** Zalo's judgement of one text. */
const againstStandards = -248

/** What a person is to do before anything that costs is sent again; undefined for other failures. */
export const unpaidToDo = (error: unknown): string | undefined =>
  error instanceof ZaloRefusal ? unpaid[error.code] : undefined

export function outcomeOf(error: unknown, now: Date): DeliveryOutcome {
  if (error instanceof ZaloRefusal) return refusalOutcome(error, now)
  if (error instanceof TokenError)
    return error.kind === 'fault'
      ? { outcome: 'account_fault', reason: error.reason }
      : { outcome: 'retry_after', ms: noConnectionPauseMs }
  if (error instanceof NoAnswerError)
    return error.neverLeft
      ? { outcome: 'retry_after', ms: noConnectionPauseMs }
      : { outcome: 'unknown', reason: error.reason }
  return { outcome: 'unknown', reason: 'fault' }
}

function refusalOutcome({ code, message }: ZaloRefusal, now: Date): DeliveryOutcome {
  if (code === -32) return { outcome: 'retry_after', ms: limitPauseMs }
  if (inTheMorning.has(code))
    return { outcome: 'retry_after', ms: nextMorning(now).getTime() - now.getTime(), alone: true }
  if (unpaid[code]) return { outcome: 'unreachable', reason: 'unpaid' }
  const why = unreachable[code]
  if (why) return { outcome: 'unreachable', reason: why }
  const fault = faults[code]
  if (fault) return { outcome: 'account_fault', reason: fault }
  if (code === -201 && /user_id/i.test(message)) return { outcome: 'unreachable', reason: 'invalid' }
  const reason = `${code} ${message}`.trim().slice(0, 200)
  if (rejected.has(code)) return { outcome: 'rejected', reason, ourFault: code !== againstStandards }
  return { outcome: 'unknown', reason }
}
