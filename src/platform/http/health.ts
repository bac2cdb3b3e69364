/** For whoever keeps the server running: alive, ready, and in numbers. */
import { Hono } from 'hono'
import type { Database } from '../database/database.ts'
import type { Metrics } from '../metrics.ts'

const lanes = {
  name: 'lane_depths',
  text: `SELECT account.slug, message.lane, count(*)::int AS depth, extract(epoch FROM now() - min(message.created_at))::float AS age
    FROM outgoing_message message JOIN channel_account account ON account.id = message.account_id
    WHERE message.settled_at IS NULL GROUP BY 1, 2`,
}
const alive = { name: 'alive', text: 'SELECT 1 AS one' }
/** A database that takes longer to answer counts as not reachable, in milliseconds. */
const patienceMs = 2_000

export interface HealthParts {
  readonly database: Database
  readonly metrics: Metrics
  /** Why the program is not able to work, besides the database. */
  readonly reasons: () => readonly string[]
}

export function createHealth({ database, metrics, reasons }: HealthParts): Hono {
  const routes = new Hono()

  routes.get('/healthz', (c) => c.text('ok'))

  routes.get('/readyz', async (c) => {
    const answered = await Promise.race([
      database.query(alive, []).then(
        () => true,
        () => false,
      ),
      new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false).unref()),
    ])
    const found = [...reasons(), ...(answered ? [] : ['database'])]
    return found.length === 0 ? c.json({ ready: true }) : c.json({ reasons: found }, 503)
  })

  routes.get('/metrics', async (c) => {
    const rows = await database
      .query<{ slug: string; lane: string; depth: number; age: number }>(lanes, [])
      .catch(() => [])
    metrics.queueDepth.reset()
    metrics.queueAge.reset()
    for (const { slug, lane, depth, age } of rows) {
      metrics.queueDepth.set({ account: slug, lane }, depth)
      metrics.queueAge.set({ account: slug, lane }, age)
    }
    return c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType })
  })

  return routes
}
