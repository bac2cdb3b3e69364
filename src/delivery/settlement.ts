/** What an outcome means for the message, its person and its account. */
import type { DeliveryOutcome } from '../channels/channel.ts'
import type { Claimed } from './lane.ts'

export interface Settlement {
  /** A row of `settle-messages.sql`. */
  readonly row: {
    readonly id: string
    readonly state: 'sent' | 'pending' | 'failed' | 'skipped' | 'unknown'
    readonly platform_id?: string
    readonly reason?: string
    readonly not_before?: Date
    readonly chat_id?: string
    readonly identity_id?: number | null
    readonly unreachable?: string
    /** The platform did not even look at it: no attempt was used up. */
    readonly uncounted?: true
    /** It would fail for everyone. */
    readonly our_fault?: true
    /** Nothing left: a file could not be read, or is no more. */
    readonly unsent?: 'unread' | 'gone'
  }
  readonly reason?: string
  readonly pauseUntil?: Date
  /** Only this chat is to wait. */
  readonly chatRestsUntil?: Date
  readonly accountFault?: string
  /** A person must act: the log's ERROR line. */
  readonly alert?: string
}

/** Attempts at an interactive message whose fate is unknown: an outage of an hour loses nothing. */
const mostAttempts = 40
const longestPauseMs = 120_000

export function settlementOf({
  message,
  outcome,
  now,
}: {
  message: Claimed
  outcome: DeliveryOutcome
  now: Date
}): Settlement {
  const { id } = message
  switch (outcome.outcome) {
    case 'sent':
      return { row: { id, state: 'sent', platform_id: outcome.platformId } }
    case 'retry_after':
      return refused(message, { until: new Date(now.getTime() + outcome.ms), alone: outcome.alone ?? false })
    case 'moved':
      // The messages of the new chat have numbers of their own: an edit would hit another one.
      if (message.content.edits !== undefined) return { row: { id, state: 'failed', reason: 'moved' } }
      return { row: { id, state: 'pending', chat_id: outcome.chatId, uncounted: true } }
    case 'unreachable':
      return {
        row: {
          id,
          // The platform's clock decides: it was sent too late to be taken.
          state: outcome.reason === 'window' ? 'skipped' : 'failed',
          reason: outcome.reason,
          identity_id: message.identity_id,
          unreachable: outcome.reason,
        },
      }
    case 'rejected':
      return {
        row: {
          id,
          state: 'failed',
          reason: outcome.reason,
          ...(outcome.ourFault ? { our_fault: true } : {}),
        },
        reason: outcome.reason,
        ...(outcome.ourFault ? { alert: 'the platform refuses this message: it is wrong for everyone' } : {}),
      }
    case 'account_fault':
      return {
        row: { id, state: 'pending', uncounted: true },
        reason: outcome.reason,
        accountFault: outcome.reason,
        alert: 'this account cannot send until a person acts',
      }
    case 'unknown':
      return unknownFate({ message, reason: outcome.reason, now })
    case 'unsent':
      if (message.lane !== 'bulk') return unknownFate({ message, reason: outcome.reason, now })
      return { row: { id, state: 'pending', uncounted: true, unsent: outcome.gone ? 'gone' : 'unread' } }
    default:
      return outcome satisfies never
  }
}

/** A message to nobody in particular is one to a group: its limit is its own, and residents do not wait for it. */
export const isToGroup = ({ identity_id }: Claimed): boolean => identity_id === null

function refused(message: Claimed, { until, alone }: { until: Date; alone: boolean }): Settlement {
  const row = { id: message.id, state: 'pending', uncounted: true } as const
  // What goes to many has hours of its own and no moment for each.
  if (alone && message.lane === 'bulk') return { row: { id: message.id, state: 'failed', reason: 'later' } }
  if (alone) return { row: { ...row, not_before: until } }
  return isToGroup(message)
    ? { row: { ...row, not_before: until }, chatRestsUntil: until }
    : { row, pauseUntil: until }
}

function unknownFate({ message, reason, now }: { message: Claimed; reason: string; now: Date }): Settlement {
  const { id } = message
  if (message.lane === 'bulk') return { row: { id, state: 'unknown', reason } }
  if (message.attempts >= mostAttempts)
    return { row: { id, state: 'failed', reason }, reason, alert: 'a reply could not be delivered' }
  const pauseMs = Math.min(longestPauseMs, 500 * 2 ** message.attempts)
  return { row: { id, state: 'pending', reason, not_before: new Date(now.getTime() + pauseMs) } }
}
