export type FileKind = 'image' | 'audio' | 'video' | 'document'

/** A file fit to be kept. `bytes` is what to keep: an image is re-encoded, a video has lost its place and notes. */
export interface AcceptedFile {
  verdict: 'accepted'
  kind: FileKind
  /** Media type found in the content, to be sent as `Content-Type`. */
  mime: string
  /** Without the dot. */
  extension: string
  bytes: Uint8Array
  /** Pixels; images alone. */
  width?: number
  height?: number
  /** JPEG of at most 320 pixels a side; images alone. */
  preview?: Uint8Array
}

/**
 * Why a file is not kept:
 * `too_large` is over the cap, packed or unpacked; `type_not_allowed` is a type that is never kept, or one that
 * carries code; `image_bomb` costs more to decode than any real picture; `broken` is an allowed type cut short
 * or damaged, which is worth sending again.
 */
export type RefusalReason = 'empty' | 'too_large' | 'type_not_allowed' | 'image_bomb' | 'broken'

export interface RefusedFile {
  verdict: 'refused'
  reason: RefusalReason
}

export type Judgement = AcceptedFile | RefusedFile

export const refused = (reason: RefusalReason): RefusedFile => ({ verdict: 'refused', reason })
