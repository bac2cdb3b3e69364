/** Answering a post with words sends them to whoever raised the matter. */
import type { GroupTurn } from '../conversation/group-events.ts'
import { longestText } from '../feedback/ticket-changing.ts'
import { wasSkipped } from '../feedback/ticket-notices.ts'
import { ForbiddenError, NotFoundError } from '../platform/errors.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { formatNumber } from '../platform/text/numbers.ts'
import { type ChangesIn, findPost, viewerOf } from './acting.ts'
import { answerInGroup } from './messages.ts'

/** What is said to other messages of the bot is talk among the staff, and so nothing. */
export function createAnswers({ texts, changesIn }: { texts: Texts; changesIn: ChangesIn }) {
  return async (turn: GroupTurn, platformId: string): Promise<void> => {
    const post = await findPost(turn, { platformId })
    if (!post) return
    const { key, values = {} } = await outcomeOf(turn, post.code)
    await answerInGroup(turn, texts, { key, values })
  }

  async function outcomeOf(turn: GroupTurn, code: string | null): Promise<Said> {
    const { body } = turn.event
    const viewer = await viewerOf(turn)
    if (!viewer) return { key: 'group-reply-refused' }
    if (!code) return { key: 'group-reply-one-by-one' }
    if (body.kind !== 'text') return { key: 'group-reply-words-only', values: { code } }
    if ([...body.text].length > longestText)
      return {
        key: 'group-reply-too-long',
        values: { code, most: formatNumber(longestText, turn.language) },
      }
    try {
      const ticket = await changesIn(turn.tx).reply(viewer, code, { text: body.text })
      return { key: wasSkipped(ticket) ? 'group-reply-skipped' : 'group-reply-sent', values: { code } }
    } catch (error) {
      if (error instanceof NotFoundError || error instanceof ForbiddenError)
        return { key: 'group-reply-refused' }
      throw error
    }
  }
}

interface Said {
  readonly key: string
  readonly values?: Record<string, string>
}
