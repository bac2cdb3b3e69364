import { namesSomething } from './content.ts'
import type { Danger } from './danger.ts'
import { CATEGORIES } from './labels.ts'
import { type Learned, recall, recallPassages, wordsFor } from './learned.ts'
import type { Reading } from './tokens.ts'

/**
 * Log-odds of danger, as the model sees it. From LEAST_ALARM on it names one by itself: low, because a missed danger
 * costs more than a false alarm, yet above chance, because strange words alone are no alarm. From SURE_ALARM on it puts
 * people in it.
 */
const LEAST_ALARM = 0.3
const SURE_ALARM = 0.6
/** In so few words nearly everything looks odd to the model: there it must be this sure. */
const SHORT = 10
const LEAST_ALARM_SHORT = 2
/** What the lexicon names is none when the model finds it so unlikely. */
const CONTRARY = -4.5
/** In fewer words than these, places apart, there is too little to go by against it. */
const LEAST_DENIED = 6
/** A stretch of a long message says by itself that what the lexicon names there is meant. */
const CONTRARY_PASSAGE = 0
/** Cries of fewer words are the lexicon's to know. */
const LEAST_WORDS = 4
/** A cry for help and a threat to people stand whatever else is said. */
const NEVER_DENIED: ReadonlySet<string> = new Set(['cry', 'threat'])

interface Evidence {
  reading: Reading
  /** the same without the words that say where */
  beside: Reading
  /** what the lexicon names, heaviest first */
  named: readonly Danger[]
  learned: Learned
}

/** The dangers that count: the lexicon's, weighed against the model, else the model's own. */
export function weighDangers({ reading, beside, named, learned }: Evidence): Danger[] {
  const alarm = alarmOf(learned)
  if (named.length > 0) {
    const isContrary = beside.tokens.length >= LEAST_DENIED && alarm < CONTRARY && isDenied(beside)
    return named.filter(({ id }) => !isContrary || NEVER_DENIED.has(id))
  }
  const least = reading.tokens.length < SHORT ? LEAST_ALARM_SHORT : LEAST_ALARM
  if (alarm < least || reading.tokens.length < LEAST_WORDS || !namesSomething(reading)) return []
  const acute = alarm >= SURE_ALARM && learned.alarm.acute > learned.alarm.looming
  const [category = 'khac'] = CATEGORIES.toSorted((a, b) => learned.category[b] - learned.category[a])
  const [heaviest] = wordsFor(reading, 'alarm', acute ? 'acute' : 'looming')
  return [{ id: 'learned', category, acute, word: heaviest?.word ?? '' }]
}

/** Where it happens says nothing against it: the model judges the rest of the words, and each stretch of a long message. */
function isDenied(beside: Reading): boolean {
  if (alarmOf(recall(beside)) >= CONTRARY) return false
  return !recallPassages(beside).some((one) => alarmOf({ alarm: one }) >= CONTRARY_PASSAGE)
}

function alarmOf({ alarm: { calm } }: Pick<Learned, 'alarm'>): number {
  return Math.log1p(-Math.exp(Math.min(calm, -1e-9))) - calm
}
