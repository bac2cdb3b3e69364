/** What of a campaign leaves the house: its account, its recipients without names, a proof. Each is noted in the audit. */
import { record } from '../audit/record.ts'
import { demandOver } from '../people/rights.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import { repliesTo } from './answers.ts'
import { figuresOf, findCampaign } from './campaign-reading.ts'
import type { Campaign, Figures } from './campaign-types.ts'
import { type Proof, proofOf } from './proof.ts'
import { everyRecipient, listRecipients, type Recipient } from './recipients.ts'

/** A campaign with its account. */
export interface CountedCampaign {
  readonly campaign: Campaign
  readonly figures: Figures
}

export interface CampaignReport extends CountedCampaign {
  readonly slices: AsyncIterable<readonly Recipient[]>
}

export function createExports({ database, clock }: { database: Database; clock: Clock }) {
  async function find(viewer: Viewer, id: number): Promise<CountedCampaign> {
    const campaign = await findCampaign(database, viewer, id)
    return { campaign, figures: await figuresOf(database, campaign, clock.now()) }
  }

  /** What leaves the house is in the audit. */
  async function noteExport(
    viewer: Viewer,
    { id, unitId }: Campaign,
    format: string,
    more: { hash?: string } = {},
  ) {
    const entry = { at: clock.now(), actorId: viewer.personId, action: 'campaign.export', unitId }
    await database.transaction((tx) =>
      record(tx, { ...entry, entity: 'campaign', entityId: id, data: { format, ...more } }),
    )
  }

  return {
    /** @throws NotFoundError when there is none, or none for this viewer */
    find,

    /** The other words residents answered with, without who wrote them: for those who may read tickets there. */
    async replies(viewer: Viewer, id: number) {
      const { unitId } = await findCampaign(database, viewer, id)
      await demandOver(database, viewer, { right: 'tickets.read', unitId })
      const replies = await repliesTo(database, id)
      return replies.map((each) => ({ ...each, text: maskNumbers(each.text) }))
    },

    /** One row a recipient, without names. @throws NotFoundError when the campaign is none of theirs */
    async recipients(
      viewer: Viewer,
      id: number,
      page: Omit<Parameters<typeof listRecipients>[1], 'campaignId'>,
    ) {
      await findCampaign(database, viewer, id)
      return listRecipients(database, { ...page, campaignId: id })
    },

    /** Its account and all of its recipients, some at a time; noted as an export before the first. */
    async report(viewer: Viewer, id: number, format: 'csv' | 'xlsx'): Promise<CampaignReport> {
      const found = await find(viewer, id)
      await noteExport(viewer, found.campaign, format)
      return { ...found, slices: everyRecipient(database, id) }
    },

    /** @throws ConflictError while anybody is still waiting */
    async proof(viewer: Viewer, id: number): Promise<Proof> {
      const campaign = await findCampaign(database, viewer, id)
      const proof = await proofOf(database, campaign, clock.now())
      await noteExport(viewer, campaign, 'proof', { hash: proof.hash })
      return proof
    },
  }
}
