import { fileTypeFromBuffer } from 'file-type'
import { judgeOffice, judgePdf } from './documents.ts'
import { judgeImage } from './images.ts'
import { judgeIsoMedia } from './iso-media.ts'
import { type Judgement, refused } from './judgement.ts'
import { allowedTypes, type MediaType } from './media-types.ts'
import { holdsMarkup } from './polyglots.ts'
import { findZipEnd } from './zip-directory.ts'

export type { AcceptedFile, Judgement, RefusalReason } from './judgement.ts'

/** 20 MB: what `getFile` gives at most (https://core.telegram.org/bots/api#getfile). Holds on every channel. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

export interface ReceivedFile {
  bytes: Uint8Array
  /** What the sender calls it. Never believed: no verdict depends on it. */
  claimedName?: string
  /** What the sender says it is. Never believed either. */
  claimedType?: string
}

/**
 * Decides by content alone whether a file from a person is kept, and cleans it. Never throws for a bad file.
 * Accepted: photos (always re-encoded, without EXIF, GPS and comments), ordinary sound and video, PDF, docx, xlsx.
 * Refused: everything else, among it SVG, HTML, scripts, archives, programs and documents that carry macros.
 */
export async function judgeFile({ bytes }: ReceivedFile): Promise<Judgement> {
  if (bytes.length === 0) return refused('empty')
  if (bytes.length > MAX_FILE_BYTES) return refused('too_large')
  const type = await recognise(bytes)
  if (!type) return refused('type_not_allowed')
  switch (type.examination) {
    case 'image':
      return judgeImage(bytes, type)
    case 'office':
      return judgeOffice(bytes, type)
    case 'pdf':
      return isPolyglot(bytes) ? refused('type_not_allowed') : judgePdf(bytes, type)
    case 'iso_media':
      return isPolyglot(bytes) ? refused('type_not_allowed') : judgeIsoMedia(bytes, type)
    case 'stream':
      return isPolyglot(bytes) ? refused('type_not_allowed') : accept(bytes, type)
    default:
      return type.examination satisfies never
  }
}

async function recognise(bytes: Uint8Array): Promise<MediaType | undefined> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined)
  return found && allowedTypes.get(found.mime)
}

/** A file kept byte for byte must not also be a page or an archive to whoever reads it another way. */
function isPolyglot(bytes: Uint8Array): boolean {
  return holdsMarkup(bytes) || findZipEnd(bytes) !== undefined
}

function accept(bytes: Uint8Array, { kind, mime, extension }: MediaType): Judgement {
  return { verdict: 'accepted', kind, mime, extension, bytes }
}
