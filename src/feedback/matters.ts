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

/** Within a sentence: commas, and the words for "and", "also" and "as for"; used when the joints above part nothing. */
const smallJoints =
  /,\s+|\s+(?=(?:v\u00e0|va|c\u00f2n|con|th\u00eam n\u1eefa|them nua|c\u1ea3|ca|and|also)\s)/giu

/** Topics of sentences that only lead to a matter or end one. */
const nothing: readonly Category[] = ['khac', 'theo_doi_don', 'phan_hoi_chung']

type Understand = (text: string) => Understanding

/**
 * The matters of a message in order, each with its own words; fewer than two: it is one matter.
 * A piece that names no topic of its own belongs to the one before.
 */
export function separateMatters(text: string, understand: Understand): SeparateMatter[] {
  const sentences = gather(text.split(joints), understand, '\n')
  const matters = sentences.length > 1 ? sentences : gather(pieces(text), understand, ', ')
  return matters.length > 5 ? [] : matters
}

/** What only asks for something to be done about what was said before. */
const request = /^(?:nh\u1edd|nho|mong|xin|\u0111\u1ec1 ngh\u1ecb|de nghi|please)\s/iu

/** A piece of one word or two says nothing by itself. */
const leastWords = 3

/** The text cut at its small joints; a short piece stays with the one before. */
function pieces(text: string): string[] {
  const cut: string[] = []
  for (const piece of text.split(smallJoints)) {
    const last = cut.at(-1)
    if (last === undefined || (piece.trim().split(/\s+/).length >= leastWords && !request.test(piece.trim())))
      cut.push(piece)
    else cut[cut.length - 1] = `${last}, ${piece}`
  }
  return cut
}

function gather(parts: readonly string[], understand: Understand, joined: string): SeparateMatter[] {
  const matters: { text: string; category: Category }[] = []
  for (const part of parts.map((each) => each.trim())) {
    if (!part) continue
    const { category, kind } = understand(part)
    const last = matters.at(-1)
    const names = !nothing.includes(category) && kind !== 'cam_on'
    if (last && (!names || last.category === category || last.category === 'khac')) {
      last.text = `${last.text}${joined}${part}`
      if (names) last.category = category
    } else matters.push({ text: part, category: names ? category : 'khac' })
  }
  return matters
}
