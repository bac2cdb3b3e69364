/** The question which of several units is meant. */
import type { OutboundMessage } from '../../channels/channel.ts'
import { choice, type Turn } from '../../conversation/dialogue.ts'
import { foldText } from '../../platform/text/fold.ts'
import type { UnitNow, UnitTree } from '../../units/unit-directory.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { Draft } from '../draft.ts'

/** What a choice carries in the place of a unit's id: nobody knows, or the position is going to tell. */
export const answers = { unknown: 0, position: -1 } as const

/** With more units than this, the choices would no longer fit five buttons; a position may be sent all the same. */
const mostWithPosition = 3

/** Asks which unit is meant, before the draft is shown back. */
export function placeMessage(turn: Turn, draft: Draft, tree: UnitTree): OutboundMessage {
  const units = (draft.unclear?.unitIds ?? []).flatMap((id) => tree.byId(id) ?? [])
  const of = tree.byId(draft.unclear?.of ?? 0)
  const because = draft.unclear?.because ?? 'same_name'
  const counted = { count: units.length, kind: kindOf(units) }
  const values = { ...counted, place: of?.name ?? '' }
  const names = new Set(units.map(({ name }) => name))
  const press = (label: string, answer: number) =>
    choice('fb', { instance: draft.instance, action: 'here', argument: String(answer) }, label)
  return {
    text: turn.rich(`place-ask-${of || because === 'near' ? because : 'which'}`, of ? values : counted),
    choices: [
      ...units.map((unit) =>
        press(names.size === units.length ? unit.name : unitWords(tree, unit.id), unit.id),
      ),
      ...(because === 'near' || units.length > mostWithPosition
        ? []
        : [press(turn.t('place-choice-position'), answers.position)]),
      press(turn.t('place-choice-unknown'), answers.unknown),
    ],
  }
}

/** Asks for the position, with the platform's own button where there is one. */
export const positionMessage = (turn: Turn): OutboundMessage => ({
  text: turn.rich('place-ask-position'),
  askPlace: turn.t('place-choice-position'),
})

/** What units are called together: wards, communes, groups, or just units. */
function kindOf(units: readonly UnitNow[]): string {
  const kinds = new Set(units.map(({ name }) => foldText(name).split(' ')[0] ?? ''))
  const [kind = ''] = kinds
  return kinds.size === 1 && ['phuong', 'xa', 'to'].includes(kind) ? kind : 'other'
}
