/** The OpenAPI 3.1 document, made from the endpoints themselves. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

type Json = Record<string, unknown>

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

export function openApiDocument(endpoints: readonly Endpoint[], { publicUrl }: { publicUrl: string }): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Cau Noi',
      version: '1',
      description:
        'A token acts as its person: what that person may not see answers 404, what they may see but not do 403. Times are ISO 8601 with offset. What asks for the second factor (403 second-factor) takes it in the header X-Second-Factor: of persons who enrolled one, and for exports and the author of a sealed ticket of everybody. Errors are RFC 9457 problem documents.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ bearer: [] }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

function operation(endpoint: Endpoint): Json {
  const { answer, answerType, body, bodyType, method, path, status, summary, tag } = endpoint
  const refused = [400, 401, 403, 404, 409, 413, 422].map((code) => [
    code,
    { $ref: '#/components/responses/Problem' },
  ])
  const given = answer ? { schema: schemaOf(answer, 'input') } : { schema: { type: 'string' } }
  return {
    operationId: `${method}${path.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    tags: [tag],
    parameters: [
      ...pathParameters(path),
      ...queryParameters(endpoint),
      ...(method === 'post' ? [idempotencyKey] : []),
    ],
    ...(body
      ? { requestBody: { required: true, content: { [bodyType]: { schema: schemaOf(body, 'input') } } } }
      : {}),
    responses: {
      [status]: { description: summary, content: { [answerType]: given } },
      ...Object.fromEntries(refused),
    },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'A repeat with the same key and body within a day gets the first answer again',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Endpoint): Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = schemaOf(query, 'input') as {
    properties?: Json
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...bare } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return bare
}
