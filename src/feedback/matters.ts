/** Several matters in one message, taken apart so that each can be filed by itself. */
import type { Category } from './understand/labels.ts'
import type { Understanding } from './understand/understand.ts'

export interface SeparateMatter {
  readonly text: string
  readonly category: Category
}

/** Ends of sentences, line breaks, list numbers, and the words that begin another matter, folded or not. */
const joints =
  /(?<=[.!?;])\s+|\n+|\s+(?=(?:[-+*\u2022]|\d{1,2}[.)/])\s)|,?\s+(?=(?:ngo\u00e0i ra|ngoai ra|th\u1ee9 hai|thu hai|th\u1ee9 ba|thu ba|v\u1edbi l\u1ea1i|voi lai|m\u1eb7t kh\u00e1c|mat khac|besides|secondly|another thing)(?:\s|,))/giu

/** Topics of sentences that only lead to a matter or end one. */
const nothing: readonly Category[] = ['khac', 'theo_doi_don', 'phan_hoi_chung']

/**
 * The matters of a message in order, each with its own words; fewer than two: it is one matter.
 * A sentence that names no topic of its own belongs to the one before.
 */
export function separateMatters(text: string, understand: (text: string) => Understanding): SeparateMatter[] {
  const matters: { text: string; category: Category }[] = []
  for (const sentence of text.split(joints).map((each) => each.trim())) {
    if (!sentence) continue
    const { category, kind } = understand(sentence)
    const last = matters.at(-1)
    const names = !nothing.includes(category) && kind !== 'cam_on'
    if (last && (!names || last.category === category || last.category === 'khac')) {
      last.text = `${last.text}\n${sentence}`
      if (names) last.category = category
    } else matters.push({ text: sentence, category: names ? category : 'khac' })
  }
  return matters.length > 5 ? [] : matters
}
