/** Where an input goes: a command, a choice, the open dialogue, or whichever subject takes it first. */

import type { Choice, Meaning } from '../channels/channel.ts'
import { foldText } from '../platform/text/fold.ts'
import { meantChoice, readChoice, typedChoice } from './choices.ts'
import type { Command, Input, Subject } from './dialogue.ts'
import { isLeft } from './state.ts'
import type { OpenTurn } from './turn.ts'

/** Labels are shorter. */
const longestTypedChoice = 100

type Offered = Pick<Choice, 'value' | 'label'> & { readonly means?: Meaning | undefined }

export interface Router {
  route(turn: OpenTurn): Promise<void>
}

/** @param subjects in the order in which they are asked to take an input; the last one takes everything */
export function createRouter(subjects: readonly Subject[]): Router {
  const byName = new Map(subjects.map((subject) => [subject.name, subject]))
  const commands = new Map(
    subjects
      .flatMap((subject) => subject.commands ?? [])
      .flatMap((command) => command.words.map((word) => [word, command])),
  )

  return {
    async route(turn) {
      const body = turn.event.body
      if (body.kind === 'joined') return
      if (body.kind === 'left') {
        turn.reachable = false
        return
      }
      if (body.kind === 'withdrawn') {
        for (const subject of subjects) await subject.withdrawn?.(turn)
        return
      }
      const input = readInput(turn, await newestOffer(turn))
      if (input === null) return
      shelveIfLeft(turn, input)
      await routeInput(turn, input)
      await remind(turn)
    },
  }

  /** What a number or a label means: what was offered in the talk, or under a message that came by itself since. */
  async function newestOffer(turn: OpenTurn): Promise<readonly Offered[]> {
    const { body } = turn.event
    if (body.kind !== 'text' || body.text.length > longestTypedChoice) return []
    const { offered = [], offeredAt } = turn.state
    const since = new Date(offeredAt ?? 0)
    for (const subject of subjects) {
      const offers = await subject.offers?.(turn, since)
      if (offers) return offers
    }
    return offered
  }

  async function routeInput(turn: OpenTurn, input: Routed): Promise<void> {
    if (input.kind === 'text') {
      const command = typedCommand(commands, input.text)
      if (command) return command.command.run(turn, command.argument)
    }
    if (input.kind === 'press') return press(turn, input)
    if (await openDialogue(byName, turn, input)) return
    for (const subject of subjects) if (await subject.take?.(turn, input)) return
  }

  /** What was left half-way is offered again the next time the person writes, once. */
  async function remind(turn: OpenTurn): Promise<void> {
    if (turn.state.open) return
    for (const talk of turn.state.shelved ?? []) {
      if (talk.reminded || !isLeft(talk, turn.now) || talk.until < turn.now.toISOString()) continue
      talk.reminded = true
      await byName.get(talk.subject)?.remind?.(turn)
    }
  }

  async function press(turn: OpenTurn, input: Extract<Input, { kind: 'press' }> & { subject: string }) {
    const open = turn.state.open
    const subject = byName.get(input.subject)
    if (open?.subject === input.subject) {
      const dialogue = subject?.dialogue?.read(open)
      if (dialogue?.instance === input.press.instance && (await dialogue.step(turn, input))) return
    }
    await subject?.press?.(turn, input.press)
  }
}

type Routed = Exclude<Input, { kind: 'press' }> | (Extract<Input, { kind: 'press' }> & { subject: string })

/** A dialogue of yesterday is not gone on with by whatever is written today, unless its own button is pressed. */
function shelveIfLeft(turn: OpenTurn, input: Routed): void {
  const open = turn.state.open
  if (!open || !isLeft(open, turn.now)) return
  if (input.kind === 'press' && input.subject === open.subject) return
  turn.shelveDialogue()
}

/** A press becomes its parts, and so does a typed number or label of what was offered last. */
function readInput(turn: OpenTurn, offered: readonly Offered[]): Routed | null {
  const body = turn.event.body
  if (body.kind === 'joined' || body.kind === 'left' || body.kind === 'withdrawn') return null
  const value =
    body.kind === 'choice'
      ? body.value
      : body.kind === 'text'
        ? typed(turn, offered, body.text)?.value
        : undefined
  if (value === undefined) return body.kind === 'choice' ? null : body
  const read = readChoice(value)
  return read && { kind: 'press', ...read }
}

function typed(turn: OpenTurn, offered: readonly Offered[], text: string): Offered | undefined {
  const at = new Date(turn.state.offeredAt ?? 0)
  return typedChoice(offered, text) ?? meantChoice(offered, { text, at, now: turn.now })
}

async function openDialogue(
  byName: ReadonlyMap<string, Subject>,
  turn: OpenTurn,
  input: Input,
): Promise<boolean> {
  const open = turn.state.open
  const stored = open && byName.get(open.subject)?.dialogue
  if (!open || !stored) return false
  const dialogue = stored.read(open)
  if (!dialogue) {
    // Another version may know it: what was written stays on the shelf.
    turn.shelveDialogue()
    return false
  }
  return dialogue.step(turn, input)
}

/** `/word rest` or the bare word, alone or with a code behind it. */
function typedCommand(commands: ReadonlyMap<string, Command>, text: string) {
  const slash = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+(.*))?$/is.exec(text.trim())
  if (slash) {
    const command = commands.get(slash[1]?.toLowerCase() ?? '')
    return command && { command, argument: slash[2] ?? '' }
  }
  const asked = [...commands.values()].find((command) => command.asks?.(text))
  if (asked) return { command: asked, argument: '' }
  const words = foldText(text).trim().split(' ')
  if (words.length > 5) return undefined
  for (let taken = Math.min(3, words.length); taken > 0; taken -= 1) {
    const command = commands.get(words.slice(0, taken).join(''))
    const rest = words.slice(taken)
    if (!command || command.asks) continue
    if (rest.length === 0 || (command.takesCode && rest.some((word) => /\d/.test(word))))
      return { command, argument: rest.join(' ') }
  }
  return undefined
}
