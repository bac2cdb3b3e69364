/** What went wrong on the way in and out of the accounts of one's units; counted, never the content. */
import { demand, reach, type Viewer, withinReach } from '../people/viewer.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'

const failedMessages = sqlFile(import.meta.url, 'failed-messages.sql')
const failedEvents = sqlFile(import.meta.url, 'failed-events.sql')

export interface Failure {
  readonly reason: string
  readonly count: number
  readonly latest: Date
}

export interface Operations {
  /** Messages of the last seven days that did not arrive. */
  readonly messages: readonly Failure[]
  /** Events waiting to be tried again (`failed`), or for a person (`dead`). */
  readonly events: readonly (Failure & { readonly state: 'failed' | 'dead' })[]
  /** Accounts that cannot work until a person acts. */
  readonly faults: readonly { readonly id: number; readonly slug: string; readonly fault: string }[]
}

/** @throws ForbiddenError for those who keep no accounts */
export async function readOperations(
  database: Database,
  { viewer, now }: { viewer: Viewer; now: Date },
): Promise<Operations> {
  demand(viewer, 'operations.read')
  const tops = JSON.stringify(reach(viewer, 'operations.read'))
  const [messages, events, accounts] = await Promise.all([
    database.query<Failure>(failedMessages, [now, tops]),
    database.query<Failure & { state: 'failed' | 'dead' }>(failedEvents, [tops]),
    database.orm.channelAccount.findMany({
      where: {
        AND: [{ fault: { not: null }, state: { not: 'ended' } }, withinReach(viewer, 'operations.read')],
      },
      select: { id: true, slug: true, fault: true },
    }),
  ])
  return { messages, events, faults: accounts.map(({ fault, ...each }) => ({ ...each, fault: fault ?? '' })) }
}
