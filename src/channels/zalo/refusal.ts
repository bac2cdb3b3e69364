/** How a call to Zalo can fail. None of these errors holds a token. */

/** Zalo answered with an error code (OpenAPI, "error codes"). */
export class ZaloRefusal extends Error {
  override readonly name = 'ZaloRefusal'
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** No usable answer. `neverLeft`: nothing was sent, so nothing can have happened. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
  readonly reason: string
  readonly neverLeft: boolean
  constructor(reason: string, { neverLeft }: { neverLeft: boolean }) {
    super(reason)
    this.reason = reason
    this.neverLeft = neverLeft
  }
}

/** There is no token to call with: for the moment, or (`fault`) until a person does what the text `reason` says. */
export class TokenError extends Error {
  override readonly name = 'TokenError'
  readonly kind: 'temporary' | 'fault'
  /** A text key for a fault, a word for what is temporary. */
  readonly reason: string
  /** The code Zalo gave, if it did. */
  readonly detail: number | undefined
  constructor(kind: TokenError['kind'], reason: string, detail?: number) {
    super(reason)
    this.kind = kind
    this.reason = reason
    this.detail = detail
  }
}

/** Failures before anything was sent. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What a failure of the connection says; never the error's own message. */
export function noAnswer(error: unknown): NoAnswerError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isTimeout = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
  return new NoAnswerError(isTimeout ? 'timeout' : code || 'network', { neverLeft: neverLeft.has(code) })
}
