/** Campaigns: what staff can do with them. Whom they may see, and what they may do, is decided where it is read. */
import type { Announcer } from '../channels/announcing.ts'
import type { Channel } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { SecondFactor } from '../people/second-factor.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { within } from '../platform/database/within.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { createAnnouncing, topic } from './announcing.ts'
import { createAnswers } from './answers.ts'
import { type Attachment, attachmentOf, keepAttachment } from './attachments.ts'
import { createAudienceGroups } from './audience-groups.ts'
import {
  type BeyondAccount,
  type BeyondAccountWithGroups,
  beyondAccountsOf,
  beyondUnitOf,
  demandBeyond,
} from './beyond-window.ts'
import { beyondPreview } from './beyond-words.ts'
import { createBroadcasts } from './broadcasts.ts'
import { listCampaigns } from './campaign-reading.ts'
import type { Campaign, CampaignContent, Reach, Reader } from './campaign-types.ts'
import { createStaffDialogue } from './chat/dialogue.ts'
import { createFollowing } from './chat/following.ts'
import { createTelling } from './chat/telling.ts'
import { contentHash, createWriting } from './content.ts'
import { createDecisions, goesOffInTheNight } from './deciding.ts'
import { createDeeds } from './deeds.ts'
import { createCampaignDialogue } from './dialogue.ts'
import { demandSegment, reachOfDraft, writeDraft } from './drafting.ts'
import { createExports } from './exports.ts'
import { createHeartbeat } from './heartbeat.ts'
import { lookEverySoOften } from './jobs.ts'
import { type Preview, previewOn } from './preview.ts'
import { type Asked, countReach } from './reach.ts'
import { type Received, receivedBy } from './received.ts'
import { createRecurring } from './recurring.ts'
import { createCampaignRules } from './rules.ts'
import { createSavedSegments } from './saved-segments.ts'
import { mapUnits, type Segment } from './segment.ts'
import { createBulkSource } from './sending.ts'
import type { Warning } from './spelling.ts'
import { createStarting } from './starting.ts'
import { warningsAbout } from './warnings.ts'

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
  /** This process. */
  readonly holder: string
  /** What an account that is open here can say to an audience. */
  readonly announcerOf: (accountId: number) => Announcer | undefined
  /** Above articles: a picture the world can fetch. */
  readonly coverUrl: string
  /** The second factor, as part of a transaction that is open. */
  readonly factorIn: (tx: Tx) => SecondFactor
  /** Begins feedback about what is announced. */
  readonly report: (turn: Turn, campaignId: number | null) => void
}

export function createCampaigns(parts: CampaignParts) {
  const { database, clock, log, units } = parts
  const { announce, close } = createAnnouncing((id) => database.publish(topic, String(id)))
  const writing = createWriting(parts)
  const answers = createAnswers({ announce, writing })
  const tellApprovers = createTelling({ ...parts, writing })
  const decisions = createDecisions({ ...parts, tellApprovers })
  const starting = createStarting({ database, clock, log, announce })
  const recurring = createRecurring({ database, clock, tellApprovers, announce })
  const heartbeat = createHeartbeat(parts)
  const following = createFollowing(parts)
  const audienceGroups = createAudienceGroups(parts)
  const broadcasts = createBroadcasts({ ...parts, writing, announce })
  const bulk = createBulkSource({ database, log, writing, endDone: starting.endDone, announce })

  async function look(): Promise<void> {
    await heartbeat.beat()
    await starting.look()
    await broadcasts.look()
    await starting.endDone()
    await recurring.look()
    await following.look()
  }
  lookEverySoOften({ jobs: parts.jobs, look })

  /** What is due begins, and what it says to an audience goes out. */
  async function begin(): Promise<void> {
    await heartbeat.beat()
    await starting.startDue()
    await broadcasts.look()
    await starting.endDone()
  }

  const exported = createExports({ database, clock })
  const { decided, ...deeds } = createDeeds({
    ...parts,
    writing,
    decisions,
    announce,
    beat: heartbeat.beat,
    begin,
    closeRest: starting.closeRest,
    find: exported.find,
  })

  const staffDialogue = createStaffDialogue({
    following,
    units,
    writing,
    publicUrl: parts.publicUrl,
    newInstance: () => Buffer.from(parts.randomBytes(4)).toString('base64url'),
    decisionsIn: (tx) => createDecisions({ database: within(database, tx), clock, tellApprovers }),
    factorIn: parts.factorIn,
    reachIn: (tx, viewer, content) => reachOfDraft(tx, viewer, { content, now: clock.now() }),
    createIn: (tx, viewer, content) => writeDraft(tx, viewer, { content, now: clock.now() }),
    begin: (id) => void decided(id, begin),
  })

  return {
    close,
    /** What is being said to an audience is settled; to be called before the database closes. */
    stop: () => broadcasts.stop(),
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
    /** The OAs with which those outside Zalo's seven days can be spoken to. */
    beyondAccounts: async (viewer: Viewer): Promise<BeyondAccountWithGroups[]> => {
      const accounts = await beyondAccountsOf(database, viewer)
      const groupsOf = ({ id, isOwn }: BeyondAccount) => (isOwn ? audienceGroups.of(id) : null)
      return Promise.all(accounts.map(async (each) => ({ ...each, groups: await groupsOf(each) })))
    },
    /** What the group chosen for them is called, as far as it is known. */
    async beyondGroupName({ beyondWindow }: Campaign): Promise<string | null> {
      if (beyondWindow?.way !== 'group') return null
      const groups = await audienceGroups.of(beyondWindow.account)
      return groups?.find(({ id }) => id === beyondWindow.groupId)?.name ?? null
    },
    /** What they would read. */
    beyondPreview: (campaign: Campaign): string | null => beyondPreview(campaign, writing),
    /** Whose the chosen one is. */
    beyondUnitOf: (campaign: Campaign): Promise<number | null> => beyondUnitOf(database, campaign),
    segments: createSavedSegments({ database, clock, demandSegment }),

    /** @throws ForbiddenError for those who may see none */
    list: (viewer: Viewer, page: Parameters<typeof listCampaigns>[2]) =>
      listCampaigns(database, viewer, page),

    /** What a person got and answered, for the copy of their data. */
    receivedBy: (personId: number): Promise<Received> =>
      receivedBy(database, { personId, fill: writing.filled }),

    /** What may be wrong with it. */
    warningsOf: (content: CampaignContent): Promise<Warning[]> =>
      warningsAbout(database, content, clock.now()),

    /** What it becomes on each platform, in a language, as its channel would send it. */
    preview: (content: CampaignContent, reader: Reader): Preview[] =>
      previewOn(parts.channels(), writing.messageFor(content, { id: 0, reader })),

    /** Whom it would reach now, for whoever may see it. */
    reachOf: (campaign: Campaign): Promise<Reach> => countReach(database, campaign, clock.now()),

    /** Approved now it would go out at once, in quiet hours. */
    wouldGoAtNight: (campaign: Campaign): Promise<boolean> =>
      goesOffInTheNight(database, campaign, clock.now()),

    /** @throws InvalidError for what is neither a picture nor a document that every channel sends */
    keepAttachment: (viewer: Viewer, given: { bytes: Uint8Array; name: string }): Promise<number> =>
      keepAttachment(parts, { ...given, viewer, now: clock.now() }),

    /** What goes out beside the words; null when nothing does. */
    attachmentOf: ({ fileId }: Campaign): Promise<Attachment | null> =>
      fileId === null ? Promise.resolve(null) : attachmentOf(database, fileId),

    /** What an approver decides on. */
    hashOf: (campaign: Campaign): string => contentHash(campaign),

    /** Whom it would reach now. */
    async reach(viewer: Viewer, asked: Asked): Promise<Reach> {
      demand(viewer, 'campaigns.write')
      await demandSegment(database, viewer, asked.segment)
      await demandBeyond(database, asked)
      return countReach(database, asked, clock.now())
    },

    /** @throws InvalidError naming what cannot go out */
    create(viewer: Viewer, given: CampaignContent): Promise<{ id: number; reach: Reach }> {
      return database.transaction((tx) => writeDraft(tx, viewer, { content: given, now: clock.now() }))
    },

    ...exported,
    ...deeds,

    /** Its segment with codes for units, as the API shows it. */
    namedSegment: (segment: Segment) =>
      mapUnits(segment, (unit) => units.now.byId(unit)?.code ?? String(unit)),
  }
}
