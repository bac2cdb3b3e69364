/** The HTTP side of both hosts: `/oauth/…` and `/openapi/…`, with media of people at `/media/…`. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  articleDetail,
  createArticle,
  listArticles,
  removeArticle,
  updateArticle,
  verifyArticle,
} from './articles.ts'
import type { FaultAnswer, Faults } from './faults.ts'
import { groupPacks, listGroups } from './groups.ts'
import { invalid, Refusal } from './refusal.ts'
import { sendConsultation, sendOther, sendTemplate, sendToGroup } from './sending.ts'
import type { UploadKind } from './uploads.ts'
import { prepareVideo, verifyVideo } from './videos.ts'
import type { World } from './world.ts'

/** One call of the program; `status` 0 means that it got no answer. */
export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  body: unknown
  status: number
  answer: unknown
}

export class Front {
  readonly calls: ApiCall[] = []
  /** The OAs of this platform, the first one first. */
  readonly worlds: World[] = []
  private readonly faults: Faults
  private readonly perMinute: number
  /** By app. */
  private readonly minutes = new Map<string, { number: number; used: number }>()

  constructor({ faults, perMinute }: { faults: Faults; perMinute: number }) {
    this.faults = faults
    this.perMinute = perMinute
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const body = await readBody(request)
    if (url.pathname.startsWith('/media/')) return this.download(url.pathname.slice(7), response)
    if (url.pathname === '/oauth/v4/oa/permission') return this.permit(url.searchParams, response)
    const call: ApiCall = {
      method: request.method ?? '',
      path: url.pathname,
      headers: singleHeaders(request),
      body: body.toString('utf8'),
      status: 200,
      answer: undefined,
    }
    this.calls.push(call)
    const fault = this.faults.take(url.pathname)
    if (fault === 'drop') return this.close(call, response)
    if (fault !== undefined && isLiteral(fault)) return respond(response, literal(call, fault))
    const world = this.worldOf(call)
    const headers = url.pathname.startsWith('/openapi/') ? this.countCall(world) : {}
    try {
      call.answer = await this.route(call, { world, url, body })
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, String(error), 500)
      call.status = refusal.status
      call.answer = refusal.body()
    }
    if (typeof fault === 'object' && 'delayMs' in fault) await sleep(fault.delayMs)
    if (fault === 'lost') return this.close(call, response)
    respond(response, { status: call.status, body: call.answer, headers })
  }

  private close(call: ApiCall, response: ServerResponse): void {
    call.status = 0
    response.destroy()
  }

  private download(name: string, response: ServerResponse): void {
    const bytes = this.worlds.map(({ media }) => media.get(name)).find(Boolean)
    response.writeHead(bytes ? 200 : 404, { 'content-length': bytes?.length ?? 0 })
    response.end(bytes)
  }

  /** The page at which an administrator of the OA agrees, and does so at once: the browser goes back with a code (§3.1). */
  private permit(asked: URLSearchParams, response: ServerResponse): void {
    const world = this.worlds.find(({ appId }) => appId === asked.get('app_id'))
    const back = asked.get('redirect_uri') ?? ''
    const refused = !world
      ? [-14002, 'Invalid app id']
      : URL.canParse(back)
        ? null
        : [-14003, 'Invalid redirect uri']
    if (!world || refused)
      return respond(response, { status: 200, body: { error: refused?.[0], error_name: refused?.[1] } })
    const location = new URL(back)
    location.searchParams.set('code', world.tokens.issueCode(asked.get('code_challenge') ?? undefined))
    location.searchParams.set('oa_id', world.oaId)
    location.searchParams.set('state', asked.get('state') ?? '')
    response.writeHead(302, { location: location.href }).end()
  }

  /** A bucket for each minute, shared by all calls of the app (§7.2). */
  private countCall(world: World): Record<string, string> {
    const number = Math.floor(world.now() / 60_000)
    const before = this.minutes.get(world.appId)
    const minute = before?.number === number ? before : { number, used: 0 }
    minute.used += 1
    this.minutes.set(world.appId, minute)
    const remain = Math.max(0, this.perMinute - minute.used)
    return { 'x-ratelimit-limit': String(this.perMinute), 'x-ratelimit-remain': String(remain) }
  }

  /** The OA a token is for; a token nobody knows is refused by the first one. */
  private worldOf({ headers }: ApiCall): World {
    const { access_token } = headers
    return this.worlds.find(({ tokens }) => tokens.knows(access_token)) ?? this.first
  }

  private get first(): World {
    const [first] = this.worlds
    if (!first) throw new Error('there is no OA yet')
    return first
  }

  private async route(
    call: ApiCall,
    { world, url, body }: { world: World; url: URL; body: Buffer },
  ): Promise<unknown> {
    if (call.path.startsWith('/oauth/')) return this.oauth(call, body)
    const path = call.path.replace(/^\/openapi/, '')
    const operation = operations[`${call.method} ${path}`]
    if (!operation) throw new Refusal(404, 'You are accessing an empty or invalid API')
    world.tokens.check(call.headers.access_token, call.headers.appsecret_proof)
    if ((this.minutes.get(world.appId)?.used ?? 0) > this.perMinute)
      throw new Refusal(-32, 'Your application reached limit call api')
    const data = await operation({ world, url, body, headers: call.headers })
    return { data, error: 0, message: 'Success' }
  }

  private oauth(call: ApiCall, body: Buffer): unknown {
    if (`${call.method} ${call.path}` !== 'POST /oauth/v4/oa/access_token')
      throw new Refusal(404, 'You are accessing an empty or invalid API')
    const form = new URLSearchParams(body.toString('utf8'))
    const ofApp = this.worlds.filter(({ appId }) => appId === form.get('app_id'))
    const world = ofApp.find(({ tokens }) => tokens.gave(form)) ?? ofApp[0] ?? this.first
    try {
      return world.tokens.exchange(form, call.headers.secret_key)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { error: error.code, error_name: error.message, error_description: error.message, ref_doc: '' }
    }
  }
}

interface Operating {
  readonly world: World
  readonly url: URL
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const operations: Record<string, (call: Operating) => unknown> = {
  'POST /v3.0/oa/message/cs': ({ world, body }) => sendConsultation(world, json(body)),
  'POST /v3.0/oa/message/template': ({ world, body }) => sendTemplate(world, json(body)),
  'POST /v2.0/oa/message': ({ world, body }) => sendOther(world, json(body)),
  'POST /v3.0/oa/group/message': ({ world, body }) => sendToGroup(world, json(body)),
  'POST /v2.0/article/create': ({ world, body }) => createArticle(world, json(body)),
  'POST /v2.0/article/update': ({ world, body }) => updateArticle(world, json(body)),
  'POST /v2.0/article/remove': ({ world, body }) => removeArticle(world, json(body)),
  'POST /v2.0/article/verify': ({ world, body }) => verifyArticle(world, json(body)),
  'GET /v2.0/article/getslice': ({ world, url }) => listArticles(world, url.searchParams),
  'GET /v2.0/article/getdetail': ({ world, url }) => articleDetail(world, url.searchParams),
  'POST /v2.0/article/upload_video/preparevideo': async (call) =>
    prepareVideo(call.world, await fileIn(call)),
  'GET /v2.0/article/upload_video/verify': ({ world, headers }) => verifyVideo(world, headers.token),
  'GET /v3.0/oa/group/getgroupsofoa': ({ world, url }) => listGroups(world, url.searchParams),
  'POST /v3.0/oa/quota/group': ({ world, body }) => groupPacks(world, json(body)),
  'POST /v2.0/oa/upload/image': (call) => upload(call, 'image'),
  'POST /v2.0/oa/upload/gif': (call) => upload(call, 'gif'),
  'POST /v2.0/oa/upload/file': (call) => upload(call, 'file'),
  'GET /v2.0/oa/getoa': ({ world }) => ({
    oaid: world.oaId,
    name: world.name,
    is_verified: true,
    oa_type: 4,
    num_follower: [...world.people.values()].filter(({ follower }) => follower).length,
    package_name: 'OA Nâng cao',
  }),
  'GET /v3.0/oa/user/detail': ({ world, url }) => {
    const person = world.people.get(String(query(url).user_id))
    if (!person) throw invalid('user_id')
    if (!person.follower) throw new Refusal(-213, 'User has not followed OA')
    return {
      user_id: person.id,
      user_id_by_app: person.byApp,
      display_name: person.name,
      user_is_follower: true,
      is_sensitive: false,
    }
  },
  'POST /v3.0/oa/quota/message': ({ world, body }) => {
    const { user_id, quota_owner } = json(body)
    if (quota_owner)
      return [
        { quota_type: 'sub_quota', remain: String(world.quota.remain), total: String(world.quota.total) },
      ]
    const person = world.people.get(String(user_id))
    if (!person) throw invalid('user_id')
    return { last_interaction: String(person.lastInteraction ?? 0) }
  },
}

async function upload(call: Operating, kind: UploadKind): Promise<unknown> {
  return call.world.uploads.add({ kind, ...(await fileIn(call)) })
}

async function fileIn({ body, headers: sent }: Operating): Promise<{ name: string; bytes: Buffer }> {
  const headers = { 'content-type': sent['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => undefined)
  const file = form?.get('file')
  if (!file || typeof file === 'string') throw invalid('file')
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
}

/** Arguments of a GET are one parameter: JSON named `data` (§4). */
function query(url: URL): Record<string, unknown> {
  return json(Buffer.from(url.searchParams.get('data') ?? ''))
}

function json(body: Buffer): Record<string, unknown> {
  try {
    return JSON.parse(body.toString('utf8')) as Record<string, unknown>
  } catch {
    throw invalid('body')
  }
}

const isLiteral = (fault: FaultAnswer) =>
  fault === 'html' || (typeof fault === 'object' && !('delayMs' in fault))

function literal(call: ApiCall, fault: FaultAnswer): Answer {
  if (fault === 'html') call.answer = '<html><body>502 Bad Gateway</body></html>'
  else if (typeof fault === 'object' && 'error' in fault)
    call.answer = { error: fault.error, message: fault.message ?? 'forced' }
  else if (typeof fault === 'object' && 'status' in fault) call.answer = fault.body
  call.status = fault === 'html' ? 502 : typeof fault === 'object' && 'status' in fault ? fault.status : 200
  return { status: call.status, body: call.answer }
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Record<string, string>
}

function respond(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, {
    'content-type': typeof body === 'string' ? 'text/html' : 'application/json',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  response.end(text)
}

function singleHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
