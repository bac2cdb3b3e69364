/** What the program does to campaigns by itself: on one as it is while it is held, and in the audit without a person's name. */
import { record } from '../audit/record.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { holdCampaign } from './campaign-reading.ts'
import type { Campaign } from './campaign-types.ts'

/** One transaction that holds the campaign; nothing is done when there is none. */
export const holding = <Result>(
  database: Database,
  id: number,
  work: (tx: Tx, campaign: Campaign) => Promise<Result>,
): Promise<Result | undefined> =>
  database.transaction(async (tx) => {
    const campaign = await holdCampaign(tx, id)
    return campaign ? work(tx, campaign) : undefined
  })

interface OwnDeed {
  /** As the audit calls it, behind `campaign.`. */
  readonly action: string
  readonly at: Date
  readonly data?: Prisma.InputJsonObject
}

export const noteOwnDeed = (
  tx: Tx,
  campaigns: readonly Pick<Campaign, 'id' | 'unitId'>[],
  { action, at, data = {} }: OwnDeed,
): Promise<unknown> =>
  record(
    tx,
    campaigns.map(({ id, unitId }) => ({
      ...{ at, actorId: null, action: `campaign.${action}`, unitId },
      ...{ entity: 'campaign', entityId: id, data },
    })),
  )
