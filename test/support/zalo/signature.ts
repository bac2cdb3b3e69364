/** What Zalo signs with, written from the reference alone: nothing of the program's own is used. */
import { createHash, createHmac } from 'node:crypto'

/** `X-ZEvent-Signature` of a webhook: plain SHA-256 of app id, body, timestamp and OA secret (§10.2). */
export function eventSignature(parts: {
  first: string
  body: string | Uint8Array
  timestamp: string
  secret: string
}): string {
  const { first, body, timestamp, secret } = parts
  const digest = createHash('sha256')
    .update(first)
    .update(body)
    .update(timestamp)
    .update(secret)
    .digest('hex')
  return `mac=${digest}`
}

/** `appsecret_proof` of a call (§3.3). */
export const appSecretProof = (appSecret: string, accessToken: string): string =>
  createHmac('sha256', appSecret).update(accessToken).digest('hex')
