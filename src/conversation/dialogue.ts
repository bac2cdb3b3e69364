/**
 * What a subject brings to the conversation.
 *
 * event      what a person did, from a channel
 * turn       the handling of one event: one transaction, with what is said in it
 * dialogue   a talk of several turns; its state is data in the identity's row
 * instance   one run of a dialogue; its choices carry it, so that old buttons are recognised
 */
import type { z } from 'zod'
import type { Account, Choice, InboundEvent, OutboundMessage } from '../channels/channel.ts'
import type { Tx } from '../platform/database/database.ts'
import type { RichText } from '../platform/i18n/rich-text.ts'
import type { Language, Values } from '../platform/i18n/texts.ts'

/** Who wrote, as far as known. A turn may change `personId`, `unitId`, `language` and `greeted`. */
export interface Writer {
  readonly identityId: number
  readonly externalId: string
  personId: number | null
  /** The unit the person named or picked; null: the unit that owns the account. */
  unitId: number | null
  /** The language the person chose or wrote; null: Vietnamese until shown otherwise. */
  language: Language | null
  greeted: boolean
}

export interface SayOptions {
  /** Of the messages with one key that still wait to be sent, only the newest is. */
  readonly replaceKey?: string
  /** Waits so long, in case more follows that changes the message. */
  readonly holdMs?: number
  readonly ticketId?: number
}

export interface Turn {
  readonly tx: Tx
  readonly now: Date
  readonly event: InboundEvent
  readonly account: Account
  readonly writer: Writer
  readonly language: Language
  t(key: string, values?: Values): string
  rich(key: string, values?: Values): RichText
  say(message: OutboundMessage, options?: SayOptions): void
  /** Which dialogue is open, as its choices name it. */
  readonly openSubject: { readonly subject: string; readonly instance: string } | null
  /** Begins or goes on with a dialogue of this subject; one is open at a time, another one is set aside. */
  keepOpen(subject: string, state: object): void
  closeDialogue(): void
  /** Sets the open dialogue aside: offered again for 30 days. */
  shelveDialogue(): void
  /** The states of this subject's dialogues that were set aside, upgraded if need be, the newest first. */
  shelved(subject: string): readonly unknown[]
  /** Takes one run off the shelf; without a run, all of the subject that can be read. */
  dropShelved(subject: string, instance?: string): void
  /** What a subject remembers of this conversation outside a dialogue. */
  remember(subject: string, memory: object | null): void
  recall(subject: string): unknown
}

/** A press or a typed choice: `action` and `argument` are the parts of its value. */
export interface Press {
  readonly instance: string
  readonly action: string
  readonly argument: string
}

export type Input =
  | { readonly kind: 'press'; readonly press: Press }
  | Exclude<InboundEvent['body'], { kind: 'choice' | 'joined' | 'left' | 'withdrawn' }>

export interface Dialogue<State extends object> {
  /** Goes up when the state's shape changes; `upgrade` reads the older shapes. */
  readonly version: number
  readonly state: z.ZodType<State>
  /** The run a state belongs to, as its choices carry it. */
  instance(state: State): string
  /** Says false when the input is nothing for this dialogue: it then goes where it would go without one. */
  step(turn: Turn, state: State, input: Input): Promise<boolean>
  /** A state of another version or shape: what can be saved of the person's own words, or null. */
  upgrade(old: unknown): State | null
}

/** A dialogue whose state is only known to itself. */
export interface StoredDialogue {
  readonly version: number
  /** The state of this version, upgraded if need be; null when nothing of it can be read. */
  read(stored: {
    version: number
    state: unknown
  }): { instance: string; state: object; step(turn: Turn, input: Input): Promise<boolean> } | null
}

export function defineDialogue<State extends object>(dialogue: Dialogue<State>): StoredDialogue {
  return {
    version: dialogue.version,
    read({ version, state }) {
      const parsed = version === dialogue.version ? dialogue.state.safeParse(state) : undefined
      const current = parsed?.success ? parsed.data : dialogue.upgrade(state)
      if (!current) return null
      return {
        instance: dialogue.instance(current),
        state: current,
        step: (turn, input) => dialogue.step(turn, current, input),
      }
    },
  }
}

export interface Command {
  /** Folded words without spaces, as typed after `/` or bare: the first is the official one. */
  readonly words: readonly string[]
  /** Instead of the bare words: whether a whole text, as it was typed, asks for it. */
  asks?(text: string): boolean
  /** A code or a number can stand behind the bare words; without it they are the whole text. */
  readonly takesCode?: true
  run(turn: Turn, argument: string): Promise<void>
}

export interface Subject {
  /** Prefix of its choices and key of its state; short, for Telegram's 64 bytes. */
  readonly name: string
  readonly commands?: readonly Command[]
  readonly dialogue?: StoredDialogue
  /** A choice of this subject that belongs to no open dialogue of that instance. */
  press?(turn: Turn, press: Press): Promise<void>
  /** Offers again what was left half-way. */
  remind?(turn: Turn): Promise<void>
  /** The person asked their platform that what is kept of them here be given up. */
  withdrawn?(turn: Turn): Promise<void>
  /** The choices under a message that came to this chat by itself, when it came after `since`: a number means one of them. */
  offers?(turn: Turn, since: Date): Promise<readonly Choice[] | null>
  /** Takes an input outside any dialogue, or leaves it (false) to the next subject. */
  take?(turn: Turn, input: Input): Promise<boolean>
}

export const choice = (subject: string, press: Press, label: string): Choice => ({
  value: [subject, press.instance, press.action, press.argument].join(':').replace(/:+$/, ''),
  label,
})
