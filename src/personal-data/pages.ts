/** The console's pages about personal data: requests with their clocks, how long things are kept, the log of breaches. */
import { Hono } from 'hono'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv } from '../console/visit.ts'
import { breachPages } from './pages/breaches.ts'
import { requestPages } from './pages/requests.ts'
import { retentionPages } from './pages/retention.ts'

/** Mounted at /console/personal-data. */
export function personalDataPages({ personalData }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()
  routes.route('/retention', retentionPages(personalData))
  routes.route('/breaches', breachPages(personalData))
  routes.route('/', requestPages(personalData))
  return routes
}
