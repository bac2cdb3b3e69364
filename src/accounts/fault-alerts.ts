/** Who keeps an account hears in their own chat that it cannot work any more, once for each time. */
import { z } from 'zod'
import type { Outbox } from '../delivery/outbox.ts'
import { staffChats } from '../people/staff-chats.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'

const job = defineJob({ name: 'tell-account-faults', payload: z.object({}), retries: 0, retryDelay: 1 })

const newFaults = {
  name: 'new_account_faults',
  text: `UPDATE channel_account SET fault_told_at = CASE WHEN fault IS NULL THEN NULL ELSE $1::timestamptz END
    WHERE state <> 'ended' AND (fault IS NULL) <> (fault_told_at IS NULL)
    RETURNING id, slug, name, unit_id AS "unitId", fault`,
}

interface Broken {
  readonly id: number
  readonly slug: string
  readonly name: string | null
  readonly unitId: number
  readonly fault: string | null
}

export interface FaultAlertParts {
  readonly database: Database
  readonly clock: Clock
  readonly outbox: Outbox
  readonly texts: Texts
  readonly publicUrl: string
}

/** What stands in `fault`: the key of a text that says what to do, or a word of the platform's. */
export function faultWords(texts: Texts, language: Language, fault: string): string {
  return /^[a-z]+-fault-[a-z-]+$/.test(fault) && texts.has(language, fault)
    ? texts.say(language, fault)
    : fault
}

export function createFaultAlerts({ database, clock, outbox, texts, publicUrl }: FaultAlertParts) {
  return (): Promise<void> =>
    database.transaction(async (tx) => {
      const now = clock.now()
      for (const account of await tx.query<Broken>(newFaults, [now])) {
        const { id, fault, unitId } = account
        if (fault === null) continue
        const given = { unitId, right: 'accounts.manage', above: 0, except: null, exceptAccount: id } as const
        for (const to of await staffChats(tx, given)) {
          const text = texts.rich(to.language, 'accounts-told-fault', {
            account: account.name ?? account.slug,
            toDo: faultWords(texts, to.language, fault),
            url: `${publicUrl}/console/accounts/${id}`,
          })
          await outbox.add(tx, { to, message: { text }, now })
        }
      }
    })
}

export function watchAccounts({ jobs, tellFaults }: { jobs: Jobs; tellFaults: () => Promise<void> }): void {
  jobs.handle(job, tellFaults)
  jobs.every('* * * * *', job, {})
}
