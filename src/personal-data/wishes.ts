/** Which right a free message asks for in so many words; each only leads to the question that belongs to it. */
import { foldText } from '../platform/text/fold.ts'
import data from './wishes.json' with { type: 'json' }

export type Wish = keyof typeof data

const phrases = Object.entries(data).flatMap(([wish, words]) =>
  words.map((each) => ({ wish: wish as Wish, phrase: ` ${foldText(each).trim()} ` })),
)

/** The first that is named, in the order of the lexicon: an objection may speak of deleting as well. */
export function wishIn(words: string): Wish | undefined {
  const folded = ` ${foldText(words)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `
  return phrases.find(({ phrase }) => folded.includes(phrase))?.wish
}
