/** A short announcement written in the chat: words, to whom, a look at it, then it waits for a second person. */
import type { OutboundMessage } from '../../channels/channel.ts'
import { choice, type Turn } from '../../conversation/dialogue.ts'
import { may, reach, type Viewer } from '../../people/viewer.ts'
import { InvalidError } from '../../platform/errors.ts'
import { joinLines } from '../../platform/i18n/rich-text.ts'
import { clipText } from '../../platform/text/clip.ts'
import { formatDate } from '../../platform/text/numbers.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { CampaignContent, Reach } from '../campaign-types.ts'
import { warningsOf } from '../spelling.ts'
import { type StaffChatParts, staffOf } from './parts.ts'
import { type Composing, staffSubject } from './state.ts'
import { typedUnit } from './typed-unit.ts'

/** Buttons that are offered; any other unit can be typed. */
const mostUnits = 4
const longestTitle = 60

export function createComposing(parts: StaffChatParts) {
  const { units, writing, newInstance } = parts

  const press = (turn: Turn, instance: string, action: string, argument = '') =>
    choice(staffSubject, { instance, action, argument }, turn.t(`campaign-chat-choice-${action}`))

  /** Whoever may write announcements; anybody else is told that they may not. */
  async function writerOf(turn: Turn): Promise<Viewer | null> {
    const viewer = await staffOf(turn)
    if (viewer && may(viewer, 'campaigns.write')) return viewer
    turn.say({ text: turn.rich('campaign-chat-not-staff') })
    return null
  }

  function askText(turn: Turn, state: Composing): void {
    turn.keepOpen(staffSubject, { ...state, phase: 'text' })
    turn.say({
      text: turn.rich('campaign-chat-ask-text'),
      choices: [press(turn, state.instance, 'drop')],
    })
  }

  const topsOf = (viewer: Viewer): number[] => [...new Set(reach(viewer, 'campaigns.write'))]

  function askUnit(turn: Turn, viewer: Viewer, state: Composing, key = 'campaign-chat-ask-unit'): void {
    const tops = topsOf(viewer)
    const near = [...tops, ...tops.flatMap((id) => units.now.children(id).map((unit) => unit.id))]
    turn.keepOpen(staffSubject, { ...state, phase: 'unit' })
    turn.say({
      text: turn.rich(key),
      choices: near
        .slice(0, mostUnits)
        .map((id) =>
          choice(
            staffSubject,
            { instance: state.instance, action: 'here', argument: String(id) },
            unitWords(units.now, id),
          ),
        ),
    })
  }

  const typedBy = (viewer: Viewer, text: string): number | null => typedUnit(units.now, topsOf(viewer), text)

  /** A number that is typed means the group called so before the button in that place, which shows no number. */
  function chosenUnit(turn: Turn, viewer: Viewer, argument: string): number {
    const { body } = turn.event
    const typed = body.kind === 'text' && /^\d+$/.test(body.text.trim()) ? typedBy(viewer, body.text) : null
    return typed ?? Number(argument)
  }

  const contentOf = ({ text, unitId }: Composing): CampaignContent => ({
    title: clipText(text.replaceAll('*', '').replace(/\s+/g, ' '), {
      limit: longestTitle,
      unit: 'characters',
    }),
    class: 'ordinary',
    text: { vi: text, en: null },
    buttons: [{ act: 'report' }],
    fileId: null,
    segment: { unit: unitId ?? 0 },
    notBefore: null,
    notAfter: null,
  })

  async function preview(turn: Turn, viewer: Viewer, state: Composing, before?: string): Promise<void> {
    const content = contentOf(state)
    const reached = await parts.reachIn(turn.tx, viewer, content).catch((error: unknown) => {
      if (error instanceof InvalidError) return null
      throw error
    })
    if (!reached) {
      turn.say({ text: turn.rich('campaign-chat-too-long') })
      return askText(turn, state)
    }
    turn.keepOpen(staffSubject, { ...state, phase: 'preview' })
    if (before) turn.say({ text: turn.rich(before) })
    const reader = { language: 'vi', name: null, unitId: content.segment.unit } as const
    turn.say({ text: writing.messageFor(content, { id: 0, reader }).text })
    turn.say(facts(turn, { state, content, reached }))
  }

  function facts(
    turn: Turn,
    given: { state: Composing; content: CampaignContent; reached: Reach },
  ): OutboundMessage {
    const { state, content, reached } = given
    const { instance } = state
    const left = Object.values(reached.skipped).reduce((sum, count) => sum + count, 0)
    const lines = [
      turn.rich('campaign-chat-preview', {
        unit: unitWords(units.now, content.segment.unit),
        count: reached.total,
        left,
        paid: reached.cost.zaloPaid,
      }),
      ...warningsOf(content, turn.now).map(({ kind, excerpt, date }) =>
        turn.rich(`campaign-warning-${kind}`, { excerpt, date: date ? formatDate(date, turn.language) : '' }),
      ),
    ]
    return {
      text: joinLines(...lines),
      choices: [
        { ...press(turn, instance, 'submit'), means: 'yes' },
        press(turn, instance, 'text'),
        press(turn, instance, 'unit'),
        press(turn, instance, 'drop'),
      ],
    }
  }

  async function submit(turn: Turn, viewer: Viewer, state: Composing): Promise<void> {
    const { id } = await parts.createIn(turn.tx, viewer, contentOf(state))
    await parts.decisionsIn(turn.tx).submit(viewer, id)
    turn.tx.afterCommit(() => parts.begin(id))
    turn.closeDialogue()
    turn.say({
      text: turn.rich('campaign-chat-submitted', { number: String(id) }),
      choices: [
        choice(
          staffSubject,
          { instance: String(id), action: 'progress', argument: '' },
          turn.t('campaign-chat-choice-progress'),
        ),
      ],
    })
  }

  return {
    async begin(turn: Turn): Promise<void> {
      const viewer = await writerOf(turn)
      if (viewer) askText(turn, { instance: newInstance(), phase: 'text', text: '', unitId: null })
    },

    /** Words typed into it. */
    async typed(turn: Turn, state: Composing, text: string): Promise<void> {
      const viewer = await writerOf(turn)
      if (!viewer) return turn.closeDialogue()
      if (state.phase === 'unit') {
        const unitId = typedBy(viewer, text)
        return unitId === null
          ? askUnit(turn, viewer, state, 'campaign-chat-unit-unknown')
          : preview(turn, viewer, { ...state, unitId })
      }
      // The words change when that was asked for, not because somebody answers under the preview.
      if (state.phase === 'preview') return preview(turn, viewer, state, 'campaign-chat-unchanged')
      const written = { ...state, text }
      return written.unitId === null ? askUnit(turn, viewer, written) : preview(turn, viewer, written)
    },

    async pressed(turn: Turn, state: Composing, { action, argument }: { action: string; argument: string }) {
      const viewer = await writerOf(turn)
      if (!viewer || action === 'drop') {
        turn.closeDialogue()
        if (viewer) turn.say({ text: turn.rich('campaign-chat-dropped') })
        return
      }
      if (action === 'here')
        return preview(turn, viewer, { ...state, unitId: chosenUnit(turn, viewer, argument) })
      if (action === 'unit') return askUnit(turn, viewer, state)
      if (action === 'submit' && state.phase === 'preview') return submit(turn, viewer, state)
      return askText(turn, state)
    },
  }
}
