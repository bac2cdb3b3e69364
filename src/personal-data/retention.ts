/** How long each class of data is kept: rules an administrator edits after seeing what would go, applied every night. */
import { z } from 'zod'
import { record } from '../audit/record.ts'
import { demandOver } from '../people/rights.ts'
import { demand, type Viewer } from '../people/viewer.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { InvalidError, NotFoundError } from '../platform/errors.ts'
import { defineJob, type Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { RemoveFiles } from './file-removal.ts'
import { type RetentionClass, retentionClasses } from './retention-classes.ts'

const job = defineJob({ name: 'retention', payload: z.object({}), retries: 2, retryDelay: 300 })
const dayMs = 24 * 60 * 60 * 1000

export interface RetentionRuleItem {
  readonly name: string
  readonly days: number
  readonly action: string
  readonly source: string
  readonly active: boolean
  readonly updatedAt: Date
}

export interface RetentionParts {
  readonly database: Database
  readonly directory: UnitDirectory
  readonly clock: Clock
}

export function createRetention({ database, directory, clock }: RetentionParts) {
  const before = (days: number) => new Date(clock.now().getTime() - days * dayMs)

  async function ruleOf(name: string) {
    const rule = await database.orm.retentionRule.findUnique({ where: { name } })
    if (!rule) throw new NotFoundError('retention-rule')
    return rule
  }

  /** Rules hold for the whole house: whoever edits one manages the root. */
  const demandRoot = (viewer: Viewer) =>
    demandOver(database, viewer, { right: 'privacy.manage', unitId: directory.now.root.id })

  return {
    list(viewer: Viewer): Promise<RetentionRuleItem[]> {
      demand(viewer, 'privacy.read')
      return database.orm.retentionRule.findMany({ orderBy: { id: 'asc' } })
    },

    /** How many rows would go if the rule said so many days and were applied now. */
    async preview(
      viewer: Viewer,
      name: string,
      given: { days: number },
    ): Promise<{ count: number; action: string }> {
      await demandRoot(viewer)
      const { action } = await ruleOf(name)
      const kept = classOf(name)
      const text = `SELECT count(*)::int AS count FROM (${kept.which.text}) doomed`
      const statement = { name: `${kept.which.name}_count`, text }
      const [row] = await database.query<{ count: number }>(statement, [
        before(usableDays(kept, given.days)),
        null,
      ])
      return { count: row?.count ?? 0, action }
    },

    /** @throws InvalidError for days outside what may be promised */
    async change(viewer: Viewer, name: string, given: { days: number; active: boolean }): Promise<void> {
      await demandRoot(viewer)
      const days = usableDays(classOf(name), given.days)
      const now = clock.now()
      const { active } = given
      const rule = await ruleOf(name)
      await database.transaction(async (tx) => {
        await tx.orm.retentionRule.update({ where: { name }, data: { days, active, updatedAt: now } })
        await record(tx, {
          at: now,
          actorId: viewer.personId,
          action: 'privacy.retention',
          unitId: directory.now.root.id,
          entity: 'retention_rule',
          entityId: name,
          data: { days: [rule.days, days], active: [rule.active, active] },
        })
      })
    },
  }
}

/** The first start fills the rules in; later edits are never undone. */
export async function fillRetentionRules(database: Database, now: Date): Promise<void> {
  await database.orm.retentionRule.createMany({
    data: retentionClasses.map(({ name, days, action }) => ({
      name,
      days,
      action,
      source: 'Law 91/2025/QH15, art. 3.3',
      updatedAt: now,
    })),
    skipDuplicates: true,
  })
}

export interface ApplyingParts {
  readonly database: Database
  readonly clock: Clock
  readonly removeFiles: RemoveFiles
}

/** Applies every active rule, slice by slice. @returns how many rows of each class were dealt with */
export async function applyRetention(
  { database, clock, removeFiles }: ApplyingParts,
  signal?: AbortSignal,
): Promise<Record<string, number>> {
  const now = clock.now()
  const rules = await database.orm.retentionRule.findMany({ where: { active: true } })
  const touched: Record<string, number> = {}
  for (const kept of retentionClasses) {
    const rule = rules.find(({ name }) => name === kept.name)
    if (!rule) continue
    const before = new Date(now.getTime() - rule.days * dayMs)
    let found = kept.slice
    while (found === kept.slice && !signal?.aborted) {
      found = await database.transaction(async (tx) => {
        const rows = await tx.query<{ id: string }>(kept.which, [before, kept.slice])
        const ids = rows.map(({ id }) => id)
        if (ids.length > 0) await kept.apply(tx, { ids, before, now, removeFiles })
        return ids.length
      })
      touched[kept.name] = (touched[kept.name] ?? 0) + found
    }
  }
  return touched
}

export function applyNightly(parts: ApplyingParts & { jobs: Jobs; log: Log }): void {
  const { jobs, log } = parts
  jobs.handle(job, async (_payload, run) => {
    log.info({ touched: await applyRetention(parts, run.signal) }, 'old data was dealt with')
  })
  jobs.every('27 3 * * *', job, {})
}

function classOf(name: string): RetentionClass {
  const found = retentionClasses.find((each) => each.name === name)
  if (!found) throw new NotFoundError('retention-rule')
  return found
}

function usableDays({ most }: RetentionClass, days: number): number {
  if (!Number.isInteger(days) || days < 1 || days > most)
    throw new InvalidError([{ path: 'days', message: 'error-number-range' }])
  return days
}
