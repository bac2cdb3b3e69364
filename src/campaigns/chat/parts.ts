/** What the chats of staff need of the subject, each within the transaction of a turn. */
import type { Turn } from '../../conversation/dialogue.ts'
import { presentViewer } from '../../people/present-viewer.ts'
import type { SecondFactor } from '../../people/second-factor.ts'
import type { Viewer } from '../../people/viewer.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { UnitDirectory } from '../../units/unit-directory.ts'
import type { Campaign, CampaignContent, Reach } from '../campaign-types.ts'
import type { Writing } from '../content.ts'
import type { createDecisions } from '../deciding.ts'
import type { Following } from './following.ts'

export interface StaffChatParts {
  readonly units: UnitDirectory
  readonly writing: Writing
  readonly publicUrl: string
  /** A short random name for one run of the dialogue. */
  readonly newInstance: () => string
  readonly following: Following
  readonly decisionsIn: (tx: Tx) => ReturnType<typeof createDecisions>
  readonly factorIn: (tx: Tx) => SecondFactor
  /** @throws ForbiddenError, NotFoundError, InvalidError */
  readonly reachIn: (tx: Tx, viewer: Viewer, content: CampaignContent) => Promise<Reach>
  /** @throws ForbiddenError, NotFoundError, InvalidError */
  readonly createIn: (tx: Tx, viewer: Viewer, content: CampaignContent) => Promise<{ id: number }>
  /** To be called after the commit: what a decision allows begins at once. */
  readonly begin: (campaignId: number) => void
}

/** The member of staff behind a chat, who has not shown their second factor there; null for a resident. */
export async function staffOf({ tx, writer }: Turn): Promise<Viewer | null> {
  const viewer = writer.personId === null ? null : await presentViewer(tx, writer.personId)
  const access = { via: 'chat', id: writer.identityId, factorEnrolled: false, factorGivenAt: null } as const
  return viewer && { ...viewer, access }
}

export const pageOf = (publicUrl: string, { id }: Pick<Campaign, 'id'>): string =>
  `${publicUrl}/console/campaigns/${id}`
