/** Calls of Zalo's OpenAPI. */
import { createHmac } from 'node:crypto'
import { Agent, type Dispatcher, FormData, request } from 'undici'
import { z } from 'zod'
import type { CallBudget } from './budget.ts'
import { parseJson } from './json.ts'
import { NoAnswerError, noAnswer, ZaloRefusal } from './refusal.ts'
import type { Tokens } from './tokens.ts'

export interface ZaloClient {
  /** What is asked for stands in the query; a few calls want it in a header. */
  get(path: string, asked?: Asked): Promise<unknown>
  post(path: string, body: object): Promise<unknown>
  /** A file in the field `file`. */
  upload(path: string, file: { bytes: Uint8Array; mime: string; name: string }): Promise<unknown>
}

export interface Asked {
  readonly query?: Readonly<Record<string, string | number>>
  readonly headers?: Readonly<Record<string, string>>
}

export interface ClientParts {
  readonly config: {
    /** The host, without a slash at its end. */
    readonly apiRoot: string
    readonly appSecret: string
  }
  readonly tokens: Pick<Tokens, 'access' | 'renew'>
  readonly budget: CallBudget
  /** So long an answer is waited for, in milliseconds; ten seconds when nothing is said. */
  readonly callTimeoutMs?: number
}

const usualTimeoutMs = 10_000
const uploadTimeoutMs = 30_000
/** The slowest line that an upload is waited for, in bytes a millisecond. */
const slowestUpload = 200
const mostConnections = 64
/** The token is wrong or past its time: -124 says so for templates. */
const tokenRefusals = new Set([-216, -220, -124])

/** `error` decides, whatever the status: errors come with 200, and some with 4xx. */
const envelope = z.object({
  error: z.coerce.number(),
  message: z.string().catch(''),
  data: z.unknown().optional(),
})

/**
 * A call answers the envelope's `data`. When the token is refused, a new one is fetched and the call made once more.
 * @throws ZaloRefusal, NoAnswerError, TokenError
 */
export function createZaloClient(parts: ClientParts): ZaloClient {
  const { tokens, budget, callTimeoutMs = usualTimeoutMs } = parts
  const { apiRoot, appSecret } = parts.config
  const dispatcher = new Agent({ connections: mostConnections, connect: { timeout: 5_000 } })

  async function once(call: Call, token: string): Promise<unknown> {
    const { path, method, timeoutMs = callTimeoutMs } = call
    const headers = {
      ...call.headers,
      access_token: token,
      appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex'),
    }
    const options = { method, headers, signal: AbortSignal.timeout(timeoutMs), dispatcher }
    budget.take()
    const { status, text, remain } = await send(`${apiRoot}${path}`, {
      ...options,
      body: call.body?.() ?? null,
    })
    budget.heard(remain)
    const answer = envelope.safeParse(parseJson(text))
    if (!answer.success && status === 401) throw new ZaloRefusal(-216, 'status 401')
    if (!answer.success) throw new NoAnswerError(`status ${status}`, { neverLeft: false })
    const { error, message, data } = answer.data
    if (error !== 0) throw new ZaloRefusal(status === 401 ? -216 : error, message)
    return data
  }

  async function call(wanted: Call): Promise<unknown> {
    const token = await tokens.access()
    try {
      return await once(wanted, token)
    } catch (error) {
      if (!(error instanceof ZaloRefusal) || !tokenRefusals.has(error.code)) throw error
    }
    return once(wanted, await tokens.renew(token))
  }

  return {
    get: (path, { query = {}, headers = {} } = {}) => {
      const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      return call({
        method: 'GET',
        path: [path, ...(asked.length > 0 ? [asked.join('&')] : [])].join('?'),
        headers,
      })
    },
    post: (path, body) =>
      call({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json' },
        body: () => JSON.stringify(body),
      }),
    upload: (path, { bytes, mime, name }) =>
      call({
        method: 'POST',
        path,
        timeoutMs: uploadTimeoutMs + Math.ceil(bytes.length / slowestUpload),
        body: () => {
          const form = new FormData()
          form.set('file', new Blob([new Uint8Array(bytes)], { type: mime }), name)
          return form
        },
      }),
  }
}

interface Call {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Record<string, string>
  /** Made anew for each attempt. */
  readonly body?: () => string | FormData
  readonly timeoutMs?: number
}

type SendOptions = NonNullable<Parameters<typeof request>[1]> & Pick<Dispatcher.RequestOptions, 'method'>

async function send(url: string, options: SendOptions) {
  try {
    const response = await request(url, options)
    const remain = String(response.headers['x-ratelimit-remain'] ?? '') || undefined
    return { status: response.statusCode, text: await response.body.text(), remain }
  } catch (error) {
    throw noAnswer(error)
  }
}
