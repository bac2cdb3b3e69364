/** What a browser may do with our pages: nothing from other hosts, nothing inline, in no frame. */
import type { MiddlewareHandler } from 'hono'

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/**
 * Adds the headers to every answer; one that a route set itself stays.
 * @param geolocation whether the pages may ask where the person is
 */
export function securityHeaders({ geolocation = false } = {}): MiddlewareHandler {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': `camera=(), microphone=(), payment=(), geolocation=(${geolocation ? 'self' : ''})`,
    'Cross-Origin-Opener-Policy': 'same-origin',
  }
  return async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}
