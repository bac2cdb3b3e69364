/** Forged requests: a page of somebody else cannot make a person's browser change anything here. */
import type { MiddlewareHandler } from 'hono'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Answers 403 to a request that changes something and that a browser sends for another site's page. Browsers say so in
 * `Sec-Fetch-Site` (https://www.w3.org/TR/fetch-metadata/), older ones and plain http in `Origin`; a program that is no
 * browser sends neither and carries nobody's cookies.
 */
export function sameOrigin({ publicUrl }: { publicUrl: string }): MiddlewareHandler {
  const ours = new URL(publicUrl).host
  return async (c, next) => {
    if (!reading.has(c.req.method)) {
      const site = c.req.header('Sec-Fetch-Site')
      const origin = c.req.header('Origin')
      const hosts = [ours, c.req.header('Host')]
      const own = site ? site === 'same-origin' || site === 'none' : !origin || hosts.includes(hostOf(origin))
      if (!own) return c.json({ message: 'This request comes from another site.' }, 403)
    }
    return next()
  }
}

/** `null`, as sandboxed pages send it, has none. */
function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host || undefined
}
