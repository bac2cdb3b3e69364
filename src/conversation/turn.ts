/** One event being handled: what is known of who wrote, what is said, and what is kept for the next one. */
import type { Choice, InboundEvent, OutboundMessage } from '../channels/channel.ts'
import { windowOf } from '../channels/windows.ts'
import { postingNow } from '../delivery/posting.ts'
import type { Tx } from '../platform/database/database.ts'
import { sqlFile, storableJson } from '../platform/database/statement.ts'
import { joinLines } from '../platform/i18n/rich-text.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import type { SayOptions, StoredDialogue, Turn, Writer } from './dialogue.ts'
import { type ConversationState, readConversation, shelfEnd, shelfSize } from './state.ts'

const saveTurns = sqlFile(import.meta.url, 'save-turns.sql')
const replaceWaiting = sqlFile(import.meta.url, 'replace-waiting.sql')

/** Keys of messages that are remembered: a conversation has one or two at a time. */
const mostKeys = 5

/** What `claim-events.sql` answers. */
export interface ClaimedRow {
  /** Which of the events it is about. */
  readonly place: number
  readonly event_id: string | null
  readonly identity_id: number
  readonly person_id: number | null
  readonly unit_id: number | null
  readonly language: string | null
  readonly greeted: boolean
  readonly dialogue: unknown
  readonly last_interaction_at: Date | null
}

/** A turn as its keeper sees it: with the state behind it and a way to write it down. */
export interface OpenTurn extends Turn {
  readonly state: ConversationState
  reachable: boolean
  /** What is to be written down of it. */
  ending(): Promise<TurnEnding>
}

/** A turn in `save-turns.sql`. */
type TurnEnding = Readonly<Record<string, unknown>>

/** Has turns of one transaction written down with its commit. */
export function saveAtCommit(tx: Tx, endings: readonly TurnEnding[], now: Date): void {
  const rows = endings.map((ending, place) => ({ place, ...ending }))
  tx.queryAtCommit(saveTurns, [storableJson(rows), now])
}

interface Said {
  message: OutboundMessage
  options: SayOptions
}

export interface TurnParts {
  readonly tx: Tx
  readonly now: Date
  readonly event: InboundEvent
  readonly row: ClaimedRow
  readonly texts: Texts
  readonly dialogues: ReadonlyMap<string, StoredDialogue>
}

export function openTurn({ tx, now, event, row, texts, dialogues }: TurnParts): OpenTurn {
  const state = readConversation(row.dialogue)
  const interactionAt = lastInteraction(event, row.last_interaction_at, now)
  const said: Said[] = []
  /** Everything offered in this turn can be typed; a number counts in the last message that offers. */
  const offered: NonNullable<ConversationState['offered']> = []
  const writer: Writer = {
    identityId: row.identity_id,
    externalId: event.from,
    personId: row.person_id,
    unitId: row.unit_id,
    language: row.language === 'en' || row.language === 'vi' ? row.language : null,
    greeted: row.greeted,
  }

  /** What of a subject was set aside and can be read; what cannot stays on the shelf, untouched. */
  function readableOf(subject: string) {
    const talks = (state.shelved ?? []).filter((each) => each.subject === subject)
    return talks.flatMap((talk) => {
      const read = dialogues.get(subject)?.read(talk)
      return read ? [{ talk, state: read.state, instance: read.instance }] : []
    })
  }

  const turn: OpenTurn = {
    tx,
    now,
    event,
    account: event.account,
    writer,
    state,
    reachable: true,
    get language(): Language {
      return writer.language ?? 'vi'
    },
    t: (key, values) => texts.say(turn.language, key, values),
    rich: (key, values) => texts.rich(turn.language, key, values),
    say(message, options = {}) {
      said.push({ message, options })
      // An answer in one's own words is to what was said last.
      for (const before of state.offered ?? []) delete before.means
      if (!message.choices) return
      offered.unshift(...message.choices.map(offerOf))
      state.offered = offered
      state.offeredAt = now.toISOString()
    },
    get openSubject() {
      const instance = state.open && dialogues.get(state.open.subject)?.read(state.open)?.instance
      return state.open && instance !== undefined ? { subject: state.open.subject, instance } : null
    },
    keepOpen(subject, dialogueState) {
      const version = dialogues.get(subject)?.version ?? 1
      if (state.open && state.open.subject !== subject) turn.shelveDialogue()
      state.open = { subject, version, state: dialogueState, at: now.toISOString() }
    },
    closeDialogue() {
      delete state.open
    },
    shelveDialogue() {
      const { open } = state
      if (!open) return
      state.shelved = [...(state.shelved ?? []), { ...open, until: shelfEnd(now) }].slice(-shelfSize)
      delete state.open
    },
    shelved: (subject) =>
      readableOf(subject)
        .filter(({ talk }) => talk.until > now.toISOString())
        .map((each) => each.state)
        .reverse(),
    dropShelved(subject, instance) {
      const dropped = readableOf(subject)
        .filter((each) => instance === undefined || each.instance === instance)
        .map(({ talk }) => talk)
      const kept = (state.shelved ?? []).filter((each) => !dropped.includes(each))
      if (kept.length > 0) state.shelved = kept
      else delete state.shelved
    },
    remember(subject, memory) {
      state.memory = { ...state.memory, [subject]: memory }
    },
    recall: (subject) => state.memory?.[subject] ?? undefined,
    ending: () => endingOf({ turn, said, interactionAt }),
  }
  return turn
}

const offerOf = ({ value, label, means }: Choice) => ({ value, label, ...(means ? { means } : {}) })

/** When the person last did what lets us write to them, counted from when they did it. */
function lastInteraction(event: InboundEvent, before: Date | null, now: Date): Date | null {
  if (event.opensNoWindow || event.body.kind === 'left') return before
  const at = Math.min(event.at.getTime(), now.getTime())
  return new Date(Math.max(at, before?.getTime() ?? at))
}

interface Ending {
  readonly turn: OpenTurn
  readonly said: Said[]
  readonly interactionAt: Date | null
}

async function endingOf({ turn, said, interactionAt }: Ending): Promise<TurnEnding> {
  const { writer, state, event, now } = turn
  sayAutomatic(turn, said)
  const posting = postingNow(windowOf({ platform: event.account.platform, at: interactionAt, now }))
  const messages = []
  for (const each of said) if (!(await replaced(turn, each))) messages.push(asRow(each, now))
  const shelvedUntil = state.shelved
    ?.map((each) => each.until)
    .sort()
    .at(-1)
  return {
    identity: writer.identityId,
    person: writer.personId,
    unit: writer.unitId,
    language: writer.language,
    greeted: writer.greeted,
    dialogue: state,
    shelved_until: shelvedUntil ?? null,
    account: event.account.id,
    chat: event.from,
    messages,
    unreachable: turn.reachable ? null : 'blocked',
    interaction_at: interactionAt,
    cost: posting.cost,
    skipped: posting.skipped,
  }
}

/**
 * Whoever never was greeted hears once, below the first answer, that it is automatic and that a person reads everything.
 * Telegram begins every chat with the greeting and the page of the web chat says it; to an Official Account people write
 * as they like.
 */
function sayAutomatic({ writer, event, rich }: OpenTurn, said: Said[]): void {
  const last = said.at(-1)
  if (event.account.platform !== 'zalo' || writer.greeted || !last) return
  last.message = { ...last.message, text: joinLines(last.message.text, rich('menu-automatic')) }
  writer.greeted = true
}

/** Only a key that was said before can still have a message waiting. */
async function replaced(turn: OpenTurn, { message, options }: Said): Promise<boolean> {
  const { replaceKey } = options
  if (!replaceKey) return false
  const before = turn.state.keys ?? []
  turn.state.keys = [replaceKey, ...before.filter((key) => key !== replaceKey)].slice(0, mostKeys)
  if (!before.includes(replaceKey)) return false
  const rows = await turn.tx.query(replaceWaiting, [
    turn.writer.identityId,
    replaceKey,
    storableJson(message),
    notBefore(options, turn.now),
    turn.account.id,
    turn.event.from,
  ])
  return rows.length > 0
}

function asRow({ message, options }: Said, now: Date) {
  return {
    content: message,
    replace_key: options.replaceKey ?? null,
    not_before: notBefore(options, now),
    ticket_id: options.ticketId ?? null,
  }
}

const notBefore = (options: SayOptions, now: Date) =>
  options.holdMs ? new Date(now.getTime() + options.holdMs) : null
