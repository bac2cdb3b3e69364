/** Videos of articles: converted in the background, known by a token meanwhile. */
import { invalid, Refusal } from './refusal.ts'
import { newMessageId, type World } from './world.ts'

type Json = Record<string, unknown>

const largest = 50_000_000

/** `POST /v2.0/article/upload_video/preparevideo`. */
export function prepareVideo(world: World, { name, bytes }: { name: string; bytes: Buffer }): Json {
  if (bytes.length > largest) throw new Refusal(-210, 'Parameter file exceeds allowable limit')
  if (bytes.subarray(4, 8).toString() !== 'ftyp') throw invalid('file')
  const token = newMessageId()
  const readyAt = world.now() + world.articleMs
  world.videos.set(token, { id: newMessageId(), name, size: bytes.length, readyAt })
  return { token }
}

/** `GET /v2.0/article/upload_video/verify`: the token stands in a header. */
export function verifyVideo(world: World, token: string | undefined): Json {
  const video = world.videos.get(token ?? '')
  if (!video) throw invalid('token')
  const isReady = video.readyAt <= world.now()
  return {
    video_id: video.id,
    video_name: video.name,
    video_size: video.size,
    convert_percent: isReady ? 100 : 40,
    convert_error_code: 0,
    status: isReady ? 1 : 3,
    status_message: isReady ? 'Success' : 'Video is being converted',
  }
}

export const readyVideo = (world: World, id: unknown): boolean =>
  [...world.videos.values()].some((video) => video.id === id && video.readyAt <= world.now())
