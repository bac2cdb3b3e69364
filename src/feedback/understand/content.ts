import { foldText } from '../../platform/text/fold.ts'
import list from './function-words.json' with { type: 'json' }
import { type Reading, spellWord, type Token } from './tokens.ts'

const spelled = new Set(list.words.map(spellWord))
/** Without marks some of them may be another word, one of danger too. */
const onlyMarked = new Set(list.onlyMarked)
const folded = new Set(list.words.filter((word) => !onlyMarked.has(word)).map(foldText))

/** Whether a message names anything: a refusal, or when it will be done, does not, whatever its words remind the model of. */
export function namesSomething({ tokens, marked, language }: Reading): boolean {
  const isFunctionWord = (token: Token) => (marked ? spelled.has(token.spelled) : folded.has(token.folded))
  return language === 'en' || !tokens.every(isFunctionWord)
}
