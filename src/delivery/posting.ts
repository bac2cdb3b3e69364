/** What a message will cost, or that it cannot be sent at all: known before it waits to be sent. */
import type { OutboundMessage, Platform } from '../channels/channel.ts'
import { type SendingRules, sendingRules, type Window, windowOf } from '../channels/windows.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'

const replyStanding = sqlFile(import.meta.url, 'reply-standing.sql')
const billedThisMonth = sqlFile(import.meta.url, 'billed-this-month.sql')
const lockAccount = {
  name: 'lock_account_budget',
  text: 'SELECT id FROM channel_account WHERE id = $1 FOR NO KEY UPDATE',
}

export interface Posting {
  /** Null where nothing is counted. */
  readonly cost: 'free' | 'billed' | 'template' | null
  /** Nothing is sent. */
  readonly skipped: boolean
}

interface Addressee {
  readonly identity_id: number
  readonly account_id: number
}

/** Inside the transaction that adds the message: two that share the last of a budget come one after the other. */
export async function postingOf(
  tx: Querying,
  { to, message, now }: { to: Addressee; message: OutboundMessage; now: Date },
): Promise<Posting> {
  const [row] = await tx.query<{ platform: Platform; settings: unknown; at: Date }>(replyStanding, [
    to.identity_id,
  ])
  if (!row) return { cost: null, skipped: false }
  const rules = sendingRules(row.settings)
  if (message.template) return { cost: 'template', skipped: false }
  const window = windowOf({ ...row, now })
  switch (window.kind) {
    case 'unlimited':
      return { cost: null, skipped: false }
    case 'free':
      return { cost: 'free', skipped: false }
    case 'closed':
      return { cost: null, skipped: true }
    case 'billed':
      return (await mayBill(tx, { accountId: to.account_id, rules, now }))
        ? { cost: 'billed', skipped: false }
        : { cost: null, skipped: true }
    default:
      return window satisfies never
  }
}

interface Billing {
  readonly accountId: number
  readonly rules: SendingRules
  readonly now: Date
}

async function mayBill(tx: Querying, given: Billing): Promise<boolean> {
  const { allowed, monthly } = given.rules.billed
  if (!allowed || monthly === null) return allowed
  await tx.query(lockAccount, [given.accountId])
  return (await billedLeft(tx, given)) !== 0
}

/** Billed messages that may still be sent this month; null: without end. */
export async function billedLeft(
  source: Querying,
  { accountId, rules, now }: Billing,
): Promise<number | null> {
  const { allowed, monthly } = rules.billed
  if (!allowed) return 0
  if (monthly === null) return null
  const [row] = await source.query<{ count: number }>(billedThisMonth, [accountId, now])
  return Math.max(0, monthly - (row?.count ?? 0))
}

/** As `postingOf`, for what is said to somebody who has just done something: no query. */
export function postingNow(window: Window): Posting {
  const open = window.kind === 'unlimited' || window.kind === 'free'
  return { cost: window.kind === 'free' ? 'free' : null, skipped: !open }
}
