/** Where Telegram posts updates. */
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { sameSecret } from '../../platform/secrets.ts'
import { type Account, type Inbox, UnavailableError } from '../channel.ts'
import type { TelegramChannel } from './channel.ts'
import { toInboundEvent } from './events.ts'

export interface TelegramWebhookParts {
  readonly account: Account
  /** As given to `setWebhook`. */
  readonly secret: string
  readonly inbox: Inbox
  readonly channel: Pick<TelegramChannel, 'acknowledge'>
  readonly clock: Clock
  readonly log: Log
}

const secretHeader = 'x-telegram-bot-api-secret-token'
const maxBytes = 1024 * 1024

/**
 * `POST /`: 200 once the update's effects are stored, or when it is nothing for us; 401 for a wrong secret, before the
 * body is read; 413 above 1 MB; 400 for what is not JSON; 503 with `Retry-After` when nothing could be stored, which
 * makes Telegram deliver the update again. The answer has no body, so that it never names a method for Telegram to
 * run, and is never 410, which would remove the webhook.
 *
 * grammY's `webhookCallback` is not used: it has no limit on the body, answers by a timer of its own while the
 * handler still works, and hides errors behind rejected promises.
 */
export function createTelegramWebhook({
  account,
  secret,
  inbox,
  channel,
  clock,
  log,
}: TelegramWebhookParts): Hono {
  async function knowsSecret(context: Context, next: Next) {
    return sameSecret(context.req.header(secretHeader) ?? '', secret) ? next() : context.body(null, 401)
  }

  async function receive(context: Context) {
    const update = parse(await context.req.text())
    if (update === undefined) return context.body(null, 400)
    const event = toInboundEvent({ account, update, receivedAt: clock.now() })
    if (!event) return context.body(null, 200)
    try {
      await inbox.receive(event)
    } catch (error) {
      if (error instanceof UnavailableError)
        return context.body(null, 503, { 'retry-after': String(Math.ceil(error.retryAfterMs / 1000)) })
      log.error({ err: error, account: account.slug, event: event.key }, 'an update could not be received')
      return context.body(null, 500)
    }
    void channel.acknowledge(event)
    return context.body(null, 200)
  }

  return new Hono().post('/', knowsSecret, withinLimit, receive)
}

const countingLimit = bodyLimit({ maxSize: maxBytes, onError: (context) => context.body(null, 413) })

/** Telegram announces the length; only a body that comes in chunks has to be counted, which costs a copy. */
function withinLimit(context: Context, next: Next) {
  const announced = Number(context.req.header('content-length') ?? Number.NaN)
  const chunked = context.req.header('transfer-encoding') !== undefined
  return announced <= maxBytes && !chunked ? next() : countingLimit(context, next)
}

/** Undefined when the body is not JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
