/**
 * The audit: who did what to whom. The database chains its entries by hash and refuses to change them
 * (`audit_entry` in the schema); no words of people belong in it.
 */
import type { Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'

export interface Entry {
  readonly at: Date
  /** Null for the program itself. */
  readonly actorId: number | null
  /** What was done, as `subject.deed`; its words are under `label-deed-subject-deed`. */
  readonly action: string
  /** Whose administrators may read the entry; null: those of the root alone. */
  readonly unitId: number | null
  /** What it is about: person, unit, ticket, api_token, audit … */
  readonly entity: string
  /** Null when it is about many of them. */
  readonly entityId: string | number | null
  /** Codes, numbers and names of fields. */
  readonly data?: Prisma.InputJsonObject
}

/**
 * The one way into the audit: as part of the transaction that does it, best at its end, because from here to the
 * commit no other transaction can add an entry.
 */
export async function record(tx: Tx, given: Entry | readonly Entry[]): Promise<void> {
  const entries = [given].flat() as Entry[]
  if (entries.length === 0) return
  await tx.orm.auditEntry.createMany({
    data: entries.map(({ entityId, data = {}, ...entry }) => ({
      ...entry,
      entityId: entityId === null ? null : String(entityId),
      data,
    })),
  })
}
