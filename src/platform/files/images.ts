import sharp, { type Metadata, type Sharp } from 'sharp'
import { type Judgement, refused } from './judgement.ts'
import type { MediaType } from './media-types.ts'

/** Longest side kept, in pixels: enough to read a notice board in a photo. */
const MAX_IMAGE_SIDE = 2560
/** Longest side of a preview, in pixels. */
const PREVIEW_SIDE = 320
/** 50 megapixels, the largest common phone photo (8160 × 6120). */
const MAX_IMAGE_PIXELS = 50_000_000
/** Frames of an animation; only the first is kept, but each costs work to find. */
const MAX_IMAGE_FRAMES = 500

const DECODE_SECONDS = 15
const JPEG_QUALITY = 85
const PREVIEW_QUALITY = 75

/** One thread an image, and one image at a time (below): the other cores stay free for answering. */
sharp.concurrency(1)

/**
 * Re-encodes an image as JPEG or PNG, the two every channel can send again: upright, sRGB, first frame,
 * at most `MAX_IMAGE_SIDE`, without EXIF, GPS, colour profile, comments or anything behind the picture.
 * A HEIF file whose codec is not built in is `type_not_allowed`.
 */
export function judgeImage(bytes: Uint8Array, type: MediaType): Promise<Judgement> {
  return inTurn(async () => {
    const undecodable = refused(type.extension === 'heic' ? 'type_not_allowed' : 'broken')
    const metadata = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch(() => undefined)
    if (!metadata) return undecodable
    if (isBomb(metadata)) return refused('image_bomb')
    try {
      return await reencode(bytes, losesByJpeg(type, metadata))
    } catch (error) {
      return isTimeout(error) ? refused('image_bomb') : undecodable
    }
  })
}

async function reencode(bytes: Uint8Array, asPng: boolean): Promise<Judgement> {
  // "error" refuses a photo that is cut short, yet takes the harmless oddities some phones write.
  const original = sharp(bytes, { limitInputPixels: MAX_IMAGE_PIXELS, failOn: 'error' })
  const upright = shrink(original.autoOrient(), MAX_IMAGE_SIDE).timeout({ seconds: DECODE_SECONDS })
  const { data, info } = await (asPng ? upright.png() : upright.jpeg({ quality: JPEG_QUALITY })).toBuffer({
    resolveWithObject: true,
  })
  const preview = await shrink(sharp(data), PREVIEW_SIDE)
    .flatten({ background: '#fff' })
    .jpeg({ quality: PREVIEW_QUALITY })
    .toBuffer()
  return {
    verdict: 'accepted',
    kind: 'image',
    mime: asPng ? 'image/png' : 'image/jpeg',
    extension: asPng ? 'png' : 'jpg',
    bytes: data,
    width: info.width,
    height: info.height,
    preview,
  }
}

function shrink(image: Sharp, side: number): Sharp {
  return image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}

/** Drawings, screenshots and whatever lets the page shine through. */
function losesByJpeg({ extension }: MediaType, { hasAlpha }: Metadata): boolean {
  return extension === 'png' || extension === 'gif' || hasAlpha
}

function isBomb({ width, height, pages }: Metadata): boolean {
  return width * height > MAX_IMAGE_PIXELS || (pages ?? 1) > MAX_IMAGE_FRAMES
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout')
}

let lastTurn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work)
  lastTurn = turn.catch(() => undefined)
  return turn
}
