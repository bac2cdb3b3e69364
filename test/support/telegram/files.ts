import { limits } from './rules.ts'

export type FileKind = 'photo' | 'document' | 'voice' | 'video' | 'sticker'

/** A file the platform keeps; `size` may be stated larger than `bytes`, for files too big to be real here. */
export interface StoredFile {
  id: string
  uniqueId: string
  kind: FileKind
  path: string
  name: string
  mime: string
  size: number
  bytes: Buffer
  /** The small size of a photo. */
  thumbnail?: StoredFile
}

/** A file to keep; `size` is stated when it shall seem larger than its bytes. */
export interface NewFile {
  kind: FileKind
  bytes: Buffer
  name: string
  mime: string
  size?: number | undefined
}

const folders: Record<FileKind, string> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice',
  video: 'videos',
  sticker: 'stickers',
}

/** How long a download link holds after getFile: "at least an hour". */
const linkMs = 3600_000

/** Files by id and, once getFile asked for them, by path. */
export class FileStore {
  private readonly byId = new Map<string, StoredFile>()
  private readonly links = new Map<string, { file: StoredFile; until: number }>()
  private readonly now: () => number
  private last = 0

  constructor(now: () => number) {
    this.now = now
  }

  /** Keeps a file; a photo gets its small size besides. */
  add(file: NewFile): StoredFile {
    const stored = this.keep(file)
    if (file.kind === 'photo') stored.thumbnail = this.keep({ ...file, bytes: smallJpeg, size: undefined })
    return stored
  }

  get(id: string): StoredFile | undefined {
    return this.byId.get(id)
  }

  /** Opens the download link of a file for an hour. */
  open(file: StoredFile): string {
    this.links.set(file.path, { file, until: this.now() + linkMs })
    return file.path
  }

  /** The file behind an open link. */
  download(path: string): StoredFile | undefined {
    const link = this.links.get(path)
    return link && this.now() < link.until ? link.file : undefined
  }

  private keep({ kind, bytes, name, mime, size }: NewFile): StoredFile {
    const number = ++this.last
    const label = number.toString(36).padStart(8, '0')
    const file: StoredFile = {
      id: `${kind[0]!.toUpperCase()}gACAgUAAxkBAAIB${label}`,
      uniqueId: `AQAD${label}`,
      kind,
      path: `${folders[kind]}/file_${number}${/\.\w+$/.exec(name)?.[0] ?? ''}`,
      name,
      mime,
      size: size ?? bytes.length,
      bytes,
    }
    this.byId.set(file.id, file)
    return file
  }
}

/** Whether a download of this size is refused ("file is too big"). */
export function isTooBigToDownload(file: StoredFile): boolean {
  return file.size > limits.downloadBytes
}

/** A valid small JPEG, 8 × 6 pixels, for photos whose content does not matter. */
export const smallJpeg = Buffer.from(
  '/9j/2wBDABQUFBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////2wBDARQU' +
    'FBQVFBcZGRcfIh4iHy4rJycrLkYyNjI2MkZqQk5CQk5Cal5yXVZdcl6phXZ2hanDpJukw+zT0+z/////////wgARCAAGAAgDASIA' +
    'AhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAVAQEBAAAAAAAAAAAAAAAAAAAABP/aAAwDAQACEAMQAAAAqCX/xAAUEAEA' +
    'AAAAAAAAAAAAAAAAAAAA/9oACAEBAAE/AH//xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oACAECAQE/AH//xAAUEQEAAAAAAAAAAAAA' +
    'AAAAAAAA/9oACAEDAQE/AH//2Q==',
  'base64',
)

/** Whether bytes begin like an image the platform takes as a photo. */
export function looksLikePhoto(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1')
  return /^(\xff\xd8\xff|\x89PNG|GIF8|RIFF....WEBP)/s.test(head)
}
