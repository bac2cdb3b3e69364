import { inflateSync } from 'node:zlib'
import { BUCKETS, readFeatures, readPieces } from './features.ts'
import { QUESTIONS, type Question } from './labels.ts'
import data from './learned.json' with { type: 'json' }
import { logProbabilities, type Weights } from './linear.ts'
import type { Reading } from './tokens.ts'

type Answer<Q extends Question> = (typeof QUESTIONS)[Q][number]

/** For each question the natural logarithm of every answer's probability. */
export type Learned = { [Q in Question]: Record<Answer<Q>, number> }

interface Packed {
  unit: number
  rows: string
}

const learned = Object.fromEntries(
  Object.entries(QUESTIONS).map(([question, answers]) => [question, unpack(question, answers.length)]),
) as Record<Question, Weights>

/** What a linear model, trained on the labelled examples, makes of a message. */
export function recall(reading: Reading): Learned {
  const features = readFeatures(reading)
  const questions = Object.keys(QUESTIONS) as Question[]
  return Object.fromEntries(questions.map((question) => [question, ask(question, features)])) as Learned
}

function ask<Q extends Question>(question: Q, features: readonly number[]): Learned[Q] {
  const answers: readonly string[] = QUESTIONS[question]
  const logs = logProbabilities(learned[question], features, answers.length)
  return Object.fromEntries(answers.map((answer, index) => [answer, logs[index] ?? 0])) as Learned[Q]
}

/** A message of more words is also read piece by piece: a polite letter around a danger must not hide it. */
const LONG = 40
const PASSAGE = 30
const STEP = 15

/** What the model makes of the danger in each stretch of a long message; none of a short one. */
export function recallPassages(reading: Reading): Learned['alarm'][] {
  const { tokens } = reading
  if (tokens.length <= LONG) return []
  const starts = Array.from({ length: Math.ceil((tokens.length - PASSAGE) / STEP) + 1 }, (_, at) => at * STEP)
  return starts.map((from) => {
    const features = readFeatures({ ...reading, tokens: tokens.slice(from, from + PASSAGE) })
    return ask('alarm', features)
  })
}

/** The words that speak most for an answer, heaviest first. */
export function wordsFor<Q extends Question>(
  reading: Reading,
  question: Q,
  answer: Answer<Q>,
): { word: string; weight: number }[] {
  const answers: readonly string[] = QUESTIONS[question]
  const { unit, rows } = learned[question]
  const index = answers.indexOf(answer)
  const weigh = (bucket: number) => rows[bucket * answers.length + index] ?? 0
  const found = readPieces(reading).map(({ word, features }) => {
    const weight = unit * features.reduce((sum, bucket) => sum + weigh(bucket), 0)
    return { word, weight: Math.round(weight * 10) / 10 }
  })
  return found.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight)
}

function unpack(question: string, width: number): Weights {
  const packed = (data as Record<string, Packed | undefined>)[question]
  const bytes = inflateSync(Buffer.from(packed?.rows ?? '', 'base64'))
  if (packed === undefined || bytes.length !== BUCKETS * width)
    throw new Error(`learned.json has no weights for ${question}: npm run bench -- understand learn`)
  return { unit: packed.unit, rows: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
}
