/**
 * The clocks of the law, told to those who handle requests and breaches in their own chats: once when one arrives, once
 * before each of its limits (Decree 356/2025/ND-CP, art. 5; Law 91/2025/QH15, art. 23). Nobody is named, nothing of what was
 * asked is said.
 */
import { z } from 'zod'
import type { Outbox } from '../delivery/outbox.ts'
import { staffChats } from '../people/staff-chats.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import { formatDateTime } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'

const requestsToTell = sqlFile(import.meta.url, 'requests-to-tell.sql')
const breachesToTell = sqlFile(import.meta.url, 'breaches-to-tell.sql')
const job = defineJob({ name: 'data-clocks', payload: z.object({}), retries: 0, retryDelay: 1 })

interface Told {
  readonly id: number
  readonly unitId: number
  /** The limit that runs out next. */
  readonly dueAt: Date
  readonly isNew: boolean
  /** Of a request. */
  readonly kind?: string
}

export interface ClockAlertParts {
  readonly database: Database
  readonly directory: UnitDirectory
  readonly outbox: Outbox
  readonly texts: Texts
  readonly clock: Clock
  readonly publicUrl: string
}

/** Tells what is to be told now. Any number of processes may run it at once. */
export function createClockAlerts(parts: ClockAlertParts): () => Promise<void> {
  const { database, directory, outbox, texts, clock, publicUrl } = parts

  async function tell(tx: Tx, what: 'request' | 'breach', told: Told): Promise<void> {
    const { id, unitId, dueAt, isNew, kind } = told
    const path = what === 'request' ? `${id}` : `breaches/${id}`
    const words = (language: Language) =>
      texts.rich(language, `privacy-alert-${what}-${isNew ? 'new' : 'due'}`, {
        number: id,
        kind: kind ? texts.say(language, `privacy-kind-${kind}`) : '',
        unit: unitWords(directory.now, unitId),
        time: formatDateTime(dueAt, language),
        url: `${publicUrl}/console/personal-data/${path}`,
      })
    const chats = await staffChats(tx, { unitId, right: 'privacy.manage', above: 0, except: null })
    for (const to of chats)
      await outbox.add(tx, { to, message: { text: words(to.language) }, now: clock.now() })
  }

  return () =>
    database.transaction(async (tx) => {
      const now = clock.now()
      for (const told of await tx.query<Told>(requestsToTell, [now])) await tell(tx, 'request', told)
      for (const told of await tx.query<Told>(breachesToTell, [now])) await tell(tx, 'breach', told)
    })
}

/** Looks every minute; a failed look is made up for by the next. */
export function watchClocks({ jobs, tellClocks }: { jobs: Jobs; tellClocks: () => Promise<void> }): void {
  jobs.handle(job, tellClocks)
  jobs.every('* * * * *', job, {})
}
