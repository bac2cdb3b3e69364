/** The rights matrix: every route of the program, with who may do what there. A route without a row fails its test. */
import type { App } from '../../src/app.ts'
import { accountRows } from './account-rows.ts'
import { apiRows } from './api-rows.ts'
import { apiTicketRows } from './api-ticket-rows.ts'
import { campaignRows } from './campaign-rows.ts'
import type { Case } from './cases.ts'
import { consoleRows } from './console-rows.ts'
import { consoleTicketRows } from './console-ticket-rows.ts'
import { openRows, ownRows } from './own-rows.ts'
import type { RoleName, Target } from './world.ts'

export const matrix: Readonly<Record<string, readonly Case[]>> = {
  ...openRows,
  ...apiRows,
  ...apiTicketRows,
  ...campaignRows,
  ...consoleRows,
  ...consoleTicketRows,
  ...accountRows,
  ...ownRows,
}

/** Routes whose cases are tried by somebody who came in for that alone: they end sessions and second factors. */
export const ownRoutes: ReadonlySet<string> = new Set(Object.keys(ownRows))

/** Every route that the router of the program knows, as `METHOD /path`, without styles and scripts. */
export function routesOf({ http }: App): string[] {
  const routes = http.routes.filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/assets'))
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort()
}

export type Verdict = 'done' | 'denied' | 'unseen'

export function verdictOf({ may, where, sees, seesWhere }: Case, role: RoleName, at: Target): Verdict {
  if (may.includes(role) && where.includes(at)) return 'done'
  return sees.includes(role) && seesWhere.includes(at) ? 'denied' : 'unseen'
}
