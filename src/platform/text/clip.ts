const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

const ELLIPSIS = '\u2026'

/** How much of a clipped text may be given up to end at a whole word. */
const WORD_SEARCH = 24

/** A longest allowed length: `characters` counts Unicode code points, `utf16` JavaScript string units (as Telegram counts). */
export type ClipLimit = { limit: number; unit: 'characters' | 'utf16' }

/**
 * Returns the text unchanged if it fits; otherwise its beginning with an ellipsis, within the limit,
 * cut after a whole word where one ends near, and never inside an emoji, a surrogate pair or a letter
 * with its marks. A limit below 1 gives an empty string.
 */
export function clipText(text: string, { limit, unit }: ClipLimit): string {
  if (limit < 1) return ''
  let used = 0
  let cut = 0
  for (const { segment, index } of graphemes.segment(text)) {
    if (used <= limit - 1) cut = index
    used += lengthIn(unit, segment)
    if (used > limit) return text.slice(0, wordEnd(text, cut)).trimEnd() + ELLIPSIS
  }
  return text
}

function lengthIn(unit: ClipLimit['unit'], text: string): number {
  return unit === 'utf16' ? text.length : [...text].length
}

function wordEnd(text: string, cut: number): number {
  if (/\s/.test(text.charAt(cut))) return cut
  const tail = text.slice(Math.max(0, cut - WORD_SEARCH), cut)
  const space = tail.search(/\s\S*$/)
  return space > 0 ? cut - tail.length + space : cut
}
