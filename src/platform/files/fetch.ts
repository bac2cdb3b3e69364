import { type Dispatcher, request } from 'undici'

export interface FileAddress {
  /** May hold a token: it appears in no error and no log. */
  url: string
  /** Where files may be fetched from, as origins or URLs of them (`https://api.telegram.org`). */
  allowedOrigins: readonly string[]
  maxBytes: number
  /** For the whole, redirects and body included. */
  timeoutMs: number
  /** Sent to the origin of `url` alone. */
  headers?: Record<string, string>
}

/**
 * `expired`: the address gives nothing any more, ask the platform for a new one; `too_large` and
 * `forbidden_origin`: never try again; `temporary`: try again, after `retryAfterMs` when the server said so.
 */
export type FileFetchErrorKind = 'expired' | 'too_large' | 'forbidden_origin' | 'temporary'

export class FileFetchError extends Error {
  override readonly name = 'FileFetchError'
  readonly kind: FileFetchErrorKind
  readonly retryAfterMs?: number

  /** `detail` is a status or an error code, never an address. */
  constructor(kind: FileFetchErrorKind, detail: string, retryAfterMs?: number) {
    super(`File not fetched (${kind}): ${detail}`)
    this.kind = kind
    if (retryAfterMs !== undefined) this.retryAfterMs = retryAfterMs
  }
}

const MAX_REDIRECTS = 3
const TEMPORARY_STATUSES = new Set([408, 425, 429])

/**
 * Downloads a file a platform pointed to, from the allowed origins only, redirects included. Counts the bytes as
 * they come, whatever `Content-Length` says. Every failure to fetch is a `FileFetchError`.
 */
export async function fetchFile(address: FileAddress): Promise<Uint8Array> {
  const allowed = new Set(address.allowedOrigins.map((origin) => new URL(origin).origin))
  const signal = AbortSignal.timeout(address.timeoutMs)
  try {
    const response = await follow(address, allowed, signal)
    return await readBody(response, address.maxBytes)
  } catch (error) {
    if (error instanceof FileFetchError) throw error
    throw new FileFetchError('temporary', signal.aborted ? 'out of time' : codeOf(error))
  }
}

async function follow(
  address: FileAddress,
  allowed: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Dispatcher.ResponseData> {
  const first = permitted(address.url, allowed)
  let url = first
  for (let step = 0; step <= MAX_REDIRECTS; step++) {
    const headers = url.origin === first.origin ? address.headers : undefined
    const response = await request(url, {
      signal,
      headers: { ...headers, 'accept-encoding': 'identity' },
    })
    if (response.statusCode === 200) return response
    abandon(response)
    const location = textOf(response.headers.location)
    if (response.statusCode < 300 || response.statusCode > 399 || !location) throw refusal(response)
    url = permitted(location, allowed, url)
  }
  throw new FileFetchError('temporary', 'too many redirects')
}

function permitted(address: string, allowed: ReadonlySet<string>, base?: URL): URL {
  const url = URL.parse(address, base?.href)
  if (url && /^https?:$/.test(url.protocol) && allowed.has(url.origin)) return url
  throw new FileFetchError('forbidden_origin', url ? url.origin : 'not an address')
}

async function readBody(response: Dispatcher.ResponseData, maxBytes: number): Promise<Uint8Array> {
  if (Number(response.headers['content-length']) > maxBytes) {
    abandon(response)
    throw new FileFetchError('too_large', `more than ${maxBytes} bytes announced`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw new FileFetchError('too_large', `more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

function refusal({ statusCode, headers }: Dispatcher.ResponseData): FileFetchError {
  const again = statusCode >= 500 || statusCode < 400 || TEMPORARY_STATUSES.has(statusCode)
  if (!again) return new FileFetchError('expired', `status ${statusCode}`)
  return new FileFetchError('temporary', `status ${statusCode}`, retryAfter(headers))
}

/** Seconds or a date (RFC 9110, 10.2.3); a date is taken against the server's own clock. */
function retryAfter(headers: Dispatcher.ResponseData['headers']): number | undefined {
  const value = textOf(headers['retry-after'])
  if (!value) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const wait = Date.parse(value) - Date.parse(textOf(headers.date) ?? '')
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function abandon({ body }: Dispatcher.ResponseData): void {
  body.on('error', () => undefined)
  body.destroy()
}

function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}

/** The code alone: the message of a network error can hold the address. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'connection failed'
}
