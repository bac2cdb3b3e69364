/** Requests made from an OpenAPI document: as it wants them, and broken in every way. */
import fc from 'fast-check'
import { broken, fitting, type Json, oddText, oddValue, soiled, wordsOf } from './wild.ts'

export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly schema: object
}

export interface Document {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters: readonly Parameter[]
            readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> }
          }
        >
      >
    >
  >
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: { readonly type: string; readonly schema: object } | undefined
}

/** Any call of the document; `known` are codes and ids of things that are there. */
export function callsOf({ paths }: Document, known: readonly Json[]): fc.Arbitrary<ApiCall> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {})
      return { method, path, parameters, body: content && { type: content[0], schema: content[1].schema } }
    }),
  )
  return fc.oneof(...operations.map((operation) => callOf(operation, fc.constantFrom(...known))))
}

function callOf(
  { method, path, parameters, body }: Operation,
  values: fc.Arbitrary<Json>,
): fc.Arbitrary<ApiCall> {
  const sort = (name: string) => (name === 'code' ? 'string' : 'number')
  const value = (name: string) => {
    const likely = values.filter((each) => typeof each === sort(name))
    return fc.oneof({ weight: 8, arbitrary: likely }, values, oddText, oddValue)
  }
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const query = parameters.filter((each) => each.in === 'query')
  const right = fc.record(
    Object.fromEntries(query.map(({ name, schema }) => [name, fitting(schema, values)])),
    { requiredKeys: [] },
  )
  return fc
    .record({
      parts: fc.tuple(...names.map(value)),
      query: broken(right.map((given) => given as Json)),
      sent: body
        ? fc
            .oneof(
              { weight: 4, arbitrary: broken(fitting(body.schema, values)) },
              soiled(fitting(body.schema, values)),
            )
            .map((given) => (body.type === 'text/csv' ? wordsOf(given) : JSON.stringify(given)))
        : fc.constant(undefined),
      torn: fc.integer({ min: 0, max: 20 }),
      key: fc.option(
        fc.oneof(
          fc.constantFrom('a', 'b', 'c'),
          fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 }),
        ),
        { freq: 5 },
      ),
      language: fc.constantFrom('vi', 'en;q=x,vi;q=1e9', '*', ''),
    })
    .map(({ parts, query: asked, sent, torn, key, language }) => {
      let at = 0
      const filled = path.replace(/\{\w+\}/g, () => encodePart(parts[at++] ?? ''))
      const search = new URLSearchParams()
      if (asked && typeof asked === 'object')
        for (const [name, each] of Object.entries(asked))
          search.append(name.toWellFormed(), wordsOf(each).slice(0, 5_000))
      const idempotency = key && method === 'post' && key.trim() ? { 'Idempotency-Key': key.trim() } : {}
      return {
        method: method.toUpperCase(),
        path: `/api/v1${filled}${search.size > 0 ? `?${search}` : ''}`,
        headers: { 'Accept-Language': language, 'X-Second-Factor': '123456', ...idempotency },
        body: method === 'get' ? undefined : torn === 0 ? sent?.slice(1) : sent,
      }
    })
}

const encodePart = (value: Json) => encodeURIComponent(wordsOf(value).slice(0, 300)) || '-'
