/** Builds the room of staff groups: what people do in them, and what they are shown. */
import { readChoice } from '../conversation/choices.ts'
import type { Subject } from '../conversation/dialogue.ts'
import type { GroupRoom, GroupTurn } from '../conversation/group-events.ts'
import type { ToGroup } from '../delivery/lane.ts'
import type { Nudge } from '../delivery/outbox.ts'
import type { Jobs } from '../platform/jobs/jobs.ts'
import type { Log } from '../platform/log.ts'
import { type ActingParts, changesIn } from './acting.ts'
import { createAnswers } from './answering.ts'
import { createDelivered } from './delivered.ts'
import { moveGroup } from './groups.ts'
import { createAnsweredFor } from './linked-groups.ts'
import { createLinking } from './linking.ts'
import { answerInGroup } from './messages.ts'
import { createPostWords, subjectName } from './post.ts'
import { createPosting } from './posting.ts'
import { createRemoval } from './removal.ts'
import { createPresses } from './taking.ts'
import { watchTickets } from './watch.ts'

export interface StaffGroupsRoom extends ActingParts {
  readonly jobs: Jobs
  readonly log: Log
  readonly nudge: Nudge
}

const usernameOf = {
  name: 'bot_username',
  text: `SELECT settings ->> 'username' AS username FROM channel_account WHERE id = $1`,
}

export interface StaffGroups extends GroupRoom {
  /** For delivery: what became of a message to a group. */
  groupHears(told: ToGroup): Promise<void>
  /** The words of groups, said in a private chat. */
  readonly subject: Subject
  close(): Promise<void>
}

export function createStaffGroups(parts: StaffGroupsRoom): StaffGroups {
  const { database, jobs, log, texts } = parts
  const posting = createPosting({
    ...parts,
    words: createPostWords(parts),
    answeredFor: createAnsweredFor(parts),
  })
  const watch = watchTickets({ database, jobs, log, update: posting.update })
  const removal = createRemoval(parts)
  const groupHears = createDelivered({ ...parts, removal, look: watch.look })
  const linking = createLinking(parts)
  const acting = { texts, changesIn: changesIn(parts) }
  const press = createPresses(acting)
  const answer = createAnswers(acting)

  const help = (turn: GroupTurn) => answerInGroup(turn, texts, { key: 'group-help' })
  const commands = new Map<string, (turn: GroupTurn, argument: string) => Promise<void>>([
    ['lienket', linking.ask],
    ['link', linking.ask],
    ['huylienket', linking.unlink],
    ['unlink', linking.unlink],
    ...['start', 'trogiup', 'help'].map((word) => [word, help] as const),
  ])

  /** `/word` or `/word@bot`, and what follows; words of other bots are not ours. */
  async function runCommand(turn: GroupTurn, text: string): Promise<void> {
    const [, word = '', bot, argument = ''] = /^\/([a-z]+)(?:@(\w+))?(?:\s+(.*))?$/is.exec(text) ?? []
    const run = commands.get(word.toLowerCase())
    if (run && (!bot || (await isUs(turn, bot)))) await run(turn, argument.trim())
  }

  async function isUs({ tx, event }: GroupTurn, bot: string): Promise<boolean> {
    const [row] = await tx.query<{ username: string | null }>(usernameOf, [event.account.id])
    return !row?.username || row.username.toLowerCase() === bot.toLowerCase()
  }

  async function pressed(turn: GroupTurn, value: string): Promise<string | undefined> {
    const read = readChoice(value)
    const id = Number(read?.press.instance)
    if (read?.subject !== subjectName || !Number.isSafeInteger(id) || id > 2 ** 31) return undefined
    const { action } = read.press
    if (action === 'link') return linking.link(turn, id)
    return action === 'take' || action === 'reply' ? press(turn, { postId: id, action }) : undefined
  }

  async function receive(turn: GroupTurn): Promise<string | undefined> {
    const { tx, now, event, group, personId } = turn
    const { account, body } = event
    const chat = { accountId: account.id, chatId: group.chatId }
    if (group.movedTo !== undefined) await moveGroup(tx, chat, { chatId: group.movedTo, now })
    else if (body.kind === 'left') await removal(tx, chat, { personId, now })
    else if (body.kind === 'choice') return pressed(turn, body.value)
    else if (body.kind === 'text' && body.text.startsWith('/')) await runCommand(turn, body.text)
    else if (group.replyTo !== undefined) await answer(turn, group.replyTo)
    return undefined
  }

  return {
    receive,
    groupHears,
    subject: {
      name: subjectName,
      commands: [
        {
          words: ['lienket', 'link', 'huylienket', 'unlink'],
          run: async (turn) => turn.say({ text: turn.rich('group-in-groups') }),
        },
      ],
    },
    close: watch.close,
  }
}
