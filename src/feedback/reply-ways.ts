/** How the author of a ticket can be reached now, and how else when not. */
import type { Platform } from '../channels/channel.ts'
import { type SendingRules, sendingRules, type Window, windowOf } from '../channels/windows.ts'
import type { Address } from '../delivery/outbox.ts'
import { billedLeft } from '../delivery/posting.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'

const replyWays = sqlFile(import.meta.url, 'reply-ways.sql')

export interface ReplyWays {
  readonly platform: Platform
  readonly window: Window
  /** Billed answers the account may still send this month; null: without end. */
  readonly billedLeft: number | null
  /** Whether an approved template reaches them in any case. */
  readonly template: SendingRules['template']
  readonly first: Address
  /** Whether they agreed to be called. */
  readonly phone?: boolean
  /** Their other chats that can be written to now. */
  readonly others: readonly (Address & { readonly platform: Platform })[]
}

interface Row extends Address {
  readonly platform: Platform
  readonly at: Date
  readonly unreachable: string | null
  readonly settings: unknown
  readonly fault: string | null
}

/** @returns null for somebody without any chat */
export async function replyWaysOf(
  source: Querying,
  who: { authorId: number | null; identityId: number | null; now: Date },
): Promise<ReplyWays | null> {
  const { now } = who
  const rows = await source.query<Row>(replyWays, [who.authorId, who.identityId])
  const [first, ...rest] = rows
  if (!first) return null
  const rules = sendingRules(first.settings)
  const window = windowOf({ ...first, now })
  const left =
    window.kind === 'unlimited' ? null : await billedLeft(source, { accountId: first.account_id, rules, now })
  return {
    platform: first.platform,
    window,
    billedLeft: left,
    template: rules.template,
    first,
    others: rest.filter((row) => isOpen(row, now)),
  }
}

/** Only where an answer costs nothing: the way it would have gone is not made up for with money. */
function isOpen(row: Row, now: Date): boolean {
  const { kind } = windowOf({ ...row, now })
  return row.unreachable === null && row.fault === null && (kind === 'unlimited' || kind === 'free')
}

/** Whether nothing can be sent now to where they are answered. */
export const isShut = ({ window, billedLeft: left }: ReplyWays): boolean =>
  window.kind === 'closed' || (window.kind === 'billed' && left === 0)
