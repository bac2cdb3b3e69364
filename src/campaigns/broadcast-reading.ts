/** What a campaign says to an audience beside its recipients. */
import type { Querying } from '../platform/database/statement.ts'
import type { Broadcast } from './campaign-types.ts'

const findBroadcast = {
  name: 'find_broadcast',
  text: `SELECT broadcast.way, account.id AS account, account.unit_id AS "unitId", broadcast.state, broadcast.reason,
      broadcast.not_before AS "notBefore", broadcast.settled_at AS "settledAt"
    FROM campaign_broadcast broadcast JOIN channel_account account ON account.id = broadcast.account_id
    WHERE broadcast.campaign_id = $1`,
}

/** What it says to an audience, as it stands; null: nothing. */
export async function broadcastOf(source: Querying, campaignId: number): Promise<Broadcast | null> {
  const [found] = await source.query<Broadcast>(findBroadcast, [campaignId])
  return found ?? null
}
