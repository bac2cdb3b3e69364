/** The REST API: who calls, what they sent, one answer; everything else is the subjects' own. */
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Accounts } from '../accounts/accounts.ts'
import { accountEndpoints } from '../accounts/routes.ts'
import type { Audit } from '../audit/audit.ts'
import { auditEndpoints } from '../audit/routes.ts'
import type { Campaigns } from '../campaigns/campaigns.ts'
import { campaignEndpoints } from '../campaigns/routes.ts'
import { templateEndpoints } from '../feedback/routes/template-endpoints.ts'
import { type TicketEndpointParts, ticketEndpoints } from '../feedback/routes.ts'
import type { Templates } from '../feedback/templates.ts'
import { staffEndpoints } from '../people/routes.ts'
import type { SecondFactor } from '../people/second-factor.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Staff } from '../people/staff.ts'
import type { Viewer } from '../people/viewer.ts'
import type { PersonalData } from '../personal-data/personal-data.ts'
import { personalDataEndpoints } from '../personal-data/routes.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { SecondFactorError } from '../platform/errors.ts'
import type { Language, Texts } from '../platform/i18n/texts.ts'
import type { Log } from '../platform/log.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { LinkedGroups } from '../staff-groups/linked-groups.ts'
import { staffGroupEndpoints } from '../staff-groups/routes.ts'
import { unitEndpoints } from '../units/routes.ts'
import type { Units } from '../units/units.ts'
import { readSent } from './body.ts'
import type { Call, Endpoint } from './endpoint.ts'
import { createIdempotency } from './idempotency.ts'
import { openApiDocument } from './openapi.ts'
import { ProblemError, problemResponse } from './problems.ts'

export interface ApiParts extends TicketEndpointParts {
  readonly accounts: Accounts
  readonly linkedGroups: LinkedGroups
  readonly templates: Templates
  readonly staff: Staff
  readonly sessions: Sessions
  readonly secondFactor: SecondFactor
  readonly audit: Audit
  readonly personalData: PersonalData
  readonly campaigns: Campaigns
  readonly units: Units
  readonly secrets: Secrets
  readonly texts: Texts
  readonly log: Log
  readonly clock: Clock
  readonly database: Database
  readonly publicUrl: string
}

type Env = { Variables: { viewer: Viewer } }

/** A parameter without a value is not given: forms and templates of addresses send them so. */
const givenOf = (query: Record<string, string>) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))

/** To be mounted at `/api`: serves `/v1/…` and `/openapi.json`. */
export function createApi(parts: ApiParts): Hono<Env> {
  const { sessions, texts, log } = parts
  const endpoints = [
    ...unitEndpoints(parts),
    ...accountEndpoints(parts),
    ...staffGroupEndpoints(parts),
    ...staffEndpoints(parts),
    ...ticketEndpoints(parts),
    ...templateEndpoints(parts),
    ...personalDataEndpoints(parts),
    ...campaignEndpoints(parts),
    ...auditEndpoints(parts),
  ]
  const idempotency = createIdempotency(parts)
  let document: ReturnType<typeof openApiDocument> | undefined
  const api = new Hono<Env>()

  api.onError((error, c) =>
    problemResponse(error, { texts, log, language: languageOf(c), now: parts.clock.now() }),
  )
  api.get('/openapi.json', (c) => {
    document ??= openApiDocument(endpoints, parts)
    return c.json(document)
  })
  api.use('/v1/*', async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const viewer = await viewerOf(c, sessions)
    c.set('viewer', viewer)
    await next()
  })
  for (const endpoint of endpoints) api.on(endpoint.method, `/v1${endpoint.path}`, (c) => serve(c, endpoint))
  for (const path of new Set(endpoints.map((each) => each.path)))
    api.all(`/v1${path}`, () => refuseMethod(endpoints, path))
  api.all('/*', () => {
    throw new ProblemError('not-found')
  })

  async function serve(c: Context<Env>, endpoint: Endpoint): Promise<Response> {
    const viewer = c.get('viewer')
    const call = { viewer, language: languageOf(c), params: c.req.param(), query: givenOf(c.req.query()) }
    if (endpoint.method !== 'post')
      return answerOf(c, endpoint, await run(c, endpoint, { ...call, body: undefined }))
    const sent = await readSent(c.req.raw)
    const { search, pathname: path } = new URL(c.req.url)
    const request = {
      personId: viewer.personId,
      key: c.req.header('Idempotency-Key'),
      method: 'POST',
      path: path + search,
      body: sent,
    }
    const answer = await idempotency.once(request, async () => {
      const result = await run(c, endpoint, { ...call, body: readBody(endpoint, sent) })
      return { status: endpoint.status, body: JSON.stringify(result ?? null) }
    })
    if (answer.replayed) {
      await endpoint.again(call)
      c.header('Idempotent-Replayed', 'true')
    }
    return c.body(answer.body, answer.status as ContentfulStatusCode, {
      'Content-Type': 'application/json; charset=utf-8',
    })
  }

  /** What asks for the second factor asks before it does anything: it is run again once a right code came along. */
  async function run(c: Context<Env>, endpoint: Endpoint, call: Call<unknown, unknown>): Promise<unknown> {
    try {
      return await endpoint.run(call)
    } catch (error) {
      const code = c.req.header('X-Second-Factor')
      if (!(error instanceof SecondFactorError) || !code) throw error
      const viewer = await parts.secondFactor.give(call.viewer, code)
      if (!viewer) throw new ProblemError('second-factor-wrong')
      return endpoint.run({ ...call, viewer })
    }
  }

  return api
}

async function viewerOf(c: Context, sessions: Sessions): Promise<Viewer> {
  const [, token] = /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '') ?? []
  const viewer = token ? await sessions.viewerOfToken(token) : null
  if (viewer) return viewer
  const challenge = token ? 'Bearer realm="cau-noi", error="invalid_token"' : 'Bearer realm="cau-noi"'
  throw new ProblemError('unauthorized', { headers: { 'WWW-Authenticate': challenge } })
}

function answerOf(c: Context, endpoint: Endpoint, result: unknown): Response {
  return result instanceof Response ? result : c.json(result as object, endpoint.status)
}

/** @throws ProblemError for a body that is no JSON */
function readBody(endpoint: Endpoint, sent: string): unknown {
  if (!endpoint.body || endpoint.bodyType !== 'application/json') return sent
  if (sent === '' && endpoint.body.safeParse(undefined).success) return undefined
  try {
    return JSON.parse(sent)
  } catch {
    throw new ProblemError('bad-json')
  }
}

function refuseMethod(endpoints: readonly Endpoint[], path: string): never {
  const methods = endpoints
    .filter((each) => each.path === path)
    .map((each) => each.method.toUpperCase())
    .join(', ')
  throw new ProblemError('method-not-allowed', { values: { methods }, headers: { Allow: methods } })
}

/** Vietnamese unless English is asked for before it (RFC 9110, section 12.5.4). */
function languageOf(c: Context): Language {
  const asked = (c.req.header('Accept-Language') ?? '')
    .toLowerCase()
    .split(',')
    .map((each) => {
      const [tag = '', ...rest] = each.trim().split(/\s*;\s*/)
      const weight = rest.find((part) => part.startsWith('q='))
      return { language: tag.split('-')[0], weight: weight ? Number(weight.slice(2)) || 0 : 1 }
    })
  const weightOf = (language: string) =>
    Math.max(0, ...asked.filter((each) => each.language === language).map((each) => each.weight))
  return weightOf('en') > weightOf('vi') ? 'en' : 'vi'
}
