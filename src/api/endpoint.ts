/**
 * What a subject brings to the API: a list of endpoints. The router and the OpenAPI document are made from the same
 * list, so that neither knows a call the other does not.
 */
import type { z } from 'zod'
import type { Viewer } from '../people/viewer.ts'
import type { Language } from '../platform/i18n/texts.ts'

/** One request, its parts read and checked. */
export interface Call<Query, Body> {
  readonly viewer: Viewer
  readonly language: Language
  /** The parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Query
  readonly body: Body
}

export interface Definition<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly method: 'get' | 'post' | 'delete'
  /** Below `/api/v1`, its variable parts with a colon. */
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly query?: Query
  readonly body?: Body
  /** What the body is; JSON unless it says so. */
  readonly bodyType?: 'text/csv'
  readonly answer?: Answer
  /** An answer that is no JSON: its media type in the document; `handle` then gives a Response. */
  readonly answerType?: string
  /** 200 unless something new has an address of its own. */
  readonly status?: 201
  handle(call: Call<z.output<Query>, z.output<Body>>): Promise<z.input<Answer> | Response>
  /** What must hold still for the kept answer of a repeated POST to be given again; throws when it does not. */
  again?(call: Pick<Call<unknown, unknown>, 'viewer' | 'params'>): Promise<unknown>
}

/** A definition whose types are known to itself alone. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'delete'
  readonly path: string
  readonly tag: string
  readonly summary: string
  readonly query?: z.ZodType | undefined
  readonly body?: z.ZodType | undefined
  readonly bodyType: 'application/json' | 'text/csv'
  readonly answer?: z.ZodType | undefined
  readonly answerType: string
  readonly status: 200 | 201
  /** @throws UnreadError when the query or the body is not what the schemas say */
  run(call: Call<unknown, unknown>): Promise<unknown>
  again(call: Pick<Call<unknown, unknown>, 'viewer' | 'params'>): Promise<unknown>
}

/** What was sent does not fit a schema; `given` is what was sent. */
export class UnreadError extends Error {
  override name = 'UnreadError'
  readonly issues: z.core.$ZodIssue[]
  readonly given: unknown
  constructor(issues: z.core.$ZodIssue[], given: unknown) {
    super('the request does not fit its schema')
    this.issues = issues
    this.given = given
  }
}

export function endpoint<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  definition: Definition<Query, Body, Answer>,
): Endpoint {
  const { query, body, answer } = definition
  return {
    method: definition.method,
    path: definition.path,
    tag: definition.tag,
    summary: definition.summary,
    query,
    body,
    bodyType: definition.bodyType ?? 'application/json',
    answer,
    answerType: definition.answerType ?? 'application/json',
    status: definition.status ?? 200,
    run: (call) =>
      definition.handle({
        ...call,
        query: read(query, call.query) as z.output<Query>,
        body: read(body, call.body) as z.output<Body>,
      }),
    again: definition.again ?? (async () => undefined),
  }
}

function read(schema: z.ZodType | undefined, given: unknown): unknown {
  if (!schema) return undefined
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new UnreadError(parsed.error.issues, given)
  return parsed.data
}
