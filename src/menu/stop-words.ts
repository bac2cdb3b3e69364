/** "Stop sending me announcements", in whatever typing and with the polite words around it. Data: `stop-words.json`. */
import { foldText } from '../platform/text/fold.ts'
import words from './stop-words.json' with { type: 'json' }

/** Whoever stops says so shortly; a longer text has something else to say. */
const mostWords = 12

const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')
const around = new RegExp(`^(?:(?:${anyOf(words.before)}) )+|(?: (?:${anyOf(words.after)}))+$`, 'g')
const rest = `(?: (?:${anyOf(words.rest)}))*`
/** What is ended has to be named, for "do not send it" is said of one's own report too. */
const phrases = [
  `(?:${anyOf(words.end)}) (?:${anyOf(words.receive)})${rest}`,
  `(?:${anyOf(words.end)}) (?:${anyOf(words.send)})${rest} (?:${anyOf(words.announcements)})${rest}`,
  `(?:${anyOf(words.cease)})${rest} (?:${anyOf(words.announcements)})${rest}`,
].map((phrase) => new RegExp(`^${phrase}$`))

/** Whether a whole text asks for no more announcements. A single word means it with its own marks or with none, not with those of another word. */
export function asksToStop(text: string): boolean {
  const folded = foldText(text).trim()
  if (folded.split(' ').length > mostWords) return false
  const core = folded.replace(around, '').trim()
  if (words.typed.includes(core.replaceAll(' ', ''))) return !saysOtherWord(text)
  return phrases.some((phrase) => phrase.test(core) || phrase.test(folded))
}

/** A word that folds to "dung" or "ngung", and is another one with the marks it was written with. */
const saysOtherWord = (text: string): boolean =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => words.folded.includes(foldText(word).trim()) && !words.marked.includes(word))
