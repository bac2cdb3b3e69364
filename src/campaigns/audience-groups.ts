/** The groups of an OA, for those who choose one by its name: asked of the platform, and kept for a short while. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Announcer, AudienceGroup } from '../channels/announcing.ts'
import type { Clock } from '../platform/clock.ts'

const keptMs = 60_000
/** A page does not wait longer; what comes later is there the next time. */
const waitedMs = 2_000

export function createAudienceGroups({
  announcerOf,
  clock,
}: {
  announcerOf: (accountId: number) => Announcer | undefined
  clock: Clock
}) {
  const known = new Map<
    number,
    { readonly until: number; readonly groups: Promise<AudienceGroup[] | null> }
  >()

  async function ask(accountId: number): Promise<AudienceGroup[] | null> {
    const groups = await announcerOf(accountId)?.groups.list()
    return groups?.filter(({ isOpen }) => isOpen) ?? null
  }

  return {
    /** Those that can be told; null: the platform cannot be asked just now. */
    async of(accountId: number): Promise<readonly AudienceGroup[] | null> {
      const now = clock.now().getTime()
      const kept = known.get(accountId)
      const fresh = kept && kept.until > now ? kept : { until: now + keptMs, groups: ask(accountId) }
      known.set(accountId, fresh)
      const failed = () => {
        known.delete(accountId)
        return null
      }
      return Promise.race([fresh.groups.catch(failed), sleep(waitedMs, null, { ref: false })])
    },
  }
}
