/** Text with emphasis that no channel has rendered yet. */
export interface RichText {
  readonly text: string
  /** Stretches of the text in bold, as [start, end) in UTF-16 units, in order. */
  readonly bold?: readonly (readonly [start: number, end: number])[]
}

export const plain = (text: string): RichText => ({ text })

/** Reads `**words**` as bold. */
export function readEmphasis(marked: string): RichText {
  let text = ''
  const bold: [number, number][] = []
  for (const [index, piece] of marked.split('**').entries()) {
    if (index % 2 === 1 && piece) bold.push([text.length, text.length + piece.length])
    text += piece
  }
  return bold.length > 0 ? { text, bold } : { text }
}

/** Joins texts with a line break between them, keeping the emphasis. */
export function joinLines(...parts: readonly (RichText | undefined)[]): RichText {
  let text = ''
  const bold: [number, number][] = []
  for (const part of parts) {
    if (!part) continue
    if (text) text += '\n'
    for (const [start, end] of part.bold ?? []) bold.push([start + text.length, end + text.length])
    text += part.text
  }
  return bold.length > 0 ? { text, bold } : { text }
}

/** Cuts a text to at most `limit` UTF-16 units for a platform, with its emphasis. */
export function splitRich(rich: RichText, limit: number): RichText[] {
  if (rich.text.length <= limit) return [rich]
  const parts: RichText[] = []
  let start = 0
  while (start < rich.text.length) {
    const end = breakBefore(rich.text, start, limit)
    parts.push(slice(rich, start, end))
    start = end
    while (/\s/.test(rich.text[start] ?? '')) start += 1
  }
  return parts
}

function breakBefore(text: string, start: number, limit: number): number {
  if (text.length - start <= limit) return text.length
  const room = text.slice(start, start + limit)
  // What stands right behind says whether a sentence ends just there.
  const ends = [...text.slice(start, start + limit + 1).matchAll(sentenceEnd)].at(-1)
  const ended = ends ? ends.index + ends[0].length : -1
  for (const at of [Math.max(room.lastIndexOf('\n'), ended), room.lastIndexOf(' ')])
    if (at > limit / 2) return start + at
  const splitsPair = /[\uD800-\uDBFF]/.test(room.at(-1) ?? '')
  return start + limit - (splitsPair ? 1 : 0)
}

const sentenceEnd = /[.!?…]+["'”’)\]]*(?=\s)/g

function slice(rich: RichText, start: number, end: number): RichText {
  const bold = (rich.bold ?? [])
    .map(([from, to]) => [Math.max(from, start) - start, Math.min(to, end) - start] as const)
    .filter(([from, to]) => from < to)
  const text = rich.text.slice(start, end).trimEnd()
  const kept = bold
    .map(([from, to]) => [from, Math.min(to, text.length)] as const)
    .filter(([from, to]) => from < to)
  return kept.length > 0 ? { text, bold: kept } : { text }
}
