/** What staff do with announcements in their own chat: write a short one, approve, see how far it is. */
import {
  defineDialogue,
  type Input,
  type Press,
  type Subject,
  type Turn,
} from '../../conversation/dialogue.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  TooManyAttemptsError,
} from '../../platform/errors.ts'
import { formatTime } from '../../platform/text/numbers.ts'
import { createApproving } from './approving.ts'
import { createComposing } from './composing.ts'
import type { StaffChatParts } from './parts.ts'
import { type StaffState, staffState, staffSubject, stateVersion } from './state.ts'

export function createStaffDialogue(parts: StaffChatParts): Subject {
  const composing = createComposing(parts)
  const approving = createApproving(parts)

  async function step(turn: Turn, state: StaffState, input: Input): Promise<boolean> {
    if (input.kind === 'text') {
      const { text } = input
      await toldWhy(turn, () =>
        state.phase === 'code' ? approving.typed(turn, state, text) : composing.typed(turn, state, text),
      )
      return true
    }
    if (input.kind !== 'press') {
      turn.say({ text: turn.rich('campaign-chat-words-only') })
      return true
    }
    if (state.phase === 'code') return false
    await toldWhy(turn, () => composing.pressed(turn, state, input.press))
    return true
  }

  async function press(turn: Turn, pressed: Press): Promise<void> {
    if (!/^\d{1,9}$/.test(pressed.instance)) return turn.say({ text: turn.rich('conversation-old-choice') })
    await toldWhy(turn, () =>
      pressed.action === 'approve' ? approving.ask(turn, pressed) : approving.progress(turn, pressed),
    )
  }

  return {
    name: staffSubject,
    commands: [{ words: ['soantin', 'soanthongbao', 'announce'], run: composing.begin }],
    dialogue: defineDialogue<StaffState>({
      version: stateVersion,
      state: staffState,
      instance: ({ instance }) => instance,
      step,
      upgrade: () => null,
    }),
    press,
  }
}

/** What the rules refuse is said; the dialogue ends with it. */
async function toldWhy(turn: Turn, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const said = refusalOf(error)
    if (!said) throw error
    turn.closeDialogue()
    turn.say({ text: turn.rich(said.key, said.values) })
  }
}

function refusalOf(error: unknown): { key: string; values?: Record<string, string> } | null {
  if (error instanceof ConflictError) return { key: `error-${error.reason}` }
  if (error instanceof InvalidError) return { key: error.issues[0]?.message ?? 'error-unknown-value' }
  if (error instanceof NotFoundError) return { key: 'campaign-chat-gone' }
  if (error instanceof TooManyAttemptsError)
    return { key: 'people-code-attempts', values: { time: formatTime(error.freeAt) } }
  if (error instanceof ForbiddenError)
    return { key: error.message === 'campaign-own' ? 'campaign-approve-own' : 'campaign-chat-forbidden' }
  return null
}
