/** What a resident says becomes a draft, shown back as it grows, and a ticket in the end. */
import type { InboundBody } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { ReceivedFiles } from '../conversation/received-files.ts'
import type { ShortAnswer } from '../conversation/short-answers.ts'
import type { Metrics } from '../platform/metrics.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { type Additions, albumHoldMs } from './additions.ts'
import type { Alarm } from './alarm.ts'
import { denounces, standsApart } from './apart.ts'
import { type Draft, draftText, emptyDraft } from './draft.ts'
import { separateMatters } from './matters.ts'
import { placeMessage } from './places/asking.ts'
import { placed, positionPlace, settled, typedPlace } from './places/placing.ts'
import { reviewMessage, unansweredMessage } from './review.ts'
import type { Sending } from './sending.ts'
import { openStatuses } from './ticket-types.ts'
import type { Understanding } from './understand/understand.ts'

export const feedbackName = 'fb'

/** A matter of so many messages is sent as it is; more begins another. */
const mostParts = 40
const mostFiles = 20

export interface GatheringParts {
  readonly units: UnitDirectory
  /** Reads a free message with the present units in mind. */
  readonly understand: (text: string) => Understanding
  readonly files: ReceivedFiles
  readonly sending: Sending
  readonly additions: Additions
  readonly alarm: Alarm
  readonly metrics: Metrics
  /** A short random name for one run of the dialogue. */
  readonly newInstance: () => string
}

export type Gathering = ReturnType<typeof createGathering>

export function createGathering(parts: GatheringParts) {
  const { units, understand, files, sending, additions, alarm, metrics, newInstance } = parts

  function show(turn: Turn, draft: Draft, holdMs = 0): void {
    if (draft.unclear) return askPlace(turn, draft, holdMs)
    const reviewed: Draft = { ...draft, phase: 'review' }
    turn.keepOpen(feedbackName, reviewed)
    metrics.steps.inc({ subject: feedbackName, step: 'review' })
    turn.say(reviewMessage(turn, reviewed, contextOf(turn, reviewed)), {
      replaceKey: `draft:${draft.instance}`,
      ...(holdMs ? { holdMs } : {}),
    })
  }

  const contextOf = (turn: Turn, draft: Draft) => ({
    tree: units.now,
    agreed: sending.agreed(turn),
    recent: additions.recentCode(turn),
    matters: mattersOf(draft),
  })

  /** A short answer to the draft shown back is no word of the matter. */
  async function answered(turn: Turn, draft: Draft, answer: ShortAnswer): Promise<boolean> {
    const context = contextOf(turn, draft)
    const isPlain = draft.kind !== 'khieu_nai' && draft.kind !== 'to_cao' && context.matters.length < 2
    if (answer === 'right' && context.agreed && isPlain) return send(turn, draft, false)
    turn.say(unansweredMessage(turn, { draft, context, wrong: answer === 'wrong' }))
    return true
  }

  /** A question about the draft that is left open: it is shown as it was understood. */
  function unanswered(turn: Turn, draft: Draft): boolean {
    show(turn, draft.unclear ? settled(turn, draft, null) : draft)
    return true
  }

  /** A place that is unclear is asked before the draft is shown. */
  function askPlace(turn: Turn, draft: Draft, holdMs: number): void {
    turn.keepOpen(feedbackName, { ...draft, phase: 'place' })
    metrics.steps.inc({ subject: feedbackName, step: 'place' })
    turn.say(placeMessage(turn, draft, units.now), {
      replaceKey: `draft:${draft.instance}`,
      ...(holdMs ? { holdMs } : {}),
    })
  }

  /** Asks for the words of a new matter. */
  function begin(
    turn: Turn,
    { question = 'feedback-ask-words', about }: { question?: string; about?: number } = {},
  ): void {
    turn.keepOpen(feedbackName, { ...fresh(), ...(about === undefined ? {} : { campaignId: about }) })
    turn.say({ text: turn.rich(question) })
  }

  const mattersOf = (draft: Draft) =>
    draft.kind === 'hon_hop' && draft.files.length === 0 ? separateMatters(draftText(draft), understand) : []

  const fresh = (): Draft => emptyDraft(newInstance())

  function withMeaning(turn: Turn, draft: Draft): Draft {
    return placed(turn, draft, { tree: units.now, meaning: understand(draftText(draft)) })
  }

  function withWords(turn: Turn, draft: Draft, text: string): Draft {
    const { messageId, order } = turn.event
    const words = { order, text, ...(messageId === undefined ? {} : { id: messageId }) }
    return withMeaning(turn, { ...draft, parts: [...draft.parts, words] })
  }

  async function addText(turn: Turn, draft: Draft, text: string): Promise<void> {
    if (draft.parts.length >= mostParts)
      return void turn.say({ text: turn.rich('feedback-too-much') }, full(draft))
    const meaning = understand(text)
    const asked = draft.phase === 'place' && !meaning.emergency
    const answer = asked ? typedPlace(turn, draft, { tree: units.now, meaning, text }) : null
    if (answer !== null) return show(turn, settled(turn, draft, answer))
    const longer = withWords(turn, draft, text)
    if (meaning.emergency) return danger(turn, longer, draft)
    if (draft.addTo && (await addTo(turn, longer, draft.addTo))) return
    show(turn, asked && longer.unclear ? settled(turn, longer, null) : longer)
  }

  async function addFile(
    turn: Turn,
    draft: Draft,
    body: Extract<InboundBody, { kind: 'file' }>,
  ): Promise<void> {
    if (draft.files.length >= mostFiles)
      return void turn.say({ text: turn.rich('feedback-too-many-files') }, full(draft))
    const file = await files.keep(turn, body)
    if (!file) return
    const kept = { ...draft, files: [...draft.files, { id: file.id, kind: file.kind }] }
    const longer = body.caption ? withWords(turn, kept, body.caption) : kept
    if (body.caption && understand(body.caption).emergency) return danger(turn, longer, draft)
    if (draft.addTo && (await addTo(turn, longer, draft.addTo))) return
    const holdMs = body.albumId ? albumHoldMs : 0
    if (longer.parts.length > 0) return show(turn, longer, holdMs)
    turn.keepOpen(feedbackName, { ...longer, phase: 'words' })
    const asking = turn.rich('feedback-ask-words-for-files')
    turn.say({ text: asking }, { replaceKey: `draft:${draft.instance}`, ...(holdMs ? { holdMs } : {}) })
  }

  function addPlace(turn: Turn, draft: Draft, place: NonNullable<Draft['place']>): void {
    const located: Draft = { ...draft, place }
    if (located.unclear) {
      const answer = positionPlace(turn, located, { tree: units.now, place })
      return show(turn, settled(turn, located, answer))
    }
    if (located.parts.length > 0) return show(turn, withMeaning(turn, located))
    turn.keepOpen(feedbackName, { ...located, phase: 'words' })
    turn.say({ text: turn.rich('feedback-ask-words-for-place') })
  }

  /** Danger that comes as an addition stays as sealed as what it is added to. */
  async function danger(turn: Turn, draft: Draft, before: Draft): Promise<void> {
    const target = draft.addTo === undefined ? null : await additions.find(turn, draft.addTo)
    await alarm.raise(turn, draft, { denounced: before.kind === 'to_cao' || (target?.restricted ?? false) })
  }

  /** False: there is no such ticket of the writer's. Words that may not join it are a draft of their own. */
  async function addTo(turn: Turn, draft: Draft, code: string): Promise<boolean> {
    const added = await additions.addDraft(turn, draft, code)
    if (added === 'apart') setApart(turn, draft, code)
    return added !== null
  }

  function setApart(turn: Turn, { addTo: _, ...draft }: Draft, code: string): void {
    const sealed = denounces(understand(draftText(draft)))
    turn.say({ text: turn.rich(sealed ? 'feedback-apart-sealed' : 'feedback-apart', { code }) })
    show(turn, sealed ? { ...draft, kind: 'to_cao' } : draft)
  }

  async function send(turn: Turn, draft: Draft, anonymous: boolean): Promise<boolean> {
    if (draft.parts.length === 0) return false
    const opened = await sending.send(turn, { draft, anonymous })
    additions.remember(turn, opened.code)
    metrics.steps.inc({ subject: feedbackName, step: 'sent' })
    return true
  }

  /** Each matter of the draft becomes a ticket of its own. */
  async function sendEach(turn: Turn, draft: Draft): Promise<boolean> {
    const matters = mattersOf(draft)
    if (matters.length < 2) return send(turn, draft, false)
    const drafts = matters.map(({ text, category }) => ({
      ...withMeaning(turn, { ...draft, parts: [{ order: 0, text }], chosen: [] }),
      category,
    }))
    const [first, ...others] = drafts
    if (!first) return false
    await sending.send(turn, { draft: first, anonymous: false })
    for (const other of others) await sending.send(turn, { draft: other, anonymous: false })
    metrics.steps.inc({ subject: feedbackName, step: 'sent' }, drafts.length)
    return true
  }

  /** A sent message was edited; false when it is no part of the draft. */
  async function edited(turn: Turn, draft: Draft, text: string): Promise<boolean> {
    const { messageId } = turn.event
    if (!draft.parts.some((part) => part.id === messageId)) return false
    const parts = draft.parts.map((part) => (part.id === messageId ? { ...part, text } : part))
    const changed = withMeaning(turn, { ...draft, parts })
    if (understand(text).emergency) await danger(turn, changed, draft)
    else show(turn, changed)
    return true
  }

  /** A message of the past was edited: what it says now is weighed as if it had just been written. */
  async function editedLater(turn: Turn, text: string): Promise<void> {
    const ticket = await additions.editedTicket(turn)
    const meaning = understand(text)
    const apart = ticket !== null && standsApart(ticket, meaning)
    const running = ticket?.urgency === 'khan' && openStatuses.includes(ticket.status)
    if (meaning.emergency && (apart || !running)) {
      turn.shelveDialogue()
      return alarm.raise(turn, withWords(turn, fresh(), text), { denounced: ticket?.restricted ?? false })
    }
    if (!ticket) return
    if (apart) {
      turn.shelveDialogue()
      return setApart(turn, withWords(turn, fresh(), text), ticket.code)
    }
    const lasting = await additions.noteEdit(turn, ticket, text)
    if (lasting) await alarm.more(turn, lasting, text)
  }

  return {
    show,
    answered,
    unanswered,
    begin,
    fresh,
    addText,
    addFile,
    addPlace,
    send,
    sendEach,
    edited,
    editedLater,
    addTo,
  }
}

/** Said once, however much more comes. */
const full = (draft: Draft) => ({ replaceKey: `full:${draft.instance}`, holdMs: 1_000 })
