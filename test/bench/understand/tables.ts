import { createUnderstanding } from '../../../src/feedback/understand/understand.ts'
import {
  type Example,
  gazetteer,
  heldOut,
  type Scores,
  scoreExamples,
  tuning,
} from '../../feedback/understand-scores.ts'
import { stripMarks, unpunctuate } from './typing.ts'

const understand = createUnderstanding(gazetteer)
const everything = [...tuning, ...heldOut]
const inPercent = (share: number) => Number((share * 100).toFixed(1))
const print = (line: string) => process.stdout.write(`${line}\n`)

/** Accuracy of the reader on the tuning and the held-out part, under other ways of typing, and its speed. */
export function printTables(): void {
  print(`Examples: ${tuning.length} to tune and learn on, ${heldOut.length} held out`)
  const parts = { tuning: scoreExamples(tuning, understand), heldOut: scoreExamples(heldOut, understand) }
  printTable('Accuracy, percent', Object.entries(parts))
  printTable(
    'Held out, typed another way',
    Object.entries(retyped()).map(([name, scores]) => [name, scores]),
  )
  const urgent = heldOut.filter(({ urgency }) => urgency !== undefined)
  const right = urgent.filter(({ text, urgency }) => understand(text).urgency === urgency).length
  print(`\nUrgency right on the held-out part: ${right}/${urgent.length} of those labelled`)
  printByLabel(
    'Held out by kind',
    (example) => example.kind,
    (example) => understand(example.text).kind,
  )
  printByLabel(
    'Held out by category',
    (example) => example.category,
    (example) => understand(example.text).category,
  )
  const time = measure()
  print(`\nTime per message: ${time.mean} ms mean, ${time.p50} ms median, ${time.p99} ms 99th of 100`)
  print(JSON.stringify({ bench: 'understand', ...parts, msPerMessage: time }))
}

function retyped(): Record<string, Scores> {
  const vietnamese = heldOut.filter((example) => example.style !== 'en')
  const as = (change: (text: string) => string) =>
    scoreExamples(
      vietnamese.map((example) => ({ ...example, text: change(example.text) })),
      understand,
    )
  return {
    'as written': as((text) => text),
    'without marks': as(stripMarks),
    'ALL CAPITALS': as((text) => text.toUpperCase()),
    NFD: as((text) => text.normalize('NFD')),
    unpunctuated: as(unpunctuate),
    'no marks, none': as((text) => unpunctuate(stripMarks(text))),
  }
}

function printTable(title: string, rows: readonly (readonly [string, Scores])[]): void {
  print(`\n${title}`)
  print('part           messages  kind  category  emergency recall  precision  ward  group')
  for (const [name, scores] of rows) {
    const shares = [scores.kind, scores.category, scores.emergencyRecall, scores.emergencyPrecision]
    const cells = [...shares, scores.ward, scores.group].map((share) => String(inPercent(share)).padStart(8))
    print(`${name.padEnd(14)} ${String(scores.messages).padStart(8)}${cells.join('')}`)
  }
}

function printByLabel(
  title: string,
  label: (example: Example) => string,
  read: (example: Example) => string,
): void {
  print(`\n${title}`)
  for (const one of [...new Set(heldOut.map(label))].sort()) {
    const own = heldOut.filter((example) => label(example) === one)
    const right = own.filter((example) => read(example) === one).length
    print(`${one.padEnd(22)} ${right}/${own.length}`)
  }
}

function measure(): { mean: number; p50: number; p99: number } {
  const times = everything.map(({ text }) => {
    const start = performance.now()
    understand(text)
    return performance.now() - start
  })
  const sorted = times.toSorted((a, b) => a - b)
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const round = (ms: number) => Number(ms.toFixed(3))
  const at = (share: number) => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { mean: round(mean), p50: at(0.5), p99: at(0.99) }
}
