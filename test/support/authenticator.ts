/** The authenticator app on a telephone: it knows a key and the time. */
import { Secret, TOTP } from 'otpauth'
import type { SecondFactor } from '../../src/people/second-factor.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import type { Clock } from '../../src/platform/clock.ts'
import type { Program } from './program.ts'

export interface Authenticator {
  /** The code the app shows, its clock so many seconds off. */
  code(secondsOff?: number): string
}

export function authenticator(secret: string, clock: Clock): Authenticator {
  const key = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
  return {
    code: (secondsOff = 0) => key.generate({ timestamp: clock.now().getTime() + secondsOff * 1000 }),
  }
}

/** Turns the second factor on; answers the app, whose present code is used up, and the recovery codes. */
export async function enrolled(
  { secondFactor, clock }: { secondFactor: SecondFactor; clock: Clock },
  viewer: Viewer,
): Promise<{ app: Authenticator; codes: string[] }> {
  await secondFactor.begin(viewer)
  const key = await secondFactor.pending(viewer)
  if (!key) throw new Error('no key')
  const app = authenticator(key.secret, clock)
  const codes = await secondFactor.confirm(viewer, app.code())
  if (!codes) throw new Error('the code was refused')
  return { app, codes }
}

/**
 * `fetch` for somebody with the app at hand who calls the API: asked for the second factor, the request is sent again with its code.
 * The app shows a code for half a minute; here the next request does not wait for the next one.
 */
export async function fetchWithApp(
  { app: { secondFactor }, database }: Program,
  { personId, clock = { now: () => new Date() } }: { personId: number; clock?: Clock },
): Promise<(url: string, init: RequestInit) => Promise<Response>> {
  const viewer = { personId, name: '', language: 'vi', roles: [] } as const
  const { app } = await enrolled({ secondFactor, clock }, viewer)
  return async (url, init) => {
    const answer = await fetch(url, init)
    if (
      answer.status !== 403 ||
      !(await answer.clone().text()).includes('urn:cau-noi:problem:second-factor"')
    )
      return answer
    await database.orm.person.update({ where: { id: personId }, data: { totpLastStep: null } })
    const headers = new Headers(init.headers)
    headers.set('X-Second-Factor', app.code())
    return fetch(url, { ...init, headers })
  }
}
