/** What a resident says becomes a draft, shown back as it grows, and a ticket in the end. */
import type { InboundBody } from '../channels/channel.ts'
import type { Turn } from '../conversation/dialogue.ts'
import type { ReceivedFiles } from '../conversation/received-files.ts'
import type { ShortAnswer } from '../conversation/short-answers.ts'
import type { Metrics } from '../platform/metrics.ts'
import { formatTime } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { type Additions, albumHoldMs } from './additions.ts'
import { type Draft, draftText, emptyDraft } from './draft.ts'
import { separateMatters } from './matters.ts'
import { placeMessage } from './places/asking.ts'
import { placed, positionPlace, settled, typedPlace } from './places/placing.ts'
import { reviewMessage, unansweredMessage } from './review.ts'
import type { Sending } from './sending.ts'
import type { StaffAlerts } from './staff-alerts.ts'
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
  readonly alerts: StaffAlerts
  readonly additions: Additions
  readonly metrics: Metrics
  /** A short random name for one run of the dialogue. */
  readonly newInstance: () => string
}

export type Gathering = ReturnType<typeof createGathering>

export function createGathering(parts: GatheringParts) {
  const { units, understand, files, sending, alerts, additions, metrics, newInstance } = parts

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
    if (meaning.emergency) return danger(turn, longer, { denounced: draft.kind === 'to_cao' })
    if (draft.addTo && (await additions.addDraft(turn, longer, draft.addTo))) return
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
    if (draft.addTo && (await additions.addDraft(turn, longer, draft.addTo))) return
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

  /**
   * Danger: hotlines first, and the matter is with the staff at once; no tap stands between. In a denunciation it is the
   * danger and its place that go to the staff; the words and the names stay with the custodians.
   */
  async function danger(turn: Turn, draft: Draft, { denounced = false } = {}): Promise<void> {
    const meaning = understand(draftText(draft))
    const sealed = denounced || draft.kind === 'to_cao' || meaning.flags.includes('denunciation')
    const likeliest = draft.unitId ?? draft.unclear?.unitIds[0] ?? null
    const kind = sealed ? 'to_cao' : 'khan_cap'
    const urgent: Draft = { ...draft, kind, urgency: 'khan', unitId: likeliest }
    const opened = await sending.sendNow(turn, urgent)
    const unitId = urgent.unitId ?? turn.writer.unitId ?? turn.account.unitId
    if (sealed) await alerts.sealedDanger(turn, { unitId, danger: meaning.danger ?? null })
    else await alerts.danger(turn, { ...opened, unitId, category: urgent.category, text: draftText(urgent) })
    additions.remember(turn, opened.code, 'danger')
    metrics.steps.inc({ subject: feedbackName, step: 'danger' })
    turn.say(
      {
        text: turn.rich(sealed ? 'law-danger-sealed' : 'feedback-danger', {
          time: formatTime(turn.now),
          code: opened.code,
        }),
      },
      { ticketId: opened.id },
    )
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
  function edited(turn: Turn, draft: Draft, text: string): boolean {
    const { messageId } = turn.event
    if (!draft.parts.some((part) => part.id === messageId)) return false
    const parts = draft.parts.map((part) => (part.id === messageId ? { ...part, text } : part))
    show(turn, withMeaning(turn, { ...draft, parts }))
    return true
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
    danger,
  }
}

/** Said once, however much more comes. */
const full = (draft: Draft) => ({ replaceKey: `full:${draft.instance}`, holdMs: 1_000 })
