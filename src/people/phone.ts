/** The number a resident gives to be called: kept once they agree, read by staff as long as they do. */
import type { Choice } from '../channels/channel.ts'
import { choice, type Input, type Press, type Turn } from '../conversation/dialogue.ts'
import { maskNumbers } from '../platform/text/masking.ts'
import { consents } from './consents.ts'
import { personOf } from './residents.ts'

const name = 'pe'
const memoryName = 'phone'
/** The text a resident agrees to; goes up when `people-phone-ask` changes. */
const consentTextVersion = 'phone-1'
/** As people and platforms write numbers of telephones. */
const phone = /^\+?[\d .()-]{6,24}$/

const keepPhone = { name: 'keep_phone', text: 'UPDATE person SET phone = $2 WHERE id = $1' }

/** The number they sent of their own is asked about; false leaves the input to others. */
export function takePhone(turn: Turn, input: Input): boolean {
  if (input.kind !== 'contact' || !input.own || !phone.test(input.phone)) return false
  const press = (action: string, key: string): Choice =>
    choice(name, { instance: '', action, argument: '' }, turn.t(key))
  turn.remember(memoryName, { phone: input.phone })
  turn.say({
    text: turn.rich('people-phone-ask', { phone: maskNumbers(input.phone) }),
    choices: [press('phone', 'people-choice-phone'), press('nophone', 'people-choice-no-phone')],
  })
  return true
}

export async function phonePressed(turn: Turn, { action }: Press): Promise<void> {
  const asked = turn.recall(memoryName)
  const given = typeof asked === 'object' && asked !== null && 'phone' in asked ? String(asked.phone) : ''
  turn.remember(memoryName, null)
  if (action !== 'phone' || !given) return turn.say({ text: turn.rich('people-phone-dropped') })
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
