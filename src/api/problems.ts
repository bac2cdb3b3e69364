/** What went wrong, as RFC 9457 says it: `application/problem+json`, in the language of the caller. */
import { isUnavailable } from '../platform/database/errors.ts'
import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  SecondFactorError,
  secondsUntil,
  TooManyAttemptsError,
} from '../platform/errors.ts'
import type { Language, Texts, Values } from '../platform/i18n/texts.ts'
import type { Log } from '../platform/log.ts'
import { UnreadError } from './endpoint.ts'
import { type SaidIssue, sayIssues } from './issues.ts'

/** A refusal that belongs to the API itself, under the name of its texts. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly problem: ProblemName
  readonly values: Values
  readonly headers: Record<string, string>
  constructor(
    problem: ProblemName,
    { values = {}, headers = {} }: { values?: Values; headers?: Record<string, string> } = {},
  ) {
    super(problem)
    this.problem = problem
    this.values = values
    this.headers = headers
  }
}

/** Each with its status and the key of its title. */
const problems = {
  'bad-json': [400, 'bad-request'],
  'idempotency-key': [400, 'bad-request'],
  unauthorized: [401, 'unauthorized'],
  forbidden: [403, 'forbidden'],
  'second-factor': [403, 'second-factor'],
  'second-factor-wrong': [403, 'second-factor'],
  'second-factor-missing': [403, 'second-factor'],
  'not-found': [404, 'not-found'],
  'method-not-allowed': [405, 'method-not-allowed'],
  'idempotency-busy': [409, 'conflict'],
  'too-large': [413, 'too-large'],
  unsupported: [415, 'unsupported'],
  invalid: [422, 'invalid'],
  'idempotency-reused': [422, 'idempotency'],
  attempts: [429, 'attempts'],
  internal: [500, 'internal'],
  unavailable: [503, 'unavailable'],
} as const
export type ProblemName = keyof typeof problems

interface Teller {
  readonly texts: Texts
  readonly language: Language
  readonly log: Log
  readonly now: Date
}

export function problemResponse(error: unknown, teller: Teller): Response {
  const { texts, language, log } = teller
  if (error instanceof ProblemError) {
    const { problem, values, headers } = error
    return problemOf(problem, teller, { detail: texts.say(language, `error-${problem}`, values), headers })
  }
  if (error instanceof UnreadError)
    return invalid(sayIssues(error.issues, { given: error.given, texts, language }), teller)
  if (error instanceof InvalidError)
    return invalid(
      error.issues.map(({ path, message }) => ({ path, message: sayKey(message, teller) })),
      teller,
    )
  if (error instanceof NotFoundError) return problemOf('not-found', teller)
  if (error instanceof SecondFactorError)
    return problemOf(error.enrolled ? 'second-factor' : 'second-factor-missing', teller)
  if (error instanceof TooManyAttemptsError) {
    const wait = String(secondsUntil(error.freeAt, teller.now))
    return problemOf('attempts', teller, { headers: { 'Retry-After': wait } })
  }
  if (error instanceof ForbiddenError) return problemOf('forbidden', teller)
  if (error instanceof ConflictError) return conflict(error.reason, teller)
  if (isUnavailable(error)) return problemOf('unavailable', teller, { headers: { 'Retry-After': '2' } })
  log.error({ err: error }, 'API request failed')
  return problemOf('internal', teller)
}

function invalid(issues: readonly SaidIssue[], teller: Teller): Response {
  const detail = teller.texts.say(teller.language, 'error-invalid', { count: issues.length })
  return problemOf('invalid', teller, { detail, extra: { issues } })
}

function conflict(reason: string, teller: Teller): Response {
  return body({
    name: reason,
    status: 409,
    title: teller.texts.say(teller.language, 'error-title-conflict'),
    detail: sayKey(`error-${reason}`, teller),
  })
}

interface More {
  readonly detail?: string
  readonly headers?: Record<string, string>
  readonly extra?: object
}

function problemOf(name: ProblemName, { texts, language }: Teller, more: More = {}): Response {
  const [status, title] = problems[name]
  return body({
    name,
    status,
    title: texts.say(language, `error-title-${title}`),
    detail: more.detail ?? texts.say(language, `error-${name}`),
    ...(more.headers ? { headers: more.headers } : {}),
    ...(more.extra ? { extra: more.extra } : {}),
  })
}

function body(given: {
  name: string
  status: number
  title: string
  detail: string
  headers?: Record<string, string>
  extra?: object
}): Response {
  const { name, status, title, detail, headers = {}, extra = {} } = given
  return new Response(
    JSON.stringify({ type: `urn:cau-noi:problem:${name}`, title, status, detail, ...extra }),
    {
      status,
      headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...headers },
    },
  )
}

/** A text key of a typed error; one nobody has written yet is still a refusal, not a failure. */
function sayKey(key: string, { texts, language }: Teller): string {
  return texts.say(language, texts.has(language, key) ? key : 'error-unknown-value')
}
