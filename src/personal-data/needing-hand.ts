/** How many requests and breaches within reach need a hand, and by when the first of each. */
import { reach, type Viewer } from '../people/viewer.ts'
import type { Database } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'

const statement = sqlFile(import.meta.url, 'needing-hand.sql')

/** To be acknowledged, to be answered; a breach to be reported, a breach to be closed. */
export type HandNeed = 'acknowledge' | 'answer' | 'report' | 'close'

export interface NeedingHand {
  readonly need: HandNeed
  readonly count: number
  /** Null where the law sets no limit. */
  readonly dueAt: Date | null
}

export const needingHand = (database: Database, viewer: Viewer): Promise<NeedingHand[]> =>
  database.query<NeedingHand>(statement, [JSON.stringify(reach(viewer, 'privacy.manage'))])
