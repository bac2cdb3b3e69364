/** Who a resident of the web chat is: a signed cookie, and nothing else. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { RandomBytes } from '../../platform/clock.ts'
import type { Secrets } from '../../platform/secrets.ts'

const cookie = 'chat'
const purpose = 'web-chat'
/** The longest time browsers keep a cookie (RFC 6265bis, section 5.5). */
const lastingSeconds = 400 * 86_400

export interface Identities {
  /** The resident's id, 128 random bits in hex; null without a cookie of ours. */
  of(c: Context): string | null
  /** The resident's id, a new one when there is none; the cookie lasts from now on. */
  ensure(c: Context): string
  /** Lets a cookie that is there last from now on. */
  renew(c: Context): string | null
}

export function createIdentities(parts: {
  secrets: Secrets
  randomBytes: RandomBytes
  publicUrl: string
}): Identities {
  const { secrets, randomBytes, publicUrl } = parts
  const secure = publicUrl.startsWith('https:')

  function of(c: Context): string | null {
    const id = secrets.verify(purpose, getCookie(c, cookie) ?? '')
    return id && /^[0-9a-f]{32}$/.test(id) ? id : null
  }

  function keep(c: Context, id: string): string {
    const options = {
      path: '/chat',
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      maxAge: lastingSeconds,
    } as const
    setCookie(c, cookie, secrets.sign(purpose, id), options)
    return id
  }

  return {
    of,
    ensure: (c) => keep(c, of(c) ?? Buffer.from(randomBytes(16)).toString('hex')),
    renew(c) {
      const id = of(c)
      return id && keep(c, id)
    },
  }
}
