/** The authenticator app on a telephone: it knows a key and the time. */
import { Secret, TOTP } from 'otpauth'
import type { SecondFactor } from '../../src/people/second-factor.ts'
import type { Viewer } from '../../src/people/viewer.ts'
import type { Clock } from '../../src/platform/clock.ts'

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
