/** Zalo's OAuth v4 for Official Accounts: a new pair for a refresh token. */
import { Agent, request } from 'undici'
import { z } from 'zod'
import { parseJson } from './json.ts'
import { noAnswer, TokenError } from './refusal.ts'

export interface OauthAddress {
  readonly appId: string
  readonly appSecret: string
  /** The host, without a slash at its end. */
  readonly oauthRoot: string
}

export interface NewPair {
  readonly accessToken: string
  readonly refreshToken: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const timeoutMs = 10_000
const dispatcher = new Agent({ connections: 2, connect: { timeout: 5_000 } })

/** Seconds come as a string, in some texts as a number. */
const success = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().max(1e9).catch(90_000),
})
const failure = z.object({ error: z.coerce.number() })

const rateLimit = -32
/** About the app, not about the token. */
const appFaults = new Set([-14001, -14002, -14003, -14004, -14029])

/**
 * Uses up the refresh token. There is no list of the errors: whatever is neither a limit nor a failure of the server
 * needs new consent.
 * @throws TokenError
 */
export const exchangeRefreshToken = (
  address: OauthAddress,
  refreshToken: string,
  now: Date,
): Promise<NewPair> => exchange(address, { refresh_token: refreshToken, grant_type: 'refresh_token' }, now)

/**
 * Uses up the code that consent handed to the callback, within ten minutes.
 * @throws TokenError
 */
export const exchangeCode = (
  address: OauthAddress,
  { code, verifier }: { code: string; verifier: string },
  now: Date,
): Promise<NewPair> =>
  exchange(address, { code, code_verifier: verifier, grant_type: 'authorization_code' }, now)

/** Where an administrator of the OA is asked for consent (OAuth v4, with PKCE). */
export function consentAddress(
  { appId, oauthRoot }: OauthAddress,
  { redirectUri, challenge, state }: { redirectUri: string; challenge: string; state: string },
): string {
  const query = new URLSearchParams({
    app_id: appId,
    redirect_uri: redirectUri,
    code_challenge: challenge,
    state,
  })
  return `${oauthRoot}/v4/oa/permission?${query}`
}

async function exchange(
  { appId, appSecret, oauthRoot }: OauthAddress,
  asked: Record<string, string>,
  now: Date,
): Promise<NewPair> {
  const form = new URLSearchParams({ app_id: appId, ...asked })
  const { status, text } = await post(`${oauthRoot}/v4/oa/access_token`, appSecret, form)
  const answer = parseJson(text)
  const pair = success.safeParse(answer)
  if (pair.success)
    return {
      accessToken: pair.data.access_token,
      refreshToken: pair.data.refresh_token,
      expiresAt: now.getTime() + pair.data.expires_in * 1000,
    }
  const code = failure.safeParse(answer).data?.error
  if (code === undefined || code === rateLimit || status >= 500)
    throw new TokenError('temporary', `status ${status}`, code)
  throw new TokenError('fault', appFaults.has(code) ? 'zalo-fault-app' : 'zalo-fault-refresh-token', code)
}

async function post(url: string, appSecret: string, form: URLSearchParams) {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { secret_key: appSecret, 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      signal: AbortSignal.timeout(timeoutMs),
      dispatcher,
    })
    return { status: response.statusCode, text: await response.body.text() }
  } catch (error) {
    throw new TokenError('temporary', noAnswer(error).reason)
  }
}
