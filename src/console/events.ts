/** Tells open pages that tickets changed which their reader may see. */
import { Hono } from 'hono'
import { readCode } from '../platform/codes.ts'
import { streamChanges } from './live.ts'
import type { ConsoleParts } from './parts.ts'
import type { ConsoleEnv } from './visit.ts'

export function eventRoutes(parts: ConsoleParts): Hono<ConsoleEnv> {
  return new Hono<ConsoleEnv>().get('/events', async (c) => {
    const asked = c.req.query('ticket')
    const code = asked === undefined ? null : readCode(asked)
    const visit = c.get('visit')
    if (asked !== undefined) await parts.tickets.find(visit.viewer, asked)
    return streamChanges(
      c,
      { ...parts, visit },
      {
        topic: 'ticket',
        event: 'tickets',
        wants: (announced) => code === null || announced === code,
        mayKnow: (viewer, codes) => parts.tickets.seesAny(viewer, codes),
      },
    )
  })
}
