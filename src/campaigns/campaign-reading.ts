/** What staff read of campaigns: those of units within their reach. */
import { demand, type Right, type Viewer, withinReach } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { type Querying, sqlFile } from '../platform/database/statement.ts'
import { NotFoundError } from '../platform/errors.ts'
import { countAnswersTo } from './answer-counts.ts'
import { beyondSchema } from './beyond-window.ts'
import { broadcastOf } from './broadcast-reading.ts'
import {
  type Campaign,
  type CampaignButton,
  type CampaignClass,
  type CampaignStatus,
  type Figures,
  repeats,
} from './campaign-types.ts'
import { segmentSchema } from './segment.ts'

const countRecipients = sqlFile(import.meta.url, 'count-recipients.sql')
const lockCampaign = { name: 'lock_campaign', text: 'SELECT id FROM campaign WHERE id = $1 FOR UPDATE' }

const who = { select: { id: true, name: true } }
const people = { author: who, approver: who } satisfies Prisma.CampaignInclude
type Row = Prisma.CampaignGetPayload<{ include: typeof people }>

export interface Listed {
  readonly items: readonly Campaign[]
  readonly nextCursor: string | null
}

/** Campaigns within reach, newest first. @throws ForbiddenError for those who may see none */
export async function listCampaigns(
  database: Database,
  viewer: Viewer,
  {
    limit,
    cursor,
    status,
  }: { limit: number; cursor?: string | undefined; status?: CampaignStatus | undefined },
): Promise<Listed> {
  demand(viewer, 'campaigns.read')
  const before = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : undefined
  const rows = await database.orm.campaign.findMany({
    where: {
      AND: [
        withinReach(viewer, 'campaigns.read'),
        before === undefined ? {} : { id: { lt: before } },
        status === undefined ? {} : { status },
      ],
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: people,
  })
  const items = rows.slice(0, limit).map(asCampaign)
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.id ?? '') : null }
}

/** @throws NotFoundError when there is none, or none for this viewer */
export async function findCampaign(
  source: Database | Tx,
  viewer: Viewer,
  id: number,
  right: Right = 'campaigns.read',
): Promise<Campaign> {
  const row = await source.orm.campaign.findFirst({
    where: { AND: [{ id }, withinReach(viewer, right)] },
    include: people,
  })
  if (!row) throw new NotFoundError('campaign')
  return asCampaign(row)
}

/** For the program itself. */
export async function readCampaign(source: Database | Tx, id: number): Promise<Campaign | null> {
  const row = await source.orm.campaign.findUnique({ where: { id }, include: people })
  return row && asCampaign(row)
}

/** The campaign as it is while this transaction holds it; null when there is none. */
export async function holdCampaign(tx: Tx, id: number): Promise<Campaign | null> {
  await tx.query(lockCampaign, [id])
  return readCampaign(tx, id)
}

/** So far back goes the pace that is shown. */
const recentMs = 15_000

export async function figuresOf(
  source: Querying,
  { id, startedAt }: Pick<Campaign, 'id' | 'startedAt'>,
  now: Date,
): Promise<Figures> {
  const rows = await source.query<{
    platform: string | null
    state: string
    reason: string | null
    count: number
    acknowledged: number
    recent: number
    templates: number
  }>(countRecipients, [id, new Date(now.getTime() - recentMs)])
  const runsMs = now.getTime() - (startedAt ?? now).getTime()
  const lookedBackMs = Math.max(1_000, Math.min(recentMs, runsMs))
  const counts = { sent: 0, failed: 0, skipped: 0, unknown: 0, pending: 0 }
  const reasons: Record<string, number> = {}
  const byChannel: Record<string, { recipients: number; sent: number }> = {}
  let recipients = 0
  let acknowledged = 0
  let recently = 0
  let templates = 0
  for (const { platform, state, reason, count, acknowledged: read, recent, templates: billed } of rows) {
    counts[isCounted(state) ? state : 'pending'] += count
    recipients += count
    acknowledged += read
    recently += recent
    templates += billed
    if (reason && state !== 'sent' && isCounted(state)) reasons[reason] = (reasons[reason] ?? 0) + count
    const channel = byChannel[platform ?? ''] ?? { recipients: 0, sent: 0 }
    byChannel[platform ?? ''] = {
      recipients: channel.recipients + count,
      sent: channel.sent + (state === 'sent' ? count : 0),
    }
  }
  return {
    recipients,
    ...counts,
    acknowledged,
    ...(await countAnswersTo(source, id)),
    reasons,
    byChannel,
    templates,
    broadcast: await broadcastOf(source, id),
    perSecond: (recently * 1_000) / lookedBackMs,
  }
}

const isCounted = (state: string): state is 'sent' | 'failed' | 'skipped' | 'unknown' =>
  state === 'sent' || state === 'failed' || state === 'skipped' || state === 'unknown'

function asCampaign(row: Row): Campaign {
  return {
    id: row.id,
    unitId: row.unitId,
    title: row.title,
    class: row.class as CampaignClass,
    ground: row.ground,
    text: { vi: row.textVi, en: row.textEn },
    buttons: row.buttons as unknown as readonly CampaignButton[],
    fileId: row.fileId,
    segment: segmentSchema.parse(row.segment),
    beyondWindow: row.beyondWindow === null ? null : beyondSchema.parse(row.beyondWindow),
    notBefore: row.notBefore,
    notAfter: row.notAfter,
    repeat: repeats.find((each) => each === row.repeat) ?? null,
    previousId: row.previousId,
    status: row.status as CampaignStatus,
    version: row.version,
    author: row.author,
    approver: row.approver,
    editorIds: row.editorIds,
    approvedHash: row.approvedHash,
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    approvedAt: row.approvedAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    planLeft: row.planLeft,
    atNight: row.atNight,
    restsFrom: row.restsFrom,
    restsUntil: row.restsUntil,
    stopReason: row.stopReason,
  }
}
