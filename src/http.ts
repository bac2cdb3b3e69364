/** Everything the program answers over HTTP. Part of the composition root. */
import { Hono, type MiddlewareHandler } from 'hono'
import { type ApiParts, createApi } from './api/api.ts'
import type { Account, Inbox } from './channels/channel.ts'
import { chatAssets } from './channels/web/chat-assets.ts'
import { createChatRoutes } from './channels/web/routes.ts'
import { formImage } from './channels/zalo/form-image.ts'
import { consoleAssets } from './console/assets.ts'
import { type ConsoleParts, createConsole } from './console/console.ts'
import type { RandomBytes } from './platform/clock.ts'
import { createAssets } from './platform/http/assets.ts'
import { createHealth } from './platform/http/health.ts'
import { sharedAssets } from './platform/http/shared-assets.ts'
import type { Metrics } from './platform/metrics.ts'

interface HttpParts extends Omit<ConsoleParts, 'assets' | 'stopping'>, ApiParts {
  readonly metrics: Metrics
  readonly randomBytes: RandomBytes
  /** Of the web chat. */
  readonly webAccount: Account
  readonly inbox: Inbox
  /** Webhooks and whatever else platforms call. */
  readonly platformRoutes: Hono
  /** Why nothing can be taken now; empty while the program works. */
  readonly reasons: readonly string[]
  /** Ends the lines to open pages when the server stops. */
  readonly stopping: AbortSignal
}

export function createHttp(parts: HttpParts): Hono {
  const { database, directory, files, webAccount, reasons } = parts
  const assets = createAssets([...sharedAssets, ...chatAssets, ...consoleAssets, formImage])
  const chat = createChatRoutes({
    ...parts,
    assets,
    store: files,
    account: webAccount,
    unitName: () => directory.now.byId(webAccount.unitId)?.name ?? '',
  })
  const http = new Hono()
  http.route('/', createHealth({ database, metrics: parts.metrics, reasons: () => reasons }))
  http.use('/webhooks/*', whenAble(reasons))
  http.use('/chat/*', whenAble(reasons))
  http.route('/assets', assets.routes)
  http.route('/chat', chat)
  http.route('/', parts.platformRoutes)
  http.route('/console', createConsole({ ...parts, assets }))
  http.route('/api', createApi(parts))
  http.get('/', (c) => c.redirect('/chat'))
  return http
}

/** What cannot be taken whole is not taken: platforms and pages send it again. */
function whenAble(reasons: readonly string[]): MiddlewareHandler {
  return async (c, next) =>
    reasons.length > 0 && c.req.method === 'POST' ? c.body(null, 503, { 'Retry-After': '1' }) : next()
}
