/** Files on their way to Zalo: uploaded once, then named by what the upload gave. */
import sharp from 'sharp'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { ZaloClient } from './client.ts'
import { ZaloRefusal } from './refusal.ts'
import type { FileToSend } from './render.ts'

export interface Attachments {
  /** Calls `send` with the message's `attachment`; once more, uploaded anew, when Zalo has forgotten the upload. */
  with<T>(file: FileToSend, send: (attachment: object) => Promise<T>): Promise<T>
}

const megabyte = 1024 * 1024
const imageLimit = megabyte
const documentLimit = 5 * megabyte
const documents = new Set([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
])
/** Uploads live seven days. */
const keepMs = 6 * 24 * 60 * 60_000
const mostKept = 500
const forgotten = -100
/** Longest sides that are tried, in pixels, until a picture is small enough. */
const sides = [2560, 1600, 1200, 800]

const uploaded = z.union([
  z.object({ attachment_id: z.string().min(1) }).transform((data) => data.attachment_id),
  z.object({ token: z.string().min(1) }).transform((data) => data.token),
])

/** Whether Zalo takes files of this type and size from an OA: pictures, PDF and Word. */
export function isSendable({ mime, bytes }: Pick<FileToSend, 'mime' | 'bytes'>): boolean {
  return mime.startsWith('image/') || (documents.has(mime) && bytes.length <= documentLimit)
}

export function createAttachments({ client, clock }: { client: ZaloClient; clock: Clock }): Attachments {
  const kept = new Map<number, { token: string; until: number }>()

  async function upload(file: FileToSend): Promise<string> {
    const answer = isImage(file)
      ? await client.upload('/v2.0/oa/upload/image', await smallImage(file))
      : await client.upload('/v2.0/oa/upload/file', file)
    const token = uploaded.parse(answer)
    const [oldest] = kept.keys()
    if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest)
    kept.set(file.id, { token, until: clock.now().getTime() + keepMs })
    return token
  }

  return {
    async with(file, send) {
      const known = kept.get(file.id)
      if (!known || known.until < clock.now().getTime()) return send(attachmentOf(file, await upload(file)))
      try {
        return await send(attachmentOf(file, known.token))
      } catch (error) {
        if (!(error instanceof ZaloRefusal) || error.code !== forgotten) throw error
      }
      return send(attachmentOf(file, await upload(file)))
    },
  }
}

const isImage = ({ mime }: FileToSend) => mime.startsWith('image/')

function attachmentOf(file: FileToSend, token: string): object {
  if (!isImage(file)) return { type: 'file', payload: { token } }
  const element = { media_type: 'image', attachment_id: token }
  return { type: 'template', payload: { template_type: 'media', elements: [element] } }
}

async function smallImage(file: FileToSend) {
  if (/^image\/(?:jpeg|png)$/.test(file.mime) && file.bytes.length <= imageLimit) return file
  const name = `${file.name.replace(/\.\w+$/, '')}.jpg`
  for (const side of sides) {
    const bytes = await sharp(file.bytes)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer()
    if (bytes.length <= imageLimit) return { bytes, mime: 'image/jpeg', name }
  }
  throw new RangeError('a picture that does not become small enough')
}
