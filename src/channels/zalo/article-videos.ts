/** Videos of articles (`/v2.0/article/upload_video/*`): converted in the background by Zalo, known by a token meanwhile. */
import { z } from 'zod'
import type { ZaloClient } from './client.ts'

export interface VideoFile {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly name: string
}

export type VideoState =
  | { readonly state: 'ready'; readonly videoId: string }
  /** So far of a hundred. */
  | { readonly state: 'processing'; readonly percent: number }
  /** It will never be ready: broken, blocked or deleted, in Zalo's words. */
  | { readonly state: 'failed'; readonly reason: string }

/** Each call @throws ZaloRefusal, NoAnswerError, TokenError */
export interface ArticleVideos {
  /** Answers the token to ask with. @throws RangeError for anything but MP4 of at most 50 MB */
  add(file: VideoFile): Promise<string>
  /** How far Zalo is with it. */
  stateOf(token: string): Promise<VideoState>
}

const largest = 50_000_000
/** `status`: 1 can be used, 2 blocked, 3 is being converted, 4 failed, 5 deleted. */
const usable = 1
const converting = 3

const prepared = z.object({ token: z.string().min(1) })
const verified = z.object({
  status: z.coerce.number().catch(converting),
  status_message: z.string().catch(''),
  convert_percent: z.coerce.number().min(0).max(100).catch(0),
  video_id: z.union([z.string(), z.number()]).transform(String).catch(''),
})

export function createArticleVideos(client: Pick<ZaloClient, 'get' | 'upload'>): ArticleVideos {
  return {
    async add(file) {
      if (file.mime !== 'video/mp4') throw new RangeError('a video is MP4')
      if (file.bytes.length > largest) throw new RangeError(`a video has at most ${largest} bytes`)
      return prepared.parse(await client.upload('/v2.0/article/upload_video/preparevideo', file)).token
    },
    async stateOf(token) {
      const answer = await client.get('/v2.0/article/upload_video/verify', { headers: { token } })
      const { status, status_message, convert_percent, video_id } = verified.parse(answer)
      if (status === usable && video_id) return { state: 'ready', videoId: video_id }
      if (status === usable || status === converting) return { state: 'processing', percent: convert_percent }
      return { state: 'failed', reason: status_message || `status ${status}` }
    },
  }
}
