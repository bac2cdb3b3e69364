/** Campaigns: what staff can do with them. Whom they may see, and what they may do, is decided where it is read. */
import { setTimeout as sleep } from 'node:timers/promises'
import { record } from '../audit/record.ts'
import type { Channel } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { Outbox } from '../delivery/outbox.ts'
import { demandOver } from '../people/rights.ts'
import type { SecondFactor } from '../people/second-factor.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { within } from '../platform/database/within.ts'
import { ConflictError } from '../platform/errors.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { createAnnouncing, topic } from './announcing.ts'
import { createAnswers, repliesTo } from './answers.ts'
import { type Attachment, attachmentOf, keepAttachment } from './attachments.ts'
import { figuresOf, findCampaign, listCampaigns } from './campaign-reading.ts'
import { contentOf, rowOf } from './campaign-row.ts'
import type { Campaign, CampaignClass, CampaignContent, Figures, Reach, Reader } from './campaign-types.ts'
import { createStaffDialogue } from './chat/dialogue.ts'
import { createTelling } from './chat/telling.ts'
import { contentHash, createWriting, usableContent } from './content.ts'
import { createDecisions, goesOffInTheNight, type Retried } from './deciding.ts'
import { createCampaignDialogue } from './dialogue.ts'
import { demandSegment, reachOfDraft, writeDraft } from './drafting.ts'
import { createHeartbeat } from './heartbeat.ts'
import { lookEverySoOften } from './jobs.ts'
import { type Preview, previewOn } from './preview.ts'
import { type Proof, proofOf } from './proof.ts'
import { countReach } from './reach.ts'
import { type Received, receivedBy } from './received.ts'
import { everyRecipient, listRecipients, type Recipient } from './recipients.ts'
import { createRecurring } from './recurring.ts'
import { createCampaignRules } from './rules.ts'
import { createSavedSegments } from './saved-segments.ts'
import { mapUnits, type Segment } from './segment.ts'
import { createBulkSource } from './sending.ts'
import { type Warning, warningsOf } from './spelling.ts'
import { createStarting } from './starting.ts'

export type Campaigns = ReturnType<typeof createCampaigns>

export interface CampaignParts {
  readonly database: Database
  readonly jobs: Jobs
  readonly clock: Clock
  readonly log: Log
  readonly texts: Texts
  readonly units: UnitDirectory
  readonly outbox: Outbox
  readonly dataDir: string
  readonly files: FileStore
  readonly randomBytes: RandomBytes
  /** The channels there are, to show what a message becomes on each. */
  readonly channels: () => Iterable<Pick<Channel, 'account' | 'show'>>
  readonly publicUrl: string
  /** The second factor, as part of a transaction that is open. */
  readonly factorIn: (tx: Tx) => SecondFactor
  /** Begins feedback about what is announced. */
  readonly report: (turn: Turn, campaignId: number | null) => void
}

/** A campaign with its account. */
export interface CountedCampaign {
  readonly campaign: Campaign
  readonly figures: Figures
}

/** How long whoever decides waits to see what comes of it. */
const patienceMs = 1_500

export interface CampaignReport extends CountedCampaign {
  readonly slices: AsyncIterable<readonly Recipient[]>
}

export function createCampaigns(parts: CampaignParts) {
  const { database, clock, log, outbox, units } = parts
  const { announce, close } = createAnnouncing((id) => database.publish(topic, String(id)))
  const answers = createAnswers({ announce })
  const writing = createWriting(parts)
  const tellApprovers = createTelling({ ...parts, writing })
  const decisions = createDecisions({ ...parts, tellApprovers })
  const starting = createStarting({ database, clock, log, announce })
  const recurring = createRecurring({ database, clock, tellApprovers, announce })
  const heartbeat = createHeartbeat(parts)
  const bulk = createBulkSource({ database, log, writing, endDone: starting.endDone, announce })

  async function look(): Promise<void> {
    await heartbeat.beat()
    await starting.look()
    await recurring.look()
  }
  lookEverySoOften({ jobs: parts.jobs, look })

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

  async function counted(viewer: Viewer, id: number): Promise<CountedCampaign> {
    const campaign = await findCampaign(database, viewer, id)
    return { campaign, figures: await figuresOf(database, campaign, clock.now()) }
  }

  const staffDialogue = createStaffDialogue({
    units,
    writing,
    publicUrl: parts.publicUrl,
    newInstance: () => Buffer.from(parts.randomBytes(4)).toString('base64url'),
    decisionsIn: (tx) => createDecisions({ database: within(database, tx), clock, tellApprovers }),
    factorIn: parts.factorIn,
    reachIn: (tx, viewer, content) => reachOfDraft(tx, viewer, { content, now: clock.now() }),
    createIn: (tx, viewer, content) => writeDraft(tx, viewer, { content, now: clock.now() }),
    begin: (id) => void decided(id, starting.startDue),
  })

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
    close,
    /** For delivery. */
    bulk,
    /** Greeting of a start: holds what an outage has made doubtful before anything is sent. */
    begin: () => heartbeat.beat(),
    look,
    dialogue: createCampaignDialogue({ answers, announce, report: parts.report }),
    /** In the chats of staff. */
    staffDialogue,
    /** What residents answer. */
    answers,
    rules: createCampaignRules(parts),
    segments: createSavedSegments({ database, clock, demandSegment }),

    /** @throws ForbiddenError for those who may see none */
    list: (viewer: Viewer, page: Parameters<typeof listCampaigns>[2]) =>
      listCampaigns(database, viewer, page),

    /** @throws NotFoundError when there is none, or none for this viewer */
    find: counted,

    /** The other words residents answered with, without who wrote them: for those who may read tickets there. */
    async replies(viewer: Viewer, id: number) {
      const { unitId } = await findCampaign(database, viewer, id)
      await demandOver(database, viewer, { right: 'tickets.read', unitId })
      return repliesTo(database, id)
    },

    /** What a person got and answered, for the copy of their data. */
    receivedBy: (personId: number): Promise<Received> =>
      receivedBy(database, { personId, fill: writing.filled }),

    /** Money and dates that may be wrong. */
    warningsOf: (content: CampaignContent): Warning[] => warningsOf(content, clock.now()),

    /** What it becomes on each platform, in a language, as its channel would send it. */
    preview: (content: CampaignContent, reader: Reader): Preview[] =>
      previewOn(parts.channels(), writing.messageFor(content, { id: 0, reader })),

    /** Whom it would reach now, for whoever may see it. */
    reachOf: (campaign: Campaign): Promise<Reach> => countReach(database, campaign, clock.now()),

    /** Approved now it would go out at once, in quiet hours. */
    wouldGoAtNight: (campaign: Campaign): Promise<boolean> =>
      goesOffInTheNight(database, campaign, clock.now()),

    /** @throws InvalidError for what is neither a picture nor a document that every channel sends */
    keepAttachment: (given: { bytes: Uint8Array; name: string }): Promise<number> =>
      keepAttachment(parts, { ...given, now: clock.now() }),

    /** What goes out beside the words; null when nothing does. */
    attachmentOf: ({ fileId }: Campaign): Promise<Attachment | null> =>
      fileId === null ? Promise.resolve(null) : attachmentOf(database, fileId),

    /** What an approver decides on. */
    hashOf: (campaign: Campaign): string => contentHash(campaign),

    /** Whom it would reach now. */
    async reach(viewer: Viewer, asked: { segment: Segment; class: CampaignClass }): Promise<Reach> {
      demand(viewer, 'campaigns.write')
      await demandSegment(database, viewer, asked.segment)
      return countReach(database, asked, clock.now())
    },

    /** @throws InvalidError naming what cannot go out */
    create(viewer: Viewer, given: CampaignContent): Promise<{ id: number; reach: Reach }> {
      return database.transaction((tx) => writeDraft(tx, viewer, { content: given, now: clock.now() }))
    },

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
        const editorIds = [...new Set([...campaign.editorIds, viewer.personId])]
        return {
          data: {
            ...rowOf(content),
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
      return counted(viewer, id)
    },

    async submit(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.submit(viewer, id)
      await decided(id)
      return counted(viewer, id)
    },

    /** It begins at once when its time has come. */
    async approve(viewer: Viewer, id: number, seen?: string): Promise<CountedCampaign> {
      await decisions.approve(viewer, id, seen)
      await decided(id, starting.startDue)
      return counted(viewer, id)
    },

    async pause(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.pause(viewer, id)
      await decided(id)
      return counted(viewer, id)
    },

    async resume(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.resume(viewer, id)
      await decided(id, starting.startDue)
      return counted(viewer, id)
    },

    /** Whoever waits is skipped; who is being written to is still accounted for. */
    async cancel(viewer: Viewer, id: number): Promise<CountedCampaign> {
      await decisions.cancel(viewer, id)
      await decided(id, starting.closeRest)
      return counted(viewer, id)
    },

    async retry(viewer: Viewer, id: number, what: Retried): Promise<CountedCampaign> {
      await decisions.retry(viewer, id, what)
      await decided(id)
      return counted(viewer, id)
    },

    /** Sends it to the viewer's own chat, to be looked at there. @throws ConflictError without a linked chat */
    async test(viewer: Viewer, id: number): Promise<void> {
      const now = clock.now()
      await database.transaction(async (tx) => {
        const campaign = await findCampaign(tx, viewer, id)
        await demandOver(tx, viewer, { right: 'campaigns.write', unitId: campaign.unitId })
        const to = await outbox.addressOf(tx, { personId: viewer.personId, identityId: null })
        if (!to) throw new ConflictError('campaign-no-chat')
        const reader = { language: to.language, name: viewer.name, unitId: campaign.unitId }
        await outbox.add(tx, { to, message: writing.messageFor(campaign, { id, reader }), now })
      })
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
      const found = await counted(viewer, id)
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

    /** Its segment with codes for units, as the API shows it. */
    namedSegment: (segment: Segment) =>
      mapUnits(segment, (unit) => units.now.byId(unit)?.code ?? String(unit)),
  }
}
