/** Recipients as bulk messages: what delivery claims, sends and settles. The rows of the account are the messages themselves. */

import { record } from '../audit/record.ts'
import type { BulkMessage, BulkOutcome, BulkSource } from '../delivery/bulk-source.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { type Statement, sqlFile, storableJson } from '../platform/database/statement.ts'
import type { Log } from '../platform/log.ts'
import { isNightAtZalo } from './beyond-window.ts'
import { templateFor } from './beyond-words.ts'
import { readCampaign } from './campaign-reading.ts'
import type { CampaignContent } from './campaign-types.ts'
import type { Writing } from './content.ts'

/** Without names they are planned anew each time: a plan from when few waited would read all of many. */
const nextRecipients = { ...sqlFile(import.meta.url, 'next-recipients.sql'), name: '' }
const claimRecipients = { ...sqlFile(import.meta.url, 'claim-recipients.sql'), name: '' }
const settleRecipients = { ...sqlFile(import.meta.url, 'settle-recipients.sql'), name: '' }
const recoverRecipients = sqlFile(import.meta.url, 'recover-recipients.sql')
const stopFaulty = sqlFile(import.meta.url, 'stop-faulty.sql')

const stopUnsent = {
  name: 'stop_unsent',
  text: `UPDATE campaign SET status = 'paused', stop_reason = $2 WHERE id = $1 AND status = 'running'
    RETURNING id, unit_id, stop_reason`,
}

/** So many refusals that would meet everyone stop a campaign. */
const mostFaults = 3
/** So long a campaign's file may be unreadable before it stops: it was tried several times, with the rests of the account. */
const longestUnreadMs = 10_000
/** Campaigns whose words are kept in memory. */
const mostKept = 20

interface ClaimedRow {
  readonly id: string
  readonly campaign_id: number
  readonly identity_id: number
  readonly attempts: number
  readonly external_id: string | null
  readonly language: string | null
  readonly name: string | null
  readonly unit_id: number | null
  readonly by_template: boolean
  /** Set for whoever was skipped. */
  readonly reason: string | null
}

interface Stop {
  readonly statement: Statement
  readonly values: readonly unknown[]
  readonly now: Date
}

interface Settled {
  readonly id: string
  readonly campaign_id: number
}

export function createBulkSource(parts: {
  database: Database
  log: Log
  writing: Writing
  endDone: () => Promise<void>
  announce: (campaignId: number) => void
}): BulkSource {
  const { database, log, writing, announce } = parts
  /** What was approved changes no more once it runs. */
  const contents = new Map<number, CampaignContent>()
  /** Something was settled since the last look for campaigns that are over. */
  let mayBeOver = false
  /** By campaign, since when its file could not be read, in milliseconds since 1970. */
  const unreadSince = new Map<number, number>()

  async function contentOf(id: number): Promise<CampaignContent> {
    const known = contents.get(id)
    if (known) return known
    const campaign = await readCampaign(database, id)
    if (!campaign) throw new Error(`campaign ${id} is gone`)
    const [oldest] = contents.keys()
    if (oldest !== undefined && contents.size >= mostKept) contents.delete(oldest)
    contents.set(id, campaign)
    return campaign
  }

  async function messageOf(row: ClaimedRow): Promise<BulkMessage> {
    const reader = {
      language: row.language === 'en' ? 'en' : 'vi',
      name: row.name,
      unitId: row.unit_id ?? 0,
    } as const
    const said = await contentOf(row.campaign_id)
    const template = row.by_template ? templateFor(said, { reader, writing }) : null
    const message = writing.messageFor(said, { id: row.campaign_id, reader })
    const content = { ...message, whole: true, ...(template ? { template } : {}) } as const
    const { id, identity_id, attempts } = row
    return { id, identity_id, attempts, chat_id: row.external_id ?? '', content }
  }

  async function stop(tx: Tx, { statement, values, now }: Stop): Promise<void> {
    const stopped = await tx.query<{ id: number; unit_id: number; stop_reason: string }>(statement, values)
    const entry = { at: now, actorId: null, action: 'campaign.stop', entity: 'campaign' }
    for (const { id, stop_reason } of stopped)
      log.error({ campaign: id, reason: stop_reason }, 'a campaign stopped: nobody would get it as it is')
    await record(
      tx,
      stopped.map(({ id, unit_id, stop_reason }) => ({
        ...entry,
        unitId: unit_id,
        entityId: id,
        data: { reason: stop_reason },
      })),
    )
  }

  /** Nobody gets the words of a campaign without its file: it stands still when that is gone, or stays unreadable. */
  async function stopUnsentOf(
    settled: readonly Settled[],
    { outcomes, now }: { outcomes: readonly BulkOutcome[]; now: Date },
  ): Promise<void> {
    const fates = new Map(outcomes.map((each) => [each.id, each]))
    for (const { id, campaign_id } of settled) {
      const { unsent, state } = fates.get(id) ?? {}
      if (state === 'sent') unreadSince.delete(campaign_id)
      if (!unsent) continue
      const since = unreadSince.get(campaign_id) ?? now.getTime()
      unreadSince.set(campaign_id, since)
      if (unsent !== 'gone' && now.getTime() - since < longestUnreadMs) continue
      unreadSince.delete(campaign_id)
      const reason = unsent === 'gone' ? 'file-gone' : 'file-unread'
      await database.transaction((tx) =>
        stop(tx, { statement: stopUnsent, values: [campaign_id, reason], now }),
      )
    }
  }

  return {
    async ahead({ accountId, most, now }) {
      const rows = await database.query<{ id: string; campaign_id: number }>(nextRecipients, [
        accountId,
        most,
        now,
        isNightAtZalo(now),
      ])
      if (rows.length === 0 && mayBeOver) {
        mayBeOver = false
        await parts.endDone()
      }
      // What is marked leaves at once: its words are at hand by then.
      for (const id of new Set(rows.map(({ campaign_id }) => campaign_id))) await contentOf(id)
      return rows.map(({ id }) => id)
    },

    async claim({ accountId, holder, lease, ids, now }) {
      const values = [accountId, holder, JSON.stringify(ids), now, lease, isNightAtZalo(now)]
      const rows = await database.query<ClaimedRow>(claimRecipients, values)
      const going = rows.filter(({ reason }) => reason === null)
      mayBeOver ||= rows.length > going.length
      going.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      return Promise.all(going.map(messageOf))
    },

    async settle(outcomes, { holder, now }) {
      const settled = await database.query<Settled>(settleRecipients, [
        storableJson(
          outcomes.map((row) => ('chat_id' in row ? { ...row, state: 'failed', reason: 'moved' } : row)),
        ),
        holder,
        now,
      ])
      const campaignIds = [...new Set(settled.map(({ campaign_id }) => campaign_id))]
      if (outcomes.some(({ our_fault }) => our_fault))
        await database.transaction((tx) =>
          stop(tx, { statement: stopFaulty, values: [JSON.stringify(campaignIds), mostFaults], now }),
        )
      await stopUnsentOf(settled, { outcomes, now })
      mayBeOver ||= campaignIds.length > 0
      for (const id of campaignIds) announce(id)
    },

    async recover({ accountId, holder, inHand, now }) {
      const values = [accountId, holder, now, JSON.stringify(inHand)]
      const recovered = (await database.query(recoverRecipients, values)).length
      mayBeOver ||= recovered > 0
      return recovered
    },
  }
}
