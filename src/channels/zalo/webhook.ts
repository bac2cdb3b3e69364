/** Where Zalo posts events. */
import { type Context, Hono, type Next } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import type { Metrics } from '../../platform/metrics.ts'
import {
  type Account,
  type InboundEvent,
  type Inbox,
  type OutsideReply,
  UnavailableError,
} from '../channel.ts'
import { readEvent } from './events.ts'
import { parseJson } from './json.ts'
import { signedWith } from './signature.ts'

export interface ZaloWebhookParts {
  readonly account: Account
  readonly config: {
    readonly appId: string
    /** The OA secret key. */
    readonly oaSecret: string
    /** Whether a signature that begins with the OA's id is right as well. */
    readonly signatureStart: 'app_id' | 'oa_id'
  }
  readonly inbox: Inbox
  /** Stores an event as it is, to be handled later. */
  readonly keep: (event: InboundEvent) => Promise<void>
  /** The same for an event whose handling has begun. */
  readonly keepLate: (event: InboundEvent) => Promise<void>
  /** Stores an event that is no person's deed; false: it was stored before. */
  readonly keepBare: (account: Account, raw: unknown) => Promise<boolean>
  /** Staff answered in the OA's own console. */
  readonly answeredOutside: (reply: OutsideReply) => Promise<void>
  /**
   * Another account whose OA is among these ids: one address serves all OAs of an app.
   */
  readonly accountOf: (oaIds: readonly string[]) => Account | undefined
  /** The OA of this account withdrew the app's permission. */
  readonly revoked: (account: Account) => Promise<void>
  readonly acknowledge: (event: InboundEvent) => Promise<void>
  readonly metrics: Pick<Metrics, 'updates'>
  readonly clock: Clock
  readonly log: Log
}

const maxBytes = 1024 * 1024
/** Zalo wants its answer within two seconds: what is not handled soon is stored as it is, and goes on. */
const storeAfterMs = 300

/**
 * `POST /`: 200 once an event's effects are stored, or the event itself, or when it is nothing for us; 401 for a
 * missing or wrong signature, except for the unsigned probe `{}` that Zalo sends when the address is saved: 200 without
 * any effect; 413 above 1 MB; 400 for a signed body that is no object; 503 when nothing could be stored, which makes
 * Zalo deliver it again. After five repeats in vain Zalo removes the webhook: a repeat is an alert.
 */
export function createZaloWebhook(parts: ZaloWebhookParts): Hono {
  const { account, inbox, metrics, clock, log } = parts

  async function receive(context: Context) {
    const body = new Uint8Array(await context.req.arrayBuffer())
    const signature = context.req.header('x-zevent-signature')
    if (signature === undefined) return context.body(null, isProbe(body) ? 200 : 401)
    const json = parseJson(Buffer.from(body).toString('utf8'))
    const event = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {}
    const headerTime = context.req.header('x-zevent-timestamp')
    if (!isRight({ body, signature, event, headerTime })) return context.body(null, 401)
    if (event !== json) return context.body(null, 400)
    const repeats = context.req.header('num_retry')
    if (repeats) log.error({ account: account.slug, repeats }, 'Zalo had to deliver an event again')
    return context.body(null, await handle(event))
  }

  function isRight(given: {
    body: Uint8Array
    signature: string
    event: Record<string, unknown>
    headerTime: string | undefined
  }): boolean {
    const { appId, oaSecret, signatureStart } = parts.config
    const oaIds = signatureStart === 'oa_id' ? oaIdsIn(given.event) : []
    const { timestamp } = given.event
    const beginning = signedWith({
      body: given.body,
      signature: given.signature,
      timestamps: [timestamp, given.headerTime].filter(isTime).map(String),
      beginnings: [appId, ...oaIds],
      secret: oaSecret,
    })
    if (beginning !== null && beginning !== appId)
      log.info({ account: account.slug }, 'a signature of Zalo began with the OA')
    return beginning !== null
  }

  async function handle(event: Record<string, unknown>): Promise<200 | 500 | 503> {
    const owner = parts.accountOf(oaIdsIn(event)) ?? account
    const read = readEvent({ account: owner, event, receivedAt: clock.now() })
    if (read.kind === 'outside') return keepReply(read.reply)
    if (read.kind === 'unknown') return keepUnknown({ owner, name: read.name, event })
    if (read.kind === 'revoked') return revoke(owner, event)
    if (read.kind !== 'deeds') {
      metrics.updates.inc({ platform: account.platform, kind: read.kind, outcome: 'done' })
      if (read.kind === 'withdrawn')
        log.error({ account: account.slug }, 'a person withdrew their data at Zalo: a data request to answer')
      return 200
    }
    for (const deed of read.events) {
      const status = await store(deed)
      if (status !== 200) return status
    }
    return 200
  }

  /** Delivered again after a person has acted, it must not stop the account once more. */
  async function revoke(owner: Account, event: object): Promise<200 | 503> {
    try {
      if (!(await parts.keepBare(owner, event))) return 200
    } catch (error) {
      log.warn({ err: error, account: owner.slug }, 'a withdrawal of permission was not kept yet')
      return 503
    }
    log.error({ account: owner.slug }, 'the OA withdrew the permission of the app: a person must act')
    await parts.revoked(owner)
    return 200
  }

  async function keepUnknown(given: { owner: Account; name: string; event: object }): Promise<200 | 503> {
    const { owner, name, event } = given
    try {
      await parts.keepBare(owner, event)
    } catch (error) {
      log.warn({ err: error, account: owner.slug }, 'an unknown event of Zalo was not kept yet')
      return 503
    }
    metrics.updates.inc({ platform: owner.platform, kind: 'unknown', outcome: 'done' })
    log.info({ account: owner.slug, event: name.slice(0, 64) }, 'an unknown event of Zalo')
    return 200
  }

  /** What cannot be written down now is told again. */
  async function keepReply(reply: OutsideReply): Promise<200 | 503> {
    try {
      await parts.answeredOutside(reply)
    } catch (error) {
      log.warn({ err: error, account: reply.account.slug }, 'a reply from the OA console was not kept yet')
      return 503
    }
    metrics.updates.inc({ platform: account.platform, kind: 'outside', outcome: 'done' })
    return 200
  }

  /**
   * While much waits to be handled, an event is written down before it is. One that is being handled is written down
   * beside those: that has to wait for the very transaction that claims it.
   */
  async function store(event: InboundEvent): Promise<200 | 500 | 503> {
    if (inbox.isBehind) {
      const status = await statusOf(parts.keep(event))
      if (status === 200) void handling(event)
      return status
    }
    const handled = handling(event)
    const failure = await soon(handled)
    if (failure === null) return 200
    if (failure === tooLate) return Promise.race([statusOf(parts.keepLate(event)), whenHandled(handled)])
    if (failure instanceof UnavailableError) return statusOf(parts.keepLate(event))
    log.error({ err: failure, account: account.slug, event: event.key }, 'an event could not be received')
    return 500
  }

  /** Null, or why it could not be handled. */
  const handling = (event: InboundEvent): Promise<unknown> =>
    inbox.receive(event).then(
      () => {
        void parts.acknowledge(event)
        return null
      },
      (error: unknown) => error ?? new Error('unknown'),
    )

  return new Hono().post('/', withinLimit, receive)
}

const tooLate = Symbol('too late')

const statusOf = (keeping: Promise<void>): Promise<200 | 503> =>
  keeping.then(
    () => 200,
    () => 503,
  )

/** Never, when handling it failed: then it is writing it down that counts. */
const whenHandled = (handled: Promise<unknown>): Promise<200> =>
  new Promise((resolve) => void handled.then((failure) => failure === null && resolve(200)))

/** What `work` gives, unless it takes longer than Zalo is to wait. */
async function soon<T>(work: Promise<T>): Promise<T | typeof tooLate> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), storeAfterMs)
  })
  const first = await Promise.race([work, late])
  clearTimeout(timer)
  return first
}

function isProbe(body: Uint8Array): boolean {
  return body.length <= 16 && /^\s*\{\s*\}\s*$/.test(Buffer.from(body).toString('utf8'))
}

/** Whichever of the two ends of an event the OA is: the secret decides whether it is right. */
function oaIdsIn({ oa_id, recipient, sender }: Record<string, unknown>): string[] {
  const ids = [oa_id, idIn(recipient), idIn(sender)]
  return ids.flatMap((id) => (typeof id === 'string' || typeof id === 'number' ? [String(id)] : []))
}

const idIn = (who: unknown): unknown =>
  typeof who === 'object' && who !== null && 'id' in who ? who.id : undefined

const countingLimit = bodyLimit({ maxSize: maxBytes, onError: (context) => context.body(null, 413) })

/** Zalo announces the length; only a body that comes in chunks has to be counted, which costs a copy. */
function withinLimit(context: Context, next: Next) {
  const announced = Number(context.req.header('content-length') ?? Number.NaN)
  const chunked = context.req.header('transfer-encoding') !== undefined
  return announced <= maxBytes && !chunked ? next() : countingLimit(context, next)
}

/** Before the signature is known to be right, the body is anybody's. */
const isTime = (time: unknown): time is string | number =>
  typeof time === 'string' || typeof time === 'number'
