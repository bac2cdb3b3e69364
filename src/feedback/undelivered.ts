/** What the author of a ticket was to be told and was not. */
import { type Querying, sqlFile } from '../platform/database/statement.ts'

const undeliveredMessages = sqlFile(import.meta.url, 'undelivered.sql')

export interface Undelivered {
  readonly id: string
  readonly createdAt: Date
  /** `window`: they were silent for longer than the platform allows. */
  readonly reason: string | null
}

/** Messages that did not arrive and were not said in another way since. The caller has found the ticket for the viewer. */
export const undelivered = (source: Querying, ticketId: number): Promise<Undelivered[]> =>
  source.query<Undelivered>(undeliveredMessages, [ticketId])
