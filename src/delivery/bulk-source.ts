/** The contract between delivery and a subject that writes to many at once: the rows are the subject's own. */
import type { OutboundMessage } from '../channels/channel.ts'
import type { Settlement } from './settlement.ts'

export interface BulkMessage {
  readonly id: string
  readonly identity_id: number
  readonly chat_id: string
  readonly content: OutboundMessage
  readonly attempts: number
}

export type BulkOutcome = Settlement['row']

/** Where bulk messages come from, and where what became of them is written. */
export interface BulkSource {
  /** Who would be next on an account, first come first; writes nothing. */
  ahead(given: { accountId: number; most: number; now: Date }): Promise<readonly string[]>
  /** Marks in flight those of `ids` that may still be sent, if `holder` has `lease`; in the order of `ids`. */
  claim(given: {
    accountId: number
    holder: string
    lease: string
    ids: readonly string[]
    now: Date
  }): Promise<readonly BulkMessage[]>
  /** A row that `holder` lost meanwhile is left as it is. */
  settle(outcomes: readonly BulkOutcome[], given: { holder: string; now: Date }): Promise<void>
  /** Settles as unknown what others left in flight; `inHand` are those this process is sending. Answers how many. */
  recover(given: { accountId: number; holder: string; inHand: readonly string[]; now: Date }): Promise<number>
}
