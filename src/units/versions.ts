/** Units in the database: their versions in time, and the closure that rights reach through. */
import { record } from '../audit/record.ts'
import type { Viewer } from '../people/viewer.ts'
import { addDays } from '../platform/calendar/calendar.ts'
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import { foldText } from '../platform/text/fold.ts'
import type { PlannedUnit } from './plan.ts'
import type { UnitTree } from './unit-directory.ts'

const refreshStatement = sqlFile(import.meta.url, 'refresh-ancestors.sql')

interface Application {
  readonly viewer: Viewer
  readonly tree: UnitTree
  readonly plans: readonly PlannedUnit[]
  readonly now: Date
}

/** Writes what was planned, with its audit; answers what became of each plan, in their order. */
export async function applyPlans(tx: Tx, given: Application) {
  const { viewer, tree, plans, now } = given
  const fresh = plans.filter((plan) => !plan.present)
  const created =
    fresh.length === 0
      ? []
      : await tx.orm.unit.createManyAndReturn({ data: fresh.map(() => ({ createdAt: now })) })
  const freshIds = new Map(fresh.map((plan, index) => [plan.code, created[index]?.id]))
  const idOf = (code: string) => freshIds.get(code) ?? tree.byCode(code)?.id ?? null
  const row = (plan: PlannedUnit, unitId: number) => ({
    unitId,
    code: plan.code,
    name: plan.name,
    folded: searchKey(plan),
    level: plan.level,
    parentId:
      plan.changed.includes('parentCode') || !plan.present
        ? idOf(plan.parentCode ?? '')
        : plan.present.parentId,
    households: plan.households,
    aliases: [...plan.aliases],
  })

  const outcomes = plans.map((plan) => ({
    plan,
    unitId: plan.present?.id ?? idOf(plan.code) ?? 0,
    outcome: plan.present
      ? plan.changed.length > 0
        ? ('changed' as const)
        : ('unchanged' as const)
      : ('created' as const),
  }))
  const written = outcomes.filter(({ outcome }) => outcome !== 'unchanged')
  await tx.orm.unitVersion.createMany({
    data: written
      .filter(({ outcome }) => outcome === 'created')
      .map(({ plan, unitId }) => ({ ...row(plan, unitId), validFrom: asDay(dateOf(now)) })),
  })
  for (const { plan, unitId, outcome } of written)
    if (outcome === 'changed') await changeVersion(tx, { plan, row: row(plan, unitId), now })
  if (written.some(({ plan }) => !plan.present || plan.changed.includes('parentCode')))
    await refreshAncestors(tx, now)
  await record(
    tx,
    written.map(({ plan, unitId, outcome }) => ({
      at: now,
      actorId: viewer.personId,
      action: `unit.${outcome}`,
      unitId,
      entity: 'unit',
      entityId: unitId,
      data: { fields: [...plan.changed] },
    })),
  )
  return outcomes
}

/** Brings `unit_ancestor` in line with the versions; part of the transaction that changed them. */
export async function refreshAncestors(tx: Tx, now: Date): Promise<void> {
  await tx.query(refreshStatement, [dateOf(now)])
}

export const searchKey = (unit: { name: string; aliases: readonly string[] }) =>
  foldText([unit.name, ...unit.aliases].join(' | '))

/** A date column's value for a calendar date. */
export const asDay = (date: string) => new Date(`${date}T00:00:00Z`)

type VersionRow = {
  unitId: number
  code: string
  name: string
  folded: string
  level: string
  parentId: number | null
  households: number | null
  aliases: string[]
}

async function changeVersion(
  tx: Tx,
  given: { plan: PlannedUnit; row: VersionRow; now: Date },
): Promise<void> {
  const { plan, row, now } = given
  const today = dateOf(now)
  const present = await tx.orm.unitVersion.findFirstOrThrow({
    where: { unitId: row.unitId, validFrom: { lte: asDay(today) } },
    orderBy: { validFrom: 'desc' },
    select: { id: true, validFrom: true, validTo: true },
  })
  const begins = plan.changed.some((field) => field === 'name' || field === 'level' || field === 'parentCode')
  if (!begins || present.validFrom.getTime() === asDay(today).getTime()) {
    await tx.orm.unitVersion.update({ where: { id: present.id }, data: row })
    return
  }
  await tx.orm.unitVersion.update({ where: { id: present.id }, data: { validTo: asDay(addDays(today, -1)) } })
  await tx.orm.unitVersion.create({ data: { ...row, validFrom: asDay(today), validTo: present.validTo } })
}
