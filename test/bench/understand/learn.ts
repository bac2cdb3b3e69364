import { writeFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { besidePlace } from '../../../src/feedback/understand/beside-place.ts'
import { readFeatures } from '../../../src/feedback/understand/features.ts'
import { findGroups } from '../../../src/feedback/understand/groups.ts'
import { QUESTIONS, type Question } from '../../../src/feedback/understand/labels.ts'
import { readText } from '../../../src/feedback/understand/reading.ts'
import type { Reading } from '../../../src/feedback/understand/tokens.ts'
import { createWardFinder } from '../../../src/feedback/understand/wards.ts'
import { type Example, gazetteer, tuning } from '../../feedback/understand-scores.ts'
import { type Lesson, quantise, train } from './training.ts'
import { stripMarks, unpunctuate } from './typing.ts'

const findWard = createWardFinder(gazetteer)
const file = new URL('../../../src/feedback/understand/learned.json', import.meta.url)

/** The right answer to a question; none where the example has no label for it. */
export const answerTo: Record<Question, (example: Example) => string | undefined> = {
  kind: ({ kind }) => kind,
  category: ({ category }) => category,
  urgency: ({ urgency, emergency }) => (emergency ? 'khan' : urgency),
  alarm: ({ kind, emergency }) => (emergency ? (kind === 'khan_cap' ? 'acute' : 'looming') : 'calm'),
}

/** Makes `learned.json` anew from the examples of the tuning part: the same examples give the same file. */
export function learn(): void {
  const learned = Object.fromEntries(
    (Object.keys(QUESTIONS) as Question[]).map((question) => {
      const { unit, bytes } = quantise(train(lessonsOf(tuning, question), QUESTIONS[question].length))
      return [question, { unit, rows: deflateSync(bytes, { level: 9 }).toString('base64') }]
    }),
  )
  writeFileSync(file, `${JSON.stringify(learned, null, 2)}\n`)
}

/** The words of a danger are also judged by themselves, without those that say where it is. */
function apart(reading: Reading): Reading[] {
  const groups = findGroups(reading.tokens, reading.language)
  const beside = besidePlace(reading, { groups, ward: findWard(reading, groups) })
  return beside === reading || beside.tokens.length === 0 ? [] : [beside]
}

/** Every example as it stands, without punctuation, and without marks. */
export function lessonsOf(examples: readonly Example[], question: Question): Lesson[] {
  return examples.flatMap((example, message) => {
    const answers: readonly (string | undefined)[] = QUESTIONS[question]
    const answer = answers.indexOf(answerTo[question](example))
    if (answer < 0) return []
    const texts = new Set([example.text, unpunctuate(example.text), unpunctuate(stripMarks(example.text))])
    const readings = [...texts].map((text) => readText(text).reading)
    const seen = question === 'alarm' ? [...readings, ...readings.flatMap(apart)] : readings
    return seen.map((reading) => ({ features: readFeatures(reading), answer, message }))
  })
}
