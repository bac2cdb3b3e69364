/** Corrections by tap, number or words: the topic, and the place in the tree of units. */
import type { Turn } from '../conversation/dialogue.ts'
import { childrenNamed, type UnitDirectory } from '../units/unit-directory.ts'
import type { Draft } from './draft.ts'
import { feedbackName, type Gathering } from './gathering.ts'
import { unitNamed } from './place.ts'
import { answers, positionMessage } from './places/asking.ts'
import { settled } from './places/placing.ts'
import { categoryMessage, unitMessage } from './review.ts'
import { CATEGORIES, type Category } from './understand/labels.ts'
import type { Understanding } from './understand/understand.ts'

/** Characters. */
const longestAddress = 300

export interface PickingParts {
  readonly units: UnitDirectory
  readonly understand: (text: string) => Understanding
  readonly show: Gathering['show']
}

export function createPicking({ units, understand, show }: PickingParts) {
  function askCategory(turn: Turn, draft: Draft): void {
    turn.keepOpen(feedbackName, { ...draft, phase: 'category' })
    turn.say(categoryMessage(turn, draft))
  }

  function pickCategory(turn: Turn, draft: Draft, category: string): void {
    if (isCategory(category)) show(turn, chosen({ ...draft, category }, 'category'))
  }

  const isOurs = (turn: Turn, unitId: number) =>
    units.now.subtree(turn.account.unitId).some((unit) => unit.id === unitId)

  function askUnit(turn: Turn, draft: Draft, parentId: number): void {
    if (!isOurs(turn, parentId)) return show(turn, draft)
    if (units.now.children(parentId).length === 0) return pickUnit(turn, draft, parentId)
    turn.keepOpen(feedbackName, { ...draft, phase: 'unit' })
    turn.say(unitMessage(turn, draft, { tree: units.now, parentId }))
  }

  /** The unit picked is remembered for the next time. */
  function pickUnit(turn: Turn, draft: Draft, unitId: number): void {
    if (unitId === answers.position) return turn.say(positionMessage(turn))
    if (unitId === answers.unknown) return show(turn, settled(turn, draft, null))
    if (!isOurs(turn, unitId)) return show(turn, draft)
    show(turn, settled(turn, draft, unitId))
  }

  /** While a unit is asked for, words are a unit's name or number, else an address. */
  function typedUnit(turn: Turn, draft: Draft, text: string): void {
    const asked = draft.unitId ?? turn.writer.unitId ?? turn.account.unitId
    const named = [turn.account.unitId, asked].flatMap((id) => childrenNamed(units.now, id, text))
    const [only, ...others] = new Set(named.map((unit) => unit.id))
    if (only !== undefined && others.length === 0) return askUnit(turn, draft, only)
    const { place } = understand(text)
    const unitId = unitNamed(units.now, { place, scope: turn.account.unitId, home: turn.writer.unitId })
    if (unitId !== null) return pickUnit(turn, draft, unitId)
    show(turn, chosen({ ...draft, address: text.slice(0, longestAddress) }, 'address'))
  }

  /** An address from the platform's form: the unit it names, if it is one of ours, and all of its words. */
  function givenAddress(turn: Turn, draft: Draft, address: string): void {
    const located = chosen({ ...draft, address: address.slice(0, longestAddress) }, 'address')
    const { place } = understand(address)
    const unitId = unitNamed(units.now, { place, scope: turn.account.unitId, home: turn.writer.unitId })
    show(turn, unitId !== null && isOurs(turn, unitId) ? settled(turn, located, unitId) : located)
  }

  return { askCategory, pickCategory, askUnit, pickUnit, typedUnit, givenAddress }
}

/** What the resident chose by hand is not guessed again. */
function chosen(draft: Draft, what: Draft['chosen'][number]): Draft {
  return { ...draft, chosen: [...new Set([...draft.chosen, what])] }
}

const isCategory = (value: string): value is Category => (CATEGORIES as readonly string[]).includes(value)
