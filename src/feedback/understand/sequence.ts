import { foldText } from '../../platform/text/fold.ts'
import { spellWord, type Token } from './tokens.ts'

/** A fixed run of words to look for beside a place; `strict` asks for the marks. */
export interface Run {
  spelled: string[]
  folded: string[]
  strict: boolean
}

/** Reads lexicon phrases (a leading `!` asks for the marks) as runs. */
export function readRuns(phrases: readonly string[]): Run[] {
  return phrases.map((written) => {
    const strict = written.startsWith('!')
    const words = (strict ? written.slice(1) : written).split(' ')
    return { spelled: words.map(spellWord), folded: words.map(foldText), strict }
  })
}

/** The longest run that ends just before `at` (0 when none). Punctuation may not stand inside. */
export function runBefore(tokens: readonly Token[], at: number, runs: readonly Run[]): number {
  let longest = 0
  for (const run of runs) {
    if (run.folded.length > longest && runAt(tokens, at - run.folded.length, run)) longest = run.folded.length
  }
  return longest
}

/** The longest run that begins at `at` (0 when none). */
export function runAfter(tokens: readonly Token[], at: number, runs: readonly Run[]): number {
  let longest = 0
  for (const run of runs) {
    if (run.folded.length > longest && runAt(tokens, at, run)) longest = run.folded.length
  }
  return longest
}

/** Whether the run stands at `from`; a bare word may stand for a marked one unless the run is strict. */
export function runAt(tokens: readonly Token[], from: number, run: Run): boolean {
  if (from < 0) return false
  return run.folded.every((folded, index) => {
    const token = tokens[from + index]
    if (token === undefined || token.folded !== folded) return false
    if (index > 0 && token.apart) return false
    return token.spelled === run.spelled[index] || !(token.marked || run.strict)
  })
}
