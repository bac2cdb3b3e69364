/** The second factor: codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), and recovery codes. */
import { Secret, TOTP } from 'otpauth'
import { record } from '../audit/record.ts'
import type { Clock, RandomBytes } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { ConflictError, NotFoundError } from '../platform/errors.ts'
import type { Secrets } from '../platform/secrets.ts'
import { demandAttempt, forgetAttempts, type Tried } from './attempts.ts'
import { demandFactor } from './factor-demands.ts'
import { issueRecoveryCodes, useRecoveryCode } from './recovery-codes.ts'
import type { SecurityNoticeKind, SecurityNotices } from './security-notices.ts'
import type { Viewer } from './viewer.ts'

/** A code works once: neither it nor an older one is taken again (RFC 6238, section 5.2). */
const useStep = {
  name: 'use_totp_step',
  text: `UPDATE person SET totp_last_step = $2::bigint
    WHERE id = $1 AND totp_secret IS NOT NULL AND (totp_last_step IS NULL OR totp_last_step < $2::bigint) RETURNING 1`,
}

const periodSeconds = 30
/** Steps that a clock may be off, before and after. */
const skew = 1
const secretBytes = 20

export interface FactorState {
  readonly enrolledAt: Date | null
  /** A key was shown and not confirmed yet. */
  readonly pending: boolean
  readonly codesLeft: number
}

export interface Enrolment {
  /** For typing, in base 32. */
  readonly secret: string
  /** `otpauth://…`, for a picture to be scanned. */
  readonly url: string
}

export type SecondFactor = ReturnType<typeof createSecondFactor>

export function createSecondFactor(parts: {
  database: Database
  clock: Clock
  randomBytes: RandomBytes
  secrets: Secrets
  /** What the authenticator app calls this server. */
  issuer: string
  securityNotices: SecurityNotices
}) {
  const { database, clock, randomBytes, secrets, issuer, securityNotices } = parts

  const keyOf = (viewer: Viewer, sealed: Uint8Array) =>
    new TOTP({
      issuer,
      label: viewer.name || `#${viewer.personId}`,
      algorithm: 'SHA1',
      digits: 6,
      period: periodSeconds,
      secret: Secret.fromBase32(secrets.decrypt(sealed)),
    })

  async function personOf(source: Database | Tx, personId: number) {
    const person = await source.orm.person.findUnique({
      where: { id: personId },
      select: { totpSecret: true, totpConfirmedAt: true },
    })
    if (!person) throw new NotFoundError('person')
    return person
  }

  /** Whether the code is the key's, now or a step away, and was not used yet; it is used up. */
  async function takeCode(tx: Tx, viewer: Viewer, given: { sealed: Uint8Array; code: string; now: Date }) {
    const { sealed, code, now } = given
    const timestamp = now.getTime()
    const delta = keyOf(viewer, sealed).validate({ token: code, timestamp, window: skew })
    if (delta === null) return false
    const step = Math.floor(timestamp / 1000 / periodSeconds) + delta
    return (await tx.query(useStep, [viewer.personId, step])).length > 0
  }

  const note = (tx: Tx, viewer: Viewer, deed: string, now: Date) =>
    record(tx, {
      at: now,
      actorId: viewer.personId,
      action: `second-factor.${deed}`,
      unitId: viewer.roles[0]?.unitId ?? null,
      entity: 'person',
      entityId: viewer.personId,
    })

  const tell = (tx: Tx, { personId }: Viewer, { kind, now }: { kind: SecurityNoticeKind; now: Date }) =>
    securityNotices.tell(tx, { personId, kind, now })

  const tried = (viewer: Viewer): Tried => ({ what: 'second-factor', who: viewer.personId })

  async function stepUp(tx: Tx, viewer: Viewer, now: Date): Promise<void> {
    if (viewer.access?.via !== 'session') return
    await tx.orm.session.updateMany({ where: { id: viewer.access.id }, data: { steppedUpAt: now } })
  }

  return {
    async state(viewer: Viewer): Promise<FactorState> {
      const { totpSecret, totpConfirmedAt } = await personOf(database, viewer.personId)
      const codesLeft = await database.orm.recoveryCode.count({
        where: { personId: viewer.personId, usedAt: null },
      })
      return { enrolledAt: totpConfirmedAt, pending: totpSecret !== null && !totpConfirmedAt, codesLeft }
    },

    /** Makes a new key, which counts once confirmed. @throws ConflictError('factor-present') */
    async begin(viewer: Viewer): Promise<void> {
      const secret = new Secret({ buffer: new Uint8Array(randomBytes(secretBytes)).buffer })
      const sealed = new Uint8Array(secrets.encrypt(secret.base32))
      const { count } = await database.orm.person.updateMany({
        where: { id: viewer.personId, totpConfirmedAt: null },
        data: { totpSecret: sealed, totpLastStep: null },
      })
      if (count === 0) throw new ConflictError('factor-present')
    },

    /** The key that waits to be confirmed; null when none does. */
    async pending(viewer: Viewer): Promise<Enrolment | null> {
      const { totpSecret, totpConfirmedAt } = await personOf(database, viewer.personId)
      if (!totpSecret || totpConfirmedAt) return null
      const key = keyOf(viewer, totpSecret)
      return { secret: key.secret.base32, url: key.toString() }
    },

    /**
     * Confirms the key with a code of it, and counts as giving it; answers the recovery codes, readable this once.
     * Null: not a code of this key.
     * @throws TooManyAttemptsError
     */
    async confirm(viewer: Viewer, code: string): Promise<string[] | null> {
      const now = clock.now()
      await demandAttempt(database, tried(viewer), now)
      return database.transaction(async (tx) => {
        const { totpSecret: sealed, totpConfirmedAt } = await personOf(tx, viewer.personId)
        if (!sealed || totpConfirmedAt) throw new ConflictError('factor-present')
        if (!(await takeCode(tx, viewer, { sealed, code: digitsOf(code), now }))) return null
        await tx.orm.person.update({ where: { id: viewer.personId }, data: { totpConfirmedAt: now } })
        const codes = await issueRecoveryCodes(tx, { personId: viewer.personId, randomBytes })
        await stepUp(tx, viewer, now)
        await forgetAttempts(tx, tried(viewer))
        await tell(tx, viewer, { kind: 'factor', now })
        await note(tx, viewer, 'enrol', now)
        return codes
      })
    },

    /**
     * Takes a code of the app or a recovery code; of a session it is not asked again for 15 minutes.
     * @returns the viewer with the factor given; null: wrong, used before, or nothing is enrolled
     * @throws TooManyAttemptsError after ten wrong ones in 15 minutes
     */
    async give(viewer: Viewer, code: string): Promise<Viewer | null> {
      const { access } = viewer
      const now = clock.now()
      if (!access) return viewer
      await demandAttempt(database, tried(viewer), now)
      return database.transaction(async (tx) => {
        const { totpSecret: sealed, totpConfirmedAt } = await personOf(tx, viewer.personId)
        if (!sealed || !totpConfirmedAt) return null
        const digits = digitsOf(code)
        const fromApp = /^\d{6}$/.test(digits)
        const right = fromApp
          ? await takeCode(tx, viewer, { sealed, code: digits, now })
          : await useRecoveryCode(tx, { personId: viewer.personId, code, now })
        if (right) {
          await stepUp(tx, viewer, now)
          await forgetAttempts(tx, tried(viewer))
          if (!fromApp) await tell(tx, viewer, { kind: 'recovery', now })
        }
        if (!right || !fromApp) await note(tx, viewer, right ? 'recovery' : 'wrong', now)
        return right ? { ...viewer, access: { ...access, factorGivenAt: now } } : null
      })
    },

    /** Ten new recovery codes, readable this once. @throws SecondFactorError until it was given */
    async renewCodes(viewer: Viewer): Promise<string[]> {
      const now = clock.now()
      demandFactor(viewer, 'own-factor', now)
      return database.transaction(async (tx) => {
        const codes = await issueRecoveryCodes(tx, { personId: viewer.personId, randomBytes })
        await tell(tx, viewer, { kind: 'factor', now })
        await note(tx, viewer, 'codes', now)
        return codes
      })
    },

    /** Turns one's own second factor off. @throws SecondFactorError until it was given */
    async disable(viewer: Viewer): Promise<void> {
      const now = clock.now()
      demandFactor(viewer, 'own-factor', now)
      await database.transaction(async (tx) => {
        await removeFactor(tx, viewer.personId)
        await tell(tx, viewer, { kind: 'factor', now })
        await note(tx, viewer, 'disable', now)
      })
    },
  }
}

/** Takes a person's key and recovery codes away; every session asks anew. */
export async function removeFactor(tx: Tx, personId: number): Promise<void> {
  await tx.orm.person.update({
    where: { id: personId },
    data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null },
  })
  await tx.orm.recoveryCode.deleteMany({ where: { personId } })
  await tx.orm.session.updateMany({ where: { personId }, data: { steppedUpAt: null } })
}

/** Apps show the digits in two halves. */
const digitsOf = (code: string) => code.normalize('NFKC').replace(/\s/g, '')
