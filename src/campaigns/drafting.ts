/** Writing a draft, and what its writer must be allowed to reach. */
import { record } from '../audit/record.ts'
import { demandOver, reachesAll } from '../people/rights.ts'
import { demand, type Viewer, withinReach } from '../people/viewer.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { Prisma } from '../platform/database/generated/client.ts'
import { InvalidError } from '../platform/errors.ts'
import { demandAttachment } from './attachments.ts'
import { demandBeyond } from './beyond-window.ts'
import { rowOf } from './campaign-row.ts'
import type { CampaignContent, Reach } from './campaign-types.ts'
import { contentHash, usableContent } from './content.ts'
import { countReach } from './reach.ts'
import { repeatDayOf } from './recurring.ts'
import type { Segment } from './segment.ts'

/**
 * A segment reaches only where its writer may write; what it leaves out must be theirs to see.
 * @throws ForbiddenError, NotFoundError, InvalidError
 */
export async function demandSegment(tx: Tx | Database, viewer: Viewer, segment: Segment): Promise<void> {
  await demandOver(tx, viewer, { right: 'campaigns.write', unitId: segment.unit })
  const isSeen = async (ids: readonly number[]) =>
    (await tx.orm.campaign.count({
      where: { AND: [{ id: { in: [...ids] } }, withinReach(viewer, 'campaigns.read')] },
    })) === new Set(ids).size
  const unknown = (path: string) => new InvalidError([{ path, message: 'error-unknown-value' }])
  const { participation } = segment
  if (participation && !(await isSeen([participation.campaign])))
    throw unknown('segment.participation.campaign')
  if (await asksWhatIsGone(tx, participation))
    throw new InvalidError([
      { path: 'segment.participation.answers', message: 'error-campaign-answers-gone' },
    ])
  const inTree = segment.exclude?.units ?? []
  if (!(await isSeen(segment.exclude?.campaigns ?? []))) throw unknown('segment.exclude.campaigns')
  if (!(await reachesAll(tx, viewer, { right: 'campaigns.write', unitIds: inTree })))
    throw new InvalidError([{ path: 'segment.exclude.units', message: 'error-unit-reach' }])
}

/** Who answered what is known for as long as their answers are kept; who has read it for as long as the campaign is. */
async function asksWhatIsGone(tx: Tx | Database, asked: Segment['participation']): Promise<boolean> {
  if (!asked?.answers?.some((each) => each !== 'acknowledged')) return false
  const gone = { id: asked.campaign, pastAnswers: { not: Prisma.DbNull } }
  return (await tx.orm.campaign.count({ where: gone })) > 0
}

interface Drafted {
  readonly content: CampaignContent
  readonly now: Date
}

/** Whom it would reach. @throws InvalidError naming what cannot go out */
export async function reachOfDraft(tx: Tx, viewer: Viewer, given: Drafted): Promise<Reach> {
  const content = usableContent(given.content, given.now)
  await demandSegment(tx, viewer, content.segment)
  await demandBeyond(tx, content)
  return countReach(tx, content, given.now)
}

/** @throws InvalidError naming what cannot go out */
export async function writeDraft(
  tx: Tx,
  viewer: Viewer,
  { content: given, now }: Drafted,
): Promise<{ id: number; reach: Reach }> {
  demand(viewer, 'campaigns.write')
  const content = usableContent(given, now)
  await demandSegment(tx, viewer, content.segment)
  await demandBeyond(tx, content)
  await demandAttachment(tx, viewer, { fileId: content.fileId, had: null })
  const { id } = await tx.orm.campaign.create({
    data: {
      ...rowOf(content),
      repeatDay: repeatDayOf(content),
      authorId: viewer.personId,
      editorIds: [viewer.personId],
      createdAt: now,
    },
    select: { id: true },
  })
  const reach = await countReach(tx, content, now)
  await record(tx, {
    at: now,
    actorId: viewer.personId,
    action: 'campaign.create',
    unitId: content.segment.unit,
    entity: 'campaign',
    entityId: id,
    data: { hash: contentHash(content), reach: reach.total },
  })
  return { id, reach }
}
