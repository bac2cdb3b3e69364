/** Tokens of the Official Account: access for 25 hours, refresh for three months and one use (§3). */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'
import { appSecretProof } from './signature.ts'

const accessMs = 90_000_000
const refreshMs = 90 * 24 * 3600_000
const codeMs = 10 * 60_000

export interface TokenPair {
  readonly access_token: string
  readonly refresh_token: string
  /** Seconds, as a string. */
  readonly expires_in: string
}

export class Tokens {
  /** Refreshes that succeeded, and those refused. */
  readonly counts = { refreshed: 0, refused: 0 }
  requireProof = false
  private readonly access = new Map<string, number>()
  private readonly refresh = new Map<string, number>()
  private readonly codes = new Map<string, { until: number; challenge: string | undefined }>()
  private readonly app: { id: string; secret: string }
  private readonly now: () => number

  constructor({ app, now }: { app: { id: string; secret: string }; now: () => number }) {
    this.app = app
    this.now = now
  }

  /** As the API explorer gives it to an administrator. */
  issue(): TokenPair {
    const pair = { access_token: secret(), refresh_token: secret(), expires_in: String(accessMs / 1000) }
    this.access.set(pair.access_token, this.now() + accessMs)
    this.refresh.set(pair.refresh_token, this.now() + refreshMs)
    return pair
  }

  /** What consent at `/v4/oa/permission` hands to the callback; for one use within ten minutes. */
  issueCode(challenge?: string): string {
    const code = secret()
    this.codes.set(code, { until: this.now() + codeMs, challenge })
    return code
  }

  /** All access tokens given so far are past their time. */
  expireAccess(): void {
    for (const token of this.access.keys()) this.access.set(token, 0)
  }

  /** The OA withdraws the permission: no token given so far works any more. */
  revoke(): void {
    this.access.clear()
    this.refresh.clear()
  }

  /** Whether the API knows the token as one of this OA's, however old. */
  knows(access: string | undefined): boolean {
    return access !== undefined && this.access.has(access)
  }

  /** Whether what is exchanged was given out for this OA and not used yet. */
  gave(form: URLSearchParams): boolean {
    return this.refresh.has(form.get('refresh_token') ?? '') || this.codes.has(form.get('code') ?? '')
  }

  /** `POST /v4/oa/access_token`. */
  exchange(form: URLSearchParams, secretKey: string | undefined): TokenPair {
    if (secretKey !== this.app.secret) throw new Refusal(-14004, 'Invalid secret key')
    if (form.get('app_id') !== this.app.id) throw new Refusal(-14002, 'Invalid app id')
    if (form.get('grant_type') === 'authorization_code') return this.byCode(form)
    if (form.get('grant_type') !== 'refresh_token') throw new Refusal(-14001, 'Invalid grant type')
    const token = form.get('refresh_token') ?? ''
    const until = this.refresh.get(token) ?? 0
    this.refresh.delete(token)
    if (until <= this.now()) {
      this.counts.refused += 1
      throw new Refusal(-14020, 'Invalid refresh token')
    }
    this.counts.refreshed += 1
    return this.issue()
  }

  /** @throws Refusal as an OpenAPI call is refused */
  check(token: string | undefined, proof: string | undefined): void {
    const until = token === undefined ? undefined : this.access.get(token)
    if (token === undefined || until === undefined) throw new Refusal(-216, 'Access token is invalid')
    if (until <= this.now()) throw new Refusal(-220, 'access_token is expired or removed')
    const right = appSecretProof(this.app.secret, token)
    if (proof === undefined ? this.requireProof : !same(proof, right))
      throw new Refusal(-242, 'Invalid appsecret_proof provided in the API argument')
  }

  private byCode(form: URLSearchParams): TokenPair {
    const code = form.get('code') ?? ''
    const known = this.codes.get(code)
    this.codes.delete(code)
    if (!known || known.until <= this.now()) throw new Refusal(-14019, 'Invalid authorization code')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (known.challenge && known.challenge !== challenge) throw new Refusal(-14015, 'Invalid code verifier')
    return this.issue()
  }
}

const secret = () => randomBytes(32).toString('base64url')

function same(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
