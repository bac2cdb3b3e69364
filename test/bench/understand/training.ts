import { BUCKETS } from '../../../src/feedback/understand/features.ts'
import { logProbabilities } from '../../../src/feedback/understand/linear.ts'

/** The features of one message and the index of its right answer. */
export interface Lesson {
  features: readonly number[]
  answer: number
  /** which message it is made of, when several are made of one */
  message: number
}

const ROUNDS = 20
const RATE = 0.5
/** A feature of fewer messages is not learned. */
const LEAST_MESSAGES = 2
/** Pulls every weight that is used towards nothing, so that none rests on a few messages alone. */
const PULL = 5e-5

/** Multinomial logistic regression by stochastic gradient with AdaGrad steps, in an order that is always the same. */
export function train(lessons: readonly Lesson[], width: number): Float32Array {
  const rows = new Float32Array(BUCKETS * width)
  const steps = new Float32Array(BUCKETS * width).fill(1e-6)
  const known = seenTwice(lessons)
  const order = lessons.map((_, index) => index)
  const random = numbersFrom(20_260_701)
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random)
    for (const index of order) learn(lessons[index]!, { rows, steps, width, known })
  }
  return rows
}

interface State {
  rows: Float32Array
  steps: Float32Array
  width: number
  known: Uint8Array
}

function learn({ features, answer }: Lesson, { rows, steps, width, known }: State): void {
  const logs = logProbabilities({ unit: 1, rows }, features, width)
  const scale = 1 / Math.sqrt(features.length)
  const errors = logs.map((log, index) => (Math.exp(log) - (index === answer ? 1 : 0)) * scale)
  for (const bucket of features) {
    if (known[bucket]! < LEAST_MESSAGES) continue
    for (let index = 0; index < width; index += 1) {
      const at = bucket * width + index
      const slope = errors[index]! + PULL * rows[at]!
      steps[at]! += slope * slope
      rows[at]! -= (RATE * slope) / Math.sqrt(steps[at]!)
    }
  }
}

/** In how many messages each feature stands, two at most: what one message alone shows is chance. */
function seenTwice(lessons: readonly Lesson[]): Uint8Array {
  const counts = new Uint8Array(BUCKETS)
  const last = new Int32Array(BUCKETS).fill(-1)
  for (const { features, message } of lessons) {
    for (const bucket of features) {
      if (last[bucket] === message || counts[bucket]! >= LEAST_MESSAGES) continue
      last[bucket] = message
      counts[bucket]! += 1
    }
  }
  return counts
}

/** The weights as signed bytes; those that hardly count become nothing, so that the file stays small. */
export function quantise(rows: Float32Array): { unit: number; bytes: Int8Array } {
  const largest = rows.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = largest / 127
  return { unit, bytes: Int8Array.from(rows, (weight) => Math.trunc(weight / unit)) }
}

/** mulberry32 */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
}
