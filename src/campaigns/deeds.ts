/** What staff do with a campaign that is written: each is decided by the rules, and what it allows begins at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Outbox } from '../delivery/outbox.ts'
import type { Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { ConflictError } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import { demandAttachment } from './attachments.ts'
import { demandBeyond } from './beyond-window.ts'
import { contentOf, rowOf } from './campaign-row.ts'
import type { CampaignContent } from './campaign-types.ts'
import { contentHash, usableContent, type Writing } from './content.ts'
import type { Decisions, Retried } from './deciding.ts'
import { demandSegment } from './drafting.ts'
import type { CountedCampaign } from './exports.ts'
import { repeatDayOf } from './recurring.ts'
import { createTesting } from './testing.ts'

/** How long whoever decides waits to see what comes of it. */
const patienceMs = 1_500

export interface DeedParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly outbox: Outbox
  readonly writing: Writing
  readonly decisions: Decisions
  readonly announce: (campaignId: number) => void
  /** What is due begins. */
  readonly begin: () => Promise<void>
  /** Who still waits in what was cancelled is settled. */
  readonly closeRest: () => Promise<void>
  readonly find: (viewer: Viewer, id: number) => Promise<CountedCampaign>
}

const isSameTime = (one: CampaignContent, other: CampaignContent): boolean =>
  one.repeat === other.repeat && one.notBefore?.getTime() === other.notBefore?.getTime()

export function createDeeds(parts: DeedParts) {
  const { log, decisions, announce, begin } = parts
  const testing = createTesting(parts)

  /**
   * What a decision allows begins at once; whatever goes wrong here is done by the next look. Who decided waits for it only
   * a moment: what has many recipients goes on by itself.
   */
  async function decided(id: number, then?: () => Promise<void>): Promise<void> {
    announce(id)
    const done = then?.().catch((error: unknown) =>
      log.warn({ err: error, campaign: id }, 'left to the next look'),
    )
    await Promise.race([done, sleep(patienceMs, undefined, { ref: false })])
  }

  return {
    decided,

    /**
     * Changes what is not sent yet; an approval or a submission ends with it.
     * @param version what the writer looked at; a newer one is a conflict
     */
    async edit(
      viewer: Viewer,
      id: number,
      { change, version }: { change: Partial<CampaignContent>; version?: number | undefined },
    ): Promise<CountedCampaign> {
      const deed = {
        name: 'edit',
        right: 'campaigns.write',
        from: ['draft', 'submitted', 'approved'],
      } as const
      await decisions.decide(viewer, id, deed, async ({ tx, campaign, now }) => {
        if (version !== undefined && version !== campaign.version) throw new ConflictError('campaign-changed')
        const content = usableContent({ ...contentOf(campaign), ...change }, now)
        await demandSegment(tx, viewer, content.segment)
        await demandBeyond(tx, content)
        await demandAttachment(tx, viewer, { fileId: content.fileId, had: campaign.fileId })
        const editorIds = [...new Set([...campaign.editorIds, viewer.personId])]
        return {
          data: {
            ...rowOf(content),
            ...(isSameTime(content, campaign) ? {} : { repeatDay: repeatDayOf(content) }),
            status: 'draft',
            version: campaign.version + 1,
            editorIds,
            approverId: null,
            approvedHash: null,
            approvedAt: null,
            submittedAt: null,
            stopReason: null,
          },
          action: campaign.status === 'approved' ? 'void' : 'edit',
          audit: { hash: contentHash(content), version: campaign.version + 1, was: campaign.status },
        }
      })
      await decided(id)
      return parts.find(viewer, id)
    },

    async submit(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.submit(viewer, id)
      await decided(id)
      return parts.find(viewer, id)
    },

    /** It begins at once when its time has come. */
    async approve(viewer: Viewer, id: number, seen?: string): Promise<CountedCampaign> {
      await decisions.approve(viewer, id, seen)
      await decided(id, begin)
      return parts.find(viewer, id)
    },

    async pause(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.pause(viewer, id)
      await decided(id)
      return parts.find(viewer, id)
    },

    async resume(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.resume(viewer, id)
      await decided(id, begin)
      return parts.find(viewer, id)
    },

    /** Whoever waits is skipped; who is being written to is still accounted for. One that comes again comes no more. */
    async cancel(viewer: Viewer, id: number): Promise<CountedCampaign> {
      for (const other of await decisions.cancel(viewer, id)) announce(other)
      await decided(id, parts.closeRest)
      return parts.find(viewer, id)
    },

    async retry(viewer: Viewer, id: number, what: Retried): Promise<CountedCampaign> {
      await decisions.retry(viewer, id, what)
      await decided(id, begin)
      return parts.find(viewer, id)
    },

    /** Sends it to the viewer's own chats, to be looked at there. @throws ConflictError without a linked chat */
    test: testing.send,

    /** How the tests of its present words went. */
    testsOf: testing.resultsOf,
  }
}
