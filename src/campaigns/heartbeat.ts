/**
 * Whether the program was there all the time. It notes every look at what is due, in the database and in a file beside it.
 * A gap means it was down; a file newer than the database means that the database is an old backup. What was due meanwhile is
 * late, or may have gone out already: a person says yes first.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import { noteOwnDeed } from './by-itself.ts'

/** Longer than any restart, shorter than anything that people would call on time. */
const longestGapMs = 10 * 60_000
/**
 * In a statement: whether the program was there of late, as of the parameter `now`. Nothing of a campaign leaves otherwise,
 * not even from a process that was only suspended: the next beat decides first what a gap has made doubtful.
 */
export const wasThere = (now: `$${number}`): string =>
  `EXISTS (SELECT FROM heartbeat WHERE at >= ${now}::timestamptz - interval '${longestGapMs} milliseconds')`
/** The file is written after the row: by so much it may seem newer. */
const toleranceMs = 60_000

const lastBeat = { name: 'last_heartbeat', text: 'SELECT at FROM heartbeat WHERE id = 1 FOR UPDATE' }
const writeBeat = {
  name: 'write_heartbeat',
  text: 'INSERT INTO heartbeat (id, at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at',
}
/** After an outage what became due in it; of an old backup everything that was approved or begun. */
const holdCampaigns = {
  name: 'hold_campaigns',
  text: `UPDATE campaign
    SET stop_reason = $1, status = CASE status WHEN 'running' THEN 'paused' ELSE status END
    WHERE status = 'running'
      OR (status = 'approved' AND stop_reason IS NULL
        AND ($1 = 'restored' OR not_before IS NULL OR not_before <= $2::timestamptz))
    RETURNING id, unit_id AS "unitId"`,
}

/** Stands in the file instead of a moment after a restore, however young the backup is. */
const restoredMark = 'restored'
const fileIn = (dataDir: string) => join(dataDir, 'heartbeat')

/** To be called once a backup was put into a data directory: at its first start everything that would go out is held. */
export const markRestored = (dataDir: string): Promise<void> =>
  writeFile(fileIn(dataDir), `${restoredMark}\n`)

export type Gap = 'outage' | 'restored'

export interface Heartbeat {
  /** Notes that the program looks now; holds what a gap has made doubtful. */
  beat(): Promise<Gap | null>
}

export function createHeartbeat(parts: {
  database: Database
  clock: Clock
  log: Log
  dataDir: string
}): Heartbeat {
  const { database, clock, log } = parts
  const file = fileIn(parts.dataDir)

  async function written(): Promise<number> {
    const text = await readFile(file, 'utf8').catch(() => '')
    return text.trim() === restoredMark ? Number.POSITIVE_INFINITY : Date.parse(text.trim()) || 0
  }

  async function hold(tx: Tx, gap: Gap, now: Date): Promise<void> {
    const held = await tx.query<{ id: number; unitId: number }>(holdCampaigns, [gap, now])
    await noteOwnDeed(tx, held, { action: 'hold', at: now, data: { reason: gap } })
  }

  return {
    async beat() {
      const before = await written()
      const now = clock.now()
      const gap = await database.transaction(async (tx) => {
        const [last] = await tx.query<{ at: Date }>(lastBeat, [])
        await tx.query(writeBeat, [now])
        const found = last ? gapBetween({ row: last.at.getTime(), file: before, now: now.getTime() }) : null
        if (found) await hold(tx, found, now)
        return found
      })
      // Half a file reads as none, and what stands in none holds nothing up.
      await writeFile(file, `${now.toISOString()}\n`).catch((error: unknown) =>
        log.warn({ err: error }, 'the heartbeat could not be written beside the database'),
      )
      return gap
    },
  }
}

function gapBetween({ row, file, now }: { row: number; file: number; now: number }): Gap | null {
  // A clock that was set back makes both look newer than now, and alike.
  if (file - row > toleranceMs) return 'restored'
  return now - row > longestGapMs ? 'outage' : null
}
