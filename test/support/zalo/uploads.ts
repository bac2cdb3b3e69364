/** Files the OA uploads for its messages: checked by type and size, gone after seven days (§6.6). */
import { randomBytes } from 'node:crypto'
import { invalid, Refusal } from './refusal.ts'

export type UploadKind = 'image' | 'gif' | 'file'

export interface Upload {
  readonly kind: UploadKind
  readonly name: string
  readonly bytes: Buffer
}

const megabyte = 1024 * 1024
const limits: Record<UploadKind, { bytes: number; is: (bytes: Buffer) => boolean; wrong: Refusal }> = {
  image: {
    bytes: megabyte,
    is: (bytes) => begins(bytes, 'ffd8ff') || begins(bytes, '89504e47'),
    wrong: new Refusal(-201, 'file is invalid. We only support png and jpeg'),
  },
  gif: { bytes: 5 * megabyte, is: (bytes) => begins(bytes, '474946'), wrong: invalid('file') },
  file: {
    bytes: 5 * megabyte,
    is: (bytes) => begins(bytes, '25504446') || begins(bytes, '504b0304') || begins(bytes, 'd0cf11e0'),
    wrong: invalid('file'),
  },
}
const lifeMs = 7 * 24 * 3600_000

export class Uploads {
  private readonly kept = new Map<string, Upload & { until: number }>()
  private readonly now: () => number

  constructor(now: () => number) {
    this.now = now
  }

  add(upload: Upload): Record<'attachment_id' | 'token', string> | Record<string, string> {
    const limit = limits[upload.kind]
    if (upload.bytes.length > limit.bytes) throw new Refusal(-210, 'Parameter file exceeds allowable limit')
    if (!limit.is(upload.bytes)) throw limit.wrong
    const id = randomBytes(24).toString('base64url')
    this.kept.set(id, { ...upload, until: this.now() + lifeMs })
    return upload.kind === 'file' ? { token: id } : { attachment_id: id }
  }

  take(id: unknown, kinds: readonly UploadKind[]): Upload {
    const found = typeof id === 'string' ? this.kept.get(id) : undefined
    if (!found || !kinds.includes(found.kind)) throw invalid('attachment_id')
    if (found.until <= this.now()) throw new Refusal(-100, 'attachment_id was expired')
    return found
  }

  /** Every upload so far is past its seven days. */
  expire(): void {
    for (const [id, upload] of this.kept) this.kept.set(id, { ...upload, until: 0 })
  }
}

const begins = (bytes: Buffer, hex: string) =>
  bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))
