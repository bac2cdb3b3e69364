/** The web chat's door: the page, its stream, and what it posts; limits and headers for all of them. */
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Clock, RandomBytes } from '../../platform/clock.ts'
import type { Database } from '../../platform/database/database.ts'
import type { FileStore } from '../../platform/files/store.ts'
import type { Assets } from '../../platform/http/assets.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import { createRateLimit, type RateLimit } from '../../platform/http/rate-limit.ts'
import { sameOrigin } from '../../platform/http/same-origin.ts'
import { securityHeaders } from '../../platform/http/security-headers.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Account, Inbox } from '../channel.ts'
import { createDownloads } from './downloads.ts'
import { createIdentities } from './identity.ts'
import { pageLanguage } from './language.ts'
import { chatPage } from './page.ts'
import { createPosts } from './posts.ts'
import { createReceiving } from './receiving.ts'
import { createRefusals } from './refusals.ts'
import { createTalkStreams, talkPage } from './talk-streams.ts'
import { createTranscript } from './transcript.ts'
import { createUploads } from './uploads.ts'

export interface ChatParts {
  readonly account: Account
  readonly inbox: Inbox
  readonly database: Database
  readonly texts: Texts
  readonly secrets: Secrets
  readonly store: FileStore
  readonly assets: Assets
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly log: Log
  readonly publicUrl: string
  /** The unit the account belongs to. */
  readonly unitName: () => string
  /** Ends the open streams when the server stops. */
  readonly stopping: AbortSignal
}

/** Requests of one resident, and of one address: behind an operator's gateway many residents share one. */
const limits = {
  postsOfResident: { burst: 20, perSecond: 0.5 },
  postsOfAddress: { burst: 150, perSecond: 5 },
  readsOfAddress: { burst: 600, perSecond: 20 },
}
const fullStreamsMs = 10_000

/** To be mounted at `/chat`. */
export function createChatRoutes(parts: ChatParts): Hono {
  const { clock } = parts
  const transcript = createTranscript(parts)
  const identities = createIdentities(parts)
  const refusals = createRefusals(parts)
  const receiving = createReceiving({ ...parts, transcript })
  const streams = createTalkStreams({ ...parts, transcript })
  const shared = { ...parts, transcript, identities, receiving, refusals }

  const routes = new Hono()
  routes.use(securityHeaders({ geolocation: true }))
  routes.use(sameOrigin(parts))
  routes.use(limited())
  routes.onError((error, c) => refusals.answerFailure(c, error))

  routes.get('/', (c) => {
    const resident = identities.renew(c)
    c.header('Cache-Control', 'no-store')
    return c.html(chatPage({ ...parts, language: pageLanguage(c), known: resident !== null }))
  })

  /** 204 ends a stream for good: there is no talk yet. */
  routes.get('/events', async (c) => {
    const identityId = await talkOf(c)
    if (identityId === null) return c.body(null, 204)
    const after = rowId(c.req.header('Last-Event-ID')) ?? rowId(c.req.query('after'))
    return (
      streams.open(c, { identityId, address: clientAddress(c), after }) ?? refusals.slowDown(c, fullStreamsMs)
    )
  })

  /** Earlier parts of the talk. */
  routes.get('/messages', async (c) => {
    const identityId = await talkOf(c)
    const before = rowId(c.req.query('before'))
    const items = identityId === null ? [] : await transcript.before(identityId, before, talkPage)
    c.header('Cache-Control', 'no-store')
    return c.json({ items, more: items.length === talkPage })
  })

  routes.route('/', createDownloads(shared))
  routes.route('/', createUploads(shared))
  routes.route('/', createPosts(shared))
  return routes

  async function talkOf(c: Context): Promise<number | null> {
    const resident = identities.of(c)
    return resident === null ? null : transcript.identityOf(resident)
  }

  function limited(): MiddlewareHandler {
    const residents = createRateLimit({ ...limits.postsOfResident, clock })
    const addresses = createRateLimit({ ...limits.postsOfAddress, clock })
    const readers = createRateLimit({ ...limits.readsOfAddress, clock })
    return async (c, next) => {
      const address = clientAddress(c)
      const resident = identities.of(c)
      const asked: [RateLimit, string][] =
        c.req.method === 'GET' ? [[readers, address]] : [[addresses, address]]
      if (c.req.method !== 'GET' && resident) asked.push([residents, resident])
      const waitMs = Math.max(...asked.map(([limit, key]) => limit.take(key)))
      return waitMs > 0 ? refusals.slowDown(c, waitMs) : next()
    }
  }
}

/** The id of a row, as the stream gave it; null for anything else. */
const rowId = (given: string | undefined) => (given && /^\d{1,18}$/.test(given) ? given : null)
