/** What the words around a name say: that the unit of before is meant, or which city it is in. */
import { foldText } from '../platform/text/fold.ts'
import { bareName } from './place-index.ts'
import words from './place-words.json' with { type: 'json' }
import type { UnitNow } from './unit-tree.ts'

interface Word {
  readonly written: string
  readonly folded: string
  /** Nothing of the sentence follows. */
  readonly last: boolean
}

const [markedOld = '', bareOld = ''] = words.oldAfter
const before = new Set(words.oldBefore)

/**
 * Whether a text calls a unit the old one. Without its mark the Vietnamese word is many others, and counts only at
 * the end of a sentence of a text without marks.
 */
export function saysOld(text: string, name: string): boolean {
  const wanted = bareName(name).bare.split(' ')
  const said = wordsOf(text)
  const plain = said.every(({ written, folded }) => written === folded)
  return said.some((_, at) => {
    if (!wanted.every((word, index) => said[at + index]?.folded === word)) return false
    const next = said[at + wanted.length]
    const ahead = said.slice(Math.max(0, at - 2), at)
    if (ahead.some(({ folded }) => before.has(folded))) return true
    return next?.written === markedOld || (plain && next?.written === bareOld && next.last)
  })
}

/** Whether a text names a unit. */
export function tells(text: string, { name, aliases }: UnitNow): boolean {
  const folded = ` ${foldText(text)} `
  return [name, bareName(name).bare, ...aliases]
    .map(foldText)
    .some((key) => key.includes(' ') && folded.includes(` ${key} `))
}

function wordsOf(text: string): Word[] {
  const written = text.normalize('NFC').toLowerCase()
  return [...written.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map((match) => {
    const [word] = match
    const rest = written.slice(match.index + word.length).trimStart()
    return { written: word, folded: foldText(word), last: rest === '' || /^[^\p{L}\p{N}]/u.test(rest) }
  })
}
