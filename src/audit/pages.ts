/** The console's pages about the audit: who did or read what, found by filters that stand in the address. */
import { Hono } from 'hono'
import { page } from '../console/layout.ts'
import type { ConsoleParts } from '../console/parts.ts'
import type { ConsoleEnv } from '../console/visit.ts'
import { unitWords } from '../units/unit-words.ts'
import { auditFilterOf, readAuditAddress } from './pages/address.ts'
import { auditBody } from './pages/entries.ts'
import { auditTable, tableHeaders } from './table.ts'

const rowsOnPage = 100

/** Mounted at /console/audit. */
export function auditPages({ audit }: ConsoleParts): Hono<ConsoleEnv> {
  const routes = new Hono<ConsoleEnv>()

  routes.get('/', async (c) => {
    const visit = c.get('visit')
    const address = readAuditAddress(c.req.query())
    const { cursor } = address
    const listed = await audit.list(visit.viewer, auditFilterOf(address), {
      limit: rowsOnPage,
      ...(cursor ? { cursor } : {}),
    })
    const title = visit.say('audit-title')
    return c.html(page(visit, { title, section: 'audit', body: auditBody(visit, { address, listed }) }))
  })

  routes.get('/export.csv', async (c) => {
    const visit = c.get('visit')
    const found = await audit.export(visit.viewer, auditFilterOf(readAuditAddress(c.req.query())))
    return c.body(
      auditTable(found, (unitId) => unitWords(visit.units, unitId)),
      { headers: tableHeaders },
    )
  })
  return routes
}
