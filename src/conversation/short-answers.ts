/** What a short answer in a person's own words says to a question: yes, with whatever polite words around it; never mind; not done yet. */
import type { Meaning } from '../channels/channel.ts'
import { foldText } from '../platform/text/fold.ts'
import words from './short-answers.json' with { type: 'json' }

/** `right` and `wrong` speak of what was understood, and like `unsure` decide nothing. */
export type ShortAnswer = Meaning | 'right' | 'wrong' | 'unsure'

const mostWords = 8
const longestPhrase = 5
const thumb = /^\s*(?:(?:👍|👌)\p{Emoji_Modifier}?\uFE0F?\s*)+$/u

const meanings = [
  'anonymous',
  'done',
  'undone',
  'yes',
  'no',
  'right',
  'wrong',
  'unsure',
] as const satisfies readonly ShortAnswer[]
const phrases = new Map<string, ShortAnswer | 'around'>([
  ...words.around.map((phrase) => [phrase, 'around'] as const),
  ...meanings.flatMap((meaning) => words[meaning].map((phrase) => [phrase, meaning] as const)),
])

/** What beside the answer itself leaves it what it is. */
const beside: Record<ShortAnswer, readonly ShortAnswer[]> = {
  yes: ['right', 'done'],
  no: ['wrong'],
  right: [],
  wrong: [],
  unsure: [],
  anonymous: ['yes'],
  done: ['yes', 'right'],
  undone: ['no', 'wrong'],
}

/** Every meaning its words have, from the longest phrases on; none when a word of it says something else. */
function saidBy(text: string): Set<ShortAnswer> {
  if (thumb.test(text)) return new Set(['yes'])
  const found = new Set<ShortAnswer>()
  const rest = foldText(text).split(' ')
  if (rest.length > mostWords) return found
  while (rest.length > 0) {
    const most = Math.min(longestPhrase, rest.length)
    const taken = Array.from({ length: most }, (_, at) => most - at).find((length) =>
      phrases.has(rest.slice(0, length).join(' ')),
    )
    if (taken === undefined) return new Set()
    const meaning = phrases.get(rest.splice(0, taken).join(' '))
    if (meaning && meaning !== 'around') found.add(meaning)
  }
  return found
}

/** The one thing a text answers; null when it says more, or nothing. */
export function shortAnswer(text: string): ShortAnswer | null {
  const said = saidBy(text)
  return meanings.find((each) => said.has(each) && [...said].every((other) => isBeside(each, other))) ?? null
}

/** Whether a text is the answer for which a choice stands: a plain no is “not done” to the question whether something is done. */
export function answersAs(meaning: Meaning, text: string): boolean {
  const said = saidBy(text)
  const fits = [...said].every((each) => isBeside(meaning, each))
  return fits && (said.has(meaning) || (meaning === 'undone' && said.has('no')))
}

const isBeside = (meaning: ShortAnswer, other: ShortAnswer) =>
  other === meaning || beside[meaning].includes(other)
