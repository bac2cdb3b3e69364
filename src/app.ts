/**
 * The composition root: builds the whole program from a configuration. Nothing is opened at import; tests build the
 * same graph. It alone knows every room.
 */
import { join } from 'node:path'
import { createAudit } from './audit/audit.ts'
import { proveAudit } from './audit/verify.ts'
import { createCampaigns } from './campaigns/campaigns.ts'
import { seedChannelAccount } from './channels/accounts.ts'
import type { Channel } from './channels/channel.ts'
import { createWebChannel } from './channels/web/channel.ts'
import { formImage } from './channels/zalo/form-image.ts'
import type { Config } from './config.ts'
import type { Subject } from './conversation/dialogue.ts'
import { retryFailedEvents } from './conversation/failed-events.ts'
import { keepHouse } from './conversation/housekeeping.ts'
import { createConversation } from './conversation/receive.ts'
import { createReceivedFiles } from './conversation/received-files.ts'
import { createDelivery } from './delivery/delivery.ts'
import { createOutbox } from './delivery/outbox.ts'
import { watchDanger } from './feedback/escalation.ts'
import { createFeedback } from './feedback/feedback.ts'
import { watchRestrictedReaders } from './feedback/restricted-readers.ts'
import { createHttp } from './http.ts'
import { createMenu } from './menu/dialogue.ts'
import { openDatabase } from './open-database.ts'
import { sweepAttempts } from './people/attempts.ts'
import { createPeopleSubject } from './people/dialogue.ts'
import { ensureOwner } from './people/owner.ts'
import { createSecondFactor } from './people/second-factor.ts'
import { createSecurityNotices } from './people/security-notices.ts'
import { createSessions } from './people/sessions.ts'
import { createStaff } from './people/staff.ts'
import { createPersonalData } from './personal-data/personal-data.ts'
import type { Clock, RandomBytes } from './platform/clock.ts'
import type { Database } from './platform/database/database.ts'
import { within } from './platform/database/within.ts'
import { createFileStore } from './platform/files/store.ts'
import { newHolder } from './platform/holder.ts'
import { loadTexts } from './platform/i18n/texts.ts'
import { createJobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log.ts'
import { createMetrics } from './platform/metrics.ts'
import { createSecrets, secretKey } from './platform/secrets.ts'
import { openPlatforms } from './platforms.ts'
import { createLinkedGroups } from './staff-groups/linked-groups.ts'
import { createStaffGroups } from './staff-groups/staff-groups.ts'
import { beginUnitDay, keepUnitDays } from './units/new-day.ts'
import { ensureRoot } from './units/root.ts'
import { openUnitDirectory } from './units/unit-directory.ts'
import { createUnits } from './units/units.ts'

const projectFolder = join(import.meta.dirname, '..')

export interface Outside {
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly log: Log
  /** An open and migrated database, instead of the one of the configuration. */
  readonly database?: Database
  /** Channels of further accounts. */
  readonly channels?: readonly Channel[]
}

export type App = Awaited<ReturnType<typeof createApp>>

/** Opens the database and builds everything on it; nothing is received or sent before `start`. */
export async function createApp(config: Config, { clock, randomBytes, log, ...given }: Outside) {
  const database = given.database ?? (await openDatabase(config, log))
  const texts = loadTexts(join(projectFolder, 'locales'))
  const metrics = createMetrics()
  const secrets = createSecrets(
    await secretKey({ configured: config.secretKey, dataDir: config.dataDir, randomBytes }),
    randomBytes,
  )
  const store = createFileStore({ root: join(config.dataDir, 'files') })
  const holder = newHolder(randomBytes)
  const jobs = createJobs({ database, log })

  const rootId = await ensureRoot({ database, texts, clock })
  const ownerId = await ensureOwner({ database, texts, clock, rootId, ownerToken: config.ownerToken })
  const directory = await openUnitDirectory(database, clock)
  await beginUnitDay({ database, directory, clock })
  const { publicUrl } = config

  const channels = new Map<number, Channel>()
  const outbox = createOutbox({ nudge: (accountId) => delivery.nudge(accountId) })
  const securityNotices = createSecurityNotices({ outbox, texts })
  const factorParts = { clock, randomBytes, secrets, issuer: texts.say('vi', 'console-product') }
  const campaigns = createCampaigns({
    database,
    jobs,
    clock,
    log,
    texts,
    units: directory,
    outbox,
    dataDir: config.dataDir,
    files: store,
    randomBytes,
    channels: () => channels.values(),
    publicUrl,
    holder,
    announcerOf: (accountId) => platforms.announcerOf(accountId),
    coverUrl: `${publicUrl}/assets/${formImage.name}`,
    factorIn: (tx) => createSecondFactor({ ...factorParts, database: within(database, tx), securityNotices }),
    report: (turn, campaignId) => feedback.dialogue.about(turn, campaignId),
  })
  const delivery = createDelivery({
    database,
    clock,
    log,
    metrics,
    holder,
    groupHears: (told) => staffGroups.groupHears(told),
    bulk: campaigns.bulk,
  })
  const announce = (code: string) => database.publish('ticket', code)
  const files = createReceivedFiles({
    database,
    jobs,
    store,
    outbox,
    texts,
    clock,
    randomBytes,
    channelOf: (accountId) => channels.get(accountId),
    settled: async (fileId) => {
      const attached = await database.orm.attachment.findMany({
        where: { fileId },
        select: { ticket: { select: { code: true } } },
      })
      for (const { ticket } of attached) announce(ticket.code)
    },
  })

  const commandsOf = () => subjects.flatMap((subject) => subject.commands ?? [])
  const feedback = await createFeedback({
    database,
    clock,
    randomBytes,
    texts,
    metrics,
    units: directory,
    outbox,
    files,
    announce,
    publicUrl,
    runCommand: async (turn, word, argument = '') =>
      commandsOf()
        .find(({ words }) => words[0] === word)
        ?.run(turn, argument),
    campaignAnswers: campaigns.answers,
  })
  const staff = createStaff({ database, clock, randomBytes, texts, publicUrl, outbox, securityNotices })
  const sessions = createSessions({ database, clock, randomBytes, securityNotices })
  const secondFactor = createSecondFactor({ ...factorParts, database, securityNotices })
  const audit = createAudit({ database, directory, clock })
  const units = createUnits({ database, directory, clock })

  const personalData = await createPersonalData({
    database,
    directory,
    store,
    outbox,
    texts,
    jobs,
    clock,
    randomBytes,
    log,
    announce,
    publicUrl: config.publicUrl,
    received: campaigns.receivedBy,
  })

  const staffGroups = createStaffGroups({
    database,
    jobs,
    clock,
    log,
    texts,
    units: directory,
    outbox,
    announce,
    nudge: delivery.nudge,
    publicUrl,
  })
  const people = createPeopleSubject({ outbox, texts, randomBytes, publicUrl })
  const menu = createMenu({
    units: directory,
    commandsOf,
    takeCode: people.takeCode,
  })
  const subjects: Subject[] = [
    menu,
    people,
    staffGroups.subject,
    personalData.dialogue,
    campaigns.staffDialogue,
    campaigns.dialogue,
    feedback.dialogue,
  ]
  const conversation = createConversation({
    database,
    clock,
    texts,
    log,
    metrics,
    subjects,
    groups: staffGroups,
    acknowledge: (event, words) => void channels.get(event.account.id)?.acknowledge?.(event, words),
    nudge: delivery.nudge,
  })
  retryFailedEvents({ database, jobs, clock, log, retry: conversation.retry })
  keepUnitDays({ database, jobs, clock, directory })
  watchDanger({ jobs, escalate: feedback.escalate })
  watchRestrictedReaders({ jobs, see: feedback.seeToReaders })
  keepHouse({ database, jobs, clock })
  sweepAttempts({ database, jobs, clock })
  proveAudit({ database, jobs, log })

  const account = await seedChannelAccount(
    { database, secrets },
    { platform: 'web', slug: 'web', unitId: rootId },
  )
  const web = createWebChannel({ account, database, clock })
  channels.set(account.id, web)

  for (const channel of given.channels ?? []) channels.set(channel.account.id, channel)
  const platforms = await openPlatforms({
    config,
    rootId,
    channels,
    inbox: conversation,
    answeredOutside: feedback.answeredOutside,
    commands: new Set(commandsOf().flatMap(({ words }) => words)),
    delivery,
    database,
    jobs,
    outbox,
    store,
    secrets,
    metrics,
    clock,
    texts,
    log,
    holder,
    randomBytes,
  })
  const { accounts } = platforms

  const stopping = new AbortController()
  const reasons: string[] = ['starting']
  const http = createHttp({
    accounts,
    linkedGroups: createLinkedGroups({ database, clock, texts, units: directory }),
    tickets: feedback.tickets,
    templates: feedback.templates,
    understand: feedback.understand,
    staff,
    sessions,
    secondFactor,
    audit,
    personalData,
    campaigns,
    units,
    directory,
    database,
    files: store,
    texts,
    secrets,
    metrics,
    clock,
    randomBytes,
    log,
    publicUrl,
    webAccount: account,
    inbox: conversation,
    platformRoutes: platforms.routes,
    reasons,
    stopping: stopping.signal,
  })

  return {
    http,
    database,
    config,
    staff,
    secondFactor,
    units,
    directory,
    personalData,
    accounts: { ...accounts, tellFaults: platforms.tellFaults, renewQuotas: platforms.renewQuotas },
    campaigns,
    ownerId,
    /** Begins to receive, to send and to work. */
    async start(): Promise<void> {
      await campaigns.begin()
      await jobs.start()
      await platforms.start()
      delivery.start()
      reasons.splice(0)
    },
    /** Stops taking, lets finish what is under way, and closes; at most about nine seconds. */
    async stop(): Promise<void> {
      reasons.push('stopping')
      stopping.abort()
      await platforms.stop()
      await conversation.drain(5_000)
      await Promise.all([jobs.stop(4_000), delivery.stop(), campaigns.stop()])
      await staffGroups.close()
      feedback.close()
      personalData.close()
      campaigns.close()
      directory.close()
      await database.close()
    },
  }
}
