/** In which language a person is answered: the one they chose, else the one they write. */
import type { Language } from '../platform/i18n/texts.ts'
import type { Turn } from './dialogue.ts'

const memoryName = 'language'
/** Fewer words of Vietnamese may be a name or a slip. */
const fewestWords = 4

/** Chosen by the person: nothing they write changes it. */
export function speakAs(turn: Turn, language: Language): void {
  turn.writer.language = language
  turn.remember(memoryName, null)
}

/** Whoever begins in English is answered in English, until they write Vietnamese. @param language of the text */
export function speakAsWritten(turn: Turn, { language, text }: { language: Language; text: string }): void {
  const { writer } = turn
  if (language === 'en' && writer.language === null) {
    writer.language = 'en'
    turn.remember(memoryName, { guessed: true })
  } else if (language === 'vi' && turn.recall(memoryName) && text.trim().split(/\s+/).length >= fewestWords) {
    writer.language = null
    turn.remember(memoryName, null)
  }
}
