import { foldText } from '../../platform/text/fold.ts'
import data from './fields.json' with { type: 'json' }
import { PhraseBook } from './phrases.ts'
import type { Reading } from './tokens.ts'

/** Words of one sense, whatever the region or the way of typing: who, what hurts, what happens, where, when. */
export interface FoundField {
  field: string
  /** position of its first token */
  at: number
  word: string
}

const book = buildBook()

/** The fields a message touches, in the order of its words. */
export function findFields(reading: Reading): FoundField[] {
  return book
    .find(reading)
    .map(({ entry, at }) => ({ field: entry.label, at: at[0] ?? 0, word: entry.phrase }))
    .sort((a, b) => a.at - b.at)
}

function buildBook(): PhraseBook<string> {
  const built = new PhraseBook<string>()
  for (const [field, words] of Object.entries(data)) {
    const bare = words.filter((word) => !word.includes(' ')).map(foldText)
    built.add(field, 1, [...new Set([...words, ...bare])])
  }
  return built
}
