import { type Judgement, refused } from './judgement.ts'
import { type MediaType, m4a, mobileAudio, mp4 } from './media-types.ts'

interface Box {
  type: string
  /** Offset of the four letters of the type. */
  typeAt: number
  start: number
  end: number
}

/** Boxes that hold the place, the device and the owner's notes (ISO/IEC 14496-12, QuickTime user data). */
const NOTES = new Set(['udta', 'meta', 'uuid'])
/** The boxes that are opened, each in the one before. */
const CONTAINERS = ['moov', 'trak', 'mdia']
/** Far above a long film in fragments; a limit on the work a file of empty boxes can cause. */
const MAX_BOXES = 50_000

/**
 * Judges the MP4 family (mp4, m4a, 3gp, mov) by its boxes: sound or video as its tracks say, whatever the brand.
 * Blanks the notes in a copy, among them where a phone was when it filmed; nothing moves, so it still plays.
 * No readable track, or a box that ends outside the file: `broken`.
 */
export function judgeIsoMedia(bytes: Uint8Array, type: MediaType): Judgement {
  const copy = new Uint8Array(bytes)
  const walk: Walk = { view: new DataView(copy.buffer), tracks: new Set(), boxes: 0 }
  if (!cleanBoxes(walk, { depth: 0, start: 0, end: copy.length })) return refused('broken')
  const { tracks } = walk
  const found = tracks.has('vide') ? asVideo(type) : tracks.has('soun') ? asAudio(type) : undefined
  if (!found) return refused('broken')
  const { kind, mime, extension } = found
  return { verdict: 'accepted', kind, mime, extension, bytes: copy }
}

function asVideo(type: MediaType): MediaType {
  return type.kind === 'audio' ? mp4 : type
}

function asAudio({ extension }: MediaType): MediaType {
  return extension === '3gp' ? mobileAudio : m4a
}

interface Walk {
  view: DataView
  /** The handler of each track: `vide`, `soun`, … */
  tracks: Set<string>
  boxes: number
}

interface Range {
  depth: number
  start: number
  end: number
}

/** False when the boxes do not fill the range. */
function cleanBoxes(walk: Walk, { depth, start, end }: Range): boolean {
  const { view, tracks } = walk
  let at = start
  while (end - at >= 8) {
    const box = readBox(view, at, end)
    if (!box || ++walk.boxes > MAX_BOXES) return false
    if (NOTES.has(box.type)) blank(view, box)
    else if (box.type === CONTAINERS[depth]) {
      if (!cleanBoxes(walk, { depth: depth + 1, start: box.start, end: box.end })) return false
    } else if (depth === CONTAINERS.length && box.type === 'hdlr' && box.end - box.start >= 12) {
      tracks.add(letters(view, box.start + 8))
    }
    at = box.end
  }
  return true
}

function readBox(view: DataView, at: number, limit: number): Box | undefined {
  const size = view.getUint32(at)
  const wide = size === 1
  if (wide && limit - at < 16) return undefined
  const start = at + (wide ? 16 : 8)
  const length = wide ? Number(view.getBigUint64(at + 8)) : size
  const end = size === 0 ? limit : at + length
  return end < start || end > limit ? undefined : { type: letters(view, at + 4), typeAt: at + 4, start, end }
}

/** A `free` box of the same length is skipped by every player. */
function blank(view: DataView, { typeAt, start, end }: Box): void {
  new Uint8Array(view.buffer, start, end - start).fill(0)
  view.setUint32(typeAt, 0x66726565)
}

function letters(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  )
}
