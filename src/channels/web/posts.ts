/** What a resident sends without files: a text, a choice, a place. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { cleanText } from '../../platform/text/clean.ts'
import type { InboundBody } from '../channel.ts'
import type { Identities } from './identity.ts'
import type { Receiving } from './receiving.ts'
import type { Reason, Refusals } from './refusals.ts'
import type { Sent } from './transcript.ts'

/** Characters of one message; the page stops at it too. */
export const mostCharacters = 4_000
const mostBodyBytes = 64 * 1024

const client = z.uuid()
const message = z.object({ id: client, text: z.string() })
const choice = z.object({ id: client, value: z.string().min(1).max(200), label: z.string().max(500) })
const place = z.object({
  id: client,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
})

/** What one post says, and how the talk shows it; or why it cannot be taken. */
type Reading = { readonly body: InboundBody; readonly sent: Sent } | Reason

export function createPosts(parts: {
  identities: Identities
  receiving: Receiving
  refusals: Refusals
}): Hono {
  const { identities, receiving, refusals } = parts
  const routes = new Hono()
  const limit = bodyLimit({ maxSize: mostBodyBytes, onError: (c) => refusals.refuse(c, 'too-long', 413) })

  function take<Posted>(path: string, schema: z.ZodType<Posted>, read: (posted: Posted) => Reading) {
    routes.post(path, limit, async (c) => {
      const posted = schema.safeParse(await json(c))
      if (!posted.success) return refusals.refuse(c, 'invalid')
      const reading = read(posted.data)
      if (typeof reading === 'string') return refusals.refuse(c, reading)
      const externalId = identities.ensure(c)
      await receiving.receive(c, {
        externalId,
        client: reading.sent.client,
        keep: async () => reading.sent,
        body: () => reading.body,
        raw: posted.data,
      })
      return c.json({ id: reading.sent.client })
    })
  }

  /** Gives the page its cookie before it sends anything, so that a first message sent twice comes from one resident. */
  routes.post('/session', (c) => {
    identities.ensure(c)
    return c.body(null, 204)
  })

  take('/messages', message, (posted) => {
    const text = cleanText(posted.text)
    if (!text) return 'empty'
    if (text.length > mostCharacters) return 'too-long'
    return { body: { kind: 'text', text }, sent: { client: posted.id, text } }
  })

  take('/choices', choice, ({ id, value, label }) => {
    const text = cleanText(label)
    return { body: { kind: 'choice', value: cleanText(value) }, sent: { client: id, text: text || '\u2022' } }
  })

  take('/place', place, ({ id, latitude, longitude }) => {
    const there = { latitude, longitude }
    return { body: { kind: 'place', place: there }, sent: { client: id, place: there } }
  })

  return routes
}

const json = (c: Context): Promise<unknown> => c.req.json<unknown>().catch(() => undefined)
