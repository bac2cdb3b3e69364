/**
 * The deeds of a campaign and who may do them: each holds the row, looks whether the rules allow it now, and writes the
 * change with its audit entry. What is refused is in the audit too.
 */
import { record } from '../audit/record.ts'
import { demandFactor } from '../people/factor-demands.ts'
import { reachesAll } from '../people/rights.ts'
import type { Right, Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import type { Querying } from '../platform/database/statement.ts'
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts'
import { findCampaign, holdCampaign } from './campaign-reading.ts'
import type { Campaign, CampaignStatus } from './campaign-types.ts'
import { contentHash } from './content.ts'
import { quietUntil, restOf, ruleOf } from './rules.ts'

const retryRecipients = {
  name: 'retry_recipients',
  text: `UPDATE campaign_recipient
    SET state = 'pending', settled_at = NULL, reason = NULL, our_fault = false, holder = NULL, platform_id = NULL
    WHERE campaign_id = $1 AND state = $2 RETURNING id`,
}

const retryBroadcast = {
  name: 'retry_broadcast',
  text: `UPDATE campaign_broadcast SET state = 'pending', settled_at = NULL, reason = NULL, holder = NULL, not_before = NULL
    WHERE campaign_id = $1 AND state IN ('failed', 'unknown') RETURNING id`,
}

/** The times before and after one that comes again, as far as they have not begun. */
const waitingTimes = {
  name: 'waiting_times',
  text: `WITH RECURSIVE series AS (
      SELECT id, previous_id FROM campaign WHERE id = $1
      UNION SELECT other.id, other.previous_id
        FROM series JOIN campaign other ON other.previous_id = series.id OR other.id = series.previous_id)
    SELECT campaign.id, unit_id AS "unitId" FROM campaign JOIN series USING (id)
    WHERE campaign.id <> $1 AND status IN ('draft', 'submitted', 'approved')
    ORDER BY campaign.id FOR UPDATE OF campaign`,
}

/** Those who may approve hear in their chats that it waits. */
export type TellApprovers = (tx: Tx, campaign: Campaign, now: Date) => Promise<void>

/** Recipients, or what went to an audience. */
export const retried = ['failed', 'unknown', 'broadcast'] as const
export type Retried = (typeof retried)[number]

interface Deed {
  readonly name: string
  readonly right: Right
  /** Without them it is a conflict. */
  readonly from: readonly CampaignStatus[]
  /** Asks for the second factor: what it does cannot be called back. */
  readonly sends?: true
}

interface Held {
  readonly tx: Tx
  readonly campaign: Campaign
  readonly now: Date
}

interface Change {
  readonly data: Prisma.CampaignUncheckedUpdateInput
  readonly audit?: Prisma.InputJsonObject
  /** Another word in the audit than the deed's. */
  readonly action?: string
}

export type Decisions = ReturnType<typeof createDecisions>

export function createDecisions({
  database,
  clock,
  tellApprovers,
}: {
  database: Database
  clock: Clock
  tellApprovers: TellApprovers
}) {
  /** @throws NotFoundError, ForbiddenError, ConflictError, SecondFactorError */
  async function decide(
    viewer: Viewer,
    id: number,
    deed: Deed,
    work: (given: Held) => Promise<Change>,
  ): Promise<void> {
    const now = clock.now()
    try {
      await database.transaction(async (tx) => {
        const campaign = await holdCampaign(tx, id)
        await findCampaign(tx, viewer, id)
        if (!campaign) throw new NotFoundError('campaign')
        const { unitId } = campaign
        if (!(await reachesAll(tx, viewer, { right: deed.right, unitIds: [unitId] })))
          throw new ForbiddenError(deed.right)
        if (!deed.from.includes(campaign.status)) throw new ConflictError('campaign-move')
        if (deed.sends) demandFactor(viewer, 'sending', now)
        const { data, audit = {}, action = deed.name } = await work({ tx, campaign, now })
        await tx.orm.campaign.update({ where: { id }, data })
        const entry = { at: now, actorId: viewer.personId, unitId, entity: 'campaign', entityId: id }
        await record(tx, { ...entry, action: `campaign.${action}`, data: audit })
      })
    } catch (error) {
      await noteRefusal({ viewer, id, deed: deed.name, error, now })
      throw error
    }
  }

  /** Somebody tried what the rules forbid: the units of the campaign are to know, also when they are not theirs. */
  async function noteRefusal(given: { viewer: Viewer; id: number; deed: string; error: unknown; now: Date }) {
    const { viewer, id, deed, error, now } = given
    const reason =
      error instanceof ConflictError
        ? error.reason
        : error instanceof ForbiddenError || error instanceof NotFoundError
          ? error.message
          : null
    const found =
      reason && (await database.orm.campaign.findUnique({ where: { id }, select: { unitId: true } }))
    if (!found) return
    await database.transaction((tx) =>
      record(tx, {
        at: now,
        actorId: viewer.personId,
        action: 'campaign.refuse',
        unitId: found.unitId,
        entity: 'campaign',
        entityId: id,
        data: { deed, reason },
      }),
    )
  }

  /** Its other times that have not begun are cancelled too, where the viewer may. */
  async function endSeries(viewer: Viewer, { tx, campaign, now }: Held): Promise<number[]> {
    const cancelled: number[] = []
    for (const { id, unitId } of await tx.query<{ id: number; unitId: number }>(waitingTimes, [
      campaign.id,
    ])) {
      if (!(await reachesAll(tx, viewer, { right: 'campaigns.write', unitIds: [unitId] }))) continue
      await tx.orm.campaign.update({ where: { id }, data: { status: 'cancelled', finishedAt: now } })
      const entry = { at: now, actorId: viewer.personId, unitId, entity: 'campaign', entityId: id }
      await record(tx, { ...entry, action: 'campaign.cancel', data: { with: campaign.id } })
      cancelled.push(id)
    }
    return cancelled
  }

  return {
    decide,

    submit: (viewer: Viewer, id: number) =>
      decide(
        viewer,
        id,
        { name: 'submit', right: 'campaigns.write', from: ['draft'] },
        async ({ tx, campaign, now }) => {
          demandTime(campaign, now)
          await tellApprovers(tx, campaign, now)
          return { data: { status: 'submitted', submittedAt: now }, audit: { hash: contentHash(campaign) } }
        },
      ),

    /**
     * @param seen the hash of what the approver looked at; another one now is a conflict
     * @throws ForbiddenError for whoever wrote a part of it, unless it is urgent and they are a chair
     */
    approve: (viewer: Viewer, id: number, seen?: string) =>
      decide(
        viewer,
        id,
        { name: 'approve', right: 'campaigns.approve', from: ['submitted'], sends: true },
        async ({ tx, campaign, now }) => {
          const { unitId, version } = campaign
          const hash = contentHash(campaign)
          if (seen !== undefined && seen !== hash) throw new ConflictError('campaign-changed')
          demandTime(campaign, now)
          const byChair = await reachesAll(tx, viewer, { right: 'campaigns.urgent', unitIds: [unitId] })
          if (campaign.class !== 'ordinary' && !byChair) throw new ForbiddenError('campaigns.urgent')
          const own = campaign.editorIds.includes(viewer.personId)
          if (own && campaign.class !== 'urgent') throw new ForbiddenError('campaign-own')
          const atNight = campaign.class === 'urgent' || (await goesOffInTheNight(tx, campaign, now))
          return {
            data: {
              status: 'approved',
              approverId: viewer.personId,
              approvedAt: now,
              approvedHash: hash,
              atNight,
              stopReason: null,
            },
            audit: { hash, version, class: campaign.class, ...(own ? { alone: true } : {}), atNight },
          }
        },
      ),

    pause: (viewer: Viewer, id: number) =>
      decide(viewer, id, { name: 'pause', right: 'campaigns.write', from: ['running'] }, async () => ({
        data: { status: 'paused' },
      })),

    /** Goes on, also with what an outage or an old backup has held. */
    resume: (viewer: Viewer, id: number) =>
      decide(
        viewer,
        id,
        { name: 'resume', right: 'campaigns.write', from: ['paused', 'approved'], sends: true },
        async ({ tx, campaign, now }) => {
          if (campaign.status === 'approved' && campaign.stopReason === null)
            throw new ConflictError('campaign-move')
          demandTime(campaign, now)
          const status = campaign.status === 'paused' ? 'running' : campaign.status
          const rest = await restOf(tx, campaign, now)
          return {
            data: { status, stopReason: null, ...rest },
            audit: { after: campaign.stopReason ?? 'pause' },
          }
        },
      ),

    /** @returns its other times that are cancelled with it */
    async cancel(viewer: Viewer, id: number): Promise<number[]> {
      let others: number[] = []
      const from = ['draft', 'submitted', 'approved', 'running', 'paused'] as const
      await decide(viewer, id, { name: 'cancel', right: 'campaigns.write', from }, async (held) => {
        others = await endSeries(viewer, held)
        return { data: { status: 'cancelled', finishedAt: held.now } }
      })
      return others
    },

    /** Sends again to those whom it failed, to those of whom it is not known, or to the audience. */
    retry: (viewer: Viewer, id: number, what: Retried) =>
      decide(
        viewer,
        id,
        { name: 'retry', right: 'campaigns.write', from: ['running', 'paused', 'done'], sends: true },
        async ({ tx, campaign, now }) => {
          demandTime(campaign, now)
          const again =
            what === 'broadcast'
              ? await tx.query(retryBroadcast, [id])
              : await tx.query(retryRecipients, [id, what])
          const count = again.length
          const goesOn = count > 0 && campaign.status === 'done'
          return {
            data: goesOn ? { status: 'running', finishedAt: null, ...(await restOf(tx, campaign, now)) } : {},
            audit: { what, count },
          }
        },
      ),
  }
}

function demandTime({ notAfter }: Campaign, now: Date): void {
  if (notAfter && notAfter <= now) throw new ConflictError('campaign-past')
}

/** Approved in quiet hours without a time to wait for: whoever does so is told that it goes off at once. */
export async function goesOffInTheNight(
  source: Querying,
  { unitId, notBefore }: Campaign,
  now: Date,
): Promise<boolean> {
  const waits = notBefore !== null && notBefore > now
  return !waits && quietUntil(await ruleOf(source, unitId), now) !== null
}
