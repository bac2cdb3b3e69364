/** The line to Telegram's Bot API: grammY over undici. */
import { Api, type ApiClientOptions } from 'grammy'
import { Agent, request } from 'undici'

export interface TelegramAddress {
  readonly token: string
  /** The server, without a slash at its end. */
  readonly apiRoot: string
}

/** Sockets to the server; more calls than that wait for one. */
const mostConnections = 64
/** Below the shortest time-out of a call, so that a connection that could not be made is known as such. */
const connectTimeoutMs = 5_000

interface CallOptions {
  readonly headers: Record<string, string>
  readonly body: string
  readonly signal: AbortSignal
}

/**
 * grammY's client. Its errors name neither the address nor the token, except inside `HttpError.error`, which must
 * not be logged. `timeoutSeconds` bounds each call, the waiting for updates included.
 *
 * grammY's own transport (node-fetch) costs more than twice the processor time of undici's `request` for each call,
 * and the web `fetch` more still; grammY uses nothing of the answer but `json()`, which undici's body has.
 */
export function createTelegramApi(address: TelegramAddress & { timeoutSeconds: number }): Api {
  const { token, apiRoot, timeoutSeconds } = address
  const dispatcher = new Agent({
    connections: mostConnections,
    allowH2: false,
    connect: { timeout: connectTimeoutMs },
  })
  const call = async (url: string, { headers, body, signal }: CallOptions) =>
    (await request(url, { method: 'POST', headers, body, signal, dispatcher })).body
  const fetch = call as unknown as NonNullable<ApiClientOptions['fetch']>
  return new Api(token, { apiRoot, timeoutSeconds, fetch })
}
