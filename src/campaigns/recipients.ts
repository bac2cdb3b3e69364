/** The rows of an account, for who has to decide on them: without names, words or addresses. */
import type { Database } from '../platform/database/database.ts'

export const recipientStates = ['pending', 'in_flight', 'sent', 'failed', 'skipped', 'unknown'] as const
export type RecipientState = (typeof recipientStates)[number]

export interface Recipient {
  readonly id: string
  readonly channel: string
  readonly state: RecipientState
  readonly reason: string | null
  readonly settledAt: Date | null
  readonly acknowledgedAt: Date | null
}

const recipientsAfter = {
  name: 'recipients_after',
  text: `SELECT recipient.id::text AS id, account.platform AS channel, recipient.state, recipient.reason,
      recipient.settled_at AS "settledAt", recipient.acknowledged_at AS "acknowledgedAt"
    FROM campaign_recipient recipient JOIN channel_account account ON account.id = recipient.account_id
    WHERE recipient.campaign_id = $1 AND recipient.id > $2::bigint AND ($3::text IS NULL OR recipient.state = $3)
    ORDER BY recipient.id LIMIT $4`,
}

export async function listRecipients(
  database: Database,
  given: {
    campaignId: number
    state?: RecipientState | undefined
    limit: number
    cursor?: string | undefined
  },
): Promise<{ items: readonly Recipient[]; nextCursor: string | null }> {
  const { campaignId, state = null, limit, cursor = '' } = given
  const after = /^\d{1,18}$/.test(cursor) ? cursor : '0'
  const rows = await database.query<Recipient>(recipientsAfter, [campaignId, after, state, limit + 1])
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const slice = 1_000

export async function* everyRecipient(
  database: Database,
  campaignId: number,
): AsyncGenerator<readonly Recipient[]> {
  let cursor: string | undefined
  do {
    const page = await listRecipients(database, { campaignId, limit: slice, cursor })
    if (page.items.length > 0) yield page.items
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}
