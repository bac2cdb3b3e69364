/** How often a follower may be broadcast to: once a day, and by the OA's package a few times a month. */
import { z } from 'zod'
import type { Database } from '../../platform/database/database.ts'
import { foldText } from '../../platform/text/fold.ts'
import { dayOf, monthOf, nextMonth, nextMorning } from './hours.ts'

/** What a broadcast can be narrowed by. */
const filters = ['cities', 'locations', 'ages', 'gender', 'platform', 'telcos'] as const

/** Whom a broadcast is for; nothing is nearer than a province. Numbers as Zalo lists them, several by commas. */
export type BroadcastTarget = Partial<Readonly<Record<(typeof filters)[number], string | undefined>>>

export interface EarlierBroadcast {
  readonly at: Date
  readonly target: BroadcastTarget
}

/** A month by package, as Zalo names packages in either language; null: not known, so Zalo alone says when it is enough. */
export function monthlyCap(packageName: string | null): number | null {
  const name = foldText(packageName ?? '')
  if (/premium|cao cap/.test(name)) return 6
  if (/advanced|nang cao|trial|dung thu/.test(name)) return 4
  return /basic|co ban/.test(name) ? 1 : null
}

export interface Wait {
  readonly until: Date
  readonly why: 'day' | 'month'
}

/** Until when followers whom the target may reach have had enough; null: they have not. */
export function capWait(
  earlier: readonly EarlierBroadcast[],
  { target, cap, now }: { target: BroadcastTarget; cap: number | null; now: Date },
): Wait | null {
  const same = earlier.filter((each) => overlap(each.target, target))
  const inMonth = same.filter(({ at }) => monthOf(at) === monthOf(now)).length
  if (cap !== null && inMonth >= cap) return { until: nextMonth(now), why: 'month' }
  if (same.some(({ at }) => dayOf(at) === dayOf(now))) return { until: nextMorning(now), why: 'day' }
  return null
}

/** Nobody is in both when one filter names other values in each. */
function overlap(a: BroadcastTarget, b: BroadcastTarget): boolean {
  return filters.every((filter) => {
    const [one, other] = [a[filter], b[filter]].map((values) => values?.split(',').map((each) => each.trim()))
    if (!one || !other || (filter === 'gender' && [...one, ...other].includes('0'))) return true
    return one.some((value) => other.includes(value))
  })
}

const keptMs = 32 * 24 * 60 * 60_000
const read = {
  name: 'read_broadcasts',
  text: `SELECT settings -> 'broadcasts' AS earlier, settings ->> 'package' AS package FROM channel_account WHERE id = $1`,
}
const add = {
  name: 'add_broadcast',
  text: `UPDATE channel_account SET settings = settings || jsonb_build_object('broadcasts',
      COALESCE((SELECT jsonb_agg(each) FROM jsonb_array_elements(settings -> 'broadcasts') AS each
        WHERE (each ->> 'at')::timestamptz > $3), '[]') || $2::jsonb)
    WHERE id = $1`,
}

const stored = z.array(
  z.object({ at: z.coerce.date(), target: z.partialRecord(z.enum(filters), z.string()) }),
)

export interface BroadcastHistory {
  /** What was broadcast lately, and the cap of the OA's package. */
  read(): Promise<{ earlier: readonly EarlierBroadcast[]; cap: number | null }>
  add(broadcast: EarlierBroadcast): Promise<void>
}

/** Kept with the account, for as long as a month asks for it. */
export function createBroadcastHistory(database: Database, accountId: number): BroadcastHistory {
  return {
    async read() {
      const [row] = await database.query<{ earlier: unknown; package: string | null }>(read, [accountId])
      return { earlier: stored.catch([]).parse(row?.earlier), cap: monthlyCap(row?.package ?? null) }
    },
    async add(broadcast) {
      const since = new Date(broadcast.at.getTime() - keptMs)
      await database.query(add, [accountId, JSON.stringify(broadcast), since])
    },
  }
}
