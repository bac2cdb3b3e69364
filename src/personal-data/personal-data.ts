/** Builds the subject of personal data: its services, its dialogue, its jobs. */
import type { Outbox } from '../delivery/outbox.ts'
import type { AnnounceTicket } from '../feedback/open-ticket.ts'
import { openStatuses } from '../feedback/ticket-types.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { createAsking } from './asking.ts'
import { createBreaches } from './breaches.ts'
import { createClockAlerts, watchClocks } from './clock-alerts.ts'
import { type CopyingParts, createCopying } from './copying.ts'
import { createDeletion } from './deletion.ts'
import { createPersonalDataDialogue } from './dialogue.ts'
import { createFileRemoval } from './file-removal.ts'
import { createForgetting } from './forgetting.ts'
import { createPersonalDataJobs } from './jobs.ts'
import { openRequestRules } from './request-types.ts'
import { createRequests } from './requests.ts'
import { applyNightly, createRetention, fillRetentionRules } from './retention.ts'

const erasuresToGoOn = sqlFile(import.meta.url, 'erasures-to-go-on.sql')

export interface PersonalDataParts {
  readonly database: Database
  readonly directory: UnitDirectory
  readonly store: FileStore
  readonly outbox: Outbox
  readonly texts: Texts
  readonly jobs: Jobs
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly log: Log
  readonly announce: AnnounceTicket
  readonly publicUrl: string
  /** The announcements a person got, and what they answered. */
  readonly received: CopyingParts['received']
}

export type PersonalData = Awaited<ReturnType<typeof createPersonalData>>

export async function createPersonalData(parts: PersonalDataParts) {
  const { database, directory, clock, randomBytes } = parts
  await fillRetentionRules(database, clock.now())
  const rules = await openRequestRules(database)
  const jobs = createPersonalDataJobs(parts)
  const removeFiles = createFileRemoval(parts)
  const erase = createDeletion({ ...parts, jobs, removeFiles })
  const copy = createCopying({ ...parts, unitName: (unitId) => unitWords(directory.now, unitId) })
  jobs.handle({ copy, erase, forget: createForgetting(parts) })
  const goOn = async () => {
    const rows = await database.query<{ id: number }>(erasuresToGoOn, [JSON.stringify(openStatuses)])
    for (const { id } of rows) await erase(id)
  }
  jobs.everyNight(goOn)
  const tellClocks = createClockAlerts(parts)
  watchClocks({ jobs: parts.jobs, tellClocks })
  applyNightly({ ...parts, removeFiles })
  const dialogue = createPersonalDataDialogue({
    ...parts,
    units: directory,
    asking: createAsking({ rules }),
    jobs,
    newInstance: () => Buffer.from(randomBytes(4)).toString('base64url'),
  })
  return {
    dialogue,
    requests: createRequests({ ...parts, jobs, rules }),
    retention: createRetention(parts),
    breaches: createBreaches(parts),
    /** Carries out one deletion, as its job does. */
    erase,
    /** Erases what had to be kept for a while and is over by now; done every night. */
    goOn,
    /** Tells those who handle requests and breaches of what is new or about to run out; done every minute. */
    tellClocks,
    close: () => rules.close(),
  }
}
