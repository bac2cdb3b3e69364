import { cleanText } from '../../platform/text/clean.ts'
import { undoTyping } from '../../platform/text/typing.ts'
import { detectLanguage } from './language.ts'
import { isMarked, type Reading, tokenise } from './tokens.ts'

/** Messages longer than this are read at both ends: the matter stands first, the place often last. */
const HEAD = 4000
const TAIL = 1500

/** Cleans and cuts up a text; raw keystrokes and short forms are undone unless it is English. */
export function readText(text: string): { reading: Reading; written: string } {
  const bounded = text.length > HEAD + TAIL ? `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}` : text
  const cleaned = cleanText(bounded).normalize('NFKC')
  const undone = undoTyping(cleaned).normalize('NFC')
  const plain = tokenise(undone, false)
  if (detectLanguage(plain) === 'en') {
    const tokens = tokenise(cleaned, false)
    return { reading: { tokens, language: 'en', marked: isMarked(tokens) }, written: cleaned }
  }
  return {
    reading: { tokens: tokenise(undone, true), language: 'vi', marked: isMarked(plain) },
    written: undone,
  }
}
