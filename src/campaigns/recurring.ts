/**
 * Announcements that come again: each time is a campaign of its own, written when the one before has begun or its moment has
 * passed, and waits for an approval of its own. A time that nobody approves before the next one is due expires. Cancelling one
 * ends the series.
 */
import { dateOf } from '../platform/calendar/deadlines.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { holding, noteOwnDeed } from './by-itself.ts'
import { holdCampaign } from './campaign-reading.ts'
import { contentOf, rowOf } from './campaign-row.ts'
import type { Campaign, CampaignContent, Repeat } from './campaign-types.ts'
import { contentHash } from './content.ts'
import type { TellApprovers } from './deciding.ts'

/** Submitted, or a draft again after it came by itself. */
const isUnapproved = `(status = 'submitted' OR status = 'draft' AND previous_id IS NOT NULL)`
/** Those whose next time is not written yet. */
const endedTimes = {
  name: 'ended_times',
  text: `SELECT id FROM campaign
    WHERE repeat IS NOT NULL
      AND (status IN ('running', 'paused', 'done', 'expired') OR ${isUnapproved} AND not_before <= $1)
      AND NOT EXISTS (SELECT FROM campaign next WHERE next.previous_id = campaign.id)
    ORDER BY id LIMIT 100`,
}
const expireOvertaken = {
  name: 'expire_overtaken',
  text: `UPDATE campaign SET status = 'expired', finished_at = $1
    WHERE repeat IS NOT NULL AND ${isUnapproved}
      AND EXISTS (SELECT FROM campaign next WHERE next.previous_id = campaign.id AND next.not_before <= $1)
    RETURNING id, unit_id AS "unitId"`,
}

const dayMs = 86_400_000

/** The day of the month of one that comes every month, 1 to 31; null for every other. */
export const repeatDayOf = ({ repeat, notBefore }: CampaignContent): number | null =>
  repeat === 'monthly' && notBefore ? Number(dateOf(notBefore).slice(-2)) : null

interface Series {
  readonly repeat: Repeat
  /** Of a monthly one, see `repeatDayOf`. */
  readonly day: number | null
}

/** The next time after `now`: a week or a month on, at the same hour; a month without the day ends sooner. */
export function nextTime(from: Date, { repeat, day }: Series, now: Date): Date {
  for (let step = 1; ; step += 1) {
    const at =
      repeat === 'weekly'
        ? new Date(from.getTime() + step * 7 * dayMs)
        : monthsOn(from, { months: step, day })
    if (at > now) return at
  }
}

function monthsOn(from: Date, { months, day: wanted }: { months: number; day: number | null }): Date {
  const [year = 0, month = 1, present = 1] = dateOf(from).split('-').map(Number)
  const day = wanted ?? present
  const sinceMidnight = from.getTime() - Date.parse(`${dateOf(from)}T00:00:00+07:00`)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
  return new Date(Date.parse(`${date}T00:00:00+07:00`) + sinceMidnight)
}

export function createRecurring(parts: {
  database: Database
  clock: Clock
  tellApprovers: TellApprovers
  announce: (campaignId: number) => void
}) {
  const { database, clock, tellApprovers, announce } = parts

  async function writeNext(id: number): Promise<void> {
    const now = clock.now()
    await holding(database, id, async (tx, before) => {
      const { repeat, notBefore } = before
      if (!repeat || !notBefore || before.status === 'cancelled') return
      if ((await tx.orm.campaign.count({ where: { previousId: id } })) > 0) return
      const { repeatDay: day } = await tx.orm.campaign.findUniqueOrThrow({
        where: { id },
        select: { repeatDay: true },
      })
      const next = await tx.orm.campaign.create({
        data: {
          ...rowOf({
            ...contentOf(before),
            // Its unit may have been merged into another one since it was approved.
            segment: { ...before.segment, unit: before.unitId },
            ...shifted(before, nextTime(notBefore, { repeat, day }, now)),
          }),
          repeatDay: day,
          previousId: id,
          authorId: before.author.id,
          editorIds: [...before.editorIds],
          status: 'submitted',
          createdAt: now,
          submittedAt: now,
        },
        select: { id: true },
      })
      const campaign = await holdCampaign(tx, next.id)
      if (!campaign) return
      await tellApprovers(tx, campaign, now)
      const data = { after: id, hash: contentHash(campaign) }
      await noteOwnDeed(tx, [campaign], { action: 'repeat', at: now, data })
      tx.afterCommit(() => announce(id))
    })
  }

  /** What nobody has approved until the next time is due. */
  async function expire(): Promise<void> {
    const now = clock.now()
    const over = await database.transaction(async (tx) => {
      const expired = await tx.query<{ id: number; unitId: number }>(expireOvertaken, [now])
      await noteOwnDeed(tx, expired, { action: 'expire', at: now, data: { reason: 'next' } })
      return expired
    })
    for (const { id } of over) announce(id)
  }

  return {
    async look(): Promise<void> {
      await expire()
      const ended = await database.query<{ id: number }>(endedTimes, [clock.now()])
      for (const { id } of ended) await writeNext(id)
    },
  }
}

/** The last moment stays as far behind the first one as it was. */
function shifted({ notBefore, notAfter }: Campaign, at: Date) {
  const late = notBefore && notAfter ? notAfter.getTime() - notBefore.getTime() : null
  return { notBefore: at, notAfter: late === null ? null : new Date(at.getTime() + late) }
}
