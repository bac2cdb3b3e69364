/** Errors that carry a decision: what the caller tells the person, and with which status. */

/** Not there, or not for this viewer to know of. */
export class NotFoundError extends Error {
  override name = 'NotFoundError'
}

/** They may see it, but not do this. */
export class ForbiddenError extends Error {
  override name = 'ForbiddenError'
}

/** The rules forbid it now, or somebody else was faster. `reason` is a text key under `error-`. */
export class ConflictError extends Error {
  override name = 'ConflictError'
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

export interface Issue {
  /** The field, with dots for what lies deeper. */
  readonly path: string
  /** A text key under `error-`. */
  readonly message: string
}

/** What was given cannot be used; each issue names a field. */
export class InvalidError extends Error {
  override name = 'InvalidError'
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '))
    this.issues = issues
  }
}

/** It may be done once the second factor was given; who has none enrols first. */
export class SecondFactorError extends Error {
  override name = 'SecondFactorError'
  /** What asks for it. */
  readonly demand: string
  readonly enrolled: boolean
  constructor(demand: string, { enrolled }: { enrolled: boolean }) {
    super(demand)
    this.demand = demand
    this.enrolled = enrolled
  }
}

/** Tried too often; from `freeAt` on another attempt is looked at. */
export class TooManyAttemptsError extends Error {
  override name = 'TooManyAttemptsError'
  readonly freeAt: Date
  constructor(freeAt: Date) {
    super('attempts')
    this.freeAt = freeAt
  }
}

/** Whole seconds until a moment, at least one: the value of `Retry-After` (RFC 9110, section 10.2.3). */
export function secondsUntil(moment: Date, now: Date): number {
  return Math.max(1, Math.ceil((moment.getTime() - now.getTime()) / 1000))
}
