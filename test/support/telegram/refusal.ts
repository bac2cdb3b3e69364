import type { ResponseParameters } from 'grammy/types'

/** An answer with `ok: false`: HTTP status, description, and what the platform adds for some errors. */
export class Refusal extends Error {
  readonly status: number
  readonly parameters: ResponseParameters | undefined

  constructor(status: number, description: string, parameters?: ResponseParameters) {
    super(description)
    this.status = status
    this.parameters = parameters
  }

  /** The JSON body the platform sends for this refusal. */
  body() {
    return {
      ok: false as const,
      error_code: this.status,
      description: this.message,
      ...(this.parameters ? { parameters: this.parameters } : {}),
    }
  }
}

/** 400 with the platform's usual prefix. */
export function badRequest(description: string, parameters?: ResponseParameters): Refusal {
  return new Refusal(400, `Bad Request: ${description}`, parameters)
}

/** 403: the recipient does not want, or cannot get, anything from this bot. */
export function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`)
}

/** 409: two receivers of updates for one token. */
export function conflict(description: string): Refusal {
  return new Refusal(409, `Conflict: ${description}`)
}

/** 429: flood control; `seconds` is what the caller has to wait. */
export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}
