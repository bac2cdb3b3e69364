/** Where staff with a right over a unit are written to. */
import type { Address } from '../delivery/outbox.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { type Right, rolesWith } from './viewer.ts'

const statement = sqlFile(import.meta.url, 'staff-chats.sql')

export interface StaffAsked {
  readonly unitId: number
  readonly right: Right
  /** At least so many levels above the unit. */
  readonly above: number
  /** A chat to leave out. */
  readonly except: number | null
  /** An account to leave out: it may be the one that cannot send. */
  readonly exceptAccount?: number
  /** A ticket: whom it concerns is left out. */
  readonly about?: number
}

/** Of each person the reachable chat they last wrote from; the nearest units first, 50 at most. */
export const staffChats = (tx: Tx, given: StaffAsked): Promise<Address[]> =>
  tx.query<Address>(statement, [
    given.unitId,
    JSON.stringify(rolesWith(given.right)),
    given.above,
    given.except,
    given.exceptAccount ?? null,
    given.about ?? null,
  ])
