/** Correcting what is kept: name, home unit and language at once; anything else as a request to the office. */
import type { Choice } from '../channels/channel.ts'
import { choice, type Input, type Turn } from '../conversation/dialogue.ts'
import { speakAs } from '../conversation/speaking.ts'
import { personOf } from '../people/residents.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import { cleanText } from '../platform/text/clean.ts'
import { clipText } from '../platform/text/clip.ts'
import { formatDate, formatDateTime } from '../platform/text/numbers.ts'
import { childrenNamed, type UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import type { Asking } from './asking.ts'
import type { PersonalDataState } from './state.ts'

const name = 'pd'
const longestName = 80
const longestDetail = 1_000

export interface CorrectingParts {
  readonly units: UnitDirectory
  readonly asking: Asking
  readonly newInstance: () => string
}

export function createCorrecting({ units, asking, newInstance }: CorrectingParts) {
  const press = (turn: Turn, argument: string, key: string): Choice =>
    choice(name, { instance: '', action: 'correct', argument }, turn.t(key))

  function begin(turn: Turn, phase: PersonalDataState['phase'], parentId?: number): string {
    const instance = newInstance()
    turn.keepOpen(name, { instance, phase, ...(parentId === undefined ? {} : { parentId }) })
    return instance
  }

  async function change(turn: Turn, field: string, data: Prisma.PersonUpdateInput): Promise<number> {
    const { tx, writer, language } = turn
    const id = await personOf(tx, writer, { language })
    await tx.orm.person.update({ where: { id }, data })
    turn.closeDialogue()
    return (await asking.grant(turn, { kind: 'correct', outcome: { changed: [field] } })).id
  }

  async function setName(turn: Turn, text: string): Promise<void> {
    const given = cleanText(text).replace(/\s+/g, ' ')
    if (!given || [...given].length > longestName)
      return turn.say({ text: turn.rich('privacy-correct-name-unusable', { most: longestName }) })
    const number = await change(turn, 'name', { name: given })
    turn.say({ text: turn.rich('privacy-corrected-name', { name: given, number }) })
  }

  async function setLanguage(turn: Turn, language: 'vi' | 'en'): Promise<void> {
    speakAs(turn, language)
    const number = await change(turn, 'language', { language })
    turn.say({ text: turn.rich('privacy-corrected-language', { number }) })
  }

  function askUnit(turn: Turn, parentId: number): void {
    const tree = units.now
    const instance = begin(turn, 'unit', parentId)
    const pick = (action: string, id: number, label: string) =>
      choice(name, { instance, action, argument: String(id) }, label)
    turn.say({
      text: turn.rich('privacy-correct-unit', { unit: tree.byId(parentId)?.name ?? '' }),
      choices: [
        ...tree.children(parentId).map((unit) => pick('unit', unit.id, unit.name)),
        pick('here', parentId, turn.t('menu-choice-here')),
      ],
    })
  }

  /** A unit with others below it is asked about further. */
  async function pickUnit(turn: Turn, unitId: number, { here = false } = {}): Promise<void> {
    const tree = units.now
    if (!tree.subtree(turn.account.unitId).some(({ id }) => id === unitId)) return
    if (!here && tree.children(unitId).length > 0) return askUnit(turn, unitId)
    turn.writer.unitId = unitId
    const number = await change(turn, 'unit', { unit: { connect: { id: unitId } } })
    turn.say({ text: turn.rich('privacy-corrected-unit', { unit: unitWords(tree, unitId), number }) })
  }

  async function typedUnit(turn: Turn, parentId: number, text: string): Promise<boolean> {
    const [only, ...more] = childrenNamed(units.now, parentId, text)
    if (!only || more.length > 0) return false
    await pickUnit(turn, only.id)
    return true
  }

  async function askOffice(turn: Turn, text: string): Promise<void> {
    const detail = clipText(cleanText(text), { limit: longestDetail, unit: 'characters' })
    turn.closeDialogue()
    const asked = await asking.ask(turn, { kind: 'correct', detail })
    turn.say({
      text: turn.rich('privacy-correct-asked', {
        number: asked.id,
        acknowledge: formatDateTime(asked.acknowledgeDueAt, turn.language),
        date: formatDate(asked.dueAt, turn.language),
      }),
    })
  }

  return {
    /** What is to be corrected, or the question for the new value. */
    async choose(turn: Turn, what: string): Promise<void> {
      switch (what) {
        case 'name':
        case 'other':
          begin(turn, what)
          return turn.say({ text: turn.rich(`privacy-correct-${what}`) })
        case 'unit':
          return askUnit(turn, turn.account.unitId)
        case 'vi':
        case 'en':
          return setLanguage(turn, what)
        default: {
          const other = turn.language === 'vi' ? 'en' : 'vi'
          turn.say({
            text: turn.rich('privacy-correct-ask'),
            choices: [
              press(turn, 'name', 'privacy-choice-name'),
              press(turn, 'unit', 'privacy-choice-unit'),
              press(turn, other, `privacy-choice-language-${other}`),
              press(turn, 'other', 'privacy-choice-other'),
            ],
          })
        }
      }
    },

    /** Anything but an answer to the question goes where it would go without one. */
    async step(turn: Turn, state: PersonalDataState, input: Input): Promise<boolean> {
      if (input.kind === 'press' && state.phase === 'unit') {
        const { action, argument } = input.press
        if (action !== 'unit' && action !== 'here') return false
        await pickUnit(turn, Number(argument), { here: action === 'here' })
        return true
      }
      if (input.kind !== 'text') return false
      if (state.phase === 'name') await setName(turn, input.text)
      else if (state.phase === 'other') await askOffice(turn, input.text)
      else if (!(await typedUnit(turn, state.parentId ?? turn.account.unitId, input.text))) {
        turn.closeDialogue()
        return false
      }
      return true
    },
  }
}
