/** Residents as a load: each reports one matter after the other and waits for every answer. */
import type { Update } from 'grammy/types'
import type { SentMessage, Wanted } from '../support/telegram/inbox.ts'
import type { Person } from '../support/telegram/people.ts'
import type { TelegramStandIn } from '../support/telegram/server.ts'
import { residentName, saidWord } from './house.ts'

/** So long a resident waits for an answer, whatever happens to the program meanwhile, in milliseconds. */
const patienceMs = 120_000

const codePattern = /PA-[0-9A-Z]{7}/

export interface Report {
  readonly text: string
  /** The code told to the resident. */
  readonly code: string
}

export function resident(telegram: TelegramStandIn): Person {
  return telegram.user({ firstName: residentName })
}

/** The next message to a person that has this in it; a busy machine is waited for. */
export const told = (person: Person, wanted: Wanted): Promise<SentMessage> => person.waitFor(wanted, 30_000)

/** A matter of its own, which the bot takes for feedback. */
export const matter = (name: string | number) => `Đèn đường ngõ ${name} hỏng cả tuần nay, hỏi thì ${saidWord}`

/** Hands an update to the program where the stand-in does not do so itself. */
type Hand = (update: Update) => unknown

/** Words, a look at what was understood, "agree and send", a code; the words stand under a photo every third time. */
export async function report(person: Person, text: string, hand: Hand = () => undefined): Promise<Report> {
  const known = new Set(codesTold(person))
  const { update } = known.size % 3 === 1 ? person.photo({ caption: text }) : person.say(text)
  hand(update)
  const review = await person.waitFor(
    (sent) => sent.text.includes(text) && sent.buttons.length > 0,
    patienceMs,
  )
  hand(person.pressData(firstButton(review), review.messageId).update)
  const receipt = await person.waitFor((sent) => isReceipt(sent) && !known.has(codeIn(sent)), patienceMs)
  return { text, code: codeIn(receipt) }
}

/** Residents who go on reporting until told to stop; every report begun is waited for. */
export function reportingResidents(telegram: TelegramStandIn, count: number) {
  const people = Array.from({ length: count }, () => resident(telegram))
  let goOn = true
  const work = Promise.all(
    people.map(async (person, place) => {
      const reports: Report[] = []
      while (goOn) reports.push(await report(person, matter(`${place + 1}/${reports.length + 1}`)))
      return reports
    }),
  )
  work.catch(() => undefined)
  return {
    people,
    /** Everything reported, by person. */
    async finish(): Promise<Report[][]> {
      goOn = false
      return work
    },
  }
}

/** The codes a person was told, repeated ones too. */
export function codesTold(person: Person): string[] {
  return person.inbox().filter(isReceipt).map(codeIn)
}

export function firstButton(sent: { buttons: readonly (readonly object[])[] }): string {
  const [button] = sent.buttons[0] ?? []
  if (!button || !('callback_data' in button)) throw new Error('the message has no button')
  return String(button.callback_data)
}

const isReceipt = ({ text }: { text: string }) => /^Đã nhận, mã/.test(text)
const codeIn = ({ text }: { text: string }) => codePattern.exec(text)?.[0] ?? ''
