import type { FileKind } from './judgement.ts'

/** How a file of an allowed type is examined; `stream` is sound or video kept as it came. */
type Examination = 'image' | 'iso_media' | 'stream' | 'pdf' | 'office'

export interface MediaType {
  examination: Examination
  kind: FileKind
  mime: string
  extension: string
}

const type = (
  examination: Examination,
  kind: FileKind,
  mime: string,
  extension: string,
): Readonly<MediaType> => ({ examination, kind, mime, extension })

const jpeg = type('image', 'image', 'image/jpeg', 'jpg')
const heif = type('image', 'image', 'image/heif', 'heic')
export const mp4 = type('iso_media', 'video', 'video/mp4', 'mp4')
export const m4a = type('iso_media', 'audio', 'audio/mp4', 'm4a')
const mobileVideo = type('iso_media', 'video', 'video/3gpp', '3gp')
export const mobileAudio = type('iso_media', 'audio', 'audio/3gpp', '3gp')
const ogg = type('stream', 'audio', 'audio/ogg', 'ogg')
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Every type that may be kept, by the media type `file-type` reads from the content. What is absent is refused. */
export const allowedTypes: ReadonlyMap<string, Readonly<MediaType>> = new Map([
  ['image/jpeg', jpeg],
  ['image/png', type('image', 'image', 'image/png', 'png')],
  ['image/apng', type('image', 'image', 'image/png', 'png')],
  ['image/webp', type('image', 'image', 'image/webp', 'webp')],
  ['image/gif', type('image', 'image', 'image/gif', 'gif')],
  ['image/heic', heif],
  ['image/heif', heif],
  ['image/heic-sequence', heif],
  ['image/heif-sequence', heif],
  ['audio/ogg; codecs=opus', ogg],
  ['audio/ogg', ogg],
  ['audio/mpeg', type('stream', 'audio', 'audio/mpeg', 'mp3')],
  ['audio/aac', type('stream', 'audio', 'audio/aac', 'aac')],
  ['audio/amr', type('stream', 'audio', 'audio/amr', 'amr')],
  ['audio/wav', type('stream', 'audio', 'audio/wav', 'wav')],
  ['audio/x-m4a', m4a],
  ['audio/mp4', m4a],
  ['video/mp4', mp4],
  ['video/x-m4v', mp4],
  ['video/3gpp', mobileVideo],
  ['audio/3gpp', mobileAudio],
  ['video/3gpp2', mobileVideo],
  ['video/quicktime', type('iso_media', 'video', 'video/quicktime', 'mov')],
  ['video/webm', type('stream', 'video', 'video/webm', 'webm')],
  ['application/pdf', type('pdf', 'document', 'application/pdf', 'pdf')],
  [word, type('office', 'document', word, 'docx')],
  [sheet, type('office', 'document', sheet, 'xlsx')],
])
