/** Linking a group to a unit and ending that, by an administrator of the unit, in the group itself. */
import type { Choice } from '../channels/channel.ts'
import { choice } from '../conversation/dialogue.ts'
import type { GroupTurn } from '../conversation/group-events.ts'
import { reachesAll } from '../people/rights.ts'
import { reach } from '../people/viewer.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { foldText } from '../platform/text/fold.ts'
import type { UnitDirectory, UnitNow } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { viewerOf } from './acting.ts'
import { endGroup, findGroup, linkGroup } from './groups.ts'
import { linkingRight } from './linked-groups.ts'
import { answerInGroup, sayToGroup } from './messages.ts'
import { subjectName } from './post.ts'

/** As many as a message has buttons for: in a group nobody can type a number to the bot. */
const mostUnits = 40

export function createLinking({ texts, units }: { texts: Texts; units: UnitDirectory }) {
  const say = (turn: GroupTurn, key: string, values?: Record<string, string>) =>
    answerInGroup(turn, texts, { key, ...(values ? { values } : {}) })

  /** With words: the units that have them in their names; without: those the person administers, and what is below. */
  function unitsToOffer(tops: readonly number[], words: string): UnitNow[] {
    const tree = units.now
    if (!words) {
      const found = tops.flatMap((id) => [...tree.path(id).slice(0, 1), ...tree.children(id)])
      return [...new Set(found)].slice(0, mostUnits)
    }
    const wanted = foldText(words).split(' ')
    const has = ({ code, name, aliases }: UnitNow) =>
      code === words.trim() ||
      [name, ...aliases].some((each) => {
        const known = foldText(each).split(' ')
        return wanted.every((word) => known.includes(word))
      })
    return [...new Set(tops.flatMap((id) => tree.subtree(id)))].filter(has).slice(0, mostUnits)
  }

  const choiceOf = ({ id }: UnitNow): Choice =>
    choice(subjectName, { instance: String(id), action: 'link', argument: '' }, unitWords(units.now, id))

  async function mayLink(turn: GroupTurn, unitId: number) {
    const viewer = await viewerOf(turn)
    const may = viewer && (await reachesAll(turn.tx, viewer, { right: linkingRight, unitIds: [unitId] }))
    return may ? viewer : null
  }

  return {
    async ask(turn: GroupTurn, words: string): Promise<void> {
      const viewer = await viewerOf(turn)
      const tops = viewer ? reach(viewer, linkingRight) : []
      if (tops.length === 0) return say(turn, 'group-link-refused')
      const choices = unitsToOffer(tops, words).map(choiceOf)
      if (choices.length === 0) return say(turn, 'group-link-unknown')
      await answerInGroup(turn, texts, { key: 'group-link-ask', message: { choices } })
    },

    /** A unit was picked: the question becomes the answer, so that nobody presses it again. */
    async link(turn: GroupTurn, unitId: number): Promise<string> {
      const { tx, now, event, group, language } = turn
      const viewer = await mayLink(turn, unitId)
      if (!viewer) return texts.say(language, 'group-link-refused')
      const chat = { accountId: event.account.id, chatId: group.chatId }
      const text = texts.rich(language, 'group-linked', { unit: unitWords(units.now, unitId) })
      const edits = event.messageId === undefined ? {} : { edits: event.messageId }
      await sayToGroup(tx, { ...chat, message: { text, ...edits }, now })
      const place = group.threadId === undefined ? {} : { threadId: group.threadId }
      await linkGroup(tx, chat, { ...place, unitId, personId: viewer.personId, now })
      return texts.say(language, 'group-link-done')
    },

    async unlink(turn: GroupTurn): Promise<void> {
      const { tx, now, event, group } = turn
      const linked = await findGroup(tx, { accountId: event.account.id, chatId: group.chatId })
      if (!linked) return say(turn, 'group-not-linked')
      const viewer = await mayLink(turn, linked.unitId)
      if (!viewer) return say(turn, 'group-link-refused')
      await endGroup(tx, linked, { personId: viewer.personId, why: 'asked', now })
      await say(turn, 'group-unlinked', { unit: unitWords(units.now, linked.unitId) })
    },
  }
}
