/** The buttons below a post. */
import type { GroupTurn } from '../conversation/group-events.ts'
import { findTicket } from '../feedback/ticket-reading.ts'
import { openStatuses, type TicketDetail } from '../feedback/ticket-types.ts'
import type { Viewer } from '../people/viewer.ts'
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { type ChangesIn, findPost, viewerOf } from './acting.ts'

export interface PostPress {
  readonly postId: number
  readonly action: 'take' | 'reply'
}

/** Answers what to tell whoever pressed. Without a role over the ticket nothing happens, and nothing more is said. */
export function createPresses({ texts, changesIn }: { texts: Texts; changesIn: ChangesIn }) {
  return async (turn: GroupTurn, { postId, action }: PostPress): Promise<string> => {
    const say = (key: string, values?: Record<string, string>) => texts.say(turn.language, key, values)
    const viewer = await viewerOf(turn)
    if (!viewer) return say('group-only-staff')
    const post = await findPost(turn, { id: postId })
    if (!post?.code) return say('group-press-old')
    try {
      const ticket = await findTicket(turn.tx, viewer, post.code)
      if (action === 'reply') return say('group-reply-how')
      const refusal = cannotTake(ticket, viewer)
      if (refusal) return say(refusal, { name: ticket.assignee?.name ?? '' })
      const { personId } = viewer
      await changesIn(turn.tx).assign(viewer, ticket.code, { personId, version: ticket.version })
      return say('group-take-done', { code: ticket.code })
    } catch (error) {
      if (error instanceof ConflictError) return say('group-take-late')
      if (isRefusal(error)) return say('group-no-right')
      throw error
    }
  }
}

/** The key of why not, if so. */
function cannotTake({ assignee, status }: TicketDetail, viewer: Viewer): string | undefined {
  if (assignee) return assignee.id === viewer.personId ? 'group-take-yours' : 'group-take-theirs'
  return openStatuses.includes(status) ? undefined : 'group-take-over'
}

/** They may not see it, or not handle it, or may not be given it. */
const isRefusal = (error: unknown) =>
  [NotFoundError, ForbiddenError, InvalidError].some((kind) => error instanceof kind)
