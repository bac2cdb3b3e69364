/** The number a resident gives to be called: kept once they agree, read by staff as long as they do. */
import { z } from 'zod'
import type { Choice } from '../channels/channel.ts'
import { choice, defineDialogue, type Input, type Press, type Turn } from '../conversation/dialogue.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import { consents } from './consents.ts'
import { personOf } from './residents.ts'

const name = 'pe'
const memoryName = 'phone'
/** The text a resident agrees to; goes up when `people-phone-ask` changes. */
const consentTextVersion = 'phone-1'
/** As people and platforms write numbers of telephones. */
const phone = /^\+?[\d .()-]{6,24}$/
const fewestDigits = 8

const state = z.object({ instance: z.string() })

const keepPhone = { name: 'keep_phone', text: 'UPDATE person SET phone = $2 WHERE id = $1' }

const press = (turn: Turn, action: string, key: string): Choice =>
  choice(name, { instance: '', action, argument: '' }, turn.t(key))

/** A tap that leads to `askPhone`; undefined for somebody who has already agreed in this chat. */
export const phoneOffer = (turn: Turn): Choice | undefined =>
  isKept(turn.recall(memoryName)) ? undefined : press(turn, 'number', 'people-choice-give-phone')

const isKept = (memory: unknown) => typeof memory === 'object' && memory !== null && 'kept' in memory

/** Asks for the number, by the platform's own form where it has one; it can be typed as well. */
export function askPhone(turn: Turn, newInstance: () => string): void {
  turn.keepOpen(name, { instance: newInstance() })
  turn.say({
    text: turn.rich('people-phone-request'),
    askInfo: {
      what: 'phone',
      label: turn.t('people-phone-form'),
      why: turn.t('people-phone-form-why'),
    },
  })
}

/** Open while a number is waited for: whatever is none goes where it would go without being asked. */
export const phoneDialogue = defineDialogue<z.infer<typeof state>>({
  version: 1,
  state,
  instance: ({ instance }) => instance,
  async step(turn, _state, input) {
    const given: Input =
      input.kind === 'text' ? { kind: 'contact', own: true, phone: input.text.trim() } : input
    if (takePhone(turn, given)) return true
    turn.closeDialogue()
    return false
  },
  upgrade: () => null,
})

/** The number they sent of their own is asked about; false leaves the input to others. */
export function takePhone(turn: Turn, input: Input): boolean {
  if (input.kind !== 'contact' || !input.own || !isPhone(input.phone)) return false
  turn.remember(memoryName, { phone: input.phone })
  if (turn.openSubject?.subject === name) turn.closeDialogue()
  turn.say({
    text: turn.rich('people-phone-ask', { phone: maskNumbers(input.phone) }),
    choices: [
      { ...press(turn, 'phone', 'people-choice-phone'), means: 'yes' },
      { ...press(turn, 'nophone', 'people-choice-no-phone'), means: 'no' },
    ],
  })
  return true
}

/** Whether it is written as a number of a telephone is. */
export const isPhone = (given: string | undefined): given is string =>
  given !== undefined && phone.test(given) && given.replaceAll(/\D/g, '').length >= fewestDigits

export async function phonePressed(turn: Turn, { action }: Press): Promise<void> {
  const asked = turn.recall(memoryName)
  const given = typeof asked === 'object' && asked !== null && 'phone' in asked ? String(asked.phone) : ''
  if (action !== 'phone' || !given) {
    if (given) turn.remember(memoryName, null)
    return turn.say({ text: turn.rich('people-phone-dropped') })
  }
  turn.remember(memoryName, { kept: true })
  const { tx, writer, language, now } = turn
  const personId = await personOf(tx, writer, { language })
  const { identityId } = writer
  await consents.give(tx, {
    personId,
    purpose: 'phone',
    textVersion: consentTextVersion,
    identityId,
    now,
  })
  await tx.query(keepPhone, [personId, given])
  turn.say({ text: turn.rich('people-phone-kept') })
}
