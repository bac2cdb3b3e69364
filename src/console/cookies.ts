/** The console's cookies: the session, the language, whom the browser is known to, and the page somebody wanted before they signed in. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CookieOptions } from 'hono/utils/cookie'
import { type Language, languages } from '../platform/i18n/texts.ts'
import type { Secrets } from '../platform/secrets.ts'

const wantedSeconds = 1_800
const yearSeconds = 365 * 86_400
/** A browser of the office is used by several; the last ones are remembered. */
const mostKnown = 20

export interface ConsoleCookies {
  session(c: Context): string | undefined
  begin(c: Context, session: { sessionToken: string; expiresAt: Date }): void
  end(c: Context): void
  language(c: Context): Language | undefined
  setLanguage(c: Context, language: Language): void
  /** Whether this person has signed in with this browser before. */
  knows(c: Context, personId: number): boolean
  remember(c: Context, personId: number): void
  /** Remembers a page of the console for after the sign-in. */
  want(c: Context, page: string): void
  /** The remembered page, once; the home page when there is none. */
  wanted(c: Context): string
}

/** With an https address the session cookie is bound to this host (`__Host-`, RFC 6265bis section 4.1.3.2). */
export function createCookies(publicUrl: string, secrets: Secrets): ConsoleCookies {
  const secure = publicUrl.startsWith('https:')
  const sessionName = secure ? '__Host-console' : 'console'
  const common: CookieOptions = { httpOnly: true, sameSite: 'Lax', path: '/', secure }
  const known = (c: Context): string[] =>
    secrets.verify('console-known', getCookie(c, 'console-known') ?? '')?.split('-') ?? []
  return {
    session: (c) => getCookie(c, sessionName),
    begin: (c, { sessionToken, expiresAt }) =>
      setCookie(c, sessionName, sessionToken, { ...common, expires: expiresAt }),
    end: (c) => void deleteCookie(c, sessionName, common),
    language: (c) => languages.find((language) => language === getCookie(c, 'console-language')),
    setLanguage: (c, language) =>
      setCookie(c, 'console-language', language, { ...common, maxAge: yearSeconds }),
    knows: (c, personId) => known(c).includes(String(personId)),
    remember(c, personId) {
      const others = known(c).filter((each) => each !== String(personId))
      const signed = secrets.sign('console-known', [personId, ...others].slice(0, mostKnown).join('-'))
      setCookie(c, 'console-known', signed, { ...common, maxAge: yearSeconds })
    },
    want: (c, page) => setCookie(c, 'console-wanted', page, { ...common, maxAge: wantedSeconds }),
    wanted(c) {
      const page = getCookie(c, 'console-wanted')
      deleteCookie(c, 'console-wanted', common)
      return consolePage(page)
    },
  }
}

/** A path within the console, whatever was given; the home page for anything else. */
export function consolePage(given: string | undefined): string {
  return given && /^\/console(\/(?!\/)[\w\-./?=&%+~,:]*)?$/.test(given) ? given : '/console'
}
