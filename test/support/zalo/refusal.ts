/** An error as Zalo answers it: in the body, normally with HTTP 200 (§4). */
export class Refusal extends Error {
  readonly code: number
  readonly status: number

  constructor(code: number, message: string, status = 200) {
    super(message)
    this.code = code
    this.status = status
  }

  body() {
    return { error: this.code, message: this.message }
  }
}

export const invalid = (field: string): Refusal => new Refusal(-201, `${field} is invalid!`)
