import { namesSomething } from './content.ts'
import type { Danger } from './danger.ts'
import { CATEGORIES } from './labels.ts'
import { type Learned, recallPassages, wordsFor } from './learned.ts'
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
/** A stretch of a long message says by itself that what the lexicon names there is meant. */
const CONTRARY_PASSAGE = 0
/** Cries of fewer words are the lexicon's to know. */
const LEAST_WORDS = 4
const ONLY_CRY = 'cry'

interface Evidence {
  reading: Reading
  /** what the lexicon names, heaviest first */
  named: readonly Danger[]
  learned: Learned
}

/** The dangers that count: the lexicon's, weighed against the model, else the model's own. */
export function weighDangers({ reading, named, learned }: Evidence): Danger[] {
  const alarm = alarmOf(learned)
  if (named.length > 0) {
    const isContrary =
      alarm < CONTRARY && !recallPassages(reading).some((one) => alarmOf({ alarm: one }) >= CONTRARY_PASSAGE)
    return named.filter(({ id }) => !isContrary || id === ONLY_CRY)
  }
  const least = reading.tokens.length < SHORT ? LEAST_ALARM_SHORT : LEAST_ALARM
  if (alarm < least || reading.tokens.length < LEAST_WORDS || !namesSomething(reading)) return []
  const acute = alarm >= SURE_ALARM && learned.alarm.acute > learned.alarm.looming
  const [category = 'khac'] = CATEGORIES.toSorted((a, b) => learned.category[b] - learned.category[a])
  const [heaviest] = wordsFor(reading, 'alarm', acute ? 'acute' : 'looming')
  return [{ id: 'learned', category, acute, word: heaviest?.word ?? '' }]
}

function alarmOf({ alarm: { calm } }: Pick<Learned, 'alarm'>): number {
  return Math.log1p(-Math.exp(Math.min(calm, -1e-9))) - calm
}
