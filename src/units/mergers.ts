/** What stands at units that were merged whole follows them: people, open tickets, what the unit owned. */
import { record } from '../audit/record.ts'
import type { Tx } from '../platform/database/database.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import type { RoleThere, Standing } from './change-types.ts'
import type { UnitTree } from './unit-tree.ts'

const standingAt = sqlFile(import.meta.url, 'standing.sql')
const rolesThere = sqlFile(import.meta.url, 'roles-there.sql')
const followStatement = sqlFile(import.meta.url, 'follow-mergers.sql')
const followCampaigns = sqlFile(import.meta.url, 'follow-mergers-campaigns.sql')
const moveStatement = sqlFile(import.meta.url, 'move-roles.sql')
const orderedStatement = sqlFile(import.meta.url, 'ordered-roles.sql')

/** A unit that ended, and the present unit that holds all of it. */
export interface Merger {
  readonly from: number
  readonly to: number
}

/** Every ended unit that one present unit holds whole, over any number of mergers. */
export function wholeMergers(tree: UnitTree): Merger[] {
  return tree.all.flatMap((unit) => {
    let at = unit
    const met = new Set<number>()
    while (at.endedOn && !met.has(at.id)) {
      met.add(at.id)
      const [link, ...others] = tree.successors(at.id)
      const next = link?.part === 'whole' && others.length === 0 ? tree.byId(link.to) : undefined
      if (!next) return []
      at = next
    }
    return at !== unit && !at.endedOn ? [{ from: unit.id, to: at.id }] : []
  })
}

export async function countStanding(source: Querying, unitIds: readonly number[]): Promise<Standing> {
  const [counts] = await source.query<Standing>(standingAt, [JSON.stringify(unitIds)])
  if (!counts) throw new Error('nothing was counted')
  return counts
}

export const findRoles = (source: Querying, unitIds: readonly number[]): Promise<RoleThere[]> =>
  source.query<RoleThere>(rolesThere, [JSON.stringify(unitIds)])

/**
 * Moves everything that follows, and notes in the audit which announcements wait for an approval again; answers the codes of the
 * tickets, to be announced. Last in a transaction but for other entries.
 */
export async function followMergers(
  tx: Tx,
  { mergers, now, actorId }: { mergers: readonly Merger[]; now: Date; actorId: number | null },
): Promise<string[]> {
  if (mergers.length === 0) return []
  const moved = await tx.query<{ code: string }>(followStatement, [JSON.stringify(mergers), now, actorId])
  const voided = await tx.query<{ id: number; unitId: number }>(followCampaigns, [JSON.stringify(mergers)])
  await record(
    tx,
    voided.map(({ id, unitId }) => ({
      ...{ at: now, actorId, action: 'campaign.void', unitId },
      ...{ entity: 'campaign', entityId: id, data: { reason: 'merger' } },
    })),
  )
  return moved.map(({ code }) => code)
}

export async function moveRoles(
  tx: Tx,
  { mergers, roleIds, now }: { mergers: readonly Merger[]; roleIds: readonly number[]; now: Date },
): Promise<void> {
  if (roleIds.length === 0) return
  await tx.query(moveStatement, [JSON.stringify(mergers), JSON.stringify(roleIds), now])
}

/** Roles whose move was ordered with a merger that has come into force since. */
export async function orderedRoles(tx: Tx, today: string): Promise<number[]> {
  return (await tx.query<{ id: number }>(orderedStatement, [today])).map(({ id }) => id)
}
