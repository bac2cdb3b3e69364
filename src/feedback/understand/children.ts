import type { Scene } from './kind.ts'

/** Law on Children 102/2016/QH13, art. 1: who is under 16. */
const CHILD_YEARS = 16
/** Who goes to school in a class up to the tenth is under 16, as a rule. */
const CHILD_CLASS = 10
const YEARS = new Set(['tuoi', 'year', 'years', 'yo'])

/** Whether a message is from or about a child: it says so, or names an age or a class of one. */
export function speaksOfChild({ tokens, signals }: Pick<Scene, 'tokens' | 'signals'>): boolean {
  if (signals.cues.has('minor')) return true
  return tokens.some(({ value }, at) => {
    if (value === undefined) return false
    const [earlier, before, after] = [tokens[at - 2]?.folded, tokens[at - 1]?.folded, tokens[at + 1]?.folded]
    if (value < CHILD_YEARS && after !== undefined && YEARS.has(after)) return true
    return before === 'lop' && earlier === 'hoc' && value <= CHILD_CLASS
  })
}
