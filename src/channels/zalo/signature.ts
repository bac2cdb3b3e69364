/** The signature of Zalo's webhooks. */
import { createHash, timingSafeEqual } from 'node:crypto'

export interface SignedBody {
  /** The bytes exactly as they came. */
  readonly body: Uint8Array
  /** The header `X-ZEvent-Signature`, with `mac=` before the digest or without. */
  readonly signature: string
  /** Where the timestamp may stand, in the order they are tried: the body's own, then the header `X-ZEvent-Timestamp`. */
  readonly timestamps: readonly string[]
  /** What the signed text may begin with: the app's id, and the OA's where that is allowed. */
  readonly beginnings: readonly string[]
  /** The OA secret key; not the app's secret. */
  readonly secret: string
}

/**
 * The beginning the signature is right for, or null when it is right for none: plain SHA-256 of beginning, body,
 * timestamp and OA secret, in hex. A timestamp is not compared with the clock: repeated events keep their old one.
 */
export function signedWith({ body, signature, timestamps, beginnings, secret }: SignedBody): string | null {
  const digest = /^(?:mac=)?([0-9a-f]{64})$/i.exec(signature.trim())?.[1]
  if (!digest) return null
  const given = Buffer.from(digest, 'hex')
  let found: string | null = null
  for (const beginning of beginnings)
    for (const timestamp of timestamps) {
      const right = createHash('sha256')
        .update(beginning)
        .update(body)
        .update(timestamp)
        .update(secret)
        .digest()
      if (timingSafeEqual(right, given)) found ??= beginning
    }
  return found
}
